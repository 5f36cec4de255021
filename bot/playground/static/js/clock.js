// The playground's clock: which day it is for the bot, and what moves it there.

import { post } from "./api.js";
import { isoDay } from "./dates.js";
import { fill, h, icon } from "./dom.js";
import { announce, fail } from "./notices.js";
import { channelName, store } from "./store.js";

const STAYS = "What was posted stays, and is never posted twice.";
const bar = () => document.getElementById("clock");

let drawn = "";
let said = "";
let busy = "";

/** Draw the clock, where there is one. `moved(channels)` is called after each move, with where digests came. */
export function drawClock(moved) {
  const { clock } = store.state;
  bar().hidden = !clock;
  const now = JSON.stringify([clock, said, busy]);
  if (!clock || now === drawn) return;
  drawn = now;
  const focused = bar().contains(document.activeElement) ? document.activeElement.dataset.key : null;
  const day = bar().querySelector("input")?.value;
  bar().classList.toggle("moved", clock.moved);
  fill(bar(), ...(clock.moved ? away(clock, moved) : atHome(clock, moved)));
  if (!focused) return;
  const again = bar().querySelector(`[data-key="${focused}"]`) ?? bar().querySelector("button");
  again.focus();
  if (focused === "day" && busy) again.value = day;
}

function atHome(clock, moved) {
  return [
    h("p", { class: "clock-day" }, icon("clock"), h("span", {}, h("strong", {}, "Today"), `, ${isoDay(clock.day)}`)),
    h("div", { class: "clock-tools" }, mover("start", `Watch reminders come, from ${short(clock.start)}`, moved)),
    said && h("p", { class: "clock-said" }, said),
  ];
}

function away(clock, moved) {
  const input = h("input", { type: "date", class: "field field-short", value: clock.day, min: "2000-01-01", max: "2099-12-31", "aria-label": "Day to go to", data: { key: "day" } });
  const go = (event) => {
    event.preventDefault();
    if (input.value) move(input.value, moved);
  };
  return [
    h("div", { class: "clock-words" },
      h("p", { class: "clock-day" }, icon("clock"), h("strong", {}, isoDay(clock.day)), h("span", { class: "clock-badge" }, "not today")),
      h("p", { class: "clock-note" }, said && `${said} `, h("span", { class: "clock-always" }, "The bot answers and reminds as on this day.")),
    ),
    h("div", { class: "clock-tools" },
      mover("next", "Next reminder", moved, " button-primary"),
      h("form", { class: "clock-form", novalidate: true, on: { submit: go } }, input, h("button", { type: "submit", class: "button", "aria-label": "Go to the day", "aria-busy": /^\d/.test(busy) ? "true" : null, data: { key: "go" } }, h("span", {}, "Go"))),
      mover("today", "Back to today", moved),
    ),
  ];
}

const short = (iso) => isoDay(iso).replace(/^\p{L}+,? /u, "");

function mover(to, label, moved, style = "") {
  return h("button", { type: "button", class: `button${style}`, data: { key: to }, "aria-busy": busy === to ? "true" : null, on: { click: () => move(to, moved) } }, h("span", {}, label));
}

async function move(to, moved) {
  if (busy) return;
  busy = to;
  const { day } = store.state.clock;
  drawClock(moved);
  try {
    const answer = await post("/app/clock", { as: store.me, to });
    busy = "";
    if (!answer.ok) {
      fail(answer);
      drawClock(moved);
      return;
    }
    store.state.clock = answer.clock;
    said = [...held(answer.waiting), outcome(answer, to, answer.clock.day < day)].filter(Boolean).join(" ");
    announce(`${isoDay(answer.clock.day)}. ${said}`);
    moved([...new Set(answer.posted.map((one) => one.channel))]);
  } catch (error) {
    busy = "";
    fail(error);
    drawClock(moved);
  }
}

/** Say which digests cannot be posted, and why. */
const held = (waiting) => Object.entries(waiting).map(([channel, why]) => `A digest for #${channelName(channel)} waits: ${why}.`);

/** Say what came of a move. */
function outcome({ posted, nothing, follows, waiting }, to, back) {
  if (nothing && !follows) return "No channel is reminded of anything yet: write /peel subscribe kent in one.";
  if (nothing) return "Nothing more comes: everything was told for the last time.";
  if (posted.length === 0 && Object.keys(waiting).length) return "";
  if (posted.length === 0) return to === "start" || back ? `Nothing new. ${STAYS}` : "Nothing new is due on this day.";
  const places = [...new Set(posted.map((one) => `#${channelName(one.channel)}`))].join(", ");
  const came = posted.length === 1 ? "A digest came" : `${posted.length} digests came`;
  return `${came} in ${places}.`;
}
