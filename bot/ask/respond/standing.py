"""STATUS: how a finding, or a list of them, stands: by what was published and by the force's register."""

from collections.abc import Sequence

from bot.ask.answer import Answer, Line, Lines, Outcome, Paragraph, Part
from bot.ask.forms import Form
from bot.ask.lazy import Deferred, Lazy
from bot.ask.passages import Passages
from bot.ask.query import Query
from bot.ask.respond import entered, finding, found
from bot.ask.respond.closed_then import reopened, was_closed
from bot.ask.respond.findings import nothing
from bot.ask.respond.known import Known
from bot.ask.respond.reply import ask_finding, reply
from bot.ask.respond.shared import shared_words
from bot.ask.respond.tally import among
from bot.ask.respond.undated import unheld
from bot.ask.respond.wording import capital, count, day, listed, sentence
from bot.domain.finding import Finding


def status(known: Known, passages: Passages, query: Query) -> Answer:
    """Answer how a finding, or a list of them, stands."""
    selection = found.select(known, passages, query)
    if query.finding_id and not selection.findings:
        return unheld(known, query)
    if not selection.findings:
        return nothing(known, passages, query)
    chosen = selection.findings
    closing = query.closed_only or Form.CLOSING in query.forms
    if query.finding_id and closing and (query.window or Form.EVER in query.forms):
        return was_closed(known, query, chosen[0])
    stated = [one for one in chosen if found.standing(one, query.today)]
    unknown = [one for one in chosen if not found.standing(one, query.today)]
    parts: list[Part] = []
    if len(chosen) == 1:
        parts.append(Paragraph(sentence(chosen[0].summary), chosen[0].sources))
        if stated:
            published = finding.published_status(chosen[0], query)
            register = entered.part(chosen[0], query.today)
            parts += [published] if register is None else [register, published]
    else:
        forces = len(query.forces) != 1
        if stated:
            parts.append(
                Lines(
                    Lazy(stated, lambda one: _standing_line(known, one, query, forces=forces)),
                    "Status stated, by a source or the register"
                    if any(event.by for one in stated for event in one.statuses)
                    else "Status stated by a source",
                )
            )
        if unknown:
            parts.append(
                Lines(
                    Lazy(unknown, lambda one: found.line(known, one, query.today, force_first=forces)),
                    "Status not known",
                )
            )
    caveats = ["A status nobody stated is not known, and counts as open."] if unknown else []
    if selection.closest:
        caveats.append("Not every word was found; these are the closest.")
    caveats += shared_words(known, query, chosen)
    caveats += found.later_words(known, query)
    return reply(
        known,
        query,
        _status_headline(known, query, chosen, stated, unknown),
        outcome=Outcome.ANSWER if stated or len(chosen) > 1 else Outcome.NOT_KNOWN,
        parts=parts,
        facts=Deferred(lambda: tuple(found.fact(known, one, query.today) for one in chosen)),
        judged=False,
        caveats=caveats,
        next_steps=[ask_finding(one.id) for one in (stated or chosen)[:3]],
        sources=(stated[0].statuses[-1].source,) if len(chosen) == 1 and stated else (),
    )


def _standing_line(known: Known, one: Finding, query: Query, *, forces: bool) -> Line:
    event = found.standing(one, query.today)
    assert event is not None
    names = f"{listed(known.forces_named(one.forces))}, " if forces else ""
    note = f" {sentence(event.note)}" if event.note else ""
    text = f"{names}{one.id} ({found.where_words(known, one)}): {sentence(one.summary)}{note}"
    return Line(
        text, capital(found.status_words(one, query.today)), tuple(dict.fromkeys((event.source, *one.sources))), one.id
    )


def _status_headline(
    known: Known, query: Query, chosen: Sequence[Finding], stated: Sequence[Finding], unknown: Sequence[Finding]
) -> str:
    if len(chosen) == 1:
        one = chosen[0]
        if stated:
            before = reopened(one, query.today) if query.closed_only or Form.CLOSING in query.forms else ""
            now = f"{one.id} ({listed(known.forces_named(one.forces))}): {found.status_words(one, query.today)}."
            return f"{now} {before}" if before else now
        names = listed(known.forces_named(one.forces))
        when = f" as of {day(query.today)}" if query.as_of else ""
        return f"The status of {one.id} ({names}){when} is not known: no source held states one."
    counts: dict[str, int] = {}
    for one in stated:
        event = found.standing(one, query.today)
        words = str(event.status) if event else ""
        counts[words] = counts.get(words, 0) + 1
    said = [f"{number} {words}" for words, number in counts.items()]
    if unknown:
        said.append(f"{len(unknown)} not known (counted as open)")
    return f"{count(len(chosen), 'finding')}{found.filters(known, query)}{among(chosen)}: {listed(said)}."
