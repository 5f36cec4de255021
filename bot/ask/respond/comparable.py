"""COMPARABLE: whether grades of two cycles may be compared, with the inspectorate's reason where they may not."""

from bot.ask.answer import Answer
from bot.ask.lazy import Deferred
from bot.ask.query import Choice, Query
from bot.ask.respond import barred
from bot.ask.respond.known import Known
from bot.ask.respond.reply import reply
from bot.ask.respond.wording import listed


def comparable(known: Known, query: Query) -> Answer:
    """Answer whether grades of cycles may be compared."""
    cycles = sorted(query.cycles, key=known.cycle_order) or [framework.id for framework in known.cycles]
    if len(query.cycles) == 1:
        cycles = [framework.id for framework in known.cycles]
    barriers = barred.barriers_within(known, list(cycles))
    if len(query.cycles) == 1:
        mine = known.label(query.cycles[0])
        barriers = [one for one in barriers if mine in barred.barrier_pair(known, one)]
    labels = listed(known.label(cycle) for cycle in (query.cycles or ()))
    facts = Deferred(lambda: tuple(barred.fact(known, barrier) for barrier in barriers))
    parts = [barred.said(known, barrier) for barrier in barriers]
    sources = tuple(barrier.source for barrier in barriers)
    if len(query.cycles) < 2:
        said = (
            f"{barred.refusal(known, barriers)} Where no such line lies between, they may be."
            if barriers
            else "No bar to comparing grades is known here."
        )
    elif barriers:
        said = f"No: grades of {labels} must not be compared. The inspectorate says so."
    else:
        scales = {known.frameworks[cycle].scale for cycle in cycles}
        same = "and the scale is the same" if len(scales) == 1 else "though their scales differ"
        said = f"Yes: no bar lies between {labels} {same}. Mind grades that were carried over."
    steps = [
        Choice(f"Scale {known.label(cycle)}", f"Which grades are there in {known.label(cycle)}?")
        for cycle in cycles[:3]
    ]
    return reply(known, query, said, parts=parts, facts=facts, next_steps=steps, sources=sources)
