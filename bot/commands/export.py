"""Take findings, obligations, history or a calendar out as a file. Nothing is changed.

For example:
  peel-bot export findings --force kent -o kent-findings.xlsx
  peel-bot export obligations --as-of 2017-04-03 -o obligations.csv
  peel-bot export history --force kent --format json
  peel-bot export calendar --force kent -o kent.ics
  peel-bot export calendar --person "Dana Whitfield" -o dana.ics

What was published stands in columns of its own ("published ..."), what the force entered in others ("register ..."),
each with its source. The knowledge is that of BOT_KNOWLEDGE or the shipped one, the register that of BOT_DATABASE_URL
or its default; where there is none yet, only what was published is told. Without -o the file goes to standard output.

Exit status: 0 done, 1 no usable knowledge, database or place to write to, 2 wrong usage.
"""

import argparse
import sys
from pathlib import Path

from bot.commands.both_truths import UnusableError, add_knowledge, day, force_id, knowledge_in_use, read_ledger
from bot.errors import BotError
from bot.exchange.calendar import events, to_ics
from bot.exchange.formats import FORMATS
from bot.exchange.scope import forces_of, of_channel, of_person
from bot.exchange.table import Kind
from bot.exchange.tables import table
from bot.exchange.truths import Truths, truths
from bot.today import in_london

HELP = "findings, obligations, history or a calendar as a file"
CALENDAR = "calendar"
ICS = "ics"
STANDARD_OUTPUT = "-"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add this command's arguments."""
    parser.add_argument("what", choices=[*(one.value for one in Kind), CALENDAR], help="what to take out")
    parser.add_argument("--force", metavar="FORCE", help="of one force only, by its id or name")
    parser.add_argument("--as-of", metavar="DATE", type=day, help="as things stood at the end of DATE (YYYY-MM-DD)")
    parser.add_argument("--format", choices=[*FORMATS, ICS], help="by default the ending of -o, else csv or ics")
    parser.add_argument(
        "-o", "--output", metavar="FILE", default=STANDARD_OUTPUT, help="where to; - is standard output"
    )
    parser.add_argument("--person", metavar="NAME", help="with calendar: only what this person owns, by id or name")
    parser.add_argument("--channel", metavar="ID", help="with calendar: only what this channel is reminded of")
    add_knowledge(parser)


def run(args: argparse.Namespace) -> int:
    """Write the file. Return 0; 1 when that cannot be done, 2 for wrong usage, with the reason on standard error."""
    form = args.format or _ending(args) or (ICS if args.what == CALENDAR else "csv")
    if wrong := _wrong(args, form):
        return _refuse(wrong, 2)
    try:
        content = _content(args, form)
        if args.output == STANDARD_OUTPUT:
            sys.stdout.buffer.write(content)
            sys.stdout.buffer.flush()
        else:
            _write(Path(args.output), content)
    except BotError as error:
        return _refuse(str(error), 1)
    return 0


def _ending(args: argparse.Namespace) -> str:
    ending = Path(args.output).suffix.lower().removeprefix(".")
    return ending if ending in (*FORMATS, ICS) else ""


def _wrong(args: argparse.Namespace, form: str) -> str:
    calendar = args.what == CALENDAR
    if calendar != (form == ICS):
        fitting = ICS if calendar else ", ".join(FORMATS)
        return f"{args.what} cannot be written as {form}: choose --format {fitting}"
    if (args.person or args.channel) and not calendar:
        return "--person and --channel are for the calendar: leave them out here"
    if form == "xlsx" and args.output == STANDARD_OUTPUT and sys.stdout.isatty():
        return "a workbook is nothing for a terminal: name a file with -o"
    return ""


def _content(args: argparse.Namespace, form: str) -> bytes:
    knowledge = knowledge_in_use(args.knowledge)
    force = force_id(knowledge, args.force) if args.force else None
    read = read_ledger()
    if read.note:
        _say(read.note)
    held = truths(knowledge, read.register, read.named, args.as_of or in_london())
    if form != ICS:
        return FORMATS[form](table(Kind(args.what), held, force))
    wanted = [of_person(args.person)] if args.person else []
    forces = frozenset({force}) if force else None
    if args.channel:
        subscribed = [one for one in read.subscriptions if one.channel == args.channel]
        if not subscribed:
            raise UnusableError(f"{args.channel} is not reminded of anything: `peel-bot subscriptions` lists channels")
        wanted.append(of_channel(subscribed))
        forces = forces or forces_of(subscribed)
    found = events(held, lambda finding, obligation: all(one(finding, obligation) for one in wanted), forces)
    return to_ics(found, _name(args, held, force))


def _name(args: argparse.Namespace, held: Truths, force: str | None) -> str:
    of = [held.joined.forces[force].name] if force else []
    return " ".join(["Deadlines", *of, *filter(None, (args.person, args.channel))])


def _write(path: Path, content: bytes) -> None:
    try:
        path.write_bytes(content)
    except OSError as error:
        raise UnusableError(f"{path} cannot be written ({error.strerror}): name another file with -o") from None
    _say(f"{path}: {len(content):,} bytes")


def _refuse(message: str, status: int) -> int:
    for line in message.splitlines():
        _say(f"peel-bot export: {line}")
    return status


def _say(line: str) -> None:
    print(line, file=sys.stderr)
