"""What day it is where the forces are. The only place that asks the clock for a date."""

import datetime
from zoneinfo import ZoneInfo

LONDON = "Europe/London"


def in_london() -> datetime.date:
    """Return today's date in London, whatever the machine's own time zone."""
    return datetime.datetime.now(ZoneInfo(LONDON)).date()
