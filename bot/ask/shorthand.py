"""How people type on a phone: words cut short, and digits for words."""

from collections.abc import Collection, Sequence

WRITTEN_OUT = {
    "nxt": "next", "wats": "whats", "wots": "whats", "wen": "when", "wich": "which", "hav": "have", "n": "and",
    "mnth": "month", "mth": "month", "mths": "months", "wk": "week", "wks": "weeks", "yr": "year", "yrs": "years",
    "abt": "about", "tmrw": "tomorrow", "btwn": "between", "cos": "because", "compair": "compare", "r": "are",
    "sumary": "summary", "b4": "before",
}  # fmt: skip
"""Words cut short, and a few slips too short to be mended by distance."""
_DIGITS = frozenset({"2", "4"})
_NUMBERED = frozenset(
    {
        "afi", "area", "recommendation", "rec", "question", "q", "cause", "concern", "coc", "finding", "action",
        "pillar", "part", "tranche", "number", "no", "page",
    }
)  # fmt: skip


def is_digit_for_word(texts: Sequence[str], at: int, forces: Collection[int]) -> bool:
    """Return whether "4" or "2" stands for "for" or "to": "deadlines 4 Kent"; "AFI 4" may be a number.

    Args:
        texts: all words, in lower case.
        at: the place of the word.
        forces: the places at which a force's name begins, or "us".
    """
    return texts[at] in _DIGITS and at > 0 and at + 1 in forces and texts[at - 1] not in _NUMBERED
