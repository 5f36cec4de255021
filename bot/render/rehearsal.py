"""What would be posted, for a terminal: the message's words, and for each line why it comes."""

import html
import re
from datetime import datetime

from bot.domain.working import WorkingCalendar
from bot.remind.plan import Digest, Reminder
from bot.remind.stages import Stage
from bot.render.digest_line import day_words
from bot.render.message import Message

_LINK = re.compile(r"<(https?://[^|>]+)\|([^>]*)>")
_GAP = "\u200b"


def as_text(digest: Digest, message: Message, at: datetime, calendar: WorkingCalendar) -> str:
    """Return a digest as a terminal shows it. `at` is when it would be posted, aware."""
    head = f"{day_words(digest.day)}, {at:%H:%M %Z}, in {digest.channel}"
    said = [f"  | {line}" for line in plain(message.text).split("\n")]
    reasons = [f"  why {one.owed.id}: {why(one, digest, calendar)}" for one in digest.reminders]
    return "\n".join([head, *said, *reasons])


def as_json(digest: Digest, message: Message, at: datetime, calendar: WorkingCalendar) -> dict[str, object]:
    """Return a digest as `peel-bot remind --json` prints it."""
    return {
        "at": at.isoformat(),
        "channel": digest.channel,
        "text": message.text,
        "blocks": list(message.blocks),
        "reminders": [
            {
                "key": one.key,
                "finding": one.owed.finding.id,
                "obligation": one.owed.obligation.id,
                "due": one.owed.due.isoformat(),
                "rule": one.rule.id,
                "stage": one.announcement.stage.value,
                "number": one.announcement.number,
                "on": one.announcement.on.isoformat(),
                "moved_from": one.announcement.moved_from.isoformat() if one.announcement.moved_from else None,
                "late": one.is_late(digest.day),
                "why": why(one, digest, calendar),
            }
            for one in digest.reminders
        ],
    }


def why(one: Reminder, digest: Digest, calendar: WorkingCalendar) -> str:
    """Return which rule and stage make a reminder, and whether it was moved or is late."""
    said = one.announcement
    parts = [f"rule {one.rule.id}, {_stage(one)}"]
    if said.moved_from is not None:
        reason = calendar.closed(said.moved_from) or "not a working day"
        way = "before" if said.on < said.moved_from else "after"
        parts.append(f"moved to the working day {way}, for {day_words(said.moved_from)} is {reason}")
    if one.is_late(digest.day):
        parts.append(f"late, for it was meant for {day_words(said.on)}")
    return "; ".join(parts)


def _stage(one: Reminder) -> str:
    said, due = one.announcement, day_words(one.owed.due)
    match said.stage:
        case Stage.AHEAD:
            days = f"{said.number} day{'' if said.number == 1 else 's'} before {due}"
            return days if said.number else f"on the day itself, {due}"
        case Stage.OVERDUE:
            return f"overdue since {due}, {said.number} of {one.rule.times}"
        case Stage.ESCALATED:
            return f"escalated to {one.rule.escalate_to}, {one.rule.times} reminders after {due}"
        case Stage.ASKED:
            return f"asked about once, for {due} was long past when the channel subscribed"
        case Stage.WOKEN:
            return f"woken from a snooze, due {due}"


def plain(text: str) -> str:
    """Return Slack's mrkdwn as a terminal shows it: links written out, entities and gaps undone."""
    return html.unescape(_LINK.sub(r"\2 (\1)", text).replace(_GAP, "")).replace("*", "")
