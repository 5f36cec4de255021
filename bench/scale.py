"""Scale: answering on the generated 14 MB knowledge base against answering on the shipped one, kind by kind.

Words to finished Slack message, the same kinds of questions, none twice, each knowledge base asked in turn. Both have
answered a round before the clock is read, as a bot has that has been running for a while.
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
TODAY = datetime.date(2017, 4, 3)


class _Asked:
    """One knowledge base and how long its answers took, by kind."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._answerer = Answerer(knowledge)
        self._questions = distinct(knowledge)
        self._home = Context(TODAY, home_force=next(iter(knowledge.forces)))
        self.taken: defaultdict[str, list[float]] = defaultdict(list)

    def ask(self) -> None:
        """Ask the next question."""
        asked = next(self._questions, None)
        if asked is None:
            return
        kind, text = asked
        start = time.perf_counter()
        acknowledgement(to_message(self._answerer.ask(text, self._home), question=text, shareable=True))
        self.taken[kind].append(time.perf_counter() - start)

    def median(self, kind: str | None = None) -> float:
        """Return the p50 of a kind, or of all, without the first twentieth."""
        rounds = [self.taken[kind]] if kind else list(self.taken.values())
        return statistics.median(itertools.chain.from_iterable(one[len(one) // 20 :] for one in rounds))


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
    ratios = {kind: large.median(kind) / shipped.median(kind) for kind in KINDS}
    for kind, ratio in ratios.items():
        here, there = shipped.median(kind) * 1e6, large.median(kind) * 1e6
        print(f"        {kind:24} {ratio:5.2f}x  {there:6.0f} us against {here:5.0f} us")
    worst = max(ratios, key=lambda kind: ratios[kind])
    over_all = large.median() / shipped.median()
    detail = f"{large.median() * 1e6:.0f} us against {shipped.median() * 1e6:.0f} us, {COUNT} questions each"
    return [
        Figure("p50 of questions, 14 MB / shipped", over_all, LIMIT, detail),
        Figure(f"p50 of the worst kind ({worst}), 14 MB / shipped", ratios[worst], LIMIT),
    ]
