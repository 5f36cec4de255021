"""REGISTER: how many findings stand where, by status and by RAG. Computed; the numbers add up to the total."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

from bot.ask.answer import Answer, Chart, Fact, Outcome, Part, Table
from bot.ask.lazy import Deferred
from bot.ask.passages import Passages
from bot.ask.query import Query
from bot.ask.respond import found
from bot.ask.respond.chosen import chosen, words
from bot.ask.respond.findings import nothing
from bot.ask.respond.known import Known
from bot.ask.respond.reply import ask_findings, reply
from bot.ask.respond.shared import shared_words
from bot.ask.respond.tally import among
from bot.ask.respond.wording import count, day, listed
from bot.domain.finding import Finding
from bot.domain.rag import SYMBOLS, rag
from bot.domain.registering import Rag

NOT_STATED = "not stated (counted as open)"
_NO_COLOUR = "not stated, so without a colour"


def by_status(known: Known, passages: Passages, query: Query) -> Answer:
    """Answer how many findings have which status."""
    order = [one.name for one in known.knowledge.registering.statuses]

    def status(one: Finding) -> str:
        event = found.standing(one, query.today)
        return str(event.status) if event is not None else ""

    return _tallied(known, passages, query, status, order=order, by="status")


def by_rag(known: Known, passages: Passages, query: Query) -> Answer:
    """Answer how many findings have which colour."""

    def colour(one: Finding) -> str:
        return str(rag(one, query.today, known.knowledge.registering) or "")

    return _tallied(known, passages, query, colour, order=[str(one) for one in Rag], by="rag")


def _tallied(
    known: Known, passages: Passages, query: Query, of: Callable[[Finding], str], *, order: Sequence[str], by: str
) -> Answer:
    some = chosen(known, passages, query)
    if not some:
        return nothing(known, passages, query)
    tally: Counter[str] = Counter()
    stated: Counter[str] = Counter()
    for one in some:
        tally[of(one)] += one.stands_for
        event = found.standing(one, query.today)
        stated[of(one)] += one.stands_for if event is not None and event.by else 0
    total = sum(tally.values())
    names = [*(one for one in order if tally[one]), *(one for one in tally if one and one not in order)]
    shown = {one: f"{SYMBOLS[Rag(one)]} {one}" if by == "rag" else one for one in names}
    said = [f"{tally[one]} {shown[one]}" for one in names]
    if tally[""]:
        said.append(f"{tally['']} {_NO_COLOUR if by == 'rag' else NOT_STATED}")
    state = "open " if query.open_only else "closed or superseded " if query.closed_only else ""
    single, plural = (f"{state}{found.kind_words(query, number)}" for number in (1, 2))
    about = f"{words(query)}{found.filters(known, replace(query, as_of=False))}"
    rows = [(shown[one], str(tally[one]), str(stated[one]), str(tally[one] - stated[one])) for one in names]
    rows += [("not stated", str(tally[""]), "", "")] if tally[""] else []
    rows.append(("all", str(total), str(sum(stated.values())), str(total - tally[""] - sum(stated.values()))))
    head = "RAG" if by == "rag" else "Status"
    parts: list[Part] = [
        Table(
            (head, "Findings", "By the force's register", "As published"),
            tuple(rows),
            f"By {head if by == 'rag' else 'status'}",
        )
    ]
    caveats = (
        [f"Of {count(tally[''], 'finding')} neither the register nor a source states a status."] if tally[""] else []
    )
    if by == "rag":
        caveats.append(
            "Green is implemented, amber under way and not past its date, red past its date or will not be met, "
            "white not the force's to deliver or dependent on others."
        )
    caveats += shared_words(known, query, some)
    caveats += found.later_words(known, query)
    answer = reply(
        known,
        query,
        f"{count(total, single, plural)}{about} as of {day(query.today)}{among(some)}: {listed(said)}.",
        outcome=Outcome.ANSWER,
        parts=parts,
        judged=False,
        facts=Deferred(lambda: _facts(known, query, tally, some, by)),
        caveats=caveats,
        next_steps=[ask_findings(known, force) for force in query.forces[:1]],
    )
    return replace(answer, chart=_chart(known, query, tally, names)) if by == "status" else answer


def _chart(known: Known, query: Query, tally: Counter[str], names: Sequence[str]) -> Chart:
    """Return bars of the same numbers; also drawn with RAG where they are all of one force's, as that picture's are.

    Not of RAG: Slack gives its bars colours of its own, and a blue bar named red would mislead.
    """
    bars = [(name, tally[name]) for name in names]
    bars += [("not stated", tally[""])] if tally[""] else []
    series = (("Findings", tuple(number for _, number in bars)),)
    drawn = ""
    if len(query.forces) == 1:
        every = known.knowledge.findings_of.get(query.forces[0], ())
        if sum(one.stands_for for one in every if not known.is_later(one, query.today)) == tally.total():
            drawn = f"chart {query.forces[0]} statuses as of {query.today.isoformat()}"
    return Chart("Findings by status", tuple(name for name, _ in bars), series, drawn)


def _facts(known: Known, query: Query, tally: Counter[str], some: Sequence[Finding], by: str) -> tuple[Fact, ...]:
    counts = [
        Fact("count", {"counted": "findings", "value": number, by: name or None, "force_ids": list(query.forces)})
        for name, number in tally.items()
    ]
    whole = Fact(
        "count", {"counted": "findings", "value": sum(tally.values()), "of": "all", "force_ids": list(query.forces)}
    )
    return (whole, *counts, *(found.fact(known, one, query.today) for one in some))
