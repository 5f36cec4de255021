"""Deliveries for a terminal: listed, or one explained: what is in it, what became of it, what comes next."""

from collections.abc import Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.remind.delivery import Change, Delivery, State, Told
from bot.remind.settling import SETTLE_SECONDS
from bot.remind.stages import Stage
from bot.render.digest_line import day_words
from bot.render.rehearsal import stage_words
from bot.today import LONDON


def listed(deliveries: Sequence[Delivery]) -> str:
    """Return a line for each, and below them what a person is to do."""
    if not deliveries:
        return "No delivery is like that."
    rows = [
        (
            str(one.id),
            one.state.value,
            day_words(one.day),
            one.channel,
            _count(len(one.reminders), "reminder"),
            one.error,
        )
        for one in deliveries
    ]
    widths = [max(len(row[place]) for row in rows) for place in range(5)]
    lines = ["  ".join([row[0].rjust(widths[0]), *_padded(row[1:5], widths[1:]), row[5]]).rstrip() for row in rows]
    held = [str(one.id) for one in deliveries if one.state is State.HELD]
    if held:
        waits = f"{_count(len(held), 'delivery', 'deliveries')} wait{'' if len(held) > 1 else 's'} for a person"
        lines += ["", f"{waits}: `peel-bot deliveries show {held[0]}` says what to do."]
    return "\n".join(lines)


def explained(one: Delivery, history: Sequence[Change], now: datetime) -> str:
    """Return everything about a delivery. `now` is aware."""
    head = [
        f"Delivery {one.id}: {one.state.value}",
        f"  channel   {one.channel}",
        f"  for       {day_words(one.day)}{f', part {one.part}' if one.part > 1 else ''}",
        f"  requests  {_requests(one)}",
    ]
    if one.error:
        head.append(f"  error     {one.error}")
    if one.ts:
        head.append(f"  message   {one.ts}")
    head += ["", "In it:" if one.reminders else "Nothing is in it.", *(_told(each) for each in one.reminders)]
    if one.cancelled:
        head += ["Taken out of it, since no longer true:", *(_told(each) for each in one.cancelled)]
    steps = [f"  {time_words(step.at)}  {_step(step)}" for step in history]
    return "\n".join([*head, "", "What became of it:", *steps, "", f"What comes next: {comes_next(one, now)}"])


def as_json(one: Delivery, history: Sequence[Change] = (), now: datetime | None = None) -> dict[str, object]:
    """Return a delivery as `peel-bot deliveries --json` prints it; with `now` also its history and what comes next."""
    said: dict[str, object] = {
        "id": one.id,
        "key": one.key,
        "channel": one.channel,
        "day": one.day.isoformat(),
        "part": one.part,
        "state": one.state.value,
        "reminders": [_told_json(each) for each in one.reminders],
        "taken_out": [_told_json(each) for each in one.cancelled],
        "attempts": one.attempts,
        "first_attempt_at": _iso(one.first_attempt_at),
        "last_attempt_at": _iso(one.last_attempt_at),
        "not_before": _iso(one.not_before),
        "ts": one.ts,
        "error": one.error,
    }
    if now is not None:
        said["history"] = [
            {"at": _iso(step.at), "was": step.was, "became": step.became, "why": step.why, "by": step.by}
            for step in history
        ]
        said["next"] = comes_next(one, now)
    return said


def comes_next(one: Delivery, now: datetime) -> str:
    """Return what happens next with a delivery, by whom. `now` is aware."""
    match one.state:
        case State.PLANNED:
            return _planned(one, now)
        case State.POSTING:
            return (
                "a request was made, and it is not known yet whether Slack took it. The running bot looks into the "
                "channel's history: where the message is there, it is settled; where it is not, it is posted once "
                f"more, {SETTLE_SECONDS:.0f} seconds after the request at the earliest. Where the history cannot be "
                "read, it is held for a person."
            )
        case State.POSTED:
            return "nothing: it is in the channel."
        case State.HELD:
            command = f"peel-bot deliveries resolve {one.id}"
            return (
                "nothing, until a person decides: it is not known whether it was posted, and the channel's history "
                f"could not be read ({one.error}). Look in {one.channel} for the digest of {day_words(one.day)}, then "
                f"say `{command} --posted` if it is there, `{command} --not-posted` to have it posted. Other digests "
                "go on meanwhile."
            )
        case State.CANCELLED:
            return "nothing: it was never posted. What is in it counts as not told, and comes again if it holds again."


def time_words(at: datetime) -> str:
    """Return an instant as the wall clocks in London show it: "Mon 3 April 2017, 09:00:15 BST"."""
    local = at.astimezone(ZoneInfo(LONDON))
    return f"{day_words(local.date())}, {local:%H:%M:%S %Z}"


def _planned(one: Delivery, now: datetime) -> str:
    today: date = now.astimezone(ZoneInfo(LONDON)).date()
    if one.day < today:
        return (
            "it was for an earlier day, so it is not posted as it is: on the next working morning the running bot "
            "cancels it, and what still holds comes with that day's digest."
        )
    if one.day > today:
        return f"the running bot posts it on {day_words(one.day)}."
    if one.not_before > now:
        why = f", because of {one.error}: `peel-bot doctor` looks for the cause" if one.error else ""
        return f"the running bot tries again from {time_words(one.not_before)} on{why}."
    return "the running bot posts it when it looks next, within a quarter of a minute."


def _requests(one: Delivery) -> str:
    if one.first_attempt_at is None or one.last_attempt_at is None:
        return "none yet"
    if one.attempts == 1:
        return f"1, {time_words(one.first_attempt_at)}"
    return f"{one.attempts}, from {time_words(one.first_attempt_at)} to {time_words(one.last_attempt_at)}"


def _told(one: Told) -> str:
    moved = f", moved from {day_words(one.moved_from)}" if one.moved_from else ""
    why = stage_words(Stage(one.stage), one.number, one.due)
    return f"  {one.owed}, due {day_words(one.due)}: rule {one.rule}, {why}{moved}"


def _step(step: Change) -> str:
    said = step.became if step.became != step.was else "reminders were taken out"
    return f"{said}{f': {step.why}' if step.why else ''}{f', by {step.by}' if step.by else ''}"


def _told_json(one: Told) -> dict[str, object]:
    return {
        "key": one.key,
        "finding": one.finding,
        "obligation": one.obligation,
        "due": one.due.isoformat(),
        "rule": one.rule,
        "stage": one.stage,
        "number": one.number,
        "on": one.on.isoformat(),
        "moved_from": one.moved_from.isoformat() if one.moved_from else None,
    }


def _iso(at: datetime | None) -> str | None:
    return at.isoformat() if at else None


def _padded(cells: Sequence[str], widths: Sequence[int]) -> list[str]:
    return [cell.ljust(width) for cell, width in zip(cells, widths, strict=True)]


def _count(number: int, one: str, many: str = "") -> str:
    return f"{number} {one if number == 1 else many or f'{one}s'}"
