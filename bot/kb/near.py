"""Near misses: what a person probably meant to write."""

from collections.abc import Iterable
from difflib import get_close_matches

MOST_LISTED = 20
"""Allowed words listed in full; a longer list is cut and counted."""


_NO_NUMBERS = str.maketrans("", "", "0123456789-/ ")


def nearest(word: str, allowed: Iterable[str]) -> str | None:
    """Return the allowed word that `word` most looks like, or None when none is near.

    Words that differ in their numbers only are not near: peel-2014 is no slip for peel-2015.
    """
    by_folded = {a.casefold(): a for a in allowed}
    folded = word.casefold().strip()[:80]
    if folded in by_folded:
        return by_folded[folded]
    numbered = any(character.isdigit() for character in folded)
    bare = folded.translate(_NO_NUMBERS)
    others = [other for other in by_folded if not (numbered and other.translate(_NO_NUMBERS) == bare)]
    found = get_close_matches(folded, others, n=1, cutoff=0.66)
    return by_folded[found[0]] if found else None


def did_you_mean(word: str, allowed: Iterable[str], otherwise: str = "") -> str:
    """Return "did you mean 'x'?", or else `otherwise`, or else the list of what is allowed."""
    words = list(allowed)
    found = nearest(word, words)
    if found is not None:
        return f"did you mean '{found}'?"
    return otherwise or f"write one of {listed(words)}"


def listed(words: Iterable[str]) -> str:
    """Return the words in one line, cut after MOST_LISTED with a count of the rest."""
    every = list(words)
    rest = len(every) - MOST_LISTED
    return ", ".join(every[:MOST_LISTED]) + (f" and {rest} more" if rest > 0 else "")


def quoted(value: object) -> str:
    """Return a value in quotes, clipped to be read in a message."""
    text = str(value)
    return repr(text if len(text) <= 60 else text[:57] + "…")
