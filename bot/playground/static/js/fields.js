// The inputs of a modal: label, hint, value as Slack sends it, and what is wrong with it.

import { h } from "./dom.js";
import { nativeSelect } from "./elements.js";

const TEXT_TYPES = { plain_text_input: "text", email_text_input: "email", url_text_input: "url", number_input: "number" };
const PICKERS = { datepicker: ["date", "date"], timepicker: ["time", "time"] };

/** Draw an input block: {node, block_id, action_id, value(), check(), complain(words), focus()}. */
export function field(block) {
  const { element } = block;
  const id = `f-${block.block_id}`.replace(/[^\w-]/g, "_");
  const made = control(element, id, block.label.text);
  const hint = block.hint && h("small", { id: `${id}-hint`, class: "field-hint" }, block.hint.text);
  const error = h("p", { id: `${id}-error`, class: "form-error", role: "alert" });
  made.main.setAttribute("aria-describedby", [hint && `${id}-hint`, `${id}-error`].filter(Boolean).join(" "));
  const optional = block.optional && h("small", { class: "optional" }, " (optional)");
  const label = made.group ? h("legend", {}, block.label.text, optional) : h("label", { for: id }, block.label.text, optional);
  const node = h(made.group ? "fieldset" : "div", { class: "block field-block" }, label, made.node, hint, error);
  const complain = (words) => {
    error.textContent = words;
    made.main.setAttribute("aria-invalid", String(Boolean(words)));
  };
  return {
    node,
    block_id: block.block_id,
    action_id: element.action_id,
    value: () => ({ type: element.type, ...made.value() }),
    complain,
    focus: () => made.main.focus(),
    check: () => {
      const words = !block.optional && made.empty() ? "Please complete this required field." : tooLong(element, made);
      complain(words);
      return !words;
    },
  };
}

function tooLong(element, made) {
  const length = made.value().value?.length ?? 0;
  if (element.max_length && length > element.max_length) return `At most ${element.max_length} characters, please.`;
  if (length && element.min_length && length < element.min_length) return `At least ${element.min_length} characters, please.`;
  return "";
}

function control(element, id, label) {
  if (element.type in TEXT_TYPES) return written(element, id);
  if (element.type in PICKERS) return dated(element, id);
  if (["checkboxes", "radio_buttons", "multi_static_select"].includes(element.type)) return ticked(element, id);
  if (/_select$/.test(element.type)) return selected(element, id, label);
  const node = h("p", { class: "unknown", id }, `"${element.type}" is not drawn here`);
  return { node, main: node, value: () => ({}), empty: () => false };
}

function written(element, id) {
  const props = { id, class: "field", placeholder: element.placeholder?.text, autofocus: element.focus_on_load };
  const node = element.multiline ? h("textarea", { ...props, rows: "4" }) : h("input", { ...props, type: TEXT_TYPES[element.type] });
  node.value = element.initial_value ?? "";
  return { node, main: node, value: () => ({ value: node.value || null }), empty: () => !node.value.trim() };
}

function dated(element, id) {
  const [type, key] = PICKERS[element.type];
  const node = h("input", { id, type, class: "field field-short", value: element[`initial_${key}`] });
  return { node, main: node, value: () => ({ [`selected_${key}`]: node.value || null }), empty: () => !node.value };
}

function selected(element, id, label) {
  const { select, chosen, picked } = nativeSelect(element, label);
  select.id = id;
  select.removeAttribute("aria-label");
  return { node: select, main: select, value: () => chosen() ?? { selected_option: null }, empty: () => !picked() };
}

function ticked(element, id) {
  const radio = element.type === "radio_buttons";
  const start = element.initial_options ?? (element.initial_option ? [element.initial_option] : []);
  const options = element.options ?? (element.option_groups ?? []).flatMap((group) => group.options);
  const inputs = options.map((option) => [
    h("input", { type: radio ? "radio" : "checkbox", name: id, checked: start.some((one) => one.value === option.value) }),
    option,
  ]);
  const rows = inputs.map(([input, option]) => h("label", { class: "box" }, input, h("span", {}, option.text.text, option.description && h("small", {}, option.description.text))));
  const picked = () => inputs.filter(([input]) => input.checked).map(([, option]) => option);
  return {
    node: h("div", { class: "boxes", id }, ...rows),
    main: inputs[0]?.[0] ?? h("span"),
    group: true,
    value: () => (radio ? { selected_option: picked()[0] ?? null } : { selected_options: picked() }),
    empty: () => picked().length === 0,
  };
}
