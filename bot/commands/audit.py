"""Print the audit trail: who entered what in the register, when and why, and what was refused. Nothing changes it.

For example:
  peel-bot audit
  peel-bot audit --since 2026-11-01
  peel-bot audit --finding KENT-2016-E1 --csv > audit.csv

Times are London's. In Slack, administrators see the same with `/peel audit`.

Exit status: 0 done, 1 no database, 2 wrong usage.
"""

import argparse
import json
import sys
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot.commands.both_truths import day
from bot.commands.ledger_in_use import ledger_in_use
from bot.errors import BotError
from bot.register.audit import trail
from bot.today import LONDON

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.register.audit import Trace

HELP = "print who entered what in the register, and what was refused"
COLUMNS = ("at", "by", "person", "entry", "finding", "said", "why", "approver", "refused")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add this command's arguments."""
    parser.add_argument("--since", metavar="DATE", type=day, help="only from this day on, YYYY-MM-DD")
    parser.add_argument("--finding", metavar="ID", default="", help="only what is about this finding")
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="print JSON")
    form.add_argument("--csv", action="store_true", help="print CSV, safe to open in a spreadsheet")


def run(args: argparse.Namespace) -> int:
    """Print it. Return 0; 1 when that cannot be done, with the reason on standard error."""
    try:
        with ledger_in_use() as ledger:
            names = ledger.names()
            found = trail(
                ledger.entries(),
                ledger.refusals(),
                lambda person: names.get(person, person),
                since=args.since,
                finding=args.finding,
            )
    except BotError as error:
        for line in str(error).splitlines():
            print(f"peel-bot audit: {line}", file=sys.stderr)
        return 1
    if args.json:
        print(json.dumps([_row(one) for one in found], ensure_ascii=False, indent=1))
    elif args.csv:
        sys.stdout.write(_csv(found))
    else:
        print("\n".join(map(_line, found)) or "Nothing was entered or refused.")
    return 0


def _row(one: "Trace") -> dict[str, object]:
    at = one.at.astimezone(ZoneInfo(LONDON)).isoformat(timespec="seconds")
    return {**{name: getattr(one, name) for name in COLUMNS}, "at": at}


def _line(one: "Trace") -> str:
    row = _row(one)
    number = "refused" if one.refused else f"entry {one.entry}"
    about = f"{one.finding}: " if one.finding and not one.refused else ""
    who = one.by if one.by == one.person else f"{one.by} ({one.person})"
    approved = f", approved by {one.approver}" if one.approver else ""
    why = f" ({one.why})" if one.why else ""
    return f"{row['at']}  {who}  {number}  {' '.join(f'{about}{one.said}{why}{approved}'.split())}"


def _csv(found: "Sequence[Trace]") -> str:
    import csv  # noqa: PLC0415 (only here)
    import io  # noqa: PLC0415

    from bot.exchange.defusing import defused  # noqa: PLC0415

    written = io.StringIO()
    rows = csv.writer(written)
    rows.writerow(COLUMNS)
    for one in found:
        row = _row(one)
        rows.writerow([defused(str(row[name])) if row[name] is not None else "" for name in COLUMNS])
    return written.getvalue()
