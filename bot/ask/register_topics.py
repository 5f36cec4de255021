"""Which part of the force's register a question is about, by the words that say so."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.ask import proven
from bot.ask.asked import Topic
from bot.ask.owning import former
from bot.ask.phrases import Phrases
from bot.ask.register_people import Called
from bot.ask.register_words import (
    AFTER_COLOUR,
    AFTER_STATUS,
    ASKS_CLOSING,
    ASKS_WHEN,
    BEFORE_COLOUR,
    BEFORE_STATUS,
    CHANGED,
    CLOSED,
    COLOURS,
    DATES,
    LEADS,
    MOVED,
    NEW,
    NEW_DATE,
    PASSED_OVER,
    PEOPLE,
    PLAINLY_MOVED,
    TRAIL,
    Told,
)
from bot.domain.registering import Rag

_ONLY = {
    Told.OFTEN: {Topic.MOVED},
    Told.OFTENER: {Topic.MOVED},
    Told.APPROVED: {Topic.MOVED},
    Told.OF_MOVES: {Topic.MOVED},
    Told.UNPROVEN: {Topic.CLOSING, Topic.LIST, Topic.BREAKDOWN, Topic.RAG},
    Told.PROVEN: {Topic.CLOSING, Topic.LIST, Topic.BREAKDOWN, Topic.RAG},
    Told.OF_CLOSING: {Topic.CLOSING, Topic.EVIDENCE},
    Told.OF_NOTES: {Topic.NOTES},
    Told.TRAIL: {Topic.CHANGES},
    Told.OF_CHANGES: {Topic.CHANGES},
    Told.OF_PEOPLE: {Topic.OWNER},
}
"""Phrases that mean something in these topics only; elsewhere their words are read as any others."""


_WHO = frozenset({"who", "whos", "whose", "owner", "owners", "ownership"})
_OWNED = frozenset({"own", "owned", "owns", "owner", "owners"})


@dataclass(frozen=True, slots=True)
class Seen:
    """The words of the register in a question.

    `places` are those that need no other explanation, `of_topics` those that need none in some topics.
    """

    texts: Sequence[str]
    told: frozenset[Told]
    called: Sequence[Called]
    mentioned: tuple[str, ...]
    statuses: tuple[str, ...]
    rags: tuple[Rag, ...]
    places: frozenset[int]
    of_topics: Mapping[int, Told]
    finding: bool
    dated: bool

    def explained(self, what: Topic) -> set[int]:
        """Return the places that need no other explanation where a topic is asked for."""
        return {*self.places, *(at for at, told in self.of_topics.items() if what in _ONLY[told])}


def seen(
    texts: Sequence[str],
    told: Phrases[Told],
    statuses: Phrases[tuple[str, ...]],
    called: Sequence[Called],
    mentioned: tuple[str, ...],
    *,
    finding: bool,
    dated: bool,
) -> Seen:
    """Return the words of the register among those of a question.

    Args:
        texts: all words, as compared.
        told: phrases and what they say.
        statuses: phrases of statuses, and the names that each may mean.
        called: where people are called by a name.
        mentioned: people mentioned as Slack does it.
        finding: whether one is named by its id.
        dated: whether a day or a span of days is named.
    """
    places = {at for one in called for at in range(one.start, one.end)}
    said: set[Told] = set()
    names: dict[str, None] = {}
    of_topics: dict[int, Told] = {}
    at = 0
    while at < len(texts):
        if at in places:
            at += 1
            continue
        end, meant = statuses.longest(texts, at, len(texts))
        if meant is not None and _is_status(texts, at, end):
            names |= dict.fromkeys(meant)
        else:
            end, what = told.longest(texts, at, len(texts))
            if what is None or not places.isdisjoint(range(at, end)):
                at += 1
                continue
            said.add(what)
            if what in _ONLY:
                of_topics |= dict.fromkeys(range(at, end), what)
                at = end
                continue
        places |= set(range(at, end))
        at = end
    colours = [at for at in _colours(texts, said, finding=finding) if at not in places]
    places |= set(colours)
    rags = tuple(dict.fromkeys(Rag(texts[at]) for at in colours))
    return Seen(
        texts, frozenset(said), called, mentioned, tuple(names), rags, frozenset(places), of_topics, finding, dated
    )


def topic(found: Seen) -> Topic | None:
    """Return what of the register is asked for, or None where nothing is."""
    words, told = set(found.texts), found.told
    if asks_former(found):
        return Topic.OWNER
    if _asks_changes(found, words):
        return Topic.CHANGES
    asks = ASKS_CLOSING | ASKS_WHEN if found.finding else ASKS_CLOSING
    if not words.isdisjoint(CLOSED) and not words.isdisjoint(asks):
        return Topic.CLOSING
    if _asks_moves(found, words):
        return Topic.MOVED
    if found.finding and "evidence" in words:
        return Topic.EVIDENCE
    if found.finding and not words.isdisjoint(("note", "notes")):
        return Topic.NOTES
    if Told.RAG in told and not found.rags:
        return Topic.RAG
    if Told.BREAKDOWN in told or _counts_several(found, words):
        return Topic.BREAKDOWN
    if _asks_owner(found, words):
        return Topic.OWNER
    if found.finding and "register" in words and words.isdisjoint(DATES | {"national", "agree", "agrees", "differ"}):
        return Topic.WHOLE
    whose = found.called or found.mentioned or not told.isdisjoint((Told.ME, Told.UNOWNED, Told.INTERNAL))
    return Topic.LIST if whose or found.statuses or found.rags or _asks_proven(found) else None


def _asks_proven(found: Seen) -> bool:
    return not found.told.isdisjoint((Told.UNPROVEN, Told.PROVEN)) and proven.is_asked(found.texts)


def asks_former(found: Seen) -> bool:
    """Return whether former owners are asked for: "who owned it before Dana", "ownership history of KENT-2016-E1"."""
    if _WHO.isdisjoint(found.texts):
        return False
    beside = any(one.start and found.texts[one.start - 1] in ("before", "after") for one in found.called)
    return former(found.texts) or (beside and not _OWNED.isdisjoint(found.texts))


def _asks_owner(found: Seen, words: set[str]) -> bool:
    if found.called or Told.UNOWNED in found.told or Told.ME in found.told:
        return False
    who = not words.isdisjoint(("who", "whos"))
    leads = who and not words.isdisjoint(LEADS) and (found.finding or "owned" in words)
    return leads or ("own" in words and not words.isdisjoint(PEOPLE))


def _counts_several(found: Seen, words: set[str]) -> bool:
    """Return whether the numbers at several statuses are asked for: "how many are open, in progress, closed"."""
    states = len(found.statuses) + len(words & {"open", "closed"})
    return bool(found.statuses) and states > 1 and {"how", "many"} <= words


_OF_GRADES = frozenset({"how", "did", "has", "have", "was", "were", "is", "are", "why"})
"""What changed, asked in these words, is asked of grades: "how has Kent changed since 2015"."""


def _asks_changes(found: Seen, words: set[str]) -> bool:
    if found.finding and (Told.TRAIL in found.told or (not words.isdisjoint(TRAIL) and words.isdisjoint(DATES))):
        return True
    if not words.isdisjoint(DATES) and "since" not in words:
        return False
    if (not found.dated and "since" not in words) or found.texts[0] in _OF_GRADES:
        return False
    return not words.isdisjoint(CHANGED) or ("since" in words and not words.isdisjoint(NEW))


def _asks_moves(found: Seen, words: set[str]) -> bool:
    if not words.isdisjoint(PLAINLY_MOVED):
        return True
    if Told.APPROVED in found.told and not words.isdisjoint(DATES) and not words.isdisjoint(MOVED | NEW_DATE):
        return True
    if words.isdisjoint(MOVED - {"put", "pushed"}) and not ({"put", "back"} <= words or {"pushed", "back"} <= words):
        return bool(words & {"changed"}) and not words.isdisjoint(DATES) and not found.dated
    return found.finding or not words.isdisjoint(DATES)


def _is_status(texts: Sequence[str], start: int, end: int) -> bool:
    """Return whether a phrase stands where a status is asked for: "are in progress"; not "a complete list"."""
    after = texts[end] if end < len(texts) else ""
    before = start - 1
    while before >= 0 and texts[before] in PASSED_OVER:
        before -= 1
    if before >= 0:
        if texts[before] == "not":
            return False
        return texts[before] in BEFORE_STATUS and not (end - start == 1 and after in ("list", "set", "picture"))
    return end - start > 1 or after in AFTER_STATUS


def _colours(texts: Sequence[str], said: set[Told], *, finding: bool) -> list[int]:
    """Return the places of colours that findings have."""
    found = []
    for at, word in enumerate(texts):
        before, after = texts[at - 1] if at else "", texts[at + 1] if at + 1 < len(texts) else ""
        sure = (Told.RAG in said or finding) and word in (*COLOURS, "white")
        beside = word in COLOURS and (before in BEFORE_COLOUR or after in AFTER_COLOUR)
        if sure or beside:
            found.append(at)
    return [at for at, word in enumerate(texts) if word in COLOURS or at in found] if found else []
