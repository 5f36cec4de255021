"""The knowledge edited, or broken, while digests are due: the whole bot, real files, both databases."""

import shutil
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from bot.app import Bot, build
from bot.domain.reminding import Subscription, Which
from bot.playground import Playground
from bot.remind.delivery import State
from tests.slack.conftest import ESSEX
from tests.slack.test_app import settings

SHIPPED = Path(__file__).parent.parent.parent / "knowledge"
MONDAY = datetime(2017, 4, 3, 8, 30, tzinfo=UTC)
"""28 days before 1 May 2017; half past nine in London."""
REPORT = "reports/kent/2016-effectiveness.yml"
PLAN = "        due: 2017-05-01\n"
CLOSED = (
    "    status:\n"
    '      - {status: closed, on: 2017-04-03, source: {title: "A letter", url: "https://example.org/letter"}}\n'
    "    follow up:\n"
)


class Files:
    """A copy of the shipped knowledge, and a bot that follows it. The digests go to ESSEX, the troubles to KENT."""

    def __init__(self, slack: Playground, database_url: str, folder: Path) -> None:
        self.folder = folder
        self.slack = slack
        shutil.copytree(SHIPPED, folder)
        set_up = settings(slack, database_url=database_url, knowledge=folder)
        self.bot: Bot = build(set_up, today=lambda: date(2017, 4, 3))
        assert self.bot.reminders is not None
        self.reminders = self.bot.reminders
        self.reminders.ledger.subscribe(Subscription(ESSEX, Which(forces=("kent",)), date(2017, 4, 3)))

    def edit(self, before: str, after: str, file: str = REPORT) -> None:
        text = (self.folder / file).read_text("utf-8")
        assert before in text
        (self.folder / file).write_text(text.replace(before, after, 1), "utf-8")
        self.bot.reload()

    def told(self) -> list[str]:
        return [message.text for message in self.slack.messages(ESSEX) if "to look at on" in message.text]


@pytest.fixture
def files(slack: Playground, database_url: str, tmp_path: Path) -> Iterator[Files]:
    made = Files(slack, database_url, tmp_path / "knowledge")
    yield made
    made.bot.stop()


@pytest.mark.parametrize("file", [REPORT, "reminders.yml"])
def test_broken_in_the_middle_the_last_good_version_goes_on_and_the_administrators_know(
    files: Files, slack: Playground, file: str
) -> None:
    (files.folder / file).write_text("at: [nonsense\n", "utf-8")
    files.bot.reload()
    files.reminders.tick(MONDAY)
    (told,) = files.told()
    assert "due Mon 1 May 2017, 28 days left" in told
    assert file in slack.wait_for_message("C0KENT", "The knowledge has ").text
    shutil.copy(SHIPPED / file, files.folder / file)
    files.bot.reload()
    files.reminders.tick(MONDAY.replace(hour=10))
    assert len(files.told()) == 1


def test_a_moved_date_reminds_anew_and_no_longer_of_the_old_day(files: Files) -> None:
    files.reminders.tick(MONDAY)
    files.edit(PLAN, PLAN.replace("05-01", "05-02"))
    files.reminders.tick(MONDAY.replace(hour=10))
    assert len(files.told()) == 1  # 28 days before the new day is tomorrow
    files.reminders.tick(MONDAY.replace(day=4))
    files.reminders.tick(MONDAY.replace(day=18))
    assert ["28 days left" in told for told in files.told()[1:]] == [True, False]
    assert all("due Tue 2 May 2017" in told and "1 May 2017" not in told for told in files.told()[1:])


def test_a_finding_closed_between_planning_and_posting_is_silent(files: Files, slack: Playground) -> None:
    slack.faults.add("ratelimited", "chat.postMessage", seconds=1)
    files.reminders.tick(MONDAY)
    assert [one.state for one in files.reminders.ledger.deliveries()] == [State.PLANNED]
    files.edit("    follow up:\n", CLOSED)
    files.reminders.tick(MONDAY.replace(minute=31))
    assert files.told() == []
    [one] = files.reminders.ledger.deliveries()
    assert (one.state, one.error) == (State.CANCELLED, "the finding is closed, superseded or gone from the knowledge")
    files.edit(CLOSED, "    follow up:\n")  # a slip, put right: nobody misses it
    files.reminders.tick(MONDAY.replace(hour=10))
    assert len(files.told()) == 1
