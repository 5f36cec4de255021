"""People's Homes, published: as they are opened, pressed and narrowed, and again after their own changes."""

import itertools
import logging
import threading
from collections.abc import Callable

from bot.render.looking import Looking
from bot.slack.desk import Asker
from bot.slack.home import Home, HomeDesk
from bot.slack.poster import Poster
from bot.slack.web import refusal

log = logging.getLogger(__name__)

MOST_REMEMBERED = 5000
"""People whose Homes are brought up to date by themselves; the others' are when they open them."""


class Homes:
    """Publishes Homes. Every method but `refresh` waits for Slack, and raises what the SDK raises.

    Args:
        desk: makes them.
        poster: publishes them.
        later: runs something soon, in another thread.
    """

    def __init__(self, desk: HomeDesk, poster: Poster, later: Callable[[Callable[[], None]], object]) -> None:
        self.desk = desk
        self._poster = poster
        self._later = later
        self._lists: dict[str, str] = {}
        """Where in the lists people are that this copy of the bot showed them; others it leaves as they are."""
        self._numbers = itertools.count(1)
        self._latest: dict[str, int] = {}
        self._locks = [threading.Lock() for _ in range(64)]

    def show(self, person: str, carried: str = "") -> None:
        """Show a person the lists, where they are; where they begin, when that is not to be read."""
        self.look(person, self.desk.at(carried))

    def look(self, person: str, at: Looking) -> None:
        """Show a person a place in the lists."""
        number = self._number(person)
        home = self.desk.looked_at(person, at)
        self._publish(person, home, number, lists=True)

    def answer(self, asker: Asker, question: str, page: int = 1, carried: str = "") -> None:
        """Show a person an answer in the lists' place."""
        number = self._number(asker.person)
        self._publish(asker.person, self.desk.answered(asker, question, page, carried), number)

    def apologise(self, person: str, text: str, carried: str = "") -> None:
        """Tell a person in their Home that something in it failed."""
        self._publish(person, self.desk.apology(text, carried), self._number(person))

    def refresh(self, person: str, carried: str = "") -> None:
        """Bring the lists up to date after a person changed something. Waits for nobody and raises nothing.

        Args:
            person: whose Home it is.
            carried: where in the lists they are, if they came from there; else what this copy of the bot last showed.
        """
        at = carried or self._lists.get(person)
        if at is not None:
            self._later(lambda: self._again(person, at))

    def _again(self, person: str, at: str) -> None:
        try:
            self.show(person, at)
        except Exception as error:  # it is shown when they open it: nobody needs an apology
            log.info("the Home of %s was not brought up to date: %s", person, refusal(error) or error)

    def _number(self, person: str) -> int:
        """Return the number of something that a person did: what they did later has a higher one."""
        if len(self._latest) >= MOST_REMEMBERED:
            self._latest.clear()
        number = self._latest[person] = next(self._numbers)
        return number

    def _publish(self, person: str, home: Home, number: int, *, lists: bool = False) -> None:
        """Publish it, unless the person has done something since: a slow call must not take that away again."""
        with self._locks[hash(person) % len(self._locks)]:
            if self._latest.get(person, number) > number:
                return
            self._poster.publish_home(person, home)
            self._lists.pop(person, None)
            if lists:
                if len(self._lists) >= MOST_REMEMBERED:
                    self._lists.clear()
                self._lists[person] = home.metadata
