"""Whether a command would go over what somebody else entered shortly before, unseen by whoever gives it. Pure."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.register.entry import Entry, Proposed, What
from bot.register.standing import Standing

LATELY = timedelta(minutes=15)
"""A rule of ours: what is older, a person who gives a command may be expected to have seen."""
_HELD_ONCE = (What.STATUS, What.OWNER, What.DATE)
"""What holds one value at a time. Evidence, notes and what is added stand beside each other."""


def goes_over(change: Proposed) -> bool:
    """Return whether a change takes the place of another entry."""
    return change.what in _HELD_ONCE or change.what is What.UNDO


def gone_over(changes: Sequence[Proposed], now: Standing, by: str, at: datetime) -> tuple[Entry, ...]:
    """Return what others entered lately and changes would go over, in order.

    Of a status, an owner or a date that is the last entry about the same, also one that took it back; of an undoing,
    the entry to be taken back.

    Args:
        changes: of one finding.
        now: where it stands.
        by: whose changes they are.
        at: the time (aware).
    """
    last = [_last(one, now) for one in changes]
    found = {one.id: one for one in last if one is not None and one.by != by and at - one.at <= LATELY}
    return tuple(found[number] for number in sorted(found))


def _last(change: Proposed, now: Standing) -> Entry | None:
    if change.what is What.UNDO:
        return next((one for one in now.entries if one.id == change.undoes), None)
    if change.what not in _HELD_ONCE:
        return None
    wanted = (change.what, change.obligation)
    by_id = {one.id: one for one in now.entries}
    return next((one for one in reversed(now.entries) if _about(one, by_id) == wanted), None)


def _about(entry: Entry, by_id: dict[int, Entry]) -> tuple[What, str]:
    """Return what an entry is about, an undoing what it takes back is about."""
    while entry.what is What.UNDO and (undone := by_id.get(entry.said.undoes or 0)) is not None:
        entry = undone
    return entry.what, entry.said.obligation
