"""Rehearse reminders: exactly what would be posted where and when, and why. Nothing is posted, nothing is changed.

For example:
  peel-bot remind --dry-run --as-of 2017-04-03 --subscribe "C0KENT=kent"
  peel-bot remind --dry-run --from 2017-04-03 --to 2017-06-30 --subscribe "C0KENT=kent, inspectorate dates"
  peel-bot remind --dry-run                           today, for the channels that are subscribed
  peel-bot remind --dry-run --json

What the force's register says counts: moved dates, what was closed, who owns what. Of days gone by, as it stood at the
end of the span.

Without --subscribe the bot's own subscriptions, acknowledgements and snoozes are used, as BOT_DATABASE_URL or its
default keeps them: from today on, what was told already is left out; of earlier days it is shown what a bot that was
never down would have posted.

Exit status: 0 rehearsed (also when nothing would be posted), 1 no usable knowledge or database, 2 wrong usage.
"""

import argparse
import datetime
import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.commands.both_truths import read_ledger
from bot.commands.ledger_in_use import ledger_in_use
from bot.domain.knowledge import Knowledge
from bot.errors import BotError, NoLedgerError
from bot.kb import load
from bot.kb.shipped import shipped_path
from bot.register.join import join
from bot.rehearsing import Audience, Rehearsal, audience_in_words, audience_of
from bot.today import in_london

HELP = "what would be posted in which channel, when and why?"
LONGEST = datetime.timedelta(days=3660)
SUBSCRIBE = 'say who is told: --subscribe "C0KENT=kent"'


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add this command's arguments."""
    parser.add_argument("--dry-run", action="store_true", help="always needed: only the running bot posts")
    parser.add_argument("--as-of", metavar="DATE", type=_day, help="one morning (default: today in London)")
    parser.add_argument("--from", dest="first", metavar="DATE", type=_day, help="the first morning of a span")
    parser.add_argument("--to", dest="last", metavar="DATE", type=_day, help="the last morning of a span")
    parser.add_argument(
        "--subscribe",
        action="append",
        metavar="CHANNEL=WORDS",
        help="rehearse this subscription, not the bot's own, in the words of /peel subscribe; may be given often",
    )
    parser.add_argument(
        "--since", metavar="DATE", type=_day, help="with --subscribe: when it began (default: the first morning)"
    )
    parser.add_argument("--json", action="store_true", help="print a list of messages with their blocks and reasons")
    parser.add_argument("--knowledge", metavar="PATH", type=Path, help="another knowledge folder (or BOT_KNOWLEDGE)")


class _UsageError(BotError):
    """What the person at the terminal must write differently."""


def run(args: argparse.Namespace) -> int:
    """Rehearse and print. Return 0; 1 for unusable knowledge or database; 2 for wrong usage."""
    try:
        first, last = _span(args)
        knowledge = _knowledge(args.knowledge or Path(os.environ.get("BOT_KNOWLEDGE") or shipped_path()))
        read = read_ledger()
        knowledge = join(knowledge, read.register.until(last), read.named)
        with _audience(args, knowledge, first) as audience:
            _show(Rehearsal(knowledge, audience), first, last, as_json=args.json)
    except _UsageError as error:
        return _refuse(str(error), 2)
    except BotError as error:
        return _refuse(str(error), 1)
    return 0


def _show(rehearsal: Rehearsal, first: datetime.date, last: datetime.date, *, as_json: bool) -> None:
    digests = rehearsal.digests(first, last)
    if as_json:
        print(json.dumps([rehearsal.json(digest) for digest in digests], ensure_ascii=False, indent=1))
        return
    silent = True
    for digest in digests:
        silent = False
        print(f"{rehearsal.text(digest)}\n")
    if silent:
        print(rehearsal.silence(first, last))


def _span(args: argparse.Namespace) -> tuple[datetime.date, datetime.date]:
    if not args.dry_run:
        raise _UsageError("add --dry-run: this command only rehearses, and the running bot posts by itself")
    if args.as_of and (args.first or args.last):
        raise _UsageError("give --as-of for one morning or --from and --to for a span, not both")
    if bool(args.first) != bool(args.last):
        raise _UsageError("a span has two ends: give --from and --to")
    first = args.first or args.as_of or in_london()
    last = args.last or first
    if last < first:
        raise _UsageError(f"--to {last} is before --from {first}: give the earlier day first")
    if last - first > LONGEST:
        raise _UsageError(f"--from {first} --to {last} is more than ten years: rehearse less at once")
    if args.since and not args.subscribe:
        raise _UsageError("--since goes with --subscribe: of the bot's own subscriptions it is known")
    if args.since and args.since > last:
        raise _UsageError(f"--since {args.since} is after {last}, the last morning: give an earlier day")
    return first, last


def _knowledge(path: Path) -> Knowledge:
    loaded = load(path)
    if not loaded.knowledge.forces:
        raise BotError(f"{path}: no usable knowledge here; `peel-bot check {path}` says what is wrong")
    if not loaded.knowledge.reminding.rules:
        raise BotError(
            f"{path}/reminders.yml has a fault, so nobody is reminded: `peel-bot check {path}` says where and the fix"
        )
    if loaded.problems:
        _say(f"note: {len(loaded.problems)} problem(s) in {path}; `peel-bot check {path}` lists them")
    return loaded.knowledge


@contextmanager
def _audience(args: argparse.Namespace, knowledge: Knowledge, first: datetime.date) -> Iterator[Audience]:
    if args.subscribe:
        try:
            audience = audience_in_words(args.subscribe, knowledge, args.since or first)
        except BotError as error:
            raise _UsageError(str(error)) from None
        yield audience
        return
    try:
        with ledger_in_use() as ledger:
            audience = audience_of(ledger, in_london())
            if not audience.subscriptions:
                raise BotError(f"no channel is subscribed in {ledger.where} yet: {SUBSCRIBE}")
            yield audience
    except NoLedgerError as error:
        raise BotError(f"{error}; or {SUBSCRIBE}") from None


def _day(text: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a date: write YYYY-MM-DD, for example 2017-04-03") from None


def _refuse(message: str, status: int) -> int:
    for line in message.splitlines():
        _say(line)
    return status


def _say(message: str) -> None:
    print(f"peel-bot remind: {message}", file=sys.stderr)
