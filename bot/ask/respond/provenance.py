"""HELP on the knowledge itself: what it holds, who said it, and how each statement can be checked."""

from bot.ask.answer import Answer, Fact, Line, Lines, Outcome, Paragraph, Part, Scalar
from bot.ask.query import Choice, Query
from bot.ask.respond.known import Known
from bot.ask.respond.reply import reply
from bot.ask.respond.wording import count, listed


def provenance(known: Known, query: Query) -> Answer:
    """Answer where the knowledge comes from and how far it reaches; every number is counted now."""
    held = known.knowledge
    numbers = {
        "judgements": len(held.judgements),
        "findings": sum(one.stands_for for one in held.findings),
        "observations": len(held.observations),
        "reports": len(held.reports),
    }
    weaker = sum(not one.statement.source.inspectorate for one in held.judgements)
    differing = sum(bool(one.others) for one in held.judgements)
    own = numbers["judgements"] - weaker
    lines = (
        Line(
            f"{own:,} of {count(numbers['judgements'], 'judgement')} were read on the inspectorate's own pages, "
            f"{weaker:,} elsewhere (a commissioner's page, a newspaper): a weaker source, and marked so.",
            "Who says it",
        ),
        Line(
            "Each statement carries the address where it was read: open it to check. "
            f"{count(differing, 'judgement')} {'has' if differing == 1 else 'have'} several sources; where they "
            "differ, both stand.",
            "How to check",
        ),
        Line(
            f"{count(numbers['findings'], 'finding')} and {count(numbers['observations'], 'observation')} are restated "
            "in own words, not quoted; grades, dates and the names of questions are as published.",
            "How it is put",
        ),
        Line(
            "Not every report was read, and no force's own papers are: what is not held is said to be not known. "
            "Nothing is worked out from prose, and no grade is guessed.",
            "What is missing",
        ),
    )
    cycles = listed(framework.label for framework in known.cycles)
    said = (
        f"From what the inspectorate (HMIC, since 2017 HMICFRS) published of its PEEL inspections of "
        f"{count(len(known.forces), 'force')}, each statement with its source."
    )
    parts: list[Part] = [
        Lines(lines),
        Paragraph(f"Inspections: {cycles}. Reports held, in part or whole: {numbers['reports']:,}."),
    ]
    steps = [Choice("Which inspections", "List the PEEL cycles"), Choice("What can be asked", "help")]
    return reply(
        known, query, said, outcome=Outcome.HELP, parts=parts, next_steps=steps,
        facts=tuple(_fact(counted, number) for counted, number in numbers.items()),
    )  # fmt: skip


def _fact(counted: str, value: int) -> Fact:
    fields: dict[str, Scalar] = {"counted": counted, "value": value}
    return Fact("count", fields)
