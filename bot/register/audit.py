"""The audit trail: what was entered and what was refused, by time. Read only; nothing here changes anything."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bot.register.added import OwnFinding, OwnObligation, added_by
from bot.register.entry import Entry, What
from bot.register.join import Naming
from bot.today import day_in_london


@dataclass(frozen=True, slots=True)
class Refused:
    """What somebody wanted and was not allowed to do."""

    at: datetime
    by: str
    wanted: str
    why: str


@dataclass(frozen=True, slots=True)
class Trace:
    """One line of the trail.

    Attributes:
        at: when (aware).
        by: who, as people are called; `person` is their id.
        said: what was entered or wanted, in words.
        finding: which finding, "" where it is about none.
        entry: the entry's number; None for a refusal.
        why: the reason given, or why it was refused.
        approver: who approved it, as people are called.
    """

    at: datetime
    by: str
    person: str
    said: str
    finding: str = ""
    entry: int | None = None
    why: str = ""
    approver: str = ""

    @property
    def refused(self) -> bool:
        """Whether it was refused."""
        return self.entry is None


def trail(
    entries: Iterable[Entry],
    refusals: Iterable[Refused],
    named: Naming,
    *,
    since: date | None = None,
    finding: str = "",
) -> list[Trace]:
    """Return the trail, oldest first.

    Args:
        entries: of the register.
        refusals: likewise.
        named: what people are called.
        since: from which day in London on.
        finding: only what is about it.
    """
    traces = [_entered(one, named) for one in entries]
    traces += [Trace(one.at, named(one.by), one.by, one.wanted, _about(one.wanted), None, one.why) for one in refusals]
    wanted = finding.upper()
    found = [
        one
        for one in traces
        if (since is None or day_in_london(one.at) >= since) and (not wanted or one.finding.upper() == wanted)
    ]
    return sorted(found, key=lambda one: (one.at, one.refused, one.entry or 0))


def _entered(one: Entry, named: Naming) -> Trace:
    said = one.said
    of = f" of {said.obligation}" if said.obligation else ""
    value = named(one.value) if one.what is What.OWNER else one.value
    match added_by(said):
        case OwnFinding() as own:
            value = own.summary
        case OwnObligation() as own:
            value = f"{own.what}, due {own.due}" if own.due else own.what
    words = f"entry {said.undoes} taken back" if one.what is What.UNDO else f"{one.what}{of}: {value or 'nobody'}"
    approver = named(said.approver) if said.approver else ""
    return Trace(one.at, named(one.by), one.by, words, said.finding, one.id, said.why, approver)


def _about(wanted: str) -> str:
    words: Sequence[str] = wanted.split(",", 1)[0].split()
    return words[1] if len(words) == 2 else ""
