"""A real Chromium for tests, found on the system; what is missing is said loudly."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
QUIET = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@contextmanager
def chromium() -> Iterator[Browser]:
    """Run a Chromium. Skips (or, with BOT_TESTS_NO_SKIP, fails) where there is none."""
    path = next((found for name in NAMES if (found := shutil.which(name))), None)
    if path is None:
        said = f"THE PAGE IS NOT TESTED: none of {', '.join(NAMES)} is installed (apt install chromium)"
        (pytest.fail if os.environ.get("BOT_TESTS_NO_SKIP") else pytest.skip)(said)
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=[*QUIET, *sandbox])
        yield browser
        browser.close()
