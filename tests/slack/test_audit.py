"""The audit trail in Slack and in the terminal, and who may subscribe a channel."""

import csv
import io
import json
import os
import subprocess
import sys
from collections.abc import Iterator

import pytest

from bot.domain.access import Access, Members
from bot.playground import Playground
from tests.slack.conftest import KENT, MORGAN, PRIYA
from tests.slack.register_line import CLERK, E1, E2, Line, line


@pytest.fixture
def here(slack: Playground, database_url: str) -> Iterator[Line]:
    with line(slack, database_url) as running:
        yield running


def audit(url: str, *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "bot", "audit", *words]
    environ = os.environ | {"BOT_DATABASE_URL": url}
    return subprocess.run(command, env=environ, capture_output=True, text=True, check=False, timeout=60)


def test_every_change_and_every_refusal_is_in_the_trail(here: Line, database_url: str) -> None:
    here.knows(PRIYA)
    here.says(PRIYA, f"note {E1} =2+3", "Note: =2+3")
    here.says(PRIYA, f"note {E2} another", "another")
    here.says(CLERK, f"status {E1} closed", "takes an editor")
    said = here.says(MORGAN, "audit", "Audit trail: 2 entered, 1 refused").text
    assert "3 April 2017, 09:00, Priya Nair, entry 1: KENT-2016-E1: note: =2+3" in said.replace("\u200b", "")
    assert "refused: status KENT-2016-E1" in said
    assert "entry 2" not in here.says(MORGAN, f"audit {E1}", f"Audit trail of {E1}").text
    here.says(MORGAN, "audit since 4 April 2017", "Nothing was entered or refused since 4 April 2017")
    here.says(MORGAN, "audit since the flood", "names no day")
    here.standing()  # what people are called is in the database by then
    lines = audit(database_url).stdout.splitlines()
    assert lines[0] == "2017-04-03T09:00:00+01:00  Priya Nair (U0OWNER)  entry 1  KENT-2016-E1: note: =2+3"
    assert [one["refused"] for one in json.loads(audit(database_url, "--finding", E1, "--json").stdout)] == [
        False,
        True,
    ]
    rows = list(csv.DictReader(io.StringIO(audit(database_url, "--csv").stdout)))
    assert rows[0]["said"] == "note: =2+3"
    assert audit(database_url, "--since", "2017-04-04").stdout == "Nothing was entered or refused.\n"


def test_only_administrators_read_it_and_the_attempt_is_in_it(here: Line) -> None:
    said = here.says(PRIYA, "audit", "for administrators").text
    assert "Ask Morgan." in said
    assert "refused: audit" in here.says(MORGAN, "audit", "1 refused").text


def test_in_a_channel_only_who_asked_sees_it(here: Line) -> None:
    here.slack.mention(MORGAN, KENT, "audit")
    here.slack.wait_for_message(KENT, "Nothing was entered", to=MORGAN)
    assert not any("was entered or refused" in message.text for message in here.slack.messages(KENT))


def test_an_audit_committee_is_no_audit_trail(here: Line) -> None:
    answer = here.slack.slash(CLERK, KENT, "audit committee").message
    assert answer is not None
    assert "administrators" not in answer.text


def test_who_may_subscribe_a_channel(slack: Playground, database_url: str) -> None:
    access = Access(administrators=Members(frozenset({MORGAN})), subscribers=Members(frozenset({PRIYA})), ask="Morgan")
    with line(slack, database_url, access) as here:
        here.says(CLERK, "subscribe kent", "You may not change what a channel is reminded of. Ask Morgan.")
        assert here.bot.register is not None
        ledger = here.bot.register.ledger
        assert ledger.subscriptions() == []
        assert [(one.by, one.wanted) for one in ledger.refusals()] == [(CLERK, f"subscribe {KENT}")]
        slack.slash(PRIYA, KENT, "subscribe kent")
        slack.wait_for_message(KENT, "will be reminded of Kent")
        here.says(CLERK, "unsubscribe", "You may not change")
        here.says(CLERK, "subscriptions", "Kent")
        assert len(ledger.subscriptions()) == 1
