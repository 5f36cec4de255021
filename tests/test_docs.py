"""The docs tell the truth: links lead somewhere, commands exist, and every question shown is answered."""

import re
import subprocess
import sys
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from bench.registered import with_register
from bot.ask.answer import Outcome
from bot.ask.answerer import Answerer
from bot.ask.query import Context
from bot.ask.until import until_day
from bot.cli import COMMANDS
from bot.commands.try_ import PORT
from bot.domain.access import Access, Members
from bot.force_names import force_called
from bot.kb import load
from bot.kb.shipped import shipped_path
from bot.ledger.ledger import Ledger, open_ledger
from bot.playground.api import Tokens
from bot.register.entry import Proposed, What
from bot.register.keeper import Keeper
from bot.render.message import Message
from bot.settings import NAMES
from bot.slack.acting_words import about_deeds
from bot.slack.auditing import Auditing, about_audit
from bot.slack.chart_words import chart_wanted, is_about_charts
from bot.slack.entering import Entering, Who
from bot.slack.entering_words import EnteringWords, about_register
from bot.slack.export_words import export_wanted, feed_wanted, is_about_exports
from bot.slack.roles import Roles
from bot.slack.subscribing import Subscribing, about_subscriptions

ROOT = Path(__file__).parent.parent
USERS = ROOT / "docs" / "users.md"
PAGES = [
    ROOT / "README.md",
    ROOT / "CHANGELOG.md",
    ROOT / "knowledge" / "README.md",
    *sorted((ROOT / "docs").glob("*.md")),
]


@cache
def answerer() -> Answerer:
    return Answerer(load(shipped_path()).knowledge)


@cache
def registered() -> Answerer:
    return with_register(answerer().knowledge)


@cache
def of_the_register() -> frozenset[str]:
    """Return the questions shown that only a register answers."""
    section = re.search(
        r"^### What the force does about it$(.+?)^##", USERS.read_text("utf-8"), re.MULTILINE | re.DOTALL
    )
    assert section
    return frozenset(re.findall(r"`([^`]+)`", section[1]))


def shown_questions() -> list[str]:
    """Every `/peel ...` line and `peel-bot ask "..."` in the docs."""
    shown = []
    for page in PAGES:
        text = page.read_text("utf-8")
        shown += [line.split("   ")[0].strip() for line in re.findall(r"^/peel (.+)$", text, re.MULTILINE)]
        rows = [line for line in text.splitlines() if line.startswith("| ") and page.name == "users.md"]
        shown += [question for row in rows for question in re.findall(r"`([^`]+)`", row)]
        shown += re.findall(r'^peel-bot ask [^"\n]*"([^"]+)"', text, re.MULTILINE)
    return sorted(set(shown))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\(([^)#\s]+)\)", page.read_text("utf-8"))
    missing = [t for t in targets if not t.startswith(("http://", "https://")) and not (page.parent / t).exists()]
    assert missing == []


def is_command(shown: str) -> bool:
    """Return whether it changes something rather than asks."""
    entering = about_register(shown) or about_audit(shown) or is_about_charts(shown)
    return about_subscriptions(shown) or about_deeds(shown) or is_about_exports(shown) or entering


def entered(ledger: Ledger, command: str, day: date) -> Message | None:
    """Say a command as an administrator to whom nothing is new, in a workspace where every @name is somebody."""
    command = re.sub(r"@(\w+)", lambda name: f"<@U0{name[1].upper()}>", command)
    roles = Roles(lambda: Access(administrators=Members(frozenset({"U0LIAISON"}))))
    keeper, held = Keeper(ledger), answerer().knowledge
    entering = Entering(keeper, lambda: held, lambda: held, roles, str, lambda _person, _name: None, lambda: day)
    if about_audit(command):
        return Auditing(lambda _since, _finding: (), roles, ledger.refuse, lambda: day).answer(command, "U0LIAISON")
    entering.enter([Proposed(What.NOTE, "KENT-2016-E1", "first")], Who("U0LIAISON"), "first")
    entering.enter([Proposed(What.OWNER, "KENT-2016-E2", "somebody")], Who("U0LIAISON"), "owned")
    words = EnteringWords(entering, lambda name: force_called(name, held.forces))
    return words.answer(command, Who("U0LIAISON"), "second")


@pytest.mark.parametrize("command", [one for one in shown_questions() if is_command(one)])
def test_every_command_shown_is_understood(command: str, tmp_path: Path) -> None:
    day = date(2017, 4, 3)
    if about_deeds(command):
        words = re.fullmatch(r"(?:acknowledge|wake|snooze) ([A-Z0-9-]+)(?: until (.+))?", command)
        assert words, command
        assert words[1] in answerer().knowledge.finding_by_id
        assert words[2] is None or isinstance(until_day(words[2], day), date)
        return
    if is_about_charts(command):
        chart = chart_wanted(command, answerer().knowledge.forces)
        assert chart is not None
        assert (chart.unknown, chart.force) == ("", "kent")
        assert chart.what
        return
    if is_about_exports(command):
        read = export_wanted(command, answerer().knowledge.forces) or feed_wanted(command, answerer().knowledge.forces)
        assert read is not None
        assert read.unknown == ""
        return
    ledger = open_ledger(f"sqlite:///{tmp_path / 'bot.db'}")
    if about_register(command) or about_audit(command):
        told = entered(ledger, command, day)
        ledger.close()
        assert told is not None
        assert "Write " not in told.text, told.text  # it is not asked back
        assert "Nothing was changed" not in told.text or "no such entry" in told.text
        return
    desk = Subscribing(answerer, ledger, lambda: day, lambda _channels: Context(day, home_force="kent"))
    said = desk.answer(command, "C0KENT", "U0LIAISON")
    assert said is not None
    assert "is not known here" not in said.message.text
    ledger.close()


@pytest.mark.parametrize("question", [one for one in shown_questions() if not is_command(one)])
def test_every_question_shown_is_answered(question: str) -> None:
    if question in of_the_register():
        answer = registered().ask(question, Context(date(2017, 8, 1), home_force="kent", person="U0RAVIPAT"))
    else:
        answer = answerer().ask(question, Context(today=date(2017, 4, 3), home_force="kent"))
    assert answer.outcome in (Outcome.ANSWER, Outcome.HELP), answer.headline


def test_the_playgrounds_secrets_in_the_docs_are_its_own() -> None:
    text = (ROOT / "docs" / "operators.md").read_text("utf-8")
    given = dict(re.findall(r"^export (\w+)=(\S+)$", text, re.MULTILINE))
    tokens = Tokens()
    assert given == {
        "SLACK_API_URL": f"http://127.0.0.1:{PORT}/api/",
        "SLACK_BOT_TOKEN": tokens.bot,
        "SLACK_APP_TOKEN": tokens.app,
        "SLACK_SIGNING_SECRET": tokens.signing_secret,
    }


def test_every_setting_is_in_the_docs() -> None:
    text = (ROOT / "docs" / "operators.md").read_text("utf-8")
    assert re.findall(r"^\| `((?:SLACK|BOT)_\w+)` \|", text, re.MULTILINE) == list(NAMES)


def test_the_docs_name_every_command() -> None:
    text = "".join(page.read_text("utf-8") for page in PAGES)
    assert [name for name in COMMANDS if f"peel-bot {name}" not in text and f"make {name}" not in text] == []


@pytest.mark.parametrize("command", [None, *COMMANDS])
def test_help_is_helpful(command: str | None) -> None:
    words = [command] if command else []
    done = subprocess.run(
        [sys.executable, "-m", "bot", *words, "--help"], capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 0
    assert len(done.stdout.splitlines()) > 5
    assert "Traceback" not in done.stderr


def test_options_named_in_the_docs_exist() -> None:
    known = set()
    for command in COMMANDS:
        done = subprocess.run(
            [sys.executable, "-m", "bot", command, "--help"], capture_output=True, text=True, check=True, timeout=60
        )
        known |= set(re.findall(r"--[a-z][a-z-]+", done.stdout))
    named = {
        (page.name, option)
        for page in PAGES
        for line in page.read_text("utf-8").splitlines()
        if "peel-bot " in line
        for option in re.findall(r"(?<![-\w])--[a-z][a-z-]+", line)
    }
    assert [(page, option) for page, option in sorted(named) if option not in known] == []
