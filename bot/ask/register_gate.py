"""Whether words can ask anything of the register: seen before they are looked up in it.

Most questions ask what was published, and cost no more here than a look at their words. A word that opens the gate
need not ask anything; but whatever asks has one that opens it.
"""

from collections.abc import Callable, Iterable, Sequence

from bot.ask import boards
from bot.ask.owning import OWNERS
from bot.ask.register_words import (
    CHANGED,
    CLOSED,
    COLOURS,
    LEADS,
    MOVED,
    NEW_DATE,
    OWNING,
    PLAINLY_MOVED,
    TOLD,
    TRAIL,
    Told,
)
from bot.ask.vocabulary import listed

_BY_THEMSELVES = (Told.ME, Told.UNOWNED, Told.INTERNAL, Told.RAG, Told.BREAKDOWN)
"""Phrases that ask without any other word of the register."""
_WORDS = (
    OWNERS | OWNING | LEADS | CLOSED | CHANGED | TRAIL | MOVED | PLAINLY_MOVED | NEW_DATE | COLOURS
    | {"since", "evidence", "evidenced", "unevidenced", "register", "white"}
    | boards.WORDS
)  # fmt: skip
_OF_ONE = frozenset({"note", "notes", "audit", "history", "log", "entries"})
"""These ask beside a finding that is named."""
_COMMON = frozenset(
    {"for", "to", "do", "does", "have", "has", "the", "of", "in", "on", "at", "by", "is", "are", "not", "with", "and"}
    | {"or", "no", "an", "any", "got", "how", "many", "which", "what", "who", "when", "due", "open", "status", "list"}
    | {"findings", "finding", "actions", "action", "area", "areas", "improvement", "recommendations", "deadlines"}
    | {"recommendation", "deadline", "dates", "overdue", "outstanding", "closed", "next", "cause", "causes", "concern"}
    | {"force", "forces", "police", "after"}
)
"""Words of any question: a phrase is told by its others."""


class Gate:
    """The words without one of which nothing is asked of one snapshot's register.

    Args:
        phrases: those that ask by themselves, beside the register's own words: people's names, statuses.
    """

    def __init__(self, phrases: Iterable[str]) -> None:
        own = [each for told in _BY_THEMSELVES for each in listed(TOLD[told])]
        self._words = _WORDS | {_telling(each) for each in (*own, *phrases)}

    def opens(self, texts: Sequence[str], names_finding: Callable[[], bool]) -> bool:
        """Return whether words may ask something of the register.

        Args:
            texts: the words, as compared.
            names_finding: tells whether one is named by its id; asked only where that matters.
        """
        return not self._words.isdisjoint(texts) or (not _OF_ONE.isdisjoint(texts) and names_finding())


def _telling(phrase: str) -> str:
    """Return the word of a phrase that fewest other questions have; where it is not, the phrase is not either."""
    return min(phrase.split(" "), key=lambda word: (word in _COMMON, -len(word)))
