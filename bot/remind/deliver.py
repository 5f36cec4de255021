"""Posts each reminder once: plan, insert, claim, commit the intent, post, settle. Knows neither Slack nor SQL."""

import logging
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Generic, TypeVar

from bot.errors import BotError
from bot.remind.delivery import Delivery, State
from bot.remind.keeping import Ledger
from bot.remind.morning import Basis, Morning, Planner
from bot.remind.plan import Digest
from bot.remind.posting import Accepted, Found, NotThere, Post, Refused, Unclear, Unreadable
from bot.remind.settling import SETTLE_SECONDS, Settling, steady_seconds

log = logging.getLogger(__name__)
M = TypeVar("M")

PACE_SECONDS = 1.0
"""Between two messages to one channel (docs.slack.dev/apis/web-api/rate-limits)."""
MEND_SECONDS = 900.0
"""After which a channel that refused is tried again, for somebody may have mended it."""
WORK_SECONDS = 12.0
"""Of one tick; what is left comes with the next, so that the clock is never taken for stalled."""
RECHECK_SECONDS = 600.0
"""After which it is looked anew whether the whole plan is in the ledger, though the plan is the same."""
MARGIN = timedelta(minutes=10)
"""Looked back in the history before the first request: clocks differ."""
RATELIMITED = "ratelimited"
UNTOLD = "administrators not told: "


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
        rest: waits for so many seconds.
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
        rest: Callable[[float], object] = time.sleep,
    ) -> None:
        self._ledger = ledger
        self._service = post
        self._planner = Planner(ledger, basis)
        self._show = show
        self._tell = tell
        self._settling = Settling(settle)
        self._steady = steady
        self._rest = rest
        self._began: tuple[datetime, float] = (datetime.min.replace(tzinfo=UTC), 0.0)
        self._inserted: tuple[Morning, float] | None = None
        self._quiet_until = 0.0
        self._posted_at: dict[str, float] = {}
        self._failures: list[str] = []

    def tick(self, now: datetime) -> None:
        """Do all that is to be done at an instant (aware). What goes wrong with the database is logged, once."""
        self._began = (now, self._steady())
        self._settling.observe(*self._began)
        failures: list[str] = []
        try:
            self._plan()
            for one in self._work():
                if self._steady() - self._began[1] > WORK_SECONDS:
                    break
                try:
                    self._handle(one)
                except BotError as error:  # one that cannot be kept must not keep the others back
                    failures.append(str(error))
        except BotError as error:
            failures.append(str(error))
        for failure in dict.fromkeys(failures):
            if failure not in self._failures:
                log.error("reminders wait: %s", failure)
        if self._failures and not failures:
            log.info("reminders go on")
        self._failures = failures

    def _now(self) -> datetime:
        now, steady = self._began
        return now + timedelta(seconds=self._steady() - steady)

    # Plan and insert

    def _plan(self) -> None:
        morning = self._planner.morning(self._now())
        if not morning.open:
            return
        busy = self._roll_over(morning)
        if self._inserted is not None:
            before, at = self._inserted
            if before is morning and self._steady() - at < RECHECK_SECONDS:
                return
        known = self._ledger.told(morning.reminders)
        for digest in morning.digests:
            if digest.channel not in busy and not known.issuperset(one.key for one in digest.reminders):
                self._ledger.insert(digest, self._now())
        self._inserted = None if busy else (morning, self._steady())

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

    def _work(self) -> Iterator[int]:
        """Return the deliveries to look at: first those of unknown outcome, then those that may be posted."""
        for one in self._ledger.deliveries(State.POSTING):
            yield one.id
        planned, now = self._ledger.deliveries(State.PLANNED), self._now()
        for one in planned:
            if one.error.startswith(RATELIMITED) and not _ready(one, now):
                # Another replica's Retry-After counts for all of them.
                wait = (one.not_before - now).total_seconds()
                self._quiet_until = max(self._quiet_until, self._steady() + wait)
        for one in planned:
            if self._may_post() and _ready(one, self._now()):
                yield one.id

    def _may_post(self) -> bool:
        return self._steady() >= self._quiet_until

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
            case NotThere() if self._settling.settled(delivery, now, self._began[1]):
                self._ledger.again(delivery.id, now, "the request did not reach the channel")
                return replace(delivery, state=State.PLANNED, not_before=now, error="")
            case Unreadable(why, passing=False, fix=fix):
                self._hold(delivery, why, fix)
            case Unreadable(why):
                log.warning(
                    "delivery %d: the history of %s cannot be read now (%s)", delivery.id, delivery.channel, why
                )
        return None

    def _hold(self, delivery: Delivery, why: str, fix: str) -> None:
        said = (
            f"It is not known whether the reminders of {delivery.day} are in {delivery.channel}, "
            f"and its history cannot be read ({why}). {fix} "
            f"Then look in the channel, and say which with `peel-bot deliveries resolve {delivery.id}`."
        )
        if self._told(said):  # else it stays in doubt, and they are told at the next tick
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
        wait = self._posted_at.get(delivery.channel, -PACE_SECONDS) + PACE_SECONDS - self._steady()
        if wait > 0:
            self._rest(wait)
        self._ledger.intend(delivery.id, self._now())
        outcome = self._service.post(delivery.channel, message, delivery.key)
        self._posted_at[delivery.channel] = self._steady()
        match outcome:
            case Accepted(ts):
                self._ledger.posted(delivery.id, ts, self._now())
            case Refused():
                self._refused(delivery, outcome)
            case Unclear(why):
                log.warning("delivery %d: %s; its channel's history will tell", delivery.id, why)

    def _refused(self, delivery: Delivery, refused: Refused) -> None:
        if refused.retry_after is not None:
            self._quiet_until = self._steady() + refused.retry_after
            self._ledger.again(delivery.id, self._now() + timedelta(seconds=refused.retry_after), refused.reason)
            return
        error = refused.reason
        if not self._told_before(delivery, refused.reason):
            said = (
                f"The reminders for {delivery.channel} are refused ({refused.reason}). {refused.fix} "
                f"They are kept, and come by themselves once that is mended."
            )
            error = refused.reason if self._told(said) else UNTOLD + refused.reason
        self._ledger.again(delivery.id, self._now() + timedelta(seconds=MEND_SECONDS), error)

    def _told_before(self, delivery: Delivery, reason: str) -> bool:
        """Return whether the administrators know of this refusal: since the channel last took a message."""
        if delivery.error.startswith(reason):
            return True
        for other in reversed(self._ledger.deliveries(channel=delivery.channel)):
            if other.state is State.POSTED:
                return False
            if other.error.startswith(reason):
                return True
        return False

    def _told(self, said: str) -> bool:
        log.error("%s", said)
        try:
            return self._tell(said)
        except Exception as error:  # whoever is told lives beyond a network; the delivery must be settled all the same
            log.warning("the administrators could not be told (%s)", error)
            return False


def _ready(delivery: Delivery, now: datetime) -> bool:
    """Return whether it need not wait. A wait that began in the future is void: the clock was set back since."""
    began = delivery.last_attempt_at or delivery.not_before
    return delivery.not_before <= now or began > now
