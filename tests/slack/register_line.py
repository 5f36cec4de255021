"""A whole bot with a register, in a playground: who may do what, and how to say it."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from typing import Any

from bot.app import Bot, build
from bot.domain.access import Access, Members
from bot.playground import Playground
from bot.playground.model import StoredMessage
from bot.playground.playground import PATIENCE_SECONDS
from bot.register.entry import What
from bot.register.standing import Standing
from tests.slack.conftest import KENT, MORGAN, PRIYA
from tests.slack.test_app import settings

CHIEF, CLERK = "U0CHIEF", "U0CLERK"
E1, E2 = "KENT-2016-E1", "KENT-2016-E2"
NINE = datetime(2017, 4, 3, 8, tzinfo=UTC)
GROUP = "S0EDITORS"
ACCESS = Access(
    editors=Members(frozenset({PRIYA}), frozenset({GROUP})), administrators=Members(frozenset({MORGAN})), ask="Morgan"
)


class Line:
    """One bot, and a person's acts."""

    def __init__(self, slack: Playground, url: str, access: Access = ACCESS) -> None:
        self.slack = slack
        self.now = NINE
        self.bot: Bot = build(
            settings(slack, database_url=url), today=lambda: date(2017, 4, 3), now=lambda: self.now, access=access
        )
        self.bot.start(socket=True)
        slack.wait_connected()

    def knows(self, *people: str) -> None:
        """Wait until Slack has told what people are called."""
        assert self.bot.register is not None
        until = time.monotonic() + PATIENCE_SECONDS
        for one in people:
            self.bot.people.met(one)
            while " " not in self.bot.register.names(one):
                assert time.monotonic() < until, f"Slack has not told the name of {one}"
                time.sleep(0.02)

    def standing(self, finding: str = E1) -> Standing:
        """Where a finding stands in the database."""
        assert self.bot.register is not None
        self.bot.register.refresh()
        return self.bot.register.keeper.current.of(finding)

    def entered(self, finding: str = E1) -> list[tuple[What, str]]:
        """What was entered about a finding, in order."""
        return [(one.what, one.value) for one in self.standing(finding).entries]

    def says(self, person: str, words: str, expected: str) -> StoredMessage:
        """Type a command, and wait for an answer that only the person sees."""
        before = {message.ts for message in self.slack.ephemerals(person)}
        self.slack.slash(person, KENT, words)

        def fresh() -> StoredMessage | None:
            new = [m for m in self.slack.ephemerals(person) if m.ts not in before]
            return next((m for m in new if expected in m.text), None)

        self.slack.wait_for(lambda: fresh() is not None, what=f"an answer with {expected!r}")
        found = fresh()
        assert found is not None
        return found

    def told(self, person: str) -> list[StoredMessage]:
        """What only a person sees."""
        return self.slack.ephemerals(person)

    def press(self, person: str, message: StoredMessage, action: str) -> None:
        """Press a button in an answer."""
        self.slack.click(person, message.ts, action)

    def modal(self, person: str) -> dict[str, Any]:
        """The modal that a person sees."""
        self.slack.wait_for(lambda: bool(self.slack.workspace.modals.get(person)), what="a modal")
        return self.slack.workspace.modals[person][-1]


@contextmanager
def line(slack: Playground, url: str, access: Access = ACCESS) -> Iterator[Line]:
    """Run one."""
    running = Line(slack, url, access)
    try:
        yield running
    finally:
        running.bot.stop()
