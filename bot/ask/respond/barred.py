"""Where grades may not be compared: the inspectorate's reason, as words and as a fact."""

from collections.abc import Sequence

from bot.ask.answer import Fact, Paragraph
from bot.ask.respond.known import Known
from bot.ask.respond.wording import sentence
from bot.domain.framework import Barrier


def barrier_pair(known: Known, barrier: Barrier) -> tuple[str, str]:
    """Return the labels of the two neighbouring cycles that a barrier stands between."""
    later = next(framework for framework in known.cycles if barrier in framework.barriers)
    return known.label(barrier.cycle), later.label


def barriers_within(known: Known, cycles: list[str]) -> list[Barrier]:
    """Return the barriers between the first and the last of some cycles, oldest first."""
    if len(cycles) < 2:
        return []
    orders = sorted(known.cycle_order(cycle) for cycle in cycles)
    return [
        barrier
        for framework in known.cycles
        for barrier in framework.barriers
        if orders[0] <= known.cycle_order(barrier.cycle) and framework.order <= orders[-1]
    ]


def refusal(known: Known, barriers: Sequence[Barrier]) -> str:
    """Return one sentence that names every pair of neighbouring cycles that may not be compared."""
    pairs = [" and ".join(barrier_pair(known, barrier)) for barrier in barriers]
    return f"Grades of {pairs[0]} may not be compared{''.join(f', nor those of {pair}' for pair in pairs[1:])}."


def said(known: Known, barrier: Barrier) -> Paragraph:
    """Return the refusal with the inspectorate's reason."""
    one, other = barrier_pair(known, barrier)
    return Paragraph(f"Grades of {one} and {other} must not be compared: {sentence(barrier.reason)}", (barrier.source,))


def fact(known: Known, barrier: Barrier) -> Fact:
    """Return the barrier as a fact."""
    one, other = barrier_pair(known, barrier)
    fields = {"from_cycle": one, "to_cycle": other, "reason": barrier.reason}
    return Fact("barrier", fields, (barrier.source,))
