"""The settings of calendar feeds: where the world reaches the bot, and what makes addresses unguessable."""

import re
from collections.abc import Mapping

from bot.errors import SettingProblem
from bot.written import shown

LEAST_SECRET = 32
"""Characters: a random text of them cannot be tried out."""


def public_url(given: Mapping[str, str], problems: list[SettingProblem]) -> str:
    """Return the address without a slash at its end, "" where none is set; add a problem for one that is none."""
    name = "BOT_PUBLIC_URL"
    url = given.get(name, "").rstrip("/")
    if not url or re.fullmatch(r"https://[^\s/?#@]+(/[^\s?#]+)?|http://(127\.0\.0\.1|localhost)(:[0-9]+)?", url):
        return url
    wrong = f"is {shown(url)}, which is no https address"
    problems.append(SettingProblem(name, wrong, "write where the bot is reached, such as https://peel.example.org"))
    return ""


def calendar_secret(given: Mapping[str, str], problems: list[SettingProblem]) -> str:
    """Return the secret, "" where none is set; add a problem for one that can be guessed. It is never shown."""
    name = "BOT_CALENDAR_SECRET"
    secret = given.get(name, "")
    if secret and len(secret) < LEAST_SECRET:
        wrong = f"has {len(secret)} characters, so that it could be guessed"
        fix = f"write at least {LEAST_SECRET} random ones: `openssl rand -hex 32` makes them"
        problems.append(SettingProblem(name, wrong, fix))
        return ""
    return secret
