"""Greetings and thanks that ask for nothing: answered with what can be asked."""

from collections.abc import Sequence

_THANKS = frozenset({"thanks", "thank", "cheers", "thx", "ta"})
_HELLO = frozenset({"hello", "hi", "hey", "hiya", "morning", "afternoon", "evening", "greetings"})
_AROUND = (
    "there good you very much so a lot bot peelbot again all everyone many for that it the your help great perfect "
    "brilliant lovely ok okay im new here"
)
_BESIDE = frozenset(_AROUND.split())
"""Words that greet or thank only beside one that does: "good" alone is a grade."""
_ALL = _BESIDE | _THANKS | _HELLO


def greeted(words: Sequence[str]) -> str:
    """Return a reply to words (lower case) that only greet or thank; an empty string where more is said."""
    if words[0] not in _ALL or words[-1] not in _ALL or not _ALL.issuperset(words):
        return ""
    if not _THANKS.isdisjoint(words):
        return "You are welcome."
    return "" if _HELLO.isdisjoint(words) else "Hello."
