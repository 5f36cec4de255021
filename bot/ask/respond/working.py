"""On which day of the week deadlines fall; the last working day is not worked out, and that is said."""

from collections.abc import Sequence

from bot.ask.forms import Form
from bot.ask.query import Query
from bot.ask.respond import owed
from bot.ask.respond.known import Dated
from bot.ask.respond.wording import WEEKDAYS, day, listed

MOST_NAMED = 6
_NOT_WORKED_OUT = (
    "A date stays as it was set; the last working day for it is that day or, where it is a weekend or bank holiday, an "
    "earlier one: not worked out here, since bank holidays are not held. "
)


def weekdays(query: Query, dated: Sequence[Dated]) -> str:
    """Return, where a working day is asked for, the day of the week of each date due; else an empty string."""
    if Form.WORKING_DAY not in query.forms or not dated:
        return ""
    days = list(dict.fromkeys(owed.day_of(one) for one in dated))[:MOST_NAMED]
    said = listed(f"{day(one)} is a {WEEKDAYS[one.weekday()]}" for one in days)
    return f"{said}. {_NOT_WORKED_OUT}"
