"""One line of a digest, as mrkdwn: what is due when, why it is announced now, what is in doubt, and its sources."""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date

from bot.domain.finding import Deadline, Origin
from bot.domain.knowledge import Knowledge
from bot.domain.source import Source
from bot.domain.working import WorkingCalendar
from bot.remind.deeds import Deed, Done, acknowledgement_of, sleep_of, sleeps_until
from bot.remind.plan import Reminder
from bot.remind.stages import Stage
from bot.render.limits import SECTION_TEXT
from bot.render.mrkdwn import bold, cut, escape, short_link

_PERSON = re.compile(r"[UW](?=[A-Z0-9]*[0-9])[A-Z0-9]{2,20}")
"""An id of Slack's, which holds a digit; "WILLIAMS" is a name."""
LABEL, MOST_WORDS, MOST_DOUBT, MOST_DATES, MOST_SOURCES, MOST_FORCES = 50, 400, 250, 3, 3, 3
_SET_BY = {
    Origin.INSPECTORATE: "set by the inspectorate",
    Origin.STATUTORY: "set by law",
    Origin.INTERNAL: "set by the force itself",
}


def day_words(day: date) -> str:
    """Return a day as people here write it: Mon 3 April 2017."""
    return f"{day:%a} {day.day} {day:%B %Y}"


def mention(person: str) -> str:
    """Return a person as Slack shows one; somebody known by a name alone as text."""
    return f"<@{person}>" if calls(person) else escape(person)


def calls(person: str) -> bool:
    """Return whether a person is known by an id of Slack's, so that to mention them calls them."""
    return _PERSON.fullmatch(person) is not None


def line(one: Reminder, number: int, day: date, knowledge: Knowledge, calendar: WorkingCalendar) -> str:
    """Return the words of a reminder in a digest of a day.

    Args:
        one: the reminder.
        number: which line it is, from 1.
        day: the digest's.
        knowledge: names the forces.
        calendar: says why a day is not worked.
    """
    finding, obligation = one.owed.finding, one.owed.obligation
    if not obligation.what:  # gone from the knowledge since it was told
        return brief(one, number, day)
    to = f", to {obligation.to}" if obligation.to else ""
    by = f", by {obligation.by}" if obligation.by else ""
    what = _cut(f"{obligation.what.rstrip('.')}{to}{by}", MOST_WORDS)
    head = f"{number}. {bold(due_words(one.owed.due, day))}: {escape(finding.id)} ({_forces(one, knowledge)}): {what}."
    said = f"{_set_by(obligation.deadline)}. {' '.join(_why(one, day, calendar))}".rstrip()
    sources = (obligation.source,) if obligation.source else finding.sources
    links = ", ".join(short_link(source) for source in sources[:MOST_SOURCES])
    ends = f" ({links})" if links else ""
    made = f"{head}\n{' '.join((said, *_doubts(one, _linked)))}{ends}"
    if len(made) > SECTION_TEXT:
        made = f"{head}\n{' '.join((said, *_doubts(one, _titled)))}{ends}"
    return cut(made, SECTION_TEXT)[0]


def brief(one: Reminder, number: int, day: date) -> str:
    """Return a reminder that has no room in full."""
    return f"{number}. {due_words(one.owed.due, day)}: {escape(one.owed.finding.id)}"


def due_words(due: date, day: date) -> str:
    """Return when something is due, seen from a day: "due Mon 1 May 2017, 28 days left"."""
    left = (due - day).days
    when = f"due {day_words(due)}"
    if left in (0, 1):
        return f"{when}, {'tomorrow' if left else 'today'}"
    days = f"{abs(left):,} day{'' if abs(left) == 1 else 's'}"
    return f"{when}, {days} {'left' if left > 0 else 'past its date'}"


def deed_words(
    deeds: Sequence[Deed], due: date, calendar: WorkingCalendar, today: date, *, asked: date | None = None
) -> list[str]:
    """Return what was done about a deadline, the latest of each kind. Nobody is called by it: people have names here.

    Args:
        deeds: oldest first.
        due: the deadline's day.
        calendar: the days worked.
        today: on which the words are read.
        asked: since when the line has asked if it is done; None where it does not ask. What was acknowledged before
            answers another question.
    """
    words = []
    noted, sleep = acknowledgement_of(deeds), sleep_of(deeds)
    if noted is not None:
        said = "Dealt with, says" if asked is not None and noted.on >= asked else "Acknowledged by"
        words.append(f"✓ {said} {who(noted)} on {day_words(noted.on)}.")
    if sleep is not None and sleep.what is Done.UNSNOOZED:
        words.append(f"Woken by {who(sleep)} on {day_words(sleep.on)}.")
    elif sleep is not None:
        waking = sleeps_until(deeds, due, calendar, today)
        ends = f": it comes again on {day_words(waking)}" if waking else ", and awake again"
        words.append(f"{'💤 ' if waking else ''}Snoozed by {who(sleep)} on {day_words(sleep.on)}{ends}.")
    return words


def who(deed: Deed) -> str:
    """Return who did something, as text that calls nobody."""
    return escape(deed.name) if deed.name else "somebody here"


def _set_by(deadline: Deadline) -> str:
    """Return who set the day; of one that the force moved, who set the first."""
    said = _SET_BY[deadline.origin].capitalize()
    if deadline.moved_by_force and deadline.original:
        return f"{said} for {day_words(deadline.original)}, since moved by the force"
    return said


def _forces(one: Reminder, knowledge: Knowledge) -> str:
    forces = one.owed.finding.forces
    if len(forces) > MOST_FORCES:
        return f"{len(forces)} forces"
    names = [knowledge.forces[force].name if force in knowledge.forces else force for force in forces]
    return escape(" and ".join(names) if len(names) < MOST_FORCES else ", ".join(names))


def _why(one: Reminder, day: date, calendar: WorkingCalendar) -> Iterator[str]:
    """Say why it is announced now, where the date alone does not."""
    said = one.announcement
    if one.asks(day):
        status = one.owed.finding.status_on(day)
        if status is None:
            yield "No source states whether it was done: is it?"
        else:
            by = "by the force's register" if status.by else "a source states"
            yield f"The latest status {by} is “{escape(status.status)}”: is it done?"
    elif said.stage is Stage.ESCALATED:
        yield f"Escalated by the rule “{escape(one.rule.id)}”: overdue, and nobody acknowledged it."
    elif said.stage is Stage.OVERDUE and one.rule.times > 1:
        last = ", the last one" if said.number == one.rule.times else ""
        yield f"Overdue reminder {said.number} of {one.rule.times}{last}; acknowledging ends them."
    elif said.stage is Stage.WOKEN:
        yield f"Snoozed until {day_words(said.on)}."
    if said.moved_from is not None and not one.asks(day):
        why = calendar.closed(said.moved_from) or "not a working day"
        on = f"{said.on:%A}" if abs((said.moved_from - said.on).days) < 7 else day_words(said.on)
        yield escape(f"Announced on {on} because {_plain_day(said.moved_from)} is {why}.")
    if one.is_late(day) and not one.asks(day):
        yield f"⚠ Late: this was for {day_words(said.on)}."


def _doubts(one: Reminder, shown: Callable[[Source], str]) -> Iterator[str]:
    """Say what a reader must see with the date: other sources' days, moves, a caveat."""
    deadline = one.owed.obligation.deadline
    if deadline.disputed and deadline.day is not None:
        own = one.owed.obligation.source or (one.owed.finding.sources or (None,))[0]
        pairs = [(deadline.day, own), *((other.due, other.source) for other in deadline.disputed)]
        named = [
            f"{day_words(day)}{f' ({shown(source)})' if source else ''}"
            for day, source in sorted(pairs, key=lambda pair: pair[0])[: MOST_DATES + 1]
        ]
        rest = f" and {len(pairs) - len(named)} more" if len(pairs) > len(named) else ""
        yield f"⚠ Sources differ: {', '.join(named)}{rest}. The earliest counts."
    if deadline.revisions:
        last = deadline.revisions[-1]
        why = f" ({_cut(last.why, MOST_DOUBT)})" if last.why else ""
        yield f"Moved from {day_words(last.was)}{why}."
    if one.owed.finding.caveat:
        yield f"⚠ {_cut(one.owed.finding.caveat, MOST_DOUBT)}"


def _linked(source: Source) -> str:
    return short_link(source, _short(source.title))


def _titled(source: Source) -> str:
    return escape(_short(source.title))


def _short(title: str) -> str:
    return title if len(title) <= LABEL else f"{title[: LABEL - 1].rstrip()}…"


def _plain_day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _cut(text: str, most: int) -> str:
    shown, *over = cut(escape(" ".join(text.split())), most) or [""]
    return f"{shown}…" if over else shown
