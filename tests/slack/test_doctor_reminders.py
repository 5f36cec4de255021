"""`peel-bot doctor` on reminders: the database, what waits for a person, the channels that are reminded."""

import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from bot.commands.doctor import examine
from bot.domain.reminding import Subscription, Which
from bot.ledger.ledger import Ledger, open_ledger
from bot.playground import Playground
from tests.ledger.digests import MORNING, NOW, digest
from tests.slack.conftest import ESSEX, KENT, MORGAN, NO_BOT
from tests.slack.processes import UNPRIVILEGED, environment, finished

CHIEFS, STRANGER = "C0CHIEFS", "U0STRANGER"


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    opened = open_ledger(f"sqlite:///{tmp_path}/peel-bot.db")
    yield opened
    opened.close()


def subscribe(ledger: Ledger, *channels: str) -> None:
    for channel in channels:
        ledger.subscribe(Subscription(channel, Which(forces=("kent",)), MORNING))


def checks(slack: Playground, ledger: Ledger | None = None, **more: str) -> dict[str, Any]:
    if ledger is not None:
        more["BOT_DATABASE_URL"] = f"sqlite:///{ledger.path}"
    return {check.name: check for check in examine(environment(slack, **more), http=False)}


def test_all_in_order(slack: Playground, ledger: Ledger) -> None:
    subscribe(ledger, KENT, KENT, ESSEX)
    found = checks(slack, ledger)
    assert {check.state.value for check in found.values()} == {"ok"}
    assert found["reminders"].said.endswith(
        "peel-bot.db can be written, with the tables of this version; 2 channel(s) subscribed"
    )
    assert found[f"subscribed channel {KENT}"].said == "can be posted to, and looked into"
    version = ledger.version()
    checks(slack, ledger)
    assert ledger.version() == version, "looking changes nothing"


def test_no_database_yet(slack: Playground, tmp_path: Path) -> None:
    found = checks(slack, XDG_STATE_HOME=str(tmp_path))
    assert found["reminders"].state.value == "ok"
    assert f"{tmp_path}/peel-bot/peel-bot.db is not there yet: `peel-bot run` makes it" in found["reminders"].said
    found = checks(slack, BOT_DATABASE_URL=f"sqlite:///{tmp_path}/nowhere/x.db")
    assert found["reminders"].state.value == "FAIL"
    assert found["reminders"].fix.startswith(f"make {tmp_path}/nowhere, a folder on a local disk")
    assert list(tmp_path.iterdir()) == []


def test_a_database_that_is_none_or_locked_or_of_a_newer_version(slack: Playground, tmp_path: Path) -> None:
    (tmp_path / "text.db").write_text("no database " * 100)
    found = checks(slack, BOT_DATABASE_URL=f"sqlite:///{tmp_path}/text.db")["reminders"]
    assert (found.state.value, found.fix) == ("FAIL", "put a back-up in its place")
    ledger = open_ledger(f"sqlite:///{tmp_path}/x.db")
    with closing(sqlite3.connect(tmp_path / "x.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        found = checks(slack, ledger)["reminders"]
        assert "is locked by somebody else" in found.said
        other.execute("ROLLBACK")
        other.execute("UPDATE alembic_version SET version_num = '9999'")
    found = checks(slack, ledger)["reminders"]
    assert "was made by a newer version of the bot" in found.said
    ledger.close()


def test_a_database_that_this_user_may_not_write(slack: Playground, ledger: Ledger) -> None:
    assert ledger.path is not None
    ledger.path.chmod(stat.S_IRUSR)
    environ = environment(slack, BOT_DATABASE_URL=f"sqlite:///{ledger.path}")
    done = finished("doctor", before=UNPRIVILEGED, **environ)
    assert done.returncode == 1
    assert (
        "peel-bot.db cannot be written to\n      fix: let this user write to the file and to its folder" in done.stdout
    )


def test_the_extra_for_postgresql_is_missing(slack: Playground, tmp_path: Path) -> None:
    (tmp_path / "psycopg.py").write_text("raise ModuleNotFoundError(\"No module named 'psycopg'\", name='psycopg')\n")
    environ = environment(slack, BOT_DATABASE_URL="postgresql://nobody@db.example/peel")
    environ["PYTHONPATH"] = f"{tmp_path}:{environ.get('PYTHONPATH', '')}"
    done = finished("doctor", **environ)
    assert done.returncode == 1
    assert "FAIL  reminders: BOT_DATABASE_URL names PostgreSQL, whose driver is not here (psycopg)\n" in done.stdout
    assert "fix: install it with: pip install 'peel-bot[postgres]'" in done.stdout


def test_channels_that_cannot_take_reminders_each_with_its_fix(slack: Playground, ledger: Ledger) -> None:
    subscribe(ledger, NO_BOT, "C0GONE", ESSEX)
    slack.workspace.channels[ESSEX].is_archived = True
    found = checks(slack, ledger)
    assert {name: check.state.value for name, check in found.items() if name.startswith("subscribed")} == {
        f"subscribed channel {NO_BOT}": "FAIL",
        "subscribed channel C0GONE": "FAIL",
        f"subscribed channel {ESSEX}": "FAIL",
    }
    assert found[f"subscribed channel {NO_BOT}"].fix.startswith("in that channel: /invite @PEEL bot; ")
    assert "is deleted, or private without the bot (channel_not_found)" in found["subscribed channel C0GONE"].said
    assert found["subscribed channel C0GONE"].fix.endswith("if it is gone for good: `peel-bot subscriptions end 2`")
    assert found[f"subscribed channel {ESSEX}"].said.startswith("is archived: its reminders are kept")


@pytest.mark.parametrize(
    ("missing", "said", "fix"),
    [
        ("channels:history", "its history cannot be read, for channels:history is missing", "add channels:"),
        ("channels:read", "cannot be looked at", "channels:read or groups:read: add it at api.slack.com"),
    ],
)
def test_a_channel_that_cannot_be_looked_into(
    tmp_path: Path, ledger: Ledger, missing: str, said: str, fix: str
) -> None:
    subscribe(ledger, KENT)
    manifest = tmp_path / "app-manifest.yml"
    scopes = {"app_mentions:read", "assistant:write", "channels:history", "channels:read", "chat:write", "commands"}
    manifest.write_text(f"oauth_config: {{scopes: {{bot: [{', '.join(sorted(scopes - {missing}))}, im:history]}}}}")
    with Playground(manifest=manifest) as slack:
        found = checks(slack, ledger)[f"subscribed channel {KENT}"]
    assert found.state.value == "warn"
    assert found.said.startswith(said)
    assert found.fix.startswith(fix)


def test_what_waits_for_a_person_is_named_with_the_command(slack: Playground, ledger: Ledger) -> None:
    held, refused = ledger.insert(digest(1), NOW), ledger.insert(digest(2), NOW)
    assert held is not None
    assert refused is not None
    with ledger.claim(held):
        ledger.intend(held, NOW)
        ledger.hold(held, "missing_scope")
    with ledger.claim(refused):
        ledger.again(refused, NOW, "restricted_action")
    found = checks(slack, ledger)
    assert found["delivery 1"].state.value == "warn"
    assert "is held: nobody knows whether it is in the channel (missing_scope)" in found["delivery 1"].said
    assert found["delivery 1"].fix == (
        "look in C0KENT, then `peel-bot deliveries resolve 1 --posted` if it is there, "
        "else `peel-bot deliveries resolve 1 --not-posted`"
    )
    assert "is refused (restricted_action), and tried again" in found["delivery 2"].said


@pytest.mark.parametrize(
    ("to", "state", "said"),
    [
        (CHIEFS, "ok", "can be posted to, and looked into"),
        ("C0NOWHERE", "FAIL", "is deleted, or private without the bot"),
        (MORGAN, "ok", f"is in {KENT}"),
        (STRANGER, "warn", "is in none of the subscribed channels, so that nobody would be told"),
    ],
)
def test_whom_the_rules_escalate_to(slack: Playground, ledger: Ledger, *, to: str, state: str, said: str) -> None:
    assert ledger.path is not None
    folder = ledger.path.parent / "knowledge"
    folder.mkdir()
    for source in Path("knowledge").iterdir():
        if source.name != "reminders.yml":
            (folder / source.name).symlink_to(source.resolve())
    (folder / "reminders.yml").write_text(f"rules: [{{id: deadlines, escalate to: {to}}}]\n")
    subscribe(ledger, KENT)
    found = checks(slack, ledger, BOT_KNOWLEDGE=str(folder))
    (check,) = [one for name, one in found.items() if name.startswith(f"escalate to {to} ")]
    assert (check.state.value, check.said[: len(said)]) == (state, said)


def test_a_token_that_slack_refuses_is_told_once_for_all_channels(slack: Playground, ledger: Ledger) -> None:
    subscribe(ledger, KENT, ESSEX)
    found = checks(slack, ledger, SLACK_BOT_TOKEN="xoxb-wrong")
    assert "was not asked further" in found["subscribed channels"].said
    assert not [name for name in found if name.startswith("subscribed channel C")]
