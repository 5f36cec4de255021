"""What is held nearest to a judgement that is not: the same question in other cycles, then this cycle's others."""

from bot.ask.query import Choice, Query
from bot.ask.respond.known import Known
from bot.ask.respond.reply import ask_cycle, ask_judgement


def nearest(known: Known, query: Query, force: str, cycle: str | None) -> list[Choice]:
    """Return what is held nearest: the same question in other cycles, then this cycle's other questions."""
    records = known.records(force).judgements
    order = known.cycle_order(cycle) if cycle else 0
    choices: list[Choice] = []
    others = sorted((one for one in records if one != cycle), key=lambda one: abs(known.cycle_order(one) - order))
    if query.questions or query.pillars:
        for other in others:
            wanted = known.asked(other, query)
            held = {(one.pillar, one.question) for one in records[other]}
            match = next((pair for pair in wanted if pair in held), None)
            if match is not None:
                choices.append(ask_judgement(known, force, other, *match))
            if len(choices) == 3:
                break
    if cycle in records:
        choices.append(ask_cycle(known, force, cycle))
    choices += [ask_cycle(known, force, other) for other in others]
    return list(dict.fromkeys(choices))[:4]
