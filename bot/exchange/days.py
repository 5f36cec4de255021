"""Days as trackers write them: the day first, as forces do, or as ISO 8601 has it."""

from datetime import date, datetime

FORMS = ("%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y", "%d %B %Y", "%d %b %Y", "%d-%b-%Y", "%Y-%m-%d %H:%M:%S")


def read_day(text: str) -> date | None:
    """Return the day that a text says, or None: 2017-05-01, 01/05/2017 and 1 May 2017 are the same."""
    for form in FORMS:
        try:
            return datetime.strptime(text, form).date()  # noqa: DTZ007 (a day has no zone)
        except ValueError:
            continue
    return None
