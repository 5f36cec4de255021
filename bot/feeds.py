"""Both truths for files and calendar feeds, wired: what a feed holds, and where it is."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from bot.domain.access import Access
from bot.exchange.address import Addresses, Scope, Whose
from bot.exchange.calendar import Chosen, events, to_ics
from bot.exchange.scope import forces_of, of_channel, of_force, of_person
from bot.exchange.truths import Truths, truths
from bot.register.register import Register
from bot.serving import Serving
from bot.settings import Settings
from bot.slack.http import CALENDAR_ENDING, CALENDAR_PATH

if TYPE_CHECKING:
    from bot.registered import Kept


@dataclass(frozen=True, slots=True)
class Feed:
    """A calendar: its file, a tag that changes with it, and when it last changed (aware; None for an empty one)."""

    content: bytes
    tag: str
    changed: datetime | None


class Feeds:
    """Calendars as the bot serves them, and both truths for exports.

    Args:
        settings: where the bot is reached, and the secret.
        serving: what answers are made from.
        kept: the register; None where none is kept.
        today: returns the day it is.
        sees: whether a person may see what the force enters.
    """

    def __init__(
        self,
        settings: Settings,
        serving: Serving,
        kept: "Kept | None",
        today: Callable[[], date],
        sees: Callable[[str], bool],
    ) -> None:
        secret = settings.calendar_secret or settings.signing_secret
        self._addresses = Addresses(secret) if secret else None
        self._url = settings.public_url
        self._serving = serving
        self._kept = kept
        self._today = today
        self._sees = sees
        self.served = False
        """Whether HTTP is served: in Socket Mode nobody can reach a feed."""

    def truths(self, on: date | None = None) -> Truths:
        """Return both truths as of a day; today when None."""
        register = self._kept.keeper.current if self._kept is not None else Register()
        return truths(self._serving.published, register, self._named, on or self._today())

    def _named(self, person: str) -> str:
        return self._kept.names(person) if self._kept is not None else person

    @property
    def access(self) -> Access:
        """Who may see what."""
        return self._serving.published.access

    def lacking(self) -> str:
        """Return what keeps feeds from being served, and how to mend it; "" where they are."""
        if not self.served:
            return "this bot runs in Socket Mode, and feeds are served over HTTP only (`peel-bot run --http`)"
        if not self._url:
            return "BOT_PUBLIC_URL is not set, so the address is not known"
        if self._addresses is None:
            return "there is no secret to make addresses with (BOT_CALENDAR_SECRET)"
        return ""

    def address(self, scope: Scope) -> str:
        """Return where a feed is; "" where they are not served."""
        if self.lacking() or self._addresses is None:
            return ""
        return f"{self._url}{CALENDAR_PATH}{self._addresses.token(scope)}{CALENDAR_ENDING}"

    def feed(self, token: str) -> Feed | None:
        """Return the feed that a token names, None where it names none.

        A person's is empty once they may not see the register: calendars then forget what they held.

        Raises:
            LedgerError: what the channel is reminded of cannot be read.
        """
        scope = self._addresses.scope(token) if self._addresses is not None else None
        if scope is None:
            return None
        if scope.whose is Whose.PERSON and not self._sees(scope.id):
            content, changed = to_ics([], "Deadlines: not yours to see"), None
        else:
            content, changed = self.calendar(scope)
        return Feed(content, hashlib.sha256(content).hexdigest()[:32], changed)

    def calendar(self, scope: Scope) -> tuple[bytes, datetime | None]:
        """Return a calendar as a file, and when its last event changed. Raises LedgerError."""
        held = self.truths()
        chosen, forces, name = self._chosen(scope, held)
        found = events(held, chosen, forces)
        return to_ics(found, name), max((one.stamp for one in found), default=None)

    def _chosen(self, scope: Scope, held: Truths) -> tuple[Chosen, frozenset[str] | None, str]:
        if scope.whose is Whose.FORCE:
            force = held.joined.forces.get(scope.id)
            return of_force(scope.id), frozenset({scope.id}), f"{force.name if force else scope.id}: deadlines"
        if scope.whose is Whose.PERSON:
            return of_person(scope.id), None, f"Deadlines of {self._named(scope.id)}"
        subscribed = self._kept.ledger.subscriptions(scope.id) if self._kept is not None else []
        return of_channel(subscribed), forces_of(subscribed), "Deadlines of a channel"
