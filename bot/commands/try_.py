"""Open the playground: a Slack-like page on this machine, with the bot already in its channels.

Nothing leaves this machine: no Slack account, no tokens.

For example:
  peel-bot try
  peel-bot try --as-of 2017-04-03        as if it were that day
  peel-bot try --port 9000 --no-open
  peel-bot try --without-bot             an empty workspace to rehearse `run`, `run --http` and `doctor` against
"""

import argparse
import contextlib
import datetime
import os
import signal
import sys
import tempfile
import threading
import urllib.request
import webbrowser
from pathlib import Path
from typing import TYPE_CHECKING

from bot.errors import BotError
from bot.settings import Settings
from bot.state import DATABASE

if TYPE_CHECKING:
    from bot.playground import Playground

HELP = "open the playground: a Slack-like page on this machine"
PORT = 8042
PORTS_TRIED = 20
CONNECT_SECONDS = 20.0
GOODBYE_SECONDS = 1.5
REQUEST_URL = "http://127.0.0.1:3000/slack/events"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add this command's arguments."""
    parser.add_argument("--port", type=int, help=f"the page's port (default {PORT}, or the next free one)")
    parser.add_argument("--as-of", metavar="DATE", type=_day, help="as if today were DATE (YYYY-MM-DD)")
    parser.add_argument(
        "--open", action=argparse.BooleanOptionalAction, help="open a browser (default: in a terminal only)"
    )
    parser.add_argument(
        "--without-bot", action="store_true", help="put no bot inside, and print the settings for one of your own"
    )
    parser.add_argument(
        "--request-url",
        metavar="URL",
        help="with --without-bot: send signed requests there (`run --http`), instead of Socket Mode",
    )
    parser.add_argument("--home-force", metavar="FORCE", default="kent", help="the force meant when none is named")
    parser.add_argument("--knowledge", metavar="PATH", type=Path, help="another knowledge folder (or BOT_KNOWLEDGE)")


def run(args: argparse.Namespace) -> int:
    """Serve until interrupted. Return 0; 1 when it cannot start, with the reason and the way out."""
    if args.request_url is not None:
        if not args.without_bot:
            return _refuse("--request-url is for a bot of your own: add --without-bot")
        if not args.request_url.startswith(("http://", "https://")):
            return _refuse(f"--request-url {args.request_url}: write an address such as {REQUEST_URL}")
    try:
        from bot.playground import Playground  # noqa: PLC0415 (slow, and an extra)
    except ModuleNotFoundError as error:
        return _refuse(f"{error.name} is not installed: run `make try`, or pip install '.[playground]' there")
    ended = threading.Event()
    signal.signal(signal.SIGTERM, lambda _number, _frame: ended.set())
    playground: Playground | None = None
    try:
        playground = _started(Playground, args)
        serve = _serve_empty if args.without_bot else _serve_with_bot
        return serve(playground, args, ended)
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


def _serve_with_bot(playground: "Playground", args: argparse.Namespace, ended: threading.Event) -> int:
    from bot import app, logs  # noqa: PLC0415 (slow)
    from bot.commands.try_access import access_of_people  # noqa: PLC0415 (an extra)
    from bot.playground.seed import CHANNEL_FORCES  # noqa: PLC0415 (an extra)
    from bot.playground.watching import START  # noqa: PLC0415 (an extra)

    given = args.knowledge or os.environ.get("BOT_KNOWLEDGE")
    logs.set_up("ERROR")
    # A bot that is still stopping may hold a file in it: that must not keep the command from ending.
    with tempfile.TemporaryDirectory(prefix="peel-bot.", ignore_cleanup_errors=True) as folder:
        settings = Settings(
            bot_token=playground.bot_token,
            app_token=playground.app_token,
            signing_secret=playground.signing_secret,
            api_url=playground.api_url,
            knowledge=Path(given) if given else None,
            home_force=args.home_force,
            channel_forces=tuple(CHANNEL_FORCES.items()),
            database_url=f"sqlite:///{folder}/{DATABASE}",
        )
        access = access_of_people() if not given else None
        bot = app.build(settings, today=playground.clock.today, now=playground.clock.now, access=access)
        try:
            bot.start(socket=True)
            playground.wait_connected(CONNECT_SECONDS)
            if bot.reminders is not None:
                playground.watch(bot.reminders, args.as_of or START)
            with urllib.request.urlopen(f"{playground.url}/app/state", timeout=CONNECT_SECONDS):  # noqa: S310 (our own address)
                pass
            _announce(playground.url, args, "with the bot inside")
            _wait(ended)
        finally:
            # websocket-client can need 10 s to notice its own closing; a playground has nothing to lose by not waiting.
            stopping = threading.Thread(target=bot.stop, daemon=True)
            stopping.start()
            stopping.join(GOODBYE_SECONDS)
    return 0


def _serve_empty(playground: "Playground", args: argparse.Namespace, ended: threading.Event) -> int:
    playground.http_endpoint = args.request_url
    _announce(playground.url, args, "and waits for a bot")
    print("Its settings, worthless anywhere else:\n")
    for name, value in (
        ("SLACK_API_URL", playground.api_url),
        ("SLACK_BOT_TOKEN", playground.bot_token),
        ("SLACK_APP_TOKEN", playground.app_token),
        ("SLACK_SIGNING_SECRET", playground.signing_secret),
    ):
        print(f"export {name}={value}")
    print(f"\nIts channels: {', '.join(_channels(playground))}", flush=True)
    _wait(ended)
    return 0


def _channels(playground: "Playground") -> list[str]:
    return [f"{c.id} #{c.name}" for c in playground.workspace.channels.values() if not c.is_im]


def _wait(ended: threading.Event) -> None:
    """Wait until told to end, by SIGTERM or Ctrl-C."""
    with contextlib.suppress(KeyboardInterrupt):
        while not ended.wait(0.5):
            pass
    print("\nThe playground has ended.")


def _announce(address: str, args: argparse.Namespace, how: str) -> None:
    day = f", as if it were {args.as_of.isoformat()}" if args.as_of else ""
    print(f"The playground is open at {address}/ {how}{day}. Ctrl-C ends it.", flush=True)
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
