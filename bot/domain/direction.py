"""Text that turns the direction of what follows it (U+202E and its kin): kept to itself inside other words.

What turns is isolated as the Unicode bidirectional algorithm has it (UAX #9, 2.4): at the end of an isolate every
embedding and override that was begun within it ends, so that the rest of a line reads as it was written.
"""

import re

_FIRST_STRONG, _POP = "\u2068", "\u2069"
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
_ISOLATES = re.compile("[\u2066-\u2069]")


def isolated(text: str) -> str:
    """Return a text that turns nothing around it: itself where it holds no such character, else in an isolate."""
    if text.isascii() or _TURNING.search(text) is None:
        return text
    return f"{_FIRST_STRONG}{_ISOLATES.sub('', text)}{_POP}"


def bare(text: str) -> str:
    """Return what `isolated` was given, of what it returned; other texts as they are."""
    whole = text.startswith(_FIRST_STRONG) and text.endswith(_POP) and len(text) > 1
    return text[1:-1] if whole else text
