"""Judgements: what may stand under a question's key, short or long, and what must not."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from yaml.nodes import MappingNode, Node, ScalarNode

from bot.domain.framework import Framework, Grade
from bot.domain.judgement import Judgement, State, Statement
from bot.kb.build import head, unknown_question
from bot.kb.file import File
from bot.kb.forms import wrong_type
from bot.kb.near import did_you_mean, listed, quoted
from bot.kb.places import value_of

if TYPE_CHECKING:
    from bot.kb.context import JudgementPlace
    from bot.kb.record import Values

STATES = {s.value: s for s in (State.UNGRADED, State.NOT_STATED, State.TO_BE_GRADED)}
GRADES = {g.value: g for g in Grade}
UNKNOWN = "unknown"


def judgements(node: Node, file: File, long_form: Callable[[Node, File], "Pair | None"]) -> list[Judgement]:
    """Read the mapping under `judgements:`; return the judgements that are in order."""
    header, outer = head(file), file.record
    if not isinstance(node, MappingNode):
        wrong_type(node, file, "questions with their judgements", "write one line each, for example `overall: good`")
        return []
    if len(header.forces) > 1:
        file.problem(node, "judgements in a report of several forces", "put them in a file for each force")
        return []
    made: list[Judgement] = []
    met: dict[str, Node] = {}
    for key_node, value_node in node.value:
        key = key_node.value
        if not isinstance(key_node, ScalarNode):
            file.problem(key_node, "a key must be a plain word", f"write one of {listed(header.places)}")
            continue
        file.record = ("judgement", key)
        if key in met:
            line = met[key].start_mark.line + 1
            file.problem(
                key_node,
                f"{quoted(key)} is given twice (first on line {line})",
                "keep one; what another source says goes under `others:`",
            )
            continue
        met[key] = key_node
        place = header.places.get(key)
        if place is None:
            unknown_question(key, header.places, key_node, file)
            continue
        pair = _short(value_node, file) if isinstance(value_node, ScalarNode) else long_form(value_node, file)
        if pair and _fits(pair, place, value_node, file) and _first(place, key_node, file):
            one, others = pair
            made.append(
                Judgement(
                    force=header.forces[0],
                    cycle=header.framework.id,
                    pillar=place.pillar,
                    question=place.question,
                    statement=one,
                    others=others,
                    report=header.id,
                    where=file.where(key_node),
                )
            )
    file.record = outer
    return made


Pair = tuple[Statement, tuple[Statement, ...]]


def _short(node: ScalarNode, file: File) -> Pair | None:
    """Read `good` or `ungraded`: the report's own source stands behind it."""
    header = head(file)
    word = node.value
    grade, state = GRADES.get(word), STATES.get(word)
    if grade is None and state is None:
        if not node.style and not word:
            wrong_type(node, file, "a judgement", "write a grade, or one of " + listed(STATES))
        else:
            words = [*header.framework.scale, *STATES]
            file.problem(node, f"{quoted(word)} is not a grade or a state", did_you_mean(word, words))
        return None
    if grade is not None and not _on_scale(grade, header.framework, node, file):
        return None
    key = (state or State.GRADED, grade)
    statement = header.statements.get(key)
    if statement is None:
        statement = header.statements[key] = Statement(key[0], header.source, grade)
    return statement, ()


def statement(values: "Values", node: MappingNode, file: File) -> Pair | None:
    """Build the statement of the long form, with what other sources say beside it."""
    header = head(file)
    grade, state, carried = values.get("grade"), values.get("state"), values.get("carried over")
    if carried is not None:
        if state is not None:
            file.problem(node, "a state beside `carried over:`", "keep one of the two")
            return None
        if not _earlier(carried, value_of(node, "carried over") or node, file):
            return None
        state = State.CARRIED_OVER
    elif (grade is None) == (state is None):
        wrong = "neither grade, state nor carried over" if grade is None else "a grade and a state together"
        fix = "write one of `grade:`, `state:` and `carried over:`" if grade is None else "keep one of the two"
        file.problem(node, wrong, fix)
        return None
    from_cycle = None if carried == UNKNOWN else carried
    scale_of = file.context.frameworks.get(from_cycle or "", header.framework)
    if grade is not None and not _on_scale(grade, scale_of, value_of(node, "grade") or node, file):
        return None
    get = values.get
    made = Statement(
        state=state or State.GRADED,
        source=get("source") or header.source,
        grade=grade,
        carried_from=from_cycle,
        but=get("but", ""),
        caveat=get("caveat", ""),
        note=get("note", ""),
        updated=get("updated"),
        withdrawn=get("withdrawn"),
    )
    return made, tuple(one for one, _ in get("others", ()))


def _earlier(cycle: str, place: Node, file: File) -> bool:
    """Return whether a grade may be carried over from there: an earlier cycle, or unknown."""
    mine = head(file).framework
    earlier = [f.id for f in file.context.frameworks.values() if f.order < mine.order]
    if cycle == UNKNOWN or cycle in earlier:
        return True
    if cycle in file.context.frameworks:
        file.problem(place, f"{cycle} is not before {mine.id}", f"name an earlier cycle, or {UNKNOWN}")
    elif cycle in file.context.cycle_ids:
        file.faults += 1  # that framework has a fault of its own, noted there
    else:
        fix = did_you_mean(cycle, [*earlier, UNKNOWN])
        file.problem(place, f"{quoted(cycle)} is not a cycle", fix)
    return False


def _on_scale(grade: Grade, framework: Framework, node: Node, file: File) -> bool:
    if grade in framework.scale:
        return True
    fix = f"the scale there is {listed(framework.scale)}; look up the grade in the source"
    file.problem(node, f"{quoted(grade)} is not on the scale of {framework.id}", fix)
    return False


def _fits(pair: Pair, place: "JudgementPlace", node: Node, file: File) -> bool:
    """Refuse a grade where the framework grants none."""
    asked = place.asked
    if asked is None or asked.graded or pair[0].grade is None:
        return True
    at = value_of(node, "grade") or node
    fix = (
        f"write ungraded; if the source does grade it, mend `graded: false` in frameworks/{head(file).framework.id}.yml"
    )
    file.problem(at, f"{asked.id} is never graded in {head(file).framework.id}", fix)
    return False


def _first(place: "JudgementPlace", node: Node, file: File) -> bool:
    """Refuse a second judgement of the same force on the same question of the same cycle."""
    header = head(file)
    key = (header.forces[0], header.framework.id, place.pillar, place.question)
    first = file.context.judgement_at.get(key)
    if first is None:
        file.context.judgement_at[key] = file.where(node)
        return True
    file.problem(
        node, f"this judgement is given already, in {first}", "keep one; what another source says goes under `others:`"
    )
    return False
