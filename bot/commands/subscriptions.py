"""List what channels are reminded of, and end a subscription whose channel cannot do it itself: one that is deleted.

For example:
  peel-bot subscriptions
  peel-bot subscriptions --channel C0KENT
  peel-bot subscriptions end 3

In a channel, `/peel subscribe`, `/peel subscriptions` and `/peel unsubscribe` do the same. They are kept in the
database of BOT_DATABASE_URL or its default.

Exit status: 0 done, 1 no such subscription, or no database, 2 wrong usage.
"""

import argparse
import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from bot.commands.ledger_in_use import ledger_in_use, operator
from bot.errors import BotError, LedgerError
from bot.kb import load
from bot.kb.shipped import shipped_path
from bot.render.digest_line import day_words
from bot.render.which import described

if TYPE_CHECKING:
    from bot.domain.knowledge import Knowledge
    from bot.domain.reminding import Subscription
    from bot.ledger.ledger import Ledger

HELP = "list what channels are reminded of, end a subscription"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add this command's arguments."""
    parser.set_defaults(what="list")
    parser.add_argument("--channel", metavar="ID", help="only those of this channel")
    parser.add_argument("--json", action="store_true", help="print JSON")
    whats = parser.add_subparsers(metavar="end", title="one subscription")
    end = whats.add_parser("end", help="end it; what was told stays told")
    end.add_argument("id", metavar="ID", help="its number, as the list shows it")
    end.add_argument("--by", metavar="NAME", help="who ends it (default: this machine's user)")
    end.set_defaults(what="end")


def run(args: argparse.Namespace) -> int:
    """List or end. Return 0; 1 when that cannot be done, with the reason on standard error."""
    try:
        with ledger_in_use() as ledger:
            print(_end(ledger, args.id, args.by) if args.what == "end" else _list(ledger, args))
    except BotError as error:
        for line in str(error).splitlines():
            print(f"peel-bot subscriptions: {line}", file=sys.stderr)
        return 1
    return 0


def _list(ledger: "Ledger", args: argparse.Namespace) -> str:
    knowledge = load(Path(os.environ.get("BOT_KNOWLEDGE") or shipped_path())).knowledge
    found = ledger.subscriptions(args.channel)
    if args.json:
        return json.dumps([_as_json(one, knowledge) for one in found], ensure_ascii=False, indent=1)
    if not found:
        return "No channel is subscribed." if args.channel is None else f"{args.channel} is not subscribed."
    return "\n".join(
        f"{one.id}  {one.channel}  {described(one.which, knowledge)}, since {day_words(one.since)}"
        + (f", by {one.by}" if one.by else "")
        for one in found
    )


def _end(ledger: "Ledger", number: str, by: str | None) -> str:
    if not ledger.unsubscribe(number, by or operator()):
        fix = "`peel-bot subscriptions` lists those that are not ended"
        raise LedgerError(f"subscription {number}", f"is not in {ledger.where}, or was ended before", fix)
    return f"Subscription {number} is ended."


def _as_json(one: "Subscription", knowledge: "Knowledge") -> dict[str, object]:
    return {
        "id": one.id,
        "channel": one.channel,
        "what": described(one.which, knowledge),
        "since": one.since.isoformat(),
        "by": one.by,
    }
