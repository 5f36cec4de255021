"""NEXT: what happens next: what the inspectorate said it would do, and the days still to come."""

from bisect import bisect_left
from datetime import date

from bot.ask.answer import Answer, Fact, Line, Lines, Outcome, Paragraph, Part
from bot.ask.lazy import Deferred, Lazy
from bot.ask.passages import Passages
from bot.ask.query import Choice, Query
from bot.ask.respond import dues, found, owed
from bot.ask.respond.finding import follow_fact, follow_words, is_over
from bot.ask.respond.known import Known, all_by_day
from bot.ask.respond.records import Dated
from bot.ask.respond.reply import ask_deadlines, ask_finding, ask_findings, reply
from bot.ask.respond.undated import unheld
from bot.ask.respond.wording import count, day, inside
from bot.domain.finding import Finding, FollowUp


def next_up(known: Known, passages: Passages, query: Query) -> Answer:
    """Answer what happens next for a finding or a force."""
    selection = found.select(known, passages, query)
    if query.finding_id and not selection.findings:
        return unheld(known, query)
    named = bool(query.cycles or query.finding_id)
    there = [one for one in selection.findings if named or not known.is_later(one, query.today)]
    chosen = [one for one in there if found.is_open(one, query.today)] or there
    follows = [(one, follow) for one in chosen for follow in one.follow_up]
    dated = all_by_day(known, query, chosen)
    today_on = bisect_left(dated, query.today, key=owed.day_of)
    undated_on = bisect_left(dated, date.max, key=owed.day_of)
    coming = dated[today_on:undated_on]
    loose = [one for one in dated[undated_on:] if owed.is_loose(one)]
    past = [one for one in dated[:today_on] if found.is_open(one.finding, query.today)]
    filters = f" for {query.finding_id.upper()}" if query.finding_id else found.filters(known, query)
    if not (follows or coming or loose or past):
        said = f"What happens next{filters} is not known here: no follow-up and no day to come is held."
        choices = [ask_findings(known, force) for force in query.forces[:1] if known.records(force).findings]
        return reply(known, query, said, outcome=Outcome.NOT_KNOWN, choices=choices)
    forces = len(query.forces) != 1
    parts: list[Part] = []
    if coming:
        parts.append(Lines(_lines(known, query, coming, forces=forces), "Days to come"))
    if follows:
        lines = Lazy(follows, lambda pair: _follow_line(*pair, query.today))
        parts.append(Lines(lines, "What the inspectorate said it would do"))
    if loose:
        parts.append(Lines(_lines(known, query, loose, forces=forces), "Without a day"))
    if past:
        number = count(len(past), "day has", "days have")
        parts.append(Paragraph(f"{number} already passed by {day(query.today)}; no source says whether they were met."))
    return reply(
        known,
        query,
        _headline(filters, coming, follows, query),
        parts=parts,
        facts=Deferred(lambda: _facts(known, query, follows, [*coming, *loose])),
        judged=False,
        next_steps=_steps(known, query, chosen),
    )


def _lines(known: Known, query: Query, some: list[Dated], *, forces: bool) -> Lazy[Dated, Line]:
    return Lazy(some, lambda one: dues.line(known, one, query.today, forces=forces))


def _follow_line(one: Finding, follow: FollowUp, today: date) -> Line:
    return Line(f"{one.id}: {follow_words(follow, today)}", "", one.sources, one.id)


def _headline(filters: str, coming: list[Dated], follows: list[tuple[Finding, FollowUp]], query: Query) -> str:
    said = []
    if coming and coming[0].obligation:
        first = coming[0]
        assert first.obligation is not None
        said.append(f"{first.finding.id} is {dues.when_words(first.finding, first.obligation.deadline, query.today)}")
    else:
        said.append("no day is left to come")
    sure = [follow for _, follow in follows if not follow.possible and not is_over(follow, query.today)]
    perhaps = [follow for _, follow in follows if follow.possible and not is_over(follow, query.today)]
    if len(sure) == 1:
        said.append(inside(sure[0].what).rstrip("."))
    elif sure:
        said.append(count(len(sure), "follow-up is announced", "follow-ups are announced"))
    if len(perhaps) == 1:
        when = f" ({perhaps[0].when})" if perhaps[0].when else ""
        said.append(f"possibly: {inside(perhaps[0].what).rstrip('.')}{when}")
    elif perhaps:
        said.append(count(len(perhaps), "follow-up is possible", "follow-ups are possible"))
    return f"Next{filters}: {'; '.join(said)}."


def _facts(known: Known, query: Query, follows: list[tuple[Finding, FollowUp]], dated: list[Dated]) -> tuple[Fact, ...]:
    return (
        *(follow_fact(known, one, follow) for one, follow in follows),
        *(dues.fact(known, one, query.today) for one in dated),
    )


def _steps(known: Known, query: Query, chosen: list[Finding]) -> list[Choice]:
    steps = [ask_finding(one.id) for one in chosen[:2]]
    if len(query.forces) == 1:
        steps.append(ask_deadlines(known, query.forces[0]))
    return steps
