"""One judgement in words: its grade, or the reason there is none; and as a fact."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from bot.ask.answer import Fact, Scalar
from bot.ask.respond.known import Known
from bot.ask.respond.wording import day, listed, sentence
from bot.domain.framework import Grade
from bot.domain.judgement import Judgement, State, Statement
from bot.domain.source import Source

WEAKER = "not the inspectorate's own page: a weaker source"


@dataclass(frozen=True, slots=True)
class Chain:
    """Where a carried-over grade comes from: cycle labels, newest first, and what the last one holds."""

    labels: tuple[str, ...]
    end: Judgement | None
    broken: bool

    @property
    def words(self) -> str:
        """The chain as a sentence says it."""
        if not self.labels:
            return "carried over from an earlier inspection; the source does not say which"
        first, *rest = self.labels
        words = f"carried over from {first}" + "".join(f", itself carried over from {label}" for label in rest)
        if self.broken:
            words += (
                ", itself carried over; from when is not known here"
                if self.end is not None
                else f"; nothing is held here for {self.labels[-1]} itself"
            )
        return words


def chain(known: Known, judgement: Judgement) -> Chain:
    """Follow a carried-over judgement back over the cycles, as far as is held."""
    labels: list[str] = []
    seen = {judgement.cycle}
    at: Judgement = judgement
    while at.state is State.CARRIED_OVER:
        origin = at.statement.carried_from
        if origin is None or origin in seen:
            return Chain(tuple(labels), at if labels else None, broken=True)
        seen.add(origin)
        labels.append(known.label(origin))
        before = known.knowledge.judgement(at.force, origin, at.question, at.pillar)
        if before is None:
            return Chain(tuple(labels), None, broken=True)
        at = before
    return Chain(tuple(labels), at, broken=False)


def headline(known: Known, judgement: Judgement) -> str:
    """Return the sentence that states a judgement by itself: force, subject, cycle, and grade or why there is none."""
    force, label = known.force(judgement.force), known.label(judgement.cycle)
    subject = known.subject(judgement.cycle, judgement.pillar, judgement.question)
    statement = judgement.statement
    where = f"for {subject} in PEEL {label}"
    if statement.state is State.GRADED:
        said = f"{force} was graded {statement.grade} {where}"
        if statement.but:
            said += f", but {statement.but.rstrip('.')}"
    elif statement.state is State.CARRIED_OVER:
        said = _carried(known, judgement, f"{force}'s grade {where}")
    elif statement.state is State.UNGRADED:
        asked = known.question(judgement.cycle, judgement.pillar, judgement.question)
        why = "this was not graded, by design" if asked is not None and not asked.graded else "this was not graded"
        said = f"{force} has no grade {where}: {why}"
    elif statement.state is State.TO_BE_GRADED:
        said = f"{force}'s grade {where} was still to be given when the source held here was written"
    else:
        said = f"{force}'s grade {where} is not known here: the source held does not state one"
    said += _against(judgement)
    return f"{said}."


def _carried(known: Known, judgement: Judgement, start: str) -> str:
    back = chain(known, judgement)
    grade = judgement.statement.grade
    said = f"{start} is {grade}, {back.words}" if grade else f"{start} was not given anew: it was {back.words}"
    if not grade and back.end is not None and back.end.state is State.GRADED:
        said += f", when it was {back.end.grade}"
    return f"{said} (not inspected anew in {known.label(judgement.cycle)})" if grade else said


def contradicting(judgement: Judgement) -> list[Statement]:
    """Return what other sources, not withdrawn, say against the standing statement."""
    mine = judgement.statement
    return [
        other
        for other in judgement.others
        if other.withdrawn is None
        and (other.state, other.grade) != (mine.state, mine.grade)
        and (mine.grade is None or other.state not in (State.NOT_STATED, State.TO_BE_GRADED))
    ]


def _against(judgement: Judgement) -> str:
    against = contradicting(judgement)
    if not against:
        return ""
    said = " and ".join(dict.fromkeys(state_words(other) for other in against))
    return f"; sources differ: another says {said}"


def state_words(statement: Statement) -> str:
    """Return a statement's grade or state in two or three words."""
    if statement.state is State.GRADED:
        return str(statement.grade)
    if statement.state is State.CARRIED_OVER:
        return f"{statement.grade} (carried over)" if statement.grade else "carried over"
    return str(statement.state)


def cell(known: Known, judgement: Judgement) -> str:
    """Return a judgement as a table's cell: the grade first, then what must be read with it."""
    said = known.cells.get(id(judgement))
    if said is None:
        said = known.cells[id(judgement)] = _cell(known, judgement)
    return said


def _cell(known: Known, judgement: Judgement) -> str:
    statement = judgement.statement
    words = state_words(statement)
    if statement.state is State.CARRIED_OVER and statement.carried_from:
        words = f"{statement.grade or 'no grade stated'} (carried over from {known.label(statement.carried_from)})"
    marks = []
    against = contradicting(judgement)
    if against:
        marks.append("sources differ: also " + " and ".join(dict.fromkeys(state_words(other) for other in against)))
    for other in judgement.others:
        if other.withdrawn:
            marks.append(f"revised from {state_words(other)} on {day(other.withdrawn)}")
    if not statement.source.inspectorate:
        marks.append("weaker source")
    if statement.caveat:
        marks.append("see the note")
    return f"{words}; {'; '.join(marks)}" if marks else words


def caveats(known: Known, judgement: Judgement) -> tuple[str, ...]:
    """Return what must be read with a judgement."""
    said = known.caveats.get(id(judgement))
    if said is None:
        said = known.caveats[id(judgement)] = tuple(_caveats(known, judgement))
    return said


def together(known: Known, some: Iterable[Judgement], group: Callable[[Judgement], str] | None = None) -> list[str]:
    """Return what must be read with several judgements, each thing said once with what was judged, in groups."""
    of: dict[str, dict[str, list[str]]] = {}
    for one in some:
        for said in caveats(known, one):
            of.setdefault(said, {}).setdefault(group(one) if group else "", []).append(subject(known, one))
    return [f"{listed(_group(*each) for each in groups.items())}: {said}" for said, groups in of.items()]


def _group(name: str, subjects: list[str]) -> str:
    return f"{name} ({listed(subjects)})" if name else listed(subjects)


def subject(known: Known, judgement: Judgement) -> str:
    """Return what was judged, as a heading."""
    return known.short(judgement.cycle, judgement.pillar, judgement.question)


def _caveats(known: Known, judgement: Judgement) -> list[str]:
    statement = judgement.statement
    said = []
    if statement.caveat:
        said.append(sentence(statement.caveat))
    if not statement.source.inspectorate:
        said.append(f"The source is {WEAKER}.")
    if statement.state is State.CARRIED_OVER:
        end = chain(known, judgement).end
        if end is not None and statement.grade and end.state is State.GRADED and end.grade != statement.grade:
            said.append(f"The grade held for {known.label(end.cycle)} itself is {end.grade}: the two do not agree.")
    return said


def history_of_sources(judgement: Judgement) -> list[tuple[str, Source]]:
    """Return what other sources say of the same judgement, each as a sentence with its source."""
    said: list[tuple[str, Source]] = []
    mine = judgement.statement
    for other in judgement.others:
        note = f" {sentence(other.note)}" if other.note else ""
        if other.caveat:
            note += f" {sentence(other.caveat)}"
        if other.withdrawn:
            text = f"Revised on {day(other.withdrawn)} from {state_words(other)} to {state_words(mine)}.{note}"
        elif (other.state, other.grade) == (mine.state, mine.grade):
            text = f"Another source says the same: {state_words(other)}.{note}"
        elif other.state is State.NOT_STATED:
            text = f"Another source does not state it.{note}"
        elif other.state is State.TO_BE_GRADED:
            text = f"Another source still had it as to be graded.{note}"
        else:
            text = f"Another source says {state_words(other)}.{note}"
        said.append((text, other.source))
    return said


def sources(judgement: Judgement) -> tuple[Source, ...]:
    """Return every source of a judgement, the standing statement's first."""
    if not judgement.others:
        return (judgement.statement.source,)
    return tuple(dict.fromkeys((judgement.statement.source, *(other.source for other in judgement.others))))


def fact(known: Known, judgement: Judgement) -> Fact:
    """Return a judgement as a fact."""
    statement = judgement.statement
    fields: dict[str, Scalar] = {
        "force": known.force(judgement.force),
        "force_id": judgement.force,
        "cycle": known.label(judgement.cycle),
        "cycle_id": judgement.cycle,
        "pillar": judgement.pillar,
        "question": known.short(judgement.cycle, judgement.pillar, judgement.question),
        "question_id": judgement.question,
        "state": str(statement.state),
        "grade": str(statement.grade) if statement.grade else None,
        "carried_from": known.label(statement.carried_from) if statement.carried_from else None,
        "but": statement.but or None,
        "caveat": statement.caveat or None,
        "updated": statement.updated.isoformat() if statement.updated else None,
        "others": [text for text, _ in history_of_sources(judgement)],
    }
    return Fact("judgement", fields, sources(judgement))


def full_title(known: Known, judgement: Judgement) -> str:
    """Return the question's official title, or its short name where the framework has none."""
    key = (judgement.cycle, judgement.pillar, judgement.question)
    asked = known.question(*key)
    return asked.title if asked is not None else known.short(*key)


def better(one: Grade, other: Grade) -> int:
    """Return 1 when `other` is the higher grade, -1 when it is the lower, 0 when they are the same."""
    order = list(Grade)
    return (order.index(one) > order.index(other)) - (order.index(one) < order.index(other))
