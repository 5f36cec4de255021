"""The modal in which a person chooses until which day a deadline sleeps: its view, and what was handed in with it."""

import json
from dataclasses import dataclass
from datetime import date

from bot.domain.working import DAY, WorkingCalendar
from bot.render.digest_buttons import Page, Pressed
from bot.render.digest_line import day_words
from bot.render.message import Block
from bot.render.mrkdwn import bold, escape

CALLBACK = "reminder-until"
FIELD = "until"


@dataclass(frozen=True, slots=True)
class Asleep:
    """What was handed in: which deadline of which channel, and until when; None where no day was chosen.

    `page` is the message it was asked for in: a digest, with the number 0, or a page of one that one person sees.
    """

    about: Pressed
    channel: str
    page: Page
    until: date | None = None


def view(about: Pressed, channel: str, page: Page, today: date, calendar: WorkingCalendar) -> Block:
    """Return the modal's view.

    Args:
        about: which deadline.
        channel: whose.
        page: as in `Asleep`.
        today: the local day.
        calendar: the days worked.
    """
    finding, _, _ = about.owed.partition(":")
    said = f"{bold(escape(finding))}: due {day_words(about.due)}."
    last = calendar.on_or_before(about.due)
    if today < last:
        said += f" It sleeps until {day_words(last)} at most, the last working day up to its date, and says so."
    elif today <= about.due:
        said += f" It comes again on {day_words(calendar.on_or_after(about.due + DAY))} at the latest."
    carried = {"owed": about.owed, "due": str(about.due), "channel": channel, "ts": page.digest, "page": page.number}
    picker = {
        "type": "datepicker",
        "action_id": FIELD,
        "initial_date": str(calendar.on_or_after(today + DAY)),
        "placeholder": _plain("Choose a day"),
    }
    return {
        "type": "modal",
        "callback_id": CALLBACK,
        "title": _plain("Snooze"),
        "submit": _plain("Snooze"),
        "close": _plain("Cancel"),
        "private_metadata": json.dumps(carried),
        "blocks": [
            {"type": "section", "text": {"type": "mrkdwn", "text": said, "verbatim": True}},
            {"type": "input", "block_id": FIELD, "label": _plain("Until which day?"), "element": picker},
        ],
    }


def handed_in(submitted: object) -> Asleep | None:
    """Return what was handed in with a view, or None where it is none of ours or is not readable."""
    if not isinstance(submitted, dict) or submitted.get("callback_id") != CALLBACK:
        return None
    try:
        carried = json.loads(submitted["private_metadata"])
        about = Pressed(str(carried["owed"]), date.fromisoformat(carried["due"]))
        page = Page(str(carried["ts"]), int(carried["page"]))
        chosen = submitted["state"]["values"][FIELD][FIELD].get("selected_date")
        return Asleep(about, str(carried["channel"]), page, date.fromisoformat(chosen) if chosen else None)
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def _plain(text: str) -> Block:
    return {"type": "plain_text", "text": text}
