"""Connect to Slack and answer until stopped (Ctrl+C or SIGTERM).

Socket Mode by default: no address of your own is needed. With --http, Slack's signed requests are served on
BOT_PORT at /slack/events, to stand behind a web server with TLS.

For example:
  SLACK_BOT_TOKEN=xoxb-... SLACK_APP_TOKEN=xapp-... peel-bot run
  SLACK_BOT_TOKEN=xoxb-... SLACK_SIGNING_SECRET=... peel-bot run --http
"""

import argparse
import os
import signal
import sys
import threading
from typing import TYPE_CHECKING

from bot.errors import BotError

if TYPE_CHECKING:
    from bot.app import Bot

HELP = "connect to Slack and answer"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add this command's arguments."""
    parser.add_argument("--http", action="store_true", help="serve signed HTTP on BOT_PORT instead of Socket Mode")
    parser.add_argument(
        "--host",
        default="127.0.0.1",
        help="with --http: the address to listen on (default %(default)s; 0.0.0.0 is all)",
    )


def run(args: argparse.Namespace) -> int:
    """Run until stopped. Return 0; 1 when the bot cannot start, with the fix on standard error."""
    from bot.app import build  # noqa: PLC0415 (imports slack_bolt: not for the start of other commands)
    from bot.logs import set_up  # noqa: PLC0415
    from bot.memory import settle  # noqa: PLC0415
    from bot.settings import Settings  # noqa: PLC0415
    from bot.today import in_london  # noqa: PLC0415

    try:
        settings, problems = Settings.parse(os.environ, http=args.http)
        set_up(settings.log_level)
        bot = build(settings, today=in_london, problems=problems)
        settle()
        _introduce(bot)
        try:
            bot.start(socket=not args.http)
            return _serve_http(bot, args.host) if args.http else _serve_socket(bot)
        finally:
            if not bot.stop():
                # Python itself would wait for the threads that wait for Slack, past a service manager's patience.
                os._exit(0)
    except BotError as error:
        for line in str(error).splitlines():
            print(f"peel-bot run: {line}", file=sys.stderr)
        print("peel-bot run: `peel-bot doctor` checks everything at once", file=sys.stderr)
        return 1


def _introduce(bot: "Bot") -> None:
    knowledge = bot.store.current.knowledge
    _say(
        f"knowledge: {len(knowledge.forces)} forces, {len(knowledge.judgements):,} judgements, "
        f"{len(knowledge.findings):,} findings from {bot.store.path}"
    )
    if problems := len(bot.store.problems):
        _say(f"{problems} problem(s) in it are left out; `peel-bot check {bot.store.path}` lists them")


def _serve_socket(bot: "Bot") -> int:
    stopped = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stopped.set())
    if bot.identity.known:
        _say(f"answering in {bot.identity.team}: try /peel help. Stop with Ctrl+C")
    else:
        _say("Slack cannot be reached yet; trying on. Stop with Ctrl+C")
    stopped.wait()
    _say("stopping")
    return 0


def _serve_http(bot: "Bot", host: str) -> int:
    from waitress.server import create_server  # noqa: PLC0415 (only needed here)

    from bot.slack.http import MOST_BODY  # noqa: PLC0415 (imports slack_bolt)

    def stop(*_: object) -> None:
        raise SystemExit

    port = bot.settings.port
    try:
        # waitress takes a whole body in, a gigabyte if need be, before anything can check its signature.
        server = create_server(
            bot.wsgi,
            host=host,
            port=port,
            threads=8,
            connection_limit=1000,
            max_request_body_size=MOST_BODY + 1,
            ident="peel-bot",
        )
    except OSError as error:
        raise BotError(f"BOT_PORT {port} on {host}: {error.strerror or error}: choose another port") from None
    signal.signal(signal.SIGTERM, stop)
    who = f"answering in {bot.identity.team}" if bot.identity.known else "Slack cannot be reached yet; trying on"
    _say(f"serving http://{host}:{port}/slack/events, /healthz and /readyz; {who}. Stop with Ctrl+C")
    try:
        server.run()
    except (SystemExit, KeyboardInterrupt):
        _say("stopping")
    finally:
        server.close()
    return 0


def _say(line: str) -> None:
    print(f"peel-bot: {line}", file=sys.stderr, flush=True)
