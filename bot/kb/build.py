"""The parts of a finding, from the values of a record to values of the domain, with the checks that need two keys."""

from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING

from yaml.nodes import MappingNode, Node

from bot.domain.finding import (
    DisputedDate,
    Finding,
    FollowUp,
    Obligation,
    Observation,
    Origin,
    Revision,
    StatusEvent,
)
from bot.domain.source import Source
from bot.kb.file import File
from bot.kb.near import did_you_mean, quoted
from bot.kb.places import value_of

if TYPE_CHECKING:
    from bot.kb.context import Header, JudgementPlace
    from bot.kb.record import Values


class By(StrEnum):
    """Whose page a source is."""

    INSPECTORATE = "inspectorate"
    OTHER = "other"


class Certainty(StrEnum):
    """Whether a follow-up will come or only may."""

    CERTAIN = "certain"
    POSSIBLE = "possible"


class Relation(StrEnum):
    """How one finding is related to another."""

    REPEATS = "repeats"
    REPEATED_BY = "repeated by"
    BELONGS_TO = "belongs to"
    HAS_RECOMMENDATION = "has recommendation"
    SAME_MATTER_AS = "same matter as"
    REPLACED_BY = "replaced by"
    REPLACES = "replaces"


def source(values: "Values", _node: MappingNode, _file: File) -> Source:
    """Build a source; it is the inspectorate's own unless `by: other`."""
    return Source(values["title"], values["url"], values.get("by") is not By.OTHER)


def disputed(values: "Values", _node: MappingNode, _file: File) -> DisputedDate:
    """Build another source's date."""
    return DisputedDate(values["due"], values["source"], values.get("note", ""))


def revision(values: "Values", _node: MappingNode, _file: File) -> Revision:
    """Build a move of a date."""
    return Revision(values["was"], values.get("why", ""), values.get("on"))


def obligation(values: "Values", node: MappingNode, file: File) -> Obligation | None:
    """Build an obligation with its deadline."""
    deadline = values["due"]
    disputes = values.get("disputed", ())
    if any(other.due == deadline.day for other in disputes):
        place = value_of(node, "disputed") or node
        file.problem(
            place, f"{deadline.day} is the date that stands already", "mend one of the dates, or take the dispute away"
        )
        return None
    if "revised" in values or disputes or "origin" in values:
        origin = values.get("origin", Origin.INSPECTORATE)
        deadline = replace(deadline, origin=origin, revisions=values.get("revised", ()), disputed=disputes)
    get = values.get
    return Obligation(values["id"], values["what"], deadline, to=get("to", ""), by=get("by", ""), source=get("source"))


def follow_up(values: "Values", _node: MappingNode, _file: File) -> FollowUp:
    """Build what the inspectorate said it would, or may, do next."""
    return FollowUp(values["what"], values.get("when", ""), values.get("certainty") is Certainty.POSSIBLE)


def status(values: "Values", _node: MappingNode, file: File) -> StatusEvent:
    """Build a published statement of status; the report's source stands behind it when it names none."""
    get = values.get
    own = get("source") or head(file).source
    return StatusEvent(values["status"], own, on=get("on"), when=get("when", ""), note=get("note", ""))


def related(values: "Values", node: MappingNode, file: File) -> tuple[str, str]:
    """Build a relation to another finding, whose id is looked up once all files are read."""
    to, named = value_of(node, "to"), file.record[1]
    if to is not None and not isinstance(named, str):
        file.context.related.append((file, named, to))
    return values["to"], values["how"].value


def finding(values: "Values", node: MappingNode, file: File) -> Finding | None:
    """Build a finding: its pillar and question must be ones of the report's cycle."""
    header = head(file)
    get = values.get
    named = question_of(values, node, file)
    owed = get("obligations", ())
    if named is None or (len(owed) > 1 and not _obligations_differ(owed, node, file)):
        return None
    sources = get("sources", ())
    if "source" in values:
        sources = (values["source"], *sources)
    return Finding(
        id=values["id"],
        forces=header.forces,
        cycle=header.framework.id,
        kind=values["kind"],
        summary=values["summary"],
        sources=sources or (header.source,),
        pillar=named[0],
        question=named[1],
        actions=get("actions", ()),
        obligations=owed,
        follow_up=get("follow up", ()),
        statuses=get("status", ()),
        related=get("related", ()),
        stands_for=get("stands for", 1),
        about=get("about", ()),
        caveat=get("caveat", ""),
        note=get("note", ""),
        wording=get("wording", ""),
        published=get("published", header.published),
        report=header.id,
        where=file.where(node),
    )


def observation(values: "Values", node: MappingNode, file: File) -> tuple[Observation, ...] | None:
    """Build an observation, once for each force of the report."""
    header = head(file)
    named = question_of(values, node, file)
    if named is None:
        return None
    where = file.where(node)
    several = len(header.forces) > 1
    return tuple(
        Observation(
            id=f"{header.id}:{node.start_mark.line + 1}" + (f":{force}" if several else ""),
            force=force,
            cycle=header.framework.id,
            pillar=named[0],
            question=named[1],
            tone=values["tone"],
            text=values["text"],
            source=values.get("source") or header.source,
            about=values.get("about", ()),
            report=header.id,
            where=where,
        )
        for force in header.forces
    )


def question_of(values: "Values", node: MappingNode, file: File) -> tuple[str | None, str | None] | None:
    """Return the (pillar, question) that a record names, each or both None; or None after noting a problem."""
    header = head(file)
    pillar, places = header.pillar, header.places
    if "pillar" in values:
        pillar = values["pillar"]
        place = value_of(node, "pillar") or node
        if header.pillar not in (None, pillar):
            file.problem(place, f"the report's pillar is {header.pillar}, not {pillar}", "take this `pillar:` away")
            return None
        if not pillar_known(pillar, place, file):
            return None
        places = file.context.places(header.framework, pillar)
    if "question" not in values:
        return pillar, None
    found = places.get(values["question"])
    if found is None:
        unknown_question(values["question"], places, value_of(node, "question") or node, file)
        return None
    return found.pillar, found.question


def pillar_known(pillar: str, place: Node, file: File) -> bool:
    """Return whether the report's cycle has the pillar; note a problem when not."""
    framework = head(file).framework
    if pillar in framework.pillars:
        return True
    none = f"take `pillar:` away: {framework.id} has no pillars"
    fix = did_you_mean(pillar, framework.pillars) if framework.pillars else none
    file.problem(place, f"{quoted(pillar)} is not a pillar of {framework.id}", fix)
    return False


def unknown_question(question: str, places: "dict[str, JudgementPlace]", place: Node, file: File) -> None:
    """Note a question that the cycle does not ask here, and where it is asked, if anywhere."""
    header = head(file)
    framework = header.framework
    if question in file.context.question_ids.get(framework.id, ()) and framework.question(question) is None:
        file.faults += 1  # its own record has a fault, noted where it stands
        return
    of = f"{header.pillar} in {framework.id}" if header.pillar else framework.id
    elsewhere = [q.pillar for q in framework.questions if q.id == question and q.pillar]
    fix = f"it is a question of {elsewhere[0]}" if elsewhere else did_you_mean(question, places)
    file.problem(place, f"{quoted(question)} is not a question of {of}", fix)


def head(file: File) -> "Header":
    """Return the head of the report being read."""
    assert file.header is not None  # the records of a report are read after its head
    return file.header


def _obligations_differ(owed: tuple[Obligation, ...], node: MappingNode, file: File) -> bool:
    ids = [one.id for one in owed]
    for number, one in enumerate(ids):
        if one in ids[:number]:
            place = value_of(node, "obligations") or node
            file.problem(place, f"two obligations have the id {quoted(one)}", "give each an id of its own")
            return False
    return True
