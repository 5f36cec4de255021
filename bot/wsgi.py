"""The bot for any WSGI server, such as `gunicorn bot.wsgi:application`: signed HTTP, and how the bot is."""

import os
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

from bot.app import Bot, build
from bot.errors import BotError
from bot.logs import set_up
from bot.memory import settle
from bot.settings import Settings
from bot.today import in_london

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIEnvironment


BOOT_ERROR = 3
"""gunicorn's own exit status for a worker that cannot start: it then stops, rather than to start another for ever."""


class Served:
    """A bot whose clock starts with the first request of each process, so that a server may fork after loading it."""

    def __init__(self, bot: Bot) -> None:
        self.bot = bot

    def __call__(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        """Serve one request (PEP 3333)."""
        self.bot.start(socket=False, ask_first=False)
        return self.bot.wsgi(environ, start_response)


def create() -> Served:
    """Return the application from the environment's settings. Raises SettingsError with every problem."""
    settings, problems = Settings.parse(os.environ, http=True)
    set_up(settings.log_level)
    served = Served(build(settings, today=in_london, problems=problems))
    settle()
    return served


def __getattr__(name: str) -> Served:
    """Make `application` when a server first asks for it; importing this module reads nothing.

    Raises:
        SystemExit: the settings cannot be used; why is on standard error, as a server would show a traceback.
    """
    if name != "application":
        raise AttributeError(name)
    try:
        served = create()
    except BotError as error:
        for line in str(error).splitlines():
            print(f"bot.wsgi: {line}", file=sys.stderr)  # noqa: T201 (for the operator; there may be no log yet)
        raise SystemExit(BOOT_ERROR) from None
    globals()[name] = served
    return served
