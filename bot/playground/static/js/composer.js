// The box to write in: grows with the text, completes commands, sends with Enter, keeps a draft a place.

import { complete } from "./completion.js";
import { fill, h, icon, iconButton } from "./dom.js";
import { announce } from "./notices.js";
import { store } from "./store.js";

const drafts = new Map();
const TALLEST_PIXELS = 200;

export class Composer {
  /** `send(text)` returns whether it went out; `id` sets this composer's elements apart. */
  constructor(id, { send, inThread = false }) {
    this.id = id;
    this.sendText = send;
    this.inThread = inThread;
    this.found = null;
    this.at = -1;
    this.closedFor = null;
    this.build();
  }

  build() {
    const { id } = this;
    this.text = h("textarea", {
      id: `${id}-text`, rows: "1", class: "composer-text", autocomplete: "off", spellcheck: "true", enterkeyhint: "send",
      "aria-autocomplete": "list", "aria-controls": `${id}-offers`, "aria-describedby": `${id}-hint`,
      on: { input: () => this.typed(), keydown: (event) => this.key(event), click: () => this.look(), blur: () => setTimeout(() => this.shut(), 150) },
    });
    this.offers = h("ul", { id: `${id}-offers`, class: "offers", role: "listbox", "aria-label": "Suggestions", hidden: true });
    this.sendButton = iconButton("send", "Send", () => this.send(), { class: "send-button" });
    const insert = (piece) => () => this.insert(piece);
    const tools = [
      !this.inThread && iconButton("slash", "Use a /peel command", insert("/")),
      iconButton("at", "Mention the bot", insert("@")),
    ];
    this.tools = h("div", { class: "composer-tools" }, ...tools);
    this.hint = h("span", { id: `${id}-hint`, class: "composer-hint" }, this.inThread ? "Enter sends" : "Enter sends · / for commands · @ for the bot");
    this.node = h("div", { class: "composer" }, this.offers, h("div", { class: "composer-box" }, this.text, h("div", { class: "composer-bar" }, this.tools, this.hint, this.sendButton)));
  }

  /** Point it at a place: its label, and the draft left there. */
  moveTo(place, label) {
    this.place = place;
    this.text.setAttribute("aria-label", label);
    this.text.placeholder = label;
    this.text.value = drafts.get(place) ?? "";
    this.shut();
    this.grow();
  }

  grow() {
    this.text.style.setProperty("height", "auto");
    this.text.style.setProperty("height", `${Math.min(this.text.scrollHeight, TALLEST_PIXELS)}px`);
    this.sendButton.classList.toggle("ready", Boolean(this.text.value.trim()));
  }

  typed() {
    drafts.set(this.place, this.text.value);
    this.closedFor = null;
    this.grow();
    this.look();
  }

  insert(piece) {
    const empty = !this.text.value.trim();
    if (piece === "/" && !empty) this.text.value = "";
    const before = this.text.value;
    const gap = piece === "@" && before && !/\s$/.test(before) ? " " : "";
    this.text.value = piece === "/" ? "/peel " : `${before}${gap}@`;
    this.text.focus();
    this.typed();
  }

  // Completion

  look() {
    const { commands, bot, users } = store.state;
    const found = complete(this.text.value, this.text.selectionStart, { commands, bot, people: users, inThread: this.inThread });
    if (!found || this.closedFor === this.text.value) return this.shut();
    this.found = found;
    this.at = found.eager ? 0 : -1;
    const rows = found.offers.map((offer, index) =>
      h(
        "li",
        { id: `${this.id}-offer-${index}`, role: "option", class: "offer", "aria-selected": "false", on: { pointerdown: (event) => event.preventDefault(), click: () => this.take(index) } },
        h("span", { class: "offer-text" }, offer.label),
        h("span", { class: "offer-hint" }, offer.hint ?? ""),
      ),
    );
    const isNew = this.offers.hidden;
    fill(this.offers, ...rows);
    this.offers.hidden = false;
    this.mark();
    if (isNew) announce(`${rows.length} ${rows.length === 1 ? "suggestion" : "suggestions"}: arrow keys choose, Tab takes`);
    return undefined;
  }

  mark() {
    [...this.offers.children].forEach((row, index) => {
      row.setAttribute("aria-selected", String(index === this.at));
      if (index === this.at) row.scrollIntoView({ block: "nearest" });
    });
    if (this.at >= 0) this.text.setAttribute("aria-activedescendant", `${this.id}-offer-${this.at}`);
    else this.text.removeAttribute("aria-activedescendant");
  }

  shut() {
    this.offers.hidden = true;
    this.found = null;
    this.text.removeAttribute("aria-activedescendant");
  }

  take(index) {
    const { from, to, offers } = this.found;
    const { text } = offers[Math.max(index, 0)];
    const value = this.text.value;
    this.text.value = value.slice(0, from) + text + value.slice(to);
    this.text.setSelectionRange(from + text.length, from + text.length);
    this.text.focus();
    this.typed();
  }

  key(event) {
    if (event.isComposing) return;
    if (this.found && this.keyInOffers(event)) {
      event.preventDefault();
      event.stopPropagation();
    } else if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      this.send();
    }
  }

  /** Return whether the key was for the suggestions. */
  keyInOffers(event) {
    const count = this.found.offers.length;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      this.at = this.at < 0 ? (step > 0 ? 0 : count - 1) : (this.at + step + count) % count;
      this.mark();
      return true;
    }
    if (event.key === "Escape") {
      this.closedFor = this.text.value;
      this.shut();
      return true;
    }
    if ((event.key === "Tab" && !event.shiftKey) || (event.key === "Enter" && !event.shiftKey && this.at >= 0)) {
      this.take(this.at);
      return true;
    }
    return false;
  }

  async send() {
    const text = this.text.value.trim();
    if (!text || this.sending) return;
    this.sending = true;
    const { place } = this;
    this.text.value = "";
    this.typed();
    this.shut();
    const sent = await this.sendText(text);
    this.sending = false;
    if (!sent && this.place === place && !this.text.value) {
      this.text.value = text;
      this.typed();
    }
    this.text.focus();
  }
}

/** Draw suggested prompts: what a newcomer can press instead of typing. */
export function promptRow(prompts, choose) {
  const buttons = prompts.map((prompt) => h("button", { type: "button", class: "prompt", on: { click: () => choose(prompt) } }, icon("bulb"), h("span", {}, prompt.title)));
  return h("div", { class: "prompts", role: "group", "aria-label": "Things to try" }, h("span", { class: "prompts-title" }, "Try"), ...buttons);
}
