// A list of messages that changes little by little: what did not change stays as it is, focus and scroll included.

import { day } from "./dates.js";
import { h } from "./dom.js";
import { drawMessage } from "./message.js";
import { repliesTo, saidAt, senderOf, store } from "./store.js";

const SAME_BREATH_SECONDS = 300;
const NEAR_BOTTOM_PIXELS = 120;

export class Feed {
  /** `scroller` scrolls, `list` holds the messages; `how` is handed to drawMessage. */
  constructor(scroller, list, how) {
    this.scroller = scroller;
    this.list = list;
    this.how = how;
    this.drawn = new Map();
    const grown = new ResizeObserver(() => this.stuck && this.toBottom());
    grown.observe(list);
    grown.observe(scroller);
    this.stuck = true;
    this.newest = "";
    this.below = h("button", { type: "button", class: "below", hidden: true, on: { click: () => this.follow() } }, "New messages below ↓");
    scroller.append(this.below);
    scroller.addEventListener("scroll", () => {
      if (Math.abs(scroller.scrollTop - this.ownTop) < 2) return; // not a person's scrolling
      this.stuck = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < NEAR_BOTTOM_PIXELS;
      if (this.stuck) this.below.hidden = true;
    }, { passive: true });
  }

  /** Go to the newest message, and along with those that come. */
  follow() {
    this.stuck = true;
    this.below.hidden = true;
    this.toBottom();
    this.scroller.focus({ preventScroll: true });
  }

  toBottom() {
    const newest = this.list.lastElementChild;
    const tall = newest && newest.offsetHeight > this.scroller.clientHeight - 24;
    if (tall) this.scroller.scrollTop = newest.offsetTop - this.scroller.offsetTop - 8;
    else this.scroller.scrollTop = this.scroller.scrollHeight;
    this.ownTop = this.scroller.scrollTop;
  }

  /** Show these messages; `divider(message, index)` gives a line to stand before one. */
  show(messages, divider = dayDivider) {
    const rows = [];
    messages.forEach((message, index) => {
      const before = messages[index - 1];
      const line = divider(message, before, index);
      if (line) rows.push({ key: `line ${message.ts}`, sign: line, make: () => h("div", { class: "divider-line", role: "separator" }, h("span", {}, line)) });
      const compact = !line && follows(message, before);
      const replies = this.how.inThread ? [] : repliesTo(message.channel, message.ts).map((reply) => reply.ts);
      rows.push({
        key: message.ts,
        sign: JSON.stringify([message, compact, replies, this.how.inThread]),
        make: () => drawMessage(message, { ...this.how, compact }),
      });
    });
    this.reconcile(rows);
    const newest = messages.at(-1);
    const isNew = Boolean(this.newest) && newest?.ts > this.newest;
    // What one says, and what answers only oneself, is always shown; nothing else moves a reader who has scrolled up.
    if (isNew && (senderOf(newest) === store.me || newest.ephemeral)) this.stuck = true;
    if (this.stuck) this.toBottom();
    this.below.hidden = this.stuck || !(isNew || !this.below.hidden);
    this.newest = newest?.ts ?? "";
  }

  reconcile(rows) {
    const wanted = new Set(rows.map((row) => row.key));
    for (const [key, { node }] of this.drawn) {
      if (wanted.has(key)) continue;
      node.remove();
      this.drawn.delete(key);
    }
    let place = this.list.firstChild;
    for (const row of rows) {
      const old = this.drawn.get(row.key);
      let node = old?.node;
      if (!old || old.sign !== row.sign) {
        node = row.make();
        if (old) {
          if (place === old.node) place = node;
          replaceKeepingFocus(old.node, node);
        }
        this.drawn.set(row.key, { node, sign: row.sign });
      }
      if (place === node) place = node.nextSibling;
      else this.list.insertBefore(node, place);
    }
  }
}

const dayDivider = (message, before) => (before && day(saidAt(before)) === day(saidAt(message)) ? null : day(saidAt(message)));

function follows(message, before) {
  return (
    Boolean(before) &&
    senderOf(before) === senderOf(message) &&
    Boolean(before.ephemeral) === Boolean(message.ephemeral) &&
    !before.subtype && !message.subtype && !message.ephemeral &&
    !before.blocks?.length && !message.blocks?.length &&
    saidAt(message) - saidAt(before) >= 0 && saidAt(message) - saidAt(before) < SAME_BREATH_SECONDS
  );
}

/** Put `node` in place of `old`; focus inside goes to the control of the same words, else the same action, else the whole. */
function replaceKeepingFocus(old, node) {
  const focused = old.contains(document.activeElement) ? document.activeElement : null;
  const words = focused?.textContent;
  const action = focused?.dataset.action;
  old.replaceWith(node);
  if (!focused) return;
  const controls = [...node.querySelectorAll("button, a, select, input")];
  const again = controls.find((control) => words && control.textContent === words) ?? controls.find((control) => action && control.dataset.action === action);
  (again ?? node).focus({ preventScroll: true });
}
