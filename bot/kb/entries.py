"""Forces, terms and frameworks, from the values of a record to values of the domain."""

from collections.abc import Callable
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from yaml.nodes import MappingNode

from bot.domain.force import Force
from bot.domain.framework import Barrier, Framework, Question
from bot.domain.knowledge import Term
from bot.kb.file import File
from bot.kb.near import did_you_mean, quoted
from bot.kb.places import paired, value_of

if TYPE_CHECKING:
    from bot.kb.record import Values


class Country(StrEnum):
    """Where a force polices."""

    ENGLAND = "England"
    WALES = "Wales"


def force(values: "Values", _node: MappingNode, _file: File) -> Force:
    """Build a force."""
    return Force(
        id=values["id"],
        name=values["name"],
        official=values["official"],
        region=values["region"],
        aliases=values.get("aliases", ()),
        country=values.get("country", Country.ENGLAND).value,
    )


def term(values: "Values", _node: MappingNode, _file: File) -> Term:
    """Build a glossary entry."""
    return Term(values["id"], values["term"], values["meaning"], values.get("aliases", ()), values.get("source"))


def question(values: "Values", _node: MappingNode, _file: File) -> Question:
    """Build a question of a framework."""
    get = values.get
    return Question(
        id=values["id"],
        title=values["title"],
        short=values["short"],
        pillar=get("pillar"),
        number=get("number"),
        aliases=get("aliases", ()),
        graded=get("graded", True),
        note=get("note", ""),
    )


def barrier(values: "Values", _node: MappingNode, _file: File) -> Barrier:
    """Build a bar to comparison; whether its cycle exists is looked up once all frameworks are read."""
    return Barrier(values["cycle"], values["reason"], values["source"])


def framework(values: "Values", node: MappingNode, file: File) -> Framework | None:
    """Build a framework whose questions fit its pillars; questions that don't are left out."""
    stem = file.path.stem
    if values["id"] != stem:
        at = value_of(node, "id") or node
        file.problem(at, f"{quoted(values['id'])} is not the file's name", f"write {stem}, or rename the file")
        return None
    for key in ("scale", "years"):
        if not values[key] or len(set(values[key])) != len(values[key]):
            wrong = "is empty" if not values[key] else "names something twice"
            file.problem(value_of(node, key) or node, f"the list '{key}' {wrong}", "list each one once")
            return None
    get = values.get
    return Framework(
        id=values["id"],
        label=values["label"],
        title=values["title"],
        order=values["order"],
        years=values["years"],
        scale=values["scale"],
        pillars=values["pillars"],
        questions=_questions(values, node, file),
        aliases=get("aliases", ()),
        published=get("published", ""),
        ungraded=get("ungraded", ()),
        notes=get("notes", ()),
        barriers=get("barriers", ()),
        sources=get("sources", ()),
    )


def _questions(values: "Values", node: MappingNode, file: File) -> tuple[Question, ...]:
    """Return the questions that fit: one of the framework's pillars where it has any, each (pillar, id) once."""
    pillars, outer = values["pillars"], file.record
    kept: dict[tuple[str | None, str], Question] = {}
    lines: dict[tuple[str | None, str], int] = {}
    for one, place in paired(values["questions"], node, "questions"):
        file.record = ("question", place)
        key = (one.pillar, one.id)
        if key in kept:
            file.problem(place, f"the question is given twice (first on line {lines[key]})", "keep one of the two")
        elif one.pillar is not None and one.pillar not in pillars:
            fix = did_you_mean(one.pillar, pillars) if pillars else "take it away, or name the pillars in `pillars:`"
            file.problem(value_of(place, "pillar") or place, f"{quoted(one.pillar)} is not a pillar of this cycle", fix)
        elif one.pillar is None and pillars:
            file.problem(place, "the question names no pillar", f"add `pillar:` with one of {', '.join(pillars)}")
        else:
            kept[key] = one
            lines[key] = place.start_mark.line + 1
    file.record = outer
    return tuple(kept.values())


def as_list(key: str) -> "Callable[[Values, MappingNode, File], tuple[Any, ...]]":
    """Return a builder that takes the list under the file's only key."""

    def build(values: "Values", _node: MappingNode, _file: File) -> tuple[Any, ...]:
        found: tuple[Any, ...] = values[key]
        return found

    return build
