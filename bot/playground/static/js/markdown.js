// The `markdown` block: standard Markdown (not mrkdwn) as nodes. Raw HTML in it is text.

import { h } from "./dom.js";
import { emoji } from "./emoji.js";
import { link } from "./links.js";
import { tableBox } from "./table.js";

const FENCE = /^\s*(```+|~~~+)/;
const HEADING = /^(#{1,6})\s+(.*?)\s*#*$/;
const RULE = /^\s*([-*_])(?:\s*\1){2,}\s*$/;
const QUOTE = /^\s*>\s?/;
const LISTED = /^(\s*)([-*+]|\d{1,9}[.)])\s+(.*)$/;
const DELIMITERS = /^\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*$/;
const ESCAPED = /\\([!-/:-@[-`{-~])/y;
const LINK = /!?\[([^\]]*)\]\(\s*<?([^\s)>]+)>?(?:\s+"[^"]*")?\s*\)/y;
const AUTO = /<(https?:[^\s>]+|mailto:[^\s>]+)>/y;
const BARE = /https?:\/\/[^\s<>|`]*[^\s<>|`.,;:!?)'"\]*_~]/y;
const CODE = /(`+)([\s\S]*?[^`])\1(?!`)/y;
const EMOJI = /:([a-z0-9_+-]+):/y;
const SPANS = [["**", "strong"], ["__", "strong"], ["~~", "s"], ["*", "em"], ["_", "em"]];
const WORD = /[\p{L}\p{N}]/u;

/** Return the nodes of a Markdown text. */
export function markdown(text) {
  return blocks(String(text).replace(/\r\n?/g, "\n").split("\n"));
}

function blocks(rows) {
  const nodes = [];
  let at = 0;
  while (at < rows.length) {
    const row = rows[at];
    if (!row.trim()) at++;
    else at = [fenced, heading, rule, quoted, listed, tabled, paragraph].reduce((end, read) => end || read(rows, at, nodes), 0);
  }
  return nodes;
}

function fenced(rows, at, nodes) {
  const fence = FENCE.exec(rows[at]);
  if (!fence) return 0;
  let end = at + 1;
  while (end < rows.length && !rows[end].trim().startsWith(fence[1])) end++;
  nodes.push(h("pre", { tabindex: "0" }, h("code", {}, rows.slice(at + 1, end).join("\n"))));
  return end + 1;
}

function heading(rows, at, nodes) {
  const found = HEADING.exec(rows[at]);
  if (!found) return 0;
  nodes.push(h("p", { class: `md-heading md-heading-${found[1].length}`, role: "heading", "aria-level": Math.min(found[1].length + 2, 6) }, ...span(found[2])));
  return at + 1;
}

function rule(rows, at, nodes) {
  if (!RULE.test(rows[at])) return 0;
  nodes.push(h("hr"));
  return at + 1;
}

function quoted(rows, at, nodes) {
  let end = at;
  while (end < rows.length && QUOTE.test(rows[end])) end++;
  if (end === at) return 0;
  nodes.push(h("blockquote", {}, ...blocks(rows.slice(at, end).map((row) => row.replace(QUOTE, "")))));
  return end;
}

function listed(rows, at, nodes) {
  const first = LISTED.exec(rows[at]);
  if (!first) return 0;
  const ordered = /\d/.test(first[2]);
  const list = h(ordered ? "ol" : "ul", ordered ? { start: parseInt(first[2], 10) } : {});
  const depth = first[1].length;
  let end = at;
  while (end < rows.length) {
    const found = LISTED.exec(rows[end]);
    if (!found || found[1].length > depth + 1 || found[1].length < depth || /\d/.test(found[2]) !== ordered) break;
    const inner = [];
    end++;
    while (end < rows.length && rows[end].trim() && indent(rows[end]) > depth + 1) inner.push(rows[end++].slice(depth + 2));
    list.append(h("li", {}, ...span(found[3]), ...blocks(inner)));
    if (end + 1 < rows.length && !rows[end]?.trim() && LISTED.test(rows[end + 1])) end++;
  }
  nodes.push(list);
  return end;
}

const indent = (row) => row.length - row.trimStart().length;

function tabled(rows, at, nodes) {
  if (!rows[at].includes("|") || !DELIMITERS.test(rows[at + 1] ?? "") || !rows[at + 1].includes("-")) return 0;
  let end = at + 2;
  while (end < rows.length && rows[end].includes("|") && rows[end].trim()) end++;
  const align = cells(rows[at + 1]).map((cell) => (/^:-+:$/.test(cell) ? "center" : cell.endsWith(":") ? "right" : "left"));
  const body = [rows[at], ...rows.slice(at + 2, end)].map((row) => cells(row).map((cell) => span(cell)));
  nodes.push(tableBox(body, align.map((side) => ({ align: side, is_wrapped: true }))));
  return end;
}

const cells = (row) =>
  row.trim().replace(/^\||\|$/g, "").split(/(?<!\\)\|/).map((cell) => cell.trim().replaceAll("\\|", "|"));

function paragraph(rows, at, nodes) {
  let end = at + 1;
  while (end < rows.length && rows[end].trim() && ![FENCE, HEADING, RULE, QUOTE, LISTED].some((begins) => begins.test(rows[end]))) end++;
  const shown = rows.slice(at, end).flatMap((row, index) => [...(index ? [h("br")] : []), ...span(row.trim())]);
  nodes.push(h("p", {}, ...shown));
  return end;
}

/** Return the nodes of running text. */
export function span(text) {
  const nodes = [];
  let pending = "";
  let at = 0;
  while (at < text.length) {
    const found = atom(text, at) ?? styled(text, at);
    if (!found) {
      pending += text[at++];
      continue;
    }
    if (typeof found.node === "string") pending += found.node;
    else {
      if (pending) nodes.push(pending);
      pending = "";
      nodes.push(found.node);
    }
    at = found.end;
  }
  if (pending) nodes.push(pending);
  return nodes;
}

function sticky(pattern, text, at) {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

function atom(text, at) {
  const attempts = [
    [ESCAPED, (m) => m[1]],
    [CODE, (m) => h("code", {}, m[2].trim())],
    [LINK, (m) => link(m[2], ...(m[1] ? span(m[1]) : [m[2]]))],
    [AUTO, (m) => link(m[1], m[1].replace(/^mailto:/, ""))],
    [BARE, (m) => link(m[0])],
    [EMOJI, (m) => emoji(m[1]) ?? m[0]],
  ];
  for (const [pattern, make] of attempts) {
    const found = sticky(pattern, text, at);
    if (found) return { node: make(found), end: at + found[0].length };
  }
  return null;
}

function styled(text, at) {
  for (const [mark, tag] of SPANS) {
    if (!text.startsWith(mark, at) || /\s/.test(text[at + mark.length] ?? " ")) continue;
    if (mark[0] === "_" && WORD.test(text[at - 1] ?? "")) continue;
    const end = closing(text, at + mark.length, mark);
    if (end > 0) return { node: h(tag, {}, ...span(text.slice(at + mark.length, end))), end: end + mark.length };
  }
  return null;
}

function closing(text, from, mark) {
  for (let end = text.indexOf(mark, from); end > 0; end = text.indexOf(mark, end + 1)) {
    if (end === from || /\s/.test(text[end - 1]) || text[end - 1] === "\\") continue;
    if (mark.length === 1 && text[end + 1] === mark) {
      end++;
      continue;
    }
    if (mark[0] === "_" && WORD.test(text[end + mark.length] ?? "")) continue;
    return end;
  }
  return 0;
}
