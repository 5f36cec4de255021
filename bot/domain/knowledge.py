"""The knowledge base as one immutable, indexed snapshot."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeVar

from bot.domain.access import Access
from bot.domain.finding import Finding, Observation
from bot.domain.force import Force
from bot.domain.framework import OVERALL, Barrier, Framework
from bot.domain.judgement import Judgement
from bot.domain.registering import Registering
from bot.domain.reminding import Reminding
from bot.domain.source import Source


@dataclass(frozen=True, slots=True)
class Term:
    """A glossary entry: `term`, other ways people write it, and what it means, with its source."""

    id: str
    term: str
    meaning: str
    aliases: tuple[str, ...] = ()
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """One published report: the file's own id (`kent/2016-effectiveness`), whom and what it covers."""

    id: str
    forces: tuple[str, ...]
    cycle: str
    pillar: str | None
    source: Source
    published: date | None = None
    note: str = ""


K = TypeVar("K")
V = TypeVar("V")

JudgementKey = tuple[str, str, str | None, str]
"""(force id, cycle id, pillar or None, question id)."""


@dataclass(frozen=True)
class Knowledge:
    """Everything known, with the indexes that questions need. Build it once; never change it."""

    forces: dict[str, Force] = field(default_factory=dict)
    frameworks: dict[str, Framework] = field(default_factory=dict)
    reports: tuple[Report, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    findings: tuple[Finding, ...] = ()
    observations: tuple[Observation, ...] = ()
    glossary: tuple[Term, ...] = ()
    reminding: Reminding = field(default_factory=Reminding)
    registering: Registering = field(default_factory=Registering)
    access: Access = field(default_factory=Access)
    version: str = ""

    judgement_at: dict[JudgementKey, Judgement] = field(init=False, repr=False, compare=False)
    judgements_of: dict[str, list[Judgement]] = field(init=False, repr=False, compare=False)
    judgements_in: dict[str, list[Judgement]] = field(init=False, repr=False, compare=False)
    finding_by_id: dict[str, Finding] = field(init=False, repr=False, compare=False)
    findings_of: dict[str, list[Finding]] = field(init=False, repr=False, compare=False)
    observations_of: dict[str, list[Observation]] = field(init=False, repr=False, compare=False)
    reports_of: dict[str, list[Report]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Sort the frameworks by time and build the indexes."""
        put = object.__setattr__
        put(self, "frameworks", dict(sorted(self.frameworks.items(), key=lambda kv: kv[1].order)))
        put(self, "judgement_at", {(j.force, j.cycle, j.pillar, j.question): j for j in self.judgements})
        put(self, "judgements_of", _group((j.force, j) for j in self.judgements))
        put(self, "judgements_in", _group((j.cycle, j) for j in self.judgements))
        put(self, "finding_by_id", {f.id.upper(): f for f in self.findings})
        put(self, "findings_of", _group((force, f) for f in self.findings for force in f.forces))
        put(self, "observations_of", _group((o.force, o) for o in self.observations))
        put(self, "reports_of", _group((force, r) for r in self.reports for force in r.forces))

    def with_findings(self, findings: tuple[Finding, ...], version: str) -> "Knowledge":
        """Return the same with other findings. What does not rest on findings is shared."""
        return replace(self, findings=findings, version=version)

    def judgement(self, force: str, cycle: str, question: str = OVERALL, pillar: str | None = None) -> Judgement | None:
        """Return the judgement, or None. A question's pillar is looked up in the framework when left out."""
        found = self.judgement_at.get((force, cycle, pillar, question))
        if found is None and pillar is None and cycle in self.frameworks:
            asked = self.frameworks[cycle].question(question)
            if asked is not None:
                found = self.judgement_at.get((force, cycle, asked.pillar, question))
        return found

    def cycles(self, force: str) -> list[Framework]:
        """Return the cycles this force has any judgement or finding in, oldest first."""
        held = {j.cycle for j in self.judgements_of.get(force, ())}
        held |= {f.cycle for f in self.findings_of.get(force, ())}
        return [framework for framework in self.frameworks.values() if framework.id in held]

    def barrier_between(self, one: str, other: str) -> Barrier | None:
        """Return the first bar to comparing grades of two cycles, or None when they may be compared.

        A bar between neighbouring cycles bars every pair on either side of it.
        """
        ordered = list(self.frameworks.values())
        low, high = sorted((self.frameworks[one].order, self.frameworks[other].order))
        for framework in ordered:
            for barrier in framework.barriers:
                if low <= self.frameworks[barrier.cycle].order and framework.order <= high:
                    return barrier
        return None


def _group(pairs: Iterable[tuple[K, V]]) -> dict[K, list[V]]:
    groups: defaultdict[K, list[V]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return dict(groups)
