"""Addresses of calendar feeds that nobody can guess: whose calendar it is, and a code that only the secret makes."""

import base64
import binascii
import hashlib
import hmac
from dataclasses import dataclass
from enum import StrEnum

CODE = 32
"""Characters of the code, five bits each: 160 bits cannot be tried out."""


class Whose(StrEnum):
    """Whose deadlines a feed has."""

    FORCE = "force"
    CHANNEL = "channel"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class Scope:
    """A force, a channel or a person, by id."""

    whose: Whose
    id: str


class Addresses:
    """Makes and reads the last part of feeds' addresses.

    Args:
        secret: with another one, every address is another: that is how all are taken back.
    """

    def __init__(self, secret: str) -> None:
        # Not the secret itself: it may be the one that Slack signs with.
        self._key = hmac.digest(secret.encode(), b"peel-bot calendar feeds", "sha256")

    def token(self, scope: Scope) -> str:
        """Return what names a feed in its address."""
        named = base64.urlsafe_b64encode(f"{scope.whose}:{scope.id}".encode()).decode().rstrip("=")
        return f"{named}.{self._code(named)}"

    def scope(self, token: str) -> Scope | None:
        """Return whose feed a token names; None for any that was not made with this secret."""
        named, _, code = token.partition(".")
        # In one time for every wrong code, so that the time tells nothing of the right one.
        if not token.isascii() or not hmac.compare_digest(code, self._code(named)):
            return None
        try:
            whose, _, id_ = base64.urlsafe_b64decode(named + "=" * (-len(named) % 4)).decode().partition(":")
            return Scope(Whose(whose), id_)
        except (binascii.Error, ValueError):
            return None

    def _code(self, named: str) -> str:
        made = hmac.new(self._key, named.encode(), hashlib.sha256).digest()
        return base64.b32encode(made).decode().lower()[:CODE]
