"""A clock only: runs a few jobs every so many seconds, whatever the machine's wall clock does.

APScheduler's own interval trigger stays silent for an hour when the clock is stepped back by one, and counts
millions of missed times when it is stepped forward. So: a trigger that asks only for "now and an interval", and a
watchdog on the monotonic clock.
"""

import logging
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.base import BaseTrigger

log = logging.getLogger(__name__)

LATE_INTERVALS = 3
"""A job that has not run for so many of its intervals is woken by the watchdog."""


class Tick(BaseTrigger):  # type: ignore[misc]  # APScheduler ships no types
    """The next time is always now and an interval: no missed times are made up."""

    def __init__(self, seconds: float) -> None:
        self._interval = timedelta(seconds=seconds)

    def get_next_fire_time(self, _previous: datetime | None, now: datetime) -> datetime:
        """Return when to run next."""
        return now + self._interval


class Clock:
    """Runs jobs until it is stopped. A job that raises is logged and runs again at its next tick."""

    def __init__(self, watch_seconds: float = 5.0) -> None:
        executors = {"default": ThreadPoolExecutor(4)}
        defaults = {"misfire_grace_time": None, "coalesce": True, "max_instances": 1}
        self._scheduler = BackgroundScheduler(timezone=UTC, executors=executors, job_defaults=defaults)
        self._every: dict[str, float] = {}
        self._ran: dict[str, float] = {}
        self._under_way: set[str] = set()
        self._watch_seconds = watch_seconds
        self._stopped = threading.Event()
        self._watchdog = threading.Thread(target=self._watch, name="clock watchdog", daemon=True)

    def every(self, seconds: float, name: str, job: Callable[[], object]) -> None:
        """Run `job` every `seconds`, from one interval after the start."""
        self._every[name] = seconds
        self._ran[name] = time.monotonic()
        self._scheduler.add_job(self._run, Tick(seconds), args=(name, job), id=name)

    @property
    def age(self) -> float:
        """Seconds since the job that is most overdue last ran; 0 without jobs."""
        now = time.monotonic()
        return max((now - ran for ran in self._ran.values()), default=0.0)

    def start(self) -> None:
        """Start ticking."""
        now = time.monotonic()
        self._ran = dict.fromkeys(self._ran, now)
        self._scheduler.start()
        self._watchdog.start()

    def stop(self) -> None:
        """Stop ticking, without waiting for a job under way; harmless when it never began."""
        self._stopped.set()
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)

    def ended(self, seconds: float) -> bool:
        """Return whether no job is under way, waiting so long at most. Such a job keeps Python from exiting."""
        until = time.monotonic() + seconds
        while self._under_way and time.monotonic() < until:
            time.sleep(0.02)
        return not self._under_way

    def _run(self, name: str, job: Callable[[], object]) -> None:
        self._ran[name] = time.monotonic()
        self._under_way.add(name)
        try:
            if self._stopped.is_set():
                return
            job()
        except Exception:
            log.exception("the tick %r failed; it runs again in %g s", name, self._every[name])
        finally:
            self._under_way.discard(name)

    def _watch(self) -> None:
        while not self._stopped.wait(self._watch_seconds):
            now = time.monotonic()
            for name, seconds in self._every.items():
                if now - self._ran[name] > LATE_INTERVALS * seconds and name not in self._under_way:
                    log.warning("the tick %r is late: has the machine's clock been changed? Waking it", name)
                    self._scheduler.modify_job(name, next_run_time=datetime.now(UTC))
