"""Questions about words ("what is an AFI?"), and ids of findings."""

import re
from collections.abc import Sequence

from bot.ask.lexicon import DEFINE_AFTER, DEFINE_BEFORE, EXPLAIN, EXPLAINS, FILLERS, TELLS_APART
from bot.ask.reading import Reading
from bot.ask.vocabulary import Vocabulary, listed

_BEFORE: dict[str, list[str]] = {}
for _lead in sorted(listed(DEFINE_BEFORE), key=len, reverse=True):
    _BEFORE.setdefault(_lead.split()[0], []).append(f"{_lead} ")
_AFTER = tuple(f" {after}" for after in sorted(listed(DEFINE_AFTER), key=len, reverse=True))
_POLITE = {"please", "so", "hi", "hello", "and", "ok", "could", "can", "you", "sorry", "hey"}
_ID = re.compile(
    r"(?<![\w-])((?:[A-Za-z]+-){1,9}(?:\d{4}(?:-\d{2})?-[A-Za-z]{1,3}\d{1,3}|INT-\d{1,4}))(?![\w-])", re.IGNORECASE
)
_LONGEST_TERM = 6
_ARTICLES = ("a ", "an ", "the ", "grade ", "by ", "letters ")
_BESIDE_TERMS = frozenset(
    {"cycle", "scale", "framework", "grade", "grades", "difference", "comparison", "who", "force"}
)
_PLAIN = frozenset(FILLERS.split()) - {"police"}
_OF_THE_LAW = frozenset(
    {"rule", "apply", "applies", "law", "limit", "response", "respond", "statutory", "duty", "bind"}
)
"""Beside "56", these ask for the rule on responses, and since when it holds."""
_AROUND_CLOSING = _PLAIN | frozenset(
    [
        "who",
        "close",
        "closes",
        "closing",
        "sign",
        "signs",
        "off",
        "a",
        "an",
        "the",
        "cause",
        "of",
        "concern",
        "afi",
        "area",
        "for",
        "improvement",
        "finding",
        "findings",
        "recommendation",
        "recommendations",
        "causes",
        "afis",
        "areas",
        "us",
        "our",
        "inspectorate",
        "hmic",
        "hmicfrs",
    ]
)
_RESPONDING = frozenset(
    {"response", "responses", "respond", "responded", "responding", "responds", "reply", "comments"}
)
_BY_LAW = frozenset({"statutory", "statute", "statutorily", "legal", "legally", "law", "s55", "act"})
_BODIES = frozenset({"pcc", "pccs", "opcc", "pfcc", "commissioner", "commissioners", "mayor"})
_RESPONDED_TO = _BODIES | {"report", "reports", "hmic", "hmicfrs", "inspectorate", "recommendation", "recommendations"}
_DUE = frozenset({"deadline", "deadlines", "due", "long", "limit", "days", "when"})
"""Beside a response, these ask for the term that the law sets for one."""
_ENDINGS = (
    " mean", " means", " meaning", " definition", " whats that", " what is that", " what is it", " whats it"
)  # fmt: skip
_MEANING = ("what counts as ", "what makes ", "what qualifies as ")
_GRADES = frozenset({"outstanding", "good", "adequate", "inadequate", "requires"})
_OF_TERMS = EXPLAINS | TELLS_APART | _RESPONDING | {"56", "who", "when", "why", "since"}
"""Without any of these, no text is about terms and nothing else."""
_AROUND_TERMS = EXPLAIN | TELLS_APART | _BESIDE_TERMS | _PLAIN
_LISTS = re.compile(r"(?:what are|what is|whats|what was|which are|show|list|tell me) the |what (?!is|are|was|does|do)")
_STATES = frozenset({"overdue", "past due", "open", "closed", "in progress", "immediate"})
_BARE = frozenset(
    listed(
        "findings, deadlines, judgements, judgments, grades, recommendations, afis, areas for improvement, forces, "
        "report, causes of concern, cocs, recs, observations, overdue, past due, due dates, deadline, strengths, "
        "due date, cycle, effectiveness, efficiency, legitimacy, leadership, actions, help, outstanding, good, "
        "adequate, inadequate, requires improvement, reports, status, obligations"
    )
)
"""Terms that, alone, ask for a list and not for their meaning."""
_WITH_THE = _BARE | set(
    listed("finding, afi, area for improvement, cause of concern, recommendation, action, grade, judgement")
)
"""Terms that, with "the", mean one that is known of: "what is the grade"."""


def terms(vocabulary: Vocabulary, texts: Sequence[str], *, at_home: bool) -> tuple[str, ...]:
    """Return the ids of the terms whose meaning is asked, none where that is not asked.

    Args:
        vocabulary: whose glossary is looked in.
        texts: all words, in lower case.
        at_home: whether a force is at home where it is asked.
    """
    term = asked_for(vocabulary, texts, at_home=at_home)
    return (term,) if term is not None else tuple(loosely_asked_for(vocabulary, texts))


def loosely_asked_for(vocabulary: Vocabulary, texts: Sequence[str]) -> list[str]:
    """Return the ids of the terms in a text about words and nothing else: "how does an AFI differ from a CoC?"."""
    if _OF_TERMS.isdisjoint(texts):
        return []
    if ("56" in texts and not _OF_THE_LAW.isdisjoint(texts)) or _asks_of_response(texts):
        return [id_ for name in ("56 days", "commencement of the 56 days") if (id_ := vocabulary.glossary.get(name))]
    if _asks_who_closes(texts) and (closed := vocabulary.glossary.get("closed")):
        return [closed]
    asks = not EXPLAINS.isdisjoint(texts) or _asks_who(texts) or _asks_of_grade(texts)
    if not asks and TELLS_APART.isdisjoint(texts):
        return []
    terms: list[str] = []
    at = 0
    while at < len(texts):
        width = next((w for w in range(_LONGEST_TERM, 0, -1) if " ".join(texts[at : at + w]) in vocabulary.glossary), 0)
        key = " ".join(texts[at : at + width])
        if width and key not in _BESIDE_TERMS:
            terms.append(vocabulary.glossary[key])
        elif texts[at] not in _AROUND_TERMS:
            return []
        at += max(width, 1)
    found = list(dict.fromkeys(terms))
    return found if asks or len(found) > 1 else []


def _asks_who(texts: Sequence[str]) -> bool:
    """Return whether it asks who somebody is; "who was outstanding" asks for forces."""
    return texts[0] == "who" and not {"is", "are"}.isdisjoint(texts[1:4]) and _GRADES.isdisjoint(texts)


def _asks_who_closes(texts: Sequence[str]) -> bool:
    """Return whether it asks who closes findings; of one named by its id, that is not known."""
    closes = not {"close", "closes", "closing"}.isdisjoint(texts) or (
        "off" in texts and not {"sign", "signs"}.isdisjoint(texts)
    )
    return texts[0] == "who" and closes and _AROUND_CLOSING.issuperset(texts)


def _asks_of_response(texts: Sequence[str]) -> bool:
    """Return whether it asks by when a report must be responded to by law; not how a force responds to the public."""
    if _RESPONDING.isdisjoint(texts) or not {"public", "did", "responded"}.isdisjoint(texts):
        return False
    by_law = not _BY_LAW.isdisjoint(texts) or ("police" in texts and "act" in texts)
    due = not _DUE.isdisjoint(texts) or texts[:2] in (["how", "long"], ["when", "must"], ["by", "when"], ["when", "is"])
    return by_law or (due and not _RESPONDED_TO.isdisjoint(texts))


def _asks_of_grade(texts: Sequence[str]) -> bool:
    """Return whether it asks since when or why there is a grade; of other things, "when" asks for a day."""
    return (texts[0] in ("when", "why") or texts[:2] == ["since", "when"]) and not _GRADES.isdisjoint(texts)


def asked_for(vocabulary: Vocabulary, texts: Sequence[str], *, at_home: bool) -> str | None:
    """Return the id of the term whose meaning is asked, or None.

    "What is outstanding?" means open where a force is at home, else the grade.
    """
    start = 0
    while start < len(texts) - 1 and texts[start] in _POLITE:
        start += 1
    text = " ".join(texts[start:] if start else texts)
    if text in vocabulary.glossary:
        return None if text in _BARE else vocabulary.glossary[text]
    for before in _BEFORE.get(texts[start], ()):
        if text.startswith(before):
            rest = text.removeprefix(before)
            if rest in _STATES or (at_home and rest == "outstanding"):
                return None
            return _term(vocabulary, rest, listing=_LISTS.match(text) is not None and before not in _MEANING)
    return _term(vocabulary, text, listing=False) if text.endswith(_ENDINGS) else None


def _term(vocabulary: Vocabulary, rest: str, *, listing: bool) -> str | None:
    while True:
        if rest in vocabulary.glossary:
            return None if listing and rest in _WITH_THE else vocabulary.glossary[rest]
        if rest.endswith(_AFTER):
            rest = rest.removesuffix(next(after for after in _AFTER if rest.endswith(after)))
        elif rest.startswith(_ARTICLES):
            rest = rest.partition(" ")[2]
        else:
            return None


def names_finding(text: str) -> bool:
    """Return whether a text holds an id that has the form of a finding's, held or not."""
    return "-" in text and _ID.search(text) is not None


def finding_like(text: str, reading: Reading) -> str | None:
    """Return an id that has the form of a finding's but is not held, and explain its words."""
    found = _ID.search(text) if "-" in text else None
    if found is None:
        return None
    inside = {at for at, word in enumerate(reading.words) if found.start() <= word.start < found.end()}
    reading.unknown[:] = [at for at in reading.unknown if at not in inside]
    reading.matches[:] = [match for match in reading.matches if match.start not in inside]
    reading.settle()
    return found.group(1).upper()
