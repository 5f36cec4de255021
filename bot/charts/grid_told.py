"""The judgement grid in words: a table with its sources, and the description for whoever does not see the picture."""

from collections import Counter

from bot.ask.answer import Answer, Outcome, Paragraph, Part, Table
from bot.ask.respond.barred import refusal
from bot.ask.respond.judged import cell, contradicting, state_words, subject, together
from bot.ask.respond.wording import count, listed
from bot.charts.judged import Group, Judged
from bot.domain.framework import Grade
from bot.domain.judgement import Judgement, State

NOT_ASKED = "not asked"


def told(shown: Judged) -> Answer:
    """Return the grid as an answer: a table for each group, the breaks as columns of their own."""
    name = shown.known.force(shown.force)
    if not shown.cycles:
        return Answer(Outcome.NOT_KNOWN, f"No judgement of {name} is known here{_as_of(shown)}.")
    parts: list[Part] = [_table(shown, group) for group in shown.groups]
    for place, barrier in shown.barriers.items():
        pair = f"{shown.cycles[place - 1].label} and {shown.cycles[place].label}"
        parts.append(Paragraph(f"Grades of {pair} must not be compared: {barrier.reason}", (barrier.source,)))
    if shown.untold:
        parts.append(Paragraph(f"No judgement is known here of {listed(shown.untold)}."))
    refused = f" {refusal(shown.known, list(shown.barriers.values()))}" if shown.barriers else ""
    said = together(shown.known, shown.judgements, lambda one: shown.known.label(one.cycle))
    return Answer(Outcome.ANSWER, f"{_counted(shown)}{_as_of(shown)}.{refused}", tuple(parts), caveats=tuple(said))


def _counted(shown: Judged) -> str:
    cycles = f"{shown.cycles[0].label} to {shown.cycles[-1].label}" if len(shown.cycles) > 1 else shown.cycles[0].label
    return f"{shown.known.force(shown.force)}, PEEL {cycles}: {count(len(shown.judgements), 'judgement')} held here"


def _as_of(shown: Judged) -> str:
    return f", of inspections begun by {shown.on.day} {shown.on:%B %Y}" if shown.later else ""


def _table(shown: Judged, group: Group) -> Table:
    columns = [group.name]
    for place, cycle in enumerate(shown.cycles):
        if place in shown.barriers:
            columns.append("not comparable")
        columns.append(cycle.label)
    rows = []
    by_row = []
    for row in group.rows:
        cells = [row.name]
        for place, held in enumerate(row.cells):
            if place in shown.barriers:
                cells.append("———")
            cells.append(cell(shown.known, held) if isinstance(held, Judgement) else held or NOT_ASKED)
        rows.append(tuple(cells))
        by_row.append(tuple(dict.fromkeys(one.statement.source for one in row.cells if isinstance(one, Judgement))))
    return Table(tuple(columns), tuple(rows), group.name, by_row=tuple(by_row))


def alt(shown: Judged) -> str:
    """Return the description: what the picture shows, the grades of each inspection, and what must not be compared."""
    name = shown.known.force(shown.force)
    if not shown.cycles:
        return f"No judgement of {name} is known."
    said = [
        (
            f"A grid of {name}'s PEEL judgements: {count(sum(1 for _ in shown.rows), 'question')} in rows, "
            f"{count(len(shown.cycles), 'inspection')} in columns{_as_of(shown)}."
        )
    ]
    for place, cycle in enumerate(shown.cycles):
        held = [one for one in shown.judgements if one.cycle == cycle.id]
        if place in shown.barriers:
            said.append(f"A gap: {shown.cycles[place - 1].label} and {cycle.label} must not be compared.")
        said.append(f"{cycle.label}: {listed(_tally(held))}.")
    said += [_differing(shown, one) for one in shown.judgements if contradicting(one)]
    return " ".join(said)


def _differing(shown: Judged, one: Judgement) -> str:
    others = listed(dict.fromkeys(state_words(other) for other in contradicting(one)), "or")
    where = f"{subject(shown.known, one)} in {shown.known.label(one.cycle)}"
    return f"Sources differ on {where}: {state_words(one.statement)}, or {others}."


def _tally(held: list[Judgement]) -> list[str]:
    given = Counter(one.grade for one in held if one.state is State.GRADED)
    said = [f"{given[grade]} {grade}" for grade in Grade if given[grade]]
    other = Counter(one.state for one in held if one.state is not State.GRADED)
    return said + [f"{number} {state}" for state, number in other.items()]
