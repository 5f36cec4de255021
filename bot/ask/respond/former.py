"""OWNER: who owned findings and obligations before, by the entries of the force's register, each with its days."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.ask.answer import Answer, Fact, Line, Lines, Outcome, Part
from bot.ask.lazy import Deferred
from bot.ask.query import Query
from bot.ask.respond import entered, found
from bot.ask.respond.known import Known
from bot.ask.respond.reply import ask_finding, reply
from bot.ask.respond.wording import capital, count, day, listed
from bot.domain.changes import Change
from bot.domain.finding import Finding


@dataclass(frozen=True, slots=True)
class Owned:
    """Somebody owned a finding, or one of its obligations, by an entry, until the day of a later one; or still does."""

    entry: Change
    until: date | None = None

    @property
    def days(self) -> str:
        """The days, in words: "from 7 March 2017 to 8 March 2017"."""
        start = day(self.entry.on)
        if self.until is None:
            return f"since {start}"
        return f"on {start}" if self.until == self.entry.on else f"from {start} to {day(self.until)}"


def in_turn(entries: Sequence[Change], finding: str, today: date) -> list[Owned]:
    """Return who owned a finding and its obligations, in turn: what was taken back does not count.

    Args:
        entries: the whole register.
        finding: the finding's id.
        today: the day this is seen from.
    """
    named = [
        one
        for one in entries
        if one.finding == finding and one.what == "owner" and one.on <= today and not one.taken_back
    ]
    return [
        Owned(one, next((later.on for later in named[at + 1 :] if later.obligation == one.obligation), None))
        for at, one in enumerate(named)
        if one.value and not _again(named[:at], one)
    ]


def _again(before: Sequence[Change], one: Change) -> bool:
    """Return whether the owner was the same already: entered once more, nothing changed."""
    last = next((each for each in reversed(before) if each.obligation == one.obligation), None)
    return last is not None and last.value == one.value


def former(known: Known, query: Query, chosen: Sequence[Finding]) -> Answer:
    """Answer who owned findings before, and from when to when."""
    entries = known.entries() if known.entries is not None else ()
    held = [(one, in_turn(entries, one.id, query.today)) for one in chosen]
    gone = [(one, [each for each in turns if each.until is not None], turns) for one, turns in held]
    gone = [each for each in gone if each[1]]
    if not gone:
        return _none(known, query, held)
    lines = tuple(
        Line(f"{_of(one, each)}{each.entry.value}, {each.days}; entered by {each.entry.by}.", one.id,
             (each.entry.source,), one.id)
        for one, _, turns in gone
        for each in turns
    )  # fmt: skip
    if len(chosen) == 1:
        one, past, turns = gone[0]
        said = f"{one.id} ({listed(known.forces_named(one.forces))}) was owned before by "
        said += f"{listed(f'{each.entry.value}{_for(one, each)} ({each.days})' for each in past)}, {found.BY_REGISTER}."
        now = [each for each in turns if each.until is None]
        said += f" {capital(_now(one, now))}."
    else:
        said = f"{capital(count(len(gone), 'finding'))}{found.filters(known, query)} had another owner before, "
        said += f"{found.BY_REGISTER}."
    parts: list[Part] = [Lines(lines, entered.TITLE)]
    return reply(
        known,
        query,
        said,
        parts=parts,
        judged=False,
        facts=Deferred(lambda: tuple(_fact(one, each) for one, _, turns in gone for each in turns)),
        next_steps=[ask_finding(one.id) for one, _, _ in gone[:3]],
    )


def of_person(known: Known, query: Query, name: str) -> list[Line]:
    """Return what somebody whom nothing names as owner now owned before, with its days.

    Args:
        known: what is known.
        query: what is asked.
        name: what they are called; any case.
    """
    entries = known.entries() if known.entries is not None else ()
    theirs = {one.finding for one in entries if one.what == "owner" and one.value.casefold() == name.casefold()}
    held = known.knowledge.finding_by_id
    return [
        Line(f"{_of(held[id_.upper()], each)}{each.entry.value}, {each.days}; entered by {each.entry.by}.", id_,
             (each.entry.source,), id_)
        for id_ in sorted(theirs)
        if id_.upper() in held
        for each in in_turn(entries, id_, query.today)
        if each.entry.value.casefold() == name.casefold()
    ]  # fmt: skip


def _now(one: Finding, now: Sequence[Owned]) -> str:
    if not now:
        return "nobody is entered as its owner now"
    return f"now its owner is {listed(f'{each.entry.value}{_for(one, each)} ({each.days})' for each in now)}"


def _none(known: Known, query: Query, held: Sequence[tuple[Finding, list[Owned]]]) -> Answer:
    if len(held) == 1:
        one, turns = held[0]
        said = f"No earlier owner of {one.id} is known here: "
        said += (
            f"the first that the force's register names is {_firsts(one, turns)}."
            if turns
            else "no owner is in the force's register, and the published reports name nobody."
        )
    else:
        said = f"No finding{found.filters(known, query)} is known here to have had another owner before."
    choices = [ask_finding(one.id) for one, _ in held[:3]]
    return reply(known, query, said, outcome=Outcome.NOT_KNOWN, choices=choices)


def _firsts(one: Finding, turns: Sequence[Owned]) -> str:
    return listed(f"{each.entry.value}{_for(one, each)} ({each.days})" for each in turns)


def _for(one: Finding, owned: Owned) -> str:
    return f" for {entered.named(one, owned.entry.obligation)}" if owned.entry.obligation else ""


def _of(one: Finding, owned: Owned) -> str:
    return f"{entered.named(one, owned.entry.obligation)}: " if owned.entry.obligation else ""


def _fact(one: Finding, owned: Owned) -> Fact:
    entry = owned.entry
    fields = {
        "finding": one.id,
        "force_ids": list(one.forces),
        "obligation": entry.obligation or None,
        "owner": entry.value,
        "on": entry.on.isoformat(),
        "until": owned.until.isoformat() if owned.until else None,
        "by": entry.by,
    }
    return Fact("owner", fields, (entry.source,))
