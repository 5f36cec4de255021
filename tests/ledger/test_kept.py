"""Subscriptions and marks: kept, ended, and seen by all copies of the bot."""

import re
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta

import pytest
from digests import ESSEX, KENT, NOW
from sqlalchemy import update

from bot.domain.finding import Kind, Origin
from bot.domain.reminding import Subscription, Which
from bot.ledger.ledger import Ledger, open_ledger
from bot.ledger.tables import subscriptions
from bot.remind.deeds import Deed, Done, mark_of
from bot.remind.latest import UNMARKED, Mark

DUE = date(2017, 5, 1)
OWED = "KENT-2016-E1:action-plan"
SINCE = date(2017, 4, 3)
WHOLE = Which(
    ("kent", "essex"), ("peel-2016",), ("efficiency",), ("q1",),
    (Kind.CAUSE_OF_CONCERN, Kind.RECOMMENDATION), (Origin.INTERNAL,),
)  # fmt: skip


def test_subscriptions_are_kept_as_they_were(ledger: Ledger, database_url: str) -> None:
    first = ledger.subscribe(Subscription(KENT, WHOLE, SINCE, "U0MORGAN"))
    second = ledger.subscribe(Subscription(ESSEX, Which(), SINCE))
    reopened = open_ledger(database_url)
    assert reopened.subscriptions() == [first, second]
    assert reopened.subscriptions(ESSEX) == [second]
    assert first == Subscription(KENT, WHOLE, SINCE, "U0MORGAN", first.id)
    assert first.id
    reopened.close()


def test_a_subscription_ends_once(ledger: Ledger) -> None:
    one = ledger.subscribe(Subscription(KENT, Which(), SINCE))
    assert [ledger.unsubscribe(one.id, "U0MORGAN"), ledger.unsubscribe(one.id, "U0MORGAN")] == [True, False]
    assert [ledger.unsubscribe(never, "U") for never in ("77", "", "x", "-1", "99999999999999999999")] == [False] * 5
    assert ledger.subscriptions() == []


def test_a_subscription_of_another_version_is_not_guessed_at(ledger: Ledger) -> None:
    """Leaving out the part that is not known would subscribe to more than was asked for."""
    ledger.subscribe(Subscription(KENT, Which(), SINCE))
    other = ledger.subscribe(Subscription(ESSEX, Which(), SINCE))
    assert ledger.unreadable() == []
    for which in ('{"teams": ["PSD"]}', '{"kinds": ["a new kind"]}', "[]", "x"):
        with ledger._database.writing() as connection:
            connection.execute(update(subscriptions).where(subscriptions.c.id == 1).values(which=which))
        [said] = ledger.unreadable()
        assert re.search(r"holds subscription 1 of C0KENT, which cannot be read \(.+\): start the version", said)
        assert ledger.subscriptions() == [other]


def test_marks_add_up(ledger: Ledger) -> None:
    assert ledger.marks()(KENT, OWED, DUE) == UNMARKED

    def mark(kind: Done, day: int, until: date | None = None) -> Mark:
        at = datetime(2017, 4, day, 12, tzinfo=UTC)
        ledger.mark(KENT, OWED, DUE, kind, until=until, by="U0MORGAN", at=at)
        return ledger.marks()(KENT, OWED, DUE)

    until = date(2017, 4, 18)
    assert mark(Done.SNOOZED, 4, until) == Mark(None, until, date(2017, 4, 4))
    assert mark(Done.ACKNOWLEDGED, 5) == Mark(date(2017, 4, 5), until, date(2017, 4, 4))
    assert mark(Done.UNSNOOZED, 6) == Mark(date(2017, 4, 5))
    assert mark(Done.ACKNOWLEDGED, 7) == Mark(date(2017, 4, 7))
    assert ledger.marks()(ESSEX, OWED, DUE) == UNMARKED
    assert ledger.marks()(KENT, OWED, date(2017, 5, 2)) == UNMARKED
    deeds = ledger.deeds(KENT)[OWED, DUE]
    assert [(one.what, one.by, one.on.day) for one in deeds] == [
        (Done.SNOOZED, "U0MORGAN", 4),
        (Done.ACKNOWLEDGED, "U0MORGAN", 5),
        (Done.UNSNOOZED, "U0MORGAN", 6),
        (Done.ACKNOWLEDGED, "U0MORGAN", 7),
    ]
    assert (mark_of(deeds), ledger.deeds(ESSEX)) == (Mark(date(2017, 4, 7)), {})


def test_of_many_who_do_the_same_at_once_one_is_kept_and_the_others_are_told(ledger: Ledger) -> None:
    def nobody(before: Sequence[Deed]) -> bool:
        time.sleep(0.05)  # long enough for the others to look, too
        return not before

    def acknowledge(number: int) -> tuple[list[Deed], bool]:
        return ledger.mark(
            KENT,
            OWED,
            DUE,
            "acknowledged",
            by=f"U{number}",
            name=f"n{number}",
            at=NOW,
            wanted=nobody,
        )

    with ThreadPoolExecutor(8) as people:
        done = list(people.map(acknowledge, range(8)))
    [first] = ledger.deeds(KENT)[OWED, DUE]
    assert [kept for _, kept in done].count(True) == 1
    assert [before for before, kept in done if not kept] == [[first]] * 7
    assert first.name == f"n{first.by[1:]}"


def test_the_last_deed_counts_though_the_clock_was_set_back(ledger: Ledger) -> None:
    ledger.mark(KENT, OWED, DUE, "snoozed", until=DUE, by="U", at=NOW + timedelta(days=9))
    ledger.mark(KENT, OWED, DUE, "unsnoozed", by="U", at=NOW)
    assert ledger.marks()(KENT, OWED, DUE) == UNMARKED
    assert [one.what for one in ledger.deeds(KENT)[OWED, DUE]] == [Done.SNOOZED, Done.UNSNOOZED]


def test_who_was_named_once_is_named_where_slack_does_not_say(ledger: Ledger) -> None:
    for by, name in (("U1", ""), ("U1", "old"), ("U1", "new"), ("U2", "other"), ("U1", ""), ("U3", "")):
        ledger.mark(KENT, OWED, DUE, "acknowledged", by=by, name=name, at=NOW)
    assert [one.name for one in ledger.deeds(KENT)[OWED, DUE]] == ["", "old", "new", "other", "new", ""]


def test_a_mark_s_day_is_london_s(ledger: Ledger) -> None:
    """Half past eleven in the evening in UTC is the next day in a British summer."""
    at = datetime(2017, 6, 30, 23, 30, tzinfo=UTC)
    ledger.mark(KENT, OWED, DUE, "acknowledged", by="U", at=at)
    assert ledger.marks()(KENT, OWED, DUE).acknowledged_on == date(2017, 7, 1)


@pytest.mark.parametrize(("kind", "until"), [("snoozed", None), ("acknowledged", DUE), ("forgotten", None)])
def test_a_mark_that_means_nothing_is_refused(ledger: Ledger, kind: str, until: date | None) -> None:
    before = ledger.version()
    with pytest.raises(ValueError, match=kind):
        ledger.mark(KENT, OWED, DUE, kind, until=until, by="U", at=NOW)
    assert ledger.version() == before


def test_the_version_changes_with_each_change_and_with_nothing_else(ledger: Ledger) -> None:
    versions = [ledger.version()]
    one = ledger.subscribe(Subscription(KENT, Which(), SINCE))
    versions.append(ledger.version())
    ledger.mark(KENT, OWED, DUE, "acknowledged", by="U", at=NOW)
    versions.append(ledger.version())
    ledger.unsubscribe(one.id, "U")
    versions.append(ledger.version())
    ledger.unsubscribe(one.id, "U")
    ledger.subscriptions()
    assert sorted({*versions, ledger.version()}) == versions
