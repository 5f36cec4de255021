"""Reminders, wired: the ledger, what a plan rests on, and the delivery through Slack."""

import logging
from collections.abc import Callable
from datetime import datetime

from bot import today
from bot.ask.answerer import Answerer
from bot.bank_holidays import calendar_of
from bot.kb.store import Store
from bot.ledger.ledger import open_ledger
from bot.remind.deliver import Deliverer
from bot.remind.morning import Basis
from bot.remind.plan import owed
from bot.render.message import Message
from bot.settings import Settings
from bot.slack.acting import Acting, asleep_lines
from bot.slack.desk import Desk
from bot.slack.digest_edit import DigestEditor
from bot.slack.digests import Digests, Shown
from bot.slack.poster import Poster
from bot.slack.reminder_post import ReminderPost
from bot.slack.subscribing import Subscribing
from bot.slack.telling import Telling
from bot.slack.web import web_client
from bot.state import make_folder

log = logging.getLogger(__name__)


class Reminders:
    """What channels subscribe to, and its delivery.

    Args:
        settings: with a database.
        store: the knowledge being served.
        desk: knows the day, and the force at hand in a channel.
        now: returns the time (aware), of the same day.

    Raises:
        LedgerError: the database cannot be used.
    """

    def __init__(
        self, settings: Settings, store: Store[Answerer], desk: Desk, now: Callable[[], datetime] = today.now
    ) -> None:
        self._now = now
        self._store = store
        self._basis: tuple[Answerer, Basis] | None = None
        self._admin_channel = settings.admin_channel
        if settings.state_folder is not None:
            make_folder(settings.state_folder)
        poster = Poster(web_client(settings.bot_token, settings.api_url, patient=False))
        self._telling = Telling(lambda said: poster.post(settings.admin_channel, Message(said)))
        self.ledger = open_ledger(settings.database_url)
        log.info("reminders are kept in %s", self.ledger.where)
        acting = Acting(lambda: store.current.knowledge, self.ledger, lambda: self._rests_on().calendar, now)
        self.subscribing = Subscribing(
            lambda: store.current, self.ledger, desk.today, desk.context, lambda channel: asleep_lines(acting, channel)
        )
        shown = Shown(acting, self.ledger)
        editor = DigestEditor(settings.bot_token, settings.api_url, shown.now)
        self.digests = Digests(acting, self.ledger, shown, editor.edit)
        self._deliverer: Deliverer[Message] = Deliverer(
            self.ledger,
            ReminderPost(settings.bot_token, settings.api_url),
            basis=self._rests_on,
            show=shown.new,
            tell=self._tell,
        )

    def tick(self, now: datetime | None = None) -> None:
        """Do all that is to be done at a time (aware); now, when none is given."""
        self._deliverer.tick(now or self._now())

    def stop(self) -> None:
        """Post nothing new; what Slack was sent is waited for by the tick under way."""
        self._deliverer.stop()

    def close(self) -> None:
        """Let go of the database."""
        self.ledger.close()

    def _rests_on(self) -> Basis:
        answerer = self._store.current
        if self._basis is None or self._basis[0] is not answerer:
            reminding = answerer.knowledge.reminding
            self._basis = (answerer, Basis(owed(answerer.knowledge), reminding, calendar_of(reminding)))
        return self._basis[1]

    def _tell(self, said: str) -> bool:
        """Tell the administrators; without a channel for them the log is where they look."""
        return not self._admin_channel or self._telling.tell(said)
