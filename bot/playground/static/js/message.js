// One message: who, when, what, and what can be done with it.

import { onMessage } from "./act.js";
import { drawBlocks } from "./blocks.js";
import { clock, full, moment } from "./dates.js";
import { h, icon, iconButton, unseen } from "./dom.js";
import { drawFiles } from "./files.js";
import { mrkdwn } from "./mrkdwn.js";
import { avatar } from "./people.js";
import { isBot, isReply, repliesTo, saidAt, senderOf, userName } from "./store.js";

/**
 * Draw a message.
 * @param {object} message as the server gives it
 * @param {object} how `compact`: the same person goes on; `inThread`: shown in the thread's panel; `openThread(ts, focus)`
 */
export function drawMessage(message, { compact = false, inThread = false, openThread }) {
  const sender = senderOf(message);
  const name = userName(sender);
  if (message.subtype === "channel_join") return joined(message, sender, name);
  const time = h("time", { datetime: moment(saidAt(message)).toISOString(), title: full(saidAt(message)) }, clock(saidAt(message)));
  const head = h(
    "div",
    { class: compact ? "message-head unseen" : "message-head" },
    h("span", { class: "sender" }, name),
    isBot(message) && h("span", { class: "badge" }, "App"),
    !compact && time,
  );
  const replies = !inThread && !message.ephemeral ? repliesTo(message.channel, message.ts) : [];
  const canReply = !inThread && !message.ephemeral && !isReply(message);
  return h(
    "article",
    {
      class: `message${compact ? " compact" : ""}${message.ephemeral ? " ephemeral" : ""}`,
      tabindex: "-1",
      data: { ts: message.ts },
      "aria-label": `${name}, ${clock(saidAt(message))}${message.ephemeral ? ", only visible to you" : ""}`,
    },
    message.ephemeral && h("p", { class: "only-you" }, icon("eye"), "Only visible to you"),
    h("div", { class: "message-row" },
      h("div", { class: "gutter" }, compact ? h("span", { class: "gutter-time", "aria-hidden": "true" }, clock(saidAt(message))) : avatar(sender)),
      h("div", { class: "message-body" },
        head,
        content(message),
        drawFiles(message.files),
        message.edited && !message.blocks?.length && h("span", { class: "edited" }, " (edited)"),
        replies.length > 0 && threadLine(message, replies, openThread),
      ),
    ),
    canReply && h("div", { class: "message-tools" }, iconButton("reply", `Reply in thread to ${name}`, () => openThread(message.ts, true))),
  );
}

function content(message) {
  if (message.blocks?.length) return h("div", { class: "content" }, ...drawBlocks(message.blocks, { act: onMessage(message) }));
  return h("div", { class: "content mrkdwn" }, ...mrkdwn(message.text ?? ""));
}

function threadLine(message, replies, openThread) {
  const faces = [...new Set(replies.map(senderOf))].slice(0, 4);
  const words = replies.length === 1 ? "1 reply" : `${replies.length} replies`;
  return h(
    "button",
    { type: "button", class: "thread-line", data: { action: "open-thread" }, on: { click: () => openThread(message.ts, true) } },
    h("span", { class: "faces" }, ...faces.map((face) => avatar(face, "avatar-tiny"))),
    h("span", { class: "thread-count" }, words),
    h("span", { class: "thread-when" }, `Last at ${clock(saidAt(replies.at(-1)))}`),
    unseen(": open the thread"),
  );
}

function joined(message, sender, name) {
  return h(
    "article",
    { class: "message joined", tabindex: "-1", data: { ts: message.ts } },
    h("div", { class: "message-row" }, h("div", { class: "gutter" }, avatar(sender, "avatar-tiny")), h("p", {}, h("strong", {}, name), ` ${message.text} · ${clock(saidAt(message))}`)),
  );
}
