"""On which day of the week deadlines fall, and the last working day for each. The date itself stays."""

from collections.abc import Sequence
from datetime import date

from bot.ask.forms import Form
from bot.ask.query import Query
from bot.ask.respond import owed
from bot.ask.respond.known import Known
from bot.ask.respond.records import Dated
from bot.ask.respond.wording import WEEKDAYS, day, listed
from bot.domain.working import WorkingCalendar

MOST_NAMED = 6
STAYS = "The date itself stays; worked out with the bank holidays of England and Wales. "
NOT_WORKED_OUT = (
    "A date stays as it was set; the last working day for it is that day or, where it is a weekend or bank holiday, an "
    "earlier one: not worked out here, since bank holidays are not held. "
)


def weekdays(known: Known, query: Query, dated: Sequence[Dated]) -> str:
    """Return, where a working day is asked for, the last one for each date due; else an empty string."""
    if Form.WORKING_DAY not in query.forms or not dated:
        return ""
    due = list(dict.fromkeys(owed.day_of(one) for one in dated))[:MOST_NAMED]
    if known.days is None:
        return f"{listed(f'{day(one)} is a {_name(one)}' for one in due)}. {NOT_WORKED_OUT}"
    return f"{'; '.join(_last(known.days, one) for one in due)}. {STAYS}"


def _last(days: WorkingCalendar, due: date) -> str:
    said = f"{day(due)} is a {_name(due)}"
    closed = days.closed(due)
    if not closed:
        return f"{said}, itself a working day"
    last = days.on_or_before(due)
    why = "" if closed == f"a {_name(due)}" else f" and {closed}"
    return f"{said}{why}: the last working day is {_name(last)} {day(last)}"


def _name(one: date) -> str:
    return WEEKDAYS[one.weekday()]
