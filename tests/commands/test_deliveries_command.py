"""`peel-bot deliveries` as its user runs it: what there is, why, and what a person decides."""

import json
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.app import build
from bot.cli import main
from bot.domain.reminding import Subscription, Which
from bot.ledger.ledger import Ledger, open_ledger
from bot.playground import Playground
from bot.remind.delivery import State
from tests.ledger.digests import ESSEX, KENT, MORNING, NOW, after, digest
from tests.slack.test_app import settings

pytestmark = pytest.mark.long


@dataclass(frozen=True)
class Told:
    """A ledger with one delivery in every state, by its name."""

    url: str
    ledger: Ledger
    held: int
    posted: int
    planned: int
    posting: int
    cancelled: int

    def run(self, *words: str, **more: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "bot", "deliveries", *words]
        environ = os.environ | {"BOT_DATABASE_URL": self.url} | more
        return subprocess.run(command, env=environ, capture_output=True, text=True, check=False, timeout=60)

    def said(self, *words: str, **more: str) -> str:
        done = self.run(*words, **more)
        assert (done.returncode, done.stderr) == (0, "")
        return done.stdout


@contextmanager
def told_in(database_url: str) -> Iterator[Told]:
    ledger = open_ledger(database_url, lambda: after(60))
    ids = [
        ledger.insert(digest(*numbers, channel=channel), NOW)
        for numbers, channel in (((1, 2), KENT), ((3,), KENT), ((4,), KENT), ((5,), ESSEX), ((6,), ESSEX))
    ]
    held, posted, planned, posting, cancelled = (one or 0 for one in ids)
    for one in (held, posted, posting):
        with ledger.claim(one):
            ledger.intend(one, after(5))
            if one == held:
                ledger.hold(one, "missing_scope")
            if one == posted:
                ledger.posted(one, "1491206400.000100", after(6))
    with ledger.claim(planned):
        ledger.again(planned, datetime.now(UTC) + timedelta(hours=1), "not_in_channel")
    with ledger.claim(cancelled):
        ledger.cancel(cancelled, "it is snoozed")
    yield Told(database_url, ledger, held, posted, planned, posting, cancelled)
    ledger.close()


@pytest.fixture
def told(tmp_path: Path) -> Iterator[Told]:
    with told_in(f"sqlite:///{tmp_path / 'ledger.db'}") as made:
        yield made


def test_the_list_has_a_line_for_each_and_says_what_waits(told: Told) -> None:
    assert told.said().splitlines() == [
        "1  held       Mon 3 April 2017  C0KENT   2 reminders  missing_scope",
        "2  posted     Mon 3 April 2017  C0KENT   1 reminder",
        "3  planned    Mon 3 April 2017  C0KENT   1 reminder   not_in_channel",
        "4  posting    Mon 3 April 2017  C0ESSEX  1 reminder",
        "5  cancelled  Mon 3 April 2017  C0ESSEX  0 reminders  it is snoozed",
        "",
        "1 delivery waits for a person: `peel-bot deliveries show 1` says what to do.",
    ]


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        (("--state", "held"), [1]),
        (("--channel", ESSEX), [4, 5]),
        (("--channel", KENT, "--state", "posted"), [2]),
        (("--since", "2017-04-03"), [1, 2, 3, 4, 5]),
        (("--since", "2017-04-04"), []),
    ],
)
def test_the_list_is_narrowed(told: Told, words: tuple[str, ...], ids: list[int]) -> None:
    assert [one["id"] for one in json.loads(told.said(*words, "--json"))] == ids
    lines = [line for line in told.said(*words).splitlines() if re.match(r" *\d+  ", line)]
    assert [int(line.split()[0]) for line in lines] == ids


def test_show_explains_what_is_in_it_what_became_of_it_and_what_comes_next(told: Told) -> None:
    assert told.said("show", str(told.held)) == (
        "Delivery 1: held\n"
        "  channel   C0KENT\n"
        "  for       Mon 3 April 2017\n"
        "  requests  1, Mon 3 April 2017, 09:00:05 BST\n"
        "  error     missing_scope\n"
        "\n"
        "In it:\n"
        "  KENT-2016-E1:action-plan, due Mon 10 April 2017: rule deadlines, 7 days before Mon 10 April 2017\n"
        "  KENT-2016-E2:action-plan, due Mon 10 April 2017: rule deadlines, 7 days before Mon 10 April 2017\n"
        "\n"
        "What became of it:\n"
        "  Mon 3 April 2017, 09:00:00 BST  planned\n"
        "  Mon 3 April 2017, 09:00:05 BST  posting\n"
        "  Mon 3 April 2017, 09:01:00 BST  held: missing_scope\n"
        "\n"
        "What comes next: nothing, until a person decides: it is not known whether it was posted, and the channel's "
        "history could not be read (missing_scope). Look in C0KENT for the digest of Mon 3 April 2017, then say "
        "`peel-bot deliveries resolve 1 --posted` if it is there, `peel-bot deliveries resolve 1 --not-posted` to have "
        "it posted. Other digests go on meanwhile.\n"
    )
    assert "What comes next: nothing: it is in the channel.\n" in told.said("show", str(told.posted))
    assert "The running bot looks into the channel's history" in told.said("show", str(told.posting))
    assert "it was for an earlier day, so it is not posted as it is" in told.said("show", str(told.planned))
    cancelled = told.said("show", str(told.cancelled))
    assert "Nothing is in it.\nTaken out of it, since no longer true:\n  KENT-2016-E6:action-plan" in cancelled
    assert "nothing: it was never posted" in cancelled


def test_show_as_json_has_the_history_and_what_comes_next(told: Told) -> None:
    shown = json.loads(told.said("show", str(told.posted), "--json"))
    assert shown == json.loads(told.said("--json", "show", str(told.posted)))
    assert [(step["was"], step["became"]) for step in shown["history"]] == [
        ("", "planned"),
        ("planned", "posting"),
        ("posting", "posted"),
    ]
    assert (shown["ts"], shown["attempts"], shown["next"]) == (
        "1491206400.000100",
        1,
        "nothing: it is in the channel.",
    )


def test_a_person_says_that_it_is_there_on_either_database(database_url: str) -> None:
    with told_in(database_url) as told:
        _is_there(told)


def _is_there(told: Told) -> None:
    assert [one["id"] for one in json.loads(told.said("--state", "held", "--json"))] == [told.held]
    said = told.said("resolve", str(told.held), "--posted", "--by", "Morgan")
    assert said == "Delivery 1 is posted now. What comes next: nothing: it is in the channel.\n"
    last = told.ledger.history(told.held)[-1]
    assert (last.was, last.became, last.why, last.by) == ("held", "posted", "decided by a person", "Morgan")
    assert "posted: decided by a person, by Morgan" in told.said("show", str(told.held))


def test_a_person_says_that_it_is_not_there(told: Told) -> None:
    said = told.said("resolve", str(told.held), "--not-posted", LOGNAME="priya")
    assert said.startswith("Delivery 1 is planned now. What comes next: it was for an earlier day")
    assert told.ledger.history(told.held)[-1].by == "priya"


@pytest.mark.parametrize(
    ("which", "said"),
    [
        ("posted", "is posted already: nothing is to be decided; `peel-bot deliveries show 2` says more"),
        ("planned", "is planned: the bot posts it by itself: nothing is to be decided"),
        ("posting", "is being posted: the bot finds out by itself whether it is in the channel, or holds it: nothing"),
        ("cancelled", "is cancelled: it was never posted: nothing is to be decided"),
    ],
)
def test_only_what_is_held_is_decided(told: Told, which: str, said: str) -> None:
    number = getattr(told, which)
    done = told.run("resolve", str(number), "--not-posted")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(f"peel-bot deliveries: delivery {number} {said}")
    found = told.ledger.delivery(number)
    assert found is not None
    assert found.state.value == which


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (("show", "99"), 1, "peel-bot deliveries: delivery 99 is not in the database "),
        (("resolve", "99", "--posted"), 1, "`peel-bot deliveries` lists them"),
        (("resolve", "1"), 2, "one of the arguments --posted --not-posted is required"),
        (("resolve", "1", "--posted", "--not-posted"), 2, "not allowed with argument"),
        (("show", "x"), 2, "'x' is not a delivery's number"),
        (("--since", "April"), 2, "'April' is not a date: write YYYY-MM-DD"),
        (("--state", "lost"), 2, "choose from "),
        (("--state", "held", "show", "1"), 2, "are for the list: leave them out here"),
    ],
)
def test_wrong_usage_says_what_to_write(
    told: Told, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
    *, words: tuple[str, ...], status: int, said: str,
) -> None:  # fmt: skip
    monkeypatch.setenv("BOT_DATABASE_URL", told.url)
    try:
        ended: object = main(["deliveries", *words])
    except SystemExit as stopped:
        ended = stopped.code
    printed = capsys.readouterr()
    assert (ended, printed.out) == (status, "")
    assert said in printed.err


def test_without_a_database_none_is_made(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "bot", "deliveries"]
    environ = os.environ | {"XDG_STATE_HOME": str(tmp_path)}
    done = subprocess.run(command, env=environ, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 1
    assert "peel-bot.db is not there yet: `peel-bot run` makes it" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_the_commands_that_administrators_are_told_do_what_is_said(tmp_path: Path) -> None:
    """Slack takes the message and says 500; the bot may not read histories; a person looks, and says so."""
    manifest = tmp_path / "app-manifest.yml"
    manifest.write_text("oauth_config: {scopes: {bot: [app_mentions:read, commands, chat:write, im:history]}}")
    url = f"sqlite:///{tmp_path / 'ledger.db'}"
    with Playground(manifest=manifest) as slack:
        bot = build(settings(slack, database_url=url), today=lambda: MORNING)
        assert bot.reminders is not None
        ledger = bot.reminders.ledger
        ledger.subscribe(Subscription(ESSEX, Which(forces=("kent",)), MORNING))
        slack.faults.add("accepted", "chat.postMessage")
        bot.reminders.tick(NOW)
        bot.reminders.tick(after(15))
        message = slack.wait_for_message(KENT, "It is not known whether the reminders of 2017-04-03 are in C0ESSEX")
        commands = [shlex.split(words) for words in re.findall(r"`(peel-bot deliveries [^`]+)`", message.text)]
        assert [words[-2:] for words in commands] == [["1", "--posted"], ["1", "--not-posted"]]
        done = [
            subprocess.run(
                [sys.executable, "-m", "bot", *words[1:]],
                env=os.environ | {"BOT_DATABASE_URL": url},
                capture_output=True,
                text=True,
                check=False,
                timeout=60,
            )
            for words in commands
        ]
        assert [one.returncode for one in done] == [0, 1]
        bot.reminders.tick(after(90))
        assert [one.state for one in ledger.deliveries()] == [State.POSTED]
        assert len([one for one in slack.messages(ESSEX) if "to look at on" in one.text]) == 1
        bot.stop()
