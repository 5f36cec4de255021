"""`peel-bot subscriptions` as its user runs it."""

import json
import os
import subprocess
import sys
from datetime import date

import pytest

from bot.domain.reminding import Subscription, Which
from bot.ledger.ledger import open_ledger

pytestmark = pytest.mark.long


def subscriptions(url: str, *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "bot", "subscriptions", *words]
    environ = os.environ | {"BOT_DATABASE_URL": url}
    return subprocess.run(command, env=environ, capture_output=True, text=True, check=False, timeout=60)


def test_listed_and_ended(database_url: str) -> None:
    assert "is not there yet: `peel-bot run` makes it" in subscriptions(database_url).stderr
    ledger = open_ledger(database_url)
    assert subscriptions(database_url).stdout == "No channel is subscribed.\n"
    for channel, force in (("C0KENT", "kent"), ("C0ESSEX", "essex")):
        ledger.subscribe(Subscription(channel, Which(forces=(force,)), date(2017, 4, 3), "U0LIAISON"))
    listed = subscriptions(database_url).stdout.splitlines()
    assert listed == [
        "1  C0KENT  Kent: every deadline, since Mon 3 April 2017, by U0LIAISON",
        "2  C0ESSEX  Essex: every deadline, since Mon 3 April 2017, by U0LIAISON",
    ]
    assert [one["id"] for one in json.loads(subscriptions(database_url, "--channel", "C0ESSEX", "--json").stdout)] == [
        "2"
    ]
    assert subscriptions(database_url, "end", "1", "--by", "morgan").stdout == "Subscription 1 is ended.\n"
    assert [one.channel for one in ledger.subscriptions()] == ["C0ESSEX"]
    again = subscriptions(database_url, "end", "1")
    assert again.returncode == 1
    assert "subscription 1 is not in the database" in again.stderr
    ledger.close()
