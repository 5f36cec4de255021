"""Open the playground: a Slack-like page on this machine, with the bot already in its channels.

Nothing leaves this machine: no Slack account, no tokens.

For example:
  peel-bot try
  peel-bot try --as-of 2017-04-03        as if it were that day
  peel-bot try --port 9000 --no-open
"""

import argparse
import datetime
import os
import signal
import sys
import threading
import urllib.request
import webbrowser
from pathlib import Path
from typing import TYPE_CHECKING

from bot.errors import BotError
from bot.settings import Settings
from bot.today import in_london

if TYPE_CHECKING:
    from bot.playground import Playground

HELP = "open the playground: a Slack-like page on this machine"
PORT = 8042
PORTS_TRIED = 20
CONNECT_SECONDS = 20.0
GOODBYE_SECONDS = 1.5


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add this command's arguments."""
    parser.add_argument("--port", type=int, help=f"the page's port (default {PORT}, or the next free one)")
    parser.add_argument("--as-of", metavar="DATE", type=_day, help="as if today were DATE (YYYY-MM-DD)")
    parser.add_argument(
        "--open", action=argparse.BooleanOptionalAction, help="open a browser (default: in a terminal only)"
    )
    parser.add_argument("--home-force", metavar="FORCE", default="kent", help="the force meant when none is named")
    parser.add_argument("--knowledge", metavar="PATH", type=Path, help="another knowledge folder (or BOT_KNOWLEDGE)")


def run(args: argparse.Namespace) -> int:
    """Serve until interrupted. Return 0; 1 when it cannot start, with the reason and the way out."""
    try:
        from bot.playground import Playground  # noqa: PLC0415 (slow, and an extra)
    except ModuleNotFoundError as error:
        return _refuse(f"{error.name} is not installed: pip install 'peel-bot[playground]'")
    ended = threading.Event()
    signal.signal(signal.SIGTERM, lambda _number, _frame: ended.set())
    playground: Playground | None = None
    try:
        playground = _started(Playground, args)
        return _serve(playground, args, ended)
    except (BotError, OSError) as error:
        return _refuse(str(error))
    except KeyboardInterrupt:
        return 0
    finally:
        if playground is not None:
            playground.stop()


def _started(kind: "type[Playground]", args: argparse.Namespace) -> "Playground":
    """Return a playground that serves: on the port asked for, or on the default one or the next that is free."""
    from bot.playground.server import PortTakenError  # noqa: PLC0415 (slow, and an extra)

    if args.port is not None:
        if not 1 <= args.port <= 65535:
            raise OSError(f"--port {args.port}: a port is a number from 1 to 65535")
        return kind(args.port, today=args.as_of).start()
    for port in range(PORT, PORT + PORTS_TRIED):
        try:
            return kind(port, today=args.as_of).start()
        except PortTakenError:
            print(f"Port {port} is taken; trying {port + 1}.", file=sys.stderr)
    raise OSError(f"ports {PORT} to {PORT + PORTS_TRIED - 1} are all taken: choose another with --port")


def _serve(playground: "Playground", args: argparse.Namespace, ended: threading.Event) -> int:
    from bot import app, logs  # noqa: PLC0415 (slow)
    from bot.playground.seed import CHANNEL_FORCES  # noqa: PLC0415 (an extra)

    given = args.knowledge or os.environ.get("BOT_KNOWLEDGE")
    logs.set_up("ERROR")
    settings = Settings(
        bot_token=playground.bot_token,
        app_token=playground.app_token,
        signing_secret=playground.signing_secret,
        api_url=playground.api_url,
        knowledge=Path(given) if given else None,
        home_force=args.home_force,
        channel_forces=tuple(CHANNEL_FORCES.items()),
    )
    bot = app.build(settings, today=lambda: args.as_of or in_london())
    try:
        bot.start(socket=True)
        playground.wait_connected(CONNECT_SECONDS)
        with urllib.request.urlopen(f"{playground.url}/app/state", timeout=CONNECT_SECONDS):  # noqa: S310 (our own address)
            pass
        _announce(playground.url, args)
        while not ended.wait(0.5):
            pass
        print("\nThe playground has ended.")
    except KeyboardInterrupt:
        print("\nThe playground has ended.")
    finally:
        # websocket-client can need 10 s to notice its own closing; a playground has nothing to lose by not waiting.
        stopping = threading.Thread(target=bot.stop, daemon=True)
        stopping.start()
        stopping.join(GOODBYE_SECONDS)
    return 0


def _announce(address: str, args: argparse.Namespace) -> None:
    day = f", as if it were {args.as_of.isoformat()}" if args.as_of else ""
    print(f"The playground is open at {address}/ with the bot inside{day}. Ctrl-C ends it.", flush=True)
    wanted = sys.stdout.isatty() if args.open is None else args.open
    if wanted and not webbrowser.open(f"{address}/"):
        print("No browser could be opened: open the address yourself.", flush=True)


def _day(text: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a date: write YYYY-MM-DD, for example 2017-04-03") from None


def _refuse(message: str) -> int:
    print(f"peel-bot try: {message}", file=sys.stderr)
    return 1
