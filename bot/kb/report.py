"""A report file: its head, then the judgements, findings and observations that refer to the head."""

from dataclasses import dataclass
from typing import TypeVar

from yaml.nodes import MappingNode, Node, SequenceNode

from bot.domain.finding import Finding, Observation
from bot.domain.framework import Framework
from bot.domain.judgement import Judgement
from bot.domain.knowledge import Report
from bot.domain.source import Source
from bot.kb.build import head, pillar_known
from bot.kb.context import Header
from bot.kb.file import File
from bot.kb.forms import Form, Json, wrong_type
from bot.kb.judge import STATES, judgements
from bot.kb.near import did_you_mean, quoted
from bot.kb.places import entries, ids_under, value_of, word_of
from bot.kb.record import Field, ListOf, Record, Values
from bot.kb.schema import FINDING, HEAD, OBSERVATION, STATEMENT

NATIONAL = "national"
T = TypeVar("T")
NO_SOURCE = Source("", "")
"""Stands in while the body of a report with a faulty source is checked; such a report is dropped."""


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
    """Build a report. Its body is read also when its head has faults, so that all problems come out at once."""
    file.context.finding_ids |= ids_under(node, "findings")
    forces, framework = _forces(values, node, file), _framework(values, node, file)
    pillar = values.get("pillar")
    if forces is None or framework is None or (pillar is None and "pillar" in values):
        return None
    source, published = values.get("source") or NO_SOURCE, values.get("published")
    places = file.context.places(framework, pillar)
    name = file.id.removesuffix(".yml").removeprefix("reports/")
    file.header = header = Header(name, forces, framework, pillar, source, published, places)
    if pillar is not None and not pillar_known(pillar, value_of(node, "pillar") or node, file):
        return None
    fits = all(force in file.context.forces for force in forces) and _place_fits(node, file)
    judged = judgements(values["judgements"], file, STATEMENT.read) if "judgements" in values else []
    findings = _read(FINDING, values.get("findings"), file)
    observed = _read(OBSERVATION, values.get("observations"), file)
    parts = Parts(
        Report(header.id, forces, framework.id, pillar, source, published, values.get("note", "")),
        judged,
        _first_of_id(findings, node, file),
        [one for each in observed for one in each],
    )
    return parts if fits else None


REPORT = Record(
    "a report",
    HEAD
    | {
        "judgements": Field(Judgements(), "question ids with their judgements"),
        "findings": Field(Later(FINDING), "what must be mended"),
        "observations": Field(Later(OBSERVATION), "strengths and weaknesses that are no findings"),
    },
    _report,
    always=True,
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
    """Return the forces the report names, known or not, or None when it names none."""
    if ("force" in values) == ("forces" in values):
        both = "force" in values
        wrong = "both 'force' and 'forces'" if both else "the key 'force' is missing"
        file.problem(node, wrong, "keep one of the two" if both else "add `force:` with a force's id")
        return None
    key = "force" if "force" in values else "forces"
    if values[key] is None:
        return None
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
    return named


def _framework(values: Values, node: MappingNode, file: File) -> Framework | None:
    """Return the report's cycle, or None; a cycle whose own file is faulty is not reported again."""
    cycle, context = values.get("cycle"), file.context
    if cycle is None:
        return None
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


def _first_of_id(findings: list[Finding], node: Node, file: File) -> list[Finding]:
    """Return the findings whose id no other finding had before; the others are noted with the first one's place."""
    kept: list[Finding] = []
    ids = file.context.finding_at
    for one in findings:
        first = ids.get(one.id)
        if first is None:
            ids[one.id] = one.where
            kept.append(one)
            continue
        again = [each for each in entries(node, "findings") if word_of(each, "id") == one.id][-1]
        file.record = ("finding", again)
        wrong = f"the id is taken already, in {first}"
        file.problem(value_of(again, "id") or again, wrong, "give this one a number of its own")
    return kept
