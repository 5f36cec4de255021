"""Which way a question about observations points: to strengths, to weaknesses, or to both."""

from collections.abc import Iterable

from bot.domain.finding import Tone

_POINTING = {
    "strength": Tone.STRENGTH, "strengths": Tone.STRENGTH, "strong": Tone.STRENGTH,
    "weakness": Tone.WEAKNESS, "weaknesses": Tone.WEAKNESS, "weak": Tone.WEAKNESS, "badly": Tone.WEAKNESS,
    "praise": Tone.STRENGTH, "praised": Tone.STRENGTH, "praising": Tone.STRENGTH, "commend": Tone.STRENGTH,
    "commended": Tone.STRENGTH, "positives": Tone.STRENGTH, "negatives": Tone.WEAKNESS,
    "criticise": Tone.WEAKNESS, "criticised": Tone.WEAKNESS, "criticism": Tone.WEAKNESS,
    "criticisms": Tone.WEAKNESS, "slated": Tone.WEAKNESS, "slammed": Tone.WEAKNESS,
}  # fmt: skip
_THINGS = {"good": Tone.STRENGTH, "bad": Tone.WEAKNESS}
WORDS = frozenset({*_POINTING, "well"})
"""Words of praise or blame: no subject to look for. "Well" points nowhere: "as well"."""


def tones(words: Iterable[str]) -> tuple[Tone, ...]:
    """Return the tones that words (lower case) point to, in a fixed order; empty for both."""
    spoken = set(words)
    said = {_POINTING[word] for word in spoken if word in _POINTING}
    if "things" in spoken:
        said |= {tone for word, tone in _THINGS.items() if word in spoken}
    return tuple(tone for tone in Tone if tone in said)
