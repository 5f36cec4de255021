"""The bot for any WSGI server, such as `gunicorn bot.wsgi:application`: signed HTTP, and how the bot is."""

import os
from collections.abc import Iterable
from typing import TYPE_CHECKING

from bot.app import Bot, build
from bot.logs import set_up
from bot.memory import settle
from bot.settings import Settings
from bot.today import in_london

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIEnvironment


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
    """Make `application` when a server first asks for it; importing this module reads nothing."""
    if name != "application":
        raise AttributeError(name)
    served = create()
    globals()[name] = served
    return served
