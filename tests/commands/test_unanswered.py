"""`peel-bot unanswered` as its user runs it."""

import json
import os
import subprocess
import sys
from datetime import UTC, datetime

import pytest

from bot.ledger.heard import Rating, Unmet
from bot.ledger.ledger import open_ledger

pytestmark = pytest.mark.long

AT = datetime(2026, 11, 12, 9, tzinfo=UTC)


def unanswered(url: str, *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "bot", "unanswered", *words]
    environ = os.environ | {"BOT_DATABASE_URL": url}
    return subprocess.run(command, env=environ, capture_output=True, text=True, check=False, timeout=60)


def test_grouped_by_what_was_unknown_with_an_alias_and_without_what_is_understood_by_now(database_url: str) -> None:
    assert "is not there yet" in unanswered(database_url).stderr
    ledger = open_ledger(database_url)
    assert unanswered(database_url).stdout == "Not understood: 0. Asked back: 0. Rated: 0 helped, 0 did not.\n"
    asked = "how did merseycops do in 2018"
    ledger.hear(
        [
            Unmet(AT.replace(day=1), "not understood", asked, ("merseycops",)),
            Unmet(AT, "not understood", asked, ("merseycops",)),
            Unmet(AT, "not understood", "judgements kent 2016", ("judgements",)),
            Unmet(AT, "asked back"),
        ],
        [Rating(AT, good=False, text="deadlines kent"), Rating(AT, good=True)],
    )
    ledger.close()
    assert unanswered(database_url).stdout.splitlines() == [
        "Not understood: 3. Asked back: 1. Rated: 1 helped, 1 did not.",
        "Of 1 the words are not kept: BOT_KEEP_QUESTIONS=yes keeps them, once people were told.",
        "1 are understood by now, and are left out.",
        "",
        "“merseycops”: 2 times, last on 12 November 2026",
        f"  {asked}",
        "  perhaps “merseycops” is an alias of the force merseyside, like “merseyside” (forces.yml, aliases)",
        "",
        "Answers that did not help:",
        "  deadlines kent",
    ]
    said = json.loads(unanswered(database_url, "--since", "2026-11-02", "--json").stdout)
    assert said["not_understood"] == 2
    assert [(one["unknown"], one["times"]) for one in said["groups"]] == [(["merseycops"], 1)]
    assert unanswered(database_url, "--since", "soon").returncode == 2
