"""SIGTERM ends a real process within seconds, also while a reminder is on its way into a Slack that hangs."""

import shutil
import signal
import sqlite3
import threading
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from bot.app import build
from bot.domain.reminding import Subscription, Which
from bot.ledger.ledger import open_ledger
from bot.playground import Playground
from bot.remind.delivery import State
from tests.slack.conftest import KENT, MORGAN
from tests.slack.processes import environment, running
from tests.slack.test_app import settings

pytestmark = pytest.mark.long

ANY_TIME = "at: 00:00\nworking days: false\nrules:\n  - id: deadlines\n"
SHIPPED = Path(__file__).parent.parent.parent / "knowledge"


@pytest.mark.long
def test_run_ends_on_sigterm_while_a_reminder_hangs_and_it_is_found_later(
    slack: Playground, database_url: str, tmp_path: Path
) -> None:
    knowledge = tmp_path / "knowledge"
    shutil.copytree(SHIPPED, knowledge)
    (knowledge / "reminders.yml").write_text(ANY_TIME)
    ledger = open_ledger(database_url)
    ledger.subscribe(Subscription(KENT, Which(forces=("kent",)), date(2017, 4, 3)))
    slack.faults.add("hang_accepted", "chat.postMessage", times=None, seconds=40)
    more = {"BOT_DATABASE_URL": database_url, "BOT_KNOWLEDGE": str(knowledge), "BOT_ADMIN_CHANNEL": KENT}
    with running("run", **environment(slack, **more)) as process:
        slack.wait_connected(60)
        slack.wait_for(lambda: bool(slack.faults.struck), timeout=60, what="a reminder on its way")
        process.send_signal(signal.SIGTERM)
        said = process.communicate(timeout=9)[1]
    assert process.returncode == 0
    assert "work of the clock was given up" in said
    assert "Traceback" not in said
    assert [one.state for one in ledger.deliveries()] == [State.POSTING]
    slack.faults.clear()

    bot = build(settings(slack, database_url=database_url, knowledge=knowledge), today=lambda: date(2017, 4, 3))
    assert bot.reminders is not None
    bot.reminders.tick(datetime.now(UTC))
    assert bot.stop()
    assert [one.state for one in ledger.deliveries()] == [State.POSTED]
    assert sum("to look at on" in message.text for message in slack.messages(KENT)) == 1
    ledger.close()


def test_run_ends_on_sigterm_while_the_database_is_locked(slack: Playground, tmp_path: Path) -> None:
    """Whoever subscribes waits for it, in a thread of the SDK's own, which Python would wait for in turn."""
    path = tmp_path / "ledger.db"
    with running("run", **environment(slack, BOT_DATABASE_URL=f"sqlite:///{path}")) as process:
        slack.wait_connected(60)
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            asking = threading.Thread(target=lambda: slack.slash(MORGAN, KENT, "subscribe kent"), daemon=True)
            asking.start()
            slack.settle(1.0)
            process.send_signal(signal.SIGTERM)
            said = process.communicate(timeout=8)[1]
        asking.join()
    assert process.returncode == 0
    assert "Traceback" not in said
