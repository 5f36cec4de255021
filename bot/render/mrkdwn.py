"""Slack's mrkdwn: text that stays text, links, and symbols beside grades.

Only `&`, `<` and `>` can be escaped (api.slack.com/docs/attachments); formatting characters, mentions and bare
addresses are broken with zero-width spaces, so that nobody's words become a mention, a link, or markup.
"""

import re
from functools import lru_cache

from bot.domain.framework import Grade
from bot.domain.source import Source

WEAKER = "not the inspectorate's own page"
_GAP = "\u200b"
_SPECIAL = re.compile(r"[*_~`@]|(?<=:)//|^>|[\ud800-\udfff]", re.MULTILINE)
_HALF = re.compile(r"[\ud800-\udfff]")
_ADDRESS = re.compile(r"\.(?=[^\W\d_])")
LONGEST_LABEL = 150
LONGEST_ADDRESS = 400
_SYMBOLS = {
    Grade.OUTSTANDING.value: "⭐",
    Grade.GOOD.value: "✅",
    Grade.ADEQUATE.value: "🔷",
    Grade.REQUIRES_IMPROVEMENT.value: "⚠️",
    Grade.INADEQUATE.value: "❌",
}
"""Shapes, not only colours; always beside the word, never instead of it."""
_BY_LETTER = {letter: (grade, symbol) for grade, symbol in _SYMBOLS.items() for letter in (grade[0], grade[0].upper())}


@lru_cache(maxsize=4096)
def escape(text: str) -> str:
    """Return a text that Slack shows as it is, in `text` and in mrkdwn."""
    if (
        "*" in text or "_" in text or "~" in text or "`" in text or "@" in text or ">" in text or "://" in text
        or (not text.isascii() and _HALF.search(text))
    ):  # fmt: skip
        text = _SPECIAL.sub(_break, text)
    if "." in text and text.count(".") > text.count(". ") + text.endswith("."):  # one inside a word
        text = _ADDRESS.sub(f".{_GAP}", text)
    if "&" in text or "<" in text or ">" in text:
        text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text


def _break(found: re.Match[str]) -> str:
    char = found[0]
    if "\ud800" <= char <= "\udfff":
        return "\ufffd"
    return f"{_GAP}{char}{_GAP}" if char in "*_~`" else f"{char}{_GAP}" if char != ">" else f"{_GAP}{char}"


@lru_cache(maxsize=8192)
def link(source: Source) -> str:
    """Return a source as a link under its title, marked when it is not the inspectorate's own page."""
    weaker = "" if source.inspectorate or not source.url else f" ({WEAKER})"
    return f"{_linked(source.url, source.title)}{weaker}"


@lru_cache(maxsize=8192)
def short_link(source: Source, label: str = "source") -> str:
    """Return a source as a link under a short label, marked when it is not the inspectorate's own page."""
    if not source.url:  # nothing to follow, such as an entry of the register: its name says it
        return _linked("", source.title)
    weaker = "" if source.inspectorate else f", {WEAKER}"
    return f"{_linked(source.url, label)}{weaker}"


def _linked(url: str, label: str) -> str:
    """Return a link; an address too long for a message is left out, and its label stays."""
    shown, *over = cut(escape(label.replace("|", "/").replace("\n", " ")), LONGEST_LABEL) or ["source"]
    shown += "…" if over else ""
    address = url.replace("&", "&amp;").replace("<", "%3C").replace(">", "%3E").replace("|", "%7C")
    if not url.startswith(("https://", "http://")) or len(address) > LONGEST_ADDRESS:
        return shown
    return f"<{''.join(address.split())}|{shown}>"


def graded(text: str) -> str:
    """Return a text that begins with a grade with the grade's symbol after its words; other texts as they are."""
    found = _BY_LETTER.get(text[:1])
    if found is not None:
        grade, symbol = found
        end = len(grade)
        if text[:end].casefold() == grade and not text[end : end + 1].isalnum():
            return f"{text[:end]} {symbol}{text[end:]}"
    return text


def bold(text: str) -> str:
    """Return an escaped text in bold; formatting holds on one line only."""
    stripped = text.strip()
    return f"*{stripped}*" if stripped and "\n" not in stripped else text


def cut(text: str, most: int) -> list[str]:
    """Return an escaped text in pieces of at most `most` characters, cut at words and never inside an entity."""
    if len(text) <= most:
        return [text] if text.strip() else []
    pieces = []
    while len(text) > most:
        end = text.rfind(" ", most // 2, most)
        if end < 0:
            end = most
            entity = text.rfind("&", end - 5, end)
            if entity >= 0 and ";" not in text[entity:end]:
                end = entity
        pieces.append(text[:end])
        text = text[end:].lstrip(" ")
    return [piece for piece in (*pieces, text) if piece.strip()]
