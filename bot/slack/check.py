"""One thing that `peel-bot doctor` looked at."""

from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """How it stands. Only FAIL keeps the bot from working."""

    OK = "ok"
    WARN = "warn"
    FAIL = "FAIL"


@dataclass(frozen=True, slots=True)
class Check:
    """What was looked at, how it stands, what was seen, and how to mend it ("" when there is nothing to mend)."""

    name: str
    state: State
    said: str
    fix: str = ""

    def as_json(self) -> dict[str, str]:
        """Return it as `peel-bot doctor --json` prints it."""
        return {"name": self.name, "state": self.state.value.lower(), "said": self.said, "fix": self.fix}
