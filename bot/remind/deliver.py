"""Posts each reminder once: plan, insert, claim, commit the intent, post, settle. Knows neither Slack nor SQL."""

import logging
import threading
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import zip_longest
from typing import Generic, TypeVar

from bot.errors import BotError
from bot.remind.complaints import Complaints
from bot.remind.delivery import Delivery, State
from bot.remind.hands import HANDS, each
from bot.remind.keeping import Ledger
from bot.remind.morning import Basis, Morning, Planner
from bot.remind.pace import Pace
from bot.remind.plan import Digest
from bot.remind.posting import Accepted, Found, NotThere, Post, Refused, Unclear, Unreadable
from bot.remind.settling import SETTLE_SECONDS, Settling, steady_seconds

log = logging.getLogger(__name__)
M = TypeVar("M")

MEND_SECONDS = 900.0
"""After which a channel that refused is tried again, for somebody may have mended it."""
WORK_SECONDS = 12.0
"""Of one tick; what is left comes with the next, so that the clock is never taken for stalled."""
RECHECK_SECONDS = 60.0
"""After which it is looked anew whether the whole plan is in the ledger: another copy, with older knowledge, may have
cancelled some of it."""
MARGIN = timedelta(minutes=10)
"""Looked back in the history before the first request: clocks differ."""
RATELIMITED = "ratelimited"


class Deliverer(Generic[M]):
    """Delivers what is planned. Any number of them may work on one ledger, in processes or threads.

    Args:
        ledger: what all of them share.
        post: the chat service.
        basis: returns what the plan rests on; the same object as long as nothing changed.
        show: makes the message of a digest.
        tell: tells the administrators, and returns whether they were told (True where there are none to tell).
        settle: seconds after which a request can no longer be under way.
        steady: returns seconds that no clock change touches.
        rest: waits for so many seconds; None: until it is stopped at most.
        hands: how many channels are told something at once.
        arrived: is told of a digest that was in doubt and is there: its channel, and what the service calls it. Must
            not raise.
    """

    def __init__(
        self,
        ledger: Ledger,
        post: Post[M],
        *,
        basis: Callable[[], Basis],
        show: Callable[[Digest], M],
        tell: Callable[[str], bool],
        settle: float = SETTLE_SECONDS,
        steady: Callable[[], float] = steady_seconds,
        rest: Callable[[float], object] | None = None,
        hands: int = HANDS,
        arrived: Callable[[str, str], object] = lambda _channel, _ts: None,
    ) -> None:
        self._ledger = ledger
        self._service = post
        self._planner = Planner(ledger, basis)
        self._show = show
        self._complaints = Complaints(ledger, tell)
        self._settling = Settling(settle)
        self._steady = steady
        self._hands = hands
        self._arrived = arrived
        self._stopped = threading.Event()
        self._pace = Pace(steady, rest or self._stopped.wait)
        self._looking = Pace(steady, rest or self._stopped.wait)
        self._began: tuple[datetime, float] = (datetime.min.replace(tzinfo=UTC), 0.0)
        self._inserted: tuple[Morning, float] | None = None
        self._failures: list[str] = []

    def tick(self, now: datetime) -> None:
        """Do all that is to be done at an instant (aware). What goes wrong with the database is logged, once."""
        self._began = (now, self._steady())
        self._settling.observe(*self._began)
        failures: list[str] = []
        try:
            self._plan(failures)
            each(self._work(), lambda some: self._see_to(some, failures), self._hands)
        except BotError as error:
            failures.append(str(error))
        for failure in dict.fromkeys(failures):
            if failure not in self._failures:
                log.error("reminders wait: %s", failure)
        if self._failures and not failures:
            log.info("reminders go on")
        self._failures = failures

    def stop(self) -> None:
        """Begin nothing new: a tick under way ends as soon as the requests that it has made are answered."""
        self._stopped.set()

    def _now(self) -> datetime:
        now, steady = self._began
        return now + timedelta(seconds=self._steady() - steady)

    # Plan and insert

    def _plan(self, failures: list[str]) -> None:
        morning = self._planner.morning(self._now())
        if not morning.open:
            return
        busy = self._roll_over(morning)
        if self._inserted is not None:
            before, at = self._inserted
            if before is morning and self._steady() - at < RECHECK_SECONDS:
                return
        for said in self._ledger.unreadable():
            self._complaints.once(said)
        known = self._ledger.told(morning.reminders)
        waiting = bool(busy)
        for digest in morning.digests:
            if digest.channel in busy or known.issuperset(one.key for one in digest.reminders):
                continue
            try:
                self._ledger.insert(digest, self._now())
            except BotError as error:  # what is planned already must not wait for it
                failures.append(str(error))
                waiting = True
                if self._steady() - self._began[1] > WORK_SECONDS:
                    break
        self._inserted = None if waiting else (morning, self._steady())

    def _roll_over(self, morning: Morning) -> set[str]:
        """Cancel what another day's digest left unposted, so that today's has it; return the channels still left."""
        left: set[str] = set()
        for stale in self._ledger.deliveries(State.PLANNED):
            if stale.day == morning.day:
                continue
            with self._ledger.claim(stale.id) as held:
                if held is None:
                    left.add(stale.channel)
                elif held.state is State.PLANNED:
                    # The error goes before the reason: by it is seen that the administrators were told.
                    reason = f"what still holds comes with the digest of {morning.day}"
                    self._ledger.cancel(held.id, f"{held.error}; {reason}" if held.error else reason)
                    self._inserted = None
        return left

    # Claim

    def _work(self) -> list[list[Delivery]]:
        """Return the deliveries to look at, by channel: of unknown outcome, or to be posted.

        Channels of either kind take turns: a history that hangs must not keep the morning's digests back.
        """
        now = self._now()
        doubtful: dict[str, list[Delivery]] = {}
        for one in self._ledger.deliveries(State.POSTING):
            doubtful.setdefault(one.channel, []).append(one)
        ready: dict[str, list[Delivery]] = {}
        for one in self._ledger.deliveries(State.PLANNED):
            if _ready(one, now):
                (doubtful if one.channel in doubtful else ready).setdefault(one.channel, []).append(one)
        both = zip_longest(doubtful.values(), ready.values())
        return [some for pair in both for some in pair if some]

    def _see_to(self, some: Sequence[Delivery], failures: list[str]) -> None:
        """Do what is to be done about deliveries of one channel, as far as the tick's time goes."""
        for one in some:
            left = self._began[1] + WORK_SECONDS - self._steady()
            if left <= 0 or self._stopped.is_set():
                return
            if one.state is State.PLANNED and not self._pace.ready(within=left):
                return
            if one.state is State.POSTING and self._looking.quiet:
                continue
            try:
                self._handle(one.id)
            except BotError as error:  # one that cannot be kept must not keep the others back
                failures.append(str(error))

    def _may_post(self) -> bool:
        """Return whether nobody was asked for quiet: another replica's Retry-After counts for all of them."""
        if self._pace.quiet:
            return False
        now = self._now()
        until = self._ledger.waits(RATELIMITED, now)
        if until is None:
            return True
        self._pace.quiet_for((until - now).total_seconds())
        return False

    def _handle(self, one: int) -> None:
        with self._ledger.claim(one) as held:
            in_doubt = held is not None and held.state is State.POSTING
            delivery = self._reconcile(held) if held is not None and in_doubt else held
            if delivery is None or delivery.state is not State.PLANNED or not self._may_post():
                return
            morning = self._planner.morning(self._now())
            if morning.open and delivery.day == morning.day and _ready(delivery, self._now()):
                digest = self._still(delivery, morning)
                if digest is not None:
                    self._post(delivery, digest)

    # Look up what is in doubt

    def _reconcile(self, delivery: Delivery) -> Delivery | None:
        """Find out what came of a request that nobody was told about; return the delivery if it may be posted again."""
        now = self._now()
        since = min(delivery.first_attempt_at or now, now) - MARGIN
        match self._service.find(delivery.channel, delivery.key, since):
            case Found(ts):
                self._ledger.posted(delivery.id, ts, now)
                self._arrived(delivery.channel, ts)
            case NotThere() if self._settling.settled(delivery, now, self._began[1]):
                self._ledger.again(delivery.id, now, "the request did not reach the channel")
                return replace(delivery, state=State.PLANNED, not_before=now, error="")
            case Unreadable(why, passing=False, fix=fix):
                self._hold(delivery, why, fix)
            case Unreadable(why, retry_after=seconds):
                if seconds is not None:
                    self._looking.quiet_for(seconds)
                log.warning(
                    "delivery %d: the history of %s cannot be read now (%s)", delivery.id, delivery.channel, why
                )
                self._complaints.doubtful(delivery, self._now())
        return None

    def _hold(self, delivery: Delivery, why: str, fix: str) -> None:
        command = f"peel-bot deliveries resolve {delivery.id}"
        said = (
            f"It is not known whether the reminders of {delivery.day} are in {delivery.channel}, "
            f"and its history cannot be read ({why}). {fix} "
            f"Then look in the channel. If it is there, say `{command} --posted`; if not, `{command} --not-posted`, "
            f"which has it posted."
        )
        if self._complaints.told(said):  # else it stays in doubt, and they are told at the next tick
            self._ledger.hold(delivery.id, why)

    # Post and settle

    def _still(self, delivery: Delivery, morning: Morning) -> Digest | None:
        """Cancel what is no longer true, and return the rest; None when nothing is left."""
        gone: dict[str, list[str]] = {}
        for told in delivery.reminders:
            why = morning.no_longer(told, delivery.channel)
            if why:
                gone.setdefault(why, []).append(told.key)
        left = tuple(morning.reminders[told.key] for told in delivery.reminders if told.key in morning.reminders)
        if not left:
            self._ledger.cancel(delivery.id, "; ".join(gone) or "nothing is left of it")
            return None
        for why, keys in gone.items():
            self._ledger.cancel(delivery.id, why, keys)
        return Digest(delivery.channel, delivery.day, left)

    def _post(self, delivery: Delivery, digest: Digest) -> None:
        try:
            message = self._show(digest)
        except Exception:  # one digest that cannot be shown must not keep the others back
            log.exception("delivery %d cannot be shown", delivery.id)
            self._refused(delivery, Refused("cannot be shown", fix="Report it with the log of the bot."))
            return
        self._pace.keep(delivery.channel)
        if self._stopped.is_set():
            return
        self._ledger.intend(delivery.id, self._now())
        outcome = self._service.post(delivery.channel, message, delivery.key)
        self._pace.posted(delivery.channel)
        match outcome:
            case Accepted(ts):
                self._ledger.posted(delivery.id, ts, self._now())
            case Refused():
                self._refused(delivery, outcome)
            case Unclear(why):
                log.warning("delivery %d: %s; its channel's history will tell", delivery.id, why)
                self._complaints.doubtful(delivery, self._now())

    def _refused(self, delivery: Delivery, refused: Refused) -> None:
        if refused.retry_after is not None:
            self._pace.quiet_for(refused.retry_after)
            self._ledger.again(delivery.id, self._now() + timedelta(seconds=refused.retry_after), refused.reason)
            return
        now = self._now()
        with self._complaints.refused(delivery, refused, now) as error:
            self._ledger.again(delivery.id, now + timedelta(seconds=MEND_SECONDS), error)


def _ready(delivery: Delivery, now: datetime) -> bool:
    """Return whether it need not wait. A wait that began in the future is void: the clock was set back since."""
    began = delivery.last_attempt_at or delivery.not_before
    return delivery.not_before <= now or began > now
