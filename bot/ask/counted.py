"""What a question with "how many" counts."""

from bot.ask.cues import Cue
from bot.ask.forms import Form
from bot.ask.query import Counted
from bot.ask.reading import Reading
from bot.ask.vocabulary import Slot

BY_DAY = frozenset({Cue.DEADLINE, Cue.OVERDUE, Cue.UNDATED})
"""Beside these, what is counted is what is due, whatever it is called."""
_JUDGEMENT_NOUNS = frozenset({"areas", "judgements", "judgments", "grades", "gradings", "ratings"})
_COUNTS: tuple[tuple[set[str], Counted], ...] = (
    ({Cue.FORCES, Cue.WHO}, Counted.FORCES),
    ({Cue.FINDINGS}, Counted.FINDINGS),
    ({Cue.OBSERVATION}, Counted.OBSERVATIONS),
    ({Cue.JUDGED, Cue.SCALE}, Counted.JUDGEMENTS),
    ({Cue.REPORT}, Counted.REPORTS),
)
"""What is counted, by the first cue that is there."""


def counted(reading: Reading) -> Counted:
    """Return what is counted, of a reading that asks for a number."""
    if counts_days(reading):
        return Counted.DEADLINES
    cues = reading.cues
    found = (one for some, one in _COUNTS if not cues.isdisjoint(some))
    if reading.values(Slot.KIND) and (Cue.FORCES not in cues or Form.PER_FORCE in cues):
        return Counted.FINDINGS
    if reading.values(Slot.GRADE) and cues.isdisjoint((Cue.FINDINGS, Cue.FORCES)):
        if not _JUDGEMENT_NOUNS.isdisjoint(reading.texts):
            return Counted.JUDGEMENTS
        return Counted.JUDGEMENTS if reading.values(Slot.FORCE) or Cue.WE in cues else Counted.FORCES
    return next(found, Counted.FINDINGS)


def counts_days(reading: Reading) -> bool:
    """Return whether what is counted is due, overdue or without a date: "how many AFIs are overdue?"."""
    cues = reading.cues
    if reading.values(Slot.GRADE) or Cue.FORCES in cues:
        return False
    if reading.values(Slot.ORIGIN):
        return True
    return not cues.isdisjoint(BY_DAY) or (bool(reading.found_dates) and not cues.isdisjoint((Cue.DATE, Cue.MUST)))
