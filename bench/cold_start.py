"""Cold start: process start to the first answer of `ask`, against a process that only imports the three libraries."""

import statistics
import subprocess
import sys
import time

from bench.report import Figure

FLOOR = [sys.executable, "-c", "import slack_bolt, yaml, apscheduler"]
OURS = [sys.executable, "-m", "bot", "ask", "What was Kent judged for efficiency in 2016?"]
RUNS = 9
LIMIT = 4.0


def _seconds(command: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def measure() -> list[Figure]:
    """Return the ratio of the medians of interleaved runs, after one warm-up of each."""
    _seconds(FLOOR), _seconds(OURS)
    floor, ours = [], []
    for _ in range(RUNS):
        floor.append(_seconds(FLOOR))
        ours.append(_seconds(OURS))
    base, mine = statistics.median(floor), statistics.median(ours)
    detail = f"{mine * 1000:.0f} ms against {base * 1000:.0f} ms, {RUNS} interleaved runs"
    return [Figure("cold start to first answer / bare imports", mine / base, LIMIT, detail)]
