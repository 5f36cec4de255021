// What can be pressed or chosen in a block: buttons, menus, selects, dates.

import { h, icon } from "./dom.js";
import { safeUrl } from "./links.js";
import { withMenu } from "./menu.js";
import { confirmed } from "./confirm.js";
import { plain } from "./mrkdwn.js";
import { store } from "./store.js";

/**
 * Draw an interactive element. `act(action)` tells the bot and returns a promise; while it is open the control shows
 * that it is busy and takes no second press.
 */
export function interactive(element, block, act) {
  const make = MAKERS[element.type];
  if (!make) return h("span", { class: "unknown" }, `"${element.type}" is not drawn here`);
  const run = async (control, chosen = {}) => {
    if (control.getAttribute("aria-busy") === "true") return;
    if (element.confirm && !(await confirmed(element.confirm))) return;
    control.setAttribute("aria-busy", "true");
    try {
      await act({ type: element.type, action_id: element.action_id, ...chosen }, block);
    } finally {
      control.removeAttribute("aria-busy");
    }
  };
  return make(element, run);
}

const words = (object) => (object ? object.text : "");

function button(element, run) {
  const style = ["primary", "danger"].includes(element.style) ? ` button-${element.style}` : "";
  const props = { class: `button${style}`, data: { action: element.action_id ?? "" }, "aria-label": element.accessibility_label };
  const label = h("span", { class: "button-label" }, ...plain(words(element.text)));
  const href = element.url && safeUrl(element.url);
  const chosen = element.value === undefined ? {} : { value: element.value };
  if (href) {
    const anchor = h("a", { ...props, href, target: "_blank", rel: "noopener noreferrer" }, label);
    anchor.addEventListener("click", () => run(anchor, chosen));
    return anchor;
  }
  const control = h("button", { ...props, type: "button" }, label);
  control.addEventListener("click", () => run(control, chosen));
  return control;
}

function overflow(element, run) {
  const control = h("button", { type: "button", class: "button button-icon", "aria-label": "More actions", data: { action: element.action_id ?? "" } }, icon("more"));
  const entries = () =>
    element.options.map((option) => ({
      label: words(option.text),
      hint: words(option.description),
      choose: () => {
        const href = option.url && safeUrl(option.url);
        if (href) window.open(href, "_blank", "noopener,noreferrer");
        run(control, { selected_option: option });
      },
    }));
  return withMenu(control, "More actions", entries);
}

/** Options of a select, whichever way Slack names them: [{label, value, chosen, group}]. */
function choices(element) {
  const kind = element.type.replace("multi_", "");
  if (kind === "users_select") {
    return store.state.users.map((user) => ({ label: user.real_name, chosen: { selected_user: user.id }, initial: element.initial_user === user.id }));
  }
  if (kind === "channels_select" || kind === "conversations_select") {
    const name = kind === "channels_select" ? "channel" : "conversation";
    return store.state.channels
      .filter((channel) => !channel.is_im)
      .map((channel) => ({ label: `#${channel.name}`, chosen: { [`selected_${name}`]: channel.id }, initial: element[`initial_${name}`] === channel.id }));
  }
  const groups = element.option_groups ?? [{ options: element.options ?? [] }];
  return groups.flatMap((group) =>
    (group.options ?? []).map((option) => ({
      label: words(option.text),
      group: words(group.label),
      chosen: { selected_option: option },
      initial: element.initial_option?.value === option.value,
    })),
  );
}

/** Draw a native select; `chosen(select)` gives what is picked. */
export function nativeSelect(element, label = "") {
  const found = choices(element);
  const hint = words(element.placeholder) || "Choose…";
  const select = h("select", { class: "select", "aria-label": label || hint, data: { action: element.action_id ?? "" } });
  select.append(h("option", { value: "", disabled: found.length ? true : null }, hint));
  let group = null;
  found.forEach((choice, index) => {
    if (choice.group && group?.label !== choice.group) select.append((group = h("optgroup", { label: choice.group })));
    (choice.group ? group : select).append(h("option", { value: index, selected: choice.initial }, choice.label));
  });
  if (!found.some((choice) => choice.initial)) select.selectedIndex = 0;
  // An untouched menu has the value "", of which Number makes 0: that would send the first choice.
  return { select, chosen: () => (select.value === "" ? null : (found[Number(select.value)]?.chosen ?? null)), picked: () => select.value !== "" };
}

/** A select that acts at once is a menu: a native one would act at each press of an arrow key. */
function select(element, run) {
  const found = choices(element);
  const hint = words(element.placeholder) || "Choose…";
  let now = found.find((choice) => choice.initial);
  const label = h("span", { class: "button-label" });
  const control = h("button", { type: "button", class: "select select-button", data: { action: element.action_id ?? "" } }, label, icon("chevron"));
  const show = () => {
    label.textContent = now?.label ?? hint;
    control.setAttribute("aria-label", now ? `${hint}: ${now.label}` : hint);
  };
  const entries = () =>
    found.map((choice) => ({
      label: choice.label,
      hint: choice.group,
      checked: choice === now,
      choose: () => {
        now = choice;
        show();
        run(control, choice.chosen);
      },
    }));
  show();
  return withMenu(control, hint, entries);
}

const picker = (type, key, label) => (element, run) => {
  const value = element[`initial_${key}`] ?? "";
  const control = h("input", { type, class: "field field-short", value, "aria-label": words(element.placeholder) || label, data: { action: element.action_id ?? "" } });
  control.addEventListener("change", () => control.value && run(control, { [`selected_${key}`]: control.value }));
  return control;
};

const boxes = (type) => (element, run) => {
  const name = `b${crypto.randomUUID()}`;
  const start = element.initial_options ?? (element.initial_option ? [element.initial_option] : []);
  const group = h("div", { class: "boxes", role: type === "radio" ? "radiogroup" : "group", "aria-label": "Options" });
  const inputs = element.options.map((option) => {
    const checked = start.some((one) => one.value === option.value);
    const input = h("input", { type, name, checked });
    group.append(h("label", { class: "box" }, input, h("span", {}, ...plain(words(option.text)), option.description && h("small", {}, words(option.description)))));
    return [input, option];
  });
  group.addEventListener("change", () => {
    const picked = inputs.filter(([input]) => input.checked).map(([, option]) => option);
    run(group, type === "radio" ? { selected_option: picked[0] } : { selected_options: picked });
  });
  return group;
};

function feedback(element, run) {
  const each = [element.positive_button, element.negative_button].map((one) => {
    const control = h("button", { type: "button", class: "button", "aria-label": one.accessibility_label, data: { action: element.action_id ?? "" } }, words(one.text));
    control.addEventListener("click", () => run(control, { value: one.value }));
    return control;
  });
  return h("span", { class: "feedback" }, ...each);
}

const MAKERS = {
  button,
  icon_button: button,
  overflow,
  static_select: select,
  users_select: select,
  channels_select: select,
  conversations_select: select,
  datepicker: picker("date", "date", "Date"),
  timepicker: picker("time", "time", "Time"),
  checkboxes: boxes("checkbox"),
  radio_buttons: boxes("radio"),
  feedback_buttons: feedback,
};
