"""Words that would say how it is asked, where the kind of question does not heed that: then they are a subject.

"What did inspectors say about conflict management" asks for no dates on which sources differ.
"""

from bot.ask.cues import Cue
from bot.ask.forms import Form
from bot.ask.lexicon import SUBJECT_LEADS
from bot.ask.query import Intent
from bot.ask.reading import Match, Reading
from bot.ask.vocabulary import Slot

_HEEDED: dict[str, frozenset[Intent]] = {
    Form.PROMISED: frozenset({Intent.DEADLINES}),
    Form.DISPUTED: frozenset({Intent.DEADLINES}),
    Cue.DISPUTED: frozenset({Intent.DEADLINES}),
    Form.SHARE: frozenset({Intent.COUNT, Intent.STATUS}),
    Form.PRAISED: frozenset({Intent.PASSAGES}),
    Form.ADDRESS: frozenset({Intent.REPORTS}),
    Form.WORKING_DAY: frozenset({Intent.DEADLINES}),
}
_PLAIN = frozenset({Cue.SAY, Cue.REPORT})
"""What such words may mean besides, which says nothing after "about": "about criticism"."""
_SEARCHES = frozenset({Intent.PASSAGES, Intent.FINDINGS})


def read_as_subject(reading: Reading, intent: Intent) -> None:
    """Take such words of a search as unexplained, so that they are looked for; words with other meanings stay."""
    if intent not in _SEARCHES or _HEEDED.keys().isdisjoint(reading.cues):
        return
    given_up = [match for match in reading.matches if _is_subject(reading, match, intent)]
    if given_up:
        reading.matches[:] = [match for match in reading.matches if match not in given_up]
        reading.unknown[:] = sorted({*reading.unknown, *(match.start for match in given_up)})
        reading.settle()


def _is_subject(reading: Reading, match: Match, intent: Intent) -> bool:
    """Return whether a match is one word, or one with "of", that means nothing here but what is not heeded."""
    if match.end - match.start > 1 and reading.texts[match.start + 1 : match.end] != ["of"]:
        return False
    values = {m.value for m in match.meanings if m.slot is Slot.CUE}
    named = reading.before(match.start) in SUBJECT_LEADS
    unheeded = {value for value in values if value in _HEEDED and intent not in _HEEDED[value]}
    rest = values - unheeded - (_PLAIN if named else frozenset())
    return bool(unheeded) and not rest and all(m.slot is Slot.CUE for m in match.meanings)
