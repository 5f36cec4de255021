"""What day and time it is where the forces are. The only place that asks the clock for a date."""

import datetime
from zoneinfo import ZoneInfo

LONDON = "Europe/London"


def in_london() -> datetime.date:
    """Return today's date in London, whatever the machine's own time zone."""
    return datetime.datetime.now(ZoneInfo(LONDON)).date()


def now() -> datetime.datetime:
    """Return the time, in UTC."""
    return datetime.datetime.now(datetime.UTC)


def day_in_london(at: datetime.datetime) -> datetime.date:
    """Return the date in London at an instant (aware)."""
    return at.astimezone(ZoneInfo(LONDON)).date()
