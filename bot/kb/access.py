"""access.yml: who may see, change and mend the register, and who may subscribe channels."""

import re

from yaml.nodes import MappingNode

from bot.domain.access import Access, Members, Role
from bot.kb.file import File
from bot.kb.forms import Pattern
from bot.kb.record import Field, ListOf, Record, Values
from bot.kb.schema import WORDS

LOCKED = Access()
"""Stands in for a file with a fault: everybody sees, nobody changes anything until it is mended."""
MEMBER = Pattern(
    re.compile("[UWS][A-Z0-9]{6,20}"),
    "the id of a person or a user group",
    "copy it from Slack: of a person (U...) from the menu of their profile, of a user group (S...) from its address",
)
_EVERYONE = {"viewers": Role.VIEWER, "editors": Role.EDITOR, "nobody": Role.NOBODY}


def _members(ids: tuple[str, ...]) -> Members:
    groups = frozenset(one for one in ids if one.startswith("S"))
    return Members(frozenset(ids) - groups, groups)


def _access(values: Values, _node: MappingNode, _file: File) -> Access:
    subscribers = values.get("subscribers")
    return Access(
        everyone=_EVERYONE[values.get("everyone", "viewers")],
        editors=_members(values.get("editors", ())),
        administrators=_members(values.get("administrators", ())),
        subscribers=None if subscribers is None else _members(subscribers),
        ask=values.get("ask", ""),
    )


ACCESS = Record(
    "who may do what",
    {
        "everyone": Field(
            Pattern(re.compile("|".join(_EVERYONE)), "what everybody may be", "write viewers, editors or nobody"),
            "what whoever is not named may do; viewers when left out",
        ),
        "editors": Field(ListOf(MEMBER), "who may change the register: people and user groups"),
        "administrators": Field(ListOf(MEMBER), "who may do everything, and read the audit trail"),
        "subscribers": Field(ListOf(MEMBER), "who may subscribe channels; everybody when left out"),
        "ask": Field(WORDS, "whom a refusal says to ask, in words"),
    },
    _access,
)
