"""What can be made to go wrong, on purpose and repeatably."""

import random
from collections.abc import Callable
from dataclasses import asdict, dataclass

from bot.playground.model import Json

CALL_FAULTS = {
    "ratelimited": "429 with Retry-After: `seconds`; nothing is done",
    "refused": "500; nothing is done",
    "accepted": "500, although the call was carried out",
    "reset": "the connection is reset; nothing is done",
    "reset_accepted": "the connection is reset, although the call was carried out",
    "hang": "no answer for `seconds`, then a reset; nothing is done",
    "hang_accepted": "carried out, but no answer for `seconds`, then a reset",
    "invalid_blocks": "the blocks are refused as ones that Slack does not know; nothing is done",
    "slow": "carried out after `seconds`",
}
DELIVERY_FAULTS = {"duplicate": "the payload is delivered a second time, marked as a retry"}
SOCKET_FAULTS = {
    "drop": "every socket is cut without a goodbye",
    "refresh": "Slack asks every socket to reconnect",
    "ghost": "a dead connection stays registered and swallows its share of payloads",
    "lay_ghosts": "the dead connections are forgotten",
}


@dataclass(slots=True)
class Fault:
    """One thing to go wrong.

    Args:
        kind: one of CALL_FAULTS or DELIVERY_FAULTS.
        method: a Web API method, "response_url", "*" for every call; for a delivery "events", "commands" or
            "interactions".
        times: how often it strikes; None for ever.
        probability: of striking each time, from 0 to 1.
        seconds: of waiting, or of Retry-After.
    """

    kind: str
    method: str = "*"
    times: int | None = 1
    probability: float = 1.0
    seconds: float = 1.0


class Faults:
    """The faults that are switched on. The same seed and calls give the same faults."""

    def __init__(self, seed: int = 0) -> None:
        self._random = random.Random(seed)  # noqa: S311 (repeatable on purpose, nothing secret)
        self._active: list[Fault] = []
        self.struck: list[tuple[str, str]] = []
        self.on_socket_fault: Callable[[str], None] = lambda _kind: None

    def seed(self, seed: int) -> None:
        """Begin the dice anew."""
        self._random.seed(seed)

    def add(
        self,
        kind: str,
        method: str = "*",
        *,
        times: int | None = 1,
        probability: float = 1.0,
        seconds: float = 1.0,
    ) -> None:
        """Switch a fault on; socket faults strike at once. Raises ValueError for an unknown kind or bad numbers."""
        if kind in SOCKET_FAULTS:
            self.on_socket_fault(kind)
            return
        if kind not in CALL_FAULTS and kind not in DELIVERY_FAULTS:
            known = ", ".join([*CALL_FAULTS, *DELIVERY_FAULTS, *SOCKET_FAULTS])
            raise ValueError(f"no fault is called {kind!r}: use one of {known}")
        if not 0 <= probability <= 1:
            raise ValueError(f"probability is {probability}: it must be from 0 to 1")
        if seconds < 0 or (times is not None and times < 1):
            raise ValueError("seconds must not be negative, and times at least 1 (null for ever)")
        if kind in DELIVERY_FAULTS and method == "*":
            method = "events"
        self._active.append(Fault(kind, method, times, probability, seconds))

    def clear(self) -> None:
        """Switch everything off."""
        self._active.clear()

    def take_call(self, method: str) -> Fault | None:
        """Return the fault that strikes this Web API call, if any, and count it."""
        return self._take(lambda fault: fault.kind in CALL_FAULTS and fault.method in ("*", method), method)

    def take_delivery(self, way: str) -> Fault | None:
        """Return the fault that strikes this delivery ("events", "commands", "interactions"), if any, and count it."""
        return self._take(lambda fault: fault.kind in DELIVERY_FAULTS and fault.method == way, way)

    def _take(self, fits: Callable[[Fault], bool], name: str) -> Fault | None:
        for fault in self._active:
            if not fits(fault) or self._random.random() >= fault.probability:
                continue
            if fault.times is not None:
                fault.times -= 1
                if fault.times == 0:
                    self._active.remove(fault)
            self.struck.append((fault.kind, name))
            return fault
        return None

    def as_json(self) -> Json:
        """Return what is on, what has struck, and what could be switched on."""
        return {
            "active": [asdict(fault) for fault in self._active],
            "struck": [{"kind": kind, "method": method} for kind, method in self.struck],
            "kinds": CALL_FAULTS | DELIVERY_FAULTS | SOCKET_FAULTS,
        }
