"""REGISTER: which dates were moved, how often, by whom, with whose approval and why."""

from bot.ask.answer import Answer, Line, Lines, Outcome, Part
from bot.ask.lazy import Deferred, Lazy
from bot.ask.passages import Passages
from bot.ask.query import Query
from bot.ask.respond import dues, entered, found
from bot.ask.respond.chosen import chosen, words
from bot.ask.respond.known import Known
from bot.ask.respond.records import Dated, by_day
from bot.ask.respond.reply import ask_deadlines, ask_finding, ask_findings, reply
from bot.ask.respond.undated import unheld
from bot.ask.respond.wording import capital, count, day


def moved(known: Known, passages: Passages, query: Query) -> Answer:
    """Answer which dates were moved, and how often."""
    some = chosen(known, passages, query)
    if query.finding_id and not some:
        return unheld(known, query)
    asked = query.asked
    dated = [one for one in by_day(some) if one.deadline and one.deadline.day]
    least = asked.least if asked is not None else 1
    fitting = [one for one in dated if _times(one) >= least and _inside(one, query)]
    about = f" of {query.finding_id.upper()}" if query.finding_id else f"{words(query)}{found.filters(known, query)}"
    when = {1: "", 2: " more than once"}.get(least, f" {least} times or more")
    if not fitting:
        said = (
            f"No date{about} was moved{when}, as far as is known here: neither the register nor a source tells of it."
        )
        choices = [ask_finding(one.id) for one in some[:1]] if query.finding_id else []
        choices += [
            ask for force in query.forces[:1] for ask in (ask_deadlines(known, force), ask_findings(known, force))
        ]
        return reply(known, query, said, outcome=Outcome.NOT_KNOWN, choices=choices)
    number = sum(map(_times, fitting))
    said = f"{capital(count(len(fitting), 'date'))}{about} {'was' if len(fitting) == 1 else 'were'} moved{when}"
    said += f", {count(number, 'time')} in all."
    if len(fitting) == 1:
        said += f" {_story(fitting[0])}"
    parts: list[Part] = [Lines(Lazy(fitting, lambda one: _line(known, one, query)))]
    return reply(
        known,
        query,
        said,
        parts=parts,
        judged=False,
        facts=Deferred(
            lambda: (
                *(dues.fact(known, one, query.today) for one in fitting),
                *(
                    entered.move_fact(one.finding, *move)
                    for one in fitting
                    for move in entered.moves(one.finding)
                    if move[0] is one.obligation
                ),
            )
        ),
        next_steps=[ask_finding(one) for one in dict.fromkeys(each.finding.id for each in fitting[:3])],
        sources=dues.sources(fitting[0].finding, fitting[0].obligation) if len(fitting) == 1 else (),
    )


def _times(one: Dated) -> int:
    return len(one.deadline.revisions) if one.deadline else 0


def _inside(one: Dated, query: Query) -> bool:
    """Return whether a date was moved in the window asked, if one is."""
    window = query.window
    if window is None or one.deadline is None:
        return True
    days = [move.on for move in one.deadline.revisions if move.on]
    return any((window.start is None or window.start <= on) and (window.end is None or on <= window.end) for on in days)


def _story(one: Dated) -> str:
    assert one.deadline is not None
    assert one.deadline.original is not None
    assert one.deadline.day is not None
    return f"{one.finding.id}: originally {day(one.deadline.original)}, now {day(one.deadline.day)}."


def _line(known: Known, one: Dated, query: Query) -> Line:
    return dues.line(known, one, query.today, forces=len(query.forces) != 1)
