// What the composer offers while somebody types: commands, examples of what follows them, and the bot's name.

/**
 * Return {from, to, offers: [{text, label, hint}], eager} for `text` with the caret at `caret`, or null.
 * Taking an offer puts its `text` in place of from..to. `eager`: Enter takes the first offer without an arrow key.
 */
export function complete(text, caret, { commands, bot, people = [], inThread = false }) {
  const slash = text.startsWith("/") && !text.includes("\n");
  if (slash && inThread) return null;
  return (slash && command(text, caret, commands, bot)) || names(text, caret, slash ? [] : [bot], people);
}

function command(text, caret, commands, bot) {
  const space = text.indexOf(" ");
  if (space < 0) {
    const typed = text.toLowerCase();
    const known = [
      ...commands.map((one) => ({ text: `${one.command} `, label: one.command, hint: one.description, usage: one.usage_hint })),
      { text: `/invite @${bot.name}`, label: `/invite @${bot.name}`, hint: "Bring the bot into this channel" },
    ];
    const offers = known.filter((one) => one.label.toLowerCase().startsWith(typed));
    return offers.length ? { from: 0, to: text.length, offers, eager: !commands.some((one) => one.command === typed) } : null;
  }
  const found = commands.find((one) => one.command === text.slice(0, space).toLowerCase());
  if (!found || caret <= space) return null;
  const typed = text.slice(space + 1).trimStart().toLowerCase();
  const offers = (found.completions ?? [])
    .filter((one) => fits(one, typed))
    .map((one) => ({ text: `${found.command} ${one.text}`, label: `${found.command} ${one.text}`, hint: one.hint }));
  return offers.length ? { from: 0, to: text.length, offers, eager: false } : null;
}

/** What was typed begins the offer, or is a word in it. An offer already typed whole is none. */
function fits(one, typed) {
  const offer = one.text.toLowerCase();
  if (offer === typed.trim()) return false;
  return offer.startsWith(typed) || (typed.length > 2 && offer.includes(` ${typed}`));
}

function names(text, caret, bots, people) {
  const found = /(?:^|[\s(])@([\p{L} .]{0,30})$/u.exec(text.slice(0, caret));
  if (!found) return null;
  const typed = found[1].toLowerCase();
  const known = [
    ...bots.map((bot) => ({ name: bot.name, hint: "Ask it; it answers in the thread" })),
    ...people.map((one) => ({ name: one.real_name, hint: one.title })),
  ];
  const fitting = known.filter((one) => one.name.toLowerCase().startsWith(typed) && one.name.toLowerCase() !== typed);
  if (!fitting.length) return null;
  const offers = fitting.map((one) => ({ text: `@${one.name} `, label: `@${one.name}`, hint: one.hint }));
  return { from: caret - found[1].length - 1, to: caret, offers, eager: true };
}
