// What the page knows, and the names in it.

export const store = {
  state: null,
  me: null,
  place: null, // {kind: "channel", id} or {kind: "home"}
  thread: null, // ts of the message whose thread is open
  home: null,
  unread: new Set(),
  messages: new Map(), // channel -> Map(ts -> message)
};

export const SLACKBOT = "USLACKBOT";

export const userOf = (id) => store.state?.users.find((user) => user.id === id) ?? null;

export const channelOf = (id) => store.state?.channels.find((channel) => channel.id === id) ?? null;

/** Return a person's (or the bot's) name; the id where nobody has it. */
export function userName(id) {
  const { bot } = store.state ?? {};
  if (bot && (id === bot.user_id || id === bot.bot_id)) return bot.name;
  return id === SLACKBOT ? "Slackbot" : (userOf(id)?.real_name ?? id);
}

export const channelName = (id) => channelOf(id)?.name ?? id;

/** Return the channels that the person acted as is in, without direct messages. */
export const myChannels = () => store.state.channels.filter((c) => !c.is_im && c.members.includes(store.me));

/** Return the direct messages of the person acted as. */
export const myDirect = () => store.state.channels.find((c) => c.is_im && c.user === store.me) ?? null;

/** Return a channel's messages, oldest first. */
export function messagesOf(channel) {
  const found = [...(store.messages.get(channel)?.values() ?? [])];
  return found.sort((a, b) => Number(a.ts) - Number(b.ts) || (a.ts < b.ts ? -1 : 1));
}

/** When a message was said by the playground's clock; its ts is the real time. */
export const saidAt = (message) => message.at ?? message.ts;

export const isReply = (message) => Boolean(message.thread_ts) && message.thread_ts !== message.ts;

export const repliesTo = (channel, ts) => messagesOf(channel).filter((m) => isReply(m) && m.thread_ts === ts);

export function keep(message) {
  if (!store.messages.has(message.channel)) store.messages.set(message.channel, new Map());
  store.messages.get(message.channel).set(message.ts, message);
}

export const senderOf = (message) => message.user ?? (message.bot_id ? store.state.bot.user_id : null);

export const isBot = (message) => Boolean(message.bot_id) || message.user === store.state.bot.user_id;
