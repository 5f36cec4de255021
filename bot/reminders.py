"""Reminders, wired: the ledger, what a plan rests on, and the delivery through Slack."""

import logging
import threading
from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot import today
from bot.ask.answerer import Answerer
from bot.bank_holidays import calendar_of
from bot.ledger.ledger import Ledger
from bot.remind.deliver import Deliverer
from bot.remind.delivery import OPEN
from bot.remind.morning import Basis
from bot.remind.plan import Owed, owed
from bot.remind.rehearse import rehearse, standing
from bot.render.message import Message
from bot.serving import Serving
from bot.settings import Settings
from bot.slack.acting import Acting, asleep_lines
from bot.slack.desk import Desk
from bot.slack.digest_edit import DigestEditor
from bot.slack.digests import Digests, Shown
from bot.slack.poster import Poster
from bot.slack.reminder_post import ReminderPost
from bot.slack.roles import Roles
from bot.slack.subscribing import Subscribing
from bot.slack.telling import Telling
from bot.slack.web import web_client

log = logging.getLogger(__name__)

LOOK_AHEAD = timedelta(days=400)
"""How long after the last deadline it is looked for something to be posted: repeats, escalations, ends of snoozes."""


class Reminders:
    """What channels subscribe to, and its delivery.

    Args:
        settings: with a database.
        serving: what answers are made from.
        desk: knows the day, and the force at hand in a channel.
        ledger: where reminders are kept.
        roles: who may subscribe channels.
        now: returns the time (aware), of the same day.
    """

    def __init__(
        self,
        settings: Settings,
        serving: Serving,
        desk: Desk,
        ledger: Ledger,
        *,
        roles: Roles,
        now: Callable[[], datetime] = today.now,
    ) -> None:
        self._now = now
        self._roles = roles
        self._serving = serving
        self._standing: tuple[Answerer, Callable[[date], Sequence[Owed]]] | None = None
        self._basis: tuple[Sequence[Owed], Basis] | None = None
        self._ticking = threading.Lock()
        self._admin_channel = settings.admin_channel
        poster = Poster(web_client(settings.bot_token, settings.api_url, patient=False))
        self._telling = Telling(lambda said: poster.post(settings.admin_channel, Message(said)))
        self.ledger = ledger
        acting = Acting(
            lambda: serving.current.knowledge, self.ledger, lambda: self._rests_on().calendar, now, roles.no_deed
        )
        self.subscribing = Subscribing(
            lambda: serving.current,
            self.ledger,
            desk.today,
            desk.context,
            lambda channel: asleep_lines(acting, channel),
            self._refusal,
        )
        shown = Shown(acting, self.ledger)
        editor = DigestEditor(settings.bot_token, settings.api_url, shown.now, shown.may_call)
        self.digests = Digests(acting, self.ledger, shown, editor.edit)
        self._deliverer: Deliverer[Message] = Deliverer(
            self.ledger,
            ReminderPost(settings.bot_token, settings.api_url),
            basis=self._rests_on,
            show=shown.new,
            tell=self._tell,
            arrived=self.digests.arrived,
        )

    def _refusal(self, person: str, wanted: str) -> str:
        said = self._roles.no_subscribing(person)
        return self._roles.refused(person, wanted, said) if said else ""

    def tick(self, now: datetime | None = None) -> None:
        """Do all that is to be done at a time (aware); now, when none is given. Waits for a tick under way."""
        with self._ticking:
            self._deliverer.tick(now or self._now())

    def opening(self, day: date) -> datetime:
        """Return when reminders are posted on a day."""
        return datetime.combine(day, self._serving.current.knowledge.reminding.at, ZoneInfo(today.LONDON))

    def coming(self) -> datetime | None:
        """Return when something is posted next, now or later; None where nothing more comes. Raises LedgerError."""
        now, knowledge, marks = self._now(), self._serving.current.knowledge, self.ledger.marks()
        first = today.day_in_london(now)
        digests = rehearse(
            self._deadlines(),
            knowledge.reminding,
            self._rests_on().calendar,
            subscriptions=self.ledger.subscriptions(),
            first=first,
            last=max([first, *(one.due for one in owed(knowledge))]) + LOOK_AHEAD,
            marks_on=lambda _day: marks,
            told=self.ledger.told,
        )
        coming = next(digests, None)
        return max(now, self.opening(coming.day)) if coming is not None else None

    def follows(self, channel: str = "") -> bool:
        """Return whether a channel, or any, is subscribed. Raises LedgerError."""
        return bool(self.ledger.subscriptions(channel or None))

    def waiting(self) -> dict[str, str]:
        """Return the channels whose digest is not posted yet though it is time, with why. Raises LedgerError."""
        return {
            one.channel: one.error or "Slack has not said whether it took it"
            for state in OPEN
            for one in self.ledger.deliveries(state)
        }

    def stop(self) -> None:
        """Post nothing new; what Slack was sent is waited for by the tick under way."""
        self._deliverer.stop()

    def _deadlines(self) -> Callable[[date], Sequence[Owed]]:
        """Return what says which deadlines there are as things stand on a day."""
        answerer = self._serving.current
        if self._standing is None or self._standing[0] is not answerer:
            self._standing = (answerer, standing(answerer.knowledge))
        return self._standing[1]

    def _rests_on(self) -> Basis:
        held = self._deadlines()(today.day_in_london(self._now()))
        if self._basis is None or self._basis[0] is not held:
            reminding = self._serving.current.knowledge.reminding
            self._basis = (held, Basis(held, reminding, calendar_of(reminding)))
        return self._basis[1]

    def _tell(self, said: str) -> bool:
        """Tell the administrators; without a channel for them the log is where they look."""
        return not self._admin_channel or self._telling.tell(said)
