"""A person's text to plain words: Slack's markup removed, case and quotes evened out, each word with its place."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from bot.ask.shorthand import WRITTEN_OUT

LONGEST_TEXT = 1000
"""Characters read of a question. A question about inspections is far shorter; the cap keeps the work bounded."""


class Word(NamedTuple):
    """One word: `text` as compared (lower case, years evened out), `raw` as typed, its place in the cleaned text."""

    text: str
    raw: str
    start: int
    end: int


_MARKUP = re.compile(r"<(?:[@#!][^<>]*|(?:https?|mailto|tel):[^<>|]*(?:\|([^<>]*))?)>", re.IGNORECASE)
_ENTITIES = (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&"))
_EVEN = str.maketrans({"’": "'", "‘": "'", "`": " ", "´": "'", "“": '"', "”": '"', "–": "-", "—": " - ", "‑": "-"})
_UNSEEN = re.compile(r"[\u0000-\u001f\u007f\u00ad\u200b-\u200f\u2028-\u202e\u2060\ufeff]+")
_WORD = re.compile(
    r"[^\W\d_][^\W_]*(?:['&][^\W_]+)*"
    r"|\d{4}-\d{1,2}-\d{1,2}(?!\d)"
    r"|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}(?!\d)"
    r"|\d{4} ?[/-] ?(?:(?:19|20)\d\d(?:/\d\d)?|\d\d)(?!\d)|\d{1,2}/\d{1,2}(?!\d)"
    r"|(?:1[3-9]|2\d)-(?:1[4-9]|2\d)(?![\d-])(?! ?(?:of )?(?i:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))"
    r"|[^\W_]+(?:['&][^\W_]+)*"
    r"|&"
)
ARTICLES = frozenset({"the", "a", "an", "its", "their", "our", "his", "her", "that"})
_CONTRACTED = frozenset(
    {"what's", "who's", "where's", "when's", "how's", "that's", "there's", "it's", "let's", "here's"}
)
_SPAN = re.compile(r"(\d{4}|\d{2}) ?[/-] ?(\d{4}|\d{2})")
_SHORT = 2
_LONGEST_SPAN = 3
_LONGEST_RUN = 40
"""Characters of a run without a space that is remembered."""
_FIRST_SHORT_SPAN = 13


def clean(text: str) -> str:
    """Return the text without Slack's mentions, links and entities, with plain quotes and dashes."""
    if text.isascii() and text.isprintable() and "<" not in text and "&" not in text and "`" not in text:
        return text  # nothing below would change it
    text = _MARKUP.sub(lambda found: f" {found.group(1) or ''} ", text)
    for entity, plain in _ENTITIES:
        text = text.replace(entity, plain)
    text = unicodedata.normalize("NFKC", text.translate(_EVEN))
    return _UNSEEN.sub(" ", text)


def split(text: str) -> list[Word]:
    """Return the words of a cleaned text. A possessive loses its ending; "&" reads "and"; "A&S" stays one word."""
    words: list[Word] = []
    for found in _WORD.finditer(text):
        start, end = found.span()
        raw = text[start:end]
        words += [Word(one, raw, start, end) for one in _compared(raw)]
    return words


def texts_of(text: str) -> list[str]:
    """Return the words of a cleaned text as compared: those of `split`, sooner."""
    if "-" in text or " /" in text or "/ " in text:  # such a word may hold a space: "2018 - 19"
        return _texts(text)
    texts: list[str] = []
    for run in text.split(" "):
        texts += _texts_of_run(run) if len(run) <= _LONGEST_RUN else _texts(run)
    return texts


def _texts(text: str) -> list[str]:
    return [one for raw in _WORD.findall(text) for one in _compared(raw)]


@lru_cache(maxsize=20_000)
def _texts_of_run(run: str) -> tuple[str, ...]:
    """Return the words of a run of characters without a space: people use few."""
    return tuple(_texts(run))


@lru_cache(maxsize=20_000)
def _compared(raw: str) -> tuple[str, ...]:
    """Return a run of letters or digits as compared: one word, or the words around an "&"."""
    low = raw.lower()
    if low[0].isdigit():
        return (_even_years(low.removesuffix("'s")),)
    if "&" in low:
        low = low.removesuffix("'s")
        if any(len(part) > _SHORT for part in low.split("&")):
            return tuple(" and ".join(low.split("&")).split())
    word = _without_apostrophe(low)
    return (WRITTEN_OUT.get(word, word),)


def phrase(text: str) -> str:
    """Return the key under which a phrase is looked up: its words, joined by single spaces."""
    return " ".join(texts_of(clean(text)))


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """Return a rough stem, the same for "investigate", "investigating" and "investigations". Used as a key only."""
    word = word.replace("iz", "is")
    for ending in ("ements", "ement", "ings", "ions", "ing", "ion", "ies", "es", "ed", "s", "e", "y"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


def stems_of(texts: Iterable[str]) -> frozenset[str]:
    """Return the stems of all words in the texts. Reports repeat theirs: each run without a space is split once."""
    runs: set[str] = set()
    for text in texts:
        if " -" in text or "- " in text or " /" in text or "/ " in text:
            runs.add(text)  # "2018 - 19" is one word
        else:
            runs.update(text.split())
    return frozenset({stem(word) for word in {word for run in runs for word in _texts(run)}})


def stemmed(key: str) -> str:
    """Return a phrase with every word stemmed and articles left out."""
    return " ".join(stem(word) for word in key.split() if word not in ARTICLES)


def _without_apostrophe(word: str) -> str:
    if word == "&":
        return "and"
    if word in _CONTRACTED:
        return word.replace("'", "")
    return word.removesuffix("'s").replace("'", "")


def _even_years(token: str) -> str:
    """Write a span of years one way: 18/19, 2018-19 and 2018/2019 are all "2018/19"."""
    found = _SPAN.fullmatch(token)
    if not found:
        return token
    first, last = found.groups()
    if len(first) == _SHORT and (int(first) < _FIRST_SHORT_SPAN or len(last) != _SHORT):
        return token
    if not 0 < (int(last[-2:]) - int(first[-2:])) % 100 <= _LONGEST_SPAN:
        return token
    return f"{first if len(first) > _SHORT else '20' + first}/{last[-2:]}"
