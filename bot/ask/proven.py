"""Whether findings are asked for by the evidence that the force entered for them: with it, or without it."""

from collections.abc import Collection, Sequence
from itertools import pairwise

from bot.ask.phrases import Phrases
from bot.ask.query import Intent
from bot.ask.register_words import TOLD, Told
from bot.ask.vocabulary import listed

NOT_PUBLISHED = (
    "What evidence a force has for its findings is known from its register alone, and nothing of it is entered there "
    "that answers this; none is published."
)
ONE_OF_BOTH = "Findings with evidence and those without are listed one at a time: ask for one of them."
_OF_EVIDENCE = frozenset({Told.PROVEN, Told.UNPROVEN})
_PHRASES = Phrases({key: told for told in _OF_EVIDENCE for key in listed(TOLD[told])})
_INSPECTORS = frozenset(
    {"inspectors", "inspector", "hmic", "hmicfrs", "inspection", "inspectorate", "report", "reports", "saw", "found"}
)
_LISTED = frozenset(
    {"findings", "finding", "afi", "afis", "areas", "area", "cause", "causes", "concern", "recommendations", "actions"}
    | {"recommendation", "open", "closed", "which", "ones", "everything", "anything", "what", "many"}
)
_SUBJECT = frozenset({"of", "that", "about", "gathering", "based", "led", "from", "review"})
"""After "evidence", these make it what is spoken of: "no evidence of bias"."""
_WITHOUT_A_LIST = frozenset({Intent.FINDINGS, Intent.COUNT, Intent.STATUS, Intent.FINDING, Intent.DEADLINES})


def is_asked(texts: Sequence[str]) -> bool:
    """Return whether the words ask for findings by their evidence; not what inspectors had evidence of."""
    if not _INSPECTORS.isdisjoint(texts) or _LISTED.isdisjoint(texts):
        return False
    return any(
        one in ("evidence", "evidenced", "unevidenced") and after not in _SUBJECT
        for one, after in zip(texts, (*texts[1:], ""), strict=True)
    )


def both(texts: Sequence[str], told: Collection[Told]) -> bool:
    """Return whether findings with evidence and without it are asked for at once."""
    return set(told) >= _OF_EVIDENCE or (not _OF_EVIDENCE.isdisjoint(told) and ("or", "without") in pairwise(texts))


def why_not(texts: Sequence[str], intent: Intent) -> str:
    """Return that evidence is not known, as a plain sentence, where a register alone would tell; else nothing."""
    if intent not in _WITHOUT_A_LIST or not ("evidence" in texts or "evidenced" in texts or "unevidenced" in texts):
        return ""
    said = any(_PHRASES.longest(texts, at, len(texts))[1] is not None for at in range(len(texts)))
    asked = said and (is_asked(texts) or intent is Intent.FINDING)
    return NOT_PUBLISHED if asked else ""
