// Bars of a `data_visualization` block: one picture with a name that says all its numbers.

import { h } from "./dom.js";

const LOOKS = 6;

/** Draw bars, grouped by category; several series get a legend. */
export function bars(block) {
  const { series = [], axis_config: { categories = [] } = {} } = block.chart;
  const value = (one, label) => one.data.find((point) => point.label === label)?.value ?? 0;
  const most = Math.max(1, ...series.flatMap((one) => one.data.map((point) => point.value)));
  const many = series.length > 1;
  const bar = (one, label, number) => {
    const drawn = h("span", { class: `bar bar-${number % LOOKS}` });
    drawn.style.height = `calc((100% - 20px) * ${Math.max(0, value(one, label)) / most})`;
    return h("span", { class: "bar-place" }, h("span", { class: "bar-number" }, String(value(one, label))), drawn);
  };
  const group = (label) =>
    h("span", { class: "bar-group" }, h("span", { class: "bar-row" }, ...series.map((one, number) => bar(one, label, number))), h("span", { class: "bar-label" }, label));
  const said = categories.map((label) => `${label}: ${series.map((one) => `${many ? `${one.name} ` : ""}${value(one, label)}`).join(", ")}`);
  const legend = series.map((one, number) => h("span", { class: "bar-key" }, h("span", { class: `bar-swatch bar-${number % LOOKS}` }), one.name));
  return h(
    "figure",
    { class: "block chart", role: "img", "aria-label": `${block.title}. ${said.join("; ")}.` },
    h("figcaption", { class: "chart-title" }, block.title),
    h("span", { class: "bar-groups" }, ...categories.map(group)),
    many && h("span", { class: "bar-legend" }, ...legend),
  );
}
