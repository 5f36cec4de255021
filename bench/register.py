"""A status change entered and acknowledged, against a no-op Bolt command and one committed transaction in the same run.

The register already holds entries for 2,000 findings. A signed command comes in, the change is checked, entered through
the bot's own keeper and ledger on a SQLite file, and only then acknowledged: what is acknowledged cannot be lost. The
floor beside it acknowledges a command without doing anything, and commits one row of the same size to another SQLite
file on the same disk, as durably (write-ahead log, synchronous FULL). All are timed in turn.
"""

import itertools
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from slack_bolt import Ack

from bench.dispatch import noop, timed
from bench.report import Figure
from bench.slack_calls import command
from bot.domain.access import Access, Role
from bot.domain.knowledge import Knowledge
from bot.domain.registering import Registering
from bot.ledger.ledger import open_ledger
from bot.memory import settle
from bot.register.entry import Proposed, What
from bot.register.keeper import Entered, Keeper
from tests.register.many import DANA, many

FINDINGS, COUNT, NOT_COUNTED = 2000, 400, 40
LIMIT = 5.0
STATUSES = ("in-progress", "awaiting-allocation", "dependent", "will-not-be-met")


def measure() -> list[Figure]:
    """Return the ratios of p50 and p90."""
    with tempfile.TemporaryDirectory(prefix="peel-bot-") as folder:
        ledger = open_ledger(f"sqlite:///{folder}/ledger.db")
        knowledge = many(FINDINGS)
        for one in knowledge.findings:
            ledger.enter([Proposed(What.OWNER, one.id, DANA)], by=DANA, request=f"owner of {one.id}")
        keeper = Keeper(ledger)
        keeper.refresh()
        change, commit = _changing(keeper, knowledge), _committing(Path(folder))
        ours, floor = noop(), noop()

        def listener(ack: Ack) -> None:
            change()
            ack()

        ours.command("/peel-status")(listener)
        settle()
        taken = []
        for _ in range(COUNT + NOT_COUNTED):
            base = timed(floor, command("status"))
            row = commit()
            taken.append((base + row, timed(ours, command("KENT-2016-E1 closed", name="/peel-status")), base, row))
        ledger.close()
    floors, mine, bases, commits = zip(*taken[NOT_COUNTED:], strict=True)
    figures = []
    for word, index in (("p50", 49), ("p90", 89)):
        least, most = (statistics.quantiles(each, n=100)[index] for each in (floors, mine))
        parts = f"{statistics.median(bases) * 1e6:.0f} us no-op and {statistics.median(commits) * 1e6:.0f} us commit"
        detail = f"{most * 1e6:.0f} us against {least * 1e6:.0f} us ({parts}), {COUNT} changes, SQLite"
        name = f"a status change {word} / no-op and one committed transaction {word}"
        figures.append(Figure(name, most / least, LIMIT, detail))
    return figures


def _changing(keeper: Keeper, knowledge: Knowledge) -> Callable[[], None]:
    """Return what gives the next finding another status."""
    numbers = itertools.count()

    def change() -> None:
        number = next(numbers)
        finding = knowledge.findings[number * 7 % FINDINGS]
        status = STATUSES[number % len(STATUSES)]
        done = keeper.change(
            [Proposed(What.STATUS, finding.id, status)],
            finding,
            by=DANA,
            role=Role.EDITOR,
            access=Access(),
            rules=Registering(),
            request=f"change {number}",
        )
        assert isinstance(done, Entered), done

    return change


def _committing(folder: Path) -> Callable[[], float]:
    """Return what commits one row to a file of its own, and says how long that took."""
    file = sqlite3.connect(folder / "floor.db", isolation_level=None)
    file.execute("PRAGMA journal_mode=WAL")
    file.execute("PRAGMA synchronous=FULL")
    file.execute("CREATE TABLE rows (id INTEGER PRIMARY KEY, said TEXT NOT NULL)")

    def commit() -> float:
        start = time.perf_counter()
        file.execute("BEGIN IMMEDIATE")
        file.execute("INSERT INTO rows (said) VALUES (?)", ("a status change " * 10,))
        file.execute("COMMIT")
        return time.perf_counter() - start

    return commit
