"""A report file: its head, then the judgements, findings and observations that refer to the head."""

from dataclasses import dataclass
from typing import TypeVar

from yaml.nodes import MappingNode, Node, SequenceNode

from bot.domain.finding import Finding, Observation
from bot.domain.framework import Framework
from bot.domain.judgement import Judgement
from bot.domain.knowledge import Report
from bot.kb.build import head, pillar_known
from bot.kb.context import Header
from bot.kb.file import File
from bot.kb.forms import Form, Json, wrong_type
from bot.kb.judge import STATES, judgements
from bot.kb.near import did_you_mean, quoted
from bot.kb.places import value_of
from bot.kb.record import Field, ListOf, Record, Values
from bot.kb.schema import FINDING, HEAD, OBSERVATION, STATEMENT

NATIONAL = "national"
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Parts:
    """What one report file holds."""

    report: Report
    judgements: list[Judgement]
    findings: list[Finding]
    observations: list[Observation]


class Judgements:
    """Question ids with their judgements."""

    expects = "questions with their judgements"

    def read(self, node: Node, _file: File) -> Node:
        """Return the node: it is read when the head is known."""
        return node

    def json(self) -> Json:
        """Return an object of statements."""
        words = {"enum": [*STATEMENT.fields["grade"].form.json()["enum"], *STATES]}  # type: ignore[misc]
        return {"type": "object", "additionalProperties": {"anyOf": [words, STATEMENT.json()]}}


class Later(ListOf[object]):
    """A list that is read when the head of its file is known."""

    def read(self, node: Node, _file: File) -> Node:  # type: ignore[override]
        """Return the node."""
        return node


def _report(values: Values, node: MappingNode, file: File) -> Parts | None:
    forces = _forces(values, node, file)
    framework = _framework(values, node, file)
    if forces is None or framework is None:
        return None
    pillar, source, published = values.get("pillar"), values["source"], values.get("published")
    places = file.context.places(framework, pillar)
    file.header = Header(
        file.id.removesuffix(".yml").removeprefix("reports/"), forces, framework, pillar, source, published, places
    )
    if pillar is not None and not pillar_known(pillar, value_of(node, "pillar") or node, file):
        return None
    if not _place_fits(node, file):
        return None
    header = file.header
    judged = judgements(values["judgements"], file, STATEMENT.read) if "judgements" in values else []
    findings = _read(FINDING, values.get("findings"), file)
    observed = _read(OBSERVATION, values.get("observations"), file)
    return Parts(
        Report(header.id, forces, framework.id, pillar, source, published, values.get("note", "")),
        judged,
        _first_of_id(findings, values.get("findings"), file),
        [one for each in observed for one in each],
    )


REPORT = Record(
    "a report",
    HEAD
    | {
        "judgements": Field(Judgements(), "question ids with their judgements"),
        "findings": Field(Later(FINDING), "what must be mended"),
        "observations": Field(Later(OBSERVATION), "strengths and weaknesses that are no findings"),
    },
    _report,
)


def _read(form: Form[T], node: Node | None, file: File) -> list[T]:
    """Read a list in the body; its faulty records are left out, the others stay."""
    if node is None:
        return []
    if not isinstance(node, SequenceNode):
        wrong_type(node, file, "a list", f"begin each entry, {form.expects}, with a dash")
        return []
    read = form.read
    return [value for each in node.value if (value := read(each, file)) is not None]


def _forces(values: Values, node: MappingNode, file: File) -> tuple[str, ...] | None:
    """Return the forces the report names, or None when one is not known."""
    if ("force" in values) == ("forces" in values):
        both = "force" in values
        wrong = "both 'force' and 'forces'" if both else "the key 'force' is missing"
        file.problem(node, wrong, "keep one of the two" if both else "add `force:` with a force's id")
        return None
    key = "force" if "force" in values else "forces"
    named: tuple[str, ...] = (values["force"],) if key == "force" else values["forces"]
    place = value_of(node, key) or node
    places = place.value if isinstance(place, SequenceNode) else [place]
    if not named or len(set(named)) != len(named):
        file.problem(place, "the list 'forces' is empty or names one twice", "name each force once")
        return None
    context = file.context
    for force, at in zip(named, places, strict=True):
        if context.force_ids is not None and force not in context.force_ids:
            file.problem(
                at,
                f"{quoted(force)} is not a force",
                did_you_mean(force, context.forces, "write its id as in forces.yml"),
            )
    return named if all(force in context.forces for force in named) else None


def _framework(values: Values, node: MappingNode, file: File) -> Framework | None:
    """Return the report's cycle, or None; a cycle whose own file is faulty is not reported again."""
    cycle, context = values["cycle"], file.context
    if cycle not in context.frameworks and cycle not in context.cycle_ids and context.cycle_ids:
        fix = did_you_mean(cycle, context.frameworks)
        file.problem(value_of(node, "cycle") or node, f"{quoted(cycle)} is not a cycle", fix)
    return context.frameworks.get(cycle)


def _place_fits(node: MappingNode, file: File) -> bool:
    """Check that folder and file name say what the head says. A draft outside the knowledge folder may be anywhere."""
    header = head(file)
    if file.outside:
        return True
    folder = file.path.parent.name
    if folder != NATIONAL and header.forces != (folder,):
        key = "force" if value_of(node, "force") is not None else "forces"
        fix = f"move the file to reports/{header.forces[0] if len(header.forces) == 1 else NATIONAL}/, or mend the head"
        file.problem(value_of(node, key) or node, f"the file is in the folder of {folder}", fix)
        return False
    cycle = header.framework.id
    stems = [f"{name}-{header.pillar}" if header.pillar else name for name in (cycle.removeprefix("peel-"), cycle)]
    if folder == NATIONAL or any(_begins(file.path.stem, stem, header) for stem in stems):
        return True
    fix = f"name the file {stems[0]}.yml, or mend `cycle:` and `pillar:`"
    said = f"{cycle}, {header.pillar}" if header.pillar else cycle
    file.problem(value_of(node, "cycle") or node, f"the file's name says {file.path.stem}, its head {said}", fix)
    return False


def _begins(name: str, stem: str, header: Header) -> bool:
    """Return whether a file's name is `stem`, or `stem-anything` where a cycle has several reports of the force."""
    rest = name.removeprefix(stem)
    if not name.startswith(stem) or (rest and not rest.startswith("-")):
        return False
    return header.pillar is not None or rest[1:] not in header.framework.pillars


def _first_of_id(findings: list[Finding], node: Node | None, file: File) -> list[Finding]:
    """Return the findings whose id no other finding had before; the places of both are named for the others."""
    kept: list[Finding] = []
    ids = file.context.finding_at
    for one in findings:
        first = ids.setdefault(one.id, one.where)
        if first == one.where:
            kept.append(one)
        elif isinstance(node, SequenceNode):
            line = int(one.where.rpartition(":")[2]) - 1
            again = next(n for n in node.value if n.start_mark.line == line)
            file.record = ("finding", again)
            file.problem(
                value_of(again, "id") or again,
                f"the id is taken already, in {first}",
                "give this one a number of its own",
            )
    return kept
