"""Whether a question asks for a yes or no that what is held can give: "was Kent good?", not "only two findings?"."""

from bot.ask.cues import Cue
from bot.ask.forms import Form
from bot.ask.owning import former
from bot.ask.query import Intent
from bot.ask.reading import Reading
from bot.ask.vocabulary import Slot

_OPENING = frozenset({"is", "are", "was", "were", "has", "have", "had", "did", "does", "do"})
_TURNING = frozenset(
    {
        Cue.FAILED,
        Cue.NOT,
        Cue.EXCEPT,
        Cue.CARRIED,
        Cue.BETTER,
        Cue.COMPARE,
        Cue.AGAINST,
        Cue.WHO,
        Cue.LATEST,
        Cue.REPEAT,
        Form.ALWAYS,
    }
)
"""Beside these it is not simply asked whether a grade was given, or whether there is a finding."""
_AMOUNTS = frozenset(
    {"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "only", "just", "all", "every"}
    | {"both", "more", "most", "fewer", "less", "enough", "several", "many", "few", "exactly", "single", "another"}
)
"""Beside these it is asked how many there are, which a yes does not answer."""


_FORMS = frozenset(Form)
_FOUND = frozenset(
    {"recommendation", "recommendations", "finding", "findings", "one", "ones", "cause", "causes", "area", "areas"}
    | {"afi", "afis", "deadline", "deadlines"}
)
_IS = frozenset({"is", "are", "were", "was", "only"})


def forms(reading: Reading, intent: Intent) -> frozenset[Form]:
    """Return how it is asked: by its phrases, by its first word, and for owners whether former ones are meant."""
    said = _FORMS & reading.cues
    if intent is Intent.OWNER and former(reading.texts):
        said |= {Form.FORMER}
    if is_asked(reading):
        said |= {Form.WHETHER}
    if of_several_forces(reading):
        said |= {Form.NATIONAL}
    return said | {Form.WHY} if reading.texts[0] == "why" else said


def of_several_forces(reading: Reading) -> bool:
    """Return whether national findings are asked for: "national recommendations", "which of ours are national".

    Elsewhere "national" means all forces.
    """
    texts = reading.texts
    if "national" not in texts:
        return False
    at = texts.index("national")
    return not _FOUND.isdisjoint(texts[at + 1 : at + 2]) or (at > 0 and texts[at - 1] in _IS and at + 1 == len(texts))


def is_asked(reading: Reading) -> bool:
    """Return whether the question is a plain "is it so?" about one grade, or about there being findings."""
    if reading.texts[0] not in _OPENING or not reading.cues.isdisjoint(_TURNING):
        return False
    grades = len(reading.matched(Slot.GRADE))
    return grades == 1 or (grades == 0 and _AMOUNTS.isdisjoint(reading.texts))
