"""Questions that point back ("who owns it?") or to a meeting ("what changed since the last board?").

What was asked before is not kept, so it is asked back which one is meant; what changed since a day is not published.
"""

from collections.abc import Sequence

from bot.ask.clarify import MOST_CHOICES, instead
from bot.ask.cues import Cue
from bot.ask.query import Choice, Context, Unclear
from bot.ask.reading import Reading
from bot.ask.words import Word
from bot.domain.knowledge import Knowledge

NO_CHANGES = (
    "What changed since a day or a meeting is not known here: held is what the inspectorate published, mostly without "
    "the day on which it did."
)
_BACK = ("it", "this", "that", "they", "them", "these", "those", "he", "she")
_OF_A_FINDING = frozenset(
    {Cue.OWNER, Cue.OPEN, Cue.CLOSED, Cue.STATUS, Cue.DEADLINE, Cue.OVERDUE, Cue.MOVED, Cue.WHO_SET, Cue.DETAIL}
)
_OF_A_JUDGEMENT = frozenset({Cue.CARRIED})
_CHANGED = frozenset({"changed", "new", "different", "altered"})
_ABOUT_DATES = frozenset({Cue.DATE, Cue.DEADLINE})


def asks_for_changes(reading: Reading) -> bool:
    """Return whether it is asked what changed since some day: "what is new since May?"; of dates, it may be known."""
    texts = reading.texts
    return (
        "since" in texts
        and texts[0].startswith("what")
        and not _CHANGED.isdisjoint(texts)
        and reading.cues.isdisjoint(_ABOUT_DATES)
    )


def which(knowledge: Knowledge, text: str, reading: Reading, context: Context) -> Unclear | None:
    """Ask which finding or judgement "it" is, with those of the force at home as choices; None where nothing does."""
    at = next((at for at, word in enumerate(reading.texts) if word in _BACK), None)
    if at is None or reading.unknown:
        return None
    force = context.channel_force or context.home_force
    if not reading.cues.isdisjoint(_OF_A_JUDGEMENT):
        name = knowledge.forces[force].name if force in knowledge.forces else None
        asks = "Which judgement do you mean? Name the force, the inspection and what was judged."
        return Unclear(text, asks, (Choice(f"Latest of {name}", f"judgements {name} latest"),) if name else ())
    if reading.cues.isdisjoint(_OF_A_FINDING):
        return None
    return which_finding(knowledge, text, reading.words, at, context)


def which_finding(knowledge: Knowledge, text: str, words: Sequence[Word], at: int, context: Context) -> Unclear:
    """Ask which finding the word at a place means, with those of the force at home as choices."""
    force = context.channel_force or context.home_force
    findings = knowledge.findings_of.get(force or "", ())[:MOST_CHOICES]
    choices = tuple(Choice(one.id, instead(text, words, (at, at + 1), one.id)) for one in findings)
    return Unclear(text, "Which finding do you mean? Name it: what was asked before is not remembered.", choices)
