"""One section of the benchmarks, measured in a fresh process, so that none warms or burdens another."""

import importlib
import logging
import multiprocessing
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from bench.report import Figure


def in_own_process(name: str, foreign: Path | None) -> list[Figure]:
    """Measure the section `bench.<name>`; `foreign` is the file of foreign questions that `gold` takes."""
    fresh = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=fresh) as pool:
        return pool.submit(_measured, name, foreign).result()


def _measured(name: str, foreign: Path | None) -> list[Figure]:
    for noisy in ("waitress", "slack_bolt", "slack_sdk", "bot"):
        logging.getLogger(noisy).setLevel(logging.CRITICAL)  # Slack is made slow and closed here on purpose
    module = importlib.import_module(f"bench.{name}")
    figures: list[Figure] = module.measure(foreign) if name == "gold" else module.measure()
    return figures
