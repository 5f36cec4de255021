"""What a channel subscribes to, as Slack messages: made, shown, ended, and what is asked back."""

from collections.abc import Sequence
from datetime import date

from bot.domain.knowledge import Knowledge
from bot.domain.reminding import Reminding, Subscription
from bot.render.limits import SECTION_TEXT
from bot.render.message import Block, Message
from bot.render.mrkdwn import bold, escape
from bot.render.which import described

MOST_SHOWN = 20
"""Subscriptions shown at once: each has its own section with a button."""
HOW = "Write for example `subscribe kent`, `subscribe kent legitimacy` or `subscribe essex causes of concern`."

WAKE_HOW = "`wake` and the finding, as in `wake KENT-2016-E1`, wakes one now."


def day_words(day: date) -> str:
    """Return a day as people here write it: Monday 3 April 2017."""
    return f"{day:%A} {day.day} {day:%B %Y}"


def when_words(reminding: Reminding) -> str:
    """Return when reminders come, by the first rule: the one that most deadlines follow."""
    ahead = sorted((days for days in reminding.rules[0].lead_days if days), reverse=True) if reminding.rules else []
    *first, last = [str(days) for days in ahead] or ["0"]
    days = f"{', '.join(first)} and {last}" if first else last
    mornings = "working mornings" if reminding.working_days else "mornings"
    return (
        f"One message on {mornings} at {reminding.at:%H:%M} when there is something to say: {days} days before a "
        "deadline, on the day itself, and when it is overdue."
    )


def subscribed(one: Subscription, knowledge: Knowledge, coming: Sequence[str], *, already: bool) -> Message:
    """Say that a channel is subscribed. `coming` are the next deadlines as lines of plain text, soonest first."""
    said = f"This channel {'is already' if already else 'will be'} reminded of {described(one.which, knowledge)}."
    lines = [f"• {escape(line)}" for line in coming]
    next_up = "\n".join(["Next:", *lines]) if lines else "No deadline with a day is held for that now or overdue."
    text = f"{escape(said)}\n{escape(when_words(knowledge.reminding))}\n{next_up}"
    blocks = [
        _section(bold(escape(said))),
        _section(next_up),
        _context(f"{escape(when_words(knowledge.reminding))} Change or end it with `subscriptions`."),
    ]
    return Message(text, tuple(blocks))


def shown(subscriptions: Sequence[Subscription], knowledge: Knowledge, asleep: Sequence[str] = ()) -> Message:
    """Show what a channel subscribes to, each with buttons to change and to end it, and what is snoozed there.

    `asleep` are lines of mrkdwn, the soonest to wake first.
    """
    if not subscriptions:
        said = "This channel has no reminders."
        return Message(f"{said} {HOW}", (_section(f"{bold(said)}\n{HOW}"),))
    number = len(subscriptions)
    head = f"This channel has {number} subscription{'' if number == 1 else 's'}."
    blocks = [_section(bold(head))]
    lines = []
    for place, one in enumerate(subscriptions[:MOST_SHOWN]):
        plain = described(one.which, knowledge)
        by = f", by <@{one.by}>" if one.by else ""
        line = f"{escape(plain)} (since {day_words(one.since)}{by})"
        lines.append(f"• {line}")
        blocks.append(_section(line))
        blocks.append(
            {
                "type": "actions",
                "elements": [
                    _button(
                        "Change", f"subscription-change:{place}", one.id, f"Change {described(one.which, knowledge)}"
                    ),
                    _button("End", f"subscription-end:{place}", one.id, f"End {described(one.which, knowledge)}"),
                ],
            }
        )
    if number > MOST_SHOWN:
        rest = f"… and {number - MOST_SHOWN} more. End some with `unsubscribe` and the same words."
        lines.append(rest)
        blocks.append(_context(rest))
    if asleep:
        sleeping = ["Snoozed here:", *(f"• {line}" for line in asleep[:MOST_SHOWN])]
        if len(asleep) > MOST_SHOWN:
            sleeping.append(f"… and {len(asleep) - MOST_SHOWN} more")
        lines += [*sleeping, WAKE_HOW]
        blocks += [_section("\n".join(sleeping)[:SECTION_TEXT]), _context(WAKE_HOW)]
    blocks.append(_context(escape(when_words(knowledge.reminding))))
    return Message("\n".join([head, *lines]), tuple(blocks))


def ended(subscriptions: Sequence[Subscription], knowledge: Knowledge) -> Message:
    """Say what is ended."""
    words = "; ".join(described(one.which, knowledge) for one in subscriptions)
    said = f"This channel is no longer reminded of {words}."
    return Message(escape(said), (_section(bold(escape(said))),))


def _button(text: str, action: str, value: str, label: str) -> Block:
    return {
        "type": "button",
        "text": {"type": "plain_text", "text": text},
        "action_id": action,
        "value": value,
        "accessibility_label": label[:75],
    }


def _section(text: str) -> Block:
    return {"type": "section", "text": {"type": "mrkdwn", "text": text, "verbatim": True}}


def _context(text: str) -> Block:
    return {"type": "context", "elements": [{"type": "mrkdwn", "text": text, "verbatim": True}]}
