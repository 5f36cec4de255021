"""The whole register at a moment: where every finding stands, and what the force added. Immutable."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from bot.register.added import Added, added
from bot.register.entry import Entry, What
from bot.register.standing import Standing, standing
from bot.today import day_in_london


@dataclass(frozen=True)
class Register:
    """Every entry up to a moment, folded.

    Attributes:
        standings: by the finding's id, of findings with any entry.
        last: the id of the last entry, 0 without any.
        latest: when that was entered.
    """

    standings: Mapping[str, Standing] = field(default_factory=dict)
    last: int = 0
    latest: datetime | None = None

    @property
    def latest_day(self) -> date | None:
        """The day in London of the last entry."""
        return day_in_london(self.latest) if self.latest is not None else None

    def of(self, finding: str) -> Standing:
        """Return where a finding stands; one without entries stands nowhere."""
        return self.standings.get(finding, Standing(finding))

    def added(self) -> list[Added]:
        """Return the findings and obligations that the force added, in order; taken back ones are left out."""
        return [
            one
            for held in self.standings.values()
            for entry in held.live
            if entry.what in (What.FINDING, What.OBLIGATION) and (one := added(entry)) is not None
        ]

    def entries(self) -> list[Entry]:
        """Return every entry, in order."""
        return sorted((one for held in self.standings.values() for one in held.entries), key=lambda one: one.id)

    def after(self, new: Iterable[Entry]) -> "Register":
        """Return the register with more entries; those that it has already change nothing."""
        fresh: dict[str, list[Entry]] = {}
        last, latest = self.last, self.latest
        for one in new:
            fresh.setdefault(one.said.finding, []).append(one)
            if one.id > last:
                last, latest = one.id, one.at
        if not fresh:
            return self
        changed = dict(self.standings)
        for finding, entries in fresh.items():
            held = {one.id: one for one in (*self.of(finding).entries, *entries)}
            changed[finding] = standing(finding, held.values())
        return replace(self, standings=changed, last=last, latest=latest)

    def until(self, day: date) -> "Register":
        """Return the register as it stood at the end of a day in London."""
        return Register().after(one for one in self.entries() if day_in_london(one.at) <= day)
