"""The administrators' channel: told once of each new set of problems in the knowledge, and when they are gone."""

import logging
from collections.abc import Callable, Sequence
from hashlib import sha256

from bot.render.message import Message
from bot.slack.once import Claim, Once
from bot.slack.poster import Poster
from bot.slack.web import refusal
from bot.slack.wording import PROBLEMS_GONE, PROBLEMS_HEAD, PROBLEMS_REST, escaped

log = logging.getLogger(__name__)

MOST_SHOWN = 10
MOST_CHARACTERS = 300


class Administrators:
    """Tells of problems. Without a channel they go to the log alone; of several workers one tells."""

    def __init__(self, poster: Poster, channel: str, problems: Callable[[], Sequence[object]], once: Once) -> None:
        self._poster = poster
        self._channel = channel
        self._problems = problems
        self._once = once
        self._logged: tuple[str, ...] = ()
        self._told: tuple[str, ...] = ()

    def tell(self) -> None:
        """Tell what is new; a message that Slack does not take is tried again at the next call."""
        problems = tuple(map(str, self._problems()))
        if problems != self._logged:
            self._logged = problems
            for problem in problems:
                log.error("knowledge: %s", problem)
        if problems == self._told or not self._channel:
            return
        key = _key(problems)
        if self._once.claim(key) is Claim.NEW:
            try:
                self._poster.post(self._channel, Message(told(problems)))
            except Exception as error:  # the log has the problems; the next tick tries again
                log.warning("BOT_ADMIN_CHANNEL %s could not be told (%s)", self._channel, refusal(error) or error)
                self._once.release(key)
                return
            self._once.settle(key)
        self._once.release(_key(self._told))
        self._told = problems


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
