"""What was not understood and how answers were rated, in the database."""

from datetime import UTC, datetime

from bot.ledger.heard import Rating, Unmet
from bot.ledger.ledger import Ledger

AT = datetime(2017, 4, 3, 9, tzinfo=UTC)


def test_what_was_heard_is_kept_and_listed_since_a_moment(ledger: Ledger) -> None:
    before = Unmet(AT.replace(day=1), "asked back")
    one = Unmet(AT, "not understood", "wie geht es \N{POLICE CAR}", ("wie", "geht"))
    ledger.hear([before, one], [Rating(AT, good=False, text="deadlines kent")])
    assert ledger.unmet() == [before, one]
    assert ledger.unmet(AT) == [one]
    assert ledger.ratings() == [Rating(AT, good=False, text="deadlines kent")]
    ledger.hear([], [])
    assert len(ledger.unmet()) == 2
