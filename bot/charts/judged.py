"""What a judgement grid shows: the cycles, what each question was judged in them, and where nothing may be compared."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from bot.ask.respond.known import NOT_ASKED, Known
from bot.ask.respond.wording import capital
from bot.domain.framework import OVERALL, Barrier, Framework
from bot.domain.judgement import Judgement
from bot.domain.knowledge import Knowledge

PILLARS = "Pillars"
SINCE_PILLARS = "Asked since 2021/22"
Track = tuple[str | None, str]


@dataclass(frozen=True, slots=True)
class Row:
    """A question over the cycles: what was judged in each, or the words for nothing; "" where it was not asked."""

    name: str
    track: Track
    cells: tuple[Judgement | str, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Rows under a heading."""

    name: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Judged:
    """All that a grid shows.

    Attributes:
        known: names and orders.
        force: the force's id.
        on: the day; inspections that began in a later year are left out.
        cycles: those that hold a judgement, oldest first.
        barriers: what bars comparing a cycle with the one before it, by the later one's place among `cycles`.
        groups: the rows.
        later: how many judgements are left out because their inspection began later.
    """

    known: Known
    force: str
    on: date
    cycles: tuple[Framework, ...]
    barriers: dict[int, Barrier]
    groups: tuple[Group, ...]
    later: int = 0

    @property
    def rows(self) -> Iterator[Row]:
        """Every row."""
        for group in self.groups:
            yield from group.rows

    @property
    def judgements(self) -> list[Judgement]:
        """Every judgement shown."""
        return [cell for row in self.rows for cell in row.cells if isinstance(cell, Judgement)]

    @property
    def untold(self) -> list[str]:
        """The labels of cycles under way by the day of which nothing is held."""
        ahead = self.known.not_begun(self.on)
        return [one.label for one in self.known.cycles if one not in self.cycles and one.id not in ahead]


def judged(knowledge: Knowledge, force: str, on: date) -> Judged:
    """Return what the grid of a force shows as of a day."""
    known = Known(knowledge)
    published = {one.id: one.published for one in knowledge.reports}
    ahead = known.not_begun(on)
    every = knowledge.judgements_of.get(force, [])
    held = [one for one in every if one.cycle not in ahead and (published.get(one.report) or on) <= on]
    at = {(one.cycle, _track(one.pillar, one.question)): one for one in held}
    cycles = tuple(one for one in known.cycles if any(each.cycle == one.id for each in held))
    barriers = {
        place: barrier
        for place in range(1, len(cycles))
        if (barrier := knowledge.barrier_between(cycles[place - 1].id, cycles[place].id)) is not None
    }
    named: dict[str, list[Row]] = {}
    for track in _tracks(known, cycles, {track for _, track in at}):
        cells = tuple(at.get((one.id, track)) or _lacking(known, one.id, track) for one in cycles)
        newest = [cell for cell in cells if isinstance(cell, Judgement)][-1]
        name = known.short(newest.cycle, newest.pillar, newest.question)
        named.setdefault(_group(known, track), []).append(Row(name, track, cells))
    groups = tuple(Group(name, tuple(rows)) for name, rows in named.items())
    return Judged(known, force, on, cycles, barriers, groups, len(every) - len(held))


def _track(pillar: str | None, question: str) -> Track:
    """A question continues over cycles by its id, whatever its pillar; a pillar's own judgement by its pillar."""
    return (pillar if question == OVERALL else None, question)


def _tracks(known: Known, cycles: tuple[Framework, ...], held: set[Track]) -> list[Track]:
    """Return the tracks held in the frameworks' order: pillars, then by pillar, what has none last."""
    order = list(dict.fromkeys(_track(one.pillar, one.id) for framework in cycles for one in framework.questions))
    order += sorted(held.difference(order), key=str)
    heads = list(dict.fromkeys(_group(known, track) for track in order))
    heads.sort(key=lambda name: (name != PILLARS, name == SINCE_PILLARS))
    return sorted(
        (one for one in order if one in held), key=lambda one: (heads.index(_group(known, one)), order.index(one))
    )


def _group(known: Known, track: Track) -> str:
    """Return the heading of a track: the pillar in which it was asked last."""
    if track[1] == OVERALL:
        return PILLARS
    pillars = [
        one.pillar for framework in known.cycles for one in framework.questions if one.id == track[1] and one.pillar
    ]
    return capital(pillars[-1]) if pillars else SINCE_PILLARS


def _lacking(known: Known, cycle: str, track: Track) -> str:
    said = known.lacking(cycle, *track)
    return "" if said == NOT_ASKED else said
