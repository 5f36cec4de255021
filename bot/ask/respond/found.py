"""Which findings a query is about, and how one reads as a line and as a fact."""

from dataclasses import dataclass
from datetime import date

from bot.ask.answer import Fact, Line, Scalar
from bot.ask.forms import Form
from bot.ask.passages import Passages
from bot.ask.query import Intent, Query
from bot.ask.respond.known import Known
from bot.ask.respond.wording import capital, count, day, listed, sentence, short
from bot.domain.finding import Finding, Kind, StatusEvent
from bot.domain.framework import OVERALL
from bot.domain.source import Source

PLURALS = {
    Kind.AREA_FOR_IMPROVEMENT: "areas for improvement",
    Kind.CAUSE_OF_CONCERN: "causes of concern",
    Kind.ACCELERATED_CAUSE_OF_CONCERN: "accelerated causes of concern",
    Kind.RECOMMENDATION: "recommendations",
    Kind.INTERNAL: "internal findings",
}
STATUS_NOT_KNOWN = "status not known"
BY_REGISTER = "by the force's register"
MOST_CLOSEST = 5
_OF_STANDING = frozenset({Intent.STATUS, Intent.ENTERED, Intent.REGISTER})
_OF_STATE = _OF_STANDING | {Intent.FINDINGS, Intent.COUNT, Intent.OWNER}
_WEAK = frozenset({"understanding", "with", "their", "force", "police", "public", "people"})


@dataclass(frozen=True, slots=True)
class Selection:
    """The findings asked for. `closest`: not every word occurs, these are the nearest."""

    findings: list[Finding]
    closest: bool = False


def later_words(known: Known, query: Query) -> list[str]:
    """Say how many findings are left out of how things stood on a day, because they came only after it, or may have."""
    if query.cycles or query.finding_id or not _of_a_day(query):
        return []
    pool, seen = _pool(known, query), f"Seen from {day(query.today)}:"
    later = sum(one.stands_for for one in pool if known.is_later(one, query.today))
    unsure = sum(one.stands_for for one in pool if known.may_be_later(one, query.today))
    said = [f"{seen} {count(later, 'finding')} that came later left out."] if later else []
    if unsure:
        said.append(f"{seen} of {count(unsure, 'finding')} the day of publication is not known; it may be later.")
    return said


def _of_a_day(query: Query) -> bool:
    """Return whether it is asked how findings stand: on a day there are those only that had come by then."""
    of_owners = query.as_of and query.intent is Intent.OWNER
    return query.open_only or query.closed_only or query.intent in _OF_STANDING or of_owners


def select(known: Known, passages: Passages, query: Query) -> Selection:
    """Return the findings that a query's slots name, in order; with words, those whose text has them.

    Where none is filed under the question named, those whose words are nearest to it are taken, as the closest.
    """
    if query.finding_id:
        one = known.knowledge.finding_by_id.get(query.finding_id.upper())
        return Selection([one] if one else [])
    pool = _pool(known, query)
    if query.kinds:
        pool = [one for one in pool if one.kind in query.kinds]
    if Form.NATIONAL in query.forms:
        pool = [one for one in pool if len(one.forces) > 1]
    if query.pillars:
        pool = [one for one in pool if _of_pillar(one, query)]
    if _of_a_day(query):
        pool = [one for one in pool if query.cycles or not known.is_later(one, query.today)]
    if query.open_only:
        pool = [one for one in pool if is_open(one, query.today)]
    if query.closed_only:
        pool = [one for one in pool if not is_open(one, query.today)]
    filed = pool
    if query.questions and query.questions != (OVERALL,):
        filed = [one for one in pool if _asked(one, query)]
    if query.words:
        selection = _with_words(known, passages, query, filed, query.words)
        if selection.findings or filed is pool:
            return selection
        return Selection(_with_words(known, passages, query, pool, query.words).findings, closest=True)
    if filed or filed is pool or not pool:
        return Selection(filed)
    words = question_words(known, query)
    return Selection(_holding(known, passages, query, pool, words, every=True), closest=True)


def question_words(known: Known, query: Query) -> tuple[str, ...]:
    """Return the words of the question's name that a text about it may hold."""
    name = _question_name(known, query, query.questions[0]).split(" (")[0]
    return tuple(word for word in name.replace("-", " ").split() if len(word) > 3 and word not in _WEAK)


def _pool(known: Known, query: Query) -> list[Finding]:
    forces = known.scope(query)
    if len(forces) == 1:
        records = known.records(forces[0])
        if not query.cycles:
            return records.findings
        return [one for cycle in query.cycles for one in records.findings_in.get(cycle, ())]
    pool = known.everything()
    if len(forces) < len(known.forces):
        wanted = set(forces)
        pool = [one for one in pool if not wanted.isdisjoint(one.forces)]
    return [one for one in pool if one.cycle in query.cycles] if query.cycles else pool


def _of_pillar(finding: Finding, query: Query) -> bool:
    """Return whether a finding is of a pillar named; since 2021/22, of a question named, or one that holds its name."""
    if finding.pillar:
        return finding.pillar in query.pillars
    named = (finding.question or "").split("-")
    return _asked(finding, query) or any(pillar in named for pillar in query.pillars)


def _asked(finding: Finding, query: Query) -> bool:
    return finding.question in query.questions


def _with_words(
    known: Known, passages: Passages, query: Query, pool: list[Finding], words: tuple[str, ...]
) -> Selection:
    """Keep findings that hold every word; where none does, the closest by some of them, said to be so.

    A finding filed under the question that some of the words name holds those.
    """
    found = _holding(known, passages, query, pool, words, every=True)
    for name in query.loose:
        filed = [one for one in pool if one.question in name.questions and one not in found]
        rest = tuple(word for word in words if word not in name.words)
        found += _holding(known, passages, query, filed, rest, every=True) if rest and filed else filed
    if found or len(words) == 1:
        return Selection(found)
    return Selection(_holding(known, passages, query, pool, words, every=False)[:MOST_CLOSEST], closest=True)


def _holding(
    known: Known, passages: Passages, query: Query, pool: list[Finding], words: tuple[str, ...], *, every: bool
) -> list[Finding]:
    allowed = {one.id for one in pool}
    hits = passages.search(words, known.scope(query), every=every)
    return [one for one in hits if isinstance(one, Finding) and one.id in allowed]


def standing(finding: Finding, today: date) -> StatusEvent | None:
    """Return the latest status stated up to a day."""
    return finding.status_on(today)


def is_open(finding: Finding, today: date) -> bool:
    """Return whether a finding is open on a day: unless a source up to then says closed or superseded."""
    return finding.open_on(today)


def status_words(finding: Finding, today: date) -> str:
    """Return a finding's latest status stated up to a day, with its date, or that none is known."""
    event = standing(finding, today)
    if event is None:
        return STATUS_NOT_KNOWN
    when = day(event.on) if event.on else event.when
    if event.by:
        return f"{event.status} ({when}, {BY_REGISTER})"
    if when.startswith(event.status):
        return when
    return f"{event.status}{f' ({when})' if when else ''}"


def where_words(known: Known, finding: Finding) -> str:
    """Return the cycle, and the question or pillar where the source names one."""
    label = known.label(finding.cycle)
    if finding.question:
        return f"{label}, {known.short(finding.cycle, finding.pillar, finding.question)}"
    return f"{label}, {finding.pillar}" if finding.pillar else label


def line(known: Known, finding: Finding, today: date, *, force_first: bool = False) -> Line:
    """Return a finding as one line of a list. A line that no day changes is made once."""
    if finding.statuses:
        return _line(known, finding, today, force_first=force_first)
    key = (id(finding), force_first)
    made = known.lines.get(key)
    if made is None:
        made = known.lines[key] = _line(known, finding, today, force_first=force_first)
    return made


def _line(known: Known, finding: Finding, today: date, *, force_first: bool) -> Line:
    names = _names(known, finding) if force_first else ""
    lead = f"{names}: {capital(finding.kind)}" if names else capital(finding.kind)
    text = f"{finding.id} ({where_words(known, finding)}): {sentence(short(finding.summary, 300))}"
    dated = [(one.deadline.day, one.deadline.moved_by_force) for one in finding.obligations if one.deadline.day]
    if dated:
        days = (f"{day(due)}{' (moved by the force)' if moved else ''}" for due, moved in sorted(dated))
        text += f" Due {listed(days)}."
    if finding.statuses:
        text += f" {capital(status_words(finding, today))}."
    if owner := finding.owner():
        text += f" Owner, {BY_REGISTER}: {owner.name}."
    if finding.caveat:
        text += f" Note: {sentence(finding.caveat)}"
    return Line(text, lead, sources(finding, today), finding.id)


def sources(finding: Finding, today: date) -> tuple[Source, ...]:
    """Return a finding's sources, then the entries of the register that say how it stands and who owns it."""
    event, owner = standing(finding, today), finding.owner()
    entries = ((event.source,) if event is not None and event.by else (), (owner.source,) if owner else ())
    said = entries[0] + entries[1]
    return tuple(dict.fromkeys((*finding.sources, *said))) if said else finding.sources


def _names(known: Known, finding: Finding) -> str:
    names = known.forces_named(finding.forces)
    return listed(names) if len(names) <= 6 else f"{len(names)} forces"


def fact(known: Known, finding: Finding, today: date) -> Fact:
    """Return a finding as a fact, with its status as of a day."""
    event = standing(finding, today)
    fields: dict[str, Scalar] = {
        "id": finding.id,
        "forces": [known.force(one) for one in finding.forces],
        "force_ids": list(finding.forces),
        "cycle": known.label(finding.cycle),
        "cycle_id": finding.cycle,
        "pillar": finding.pillar,
        "question": known.short(finding.cycle, finding.pillar, finding.question) if finding.question else None,
        "question_id": finding.question,
        "finding_kind": str(finding.kind),
        "summary": finding.summary,
        "status": str(event.status) if event else None,
        "open": is_open(finding, today),
    }
    if event is not None and event.by:
        fields |= {"status_by": event.by, "status_on": event.on.isoformat() if event.on else None}
    if owner := finding.owner():
        fields["owner"] = owner.name
    return Fact("finding", fields, sources(finding, today))


def filters(known: Known, query: Query) -> str:
    """Return what a list was narrowed by, in words: " for Kent in 2016 on investigating crime"."""
    national = Form.NATIONAL in query.forms
    said = " of national reports" if national else ""
    if query.forces:
        said += f" for {listed(known.force(one) for one in query.forces)}"
    elif query.region:
        said += f" for forces in {query.region}"
    elif (query.asked is None or not query.asked.me) and not national:
        said += " for all forces"
    if query.cycles:
        said += f" in {listed(known.label(one) for one in query.cycles)}"
    named = [_question_name(known, query, one) for one in query.questions if one != OVERALL]
    named += [pillar for pillar in query.pillars if not named]
    if named:
        said += f" on {listed(named)}"
    if query.words:
        said += f" about “{' '.join(query.words)}”"
    if query.as_of and query.intent in _OF_STATE and not query.overdue:
        said += f" as of {day(query.today)}"
    return said


def _question_name(known: Known, query: Query, question: str) -> str:
    cycles = query.cycles or tuple(framework.id for framework in reversed(known.cycles))
    for cycle in cycles:
        for asked in known.frameworks[cycle].questions:
            if asked.id == question:
                return (
                    known.subject(cycle, None, question)
                    if asked.pillar is None
                    else known.subject(cycle, asked.pillar, question)
                )
    return question.replace("-", " ")


def kind_words(query: Query, number: int) -> str:
    """Return the kinds asked for, as a noun for so many."""
    kinds: list[Kind] = [one for one in query.kinds if one is not Kind.ACCELERATED_CAUSE_OF_CONCERN] or list(
        query.kinds
    )
    if not kinds:
        return "finding" if number == 1 else "findings"
    return listed((str(one) if number == 1 else PLURALS[one] for one in kinds), "or")
