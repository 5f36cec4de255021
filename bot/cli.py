"""The command line: finds the command, runs it, turns an interrupt into an exit status."""

import argparse
import importlib
import os
import sys
from collections.abc import Sequence

from bot import __version__
from bot.proxies import spare_this_machine

COMMANDS = {
    "run": "run",
    "try": "try_",
    "ask": "ask",
    "check": "check",
    "remind": "remind",
    "export": "export",
    "chart": "chart",
    "import-register": "import_register",
    "subscriptions": "subscriptions",
    "deliveries": "deliveries",
    "audit": "audit",
    "unanswered": "unanswered",
    "doctor": "doctor",
}
"""Each command and its module in `bot.commands`, which offers HELP, add_arguments(parser) and run(args)."""

EPILOG = """\
examples:
  peel-bot try                                        open the playground in a browser
  peel-bot ask "What was Kent judged in PEEL 2016?"   one question, answered here
  peel-bot check knowledge/                           is the knowledge in order?
  peel-bot remind --dry-run --subscribe "C0KENT=kent"  what would be posted, where, when and why?
  peel-bot export findings --force kent -o kent.xlsx  what was found, and what the force does about it, as a file
  peel-bot chart grid --force kent -o kent.png        Kent's judgements over the inspections, as a picture
  peel-bot import-register tracker.csv --dry-run      what would the force's present tracker bring in?
  peel-bot subscriptions                              which channels are reminded of what?
  peel-bot deliveries                                 what was posted, and what waits for a person?
  peel-bot audit                                      who entered what in the register, and what was refused?
  peel-bot unanswered                                 what was not understood, and which alias would mend it?
  peel-bot doctor                                     are tokens, scopes, channels and clock in order?
  peel-bot run                                        connect to Slack
"""


def build_parser(only: str | None = None) -> argparse.ArgumentParser:
    """Return the parser. With `only`, just that command's arguments are loaded, which keeps the start quick."""
    parser = argparse.ArgumentParser(
        prog="peel-bot",
        description="Answers what the police inspectorate judged and what must be improved, with sources.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"peel-bot {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    for name, module_name in COMMANDS.items():
        if only not in (None, name):
            continue
        module = importlib.import_module(f"bot.commands.{module_name}")
        sub = commands.add_parser(
            name,
            help=module.HELP,
            description=(module.__doc__ or module.HELP).strip(),
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        module.add_arguments(sub)
        sub.set_defaults(run=module.run)
    return parser


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status: 0 fine, 1 not fine, 2 wrong usage, 130 interrupted."""
    words = list(sys.argv[1:] if argv is None else argv)
    only = words[0] if words and words[0] in COMMANDS else None
    parser = build_parser(only)
    args = parser.parse_args(words)
    if args.command is None:
        parser.print_help()
        return 2
    spare_this_machine(os.environ)
    try:
        return int(args.run(args))
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # The reader of a pipe (head, less) has gone: nothing is left to say, and Python's own flush must not complain.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:
        if os.environ.get("BOT_LOG_LEVEL", "").upper() == "DEBUG":
            raise
        print(  # noqa: T201 (the last word to the person at the terminal)
            f"peel-bot {args.command}: a fault in the bot itself ({type(error).__name__}: {error}). "
            "Please report it; BOT_LOG_LEVEL=DEBUG shows where it happened.",
            file=sys.stderr,
        )
        return 1
