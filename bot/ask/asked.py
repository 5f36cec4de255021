"""What of the force's register a question asks for. `register_parse` makes it; `respond` answers it."""

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.registering import Rag


class Topic(StrEnum):
    """What of the register is asked for."""

    LIST = "list"  # findings by owner, status, colour
    OWNER = "owner"  # who owns it: asked without the register as well
    WHOLE = "whole"  # all of one finding, likewise
    BREAKDOWN = "breakdown"  # how many stand where
    RAG = "rag"  # how many have which colour
    MOVED = "moved"  # which dates were moved, how often, why, by whom
    CLOSING = "closing"  # who closed it, why, on what evidence
    EVIDENCE = "evidence"  # what was brought as evidence
    NOTES = "notes"  # what was noted
    CHANGES = "changes"  # what was entered and published since a day


@dataclass(frozen=True, slots=True)
class Asked:
    """The part of a query that the register alone answers.

    Attributes:
        topic: what is asked for.
        people: whose, as ids or names that the register has.
        called: what they are called, in the same order where that is known.
        me: whether that is whoever asks.
        stranger: a name of nobody in the register, as typed.
        unowned: whether it is what nobody owns.
        statuses: statuses' names, any of which is meant.
        rags: colours, any of which is meant.
        dates: whether it is the dates of what they own, or of what stands so.
        least: how often a date was moved at least.
        unproven: whether only what no evidence was entered for is meant.
        proven: whether only what evidence was entered for is meant.
        board: whether the window asked begins on the day of the last board.
    """

    topic: Topic
    people: tuple[str, ...] = ()
    called: tuple[str, ...] = ()
    me: bool = False
    stranger: str = ""
    unowned: bool = False
    statuses: tuple[str, ...] = ()
    rags: tuple[Rag, ...] = ()
    dates: bool = False
    least: int = 1
    unproven: bool = False
    proven: bool = False
    board: bool = False
