"""Whom an answer is for: "for the police and crime committee" says nothing about what is asked. Data only."""

from itertools import product

_BODIES = (
    "police and crime committee", "police and crime panel", "police and crime board", "police and crime commissioner",
    "police authority", "audit committee", "joint audit committee", "audit and risk committee", "scrutiny committee",
    "scrutiny panel", "performance board", "performance committee", "governance board", "assurance board",
    "executive board", "force executive board", "chief officer team", "chief officer group", "chief officers",
    "chief constable", "deputy chief constable", "chief", "mayor",
)  # fmt: skip
_LEADS = ("for", "to", "tell", "told", "from", "at", "before")
_ASKING = ("asked", "asks", "wants to know", "would like to know", "has asked", "is asking")

AUDIENCES = (
    *(f"{lead} {article}{body}" for lead, article, body in product(_LEADS, ("the ", "our ", ""), _BODIES)),
    *(f"the {body} {asking}" for body, asking in product(_BODIES, _ASKING)),
    *(f"for the {body} report" for body in _BODIES),
)
"""Phrases that name the asker's audience, with the preposition or the verb that makes it one.

"Board", "committee" and "members" alone are everyday words already (`lexicon.FILLERS`).
"""

_CHIEFS = ("the chief constable", "our chief constable", "the chief", "our chief")
ON_THE_FORCE = (
    *(f"{verb} {chief} {told}" for verb, chief, told in product(
        ("has", "was", "is", "had"), _CHIEFS, ("been told", "been asked", "told", "asked", "required", "expected")
    )),
    *(f"{verb} {chief}" for verb, chief in product(("must", "should"), _CHIEFS)),
    *(f"{verb} {chief} {have}" for verb, chief, have in product(("does", "did"), _CHIEFS, ("have to", "need to"))),
    *(f"{start} {have}" for start, have in product(("i", "do i"), ("have to do", "need to do", "must do"))),
)  # fmt: skip
"""Phrases that put on the chief, or on the asker, what is put on the force: "what has the chief been told to fix?"."""
