"""What the answers look things up in: names as people read them, and one force's records in order.

Built once a knowledge snapshot; a force's part is put in order when it is first asked for.
"""

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date
from functools import cached_property

from bot.ask.answer import Line
from bot.ask.query import Choice, Query
from bot.ask.respond.records import Dated, Records, by_day
from bot.ask.respond.wording import capital, inside
from bot.domain.changes import Entries
from bot.domain.finding import Finding, Kind
from bot.domain.framework import OVERALL, Framework, Question
from bot.domain.judgement import Judgement
from bot.domain.knowledge import Knowledge, Term
from bot.domain.source import Source
from bot.domain.working import WorkingCalendar

KINDS = tuple(Kind)
NOT_HELD = "not known here"
MOST_KEPT = 5000
"""Kept look-ups; then they are begun anew."""
NOT_ASKED = "not asked"
GRAVITY = {
    Kind.ACCELERATED_CAUSE_OF_CONCERN: 0,
    Kind.CAUSE_OF_CONCERN: 1,
    Kind.RECOMMENDATION: 2,
    Kind.AREA_FOR_IMPROVEMENT: 3,
    Kind.INTERNAL: 4,
}


class Known:
    """One snapshot's names and orders."""

    def __init__(
        self, knowledge: Knowledge, days: WorkingCalendar | None = None, entries: Entries | None = None
    ) -> None:
        self.entries = entries
        self.knowledge = knowledge
        self.days = days
        self.frameworks = knowledge.frameworks
        self.cycles: tuple[Framework, ...] = tuple(knowledge.frameworks.values())
        self.force_names = {force.id: force.name for force in knowledge.forces.values()}
        self.forces = tuple(sorted(knowledge.forces, key=lambda one: self.force_names[one]))
        self._place = {force: place for place, force in enumerate(self.forces)}
        self._records: dict[str, Records] = {}
        self._holders: dict[tuple[str, str | None, str], list[Judgement]] = {}
        self._subjects: dict[tuple[str, str | None, str], str] = {}
        published = (one.published for one in knowledge.findings if one.published)
        starts = (date(max(min(one.years), 1), 1, 1) for one in self.cycles if one.years)
        self._newest_publication = max((*published, *starts), default=date.min)
        self._not_begun: dict[int, frozenset[str]] = {}
        self.lines: dict[tuple[int, bool], Line] = {}
        """Lines once made, by a finding's object (the snapshot keeps it alive) and whether forces come first."""
        self.owed: dict[tuple[int, bool], tuple[str, tuple[Source, ...]]] = {}
        """Obligations' texts and sources once made, by the obligation's object and whether forces are named."""
        self.near_terms: dict[str, tuple[Choice, ...]] = {}
        """What a term's meaning makes people ask next, by term id."""
        self.cells: dict[int, str] = {}
        """Judgements as cells once made, by the judgement's object."""
        self.caveats: dict[int, tuple[str, ...]] = {}
        """Caveats once made, by the judgement's object and whether they name their subject."""
        self._asked: dict[tuple[str, tuple[str, ...], tuple[str, ...]], list[tuple[str | None, str]]] = {}
        self._everything: list[Finding] | None = None
        self._questions: dict[str, dict[tuple[str | None, str], Question]] = {
            framework.id: {(q.pillar, q.id): q for q in framework.questions} for framework in self.cycles
        }

    @cached_property
    def terms(self) -> dict[str, Term]:
        """The glossary by id, term and alias, in small letters; an id or a term goes before an alias."""
        terms = self.knowledge.glossary
        named = {alias.casefold(): term for term in reversed(terms) for alias in term.aliases}
        return named | {name.casefold(): term for term in reversed(terms) for name in (term.id, term.term)}

    @cached_property
    def fullest(self) -> str:
        """The force about which most is held: examples on it have answers."""
        held = self.knowledge
        return max(
            self.forces,
            key=lambda one: len(held.observations_of.get(one, ())) + len(held.findings_of.get(one, ())),
            default="",
        )

    def force(self, force: str) -> str:
        """Return a force's display name."""
        return self.force_names.get(force, force)

    def forces_named(self, forces: Sequence[str]) -> list[str]:
        """Return display names in alphabetical order."""
        return sorted(self.force(one) for one in forces)

    def label(self, cycle: str) -> str:
        """Return a cycle as people write it: 2018/19."""
        framework = self.frameworks.get(cycle)
        return framework.label if framework else cycle

    def question(self, cycle: str, pillar: str | None, question: str) -> Question | None:
        """Return the framework's question, or None when it has no such."""
        return self._questions.get(cycle, {}).get((pillar, question))

    def short(self, cycle: str, pillar: str | None, question: str) -> str:
        """Return a question's short name as a heading: "Investigating crime", "Effectiveness overall"."""
        if question == OVERALL:
            return f"{capital(pillar)} overall" if pillar else "Overall"
        found = self.question(cycle, pillar, question)
        return found.short if found else capital(question.replace("-", " "))

    def subject(self, cycle: str, pillar: str | None, question: str) -> str:
        """Return a question as it stands inside a sentence: "investigating crime (effectiveness)"."""
        key = (cycle, pillar, question)
        said = self._subjects.get(key)
        if said is None:
            said = inside(self.short(*key))
            if question == OVERALL:
                said = f"{pillar} overall" if pillar else "overall"
            elif pillar:
                said = f"{said} ({pillar})"
            self._subjects[key] = said
        return said

    def records(self, force: str) -> Records:
        """Return a force's records, in order."""
        found = self._records.get(force)
        if found is None:
            found = self._records[force] = self._order(force)
        return found

    def _order(self, force: str) -> Records:
        knowledge = self.knowledge
        judgements: dict[str, list[Judgement]] = {}
        for judgement in knowledge.judgements_of.get(force, ()):
            judgements.setdefault(judgement.cycle, []).append(judgement)
        for each in judgements.values():
            each.sort(key=self._question_order)
        findings = sorted(knowledge.findings_of.get(force, ()), key=self._finding_order)
        findings_in: dict[str, list[Finding]] = {}
        for finding in findings:
            findings_in.setdefault(finding.cycle, []).append(finding)
        came = sorted({self._came(one) for one in findings})
        return Records(judgements, findings, findings_in, by_day(findings), came=came)

    def _question_order(self, judgement: Judgement) -> tuple[int, str]:
        questions = self._questions.get(judgement.cycle, {})
        key = (judgement.pillar, judgement.question)
        place = next((n for n, held in enumerate(questions) if held == key), len(questions))
        pillars = self.frameworks[judgement.cycle].pillars if judgement.cycle in self.frameworks else ()
        pillar = pillars.index(judgement.pillar) if judgement.pillar in pillars else len(pillars)
        return (pillar * 1000 + (0 if judgement.question == OVERALL else 1 + place), judgement.question)

    def _finding_order(self, finding: Finding) -> tuple[int, int, int, str]:
        """Newest cycle first; the force's own before national ones; the graver kind first."""
        framework = self.frameworks.get(finding.cycle)
        order = framework.order if framework else 0
        return (-order, int(len(finding.forces) > 1), GRAVITY[finding.kind], finding.id)

    def everything(self) -> list[Finding]:
        """Return every finding, in order."""
        if self._everything is None:
            self._everything = sorted(self.knowledge.findings, key=self._finding_order)
        return self._everything

    def holders(self, cycle: str, pillar: str | None, question: str) -> list[Judgement]:
        """Return all forces' judgements on one question of a cycle, by force."""
        key = (cycle, pillar, question)
        found = self._holders.get(key)
        if found is None:
            found = [
                judgement
                for judgement in self.knowledge.judgements_in.get(cycle, ())
                if judgement.question == question and judgement.pillar == pillar
            ]
            found.sort(key=lambda judgement: self._place.get(judgement.force, 0))
            self._holders[key] = found
        return found

    def asked(self, cycle: str, query: Query) -> list[tuple[str | None, str]]:
        """Return the (pillar, question) pairs of a cycle that a query names, in order; all when none."""
        key = (cycle, query.pillars, query.questions)
        found = self._asked.get(key)
        if found is None:
            if len(self._asked) > MOST_KEPT:
                self._asked.clear()
            found = self._asked[key] = self._find_asked(cycle, query)
        return found

    def _find_asked(self, cycle: str, query: Query) -> list[tuple[str | None, str]]:
        framework = self.frameworks[cycle]
        pairs: list[tuple[str | None, str]] = [(pillar, OVERALL) for pillar in framework.pillars]
        pairs += [(q.pillar, q.id) for q in framework.questions if q.id != OVERALL]
        if query.pillars:
            pairs = [pair for pair in pairs if pair[0] in query.pillars or (query.questions and pair[0] is None)]
        if query.questions:
            pairs = [pair for pair in pairs if pair[1] in query.questions]
        return pairs

    def scope(self, query: Query) -> tuple[str, ...]:
        """Return the ids of the forces a query is about, by name; all when it names none."""
        if query.forces:
            return query.forces
        if query.region:
            wanted = query.region.casefold()
            return tuple(
                force.id
                for force in sorted(self.knowledge.forces.values(), key=lambda one: one.name)
                if wanted in (force.region.casefold(), force.country.casefold())
            )
        return self.forces

    def lacking(self, cycle: str, pillar: str | None, question: str) -> str:
        """Say why a cycle's cell is empty: what it judged is not known here, or it gave no such judgement."""
        framework = self.frameworks[cycle]
        if not framework.questions:
            return NOT_HELD
        if question == OVERALL:
            if pillar not in framework.pillars:
                return NOT_ASKED
            found = self.question(cycle, pillar, OVERALL)
            return NOT_HELD if found is not None and found.graded else "not graded"
        found = framework.question(question)
        if found is None:
            return NOT_ASKED
        return NOT_HELD if found.graded else "not graded"

    def not_begun(self, today: date) -> frozenset[str]:
        """Return the cycles none of whose years had come by a day."""
        year = today.year
        found = self._not_begun.get(year)
        if found is None:
            ahead = (one.id for one in self.cycles if one.years and min(one.years) > year)
            found = self._not_begun[year] = frozenset(ahead)
        return found

    def is_later(self, finding: Finding, today: date) -> bool:
        """Return whether a finding came only after a day: published later, or in a cycle that had not begun."""
        if today >= self._newest_publication:
            return False
        if finding.published is not None:
            return finding.published > today
        return finding.cycle in self.not_begun(today)

    def dated_by(self, force: str, today: date) -> list[Dated]:
        """Return a force's obligations by day, without those of findings that came only after a day."""
        records = self.records(force)
        if today >= self._newest_publication:
            return records.dated
        reached = bisect_right(records.came, today)
        found = records.dated_by.get(reached)
        if found is None:
            found = [one for one in records.dated if not self.is_later(one.finding, today)]
            records.dated_by[reached] = found
        return found

    def _came(self, finding: Finding) -> date:
        """Return the first day on which a finding is not later, as `is_later` has it."""
        if finding.published is not None:
            return finding.published
        framework = self.frameworks.get(finding.cycle)
        return date(max(min(framework.years), 1), 1, 1) if framework and framework.years else date.min

    def may_be_later(self, finding: Finding, today: date) -> bool:
        """Return whether a finding of a cycle under way or just over has no known day: reports come within a year."""
        if today >= self._newest_publication or finding.published is not None or self.is_later(finding, today):
            return False
        framework = self.frameworks.get(finding.cycle)
        return framework is not None and max(framework.years, default=0) + 1 >= today.year

    def cycle_order(self, cycle: str) -> int:
        """Return a cycle's place in time."""
        framework = self.frameworks.get(cycle)
        return framework.order if framework else 0


def all_by_day(known: Known, query: Query, findings: list[Finding]) -> list[Dated]:
    """Return the same as `by_day`; for all findings of one force, as they were put in order once."""
    if len(query.forces) == 1:
        records = known.records(query.forces[0])
        if findings == records.findings:
            return records.dated
    return by_day(findings)
