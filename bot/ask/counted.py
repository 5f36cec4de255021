"""What a question with "how many" counts."""

from bot.ask.cues import Cue
from bot.ask.forms import Form
from bot.ask.query import Counted
from bot.ask.reading import Reading
from bot.ask.vocabulary import Slot

_JUDGEMENT_NOUNS = frozenset({"areas", "judgements", "judgments", "grades", "gradings", "ratings"})
_COUNTS: tuple[tuple[set[str], Counted], ...] = (
    ({Cue.FORCES, Cue.WHO}, Counted.FORCES),
    ({Cue.FINDINGS}, Counted.FINDINGS),
    ({Cue.OBSERVATION}, Counted.OBSERVATIONS),
    ({Cue.DEADLINE, Cue.OVERDUE, Cue.UNDATED}, Counted.DEADLINES),
    ({Cue.JUDGED, Cue.SCALE}, Counted.JUDGEMENTS),
    ({Cue.REPORT}, Counted.REPORTS),
)
"""What is counted, by the first cue that is there."""


def counted(reading: Reading) -> Counted:
    """Return what is counted, of a reading that asks for a number."""
    cues = reading.cues
    found = (one for some, one in _COUNTS if not cues.isdisjoint(some))
    if reading.values(Slot.KIND) and (Cue.FORCES not in cues or Form.PER_FORCE in cues):
        return Counted.FINDINGS
    if reading.values(Slot.GRADE) and cues.isdisjoint((Cue.FINDINGS, Cue.FORCES)):
        if not _JUDGEMENT_NOUNS.isdisjoint(reading.texts):
            return Counted.JUDGEMENTS
        return Counted.JUDGEMENTS if reading.values(Slot.FORCE) or Cue.WE in cues else Counted.FORCES
    return next(found, Counted.FINDINGS)
