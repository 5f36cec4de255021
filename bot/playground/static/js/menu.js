// A small menu that a button opens: arrows move, Enter chooses, Escape goes back to the button.

import { fill, h } from "./dom.js";

let open = null;

/**
 * Let `button` open a menu. `entries()` returns [{label, hint, icon, checked, choose}]; a `checked` that is given makes
 * them radios. Returns the element that holds both.
 */
export function withMenu(button, label, entries, className = "") {
  const list = h("div", { class: `menu ${className}`, role: "menu", "aria-label": label, hidden: true });
  const holder = h("div", { class: "menu-holder" }, button, list);
  button.setAttribute("aria-haspopup", "menu");
  button.setAttribute("aria-expanded", "false");

  const close = (back) => {
    list.hidden = true;
    button.setAttribute("aria-expanded", "false");
    if (open === close) open = null;
    if (back) button.focus();
  };
  const show = () => {
    open?.(false);
    open = close;
    fill(list, ...entries().map((entry) => drawn(entry, close)));
    list.hidden = false;
    keepInside(list);
    button.setAttribute("aria-expanded", "true");
    (list.querySelector('[aria-checked="true"]') ?? list.firstElementChild)?.focus();
  };
  button.addEventListener("click", () => (list.hidden ? show() : close(true)));
  button.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      show();
    }
  });
  list.addEventListener("keydown", (event) => move(event, list, close));
  holder.addEventListener("focusout", (event) => {
    if (!list.hidden && !holder.contains(event.relatedTarget)) close(false);
  });
  return holder;
}

/** Open upwards or to the left where there is no room the other way. */
function keepInside(list) {
  list.classList.remove("menu-above", "menu-left");
  const around = (list.closest(".scroller, .modal-body, .pane") ?? document.body).getBoundingClientRect();
  const { top, bottom, right, height } = list.getBoundingClientRect();
  if (bottom > around.bottom && top - height - 40 > around.top) list.classList.add("menu-above");
  if (right > Math.min(around.right, window.innerWidth)) list.classList.add("menu-left");
}

function drawn(entry, close) {
  const radio = "checked" in entry;
  const choose = () => {
    close(true);
    entry.choose();
  };
  return h(
    "button",
    {
      type: "button",
      class: "menu-entry",
      role: radio ? "menuitemradio" : "menuitem",
      "aria-checked": radio ? String(entry.checked) : null,
      tabindex: "-1",
      on: { click: choose },
    },
    entry.icon,
    h("span", { class: "menu-words" }, h("span", {}, entry.label), entry.hint && h("small", {}, entry.hint)),
  );
}

function move(event, list, close) {
  const entries = [...list.children];
  const at = entries.indexOf(document.activeElement);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: entries.length - 1 }[event.key];
  if (to !== undefined) {
    event.preventDefault();
    entries[(to + entries.length) % entries.length].focus();
  } else if (event.key === "Escape") {
    event.preventDefault();
    event.stopPropagation();
    close(true);
  } else if (event.key === "Tab") {
    close(false);
  }
}

document.addEventListener("pointerdown", (event) => {
  if (open && !event.target.closest(".menu-holder")) open(false);
});
