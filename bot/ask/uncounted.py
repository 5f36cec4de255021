"""What is asked of many at once and that no list or count here answers: said, rather than counted wrongly."""

from bot.ask.counted import BY_DAY, counts_days
from bot.ask.cues import Cue
from bot.ask.forms import Form
from bot.ask.query import Intent
from bot.ask.reading import Reading
from bot.ask.scope import Scope
from bot.ask.vocabulary import Slot

_CHANGE = frozenset({Cue.HISTORY, Cue.BETTER})
_MOVED = frozenset({Form.ROSE, Form.FELL})
_EVERY_CYCLE = frozenset({Form.ALWAYS, Form.PER_CYCLE})
_MANY = frozenset({Cue.FORCES, Cue.WHO})
_OF_CHANGE = frozenset({Intent.HISTORY, Intent.COMPARABLE, Intent.FORCES, Intent.WITH_GRADE})
_TOLD_WHY = _OF_CHANGE | {Intent.COUNT, Intent.FINDINGS}
_NARROWS_FORCES = frozenset({Cue.MUST, Cue.DATE, Cue.NEXT, Cue.OWNER, Cue.SAY})


def why(reading: Reading, about: Scope, intent: Intent) -> str:
    """Return why the question is not counted or listed, as a plain sentence; empty when it is."""
    if intent not in _TOLD_WHY:
        return ""
    cues, graded, kinds = reading.cues, reading.values(Slot.GRADE), reading.values(Slot.KIND)
    if intent in (Intent.WITH_GRADE, Intent.COUNT) and Cue.THROUGHOUT in cues and _of_many(reading, about):
        return "Forces are listed for one pillar or question at a time: name one."
    if intent in (Intent.WITH_GRADE, Intent.COUNT) and graded and cues & _EVERY_CYCLE and _of_many(reading, about):
        return "Forces are listed and counted for one inspection at a time: name one."
    if intent in _OF_CHANGE and cues & _MANY and cues & _MOVED and reading.texts[0] in ("which", "who", "list"):
        return "Where grades rose or fell is shown for one force at a time: name a force."
    without = intent in (Intent.FINDINGS, Intent.COUNT) and {Cue.FORCES, Cue.NOT} <= cues
    if without and not about.forces and not graded:
        return "Forces without a finding are not listed: no source says so of a force."
    if intent is not Intent.COUNT:
        return ""
    if Cue.COMPARE in cues and Cue.FORCES in cues:
        return "How many forces did better or worse than another is not counted: forces are graded, and not ranked."
    if cues & _CHANGE and not about.forces and (Cue.WE not in cues or Cue.FORCES in cues):
        return "How many forces changed is not counted: ask for one force's history."
    if Cue.FORCES in cues and not kinds and not graded and cues & {Cue.NOT, Cue.SCALE, Form.CARRIED}:
        return "Forces are counted by a grade that they were given."
    moved = cues & {Cue.MOVED, Cue.DISPUTED} or "changed" in reading.texts
    if cues & {Cue.JUDGED, Cue.SCALE} and not graded and not kinds and moved:
        return "Revised or disputed judgements are not counted: it stands beside each in a list of judgements."
    if Cue.STATUS in cues and not cues & {Cue.OPEN, Cue.CLOSED}:
        return "How many have that status is not counted here: ask how the findings of one force stand."
    dated = any(not one.as_of for one in reading.found_dates)  # "open on 1 May" is seen from that day
    by_day = bool(cues & BY_DAY or dated)
    if Cue.FORCES in cues and not graded and (by_day or (cues & _NARROWS_FORCES and not kinds)):
        return "Forces are counted by grade, by kind of finding or by region, not by that."
    if dated and not counts_days(reading) and (kinds or Cue.FINDINGS in cues):
        return "Findings are counted by inspection or by the day they are due, not by another day."
    return ""


def _of_many(reading: Reading, about: Scope) -> bool:
    return not about.forces and Cue.WE not in reading.cues
