"""The questions that the benchmarks ask: every kind of lookup, over all forces, cycles, subjects and days."""

import calendar
import itertools
import random
from collections.abc import Iterator

from bot.domain.framework import OVERALL
from bot.domain.knowledge import Knowledge

KINDS = {
    "one cycle": "judgements {force} {cycle}",
    "one judgement": "What was {force} judged for {matter} in PEEL {cycle}?",
    "bare words": "{force} {cycle} {matter}",
    "history": "history {force} {matter}",
    "findings of a cycle": "findings {force} {cycle}",
    "findings of a question": "findings {force} {matter}",
    "comparison": "compare {force} {other} {cycle}",
    "deadlines": "deadlines {force} in {month}",
    "overdue": "what is overdue for {force} as of {day}?",
    "forces with a grade": "which forces were {grade} for {matter} in {cycle}?",
    "count": "how many areas for improvement does {force} have in {cycle}?",
    "what comes next": "what comes next for {force} after {day}?",
    "passages": "what did inspectors say about {subject} in {force}?",
    "a word": "what is {term}?",
    "help": "help",
}
"""By kind; one that has fewer wordings than are asked for drops out when its wordings are used up."""
MONTHS = tuple(calendar.month_name)[1:]
TRIES = 200


def lookups(knowledge: Knowledge, seed: int = 1) -> Iterator[str]:
    """Yield questions for ever, the kinds in turn, everything else at random (repeatable by `seed`)."""
    dice = _Dice(knowledge, seed)
    for template in itertools.cycle(KINDS.values()):
        yield dice.fill(template)


def distinct(knowledge: Knowledge, seed: int = 1) -> Iterator[tuple[str, str]]:
    """Yield kinds and questions, the kinds in turn, no question twice; ends when every kind is used up."""
    dice = _Dice(knowledge, seed)
    seen: set[str] = set()
    left = dict(KINDS)
    while left:
        for kind, template in list(left.items()):
            new = next((text for text in (dice.fill(template) for _ in range(TRIES)) if text not in seen), None)
            if new is None:
                del left[kind]
                continue
            seen.add(new)
            yield kind, new


def repeating(knowledge: Knowledge, population: int = 400, seed: int = 1) -> Iterator[str]:
    """Yield questions as a workspace asks them, for ever: some often, most seldom (the nth as often as 1/n)."""
    asked = [text for _, text in itertools.islice(distinct(knowledge, seed), population)]
    dice = random.Random(seed)
    dice.shuffle(asked)
    weights = [1 / rank for rank in range(1, len(asked) + 1)]
    while True:
        yield from dice.choices(asked, weights, k=1000)


class _Dice:
    """Fills templates from what a knowledge base holds."""

    def __init__(self, knowledge: Knowledge, seed: int) -> None:
        self._random = random.Random(seed)
        self._forces = [force.name for force in knowledge.forces.values()]
        self._matters = {
            framework: [question.short for question in framework.questions if question.id != OVERALL]
            for framework in knowledge.frameworks.values()
        }
        self._cycles = [framework for framework, matters in self._matters.items() if matters]
        about = [one.about for one in knowledge.findings] + [one.about for one in knowledge.observations]
        self._subjects = sorted({word for words in about for word in words}) or ["victims"]
        self._terms = [term.term for term in knowledge.glossary] or ["PEEL"]

    def fill(self, template: str) -> str:
        """Return a template with every slot filled."""
        dice = self._random
        force, other = dice.sample(self._forces, 2)
        cycle = dice.choice(self._cycles)
        year = dice.choice(cycle.years)
        month = dice.choice(MONTHS)
        return template.format(
            force=force,
            other=other,
            cycle=cycle.label,
            matter=dice.choice(self._matters[cycle]),
            grade=dice.choice(cycle.scale),
            month=f"{month} {year}",
            day=f"{dice.randint(1, 28)} {month} {year}",
            subject=dice.choice(self._subjects),
            term=dice.choice(self._terms),
        )
