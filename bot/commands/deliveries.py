"""List deliveries of reminders, explain one, and decide about one that the bot holds for a person.

For example:
  peel-bot deliveries                                 all of them, the oldest first
  peel-bot deliveries --state held                    what waits for a person
  peel-bot deliveries --channel C0KENT --since 2017-04-03
  peel-bot deliveries show 7                          what is in it, what became of it, what comes next
  peel-bot deliveries resolve 7 --posted              it is in the channel: it is settled
  peel-bot deliveries resolve 7 --not-posted          it is not: the running bot posts it

A delivery is the digest of one channel on one morning. It is held when Slack did not say whether it took the message
and the channel's history cannot be read: then only somebody who looks in the channel can tell. They are kept in the
database of BOT_DATABASE_URL or its default.

Exit status: 0 done, 1 no such delivery, not to be decided, or no database, 2 wrong usage.
"""

import argparse
import datetime
import json
import sys
from typing import TYPE_CHECKING

from bot.commands.ledger_in_use import ledger_in_use, operator
from bot.errors import BotError, LedgerError
from bot.remind.delivery import Delivery, State
from bot.render.deliveries import as_json, comes_next, explained, listed

if TYPE_CHECKING:
    from bot.ledger.ledger import Ledger

HELP = "list deliveries of reminders, explain one, decide about one"
REFUSED = {
    State.PLANNED: "is planned: the bot posts it by itself",
    State.POSTING: "is being posted: the bot finds out by itself whether it is in the channel, or holds it",
    State.POSTED: "is posted already",
    State.CANCELLED: "is cancelled: it was never posted",
}
"""Why a delivery in that state is not to be decided."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add this command's arguments."""
    parser.set_defaults(what="list")
    parser.add_argument("--state", choices=[state.value for state in State], help="only those in this state")
    parser.add_argument("--channel", metavar="ID", help="only those to this channel")
    parser.add_argument("--since", metavar="DATE", type=_day, help="only those of this day or later (YYYY-MM-DD)")
    _add_json(parser, default=False)
    whats = parser.add_subparsers(metavar="show|resolve", title="one delivery")
    show = whats.add_parser("show", help="what is in it, what became of it, what comes next")
    show.add_argument("id", metavar="ID", type=_number)
    _add_json(show, default=argparse.SUPPRESS)
    show.set_defaults(what="show")
    resolve = whats.add_parser("resolve", help="say whether a held one is in its channel")
    resolve.add_argument("id", metavar="ID", type=_number)
    which = resolve.add_mutually_exclusive_group(required=True)
    which.add_argument("--posted", action="store_true", help="it is in the channel: it is settled")
    which.add_argument("--not-posted", action="store_true", help="it is not in the channel: the running bot posts it")
    resolve.add_argument("--by", metavar="NAME", help="who decides, for the history (default: this machine's user)")
    resolve.set_defaults(what="resolve")


def run(args: argparse.Namespace) -> int:
    """List, show or resolve. Return 0; 1 when that cannot be done, with the reason on standard error."""
    do = {"list": _list, "show": _show, "resolve": _resolve}[args.what]
    if args.what != "list" and (args.state or args.channel or args.since):
        return _refuse("--state, --channel and --since are for the list: leave them out here", 2)
    try:
        with ledger_in_use() as ledger:
            print(do(ledger, args))
    except BotError as error:
        return _refuse(str(error), 1)
    return 0


def _list(ledger: "Ledger", args: argparse.Namespace) -> str:
    found = ledger.deliveries(State(args.state) if args.state else None, args.channel, args.since)
    if args.json:
        return _json([as_json(one) for one in found])
    return listed(found)


def _show(ledger: "Ledger", args: argparse.Namespace) -> str:
    one, now = _held(ledger, args.id), _now()
    history = ledger.history(one.id)
    return _json(as_json(one, history, now)) if args.json else explained(one, history, now)


def _resolve(ledger: "Ledger", args: argparse.Namespace) -> str:
    one = _held(ledger, args.id)
    if one.state is not State.HELD:
        fix = f"nothing is to be decided; `peel-bot deliveries show {one.id}` says more"
        raise LedgerError(f"delivery {one.id}", REFUSED[one.state], fix)
    ledger.resolve(one.id, as_posted=args.posted, by=args.by or operator())
    became = _held(ledger, one.id)
    return f"Delivery {one.id} is {became.state.value} now. What comes next: {comes_next(became, _now())}"


def _held(ledger: "Ledger", number: int) -> Delivery:
    found = ledger.delivery(number)
    if found is None:
        raise LedgerError(f"delivery {number}", f"is not in {ledger.where}", "`peel-bot deliveries` lists them")
    return found


def _add_json(parser: argparse.ArgumentParser, *, default: object) -> None:
    # A default in both parsers would make the inner one undo what was given to the outer.
    parser.add_argument("--json", action="store_true", default=default, help="print JSON")


def _json(said: object) -> str:
    return json.dumps(said, ensure_ascii=False, indent=1)


def _now() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC)


def _day(text: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a date: write YYYY-MM-DD, for example 2017-04-03") from None


def _number(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 10):
        raise argparse.ArgumentTypeError(f"{text!r} is not a delivery's number: `peel-bot deliveries` lists them")
    return int(text)


def _refuse(message: str, status: int) -> int:
    for line in message.splitlines():
        print(f"peel-bot deliveries: {line}", file=sys.stderr)
    return status
