"""A status change handed in and acknowledged, against a no-op Bolt command and one committed transaction, in one run.

The register holds entries for 2,000 findings. What is timed is the bot's own way: the signed modal comes in, the change
is checked, entered through the ledger on a SQLite file, and only then acknowledged, so that what is acknowledged cannot
be lost. The floor beside it acknowledges a command without doing anything, and commits one row to another SQLite file
on the same disk, as durably (write-ahead log, synchronous FULL). All are timed in turn.
"""

import itertools
import json
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path

from slack_bolt import BoltRequest

from bench.dispatch import noop, timed
from bench.loading import generate
from bench.report import Figure
from bench.slack_calls import SECRET, command, interaction
from bot.app import Bot, build
from bot.domain.access import Access, Members
from bot.domain.finding import Finding
from bot.memory import settle
from bot.register.entry import Proposed, What
from bot.render import register_modal as modal
from bot.settings import Settings

FINDINGS, COUNT, NOT_COUNTED = 2000, 400, 40
LIMIT = 5.0
STATUSES = ("in-progress", "awaiting-allocation", "dependent", "will-not-be-met")
EDITOR = "U1"


def measure() -> list[Figure]:
    """Return the ratios of p50 and p90."""
    with tempfile.TemporaryDirectory(prefix="peel-bot-") as name:
        folder = Path(name)
        (folder / "knowledge").mkdir()
        generate(folder / "knowledge")
        environ = {
            "SLACK_BOT_TOKEN": "xoxb-1", "SLACK_APP_TOKEN": "xapp-1", "SLACK_SIGNING_SECRET": SECRET,
            "SLACK_API_URL": "http://127.0.0.1:9/api/", "BOT_KNOWLEDGE": str(folder / "knowledge"),
            "XDG_STATE_HOME": str(folder),
        }  # fmt: skip
        access = Access(editors=Members(frozenset({EDITOR})))
        bot = build(Settings.read(environ), today=lambda: date(2017, 4, 3), access=access)
        assert bot.register is not None
        findings = bot.serving.published.findings[:FINDINGS]
        for one in findings:
            bot.register.ledger.enter([Proposed(What.OWNER, one.id, EDITOR)], by=EDITOR, request=f"owner of {one.id}")
        bot.register.refresh()
        floor, commit, handed_in = noop(), _committing(folder), _handed_in(bot, findings)
        settle()
        taken = []
        for _ in range(COUNT + NOT_COUNTED):
            base = timed(floor, command("status"))
            row = commit()
            taken.append((base + row, timed(bot.app, next(handed_in)), base, row))
        entered = len(bot.register.ledger.entries())
        assert entered == FINDINGS + COUNT + NOT_COUNTED, entered
        bot.stop()
    return _figures(taken[NOT_COUNTED:])


def _figures(taken: Sequence[tuple[float, float, float, float]]) -> list[Figure]:
    floors, mine, bases, commits = zip(*taken, strict=True)
    figures = []
    for word, index in (("p50", 49), ("p90", 89)):
        least, most = (statistics.quantiles(each, n=100)[index] for each in (floors, mine))
        parts = f"{statistics.median(bases) * 1e6:.0f} us no-op and {statistics.median(commits) * 1e6:.0f} us commit"
        detail = f"{most * 1e6:.0f} us against {least * 1e6:.0f} us (medians: {parts}), {len(taken)} changes, SQLite"
        name = f"a status change {word} / no-op and one committed transaction {word}"
        figures.append(Figure(name, most / least, LIMIT, detail))
    return figures


def _handed_in(bot: Bot, findings: Sequence[Finding]) -> Iterator[BoltRequest]:
    """Yield the modal handed in for one finding after the other, each as its finding stands then."""
    assert bot.register is not None
    for number in itertools.count():
        finding, status = findings[number * 7 % len(findings)].id, STATUSES[number % len(STATUSES)]
        version = bot.register.keeper.current.of(finding).version
        option = {"text": {"type": "plain_text", "text": status}, "value": status}
        chosen = {modal.STATUS: {modal.STATUS: {"type": "static_select", "selected_option": option}}}
        view = {
            "id": f"V{number}", "hash": f"{number}.h", "type": "modal", "callback_id": modal.CALLBACK,
            "private_metadata": json.dumps({"f": finding, "v": version}), "state": {"values": chosen},
        }  # fmt: skip
        yield interaction({"type": "view_submission", "view": view, "user": {"id": EDITOR, "username": "editor"}})


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
