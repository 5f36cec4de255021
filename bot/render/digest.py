"""A morning's digest as a Slack message: overdue, due within a week, later; the most urgent first, with sources."""

from collections.abc import Sequence
from datetime import date

from bot.domain.finding import Origin
from bot.domain.knowledge import Knowledge
from bot.remind.plan import Digest, Reminder
from bot.remind.stages import Stage
from bot.render.buttons import button
from bot.render.message import Block, Message
from bot.render.mrkdwn import bold, cut, escape, short_link

MOST_SHOWN = 12
"""Deadlines in one message: each has a section of its own, and a message at most 50 blocks and 10,000 characters."""
MOST_WORDS = 500
WEEK = 7
_SET_BY = {
    Origin.INSPECTORATE: "Set by the inspectorate.",
    Origin.STATUTORY: "Set by law.",
    Origin.INTERNAL: "Set by the force itself.",
}
_GROUPS = ("Overdue", "Due within a week", "Later")


def to_message(digest: Digest, knowledge: Knowledge) -> Message:
    """Return the message of a digest: within Slack's limits, its `text` the same; what has no room is a click away."""
    shown, rest = digest.reminders[:MOST_SHOWN], digest.reminders[MOST_SHOWN:]
    head = _headline(digest)
    texts = [head]
    blocks = [_section(bold(escape(head)))]
    number = 0
    for group in _GROUPS:
        mine = [one for one in shown if _group(one, digest.day) == group]
        if not mine:
            continue
        texts.append(group)
        blocks.append(_section(bold(group)))
        for one in mine:
            line = _line(one, digest.day, knowledge)
            texts.append(line)
            finding = one.owed.finding.id
            details = button("Details", f"Show finding {finding}", f"finding:{number}")
            number += 1
            spoken = {"accessibility_label": f"Details of {finding}"[:75]}
            blocks.append({**_section(line), **({"accessory": {**details, **spoken}} if details else {})})
    if rest:
        said = f"and {len(rest)} more"
        texts.append(said)
        every = button("All deadlines", _every(digest.reminders, knowledge), "ask:0")
        blocks.append(_context(said))
        if every:
            blocks.append({"type": "actions", "elements": [every]})
    return Message("\n".join(texts), tuple(blocks))


def _headline(digest: Digest) -> str:
    number = len(digest.reminders)
    overdue = sum(one.owed.due < digest.day for one in digest.reminders)
    said = f"{number} deadline{'' if number == 1 else 's'} to look at on {day_words(digest.day)}"
    return f"{said}, {overdue} overdue" if overdue else said


def _group(one: Reminder, today: date) -> str:
    left = (one.owed.due - today).days
    return _GROUPS[0] if left < 0 else _GROUPS[1] if left <= WEEK else _GROUPS[2]


def _line(one: Reminder, today: date, knowledge: Knowledge) -> str:
    """Return a deadline as mrkdwn: when, what, by whom set, why today, and the source."""
    finding, obligation = one.owed.finding, one.owed.obligation
    names = ", ".join(knowledge.forces[force].name for force in finding.forces if force in knowledge.forces)
    what = cut(escape(obligation.what.rstrip(".")), MOST_WORDS)[0]
    sources = (obligation.source,) if obligation.source else finding.sources[:1]
    said = [f"• {bold(_due_words(one.owed.due, today))}: {escape(finding.id)} ({escape(names)}): {what}."]
    said += [_SET_BY[obligation.deadline.origin], *_disputed(one), *map(escape, _why_today(one, today))]
    return f"{' '.join(said)} ({', '.join(short_link(source) for source in sources)})"


def _due_words(due: date, today: date) -> str:
    left = (due - today).days
    when = f"due {day_words(due)}"
    if left == 0:
        return f"{when}, today"
    days = f"{abs(left):,} day{'' if abs(left) == 1 else 's'}"
    return f"{when}, {days} left" if left > 0 else f"{when}, {days} past its date"


def _disputed(one: Reminder) -> list[str]:
    deadline = one.owed.obligation.deadline
    days = {deadline.day, *(other.due for other in deadline.disputed)} - {one.owed.due, None}
    said = " and ".join(day_words(day) for day in sorted(day for day in days if day))
    return [f"Sources differ: also {said}; the earlier day counts."] if said else []


def _why_today(one: Reminder, today: date) -> list[str]:
    announcement = one.announcement
    said = []
    if announcement.stage is Stage.ASKED:
        said.append("No source states whether it was met: is it done?")
    if announcement.stage is Stage.WOKEN:
        said.append("It was snoozed until today.")
    if announcement.moved_from is not None and announcement.moved_from != announcement.on:
        said.append(f"Told on a working day: {day_words(announcement.moved_from)} is none.")
    if announcement.on < today:
        said.append(f"Late: this was for {day_words(announcement.on)}.")
    return said


def _every(reminders: Sequence[Reminder], knowledge: Knowledge) -> str:
    forces = dict.fromkeys(force for one in reminders for force in one.owed.finding.forces)
    first = next(iter(forces), "")
    return (
        f"deadlines {knowledge.forces[first].name}" if len(forces) == 1 and first in knowledge.forces else "deadlines"
    )


def day_words(day: date) -> str:
    """Return a day as people here write it: Mon 3 April 2017."""
    return f"{day:%a} {day.day} {day:%B %Y}"


def _section(text: str) -> Block:
    return {"type": "section", "text": {"type": "mrkdwn", "text": text, "verbatim": True}}


def _context(text: str) -> Block:
    return {"type": "context", "elements": [{"type": "mrkdwn", "text": text, "verbatim": True}]}
