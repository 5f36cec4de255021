"""The composition root: settings to a running bot. The only place that wires the parts together."""

import logging
import os
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING
from wsgiref.types import WSGIApplication

from bot.ask.answerer import Answerer
from bot.ask.everyday import everyday
from bot.bank_holidays import bank_holiday
from bot.clock import Clock
from bot.domain.access import Access
from bot.domain.knowledge import Knowledge
from bot.domain.working import WorkingCalendar
from bot.errors import SettingProblem, SettingsError
from bot.feeds import Feeds
from bot.force_names import ForceNames, force_called
from bot.kb import load
from bot.kb.shipped import shipped_path
from bot.kb.store import Store
from bot.register.audit import Trace, trail
from bot.serving import Names, Serving
from bot.settings import Settings
from bot.slack.admin import Administrators
from bot.slack.auditing import Auditing
from bot.slack.build import build_app
from bot.slack.desk import Desk
from bot.slack.entering import Entering
from bot.slack.entering_words import EnteringWords
from bot.slack.http import Application, Health
from bot.slack.identity import Identity
from bot.slack.once import OnceInFile, OnceInMemory
from bot.slack.people import People
from bot.slack.poster import Poster
from bot.slack.roles import REFRESH_SECONDS, Roles
from bot.slack.socket import Socket
from bot.slack.verify import Signatures
from bot.slack.web import web_client
from bot.today import now as now_in_utc

log = logging.getLogger(__name__)

RELOAD_SECONDS = 5.0
WATCH_SECONDS = 5.0
READY_SECONDS = 5.0
"""How often it is looked whether a new day or new knowledge asks for answers to be made ready."""
REMIND_SECONDS = 15.0
REGISTER_SECONDS = 2.0
"""How often it is looked what other copies of the bot entered; what this one enters shows at once."""
STOP_SECONDS = 3.0
"""For answers and reminders under way when the bot is stopped. Slack may be hanging: 10 s a call, 30 s after a 429."""
STALLED_SECONDS = 60.0
"""A clock that has not ticked for so long makes /healthz answer 503."""


if TYPE_CHECKING:
    from bot.registered import Kept
    from bot.reminders import Reminders


class Bot:
    """The bot, ready to start."""

    def __init__(
        self,
        settings: Settings,
        serving: Serving,
        desk: Desk,
        register: "Kept | None" = None,
        now: Callable[[], datetime] = now_in_utc,
    ) -> None:
        self.settings = settings
        self.serving = serving
        self.store = store = serving.store
        self.register = register
        client = web_client(settings.bot_token, settings.api_url)
        self.identity = Identity(web_client(None, settings.api_url, patient=False), settings.bot_token)
        self.once = OnceInFile(settings.seen_file) if settings.seen_file else OnceInMemory()
        asking = web_client(settings.bot_token, settings.api_url, patient=False)
        self.roles = Roles(lambda: serving.published.access, asking, register.ledger.refuse if register else None)
        self.desk = desk = replace(desk, published=lambda: store.current, sees=self.roles.sees)
        self.reminders = _reminders(settings, serving, desk, register, roles=self.roles, now=now)
        self.feeds = Feeds(settings, serving, register, desk.today, self.roles.sees)
        names = register.names if register else Names(dict, lambda _person, _name: None)
        self.people = People(asking, names, names.learn)
        self.entering = self._entering(register, now) if register else None
        self.app = build_app(
            desk=desk,
            once=self.once,
            signing_secret=settings.signing_secret,
            bot_token=settings.bot_token,
            api_url=settings.api_url,
            identity=self.identity,
            subscribing=self.reminders.subscribing if self.reminders else None,
            digests=self.reminders.digests if self.reminders else None,
            truths=serving,
            books=self.feeds,
            roles=self.roles,
            hearing=register.hearing if register else None,
            entering=self.entering,
            auditing=self._auditing(register) if register else None,
        )
        self.socket: Socket | None = None
        self._clock = Clock()
        self._admins = Administrators(Poster(client), settings.admin_channel, lambda: store.problems, self.once)
        self._started_in = 0
        self._lock = threading.Lock()
        self._ready: tuple[Answerer, date] | None = None
        signatures = Signatures(settings.signing_secret)
        self.wsgi: WSGIApplication = Application(self.app, signatures, self.health, self.feeds.feed)

    def _auditing(self, register: "Kept") -> Auditing:
        ledger = register.ledger

        def trail_of(since: date | None, finding: str) -> list[Trace]:
            return trail(ledger.entries(), ledger.refusals(), register.names, since=since, finding=finding)

        return Auditing(trail_of, self.roles, ledger.refuse, self.desk.today)

    def _entering(self, register: "Kept", now: Callable[[], datetime]) -> EnteringWords:
        serving = self.serving
        entering = Entering(
            register.keeper,
            lambda: serving.current.knowledge,
            lambda: serving.published,
            self.roles,
            register.names,
            self.people.met,
            self.desk.today,
            now,
        )
        return EnteringWords(entering, lambda words: force_called(words, serving.published.forces))

    def start(self, *, socket: bool, ask_first: bool = True) -> None:
        """Start: with `socket`, connect in Socket Mode; without, only the clock that HTTP needs beside it.

        Once a process; a second call does nothing.

        Args:
            socket: whether to connect in Socket Mode.
            ask_first: wait until Slack has said once who the bot is, or cannot be reached. Without, as where a request
                waits, a refused token is logged and shows in `health`.

        Raises:
            StartError: Slack refuses the tokens.
        """
        with self._lock:
            if self._started_in == os.getpid():
                return
            self._started_in = os.getpid()
            self.feeds.served = not socket
            if ask_first:
                self.identity.learn()
            self.identity.learn_in_background()
            self._clock.every(RELOAD_SECONDS, "reload the knowledge", self.reload)
            self._clock.every(READY_SECONDS, "make answers ready", self.make_ready)
            if self.register is not None:
                self._clock.every(REGISTER_SECONDS, "read the register", self.register.refresh)
                self._clock.every(REFRESH_SECONDS, "read the user groups", self.roles.refresh)
                threading.Thread(target=self.roles.refresh, name="read the user groups", daemon=True).start()
            if self.reminders is not None:
                self._clock.every(REMIND_SECONDS, "remind", self.reminders.tick)
            if socket:
                self.socket = Socket(self.app, self.settings.app_token, self.settings.api_url)
                self._clock.every(WATCH_SECONDS, "watch the socket", self.socket.check)
                self.socket.connect()
            self._clock.start()

    def stop(self) -> bool:
        """Stop: no new payloads or reminders, those under way finished; harmless when it never began.

        Returns whether all were finished. After STOP_SECONDS the waiting ones are given up; threads that still wait for
        Slack then keep Python from exiting by itself. A reminder given up is looked up at the next start.
        """
        self.identity.stop()
        self.people.stop()
        if self.reminders is not None:
            self.reminders.stop()
        self._clock.stop()
        if self.socket is not None:
            self.socket.close()
        until = time.monotonic() + STOP_SECONDS
        finished = self._finish_answers()
        if not self._clock.ended(max(0.0, until - time.monotonic())):
            log.warning("work of the clock was given up: it did not end within %g s", STOP_SECONDS)
            finished = False
        if isinstance(self.once, OnceInFile):
            self.once.close()
        if self.register is not None:
            self.register.stop()
        return finished

    def _finish_answers(self) -> bool:
        answers = self.app.listener_runner.listener_executor
        finishing = threading.Thread(target=answers.shutdown, name="finish answers", daemon=True)
        finishing.start()
        finishing.join(STOP_SECONDS)
        if not finishing.is_alive():
            return True
        answers.shutdown(wait=False, cancel_futures=True)
        log.warning("answers under way were given up: Slack did not take them within %g s", STOP_SECONDS)
        return False

    def reload(self) -> None:
        """Look for changes in the knowledge, and tell the administrators of new problems."""
        if self.store.refresh():
            faulty = ": it is faulty, and what was good before goes on answering" if self.store.problems else ""
            log.info("the knowledge was read anew%s", faulty)
        self._admins.tell_in_background()

    def make_ready(self) -> None:
        """Make the everyday lookups' acknowledgements before they are asked for: once a day and a snapshot."""
        ready = (self.store.current, self.desk.today())
        if self._ready != ready:
            self._ready = ready
            self.desk.make_ready(everyday(ready[0].knowledge))

    def health(self) -> Health:
        """Return how the bot is, for /healthz and /readyz."""
        age = self._clock.age if self._started_in else 0.0
        said = {
            "slack": self.identity.standing,
            "problems": len(self.store.problems),
            "seconds_since_tick": round(age),
        }
        ready = self.identity.known and not self.identity.refused
        return Health(alive=age < STALLED_SECONDS, ready=ready, said=said)


def build(
    settings: Settings,
    *,
    today: Callable[[], date],
    now: Callable[[], datetime] = now_in_utc,
    problems: Sequence[SettingProblem] = (),
    access: Access | None = None,
) -> Bot:
    """Return a bot that is wired and has read its knowledge, and has not spoken to Slack yet.

    Args:
        settings: as parsed from the environment.
        today: returns the day it is, in London.
        now: returns the time (aware), of the same day.
        problems: what was wrong with the environment, to be raised with whatever else is.
        access: who may do what, in place of the knowledge's access.yml: for the playground's people.

    Raises:
        SettingsError: with every problem: those given, knowledge that holds nothing, forces that it does not know.
    """
    path = settings.knowledge or shipped_path()
    store = Store(path, lambda knowledge: _prepared(replace(knowledge, access=access) if access else knowledge))
    forces, wrong = store.current.knowledge.forces, list(problems)
    if not forces:
        said = f"is {path}, which holds no usable knowledge"
        wrong.append(SettingProblem("BOT_KNOWLEDGE", said, f"`peel-bot check {path}` says why"))
    names, unknown = ForceNames.parse(settings, forces or load(shipped_path()).knowledge.forces)
    if wrong or unknown:
        raise SettingsError(*wrong, *unknown)
    register = _register(settings, now)
    serving = Serving(store, register.keeper, register.names) if register else Serving(store, None)
    unmet = register.hearing.unmet if register else None
    desk = Desk(lambda: serving.current, today, names.home, names.of_channel, unmet)
    return Bot(settings, serving, desk, register, now)


def _register(settings: Settings, now: Callable[[], datetime]) -> "Kept | None":
    """Return the register, or None without a database, which takes half a second to import."""
    if not settings.database_url:
        return None
    from bot.registered import Kept  # noqa: PLC0415 (only where there is a database)

    return Kept(settings, now)


def _reminders(
    settings: Settings,
    serving: Serving,
    desk: Desk,
    register: "Kept | None",
    *,
    roles: Roles,
    now: Callable[[], datetime],
) -> "Reminders | None":
    """Return the reminders, or None without a database."""
    if register is None:
        return None
    from bot.reminders import Reminders  # noqa: PLC0415 (only where there are reminders)

    return Reminders(settings, serving, desk, register.ledger, roles=roles, now=now)


def _prepared(knowledge: Knowledge) -> Answerer:
    answerer = Answerer(knowledge, WorkingCalendar(bank_holiday))
    answerer.prepare()
    return answerer
