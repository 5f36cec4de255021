"""What the inspectorate judged: a grade, or the reason there is none."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.domain.framework import Grade
from bot.domain.source import Source


class State(StrEnum):
    """What a source says about one question of one force. Only GRADED holds a grade given by that inspection."""

    GRADED = "graded"
    UNGRADED = "ungraded"
    NOT_STATED = "not stated"
    CARRIED_OVER = "carried over"
    TO_BE_GRADED = "to be graded"


@dataclass(frozen=True, slots=True)
class Statement:
    """One source's word on a judgement.

    `grade` is set when `state` is GRADED, and for CARRIED_OVER when the standing grade is stated. `carried_from` is
    the cycle id the standing grade comes from, None when the source does not say. `but` is the qualification in
    the judgement sentence itself. `caveat` is a doubt a reader must see with the grade (a summary sentence rather
    than a grade line, inspected or carried over not known). `note` explains and may be left out of a short answer.
    `updated` is the page's own "last updated" date. `withdrawn` is the day the inspectorate took this back.
    """

    state: State
    source: Source
    grade: Grade | None = None
    carried_from: str | None = None
    but: str = ""
    caveat: str = ""
    note: str = ""
    updated: date | None = None
    withdrawn: date | None = None


@dataclass(frozen=True, slots=True)
class Judgement:
    """The judgement of one force on one question in one cycle.

    `statement` stands; `others` are what other sources say of the same thing, kept beside it, never merged.
    `question` is a question id or OVERALL; with OVERALL, `pillar` is set.
    """

    force: str
    cycle: str
    pillar: str | None
    question: str
    statement: Statement
    others: tuple[Statement, ...] = ()
    report: str = ""
    where: str = ""

    @property
    def state(self) -> State:
        """The standing statement's state."""
        return self.statement.state

    @property
    def grade(self) -> Grade | None:
        """The standing grade: given or carried over; None when there is none or it is not stated."""
        return self.statement.grade

    @property
    def disputed(self) -> bool:
        """Whether another source, not withdrawn, says something else."""
        mine = (self.statement.state, self.statement.grade)
        return any((o.state, o.grade) != mine and o.withdrawn is None for o in self.others)
