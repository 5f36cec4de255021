// Faces: initials on a colour for people, a shield for the bot.

import { h } from "./dom.js";
import { store, SLACKBOT, userName, userOf } from "./store.js";

/** Draw the picture of a person, the bot or Slackbot; for the eye only. */
export function avatar(id, className = "") {
  const bot = store.state?.bot;
  if (bot && (id === bot.user_id || id === bot.bot_id)) {
    return h("img", { class: `avatar ${className}`, src: "/static/icon.svg", alt: "" });
  }
  const shown = h("span", { class: `avatar ${className}`, "aria-hidden": "true" }, initials(userName(id)));
  const color = userOf(id)?.color ?? (id === SLACKBOT ? "#4a5568" : "#64748b");
  if (/^#[0-9a-f]{6}$/i.test(color)) shown.style.setProperty("--face", color);
  return shown;
}

const initials = (name) =>
  name
    .split(/[\s.]+/)
    .map((word) => word[0] ?? "")
    .join("")
    .slice(0, 2)
    .toUpperCase();
