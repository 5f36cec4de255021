"""Which days a question is about: the window its words name, and the one that it means."""

from datetime import date

from bot.ask.calendar import DAY
from bot.ask.cues import Cue
from bot.ask.dates import Found
from bot.ask.forms import Form
from bot.ask.query import Window
from bot.ask.reading import Reading
from bot.ask.spans import NUMBER_WORDS


def window(reading: Reading, today: date) -> tuple[Window | None, date, Found | None]:
    """Return the window named, the day to look from ("as of"), and the words that name no day."""
    found: Window | None = None
    for one in reading.found_dates:
        if one.problem:
            return None, today, one
        assert one.window is not None
        overdue_on = Cue.OVERDUE in reading.cues and one.window.start == one.window.end
        if (one.as_of or overdue_on) and one.window.start:
            today = one.window.start
        elif found is None:
            found = one.window
        else:
            found = _narrowed(found, one.window)
    return found, today, None


def as_meant(reading: Reading, asked: Window | None) -> tuple[Window | None, str]:
    """Return the window that the question means, of the one its words name; or the span counted from publication.

    Whether "by 1 May" was met, or who set it, is asked of that day alone; "within 3 months of publication" is a form
    of deadline, and no window from today.
    """
    if asked is None:
        return None, ""
    if Form.RELATIVE in reading.cues and asked.words.startswith("within "):
        number, _, unit = asked.words.removeprefix("within ").partition(" ")
        return None, f"{NUMBER_WORDS.get(number, number)} {unit}"
    if Form.WORKING_DAY in reading.cues and asked.start is None and asked.end and asked.words.startswith("before "):
        day = asked.end + DAY
        return Window(day, day, asked.words.removeprefix("before ")), ""
    one_day = reading.texts[0] == "who" or Form.WORKING_DAY in reading.cues or reading.cues & {Cue.WHO_SET, Form.MET}
    of_a_day = one_day and asked.start is None and asked.words.startswith("by ")
    return Window(asked.end, asked.end, asked.words.removeprefix("by ")) if of_a_day else asked, ""


def _narrowed(one: Window, other: Window) -> Window:
    """Join two windows: both hold for open ones ("after May, before July"), either for closed ones ("May and June")."""
    said = f"{one.words} {other.words}"
    if one.start and one.end and other.start and other.end:
        return Window(min(one.start, other.start), max(one.end, other.end), said)
    start = max((day for day in (one.start, other.start) if day), default=None)
    end = min((day for day in (one.end, other.end) if day), default=None)
    return Window(start, end, said)
