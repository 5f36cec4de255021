"""What every listener works with."""

from dataclasses import dataclass

from bot.slack.desk import Desk
from bot.slack.guard import Guard
from bot.slack.identity import Identity
from bot.slack.poster import Poster


@dataclass(frozen=True, slots=True)
class Room:
    """The desk that answers, the poster that says it, the guard around both, and who the bot is."""

    desk: Desk
    poster: Poster
    guard: Guard
    identity: Identity
