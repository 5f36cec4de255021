// The middle: the head of a channel, its messages, what to try, and the box to write in.

import { fill, h, icon, iconButton } from "./dom.js";
import { Feed } from "./feed.js";
import { avatar } from "./people.js";
import { promptRow } from "./composer.js";
import { drawer } from "./sidebar.js";
import { channelOf, isReply, messagesOf, myDirect, senderOf, store } from "./store.js";

let feed = null;
let feedFor = null;

const byId = (id) => document.getElementById(id);

/** Draw the head of where one is. */
export function drawHead(go) {
  const { bot } = store.state;
  const channel = store.place.kind === "channel" ? channelOf(store.place.id) : null;
  const direct = myDirect();
  const app = !channel || channel.is_im;
  const title = app ? [avatar(bot.user_id, "avatar-small"), bot.name] : [icon("hash"), channel.name];
  const tab = (label, place) =>
    h("button", { type: "button", class: "tab", data: { key: label }, "aria-current": store.place.kind === place.kind ? "page" : null, on: { click: () => go(place) } }, label);
  const focused = byId("place").contains(document.activeElement) ? document.activeElement.dataset.key : null;
  fill(
    byId("place"),
    iconButton("menu", "Channels and people", () => drawer(true), { id: "menu-button", class: "icon-button menu-button", "aria-expanded": "false", "aria-controls": "sidebar", "data-key": "menu" }),
    h("div", { class: "place-words" }, h("h1", {}, ...title), !app && h("p", { class: "topic" }, channel.topic)),
    app && direct && h("div", { class: "tabs", role: "group", "aria-label": bot.name }, tab("Messages", { kind: "channel", id: direct.id }), tab("Home", { kind: "home" })),
    !app && h("span", { class: "members", title: "Members" }, icon("people"), h("span", { class: "unseen" }, "Members: "), String(channel.members.length)),
  );
  if (focused) byId("place").querySelector(`[data-key="${focused}"]`)?.focus();
  document.title = `${app ? bot.name : `#${channel.name}`} · playground`;
}

/** Draw the messages of the channel one is in. */
export function drawMessages({ openThread, invite }) {
  const channel = channelOf(store.place.id);
  if (feedFor !== `${store.me} ${channel.id}` || !byId("messages")) {
    const list = h("div", { class: "feed" });
    const scroller = h("section", { class: "scroller", id: "messages", tabindex: "0", "aria-label": `Messages in ${channel.is_im ? store.state.bot.name : channel.name}` }, h("div", { class: "intro", id: "intro" }), list);
    fill(byId("pane"), scroller);
    feed = new Feed(scroller, list, { openThread });
    feedFor = `${store.me} ${channel.id}`;
  }
  drawIntro(channel, invite);
  feed.show(messagesOf(channel.id).filter((message) => !isReply(message)));
}

function drawIntro(channel, invite) {
  const { bot } = store.state;
  const lead = channel.is_im
    ? [h("strong", {}, `Write to ${bot.name} as you would to a colleague.`), " No command is needed here."]
    : [h("strong", {}, `Ask about police inspections.`), ` Type `, h("kbd", {}, "/peel"), ` and a question: only you see the answer. Or mention `, h("kbd", {}, `@${bot.name}`), `: it answers in a thread that all see.`];
  const missing = !channel.bot_member && [
    h("p", { class: "intro-missing" }, `${bot.name} is not in this channel, so it hears nothing said here. `),
    h("button", { type: "button", class: "button button-primary", on: { click: invite } }, `Invite ${bot.name}`),
  ];
  const sign = `${channel.id} ${channel.bot_member}`;
  const intro = byId("intro");
  if (intro.dataset.sign === sign) return;
  intro.dataset.sign = sign;
  fill(
    intro,
    h("div", { class: "intro-face" }, channel.is_im ? avatar(bot.user_id, "avatar-large") : icon("hash")),
    h("div", {}, h("h2", {}, channel.is_im ? bot.name : `#${channel.name}`), h("p", {}, ...lead), missing, h("p", { class: "intro-note" }, "A practice workspace on this computer. The people are invented, the inspection results are real, and nothing leaves this machine.")),
  );
}

/** Offer things to try until the person has said something here. */
export function drawPrompts(ask) {
  const channel = channelOf(store.place.id);
  const spoken = messagesOf(channel.id).some((message) => senderOf(message) === store.me || message.ephemeral);
  const wanted = channel.bot_member && !spoken ? store.state.prompts : [];
  const row = byId("prompt-row");
  const sign = JSON.stringify([wanted, channel.id]);
  if (row.dataset.sign === sign) return;
  row.dataset.sign = sign;
  fill(row, wanted.length ? promptRow(wanted, ask) : null);
}

export const showNewest = () => {
  if (!feed) return;
  feed.stuck = true;
  feed.toBottom();
};
