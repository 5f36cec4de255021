"""What a person is told after acknowledging, snoozing or waking a deadline: what was done, and what happens then."""

from datetime import date

from bot.domain.working import WorkingCalendar
from bot.remind.deeds import Deed, Done
from bot.remind.plan import Owed
from bot.render.digest_line import day_words, who
from bot.render.message import Message
from bot.render.mrkdwn import bold, escape

NOTHING = "Nothing was changed."


def told(owed_id: str, due: date | None, *sentences: str) -> Message:
    """Return a message about a deadline: its finding and its day, then sentences."""
    finding, _, _ = owed_id.partition(":")
    head = f"{bold(escape(finding))}{f' (due {day_words(due)})' if due else ''}"
    text = f"{head}: {' '.join(sentence for sentence in sentences if sentence)}"
    return Message(text, ({"type": "section", "text": {"type": "mrkdwn", "text": text, "verbatim": True}},))


def acknowledged(one: Owed, today: date, coming: date | None, *, escalates: bool) -> str:
    """Say what comes of an acknowledgement. `coming` is the next day on which it is announced here."""
    if one.due < today:
        rest = ", and it is not escalated" if escalates else ""
        ends = f"no more overdue reminders about it come here{rest}"
        stays = "It stays open in the knowledge until a source says that it is closed."
        return f"Acknowledged: {ends}. {stays}"
    again = f" It is announced again on {day_words(coming)}." if coming else ""
    return f"Acknowledged. Its date stands.{again}"


def acknowledged_before(deed: Deed, person: str) -> str:
    """Say that it was acknowledged before, by whom and when."""
    return f"{_doer(deed, person)} acknowledged it on {day_words(deed.on)}. {NOTHING}"


def snoozed(one: Owed, chosen: date, waking: date, today: date, calendar: WorkingCalendar, *, escalates: bool) -> str:
    """Say when it wakes, and why not on the day that was chosen."""
    said = f"Snoozed: it comes again on {day_words(waking)}."
    why = calendar.closed(chosen)
    if one.due >= today and waking < chosen:
        beyond = f"{day_words(chosen)} is after its date" if chosen > one.due else f"{day_words(chosen)} is {why}"
        said += f" {escape(beyond)}: so that nobody sleeps past that, it wakes on the last working day up to it."
    elif waking > one.due >= today:
        last = "is the last working day up to it" if today <= calendar.on_or_before(one.due) else "comes after that"
        said += f" ⚠ Its date passes meanwhile: today {last}. Then it is overdue."
    elif why:
        named = "" if why == f"a {chosen:%A}" else f", {why}"
        said += escape(f" That is the next working day after {day_words(chosen)}{named}.")
    if one.due < today and escalates:
        said += " Until then it is not escalated either."
    return said


def snoozed_before(deed: Deed, waking: date, person: str) -> str:
    """Say that it sleeps until that day already."""
    doer = _doer(deed, person)
    return f"{doer} snoozed it on {day_words(deed.on)}, until {day_words(waking)} already. {NOTHING}"


def instead_of(deed: Deed, waking: date, person: str) -> str:
    """Say what another snooze is put in the place of."""
    doer = "you" if deed.by == person else who(deed)
    return f"Before that, {doer} had snoozed it until {day_words(waking)}."


def asleep(one: Owed, waking: date, deed: Deed) -> str:
    """Return a line about what sleeps."""
    return f"{escape(one.id)}, due {day_words(one.due)}: until {day_words(waking)}, by {who(deed)}"


def woken(coming: date | None) -> str:
    """Say what comes of waking."""
    again = f"it is announced again on {day_words(coming)}" if coming else "no further announcement of it is ahead"
    return f"Woken: {again}."


def awake_before(deed: Deed | None, person: str) -> str:
    """Say that it was awake, and who woke it."""
    if deed is not None and deed.what is Done.UNSNOOZED:
        return f"It is not snoozed any more. {_doer(deed, person)} woke it on {day_words(deed.on)}. {NOTHING}"
    return f"It is not snoozed. {NOTHING}"


def _doer(deed: Deed, person: str) -> str:
    if deed.by == person:
        return "You"
    return who(deed) if deed.name else who(deed).capitalize()
