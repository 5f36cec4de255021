"""Telling the administrators of what must be mended, without keeping a tick waiting where Slack hangs."""

import logging
import threading
from collections.abc import Callable

log = logging.getLogger(__name__)

TELL_SECONDS = 3.0
"""Waited for at most, once for all that is to be told while Slack hangs."""


class Telling:
    """Tells one thing after another, each in a thread of its own.

    Args:
        post: tells; raises when it was not told.
        seconds: waited for at most.
    """

    def __init__(self, post: Callable[[str], object], seconds: float = TELL_SECONDS) -> None:
        self._post = post
        self._seconds = seconds
        self._one = threading.Lock()
        self._hangs = False
        self._late: set[str] = set()
        self._guard = threading.Lock()

    def tell(self, said: str) -> bool:
        """Tell, and return whether it was told for certain.

        What was told only after it was no longer waited for counts when it is to be told again, and is not repeated.
        """
        with self._guard:
            if said in self._late:
                self._late.discard(said)
                return True
        if self._hangs or not self._one.acquire(timeout=self._seconds):
            return False
        done, told = threading.Event(), []

        def post() -> None:
            try:
                self._post(said)
                told.append(said)
            except Exception as error:  # whatever went wrong: it is told again later
                log.warning("the administrators could not be told (%s)", error)
            with self._guard:
                if self._hangs:
                    self._late.update(told)
                self._hangs = False
                done.set()
            self._one.release()

        threading.Thread(target=post, name="tell the administrators", daemon=True).start()
        if not done.wait(self._seconds):
            with self._guard:
                self._hangs = not done.is_set()
        return bool(told) and not self._hangs
