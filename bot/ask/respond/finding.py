"""FINDING: one finding whole: what was published, and apart from it what the force's register says."""

import re
from datetime import date

from bot.ask.answer import Answer, Fact, Line, Lines, Paragraph, Part
from bot.ask.lazy import Deferred
from bot.ask.query import Query
from bot.ask.respond import dues, entered, found
from bot.ask.respond.known import Known
from bot.ask.respond.records import Dated
from bot.ask.respond.reply import ask_deadlines, ask_finding, ask_findings, ask_judgement, reply
from bot.ask.respond.undated import unheld
from bot.ask.respond.wording import capital, day, listed, sentence
from bot.domain.finding import Finding, FollowUp, StatusEvent

NO_OWNER = "Owner: not known here. The published reports name nobody inside the force."


def finding(known: Known, query: Query) -> Answer:
    """Answer with one finding whole."""
    one = known.knowledge.finding_by_id.get((query.finding_id or "").upper())
    if one is None:
        return unheld(known, query)
    return whole(known, query, one)


def whole(known: Known, query: Query, one: Finding) -> Answer:
    """Return everything held of a finding."""
    names = listed(known.forces_named(one.forces))
    parts: list[Part] = [Paragraph(sentence(one.summary), one.sources)]
    if one.wording:
        parts.append(Paragraph(f"The official words: “{one.wording}”", one.sources))
    if one.actions:
        parts.append(Lines(tuple(Line(action) for action in one.actions), "What to do"))
    parts.append(_owed(known, query, one))
    if one.follow_up:
        parts.append(
            Lines(
                tuple(Line(follow_words(each, query.today)) for each in one.follow_up),
                "What the inspectorate said it would do",
            )
        )
    parts.append(published_status(one, query))
    if (register := entered.part(one, query.today)) is not None:
        parts.append(register)
    if not one.owners:
        parts.append(Paragraph(NO_OWNER))
    if one.related:
        parts.append(Lines(tuple(_related(known, how, to) for to, how in one.related), "Related findings"))
    if one.note:
        parts.append(Paragraph(f"Note: {sentence(one.note)}"))
    if one.published:
        parts.append(Paragraph(f"Published {day(one.published)}."))
    obligations = [Dated(one, obligation) for obligation in one.obligations]
    steps = [ask_finding(to) for to, _ in one.related if to.upper() in known.knowledge.finding_by_id][:2]
    force = one.forces[0]
    if one.question and len(one.forces) == 1:
        steps.append(ask_judgement(known, force, one.cycle, one.pillar, one.question))
    if len(one.forces) == 1:
        steps += [ask_findings(known, force, one.cycle), ask_deadlines(known, force)]
    return reply(
        known,
        query,
        f"{one.id}: {_article(one)} {one.kind} for {names} ({found.where_words(known, one)}), {_standing(one, query)}.",
        parts=parts,
        facts=Deferred(
            lambda: (
                found.fact(known, one, query.today),
                *(dues.fact(known, each, query.today) for each in obligations),
                *(follow_fact(known, one, each) for each in one.follow_up),
                *entered.facts(one, query.today),
            )
        ),
        caveats=[sentence(one.caveat)] if one.caveat else [],
        next_steps=steps,
        sources=one.sources,
    )


def _article(one: Finding) -> str:
    return "an" if one.kind[0] in "aeiou" else "a"


def _standing(one: Finding, query: Query) -> str:
    return (
        found.status_words(one, query.today)
        if found.standing(one, query.today)
        else "status not known (counted as open)"
    )


def _owed(known: Known, query: Query, one: Finding) -> Part:
    if not one.obligations:
        return Paragraph("Deadline: no date set in the sources held here.")
    lines = []
    for obligation in one.obligations:
        made = dues.line(known, Dated(one, obligation), query.today, forces=False)
        text = made.text.split(f"{one.id}: ", 1)[-1]
        lines.append(Line(text, made.lead, made.sources))
    return Lines(tuple(lines), "What is owed, and when")


def is_over(follow: FollowUp, today: date) -> bool:
    """Return whether the period of a follow-up has passed: the last year that its words name."""
    years = re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", follow.when)
    return bool(years) and int(years[-1]) < today.year


def follow_words(follow: FollowUp, today: date) -> str:
    """Return a follow-up with its period, whether that is over, and that it is only possible where it is."""
    said = sentence(follow.what)
    if follow.when:
        over = "; it is over, and whether it came is not known here" if is_over(follow, today) else ""
        said += f" When: {follow.when} (a period, not a deadline{over})."
    return f"{said} Only possible, not certain." if follow.possible else said


def follow_fact(known: Known, one: Finding, follow: FollowUp) -> Fact:
    """Return a follow-up as a fact."""
    fields = {
        "finding": one.id,
        "what": follow.what,
        "when": follow.when or None,
        "possible": follow.possible,
        "forces": [known.force(force) for force in one.forces],
        "force_ids": list(one.forces),
        "cycle": known.label(one.cycle),
        "cycle_id": one.cycle,
    }
    return Fact("follow_up", fields, one.sources)


def published_status(one: Finding, query: Query) -> Part:
    """Return every status that was published up to the day asked from; the register's stand apart."""
    events = [event for event in one.statuses if not event.by and event.stated_by(query.today)]
    if not events and entered.events(one, query.today):
        return Paragraph("Status, as published: not known. No published source states one.")
    if not events:
        return Paragraph("Status: not known. No source states one, so it counts as open.")
    lines = tuple(_event(event) for event in events)
    return Lines(lines, "Status, as published, oldest first")


def _event(event: StatusEvent) -> Line:
    when = day(event.on) if event.on else event.when or "date not stated"
    note = f": {sentence(event.note)}" if event.note else ""
    return Line(f"{when}{note}", capital(event.status), (event.source,))


def _related(known: Known, how: str, to: str) -> Line:
    other = known.knowledge.finding_by_id.get(to.upper())
    if other is None:
        return Line(f"{to} (not held here)", how)
    return Line(
        f"{other.id} ({found.where_words(known, other)}): {sentence(other.summary)}", how, other.sources, other.id
    )
