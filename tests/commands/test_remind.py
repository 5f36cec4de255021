"""`peel-bot remind --dry-run` as its user runs it: a process, its output, its exit status."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from bot.cli import main
from bot.domain.reminding import Subscription, Which
from bot.kb import load
from bot.kb.shipped import shipped_path
from bot.ledger.ledger import Ledger, open_ledger
from bot.register.entry import Proposed, What
from bot.rehearsing import Rehearsal, audience_of
from bot.remind.delivery import State
from bot.today import in_london

pytestmark = pytest.mark.long

KENT, ESSEX = "C0KENT", "C0ESSEX"
TO_KENT = ("--subscribe", f"{KENT}=kent")


def remind(*words: str, **environ: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "bot", "remind", *words]
    return subprocess.run(
        command, env=os.environ | environ, capture_output=True, text=True, check=False, timeout=60
    )  # fmt: skip


def rehearsed(*words: str, **environ: str) -> list[dict]:
    done = remind("--dry-run", "--json", *words, **environ)
    assert (done.returncode, done.stderr) == (0, "")
    return json.loads(done.stdout)


def told(messages: Sequence[dict]) -> list[tuple[str, str, str, int]]:
    return [
        (message["at"][:10], one["obligation"], one["stage"], one["number"])
        for message in messages
        for one in message["reminders"]
    ]


def test_a_morning_shows_where_when_what_and_why() -> None:
    done = remind("--dry-run", "--as-of", "2017-04-03", *TO_KENT)
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert lines[0] == "Mon 3 April 2017, 09:00 BST, in C0KENT"
    assert lines[1] == "  | 1 deadline to look at on Mon 3 April 2017: 1 due later"
    assert "due Mon 1 May 2017, 28 days left: KENT-2016-E1 (Kent): Submit an action plan" in lines[3]
    assert "source (https://" in lines[4]
    assert lines[5] == "  why KENT-2016-E1:action-plan: rule deadlines, 28 days before Mon 1 May 2017"


def test_a_moved_announcement_says_from_which_day_and_why() -> None:
    done = remind("--dry-run", "--as-of", "2017-04-13", "--since", "2017-04-03", *TO_KENT)
    assert (
        "rule deadlines, 14 days before Mon 1 May 2017; moved to the working day before, "
        "for Mon 17 April 2017 is a bank holiday (Easter Monday)\n"
    ) in done.stdout


def test_a_span_is_played_day_by_day_and_nothing_comes_twice() -> None:
    messages = rehearsed("--from", "2017-04-03", "--to", "2017-06-30", *TO_KENT)
    said = told(messages)
    assert [one for one in said if one[1] == "action-plan"] == [
        ("2017-04-03", "action-plan", "ahead", 28),
        ("2017-04-13", "action-plan", "ahead", 14),
        ("2017-04-24", "action-plan", "ahead", 7),
        ("2017-04-28", "action-plan", "ahead", 0),
        ("2017-05-02", "action-plan", "overdue", 1),
        ("2017-05-09", "action-plan", "overdue", 2),
        ("2017-05-16", "action-plan", "overdue", 3),
        ("2017-05-23", "action-plan", "overdue", 4),
    ]
    assert len(set(said)) == len(said)
    assert {message["channel"] for message in messages} == {KENT}
    assert all(message["blocks"] and message["reminders"][0]["why"] for message in messages)


def test_several_subscriptions_and_several_channels() -> None:
    given = ("--subscribe", f"{KENT}=kent", "--subscribe", f"{ESSEX}=all forces")
    messages = rehearsed("--as-of", "2017-06-01", "--since", "2017-04-01", *given)
    assert [message["channel"] for message in messages] == [ESSEX, KENT]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            ("--as-of", "2017-04-15", *TO_KENT),
            "Nothing would be posted on Sat 15 April 2017, which is a Saturday. Next: Mon 24 April 2017, in C0KENT.\n",
        ),
        (
            ("--from", "2017-04-04", "--to", "2017-04-12", *TO_KENT),
            "Nothing would be posted from Tue 4 April 2017 to Wed 12 April 2017. Next: Thu 13 April 2017, in C0KENT.\n",
        ),
        (
            ("--as-of", "2017-04-03", "--subscribe", f"{KENT}=kent legitimacy"),
            (
                "Nothing would be posted on Mon 3 April 2017. Nothing comes in the 400 days after, either.\n"
                "C0KENT asks for Kent: legitimacy: no open deadline of that has a day.\n"
            ),
        ),
    ],
)
def test_silence_says_why_and_what_comes_next(words: tuple[str, ...], said: str) -> None:
    done = remind("--dry-run", *words)
    assert (done.returncode, done.stdout, done.stderr) == (0, said, "")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "add --dry-run"),
        (("--dry-run", "--as-of", "2017-04-03", "--from", "2017-04-03", "--to", "2017-04-03"), "not both"),
        (("--dry-run", "--from", "2017-04-03"), "a span has two ends: give --from and --to"),
        (("--dry-run", "--from", "2017-04-03", "--to", "2017-04-02"), "--to 2017-04-02 is before --from 2017-04-03"),
        (("--dry-run", "--from", "2000-01-01", "--to", "2017-04-02"), "more than ten years: rehearse less at once"),
        (("--dry-run", "--since", "2017-04-03"), "--since goes with --subscribe"),
        (("--dry-run", "--as-of", "1 May 2017"), "'1 May 2017' is not a date: write YYYY-MM-DD"),
        (("--dry-run", "--subscribe", "kent"), "write a channel and what it is told, \"C0KENT=kent legitimacy\""),
        (("--dry-run", "--subscribe", "C0KENT=narnia"), "'narnia' is not known here: name forces, questions"),
        (("--dry-run", "--subscribe", "C0KENT=everything"), 'Write "C0KENT=everything for Kent"; '),
    ],
)  # fmt: skip
def test_wrong_usage_says_what_to_write(capsys: pytest.CaptureFixture[str], words: tuple[str, ...], said: str) -> None:
    try:
        status: object = main(["remind", *words])
    except SystemExit as stopped:
        status = stopped.code
    printed = capsys.readouterr()
    assert (status, printed.out) == (2, "")
    assert said in printed.err


def test_a_fault_in_the_rules_is_said_not_guessed_past(tmp_path: Path) -> None:
    folder = tmp_path / "knowledge"
    subprocess.run(["cp", "-r", "knowledge", folder], check=True)
    (folder / "reminders.yml").write_text("rules: [{id: deadlines, days before: [x]}]\n")
    done = remind("--dry-run", *TO_KENT, "--knowledge", str(folder))
    assert done.returncode == 1
    assert f"reminders.yml has a fault, so nobody is reminded: `peel-bot check {folder}`" in done.stderr
    done = remind("--dry-run", *TO_KENT, "--knowledge", str(tmp_path))
    assert (done.returncode, "no usable knowledge here" in done.stderr) == (1, True)


def test_without_a_database_it_says_so_and_makes_none(tmp_path: Path) -> None:
    done = remind("--dry-run", XDG_STATE_HOME=str(tmp_path))
    assert done.returncode == 1
    assert f"the database {tmp_path}/peel-bot/peel-bot.db is not there yet" in done.stderr
    assert 'or say who is told: --subscribe "C0KENT=kent"' in done.stderr
    assert list(tmp_path.iterdir()) == []


def sent(ledger: Ledger) -> None:
    """Post what is planned."""
    for number, one in enumerate(ledger.deliveries(State.PLANNED)):
        with ledger.claim(one.id):
            ledger.intend(one.id, datetime.now(UTC))
            ledger.posted(one.id, f"1.{one.id}{number}", datetime.now(UTC))


def test_what_the_register_says_is_rehearsed(database_url: str) -> None:
    """A date that was moved, what was closed, and an owner are as the bot itself knows them."""
    ledger = open_ledger(database_url)
    ledger.subscribe(Subscription(KENT, Which(forces=("kent",)), in_london()))
    tomorrow = in_london() + timedelta(days=1)
    moved = Proposed(What.DATE, "KENT-2016-E1", tomorrow.isoformat(), "action-plan", "late", "U9")
    ledger.enter([moved, Proposed(What.OWNER, "KENT-2016-E1", "U0OWNER")], by="U1", request="a")
    ledger.learn("U0OWNER", "Priya Nair")
    closing = [Proposed(What.EVIDENCE, "KENT-2016-E2", "x"), Proposed(What.STATUS, "KENT-2016-E2", "closed")]
    ledger.enter(closing, by="U1", request="b")
    span = ("--to", (tomorrow + timedelta(days=4)).isoformat())
    messages = rehearsed("--from", in_london().isoformat(), *span, BOT_DATABASE_URL=database_url)
    said = [one for message in messages for one in message["reminders"]]
    plan = [one for one in said if one["obligation"] == "action-plan"]
    assert {one["due"] for one in plan} == {tomorrow.isoformat()}
    assert {one["stage"] for one in plan} <= {"ahead", "overdue"}
    assert not [one for one in said if one["finding"] == "KENT-2016-E2"]
    assert "<@U0OWNER>" in "".join(message["text"] for message in messages)
    ledger.close()


def test_the_bots_own_subscriptions_are_used_and_what_was_told_is_left_out(database_url: str) -> None:
    """Both channels began long ago: on this morning both are asked about what is long past, until they were told."""
    today = in_london()
    ledger = open_ledger(database_url)
    assert remind("--dry-run", BOT_DATABASE_URL=database_url).stderr.startswith(
        "peel-bot remind: no channel is subscribed in the database "
    )
    for channel in (KENT, ESSEX):
        ledger.subscribe(Subscription(channel, Which(forces=("kent",)), date(2017, 4, 3)))
    span = ("--from", today.isoformat(), "--to", (today + timedelta(days=7)).isoformat())
    both = rehearsed(*span, BOT_DATABASE_URL=database_url)
    assert [message["channel"] for message in both] == [ESSEX, KENT]
    first = [one["key"] for one in both[1]["reminders"]]

    knowledge = load(shipped_path()).knowledge
    audience = replace(audience_of(ledger, today), subscriptions=tuple(ledger.subscriptions(KENT)))
    (digest,) = Rehearsal(knowledge, audience).digests(today, today + timedelta(days=7))
    ledger.insert(digest, datetime.now(UTC))
    assert ledger.told(first) == set(first)
    assert [message["channel"] for message in rehearsed(*span, BOT_DATABASE_URL=database_url)] == [ESSEX, KENT]
    assert [one.state for one in ledger.deliveries()] == [State.PLANNED], "rehearsing changes nothing"
    sent(ledger)
    assert [message["channel"] for message in rehearsed(*span, BOT_DATABASE_URL=database_url)] == [ESSEX]
    elsewhere = tuple(replace(one, channel=ESSEX) for one in digest.reminders)
    ledger.insert(replace(digest, channel=ESSEX, reminders=elsewhere), datetime.now(UTC))
    sent(ledger)
    silent = remind("--dry-run", *span, BOT_DATABASE_URL=database_url).stdout
    assert f"What was told is left out: `peel-bot deliveries --since {today}` lists it. Nothing comes in" in silent
    past = rehearsed("--as-of", "2017-04-24", BOT_DATABASE_URL=database_url)
    assert told(past) == [("2017-04-24", "action-plan", "ahead", 7)] * 2
    ledger.close()


def test_a_snooze_counts_from_the_morning_after_it_was_asked_for(database_url: str) -> None:
    ledger = open_ledger(database_url)
    ledger.subscribe(Subscription(KENT, Which(forces=("kent",)), date(2017, 4, 3)))
    asked = datetime(2017, 4, 13, 10, tzinfo=UTC)
    due = date(2017, 5, 1)
    about = (KENT, "KENT-2016-E1:action-plan", due)
    ledger.mark(*about, "snoozed", until=date(2017, 4, 26), by="U0LIAISON", at=asked)
    messages = rehearsed("--from", "2017-04-03", "--to", "2017-04-28", BOT_DATABASE_URL=database_url)
    assert told(messages) == [
        ("2017-04-03", "action-plan", "ahead", 28),
        ("2017-04-13", "action-plan", "ahead", 14),
        ("2017-04-26", "action-plan", "woken", date(2017, 4, 26).toordinal()),
        ("2017-04-28", "action-plan", "ahead", 0),
    ]
    assert "Snoozed by" not in messages[1]["text"]
    ledger.close()
