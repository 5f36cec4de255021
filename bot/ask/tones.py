"""Which way a question about observations points: to strengths, to weaknesses, or to both."""

from collections.abc import Iterable

from bot.domain.finding import Tone

_POINTING = {
    "strength": Tone.STRENGTH, "strengths": Tone.STRENGTH, "strong": Tone.STRENGTH,
    "weakness": Tone.WEAKNESS, "weaknesses": Tone.WEAKNESS, "weak": Tone.WEAKNESS, "badly": Tone.WEAKNESS,
}  # fmt: skip
WORDS = frozenset({*_POINTING, "well"})
"""Words of praise or blame: no subject to look for. "Well" points nowhere: "as well"."""


def tones(words: Iterable[str]) -> tuple[Tone, ...]:
    """Return the tones that words (lower case) point to, in a fixed order; empty for both."""
    said = {_POINTING[word] for word in words if word in _POINTING}
    return tuple(tone for tone in Tone if tone in said)
