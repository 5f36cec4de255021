"""A server that loads the bot and forks then, as gunicorn with --preload does: each process has its own connections."""

import subprocess
import sys

import pytest

pytestmark = pytest.mark.long

FORKS = """
import os, sys
from datetime import date
from bot.domain.reminding import Subscription, Which
from bot.ledger.ledger import open_ledger

ledger = open_ledger(sys.argv[1])
children = []
for number in range(4):
    child = os.fork()
    if not child:
        status = 1
        try:
            for _ in range(25):
                ledger.subscribe(Subscription(f"C{number}", Which(), date(2017, 4, 3)))
                assert all(one.channel[0] == "C" for one in ledger.subscriptions())
            status = 0
        finally:
            os._exit(status)
    children.append(child)
assert [os.waitpid(child, 0)[1] for child in children] == [0] * 4
assert len(ledger.subscriptions()) == 100
"""


def test_processes_forked_after_it_was_opened_do_not_disturb_each_other(database_url: str) -> None:
    command = [sys.executable, "-c", FORKS, database_url]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert (done.returncode, done.stderr) == (0, "")
