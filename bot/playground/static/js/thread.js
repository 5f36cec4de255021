// The thread's panel: the message that began it, the replies, and a box to reply in.

import { Composer } from "./composer.js";
import { fill, h, iconButton } from "./dom.js";
import { Feed } from "./feed.js";
import { channelOf, isReply, messagesOf, store } from "./store.js";

const NARROW = matchMedia("(max-width: 900px)");
const panel = () => document.getElementById("thread");

let feed = null;
let composer = null;
let shownFor = null;

/** Draw the open thread, or hide the panel when none is open. `send(text)` replies in it. */
export function drawThread({ close, send }) {
  const open = store.place.kind === "channel" && store.thread;
  panel().hidden = !open;
  document.getElementById("app").classList.toggle("with-thread", Boolean(open));
  document.getElementById("main").inert = Boolean(open) && NARROW.matches;
  if (!open) {
    shownFor = null;
    return;
  }
  const channel = channelOf(store.place.id);
  const key = `${store.me} ${channel.id} ${store.thread}`;
  if (shownFor !== key) {
    build(channel, { close, send });
    shownFor = key;
  }
  const shown = messagesOf(channel.id).filter((m) => m.ts === store.thread || (isReply(m) && m.thread_ts === store.thread));
  const replies = shown.length - 1;
  feed.show(shown, (message, before, index) => (index === 1 ? `${replies} ${replies === 1 ? "reply" : "replies"}` : null));
}

function build(channel, { close, send }) {
  const list = h("div", { class: "feed" });
  const scroller = h("section", { class: "scroller", tabindex: "0", "aria-label": "Messages in the thread" }, list);
  composer = new Composer("reply", { send, inThread: true });
  const name = channel.is_im ? store.state.bot.name : `#${channel.name}`;
  fill(
    panel(),
    h("header", { class: "thread-head" }, h("h2", {}, "Thread", h("small", {}, ` ${name}`)), iconButton("close", "Close thread", close, { id: "thread-close" })),
    scroller,
    composer.node,
  );
  composer.moveTo(`${channel.id} ${store.thread}`, "Reply in thread");
  feed = new Feed(scroller, list, { inThread: true, openThread: () => {} });
}

/** Put the focus where one would reply. */
export const focusReply = () => composer?.text.focus();

export const threadIsWide = () => !NARROW.matches;
