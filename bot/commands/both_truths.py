"""The published knowledge and the register, for commands that take both out of Slack or bring something in."""

import argparse
import os
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bot.commands.ledger_in_use import ledger_in_use
from bot.domain.knowledge import Knowledge
from bot.domain.reminding import Subscription
from bot.errors import BotError, NoLedgerError
from bot.kb import load
from bot.kb.shipped import shipped_path
from bot.register.register import Register


class UnusableError(BotError):
    """What the command was told cannot be used."""


@dataclass(frozen=True)
class Read:
    """What a ledger held: entries, people's names by their ids, what channels subscribe to. `note` says of none."""

    register: Register
    names: dict[str, str]
    subscriptions: list[Subscription]
    note: str = ""

    def named(self, person: str) -> str:
        """Return what people call somebody."""
        return self.names.get(person, person)


def add_knowledge(parser: argparse.ArgumentParser) -> None:
    """Add the argument that names another knowledge folder."""
    parser.add_argument("--knowledge", metavar="PATH", type=Path, help="another knowledge folder (or BOT_KNOWLEDGE)")


def knowledge_in_use(path: Path | None) -> Knowledge:
    """Read the knowledge at a path, by default that of the settings or the shipped one. Raises UnusableError."""
    found = path or Path(os.environ.get("BOT_KNOWLEDGE") or shipped_path())
    knowledge = load(found).knowledge
    if not knowledge.forces:
        raise UnusableError(f"{found}: no usable knowledge here; `peel-bot check {found}` says what is wrong")
    return knowledge


def read_ledger() -> Read:
    """Read what people entered; nothing, with a note, where there is no ledger yet. Raises LedgerError."""
    try:
        with ledger_in_use() as ledger:
            return Read(Register().after(ledger.entries()), ledger.names(), ledger.subscriptions())
    except NoLedgerError as error:
        return Read(Register(), {}, [], f"note: {error.where} is not there yet: only what was published is told")


def force_id(knowledge: Knowledge, named: str) -> str:
    """Return the id of a force that is called so. Raises UnusableError."""
    wanted = named.strip().casefold()
    for force in knowledge.forces.values():
        if wanted in (force.id, force.name.casefold(), force.official.casefold(), *map(str.casefold, force.aliases)):
            return force.id
    raise UnusableError(f"{named!r} is no force: write its id or name, such as kent")


def day(text: str) -> date:
    """Return a date as an argument says it."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a date: write YYYY-MM-DD, for example 2017-04-03") from None
