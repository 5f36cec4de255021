// "PEEL bot is answering": shown from the question until the answer, or until waiting longer makes no sense.

import { fill, h } from "./dom.js";
import { store } from "./store.js";

const DELAY_MILLISECONDS = 250;
const LONGEST_MILLISECONDS = 10_000;
let current = null;

/** Say that an answer is awaited in `channel`; returns what ends it. */
export function waiting(channel) {
  current?.end();
  const mine = { channel };
  const show = () => fill(place(), h("span", { class: "typing", "aria-hidden": "true" }, h("i"), h("i"), h("i")), h("span", {}, `${store.state.bot.name} is answering…`));
  const timers = [setTimeout(show, DELAY_MILLISECONDS), setTimeout(() => mine.end(), LONGEST_MILLISECONDS)];
  mine.end = () => {
    timers.forEach(clearTimeout);
    if (current !== mine) return;
    current = null;
    fill(place());
  };
  current = mine;
  return mine.end;
}

/** The answer (or anything else) came in `channel`. */
waiting.end = (channel) => {
  if (current?.channel === channel) current.end();
};

const place = () => document.getElementById("waiting");
