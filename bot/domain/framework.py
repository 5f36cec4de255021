"""What one cycle of inspections asks of every force, and on which scale it answers."""

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.source import Source


class Grade(StrEnum):
    """The inspectorate's grades, best first. Four until 2018/19; `adequate` since 2021/22."""

    OUTSTANDING = "outstanding"
    GOOD = "good"
    ADEQUATE = "adequate"
    REQUIRES_IMPROVEMENT = "requires improvement"
    INADEQUATE = "inadequate"


OVERALL = "overall"
"""The question id of a pillar's own judgement."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question of a framework.

    `id` is shared by the questions of different cycles that continue each other (`investigating-crime`), which is
    what a history follows. `pillar` is None since 2021/22. `graded` is False where the framework grants no grade.
    """

    id: str
    title: str
    short: str
    pillar: str | None
    number: int | None = None
    aliases: tuple[str, ...] = ()
    graded: bool = True
    note: str = ""


@dataclass(frozen=True, slots=True)
class Barrier:
    """A cycle whose grades must not be compared with this one's, and the inspectorate's reason."""

    cycle: str
    reason: str
    source: Source


@dataclass(frozen=True, slots=True)
class Framework:
    """A cycle: `id` is `peel-2018-19`, `label` is `2018/19`.

    `order` sorts cycles by time. `years` are the calendar years a person may mean by it. `scale` is best first.
    `pillars` is empty since 2021/22. `barriers` name earlier cycles this one may not be compared with; a comparison
    that steps over a barrier in between is barred too (see `Knowledge.barrier_between`).
    """

    id: str
    label: str
    title: str
    order: int
    years: tuple[int, ...]
    scale: tuple[Grade, ...]
    pillars: tuple[str, ...]
    questions: tuple[Question, ...]
    aliases: tuple[str, ...] = ()
    published: str = ""
    ungraded: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    barriers: tuple[Barrier, ...] = ()
    sources: tuple[Source, ...] = ()

    def question(self, question_id: str, pillar: str | None = None) -> Question | None:
        """Return the question with that id (in that pillar, where one is named), or None."""
        for question in self.questions:
            if question.id == question_id and (pillar is None or question.pillar == pillar):
                return question
        return None
