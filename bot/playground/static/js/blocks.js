// Block Kit as nodes: one function a kind of block. A kind that is not known becomes a labelled box.

import { bars } from "./bars.js";
import { h } from "./dom.js";
import { interactive } from "./elements.js";
import { imageUrl } from "./links.js";
import { markdown } from "./markdown.js";
import { mrkdwn, plain } from "./mrkdwn.js";
import { richText } from "./richtext.js";
import { table } from "./table.js";

/** Draw blocks. `act(action, block)` is called for what is pressed; `input(block)` draws a modal's inputs. */
export function drawBlocks(blocks, { act, input }) {
  return blocks.map((block) => {
    const make = BLOCKS[block.type];
    if (block.type === "input" && input) return input(block);
    return make ? make(block, act) : unknown(block);
  });
}

const text = (object) => (object?.type === "mrkdwn" ? mrkdwn(object.text, object) : plain(object?.text ?? "", object?.emoji !== false));

function section(block, act) {
  const body = [];
  if (block.text) body.push(h("div", { class: "mrkdwn" }, ...text(block.text)));
  if (block.fields) body.push(h("div", { class: "fields" }, ...block.fields.map((field) => h("div", { class: "mrkdwn" }, ...text(field)))));
  const accessory = block.accessory && (block.accessory.type === "image" ? thumbnail(block.accessory, "accessory-image") : interactive(block.accessory, block, act));
  return h("div", { class: "block section" }, h("div", { class: "section-body" }, ...body), accessory && h("div", { class: "accessory" }, accessory));
}

function thumbnail(element, className) {
  const src = imageUrl(element.image_url ?? element.slack_file?.url ?? "");
  if (!src) return h("span", { class: "image-missing" }, element.alt_text);
  const image = h("img", { src, alt: element.alt_text ?? "", class: className, loading: "lazy", referrerpolicy: "no-referrer" });
  image.addEventListener("error", () => image.replaceWith(h("span", { class: "image-missing" }, element.alt_text || "picture")));
  return image;
}

function image(block) {
  const title = block.title && h("figcaption", {}, ...plain(block.title.text));
  return h("figure", { class: "block image" }, title, thumbnail(block, "picture"));
}

function context(block) {
  const entries = (block.elements ?? []).map((element) => (element.type === "image" ? thumbnail(element, "context-image") : h("span", { class: "mrkdwn" }, ...text(element))));
  return h("div", { class: "block context" }, ...entries);
}

function actions(block, act) {
  return h("div", { class: "block actions" }, ...(block.elements ?? []).map((element) => interactive(element, block, act)));
}

function header(block) {
  return h("div", { class: "block header", role: "heading", "aria-level": "3" }, ...plain(block.text?.text ?? ""));
}

function alert(block) {
  const level = ["info", "success", "warning", "error"].includes(block.level) ? block.level : "default";
  return h("div", { class: `block alert alert-${level}` }, h("div", { class: "mrkdwn" }, ...text(block.text)));
}

/** Draw a chart; only bars are drawn here. */
function visualization(block) {
  return block.chart?.type === "bar" ? bars(block) : unknown(block);
}

/** Say what stands here and is not drawn. */
function unknown(block) {
  const title = block.title?.text ?? block.title ?? block.alt_text ?? "";
  return h("div", { class: "block unknown-block" }, h("strong", {}, `Block “${block.type}”`), ` is not drawn in the playground. ${typeof title === "string" ? title : ""}`);
}

const BLOCKS = {
  section,
  context,
  actions,
  context_actions: actions,
  header,
  image,
  alert,
  divider: () => h("hr", { class: "block divider" }),
  markdown: (block) => h("div", { class: "block markdown" }, ...markdown(block.text ?? "")),
  rich_text: (block) => h("div", { class: "block rich" }, ...richText(block)),
  table: (block) => h("div", { class: "block" }, table(block)),
  data_table: (block) => h("div", { class: "block" }, table(block)),
  data_visualization: visualization,
};
