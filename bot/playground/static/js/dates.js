// Times as Slack words them; in London, where everybody in the workspace is.

const ZONE = { timeZone: "Europe/London" };
const format = (options) => new Intl.DateTimeFormat("en-GB", { ...options, ...ZONE });
const NUMBERS = format({ year: "numeric", month: "2-digit", day: "2-digit" });
const LONG = format({ weekday: "long", day: "numeric", month: "long", year: "numeric" });
const DAY = format({ weekday: "long", day: "numeric", month: "long" });
const MEDIUM = format({ day: "numeric", month: "long", year: "numeric" });
const SHORT = format({ day: "numeric", month: "short", year: "numeric" });
const CLOCK = format({ hour: "2-digit", minute: "2-digit" });
const SECONDS = format({ hour: "2-digit", minute: "2-digit", second: "2-digit" });

/** Return the moment of a number of seconds since 1970, as in a ts. */
export const moment = (ts) => new Date(Number(ts) * 1000);

export const clock = (ts) => CLOCK.format(moment(ts));

export const full = (ts) => `${LONG.format(moment(ts))}, ${SECONDS.format(moment(ts))}`;

/** Return a moment's day: 2017-04-03. */
function iso(date) {
  const part = Object.fromEntries(NUMBERS.formatToParts(date).map(({ type, value }) => [type, value]));
  return `${part.year}-${part.month}-${part.day}`;
}

/** Return "Today", "Yesterday" or null. */
function near(date) {
  const days = Math.round((Date.parse(iso(new Date())) - Date.parse(iso(date))) / 86_400_000);
  return { 0: "Today", 1: "Yesterday", "-1": "Tomorrow" }[days] ?? null;
}

/** Return a day in words: with its year where that is not this one. */
export function day(ts) {
  const date = moment(ts);
  return near(date) ?? (iso(date).slice(0, 4) === iso(new Date()).slice(0, 4) ? DAY : LONG).format(date);
}

/** Return an ISO date in words. */
export const isoDay = (written) => LONG.format(new Date(`${written}T12:00:00Z`));

function ago(date) {
  const seconds = (date.getTime() - Date.now()) / 1000;
  const words = new Intl.RelativeTimeFormat("en-GB", { numeric: "auto" });
  for (const [unit, length] of [["year", 31_557_600], ["month", 2_629_800], ["day", 86_400], ["hour", 3600], ["minute", 60]]) {
    if (Math.abs(seconds) >= length) return words.format(Math.round(seconds / length), unit);
  }
  return words.format(Math.round(seconds), "second");
}

const pretty = (shape) => (date) => near(date) ?? shape.format(date);
const TOKENS = {
  date_num: iso,
  date: (date) => MEDIUM.format(date),
  date_slash: (date) => date.toLocaleDateString("en-GB", ZONE),
  date_short: (date) => SHORT.format(date),
  date_long: (date) => LONG.format(date),
  date_pretty: pretty(MEDIUM),
  date_short_pretty: pretty(SHORT),
  date_long_pretty: pretty(LONG),
  time: (date) => CLOCK.format(date),
  time_secs: (date) => SECONDS.format(date),
  ago,
};

/** Fill Slack's date tokens: "{date_short} at {time}". Return `fallback` for a timestamp that is none. */
export function slackDate(timestamp, tokens, fallback) {
  const date = new Date(Number(timestamp) * 1000);
  if (!/^-?\d+$/.test(String(timestamp)) || Number.isNaN(date.getTime())) return fallback;
  return String(tokens).replace(/\{(\w+)\}/g, (whole, name) => (Object.hasOwn(TOKENS, name) ? TOKENS[name](date) : whole));
}
