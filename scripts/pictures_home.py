"""The picture of the App Home: an action owner's, in a force whose register holds something."""

import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from playwright.sync_api import Browser

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT)]

from bot.app import Bot, build  # noqa: E402 (found once the path is set)
from bot.domain.access import Role  # noqa: E402
from bot.playground import Playground  # noqa: E402
from bot.playground.seed import LIAISON, OWNER  # noqa: E402
from bot.register.entry import Proposed, What  # noqa: E402
from bot.settings import Settings  # noqa: E402

NOW = datetime(2017, 4, 10, 9, 30, tzinfo=UTC)
ENTERED = (
    Proposed(What.OWNER, "KENT-2016-E1", OWNER),
    Proposed(What.STATUS, "KENT-2016-E1", "in-progress"),
    Proposed(What.OWNER, "KENT-2016-E2", OWNER),
    Proposed(What.EVIDENCE, "KENT-2016-E2", "Profile signed off by the board, minute 12"),
    Proposed(What.STATUS, "KENT-2016-E2", "sign-off"),
    Proposed(What.OWNER, "KENT-2016-E3", LIAISON),
    Proposed(What.STATUS, "KENT-2016-E3", "dependent"),
)


def take(browser: Browser, file: Path, **page: object) -> None:
    """Take the picture."""
    with Playground(today=NOW.date()) as slack, tempfile.TemporaryDirectory(prefix="peel-bot.") as folder:
        settings = Settings(
            bot_token=slack.bot_token,
            app_token=slack.app_token,
            signing_secret=slack.signing_secret,
            api_url=slack.api_url,
            home_force="kent",
            database_url=f"sqlite:///{folder}/bot.db",
        )
        bot = build(settings, today=NOW.date, now=lambda: NOW)
        bot.start(socket=True)
        slack.wait_connected(20)
        _enter(bot, {person.id: person.real_name for person in slack.workspace.people.values()})
        shown = browser.new_page(**page)  # type: ignore[arg-type]
        shown.goto(slack.url)
        shown.get_by_role("button", name="Acting as").click()
        shown.get_by_role("menuitemradio", name="Priya Nair").click()
        shown.goto(f"{slack.url}/#home")
        shown.locator(".home").get_by_text("KENT-2016-E1").wait_for()
        shown.wait_for_timeout(600)
        shown.screenshot(path=file)
        shown.close()
        bot.stop()


def _enter(bot: Bot, names: dict[str, str]) -> None:
    register = bot.register
    assert register is not None
    for person, name in names.items():
        register.names.learn(person, name)
    for change in ENTERED:
        known = bot.serving.current.knowledge
        finding = known.finding_by_id[change.finding]
        request = f"{change.what} {change.finding}"
        register.keeper.change(
            [change],
            finding,
            by=LIAISON,
            role=Role.EDITOR,
            access=known.access,
            rules=known.registering,
            request=request,
        )
