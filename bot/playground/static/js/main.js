// The page as a whole: loads what there is, hears what changes, draws it.

import { get, post } from "./api.js";
import { drawClock } from "./clock.js";
import { Composer } from "./composer.js";
import { fill, h } from "./dom.js";
import { drawHome } from "./home.js";
import { showView } from "./modal.js";
import { mrkdwn } from "./mrkdwn.js";
import { announce, fail, standing } from "./notices.js";
import { remember, remembered, placeInAddress, writeAddress } from "./memory.js";
import { drawHead, drawMessages, drawPrompts, showNewest } from "./place.js";
import { drawer, drawerIsOpen, drawSidebar } from "./sidebar.js";
import { channelOf, isBot, isReply, keep, messagesOf, myChannels, myDirect, senderOf, store, userName, userOf } from "./store.js";
import { Stream } from "./stream.js";
import { drawThread, focusReply, threadIsWide } from "./thread.js";
import { waiting } from "./waiting.js";

const FRESH_SECONDS = 60;
const RETRY_MILLISECONDS = 1500;
const LOOK_MILLISECONDS = 60_000;
const byId = (id) => document.getElementById(id);

const composer = new Composer("composer", { send: (text) => say(text) });
const stream = new Stream(onChange, () => refresh());
let loading = null;
let queued = [];

// Drawing

function draw() {
  drawSidebar({ go, actAs });
  drawClock(clockMoved);
  drawHead(go);
  const inChannel = store.place.kind === "channel";
  byId("compose").hidden = !inChannel;
  if (inChannel) {
    drawMessages({ openThread, invite });
    drawPrompts((prompt) => say(prompted(prompt.message)));
  } else {
    drawHome(byId("pane"));
  }
  drawThread({ close: closeThread, send: (text) => say(text, store.thread) });
}

function prompted(message) {
  return channelOf(store.place.id).is_im || message.startsWith("/") ? message : `@${store.state.bot.name} ${message}`;
}

// Going about

function go(place, { keepThread = false } = {}) {
  if (!keepThread) store.thread = null;
  store.place = place;
  store.unread.delete(place.id);
  writeAddress(place);
  drawer(false);
  pointComposer();
  draw();
  if (place.kind === "home") openHome();
  else showNewest();
}

function pointComposer() {
  if (store.place.kind !== "channel") return;
  const channel = channelOf(store.place.id);
  composer.moveTo(channel.id, `Message ${channel.is_im ? store.state.bot.name : `#${channel.name}`}`);
}

async function actAs(id) {
  if (id === store.me) return;
  const wasDirect = store.place.kind === "channel" && channelOf(store.place.id).is_im;
  store.me = id;
  remember("me", id);
  store.messages.clear();
  store.unread.clear();
  store.home = undefined;
  store.thread = null;
  if (wasDirect) store.place = { kind: "channel", id: myDirect().id };
  else if (!mayBe(store.place)) store.place = firstPlace();
  writeAddress(store.place);
  showView(null);
  pointComposer();
  draw();
  announce(`Now acting as ${userName(id)}`);
  stream.listen(id);
  if (store.place.kind === "home") openHome();
}

const mayBe = (place) => place?.kind === "home" || (place?.kind === "channel" && Boolean(channelOf(place.id)?.members.includes(store.me)));

const firstPlace = () => ({ kind: "channel", id: (myChannels().find((channel) => channel.bot_member) ?? myChannels()[0] ?? myDirect()).id });

function openThread(ts, focus) {
  store.thread = ts;
  draw();
  if (focus) focusReply();
}

function closeThread() {
  const { thread } = store;
  store.thread = null;
  draw();
  const began = document.querySelector(`#messages [data-ts="${thread}"]`);
  (began?.querySelector(".thread-line, .message-tools button") ?? byId("composer-text"))?.focus({ preventScroll: true });
}

async function openHome() {
  store.home ??= undefined;
  try {
    await post("/app/home", { as: store.me });
    await readHome();
  } catch (error) {
    fail(error);
  }
}

async function readHome() {
  store.home = (await get("/app/home", { as: store.me })).view;
  if (store.place.kind === "home") drawHome(byId("pane"));
}

/** The clock was moved: show where a digest came, and what depends on the day. */
function clockMoved(channels) {
  const mine = channels.filter((id) => mayBe({ kind: "channel", id }));
  const here = store.place.kind === "channel" && (mine.length === 0 || mine.includes(store.place.id));
  if (mine.length && !here) go({ kind: "channel", id: mine[0] });
  else if (store.place.kind === "home") openHome();
  draw();
  if (mine.length) showNewest();
}

// Saying

async function say(text, thread = null) {
  const { me } = store;
  const channel = store.place.id;
  const heard = text.startsWith("/") || channelOf(channel).is_im || text.toLowerCase().includes(`@${store.state.bot.name.toLowerCase()}`);
  if (!thread) showNewest();
  const done = heard && channelOf(channel).bot_member ? waiting(channel) : () => {};
  try {
    const answer = await post("/app/say", { as: me, channel, text, ...(thread ? { thread_ts: thread } : {}) });
    if (text.startsWith("/") || !answer.ok) done();
    if (!answer.ok) fail(answer.message ?? answer.error);
    return answer.ok;
  } catch (error) {
    done();
    fail(error);
    return false;
  }
}

const invite = () => say(`/invite @${store.state.bot.name}`);

// Hearing

function onChange(change) {
  if (loading) queued.push(change);
  else hear(change);
}

function hear(change) {
  const { type, message } = change;
  if (type === "message" || type === "changed") {
    keep(message);
    heard(message, type === "message");
  } else if (type === "deleted") {
    store.messages.get(change.channel)?.delete(change.ts);
    draw();
  } else if (type === "home") {
    readHome().catch(fail);
  } else if (type === "view") {
    readView().catch(fail);
  } else if (type === "state") {
    readState().then(draw).catch(fail);
  } else if (type === "failure" && change.error) {
    fail(change.error);
  }
}

function heard(message, isNew) {
  const here = store.place.kind === "channel" && store.place.id === message.channel;
  if (isNew && senderOf(message) !== store.me) {
    waiting.end(message.channel);
    if (!here) store.unread.add(message.channel);
    else readOut(message);
  }
  if (isNew && here && isBot(message) && isReply(message) && !store.thread && threadIsWide() && justAsked(message)) {
    store.thread = message.thread_ts;
  }
  draw();
}

/** Whether the thread of this reply began with a question that this person has just asked here. */
function justAsked(reply) {
  const first = messagesOf(reply.channel).find((message) => message.ts === reply.thread_ts);
  return first?.user === store.me && Number(reply.ts) - Number(first.ts) < FRESH_SECONDS;
}

function readOut(message) {
  const words = h("div", {}, ...mrkdwn(message.text ?? "")).textContent;
  announce(`${userName(senderOf(message))}${message.ephemeral ? ", only visible to you" : ""}: ${words}`);
}

// Loading

async function readState() {
  store.state = await get("/app/state");
}

async function readView() {
  showView((await get("/app/view", { as: store.me })).view);
}

async function readMessages() {
  const mine = [...myChannels(), myDirect()].filter(Boolean);
  const answers = await Promise.all(mine.map((channel) => get("/app/messages", { channel: channel.id, as: store.me })));
  store.messages.clear();
  for (const { messages } of answers) messages.forEach(keep);
}

/** Read everything anew, and then what changed meanwhile. */
function refresh() {
  const asked = store.me;
  loading = (async () => {
    try {
      await readState();
      await readMessages();
      await readView();
      store.home = (await get("/app/home", { as: asked })).view;
    } catch (error) {
      fail(error);
    }
    if (asked !== store.me) return;
    loading = null;
    for (const change of queued.splice(0)) hear(change);
    if (!mayBe(store.place)) store.place = firstPlace();
    draw();
    showNewest();
  })();
}

async function start() {
  try {
    await readState();
  } catch {
    standing("The playground does not answer. Trying again…");
    setTimeout(start, RETRY_MILLISECONDS);
    return;
  }
  standing(null);
  const known = remembered("me");
  store.me = userOf(known) ? known : store.state.users[0].id;
  const asked = placeInAddress();
  store.place = mayBe(asked) ? asked : firstPlace();
  fill(byId("compose"), h("div", { id: "prompt-row" }), h("div", { id: "waiting", class: "waiting", "aria-live": "polite" }), composer.node);
  byId("backdrop").addEventListener("click", () => drawer(false));
  document.addEventListener("theme", draw);
  document.addEventListener("keydown", keys);
  window.addEventListener("hashchange", () => {
    const place = placeInAddress();
    if (mayBe(place) && (place.kind !== store.place.kind || place.id !== store.place.id)) go(place);
  });
  pointComposer();
  draw();
  stream.listen(store.me);
  // The clock goes on: at midnight another day is shown.
  setInterval(() => readState().then(draw).catch(() => {}), LOOK_MILLISECONDS);
  if (store.place.kind === "home") openHome();
  else if (threadIsWide()) composer.text.focus();
}

function keys(event) {
  if (event.key === "Escape" && drawerIsOpen()) drawer(false);
  else if (event.key === "Escape" && byId("thread").contains(event.target)) closeThread();
  else if (event.altKey && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
    event.preventDefault();
    const places = [...myChannels(), myDirect()].filter(Boolean);
    const at = places.findIndex((place) => place.id === store.place.id);
    const next = places[(at + (event.key === "ArrowDown" ? 1 : -1) + places.length) % places.length];
    go({ kind: "channel", id: next.id });
  }
}

start();
