"""What a time line of deadlines shows: a force's obligations by day, where each stands, and those without a day."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.ask.respond.found import is_open, standing
from bot.ask.respond.known import Known
from bot.ask.respond.records import Dated
from bot.domain.finding import Deadline, Finding, Obligation, Origin
from bot.domain.knowledge import Knowledge

MOST_SHOWN = 24
"""Obligations in one drawing; the text has every one."""
SET_BY = {Origin.INSPECTORATE: "inspectorate", Origin.STATUTORY: "statutory", Origin.INTERNAL: "internal"}


class Stands(StrEnum):
    """Where an obligation stands on a day."""

    OPEN = "open"
    OVERDUE = "overdue"
    PASSED = "past its date, status not known"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Item:
    """An obligation with a day."""

    finding: Finding
    obligation: Obligation
    day: date
    stands: Stands

    @property
    def deadline(self) -> Deadline:
        """Its deadline."""
        return self.obligation.deadline

    @property
    def days(self) -> list[date]:
        """Every day it has had, or another source gives."""
        moved = [one.was for one in self.deadline.revisions]
        return [self.day, *moved, *(one.due for one in self.deadline.disputed)]


@dataclass(frozen=True, slots=True)
class Owed:
    """All that a time line shows.

    Attributes:
        known: names and orders.
        force: the force's id.
        on: the day.
        items: those drawn: the nearest to the day, by their days.
        left_out: with a day, but too far from it to be drawn.
        undated: obligations without a day.
        every: all of them, for the text.
    """

    known: Known
    force: str
    on: date
    items: tuple[Item, ...]
    left_out: int
    undated: int
    every: tuple[Dated, ...]


def owed(knowledge: Knowledge, force: str, on: date) -> Owed:
    """Return what the time line of a force shows around a day."""
    known = Known(knowledge)
    every = tuple(one for one in known.dated_by(force, on) if one.obligation is not None)
    items = [item for one in every if (item := _item(one, on)) is not None]
    nearest = sorted(items, key=lambda one: abs((one.day - on).days))[:MOST_SHOWN]
    drawn = tuple(one for one in items if one in nearest)
    return Owed(known, force, on, drawn, len(items) - len(drawn), len(every) - len(items), every)


def _item(one: Dated, on: date) -> Item | None:
    if one.obligation is None or (day := one.obligation.deadline.day) is None:
        return None
    return Item(one.finding, one.obligation, day, _stands(one.finding, day, on))


def _stands(finding: Finding, day: date, on: date) -> Stands:
    if not is_open(finding, on):
        return Stands.CLOSED
    if day >= on:
        return Stands.OPEN
    return Stands.OVERDUE if standing(finding, on) is not None else Stands.PASSED
