"""Scale: answering on the generated 14 MB knowledge base against answering on the shipped one, kind by kind.

Words to finished Slack message, the same kinds of questions, none twice, each knowledge base asked in turn. Both have
answered a round before the clock is read, as a bot has that has been running for a while.

The generated knowledge holds findings of every force in every cycle, the shipped one of few: "findings of a cycle" is a
full page there, and four times in five one sentence here, that none is held. So a kind is compared by what was
answered, where each gave enough answers; by every question beside it, which is printed. The p50 over all kinds is of
every question.
"""

import datetime
import itertools
import statistics
import tempfile
import time
from collections import defaultdict
from pathlib import Path

from bench.loading import generate
from bench.questions import KINDS, distinct
from bench.report import Figure
from bot.ask.answer import Outcome
from bot.ask.answerer import Answerer
from bot.ask.query import Context
from bot.domain.knowledge import Knowledge
from bot.kb import load
from bot.kb.shipped import shipped_path
from bot.memory import settle
from bot.render.blocks import to_message
from bot.slack.kept import acknowledgement

COUNT = 3000
LIMIT = 3.0
ENOUGH = 20
"""Answers of a kind that have a median worth comparing; with fewer, all its questions are compared. Kinds with fewer
questions ("help" is one) are printed only: the time that one question took is no p50."""
TODAY = datetime.date(2017, 4, 3)


class _Asked:
    """One knowledge base and how long its answers took, by kind."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._answerer = Answerer(knowledge)
        self._questions = distinct(knowledge)
        self._home = Context(TODAY, home_force=next(iter(knowledge.forces)))
        self.taken: defaultdict[str, list[float]] = defaultdict(list)
        self.answered: defaultdict[str, list[float]] = defaultdict(list)

    def ask(self) -> None:
        """Ask the next question."""
        asked = next(self._questions, None)
        if asked is None:
            return
        kind, text = asked
        start = time.perf_counter()
        answer = self._answerer.ask(text, self._home)
        acknowledgement(to_message(answer, question=text, shareable=True))
        taken = time.perf_counter() - start
        self.taken[kind].append(taken)
        if answer.outcome is Outcome.ANSWER:
            self.answered[kind].append(taken)


def _median(*rounds: list[float]) -> float:
    """Return the p50 of some rounds, without the first twentieth of each."""
    return statistics.median(itertools.chain.from_iterable(one[len(one) // 20 :] for one in rounds))


def _compared(kind: str, large: _Asked, shipped: _Asked) -> float:
    """Return the ratio of a kind's p50s, of answers where there are enough; print both ratios."""
    here, there = _median(shipped.taken[kind]), _median(large.taken[kind])
    ratio = there / here
    line = f"        {kind:24} {ratio:5.2f}x  {there * 1e6:6.0f} us against {here * 1e6:5.0f} us"
    if min(len(one.answered[kind]) for one in (large, shipped)) >= ENOUGH:
        here, there = _median(shipped.answered[kind]), _median(large.answered[kind])
        ratio = there / here
        line += f"; answers {ratio:5.2f}x  {there * 1e6:6.0f} us against {here * 1e6:5.0f} us"
    print(line)
    return ratio


def measure() -> list[Figure]:
    """Return the ratio of the p50 over all questions, and the worst kind's; print every kind's."""
    with tempfile.TemporaryDirectory(prefix="peel-bot-") as name:
        folder = Path(name)
        generate(folder)
        large = _Asked(load(folder).knowledge)
    shipped = _Asked(load(shipped_path()).knowledge)
    settle()
    for _ in range(COUNT):
        shipped.ask()
        large.ask()
    ratios = {kind: _compared(kind, large, shipped) for kind in KINDS}
    asked_enough = [kind for kind in KINDS if min(len(one.taken[kind]) for one in (large, shipped)) >= ENOUGH]
    worst = max(asked_enough, key=lambda kind: ratios[kind])
    here, there = (_median(*one.taken.values()) for one in (shipped, large))
    detail = f"{there * 1e6:.0f} us against {here * 1e6:.0f} us, {COUNT} questions each"
    return [
        Figure("p50 of questions, 14 MB / shipped", there / here, LIMIT, detail),
        Figure(f"p50 of the worst kind ({worst}), 14 MB / shipped", ratios[worst], LIMIT),
    ]
