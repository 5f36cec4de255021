"""The questions that the benchmarks ask: every kind of lookup, over all forces and cycles, none twice in a row."""

import itertools
import random
from collections.abc import Iterator

from bot.domain.knowledge import Knowledge

TEMPLATES = (
    "judgements {force} {cycle}",
    "What was {force} judged for efficiency in PEEL {cycle}?",
    "{force} {cycle} investigating crime",
    "history {force} effectiveness",
    "findings {force} {cycle}",
    "findings {force}",
    "compare {force} {other} {cycle}",
    "deadlines {force} in June 2017",
    "what is overdue for {force}?",
    "which forces were good for legitimacy in {cycle}?",
    "how many causes of concern does {force} have?",
    "what comes next for {force}?",
    "what did inspectors say about stalking in {force}?",
    "what is an area for improvement?",
    "help",
)


def lookups(knowledge: Knowledge, seed: int = 1) -> Iterator[str]:
    """Yield questions for ever, the kinds in turn, forces and cycles at random (repeatable by `seed`)."""
    dice = random.Random(seed)
    names = [force.name for force in knowledge.forces.values()]
    cycles = [framework.label for framework in knowledge.frameworks.values()]
    for template in itertools.cycle(TEMPLATES):
        force, other = dice.sample(names, 2)
        yield template.format(force=force, other=other, cycle=dice.choice(cycles))
