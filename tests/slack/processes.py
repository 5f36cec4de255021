"""The bot in processes of its own, as operators start it."""

import os
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from socket import socket as raw_socket

from bot.playground import Playground

PYTHON = (sys.executable, "-m")
UNPRIVILEGED = ("setpriv", "--bounding-set=-dac_override,-dac_read_search") if os.geteuid() == 0 else ()
"""In front of a command: even root is then bound by the rights of files, as the bot's own user is."""


def environment(slack: Playground | None = None, **more: str) -> dict[str, str]:
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("SLACK_", "BOT_"))}
    if slack is not None:
        kept |= {
            "SLACK_BOT_TOKEN": slack.bot_token,
            "SLACK_APP_TOKEN": slack.app_token,
            "SLACK_SIGNING_SECRET": slack.signing_secret,
            "SLACK_API_URL": slack.api_url,
        }
    return kept | more


def finished(*words: str, before: tuple[str, ...] = (), **environ: str) -> subprocess.CompletedProcess[str]:
    command = [*before, *PYTHON, "bot", *words]
    return subprocess.run(command, env=environ, capture_output=True, text=True, timeout=60, check=False)


@contextmanager
def running(
    *words: str, module: str = "bot", before: tuple[str, ...] = (), **environ: str
) -> Iterator[subprocess.Popen[str]]:
    command = [*before, *PYTHON, module, *words]
    process = subprocess.Popen(command, env=environ, stderr=subprocess.PIPE, text=True)
    try:
        yield process
    finally:
        process.kill()
        process.communicate(timeout=20)


def free_port() -> int:
    with raw_socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def fetched(address: str, seconds: float = 30) -> tuple[int, bytes]:
    """Return status and body, as soon as somebody serves there."""
    end = time.monotonic() + seconds
    while True:
        try:
            with urllib.request.urlopen(address, timeout=5) as answer:
                return answer.status, answer.read()
        except urllib.error.HTTPError as refused:
            with refused:
                return refused.code, refused.read()
        except OSError:
            if time.monotonic() > end:
                raise
            time.sleep(0.1)
