"""Several real processes on one ledger, started at once, killed with -9 and made to stand still."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from digests import NOW, digest, first_version, open_ones
from replica import CHANNELS, MORNINGS, PER_DIGEST

from bot.ledger.ledger import Ledger, open_ledger
from bot.remind.delivery import State

pytestmark = pytest.mark.long

HERE = Path(__file__).parent
COPIES = 4
Replica = subprocess.Popen[str]


@pytest.fixture
def start() -> Iterator[Callable[..., Replica]]:
    """Start a copy of the bot that waits for a line before it does anything."""
    running: list[Replica] = []

    def start(*words: str) -> Replica:
        process = subprocess.Popen(
            [sys.executable, str(HERE / "replica.py"), *words],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
            env={**os.environ, "PYTHONPATH": str(HERE.parent.parent)},
        )  # fmt: skip
        running.append(process)
        return process

    yield start
    for process in running:
        process.kill()
        process.communicate()


def go(*copies: Replica) -> None:
    """Wait until all are there, and let them go at the same moment."""
    for one in copies:
        assert one.stdout is not None
        assert one.stdout.readline() == "ready\n"
    for one in copies:
        assert one.stdin is not None
        one.stdin.write("\n")
        one.stdin.flush()


def finish(*copies: Replica) -> None:
    for one in copies:
        errors = one.communicate(timeout=120)[1]
        assert (one.returncode, errors) == (0, "")


def test_copies_that_start_at_once_make_the_tables_once(database_url: str, start: Callable[..., Replica]) -> None:
    copies = [start("open", database_url) for _ in range(COPIES)]
    go(*copies)
    finish(*copies)


def test_copies_that_start_at_once_change_older_tables_once(database_url: str, start: Callable[..., Replica]) -> None:
    first_version(database_url)
    copies = [start("open", database_url) for _ in range(COPIES)]
    go(*copies)
    finish(*copies)
    ledger = open_ledger(database_url)
    assert [one.state for one in ledger.deliveries()] == [State.POSTED]
    ledger.close()


@pytest.mark.skipif(shutil.which("setpriv") is None and os.geteuid() == 0, reason="as root, rights bind nobody")
def test_a_file_that_may_not_be_written_and_may_again(tmp_path: Path) -> None:
    """A copy that is bound by the rights of files, as the bot's own user is."""
    path = tmp_path / "ledger.db"
    open_ledger(f"sqlite:///{path}").close()
    unprivileged = ["setpriv", "--bounding-set=-dac_override,-dac_read_search"] if os.geteuid() == 0 else []
    command = [*unprivileged, sys.executable, str(HERE / "replica.py"), "try", f"sqlite:///{path}"]
    copy = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        env={**os.environ, "PYTHONPATH": str(HERE.parent.parent)},
    )  # fmt: skip
    try:
        go(copy)
        assert answer(copy) == "kept"
        for file in tmp_path.iterdir():
            file.chmod(0o444)
        tmp_path.chmod(0o555)
        assert (
            answer(copy)
            == f"the database {path} cannot be written to: let this user write to the file and to its folder"
        )
        tmp_path.chmod(0o755)
        for file in tmp_path.iterdir():
            file.chmod(0o644)
        assert answer(copy) == "kept"
    finally:
        tmp_path.chmod(0o755)
        copy.kill()
        copy.communicate()


def answer(copy: Replica) -> str:
    """Let a copy try once more, and return what came of it."""
    assert copy.stdin is not None
    assert copy.stdout is not None
    copy.stdin.write("\n")
    copy.stdin.flush()
    return copy.stdout.readline().strip()


def test_what_all_insert_is_there_once(ledger: Ledger, database_url: str, start: Callable[..., Replica]) -> None:
    copies = [start("insert", database_url) for _ in range(COPIES)]
    go(*copies)
    finish(*copies)
    made = ledger.deliveries()
    keys = Counter(told.key for one in made for told in one.reminders)
    assert set(keys.values()) == {1}
    assert len(keys) == CHANNELS * ((MORNINGS - 1) * 3 + PER_DIGEST)
    assert all(one.reminders for one in made)
    for channel in {one.channel for one in made}:
        assert [one.part for one in made if one.channel == channel] == list(range(1, MORNINGS + 1))


def test_what_all_work_on_is_posted_once(
    ledger: Ledger, database_url: str, start: Callable[..., Replica], tmp_path: Path
) -> None:
    ids = [ledger.insert(digest(number), NOW) for number in range(60)]
    posted = tmp_path / "posted"
    copies = [start("work", database_url, str(posted)) for _ in range(COPIES)]
    go(*copies)
    finish(*copies)
    lines = [line.split() for line in posted.read_text().splitlines()]
    assert Counter(int(one) for one, _by in lines) == dict.fromkeys(ids, 1)
    assert {one.state for one in ledger.deliveries()} == {State.POSTED}


def test_a_claim_outlives_standing_still_and_not_death(
    ledger: Ledger, database_url: str, start: Callable[..., Replica]
) -> None:
    one = ledger.insert(digest(1), NOW)
    assert one is not None
    holder = start("hold", database_url, str(one))
    go(holder)
    assert holder.stdout is not None
    assert holder.stdout.readline() == "holding\n"
    holder.send_signal(signal.SIGSTOP)
    until = time.monotonic() + 2
    while time.monotonic() < until:
        with ledger.claim(one) as held:
            assert held is None
    holder.kill()
    until = time.monotonic() + 1
    found = None
    while found is None and time.monotonic() < until:
        with ledger.claim(one) as found:
            pass
    assert found is not None
    assert (found.state, found.attempts) == (State.POSTING, 1)
    assert open_ones(ledger) == [one]


def test_a_child_process_does_not_share_its_parent_s_claim(tmp_path: Path) -> None:
    """A forked child has its parent's files but none of its locks, and must not free them either."""
    ledger = open_ledger(f"sqlite:///{tmp_path / 'ledger.db'}")
    one = ledger.insert(digest(1), NOW)
    assert one is not None
    with ledger.claim(one):
        ledger.close()
        child = os.fork()
        if child == 0:
            with ledger.claim(one) as held:
                os._exit(0 if held is None else 1)
        assert os.waitpid(child, 0)[1] == 0
        child = os.fork()
        if child == 0:
            with ledger.claim(one) as held:
                os._exit(0 if held is None else 1)
        assert os.waitpid(child, 0)[1] == 0
    ledger.close()
