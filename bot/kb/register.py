"""register.yml: which statuses people may give, who approves the move of a date; with the checks that need two keys."""

import re

from yaml.nodes import MappingNode

from bot.domain.registering import DEFAULT_STATUSES, Rag, Registering, StatusRule
from bot.kb.cross import unique
from bot.kb.file import File
from bot.kb.forms import Day, Flag, OneOf, Pattern, Whole
from bot.kb.places import entries, value_of
from bot.kb.record import Field, ListOf, Record, Values
from bot.kb.schema import SLUG, WORDS

MOST_MOVES = 100
PERSON = Pattern(
    re.compile("[UW][A-Z0-9]{6,20}"),
    "the id of a person",
    "copy it from the menu of their profile in Slack: U0123456789",
)


def _status(values: Values, _node: MappingNode, _file: File) -> StatusRule:
    return StatusRule(
        id=values["id"],
        name=values.get("name", values["id"].replace("-", " ")),
        open=values.get("open", True),
        evidence=values.get("evidence", False),
        rag=values.get("rag"),
        aliases=values.get("aliases", ()),
    )


STATUS = Record(
    "a status",
    {
        "id": Field(SLUG, "its name in commands and in the database; entries keep it, so never rename it", needed=True),
        "name": Field(WORDS, "in words; the id without hyphens when left out"),
        "open": Field(Flag(), "false where a finding with it counts as closed; true when left out"),
        "evidence": Field(Flag(), "true where it wants evidence; false when left out"),
        "rag": Field(OneOf(Rag, "a colour"), "its colour; by the dates when left out: red beyond one, else amber"),
        "aliases": Field(ListOf(WORDS), "other ways people write it"),
    },
    _status,
    named="status",
)


def _register(values: Values, node: MappingNode, file: File) -> Registering:
    statuses = tuple(unique(values.get("statuses", DEFAULT_STATUSES), node, "statuses", file).values())
    if "statuses" in values:
        _words_once(statuses, node, file)
        if all(one.open for one in statuses):
            file.problem(value_of(node, "statuses") or node, "no status closes a finding", "give one `open: false`")
    return Registering(statuses, values.get("approvers", ()), values.get("moves"), values.get("boards", ()))


def _words_once(statuses: tuple[StatusRule, ...], node: MappingNode, file: File) -> None:
    """Say where two statuses go by the same words: a person who writes them must mean one."""
    taken: dict[str, str] = {}
    for one, place in zip(statuses, entries(node, "statuses"), strict=False):
        for words in {one.id.replace("-", " "), one.name.lower(), *(each.lower() for each in one.aliases)}:
            if taken.setdefault(words, one.id) != one.id:
                file.record = ("status", place)
                file.problem(place, f"'{words}' means {taken[words]} already", "write it for one of them only")


REGISTER = Record(
    "the rules of the register",
    {
        "statuses": Field(ListOf(STATUS), "in the order in which people are offered them"),
        "approvers": Field(ListOf(PERSON), "who approves the move of a date; anybody who is named when left out"),
        "moves": Field(Whole(0, MOST_MOVES), "how often a date may be moved; as often as one likes when left out"),
        "boards": Field(
            ListOf(Day()), "days of governance boards; “since the last board” asks back for a day when left out"
        ),
    },
    _register,
)
