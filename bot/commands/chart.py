"""Draw a force's judgements, deadlines or findings by status. Nothing is changed.

For example:
  peel-bot chart grid --force kent -o kent.png
  peel-bot chart deadlines --force kent --as-of 2017-05-20 -o deadlines.svg
  peel-bot chart statuses --force "Avon and Somerset" -o - > statuses.png
  peel-bot chart grid --force kent --text

A PNG has twice the drawing's size and uses the font that comes with the program; the description for whoever does not
see it goes to standard error. --text prints the same facts instead. Judgements of cycles that must not be compared
are parted by a gap. The knowledge is that of BOT_KNOWLEDGE or the shipped one, the register that of BOT_DATABASE_URL
or its default; where there is none yet, only what was published is drawn.

Exit status: 0 done, 1 nothing known to draw, or no usable knowledge, database or place to write to, 2 wrong usage.
"""

import argparse
import sys
from pathlib import Path

from bot.charts.choice import DRAWINGS
from bot.charts.picture import Picture
from bot.commands.both_truths import UnusableError, add_knowledge, day, force_id, knowledge_in_use, read_ledger
from bot.errors import BotError
from bot.register.join import join
from bot.render.text import to_text
from bot.today import in_london

HELP = "judgements, deadlines or findings by status as a picture"
FORMATS = ("png", "svg")
STANDARD_OUTPUT = "-"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add this command's arguments."""
    parser.add_argument("what", choices=list(DRAWINGS), help="what to draw")
    parser.add_argument("--force", metavar="FORCE", required=True, help="whose, by the force's id or name")
    parser.add_argument("--as-of", metavar="DATE", type=day, help="as things stood at the end of DATE (YYYY-MM-DD)")
    parser.add_argument("--format", choices=FORMATS, help="by default the ending of -o, else png")
    parser.add_argument("--text", action="store_true", help="print the same facts as text")
    parser.add_argument(
        "-o", "--output", metavar="FILE", default=STANDARD_OUTPUT, help="where to; - is standard output"
    )
    add_knowledge(parser)


def run(args: argparse.Namespace) -> int:
    """Write the picture. Return 0; 1 when there is none or it cannot be written, 2 for wrong usage."""
    ending = Path(args.output).suffix.lower().removeprefix(".")
    to_stdout = args.output == STANDARD_OUTPUT
    form = args.format or ending or "png"
    if form not in FORMATS:
        return _refuse(f"{args.output}: a picture is a .png or an .svg", 2)
    if form == "png" and to_stdout and not args.text and sys.stdout.isatty():
        return _refuse("a PNG is nothing for a terminal: name a file with -o, or use --text", 2)
    try:
        picture = _picture(args)
        if args.text:
            print(to_text(picture.told))
            return 0
        if not picture.svg:
            return _refuse(f"nothing to draw: {picture.told.headline}", 1)
        content = picture.png() if form == "png" else picture.svg.encode()
        if to_stdout:
            sys.stdout.buffer.write(content)
            sys.stdout.buffer.flush()
        else:
            _write(Path(args.output), content)
        _say(picture.alt)
    except BotError as error:
        return _refuse(str(error), 1)
    return 0


def _picture(args: argparse.Namespace) -> Picture:
    knowledge = knowledge_in_use(args.knowledge)
    force, on = force_id(knowledge, args.force), args.as_of or in_london()
    read = read_ledger()
    if read.note:
        _say(read.note)
    return DRAWINGS[args.what](join(knowledge, read.register.until(on), read.named), force, on)


def _write(path: Path, content: bytes) -> None:
    try:
        path.write_bytes(content)
    except OSError as error:
        raise UnusableError(f"{path} cannot be written ({error.strerror}): name another file with -o") from None
    _say(f"{path}: {len(content):,} bytes")


def _refuse(message: str, status: int) -> int:
    for line in message.splitlines():
        _say(f"peel-bot chart: {line}")
    return status


def _say(line: str) -> None:
    print(line, file=sys.stderr)
