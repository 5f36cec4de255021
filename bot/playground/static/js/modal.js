// Modals: a view on top, with inputs whose values are handed in together.

import { onView } from "./act.js";
import { post } from "./api.js";
import { drawBlocks } from "./blocks.js";
import { fill, h, iconButton } from "./dom.js";
import { field } from "./fields.js";
import { fail } from "./notices.js";
import { store } from "./store.js";

let dialog = null;
let shown = "";

/** Show this view, or close what is open when it is null. */
export function showView(view) {
  const sign = view ? JSON.stringify([view.id, view.hash]) : "";
  if (sign === shown) return;
  shown = sign;
  if (!view) {
    dialog?.close();
    dialog?.remove();
    dialog = null;
    return;
  }
  if (!dialog) {
    dialog = h("dialog", { class: "modal", "aria-labelledby": "modal-title" });
    document.body.append(dialog);
  }
  draw(view);
  if (!dialog.open) dialog.showModal();
}

function draw(view) {
  const fields = [];
  const input = (block) => {
    const made = field(block);
    fields.push(made);
    return made.node;
  };
  const leave = () => close(view);
  const error = h("p", { class: "form-error", role: "alert" });
  const submit = view.submit && h("button", { type: "submit", class: "button button-primary" }, view.submit.text);
  const form = h(
    "form",
    { novalidate: true, on: { submit: (event) => handIn(event, view, fields, submit, error) } },
    h("header", { class: "modal-head" }, h("h2", { id: "modal-title" }, view.title?.text ?? ""), iconButton("close", "Close", leave)),
    h("div", { class: "modal-body" }, ...drawBlocks(view.blocks ?? [], { act: onView(view), input }), error),
    h("footer", { class: "modal-foot" }, h("button", { type: "button", class: "button", on: { click: leave } }, view.close?.text ?? (view.submit ? "Cancel" : "Close")), submit),
  );
  fill(dialog, form);
  dialog.oncancel = (event) => {
    event.preventDefault();
    leave();
  };
}

async function close(view) {
  showView(null);
  try {
    await post("/app/view_close", { as: store.me, view_id: view.id });
  } catch (error) {
    fail(error);
  }
}

async function handIn(event, view, fields, submit, error) {
  event.preventDefault();
  error.textContent = "";
  const bad = fields.filter((one) => !one.check());
  if (bad.length) {
    bad[0].focus();
    return;
  }
  const values = {};
  for (const one of fields) values[one.block_id] = { [one.action_id]: one.value() };
  submit.setAttribute("aria-busy", "true");
  try {
    const answer = await post("/app/view_submit", { as: store.me, view_id: view.id, values });
    if (answer.errors) {
      for (const one of fields) one.complain(answer.errors[one.block_id] ?? "");
      fields.find((one) => answer.errors[one.block_id])?.focus();
    } else if (!answer.ok) {
      error.textContent = "We had some trouble connecting. Try again?";
    }
  } catch (failure) {
    fail(failure);
  } finally {
    submit.removeAttribute("aria-busy");
  }
}
