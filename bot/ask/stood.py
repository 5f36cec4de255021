"""How findings stand or stood: open, closed; and on which day that is gone: "what was open on 23 March 2017"."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from bot.ask.asked import Asked, Topic
from bot.ask.cues import Cue
from bot.ask.forms import Form
from bot.ask.query import Intent, Query, Window
from bot.ask.reading import Reading
from bot.ask.rule import LISTED
from bot.ask.vocabulary import Meaning, Slot
from bot.domain.framework import Grade

PAST = frozenset({"was", "were", "wasnt", "werent", "stood", "had", "did", "remained", "owned", "been"})
_ON = frozenset({"on", "at"})
_OF_DATES = frozenset(
    {Cue.DEADLINE, Cue.DATE, Cue.OVERDUE, Cue.UNDATED, Cue.DAYS_LEFT, Cue.WHO_SET, Cue.MOVED, Cue.DISPUTED, Cue.MUST}
    | {Cue.PUBLISHED, Cue.NEXT, Form.PROMISED, Form.WORKING_DAY, Form.MET}
)
"""Beside these a day is one on which something is due, or was published."""
_DENYING = frozenset({"not", "longer", "arent", "isnt", "werent", "wasnt", "never"})
_BETWEEN = frozenset({"yet", "still", "currently", "now", "really", "actually"})
_OF_STATE = frozenset({Cue.OPEN, Cue.STATUS, Cue.OWNER})
_OWNED = frozenset({"owned", "own", "owner", "owners"})
_TALLIES = frozenset({Topic.BREAKDOWN, Topic.RAG})
SINCE = (
    "How findings stood is known for a day, and since when each has been so stands beside it: name a day, such as "
    "“open on 1 May 2017”."
)


def read(reading: Reading, finding: str | None, today: date) -> str:
    """Read a day beside a state as the one on which it held, so that the question is seen from there.

    Args:
        reading: what is read; the day in it is marked.
        finding: the id of the finding that is named.
        today: the day that "now" is.

    Returns:
        Why it cannot be told, as a plain sentence; empty where it can, or where no state of a day is asked.
    """
    for at in [at for at in reading.unknown if reading.texts[at : at + 2] == ["longer", "open"]]:
        reading.explain(at, Meaning(Slot.FILLER, "longer"))
    days = [one for one in reading.found_dates if one.window is not None and not one.as_of]
    if len(days) != 1 or not _asks_state(reading, finding, days[0].window):
        return ""
    one = days[0]
    assert one.window is not None
    on = day_of(one.window, today)
    if isinstance(on, str):
        return on
    at = reading.found_dates.index(one)
    reading.found_dates[at] = replace(one, window=Window(on, on, one.window.words), as_of=True)
    return ""


def of_register(query: Query, asked: Asked, texts: Sequence[str], today: date) -> Query | str:
    """Return the same question seen from the day that it names, where it asks how the register stood then.

    Args:
        query: what is asked beside the register.
        asked: what is asked of it.
        texts: all words.
        today: the day that "now" is.

    Returns:
        The query; or why that cannot be told, as a plain sentence.
    """
    if query.window is None or asked.dates or query.overdue or "overdue" in texts:
        return query
    by_state = bool(asked.statuses or asked.rags or asked.unowned)
    past = not PAST.isdisjoint(texts) or (by_state and query.window.words.split()[0] in _ON)
    if asked.topic not in _TALLIES and not (asked.topic is Topic.LIST and past):
        return query
    on = day_of(query.window, today)
    return on if isinstance(on, str) else replace(query, today=on, window=None, as_of=True)


def day_of(window: Window, today: date) -> date | str:
    """Return the day on which a state is asked for: the last of a span, as far as it is gone.

    Returns:
        The day; or why there is none, as a plain sentence.
    """
    if window.end is None:
        return SINCE
    if (window.start or window.end) > today:
        return "How findings will stand on a day to come is not known before then."
    return min(window.end, today)


def _asks_state(reading: Reading, finding: str | None, window: Window | None) -> bool:
    cues = reading.cues
    if not cues.isdisjoint(_OF_DATES) or window is None:
        return False
    owned = finding is not None and not _OWNED.isdisjoint(reading.texts)
    outstanding = Grade.OUTSTANDING.value in reading.values(Slot.GRADE) and _lists(reading)  # what is still to do
    if cues.isdisjoint(_OF_STATE) and not (owned or outstanding):
        return False
    if cues & {Cue.CLOSED, Form.CLOSING} and Cue.OPEN not in cues:
        return False  # closing is done on a day
    if finding is not None or not PAST.isdisjoint(reading.texts):
        return True
    if window.start == window.end:
        return window.words.split()[0] in _ON or not _lists(reading)
    return not _lists(reading)


def _lists(reading: Reading) -> bool:
    """Return whether findings are named, whose days may be meant: "open actions in June 2017"."""
    return bool(reading.values(Slot.KIND)) or not reading.cues.isdisjoint(one for one in LISTED if one != "kind")


def was_closed(reading: Reading, finding: str | None) -> bool:
    """Return whether it is asked if a finding was closed on some day: "was KENT-2016-E3 closed on 27 March 2017"."""
    dated = any(one.window is not None and not one.as_of for one in reading.found_dates)
    closed = bool(reading.cues & {Cue.CLOSED, Form.CLOSING}) and Cue.OPEN not in reading.cues
    return finding is not None and dated and closed and reading.cues.isdisjoint(_OF_DATES)


def open_only(reading: Reading, *, outstanding: bool) -> bool:
    """Return whether open findings alone are meant; "open and closed" means both, and a share is one of all of them.

    Args:
        reading: what is read.
        outstanding: whether "outstanding" is no grade here, but what is still to do.
    """
    cues = reading.cues
    if _not_open(reading):
        return False
    return (Cue.OPEN in cues or outstanding) and Form.SHARE not in cues and not {Cue.OPEN, Cue.CLOSED} <= cues


def closed_only(reading: Reading, intent: Intent) -> bool:
    """Return whether closed findings alone are meant; a share is one of all of them."""
    cues = reading.cues
    if _not_open(reading):
        return Form.SHARE not in cues
    closed = Cue.CLOSED in cues or (intent is Intent.FINDINGS and Form.CLOSING in cues)
    return closed and cues.isdisjoint((Cue.OPEN, Form.SHARE))


def _not_open(reading: Reading) -> bool:
    """Return whether it is said of findings that they are not open: "not open", "no longer open", "aren't open"."""
    texts = reading.texts
    if "open" not in texts:
        return False
    said = [word for word in texts if word not in _BETWEEN]
    return any(word == "open" and before in _DENYING for before, word in pairwise(said))
