"""The parts of a command that changes the register: why, who approved it, who is meant. Pure.

Each pattern takes time in proportion to the text, whatever it holds: anybody may send 40,000 characters.
"""

import re
from dataclasses import dataclass

from bot.register import pronouns
from bot.register.checks import LONGEST
from bot.register.entry import What

QUOTES = " \t\r\n\"'“”‘’`"
PERSON = re.compile(r"<@(?P<id>[UW][A-Z0-9]+)(?:\|(?P<name>[^<>]*))?>")
_BECAUSE = re.compile(r"(?: ?[,;:] ?| )(?:because|since|as|reason:?) ", re.IGNORECASE)
_GIVEN = re.compile(r"(?: ?[,;:] ?| )(?:because|reason:) ", re.IGNORECASE)
_APPROVED = re.compile(r"\b(?:approved by|approver:?)(?= |$)", re.IGNORECASE)
_SET_OFF = re.compile(r"(?:[,;.:(–—-]| as)$", re.IGNORECASE)
_NOT_YET = re.compile(
    r"\b(?:be|been|being|was|were|is|are|get|gets|got|not|never|unless|until|till|once|when|if|before|after|without|the)$",
    re.IGNORECASE,
)
WHO_APPROVED = "Who approved it? Say it once, at the end, after a comma: “…, approved by NAME”."


@dataclass(frozen=True, slots=True)
class Approval:
    """The words before it, who approved in the person's words ("" for nobody), and the reason given behind it."""

    before: str
    who: str = ""
    why: str = ""


def on_one_line(text: str) -> str:
    """Return a text with every run of white space as one space."""
    return " ".join(text.split())


def reason(rest: str, *, plainly: bool = False) -> tuple[str, str]:
    """Return what stands before a reason, and the reason; "" for none.

    Args:
        rest: on one line.
        plainly: whether only "because" and "reason:" begin one: names hold "as" and "since".
    """
    found = (_GIVEN if plainly else _BECAUSE).search(f" {rest}")
    if found is None:
        return rest, ""
    return rest[: max(found.start() - 1, 0)], readable(rest[found.end() - 1 :]).strip(QUOTES)


def approval(rest: str) -> Approval | str:
    """Return who approved a new date, or what to ask.

    Only the last "approved by" names anybody, and only where it is set off from the reason: by a comma, directly behind
    the day, or with a person's mention. "must be approved by" and the like are part of the reason.

    Args:
        rest: on one line.
    """
    every = list(_APPROVED.finditer(rest))
    if not every:
        return Approval(rest)
    before, behind = rest[: every[-1].start()].rstrip(), rest[every[-1].end() :].strip()
    if _NOT_YET.search(before):
        return Approval(rest)
    who, why = reason(behind)
    explained = bool(reason(before)[1])
    mentioned = PERSON.match(who) is not None
    labelled = every[-1][0].endswith(":")
    if explained and not mentioned and not labelled and not _SET_OFF.search(before):
        return WHO_APPROVED
    if (explained and why) or re.search(r"[,;()]", who.rstrip(" .)")):
        return WHO_APPROVED
    before = re.sub(r"(?: as| and|[,;.:(–—-])$", "", before, flags=re.IGNORECASE).rstrip(" ,;")
    return Approval(before, who.strip(" .)"), why)


def person(words: str, me: str) -> str | None:
    """Return the one person that words name: an id, or a name as it was written.

    None for several, none, a pronoun, or an @ behind which Slack knows nobody.

    Args:
        words: as Slack sends them.
        me: the id of whoever says it, whom "me" means.
    """
    named = list(PERSON.finditer(words))
    if len(named) > 1 or (named and PERSON.sub("", words).strip(QUOTES + ".,!")):
        return None
    if named:
        return named[0]["id"]
    name = on_one_line(words.strip(QUOTES + ".,!"))
    if pronouns.oneself(name.removeprefix("@")):
        return me
    if name.startswith("@"):
        return None  # Slack makes <@U...> of everybody it knows: this is a slip, or somebody who is not here
    if pronouns.no_name(name) or name.startswith("<!") or len(name) > LONGEST[What.OWNER]:
        return None
    return name or None


def nobody(words: str) -> bool:
    """Return whether words say that nobody is meant."""
    return pronouns.nobody(words.strip(QUOTES + ".!"))


def unescaped(text: str) -> str:
    """Return Slack's text with its entities as characters; people stay <@U...>, other markup becomes its words."""
    text = re.sub(r"<#[^<|>]*\|([^<>]*)>", r"#\1", text)
    text = re.sub(r"<(?![@#!])([^<|>]+)(?:\|[^<>]*)?>", r"\1", text)
    for entity, character in (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")):
        text = text.replace(entity, character)
    return text


def readable(text: str) -> str:
    """Return words with people as what they are called, as they were written."""
    return PERSON.sub(lambda found: f"@{found['name'] or found['id']}", text).strip()
