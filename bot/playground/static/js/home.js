// The app's Home: the view that the bot published for the person acted as.

import { onView } from "./act.js";
import { drawBlocks } from "./blocks.js";
import { fill, h } from "./dom.js";
import { store } from "./store.js";

/** Draw the Home into `pane`. */
export function drawHome(pane) {
  const { home, state } = store;
  if (home === undefined) {
    fill(pane, h("div", { class: "home" }, h("p", { class: "home-empty" }, h("span", { class: "spinner", "aria-hidden": "true" }), ` Asking ${state.bot.name} for its Home…`)));
    return;
  }
  const shown = home
    ? drawBlocks(home.blocks ?? [], { act: onView(home) })
    : [h("p", { class: "home-empty" }, `${state.bot.name} has not published a Home for this person yet.`)];
  const old = pane.querySelector(".home");
  const action = old?.contains(document.activeElement) ? document.activeElement.dataset.action : null;
  const top = pane.scrollTop;
  fill(pane, h("section", { class: "home", "aria-label": `${state.bot.name} Home` }, ...shown));
  pane.scrollTop = top;
  if (action) pane.querySelector(`[data-action="${CSS.escape(action)}"]`)?.focus({ preventScroll: true });
}
