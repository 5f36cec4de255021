// rich_text: sections, lists, quotes and preformatted text, with their inline elements.

import { slackDate } from "./dates.js";
import { h } from "./dom.js";
import { emoji } from "./emoji.js";
import { link } from "./links.js";
import { mention } from "./mrkdwn.js";
import { channelName, userName } from "./store.js";

const TAGS = [["code", "code"], ["bold", "strong"], ["italic", "em"], ["strike", "s"], ["underline", "u"], ["highlight", "mark"]];

/** Return the nodes of a rich_text block or cell. */
export function richText(block) {
  return grouped(block.elements ?? []);
}

/** Lists that follow each other with growing indent are one nested list in Slack's data model, flat here as there. */
function grouped(elements) {
  const counters = [];
  return elements.map((element) => {
    if (element.type !== "rich_text_list") counters.length = 0;
    return part(element, counters);
  });
}

function part(element, counters) {
  switch (element.type) {
    case "rich_text_section":
      return h("div", { class: "rich-section" }, ...inlines(element.elements));
    case "rich_text_list":
      return list(element, counters);
    case "rich_text_quote":
      return h("blockquote", {}, ...inlines(element.elements));
    case "rich_text_preformatted":
      return h("pre", { tabindex: "0" }, h("code", {}, ...inlines(element.elements)));
    default:
      return h("span", { class: "unknown" }, `rich text "${element.type}" is not drawn here`);
  }
}

function list(element, counters) {
  const indent = Math.min(Number(element.indent) || 0, 8);
  const ordered = element.style === "ordered";
  const start = element.offset ? Number(element.offset) + 1 : (counters[indent] ?? 0) + 1;
  counters.length = indent + 1;
  counters[indent] = ordered ? start - 1 + (element.elements ?? []).length : 0;
  const entries = (element.elements ?? []).map((entry) => h("li", {}, ...inlines(entry.elements)));
  return h(ordered ? "ol" : "ul", { class: `rich-list indent-${indent}`, start: ordered ? start : null }, ...entries);
}

const inlines = (elements = []) => elements.flatMap(inline);

function inline(element) {
  const shown = word(element);
  const style = element.style ?? {};
  return TAGS.reduce((nodes, [name, tag]) => (style[name] ? [h(tag, {}, ...nodes)] : nodes), shown);
}

function word(element) {
  switch (element.type) {
    case "text":
      return withBreaks(element.text ?? "");
    case "link":
      return [link(element.url ?? "", element.text || element.url || "")];
    case "emoji":
      return [h("span", { class: "emoji", title: `:${element.name}:` }, glyph(element))];
    case "user":
      return [mention(`@${userName(element.user_id)}`)];
    case "channel":
      return [mention(`#${channelName(element.channel_id)}`)];
    case "usergroup":
      return [mention("@group")];
    case "broadcast":
      return [mention(`@${element.range}`)];
    case "date": {
      const words = slackDate(element.timestamp, element.format ?? "{date}", element.fallback ?? "");
      return [element.url ? link(element.url, words) : words];
    }
    case "color":
      return [h("code", {}, element.value ?? "")];
    default:
      return [`[${element.type}]`];
  }
}

const withBreaks = (text) => text.split("\n").flatMap((line, index) => (index ? [h("br"), line] : [line])).filter((node) => node !== "");

function glyph(element) {
  const points = /^[0-9a-f]{2,6}(-[0-9a-f]{2,6})*$/i.test(element.unicode ?? "") ? element.unicode.split("-") : null;
  return (points && String.fromCodePoint(...points.map((point) => parseInt(point, 16)))) || emoji(element.name) || `:${element.name}:`;
}
