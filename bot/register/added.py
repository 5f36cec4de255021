"""What the force itself adds: findings of its own, and obligations with dates of its own. As JSON in an entry."""

import json
from dataclasses import dataclass
from datetime import date

from bot.register.entry import Entry, Proposed, What


@dataclass(frozen=True, slots=True)
class OwnFinding:
    """A finding of the force's own: no report has it."""

    id: str
    force: str
    cycle: str
    summary: str
    pillar: str | None = None
    question: str | None = None

    def proposed(self) -> Proposed:
        """Return the change that enters it."""
        data = {"force": self.force, "cycle": self.cycle, "summary": self.summary}
        data |= {key: value for key, value in (("pillar", self.pillar), ("question", self.question)) if value}
        return Proposed(What.FINDING, self.id, json.dumps(data, ensure_ascii=False))


@dataclass(frozen=True, slots=True)
class OwnObligation:
    """Something that the force set itself for a finding, with the day it is due; None where none is set."""

    finding: str
    id: str
    what: str
    due: date | None = None

    def proposed(self, why: str = "") -> Proposed:
        """Return the change that enters it."""
        data = {"what": self.what} | ({"due": self.due.isoformat()} if self.due else {})
        return Proposed(What.OBLIGATION, self.finding, json.dumps(data, ensure_ascii=False), self.id, why)


Added = tuple[Entry, OwnFinding | OwnObligation]


def added(entry: Entry) -> Added | None:
    """Return what an entry adds, or None where it adds nothing (or is not to be read)."""
    own = added_by(entry.said)
    return (entry, own) if own is not None else None


def added_by(said: Proposed) -> OwnFinding | OwnObligation | None:
    """Return what a change adds, or None where it adds nothing (or is not to be read)."""
    try:
        data = json.loads(said.value)
        if said.what is What.FINDING:
            force, cycle, summary = (str(data[key]) for key in ("force", "cycle", "summary"))
            return OwnFinding(said.finding, force, cycle, summary, data.get("pillar"), data.get("question"))
        if said.what is What.OBLIGATION:
            due = date.fromisoformat(data["due"]) if data.get("due") else None
            return OwnObligation(said.finding, said.obligation, str(data["what"]), due)
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
    return None
