"""Duplicates: bounded, expiring, shared between processes, and open when the file cannot be used."""

import multiprocessing
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from multiprocessing.queues import Queue
from multiprocessing.synchronize import Barrier
from pathlib import Path

import pytest

from bot.slack.once import KEEP_SECONDS, STALE_SECONDS, Claim, Once, OnceInFile, OnceInMemory


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


Open = Callable[..., OnceInFile]


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Open]:
    """Return a function that opens a seen file, by default the same one."""
    files: list[OnceInFile] = []

    def one(path: Path = tmp_path / "seen.db", now: Callable[[], float] = time.time) -> OnceInFile:
        files.append(OnceInFile(path, now, now if isinstance(now, Clock) else time.monotonic))
        return files[-1]

    yield one
    for file in files:
        file.close()


@pytest.fixture(params=["memory", "file"])
def once(request: pytest.FixtureRequest, opened: Open, clock: Clock) -> Once:
    return OnceInMemory(clock) if request.param == "memory" else opened(now=clock)


def test_a_second_claim_is_a_duplicate(once: Once) -> None:
    assert [once.claim("event 1"), once.claim("event 1"), once.claim("event 2")] == [Claim.NEW, Claim.DONE, Claim.NEW]
    once.settle("event 1")
    assert once.claim("event 1") is Claim.DONE


def test_what_has_no_id_is_always_new(once: Once) -> None:
    assert [once.claim(""), once.claim("")] == [Claim.NEW, Claim.NEW]


def test_a_released_claim_is_free_again(once: Once) -> None:
    once.claim("event 1")
    once.release("event 1")
    assert once.claim("event 1") is Claim.NEW


def test_claims_expire(once: Once, clock: Clock) -> None:
    once.claim("event 1")
    once.settle("event 1")
    clock.now += KEEP_SECONDS + 1
    assert once.claim("event 1") is Claim.NEW


def test_memory_is_bounded(clock: Clock) -> None:
    once = OnceInMemory(clock, most=10)
    for number in range(1000):
        once.claim(f"event {number}")
    assert len(once._kept) <= 10


def test_another_worker_is_told_to_wait_then_takes_over_from_a_dead_one(opened: Open, clock: Clock) -> None:
    dead, living = opened(now=clock), opened(now=clock)
    assert dead.claim("event 1") is Claim.NEW
    assert living.claim("event 1") is Claim.ELSEWHERE
    clock.now += STALE_SECONDS + 1
    assert living.claim("event 1") is Claim.NEW
    assert dead.claim("event 1") is Claim.DONE, "not dead after all: what it claimed it answers"


def test_a_worker_that_takes_long_is_not_overtaken_by_itself(opened: Open, clock: Clock) -> None:
    slow = opened(now=clock)
    slow.claim("event 1")
    clock.now += 2 * STALE_SECONDS
    assert slow.claim("event 1") is Claim.DONE


def test_a_claim_of_a_dead_worker_is_free_although_the_clock_was_set_back(opened: Open, clock: Clock) -> None:
    dead, living = opened(now=clock), opened(now=clock)
    dead.claim("event 1")
    clock.now -= 3600 - STALE_SECONDS
    assert living.claim("event 1") is Claim.NEW


def test_what_another_worker_answered_is_done(opened: Open) -> None:
    one, other = opened(), opened()
    one.claim("event 1")
    one.settle("event 1")
    assert other.claim("event 1") is Claim.DONE


@contextmanager
def busy(path: Path) -> Iterator[None]:
    """Have another process's transaction hold the file."""
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    yield
    other.execute("ROLLBACK")
    other.close()


def claim_all(path: Path) -> int:
    once = OnceInFile(path)
    won = sum(once.claim(f"event {number}") is Claim.NEW for number in range(200))
    once.close()
    return won


def test_of_many_threads_one_gets_each(once: Once) -> None:
    with ThreadPoolExecutor(16) as threads:
        claims = list(threads.map(once.claim, [f"event {number // 16}" for number in range(16 * 50)]))
    assert claims.count(Claim.NEW) == 50


def test_what_was_claimed_while_the_file_was_busy_is_not_new_afterwards(tmp_path: Path, opened: Open) -> None:
    once = opened()
    once.claim("event 1")
    with busy(tmp_path / "seen.db"):
        assert once.claim("event 2") is Claim.NEW  # an unanswered question is worse
    assert once.claim("event 2") is Claim.DONE


def test_what_was_claimed_while_the_file_was_busy_is_told_to_others_when_settled(tmp_path: Path, opened: Open) -> None:
    once, other = opened(), opened()
    once.claim("event 1")
    with busy(tmp_path / "seen.db"):
        once.claim("event 2")
    once.settle("event 2")
    assert other.claim("event 2") is Claim.DONE


def test_what_could_not_be_settled_is_settled_with_the_next_claim(tmp_path: Path, opened: Open, clock: Clock) -> None:
    once, other = opened(now=clock), opened(now=clock)
    once.claim("event 1")
    with busy(tmp_path / "seen.db"):
        once.settle("event 1")
    once.claim("event 2")
    clock.now += 2 * STALE_SECONDS
    assert [once.claim("event 1"), other.claim("event 1")] == [Claim.DONE, Claim.DONE]


def test_what_could_not_be_given_back_is_free_all_the_same(tmp_path: Path, opened: Open) -> None:
    once = opened()
    once.claim("event 1")
    with busy(tmp_path / "seen.db"):
        once.release("event 1")
    assert [once.claim("event 1"), once.claim("event 1")] == [Claim.NEW, Claim.DONE]


FORKED = """
import os, sys
from pathlib import Path
from bot.slack.once import Claim, OnceInFile
once = OnceInFile(Path(sys.argv[1]))
assert once.claim("event 1") is Claim.NEW
if child := os.fork():
    assert os.waitpid(child, 0)[1] == 0
    assert once.claim("event 2") is Claim.ELSEWHERE
else:
    assert once.claim("event 1") is Claim.ELSEWHERE
    assert once.claim("event 2") is Claim.NEW
once.close()
"""


def test_a_worker_that_was_forked_opens_the_file_itself(tmp_path: Path) -> None:
    command = [sys.executable, "-W", "error", "-c", FORKED, str(tmp_path / "seen.db")]
    done = subprocess.run(command, capture_output=True, text=True, timeout=30, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_of_many_processes_one_gets_each(tmp_path: Path) -> None:
    with multiprocessing.get_context("spawn").Pool(4) as workers:
        won = workers.map(claim_all, [tmp_path / "seen.db"] * 4)
    assert sum(won) == 200


def claim_in_new_files(folder: Path, together: Barrier, won: "Queue[int]") -> None:
    claims = []
    for number in range(20):
        once = OnceInFile(folder / f"{number}.db")
        together.wait(timeout=30)
        claims.append(once.claim("event 1"))
        once.close()
    won.put(claims.count(Claim.NEW))


def test_of_processes_that_open_a_new_file_at_once_one_gets_each(tmp_path: Path) -> None:
    spawn = multiprocessing.get_context("spawn")
    together, won = spawn.Barrier(2), spawn.Queue()
    workers = [spawn.Process(target=claim_in_new_files, args=(tmp_path, together, won)) for _ in range(2)]
    for worker in workers:
        worker.start()
    assert sum(won.get(timeout=60) for _ in workers) == 20
    for worker in workers:
        worker.join()


def no_folder(path: Path) -> Path:
    return path / "missing" / "seen.db"


def no_database(path: Path) -> Path:
    (path / "seen.db").write_text("this is not a database, however long it goes on " * 100)
    return path / "seen.db"


@pytest.mark.parametrize("make", [no_folder, no_database])
def test_an_unusable_file_is_said_and_questions_are_answered(
    tmp_path: Path, opened: Open, caplog: pytest.LogCaptureFixture, make: Callable[[Path], Path]
) -> None:
    once = opened(make(tmp_path))
    assert [once.claim("event 1"), once.claim("event 1")] == [Claim.NEW, Claim.DONE]
    once.settle("event 1")
    assert "BOT_SEEN_FILE" in caplog.text
    assert once.check()
