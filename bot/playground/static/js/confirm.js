// The question Slack asks before a button with `confirm` does anything.

import { h } from "./dom.js";
import { mrkdwn, plain } from "./mrkdwn.js";

/** Ask, and return whether the person agreed. */
export function confirmed(confirm) {
  return new Promise((resolve) => {
    const close = (agreed) => () => {
      resolve(agreed);
      dialog.close();
    };
    const text = confirm.text?.type === "mrkdwn" ? mrkdwn(confirm.text.text) : plain(confirm.text?.text ?? "");
    const style = confirm.style === "danger" ? "button-danger" : "button-primary";
    const dialog = h(
      "dialog",
      { class: "modal modal-small", "aria-labelledby": "confirm-title", on: { cancel: close(false), close: () => dialog.remove() } },
      h("header", { class: "modal-head" }, h("h2", { id: "confirm-title" }, confirm.title?.text ?? "Are you sure?")),
      h("div", { class: "modal-body" }, ...text),
      h(
        "footer",
        { class: "modal-foot" },
        h("button", { type: "button", class: "button", on: { click: close(false) } }, confirm.deny?.text ?? "Cancel"),
        h("button", { type: "button", class: `button ${style}`, on: { click: close(true) } }, confirm.confirm?.text ?? "Yes"),
      ),
    );
    document.body.append(dialog);
    dialog.showModal();
  });
}
