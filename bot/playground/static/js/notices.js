// What the page says about itself: failures, a lost connection, and words for the screen reader.

import { fill, h, icon, iconButton } from "./dom.js";

const TOAST_MILLISECONDS = 9000;
const WORDS = {
  operation_timeout: "Slack waited three seconds and the bot did not answer in time. Try again.",
  dispatch_failed: "The bot did not answer: it is not connected, or it answered with an error.",
  message_not_found: "That message is no longer there.",
  action_not_found: "That button is no longer there.",
  not_in_channel: "This person is not in that channel.",
  not_found: "That is no longer open.",
};

/** Put an error of Slack's into words. */
export const inWords = (error) => WORDS[error] ?? `That did not work: ${error || "no reason was given"}.`;

/** Show a failure for a while; the same one is not shown twice. */
export function fail(error) {
  const words = error instanceof TypeError ? "The playground does not answer. Is it still running?" : inWords(error?.message ?? error);
  const toasts = document.getElementById("toasts");
  if ([...toasts.children].some((toast) => toast.dataset.words === words)) return;
  const toast = h("div", { class: "toast", data: { words } }, icon("alert"), h("p", {}, words));
  const remove = () => toast.remove();
  toast.append(iconButton("close", "Dismiss", remove));
  toasts.append(toast);
  setTimeout(remove, TOAST_MILLISECONDS);
}

/** Show a standing notice at the top; null takes it away. */
export function standing(words) {
  const notice = document.getElementById("notice");
  fill(notice, ...(words ? [h("span", { class: "spinner", "aria-hidden": "true" }), h("span", {}, words)] : []));
  notice.classList.toggle("shown", Boolean(words));
}

/** Read something out. */
export function announce(words) {
  const announcer = document.getElementById("announcer");
  fill(announcer, h("p", {}, words.length > 600 ? `${words.slice(0, 600)} …` : words));
}
