// Tables: a box of their own that scrolls, so that the page never does.

import { h } from "./dom.js";
import { mrkdwn, plain } from "./mrkdwn.js";
import { richText } from "./richtext.js";

const ALIGN = { left: "left", center: "center", right: "right" };

/** Draw rows of cells (each a list of nodes); the first row names the columns. `settings`: align, is_wrapped. */
export function tableBox(rows, settings = [], caption = "") {
  const [head = [], ...body] = rows;
  const cell = (tag, props) => (nodes, column) => {
    const setting = settings[column] ?? {};
    const classes = [`align-${ALIGN[setting.align] ?? "left"}`, setting.is_wrapped ? "wrapped" : "unwrapped"];
    return h(tag, { ...props, class: classes.join(" ") }, ...nodes);
  };
  const table = h(
    "table",
    {},
    caption && h("caption", {}, caption),
    h("thead", {}, h("tr", {}, ...head.map(cell("th", { scope: "col" })))),
    h("tbody", {}, ...body.map((row) => h("tr", {}, ...row.map(cell("td", {}))))),
  );
  return fading(h("div", { class: "table-box", tabindex: "0", role: "region" }, table), caption || "Table");
}

/** Fade the edges of a box behind which there is more, and say it in its name. */
function fading(box, name) {
  const look = () => {
    const hidden = box.scrollWidth - box.clientWidth;
    box.classList.toggle("more-left", box.scrollLeft > 1);
    box.classList.toggle("more-right", hidden - box.scrollLeft > 1);
    box.setAttribute("aria-label", hidden > 1 ? `${name}, scrolls sideways` : name);
  };
  box.setAttribute("aria-label", name);
  box.addEventListener("scroll", look, { passive: true });
  new ResizeObserver(look).observe(box);
  return box;
}

/** Draw a `table` or `data_table` block. */
export function table(block) {
  const rows = (block.rows ?? []).map((row) => row.map(cellNodes));
  return tableBox(rows, block.column_settings ?? [], block.caption ?? "");
}

function cellNodes(cell) {
  if (cell.type === "rich_text") return richText(cell);
  if (cell.type === "mrkdwn") return mrkdwn(cell.text ?? "");
  return plain(cell.text ?? cell.value ?? "", false);
}
