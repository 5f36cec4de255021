"""What every answer has in common: which force was assumed, which slips were mended, what to ask next."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from bot.ask.answer import Answer, Fact, Outcome, Part
from bot.ask.query import Assumed, Choice, Query
from bot.ask.respond.known import Known
from bot.ask.respond.wording import day, listed
from bot.domain.framework import OVERALL
from bot.domain.source import Source

MOST_STEPS = 4
MOST_CHOICES = 5


def reply(
    known: Known,
    query: Query,
    headline: str,
    *,
    outcome: Outcome = Outcome.ANSWER,
    parts: Iterable[Part] = (),
    facts: Sequence[Fact] = (),
    caveats: Iterable[str] = (),
    choices: Sequence[Choice] = (),
    next_steps: Sequence[Choice] = (),
    sources: tuple[Source, ...] = (),
    judged: bool = True,
) -> Answer:
    """Return the answer to a query, saying what was assumed, which slips were mended, which words left aside.

    Where `judged` is False no fact is a judgement: a long list of facts is then not made only to be looked through.
    """
    return Answer(
        outcome,
        headline,
        tuple(parts),
        facts,
        _with_later(known, query, tuple(caveats), facts) if judged else tuple(caveats),
        assumed(known, query) if query.assumed or query.corrected or query.aside else "",
        _told_apart(choices)[:MOST_CHOICES],
        _told_apart(next_steps)[:MOST_STEPS],
        sources,
    )


def _with_later(known: Known, query: Query, caveats: tuple[str, ...], facts: Sequence[Fact]) -> tuple[str, ...]:
    """Add which inspections, not named but told of, had not begun on the day this is seen from."""
    ahead = known.not_begun(query.today)
    if not ahead or query.cycles:
        return caveats
    told = {fact.fields.get("cycle_id") for fact in facts if fact.kind == "judgement"} & ahead
    labels = [framework.label for framework in known.cycles if framework.id in told]
    if not labels:
        return caveats
    later = f" began only after {day(query.today)}, the day this is seen from."
    others = (caveat for caveat in caveats if not caveat.endswith(later))  # an answer inside this one said it of fewer
    return (*others, f"PEEL {listed(labels)}{later}")


def _told_apart(choices: Sequence[Choice]) -> tuple[Choice, ...]:
    """Leave out what is asked twice; where two labels are alike, the whole question takes the label's place."""
    if len({choice.label for choice in choices}) == len(choices):
        return tuple(choices)
    once = {choice.question: choice for choice in choices}.values()
    labels = [choice.label for choice in once]
    return tuple(c if labels.count(c.label) == 1 else Choice(c.question.rstrip("?"), c.question) for c in once)


def assumed(known: Known, query: Query) -> str:
    """Return which force was taken without being named, how slips were read, and which words were left aside."""
    said = []
    if query.assumed and query.forces:
        whose = "this channel's force" if query.assumed is Assumed.CHANNEL else "your home force"
        said.append(f"No force named: {known.force(query.forces[0])}, {whose}.")
    if query.corrected:
        slips = listed(f"“{typed}” as “{read}”" for typed, read in query.corrected)
        said.append(f"Read {slips}.")
    if query.aside:
        said.append(f"Left aside: {listed(f'“{word}”' for word in query.aside)}.")
    return " ".join(said)


def ask_judgement(known: Known, force: str, cycle: str, pillar: str | None, question: str) -> Choice:
    """Return the button that asks for one judgement."""
    name, label = known.force(force), known.label(cycle)
    subject = _short_subject(known, cycle, pillar, question)
    return Choice(f"{subject[:1].upper()}{subject[1:]} {label}", f"What was {name}'s grade for {subject} in {label}?")


def ask_cycle(known: Known, force: str, cycle: str) -> Choice:
    """Return the button that asks for all of a force's judgements in a cycle."""
    return _all_judgements(known.force(force), known.label(cycle))


def ask_history(known: Known, force: str, cycle: str, pillar: str | None, question: str) -> Choice:
    """Return the button that asks for a question's judgements over the cycles."""
    subject = _short_subject(known, cycle, pillar, question)
    return Choice("Over the cycles", f"History of {known.force(force)} {subject}")


def ask_findings(known: Known, force: str, cycle: str | None = None) -> Choice:
    """Return the button that asks for a force's findings."""
    return _findings(known.force(force), known.label(cycle) if cycle else "")


def ask_finding(finding_id: str) -> Choice:
    """Return the button that asks for one finding whole."""
    return _finding(finding_id)


def ask_deadlines(known: Known, force: str) -> Choice:
    """Return the button that asks for a force's deadlines."""
    return _deadlines(known.force(force))


@lru_cache(maxsize=512)
def _all_judgements(name: str, label: str) -> Choice:
    return Choice(f"All judgements {label}", f"All judgements for {name} in {label}")


@lru_cache(maxsize=512)
def _findings(name: str, label: str) -> Choice:
    return Choice(f"Findings {label}".strip(), f"Which findings does {name} have{f' in {label}' if label else ''}?")


@lru_cache(maxsize=2048)
def _finding(finding_id: str) -> Choice:
    return Choice(finding_id, f"Show finding {finding_id}")


@lru_cache(maxsize=128)
def _deadlines(name: str) -> Choice:
    return Choice("Deadlines", f"Which deadlines does {name} have?")


def _short_subject(known: Known, cycle: str, pillar: str | None, question: str) -> str:
    if question == OVERALL:
        return pillar or "overall"
    return known.subject(cycle, None, question) if pillar is None else known.subject(cycle, pillar, question)
