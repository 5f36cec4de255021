// Slack's mrkdwn as nodes: *bold* _italic_ ~strike~ `code` ```pre``` > quote, <links>, mentions, dates, :emoji:.

import { slackDate } from "./dates.js";
import { h } from "./dom.js";
import { emoji } from "./emoji.js";
import { link } from "./links.js";
import { channelName, userName } from "./store.js";

const STYLES = { "*": "strong", _: "em", "~": "s" };
const WORD = /[\p{L}\p{N}]/u;
const ENTITIES = { "&amp;": "&", "&lt;": "<", "&gt;": ">" };
const BARE_URL = /https?:\/\/[^\s<>|`]*[^\s<>|`.,;:!?)'"\]*_~]/y;
const EMOJI = /:([a-z0-9_+-]+):/y;
const BULLET = /^(\s*)([•◦▪–-]|\d{1,3}\.)\s+(?=\S)/;

/** Undo Slack's escaping; only these three exist. */
export function unescape(text) {
  return text.replace(/&(amp|lt|gt);/g, (entity) => ENTITIES[entity]);
}

/** Return the nodes of a mrkdwn text. `verbatim`: bare addresses stay text. */
export function mrkdwn(text, { verbatim = false } = {}) {
  const parts = String(text).split(/```([\s\S]+?)```/);
  return parts.flatMap((part, index) => {
    if (index % 2) return [h("pre", { tabindex: "0" }, h("code", {}, unescape(part.replace(/^\n|\n$/g, ""))))];
    return part ? lines(index ? part.replace(/^\n/, "") : part, verbatim) : [];
  });
}

/** Return a plain_text as nodes: no markup, but emoji by name. */
export function plain(text, withEmoji = true) {
  if (!withEmoji) return [String(text)];
  return String(text)
    .split(/(:[a-z0-9_+-]+:)/)
    .map((piece) => (piece.length > 2 && piece.startsWith(":") && emoji(piece.slice(1, -1))) || piece)
    .filter(Boolean);
}

function lines(text, verbatim) {
  const nodes = [];
  let quote = null;
  text.split("\n").forEach((line, index, all) => {
    const quoted = /^(?:&gt;|>)\s?(.*)$/.exec(line);
    if (quoted) {
      if (quote) quote.append(h("br"));
      else nodes.push((quote = h("blockquote")));
      quote.append(...inline(quoted[1], verbatim));
      return;
    }
    quote = null;
    const bullet = BULLET.exec(line);
    if (bullet) {
      const mark = h("span", { class: "bullet-mark" }, bullet[2]);
      nodes.push(h("span", { class: "bullet" }, mark, h("span", {}, " ", ...inline(line.slice(bullet[0].length), verbatim))));
    } else if (line) {
      nodes.push(h("span", { class: "line" }, ...inline(line, verbatim)));
    } else if (index < all.length - 1 || all.length === 1) {
      nodes.push(h("span", { class: "gap" }));
    }
  });
  return nodes;
}

/** Return the nodes of one line. */
export function inline(text, verbatim = false) {
  const nodes = [];
  let pending = "";
  const flush = () => {
    if (pending) nodes.push(unescape(pending));
    pending = "";
  };
  let at = 0;
  while (at < text.length) {
    const found = tokenAt(text, at, verbatim);
    if (found) {
      flush();
      nodes.push(...found.nodes);
      at = found.end;
    } else {
      pending += text[at++];
    }
  }
  flush();
  return nodes;
}

function tokenAt(text, at, verbatim) {
  const first = text[at];
  if (first === "`") {
    const end = text.indexOf("`", at + 1);
    return end > at + 1 ? { nodes: [h("code", {}, unescape(text.slice(at + 1, end)))], end: end + 1 } : null;
  }
  if (first === "<") {
    const end = text.indexOf(">", at);
    return end > at + 1 ? { nodes: angled(text.slice(at + 1, end)), end: end + 1 } : null;
  }
  if (first === ":") return emojiAt(text, at);
  if (first === "h" && !verbatim && !WORD.test(text[at - 1] ?? "")) return urlAt(text, at);
  if (first in STYLES) {
    const end = closing(text, at);
    if (end) return { nodes: [h(STYLES[first], {}, ...inline(text.slice(at + 1, end), verbatim))], end: end + 1 };
  }
  return null;
}

function emojiAt(text, at) {
  EMOJI.lastIndex = at;
  const named = EMOJI.exec(text);
  const shown = named && emoji(named[1]);
  return shown ? { nodes: [h("span", { class: "emoji", title: named[0] }, shown)], end: EMOJI.lastIndex } : null;
}

function urlAt(text, at) {
  BARE_URL.lastIndex = at;
  const found = BARE_URL.exec(text);
  if (!found) return null;
  const address = unescape(found[0]);
  return { nodes: [link(address)], end: BARE_URL.lastIndex };
}

/** Return where the style that opens at `at` closes, or 0: both ends stand at the edge of a word. */
function closing(text, at) {
  const mark = text[at];
  const after = text[at + 1];
  if (!after || /\s/.test(after) || after === mark || WORD.test(text[at - 1] ?? "")) return 0;
  for (let end = at + 1; end < text.length; end++) {
    if (text[end] === "<" || text[end] === "`") {
      const past = text.indexOf(text[end] === "<" ? ">" : "`", end + 1);
      if (past > 0) end = past;
      continue;
    }
    if (text[end] === mark && !/\s/.test(text[end - 1]) && !WORD.test(text[end + 1] ?? "") && text[end + 1] !== mark) return end;
  }
  return 0;
}

function angled(inner) {
  const bar = inner.indexOf("|");
  const target = bar < 0 ? inner : inner.slice(0, bar);
  const label = bar < 0 ? "" : inner.slice(bar + 1);
  if (target.startsWith("@")) return [mention(`@${unescape(label) || userName(target.slice(1))}`)];
  if (target.startsWith("#")) return [mention(`#${unescape(label) || channelName(target.slice(1))}`)];
  if (target.startsWith("!date^")) return [dated(target, unescape(label))];
  if (target.startsWith("!subteam^")) return [mention(unescape(label) || "@group")];
  if (target.startsWith("!")) return [mention(`@${target.slice(1)}`)];
  const address = unescape(target);
  if (label) return [link(address, ...inline(label, true))];
  return [link(address, address.replace(/^mailto:/, ""))];
}

function dated(target, fallback) {
  const [, timestamp, tokens, address] = target.split("^");
  const words = slackDate(timestamp, unescape(tokens ?? ""), fallback);
  return address ? link(unescape(address), words) : h("span", { title: fallback }, words);
}

/** Name a person or channel, set apart. */
export function mention(name) {
  return h("span", { class: "mention" }, name);
}
