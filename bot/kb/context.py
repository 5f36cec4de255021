"""What the records of one loading may refer to: forces, cycles, questions, and the ids met so far."""

from dataclasses import dataclass, field
from datetime import date

from yaml.nodes import Node

from bot.domain.force import Force
from bot.domain.framework import OVERALL, Framework, Grade, Question
from bot.domain.judgement import State, Statement
from bot.domain.knowledge import JudgementKey
from bot.domain.source import Source
from bot.kb.file import File


@dataclass(frozen=True, slots=True)
class JudgementPlace:
    """What a key under `judgements:` stands for: a question of a pillar, or a pillar's own grade (OVERALL)."""

    pillar: str | None
    question: str
    asked: Question | None


@dataclass(slots=True, eq=False)
class Header:
    """The head of a report file, which its judgements, findings and observations refer to."""

    id: str
    forces: tuple[str, ...]
    framework: Framework
    pillar: str | None
    source: Source
    published: date | None
    places: dict[str, JudgementPlace]
    statements: dict[tuple[State, Grade | None], Statement] = field(default_factory=dict)


@dataclass(slots=True, eq=False)
class Context:
    """Shared by all files of one loading.

    `force_ids`, `cycle_ids` and `finding_ids` hold every id met, also of records with a fault of their own, so that
    one fault is not reported again by all that refer to it. `force_ids` is None while forces.yml can't be read.
    """

    forces: dict[str, Force] = field(default_factory=dict)
    frameworks: dict[str, Framework] = field(default_factory=dict)
    force_ids: set[str] | None = None
    cycle_ids: set[str] = field(default_factory=set)
    question_ids: dict[str, set[str]] = field(default_factory=dict)
    finding_ids: set[str] = field(default_factory=set)
    finding_at: dict[str, str] = field(default_factory=dict)
    judgement_at: dict[JudgementKey, str] = field(default_factory=dict)
    related: list[tuple[File, Node, Node]] = field(default_factory=list)
    days: dict[str, date] = field(default_factory=dict)
    _places: dict[tuple[str, str | None], dict[str, JudgementPlace]] = field(default_factory=dict)

    def places(self, framework: Framework, pillar: str | None) -> dict[str, JudgementPlace]:
        """Return what the keys under `judgements:` may be, for a report with or without a `pillar:`."""
        key = (framework.id, pillar)
        if key not in self._places:
            self._places[key] = _places(framework, pillar)
        return self._places[key]


def _places(framework: Framework, pillar: str | None) -> dict[str, JudgementPlace]:
    if pillar is not None:
        places = {OVERALL: JudgementPlace(pillar, OVERALL, framework.question(OVERALL, pillar))}
        mine = [q for q in framework.questions if q.pillar == pillar]
        return places | {q.id: JudgementPlace(pillar, q.id, q) for q in mine}
    places = {p: JudgementPlace(p, OVERALL, framework.question(OVERALL, p)) for p in framework.pillars}
    for question in framework.questions:
        if question.id != OVERALL:
            places.setdefault(question.id, JudgementPlace(question.pillar, question.id, question))
    return places
