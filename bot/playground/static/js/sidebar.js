// The side: where one is, where one can go, and whom one acts as.

import { isoDay } from "./dates.js";
import { fill, h, icon, iconButton } from "./dom.js";
import { withMenu } from "./menu.js";
import { avatar } from "./people.js";
import { myChannels, myDirect, store, userName, userOf } from "./store.js";

const nav = () => document.getElementById("sidebar");

let drawn = "";

/** Draw the side anew. `go(place)` and `actAs(id)` are called for what is chosen. */
export function drawSidebar({ go, actAs }) {
  const { workspace, bot, connected, today } = store.state;
  // What has not changed is not drawn anew: an open menu would close under the person's hands.
  const now = JSON.stringify([store.state, store.place, [...store.unread], store.me, window.playgroundTheme.current()]);
  if (now === drawn) return;
  drawn = now;
  const focused = nav().contains(document.activeElement) ? document.activeElement.dataset.key : null;
  const direct = myDirect();
  const entry = (key, place, label, mark) => {
    const here = store.place && store.place.kind === place.kind && store.place.id === place.id;
    const unread = place.id && store.unread.has(place.id) && !here;
    return h(
      "li",
      {},
      h("button", { type: "button", class: `side-entry${unread ? " unread" : ""}`, data: { key }, "aria-label": unread ? `${label}, unread` : null, "aria-current": here ? "page" : null, on: { click: () => go(place) } },
        mark, h("span", { class: "side-label" }, label), unread && h("span", { class: "unread-dot" }),
      ),
    );
  };
  const section = (title, ...entries) => h("section", { class: "side-section" }, h("h2", {}, title), h("ul", {}, ...entries));
  fill(
    nav(),
    h("header", { class: "workspace" },
      h("span", { class: "workspace-icon", "aria-hidden": "true" }, workspace.icon),
      h("div", { class: "workspace-words" },
        h("p", { class: "workspace-name" }, workspace.name),
        h("p", { class: `connection ${connected ? "on" : "off"}` }, h("span", { class: "dot", "aria-hidden": "true" }), connected ? "Bot connected" : "Bot not connected"),
      ),
      themeButton(),
    ),
    h("div", { class: "side-scroll" },
      section("Channels", ...myChannels().map((c) => entry(c.id, { kind: "channel", id: c.id }, c.name, icon("hash")))),
      direct && section("Direct messages", entry(direct.id, { kind: "channel", id: direct.id }, bot.name, avatar(bot.user_id, "avatar-tiny"))),
      section("Apps", entry("home", { kind: "home" }, `${bot.name} Home`, icon("home"))),
    ),
    h("footer", { class: "side-foot" },
      h("p", { class: "side-today" }, "For the bot it is ", h("time", { datetime: today }, isoDay(today))),
      personSwitch(actAs),
    ),
  );
  if (focused) nav().querySelector(`[data-key="${CSS.escape(focused)}"]`)?.focus();
}

function themeButton() {
  const theme = window.playgroundTheme;
  const name = theme.current() === "dark" ? "sun" : "moon";
  const label = theme.current() === "dark" ? "Switch to light" : "Switch to dark";
  return iconButton(name, label, () => theme.toggle(), { "data-key": "theme", class: "icon-button side-icon" });
}

function personSwitch(actAs) {
  const me = userOf(store.me);
  const button = h(
    "button",
    { type: "button", class: "person-button", data: { key: "person" } },
    avatar(me.id),
    h("span", { class: "person-words" }, h("small", {}, "Acting as"), h("strong", {}, userName(me.id)), h("small", {}, me.title)),
    icon("chevron"),
  );
  const entries = () => store.state.users.map((user) => ({ label: user.real_name, hint: user.title, icon: avatar(user.id), checked: user.id === store.me, choose: () => actAs(user.id) }));
  return withMenu(button, "Act as", entries, "menu-up menu-wide");
}

// On a phone the side is a drawer.

/** Open or close the drawer. */
export function drawer(open) {
  const was = document.body.classList.contains("drawer-open");
  document.body.classList.toggle("drawer-open", open);
  document.getElementById("backdrop").hidden = !open;
  document.getElementById("main").inert = open;
  document.getElementById("menu-button")?.setAttribute("aria-expanded", String(open));
  if (open) (nav().querySelector('[aria-current="page"]') ?? nav().querySelector("button"))?.focus();
  else if (was) document.getElementById("menu-button")?.focus();
}

export const drawerIsOpen = () => document.body.classList.contains("drawer-open");
