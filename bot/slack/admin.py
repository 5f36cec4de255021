"""The administrators' channel: told once of each new set of problems in the knowledge, and when they are gone."""

import logging
import threading
import time
from collections.abc import Callable, Sequence
from hashlib import sha256

from bot.render.message import Message
from bot.slack.once import Claim, Once
from bot.slack.poster import Poster
from bot.slack.web import refusal
from bot.slack.wording import PROBLEMS_GONE, PROBLEMS_HEAD, PROBLEMS_REST, escaped

log = logging.getLogger(__name__)

FIRST_WAIT_SECONDS, MOST_WAIT_SECONDS = 5.0, 640.0
"""Between tries; each wait is twice the one before."""
MOST_SHOWN = 10
MOST_CHARACTERS = 300


class Administrators:
    """Tells of problems. Without a channel they go to the log alone; of several workers one tells."""

    def __init__(
        self,
        poster: Poster,
        channel: str,
        problems: Callable[[], Sequence[object]],
        once: Once,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        self._poster = poster
        self._channel = channel
        self._problems = problems
        self._once = once
        self._now = now
        self._telling = threading.Lock()
        self._failures = 0
        self._not_before = 0.0
        self._logged: tuple[str, ...] = ()
        self._told: tuple[str, ...] = ()

    def tell_in_background(self) -> None:
        """Tell in a thread of its own, one at a time: Slack may ask to wait, and the clock must not."""
        if self._telling.acquire(blocking=False):
            threading.Thread(target=self._tell_and_release, name="tell the administrators", daemon=True).start()

    def _tell_and_release(self) -> None:
        try:
            self.tell()
        except Exception:
            log.exception("telling the administrators failed; it is tried again")
        finally:
            self._telling.release()

    def tell(self) -> None:
        """Tell what is new. A message that Slack does not take is tried again by later calls, ever more rarely."""
        problems = tuple(map(str, self._problems()))
        if problems != self._logged:
            self._logged = problems
            for problem in problems:
                log.error("knowledge: %s", problem)
        if problems == self._told or not self._channel or self._now() < self._not_before:
            return
        key = _key(problems)
        if self._once.claim(key) is Claim.NEW:
            try:
                self._poster.post(self._channel, Message(told(problems)))
            except Exception as error:  # the log has the problems; a later tick tries again
                wait = min(FIRST_WAIT_SECONDS * 2**self._failures, MOST_WAIT_SECONDS)
                self._failures += 1
                self._not_before = self._now() + wait
                said = refusal(error) or error
                log.warning("BOT_ADMIN_CHANNEL %s could not be told (%s); again in %g s", self._channel, said, wait)
                self._once.release(key)
                return
            self._once.settle(key)
        self._once.release(_key(self._told))
        self._told = problems
        self._failures = 0


def _key(problems: Sequence[str]) -> str:
    return f"problems {sha256(repr(problems).encode()).hexdigest()[:32]}"


def told(problems: Sequence[str]) -> str:
    """Return the message for a set of problems."""
    if not problems:
        return PROBLEMS_GONE
    count = "1 problem" if len(problems) == 1 else f"{len(problems)} problems"
    shown = [f"• {escaped(problem[:MOST_CHARACTERS])}" for problem in problems[:MOST_SHOWN]]
    rest = len(problems) - len(shown)
    return "\n".join([PROBLEMS_HEAD.format(count=count), *shown, *([PROBLEMS_REST.format(rest=rest)] if rest else [])])
