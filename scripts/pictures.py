"""Take the pictures in docs/pictures anew: `make pictures`. Needs Chromium, as the page's tests do."""

import os
import re
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Page

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests"), str(ROOT / "scripts")]

import pictures_home  # noqa: E402 (found once the path is set)
from browser import chromium  # noqa: E402 (the tests' own browser)

PORT = "8765"
PICTURES = ROOT / "docs" / "pictures"
DESK = {"viewport": {"width": 1280, "height": 800}, "device_scale_factor": 1.5}
PHONE = {"viewport": {"width": 390, "height": 780}, "device_scale_factor": 1.5}


def ask(page: Page, words: str) -> None:
    """Say something in the open channel and wait for the bot's answer."""
    before = page.locator(".message").count()
    box = page.locator("#composer-text")
    box.fill(words)
    box.press("Escape")
    box.press("Enter")
    page.wait_for_function("(before) => document.querySelectorAll('.message').length > before", arg=before)
    page.wait_for_timeout(1200)


def watch(page: Page) -> None:
    """Watch two digests come: acknowledge the first, and snooze the second."""
    press = page.get_by_role("button", name="Next reminder")
    digests = page.locator("#messages .message", has_text="to look at on")
    press.click()
    digests.last.get_by_role("button", name="Acknowledge").click()
    digests.get_by_text("Acknowledged by morgan").wait_for()
    press.click()
    page.locator("#messages .message", has_text="to look at on Thu 13 April 2017").wait_for()
    digests.last.get_by_role("button", name="Snooze").click()
    digests.last.get_by_role("menuitemradio", name="Until a date…").click()
    page.get_by_role("dialog").get_by_label("Until which day?").fill("2017-04-20")
    page.get_by_role("dialog").get_by_role("button", name="Snooze").click()
    digests.get_by_text("💤").wait_for()
    page.wait_for_timeout(1200)


def draw(what: str, name: str, *words: str) -> None:
    """Draw a picture of Kent from what was published."""
    command = [sys.executable, "-m", "bot", "chart", what, "--force", "kent", "-o", str(PICTURES / name), *words]
    environ = os.environ | {"BOT_DATABASE_URL": "sqlite:///" + str(ROOT / "no-register.db")}
    subprocess.run(command, cwd=ROOT, env=environ, check=True)


def main() -> int:
    """Open the playground on 3 April 2017 and take the pictures."""
    command = [sys.executable, "-m", "bot", "try", "--no-open", "--port", PORT, "--as-of", "2017-04-03"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:
        assert process.stdout is not None
        address = next(found[0] for line in process.stdout if (found := re.search(r"http://127\.0\.0\.1:\d+", line)))
        with chromium() as browser:
            page = browser.new_page(**DESK, color_scheme="light")  # type: ignore[arg-type]
            page.goto(address)
            page.get_by_text("Bot connected").wait_for()
            ask(page, "@PEEL bot how good was Kent at investigating crime in 2016?")
            ask(page, "/peel deadlines kent in June 2017")
            page.screenshot(path=PICTURES / "playground.png")
            page.close()
            page = browser.new_page(**DESK, color_scheme="dark")  # type: ignore[arg-type]
            page.goto(f"{address}/#C0ESSEX")
            page.get_by_text("Bot connected").wait_for()
            page.locator("#composer-text").press_sequentially("/peel ")
            page.wait_for_timeout(600)
            page.screenshot(path=PICTURES / "playground-dark.png")
            page.close()
            page = browser.new_page(**PHONE, color_scheme="light")  # type: ignore[arg-type]
            page.goto(f"{address}/#C0CHIEFS")
            page.locator("#composer-text").wait_for()
            ask(page, "/peel compare kent and essex effectiveness 2016")
            page.screenshot(path=PICTURES / "playground-phone.png")
            page.close()
            page = browser.new_page(**DESK, color_scheme="light")  # type: ignore[arg-type]
            page.goto(f"{address}/#C0KENT")
            watch(page)
            page.screenshot(path=PICTURES / "reminders.png")
        process.terminate()
    draw("grid", "judgements.png")
    draw("deadlines", "deadlines.png", "--as-of", "2017-05-20")
    with chromium() as browser:
        pictures_home.take(browser, PICTURES / "home.png", **DESK, color_scheme="light")
    return 0


if __name__ == "__main__":
    sys.exit(main())
