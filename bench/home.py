"""The App Home of a force with 2,000 open findings, rendered, against a no-op Bolt command in the same run.

Rendered is: the lists counted, narrowed and sorted, a page of them as blocks, and those as the JSON that Slack is sent.
Two mixes with the same limit: a person goes through the lists, their pages and filters (each again and again, of which
the worst counts); and somebody changed a finding, so that all lists are made anew. What is timed is in turn with the
no-op, so that the machine's mood hits both alike.
"""

import datetime
import itertools
import json
import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from bench.dispatch import noop, timed
from bench.report import Figure
from bench.slack_calls import command
from bot.ask.answerer import Answerer
from bot.domain.finding import StatusEvent
from bot.domain.knowledge import Knowledge
from bot.memory import settle
from bot.register.lists import NO_QUESTION, Listing, Narrowed
from bot.render.looking import Looking
from bot.slack.desk import Desk
from bot.slack.home import HomeDesk
from tests.register.many import DANA, DAY, REGISTER, many

FINDINGS = 2000
COUNT, NOT_COUNTED = 400, 40
LIMIT = 20.0


@dataclass
class _Truths:
    """What is known, as the bot serves it."""

    joined: Knowledge
    kept: bool = True

    @property
    def published(self) -> Knowledge:
        """The same: what nobody sees here."""
        return self.joined

    def known_on(self, _day: datetime.date) -> Knowledge:
        """Return what is known."""
        return self.joined


def _kinds() -> Iterator[tuple[str, Looking]]:
    """Yield what somebody looks at: every list, a page far down, each filter."""
    kent = Narrowed("kent")
    for one in Listing:
        yield f"list {one}", Looking(one, kent)
    yield "the 150th page", Looking(Listing.OPEN, kent, 150)
    yield "all forces", Looking(Listing.OPEN, Narrowed())
    yield "a question", Looking(Listing.OPEN, replace(kent, question="investigating-crime"))
    yield "a filter that leaves nothing", Looking(Listing.OPEN, replace(kent, question=NO_QUESTION))


def _changes(truths: _Truths) -> Iterator[None]:
    """Give the next finding another status, close it or open it, again and again."""
    for number in itertools.count():
        some = list(truths.joined.findings)
        place = number // 3 * 7 % len(some)
        closes = number % 3 == 1
        status = StatusEvent("closed" if closes else "in progress", REGISTER, DAY, closes=closes, by="Ruth Hale")
        some[place] = replace(some[place], statuses=(*some[place].statuses, status))
        truths.joined = truths.joined.with_findings(tuple(some), f"after {number}")
        yield


def measure() -> list[Figure]:
    """Return the ratios of the medians."""
    truths = _Truths(many(FINDINGS))
    answerer = Answerer(truths.joined)
    home = HomeDesk(Desk(lambda: answerer, lambda: DAY, "kent"), truths, opens=True)
    floor = noop()
    settle()

    def median(look: Looking, before: Callable[[], object]) -> tuple[float, float]:
        taken = []
        for _ in range(COUNT + NOT_COUNTED):
            before()
            base = timed(floor, command("status"))
            start = time.perf_counter()
            shown = home.looked_at(DANA, look)
            json.dumps({"type": "home", "blocks": shown.blocks, "private_metadata": shown.metadata})
            taken.append((base, time.perf_counter() - start))
        base, mine = (statistics.median(each) for each in zip(*taken[NOT_COUNTED:], strict=True))
        return base, mine

    def figure(name: str, base: float, mine: float) -> Figure:
        detail = f"{mine * 1e6:.0f} us against {base * 1e6:.0f} us, {FINDINGS:,} findings"
        return Figure(f"Home / no-op, {name}", mine / base, LIMIT, detail)

    again = [figure(f"again and again (worst: {name})", *median(look, lambda: None)) for name, look in _kinds()]
    changes = _changes(truths)
    anew = [
        figure(f"after a change (worst: list {one})", *median(Looking(one, Narrowed("kent")), lambda: next(changes)))
        for one in Listing
    ]
    return [max(some, key=lambda one: one.value) for some in (again, anew)]
