"""One copy of the bot among several, as a process of its own: `replica.py ROLE URL [words]`. Says "ready" first."""

import os
import sys
import time
from pathlib import Path

from digests import NOW, digest, open_ones

from bot.errors import LedgerError
from bot.ledger.ledger import Ledger, open_ledger
from bot.remind.delivery import State

CHANNELS, MORNINGS, PER_DIGEST = 4, 12, 5


def say(word: str) -> None:
    """Tell whoever started this."""
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()


def insert(ledger: Ledger) -> None:
    """Insert what every other copy inserts, too: digests that overlap with the one before."""
    for morning in range(MORNINGS):
        for channel in range(CHANNELS):
            numbers = range(morning * 3, morning * 3 + PER_DIGEST)
            ledger.insert(digest(*numbers, channel=f"C{channel}"), NOW)


def work(ledger: Ledger, posted: str) -> None:
    """Post whatever is due, until nothing is: a post is a line in a file."""
    while due := open_ones(ledger):
        for one in due:
            with ledger.claim(one) as held:
                if held is None or held.state is not State.PLANNED:
                    continue
                ledger.intend(one, NOW)
                with Path(posted).open("a") as file:
                    file.write(f"{one} {os.getpid()}\n")
                ledger.posted(one, "1.2", NOW)


def hold(ledger: Ledger, one: str) -> None:
    """Claim a delivery and never let go."""
    with ledger.claim(int(one)) as held:
        assert held is not None
        ledger.intend(int(one), NOW)
        say("holding")
        time.sleep(600)


def attempt(ledger: Ledger) -> None:
    """For each line insert something new with a new connection, and say what came of it."""
    for number, _line in enumerate(sys.stdin):
        ledger.close()
        try:
            ledger.insert(digest(number), NOW)
        except LedgerError as error:
            say(str(error))
        else:
            say("kept")


if __name__ == "__main__":
    role, url, *words = sys.argv[1:]
    say("ready")
    sys.stdin.readline()
    opened = open_ledger(url)
    if role != "open":
        {"insert": insert, "work": work, "hold": hold, "try": attempt}[role](opened, *words)
