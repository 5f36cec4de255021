"""What would be posted, for a terminal: the message's words, and for each line why it comes."""

import html
import re
from datetime import date, datetime

from bot.domain.reminding import Rule
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
    parts = [f"rule {one.rule.id}, {stage_words(said.stage, said.number, one.owed.due, one.rule)}"]
    if said.moved_from is not None:
        reason = calendar.closed(said.moved_from) or "not a working day"
        way = "before" if said.on < said.moved_from else "after"
        parts.append(f"moved to the working day {way}, for {day_words(said.moved_from)} is {reason}")
    if one.is_late(digest.day):
        parts.append(f"late, for it was meant for {day_words(said.on)}")
    return "; ".join(parts)


def stage_words(stage: Stage, number: int, due: date, rule: Rule | None = None) -> str:
    """Return which announcement of a deadline it is. `number` is as `Announcement.number`; the rule adds its counts."""
    day = day_words(due)
    match stage:
        case Stage.AHEAD:
            return f"{number} day{'' if number == 1 else 's'} before {day}" if number else f"on the day itself, {day}"
        case Stage.OVERDUE:
            return f"overdue since {day}, {f'{number} of {rule.times}' if rule else f'number {number}'}"
        case Stage.ESCALATED:
            return f"escalated{f' to {rule.escalate_to}' if rule else ''}, overdue since {day}"
        case Stage.ASKED:
            return f"asked about once, for {day} was long past when the channel subscribed"
        case Stage.WOKEN:
            return f"woken from a snooze, due {day}"


def plain(text: str) -> str:
    """Return Slack's mrkdwn as a terminal shows it: links written out, entities and gaps undone."""
    return html.unescape(_LINK.sub(r"\2 (\1)", text).replace(_GAP, "")).replace("*", "")
