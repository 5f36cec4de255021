"""A hundred thousand reminders told: every question of a tick still goes by an index, on both databases."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest
from digests import KENT, MORNING, NOW, after, digest, reminder
from sqlalchemy import event, insert, text

from bot.ledger.ledger import Ledger
from bot.ledger.tables import deliveries, reminders
from bot.remind.delivery import State

DELIVERIES, EACH = 1000, 100
LARGE = ("deliveries", "reminders", "history")

pytestmark = pytest.mark.long


@pytest.fixture
def large(ledger: Ledger) -> Ledger:
    """A ledger in which all was posted, long ago, and nothing is due."""
    with ledger._database.writing() as connection:
        rows = [
            {"id": n, "key": f"k{n}", "channel": f"C{n % 50}", "day": MORNING - timedelta(days=n // 50), "part": 1,
             "state": State.POSTED, "not_before": NOW, "attempts": 1}
            for n in range(1, DELIVERIES + 1)
        ]  # fmt: skip
        connection.execute(insert(deliveries), rows)
        told = [
            {"delivery": n // EACH + 1, "key": f"old-{n}", "rule": "r", "finding": "F", "obligation": "o",
             "due": MORNING, "stage": "ahead", "number": 7, "on": MORNING}
            for n in range(DELIVERIES * EACH)
        ]  # fmt: skip
        connection.execute(insert(reminders), told)
        for _ in range(20):
            connection.execute(
                text("INSERT INTO history (delivery, at, was, became) SELECT id, not_before, '', '' FROM deliveries")
            )
        if ledger._database.path is None:
            connection.execute(text("SELECT setval('deliveries_id_seq', 5000)"))
            connection.execute(text("ANALYZE"))  # as its autovacuum does; SQLite has no such thing
    return ledger


@contextmanager
def asked(ledger: Ledger) -> Iterator[list[tuple[str, Any]]]:
    """Give a list of the statements sent meanwhile."""
    sent: list[tuple[str, Any]] = []

    def listen(_connection: object, _cursor: object, statement: str, parameters: object, *_rest: object) -> None:
        if statement.startswith(("SELECT", "UPDATE")) and "advisory" not in statement:
            sent.append((statement, parameters))

    engine = ledger._database.engine
    event.listen(engine, "before_cursor_execute", listen)
    yield sent
    event.remove(engine, "before_cursor_execute", listen)


def slow(ledger: Ledger, statement: str, parameters: object) -> list[str]:
    """Return the lines of a statement's plan in which a large table is read from end to end."""
    ours = ledger._database.path is None
    explain = "EXPLAIN " if ours else "EXPLAIN QUERY PLAN "
    with ledger._database.reading() as connection:
        lines = [str(row[-1]) for row in connection.exec_driver_sql(explain + statement, parameters)]
    scan = "Seq Scan on " if ours else "SCAN "
    return [f"{statement}: {line}" for line in lines if any(f"{scan}{table}" in line for table in LARGE)]


def test_no_question_of_a_tick_reads_a_whole_table(large: Ledger) -> None:
    with asked(large) as sent:
        assert large.waits("ratelimited", NOW) is None
        assert large.deliveries(State.PLANNED) == large.deliveries(State.POSTING) == []
        assert large.told([reminder(1).key, "old-77"]) == {"old-77"}
        one = large.insert(digest(1, 2), NOW)
        assert one is not None
        with large.claim(one):
            large.cancel(one, "closed", [reminder(2).key])
            large.intend(one, after(1))
            large.again(one, after(2), "ratelimited")
            large.intend(one, after(3))
            large.posted(one, "1.2", after(4))
        assert len(large.history(one)) == 6
        assert [found.id for found in large.deliveries(channel=KENT)] == [one]
        assert len(large.deliveries(since=MORNING)) == 50
    assert len(sent) > 20
    assert [line for statement, parameters in sent for line in slow(large, statement, parameters)] == []


def test_a_whole_plan_is_compared_at_once(large: Ledger) -> None:
    keys = [f"old-{n}" for n in range(50_000, 150_000)]
    with asked(large) as sent:
        assert len(large.told(keys)) == 50_000
    assert len(sent) <= 100
