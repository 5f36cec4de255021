"""COMPARABLE: whether grades of two cycles may be compared, with the inspectorate's reason where they may not."""

from collections.abc import Sequence

from bot.ask.answer import Answer, Outcome
from bot.ask.lazy import Deferred
from bot.ask.query import Choice, Query
from bot.ask.respond import barred
from bot.ask.respond.known import Known
from bot.ask.respond.reply import reply
from bot.ask.respond.wording import listed


def comparable(known: Known, query: Query) -> Answer:
    """Answer whether grades of cycles may be compared."""
    if len(query.cycles) == 1:
        return _with_others(known, query, query.cycles[0])
    cycles = sorted(query.cycles, key=known.cycle_order) or [framework.id for framework in known.cycles]
    barriers = barred.barriers_within(known, list(cycles))
    labels = listed(known.label(cycle) for cycle in (query.cycles or ()))
    facts = Deferred(lambda: tuple(barred.fact(known, barrier) for barrier in barriers))
    parts = [barred.said(known, barrier) for barrier in barriers]
    sources = tuple(barrier.source for barrier in barriers)
    if not query.cycles:
        said = (
            f"{barred.refusal(known, barriers)} Between other inspections no bar is known here."
            if barriers
            else "No bar to comparing grades is known here."
        )
    elif barriers:
        said = f"No: grades of {labels} must not be compared. The inspectorate says so."
    elif unheld := [known.label(cycle) for cycle in cycles if not known.frameworks[cycle].questions]:
        said = f"Whether grades of {labels} may be compared is not known here: what {listed(unheld)} asks is not held."
        return reply(known, query, said, outcome=Outcome.NOT_KNOWN, next_steps=_scales(known, cycles))
    else:
        scales = {known.frameworks[cycle].scale for cycle in cycles}
        same = "and the scale is the same" if len(scales) == 1 else "though their scales differ"
        said = f"No source held here bars comparing grades of {labels}, {same}. Mind grades that were carried over."
        if query.over_time:
            said += " Whether some rose or fell is shown for one force at a time: name it."
    return reply(known, query, said, parts=parts, facts=facts, next_steps=_scales(known, cycles), sources=sources)


def _with_others(known: Known, query: Query, mine: str) -> Answer:
    """Answer with which inspections one may be compared: a line between bars every pair on its two sides."""
    others = [framework.id for framework in known.cycles if framework.id != mine]
    between = {other: barrier for other in others if (barrier := known.knowledge.barrier_between(mine, other))}
    barriers = list(dict.fromkeys(between.values()))
    held = [other for other in others if known.frameworks[mine].questions and known.frameworks[other].questions]
    free = listed(known.label(other) for other in held if other not in between)
    unheld = listed(known.label(other) for other in others if other not in between and other not in held)
    said = f"Grades of {known.label(mine)}: "
    if between:
        said += f"must not be compared with those of {listed(known.label(other) for other in between)}"
    if free:
        said += f"{'; ' if between else ''}no bar is known here to comparing them with those of {free}"
    if unheld:
        said += f"{'; ' if between or free else ''}not known for those of {unheld}"
    return reply(
        known,
        query,
        f"{said}.",
        parts=[barred.said(known, barrier) for barrier in barriers],
        facts=Deferred(lambda: tuple(barred.fact(known, barrier) for barrier in barriers)),
        next_steps=_scales(known, [mine, *between]),
        sources=tuple(barrier.source for barrier in barriers),
    )


def _scales(known: Known, cycles: Sequence[str]) -> list[Choice]:
    labels = [known.label(cycle) for cycle in cycles[:3]]
    return [Choice(f"Scale {label}", f"Which grades are there in {label}?") for label in labels]
