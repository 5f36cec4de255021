"""The names of the inspection's questions: official ones, loose ones, and what they mean in which cycle."""

from collections import defaultdict

from bot.ask.words import phrase, split, stem, stemmed
from bot.domain.framework import OVERALL, Question
from bot.domain.knowledge import Knowledge

_TITLE_STARTS = (
    "how effective is the force at ",
    "how effective is the force in ",
    "how effective are the ",
    "how effectively does the force ",
    "how well does the force ",
    "how efficient is the force at ",
    "how sustainable is the ",
    "how sustainable and affordable is the ",
    "to what extent does the force ",
    "to what extent is the force ",
    "to what extent has the force ",
    "to what extent are forces ",
)

_LONG_ENOUGH = 5
"""Words."""


def official(question: Question) -> set[str]:
    """Return the phrases of its title, with and without "How effective is the force at", its short name and its id.

    What follows "the force" names it too, where that is long enough to be nothing else: a force may stand in its place.
    """
    title = phrase(question.title)
    after = title.partition("the force ")[2]
    for start in _TITLE_STARTS:
        title = title.removeprefix(start)
    names = {title, phrase(question.title), phrase(question.short), question.id.replace("-", " ")}
    return names | {after} if len(after.split()) >= _LONG_ENOUGH else names


def all_names(question: Question) -> set[str]:
    """Return every phrase that names the question; its number too, unless it is a pillar's own."""
    names = official(question) | {phrase(alias) for alias in question.aliases}
    if question.number and question.id != OVERALL:
        names |= {f"question {question.number}", f"q{question.number}"}
    return names - {""}


def words_of(knowledge: Knowledge) -> dict[str, frozenset[str]]:
    """Return, per question, the stems of all the words in its names."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for framework in knowledge.frameworks.values():
        for question in framework.questions:
            found[question.id] += [question.title, question.short, *question.aliases]
    return {
        question: frozenset(stem(word.text) for text in texts for word in split(text))
        for question, texts in found.items()
    }


def title_words(knowledge: Knowledge) -> dict[str, frozenset[str]]:
    """Return, per question, the stems of all the words in its official titles."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for framework in knowledge.frameworks.values():
        for question in framework.questions:
            found[question.id] |= {stem(word.text) for word in split(question.title)}
    return {question: frozenset(stems) for question, stems in found.items() if question != OVERALL}


def title_words_in(knowledge: Knowledge) -> dict[str, dict[str, frozenset[str]]]:
    """Return, per cycle and question, the stems of all the words in its title there."""
    return {
        framework.id: {
            question.id: frozenset(stem(word.text) for word in split(question.title))
            for question in framework.questions
            if question.id != OVERALL
        }
        for framework in knowledge.frameworks.values()
    }


def asked_in(knowledge: Knowledge) -> dict[str, dict[str, set[str]]]:
    """Return, per phrase and per stemmed phrase, the questions it means in each cycle."""
    found: defaultdict[str, dict[str, set[str]]] = defaultdict(dict)
    for framework in knowledge.frameworks.values():
        for question in framework.questions:
            for name in all_names(question) if question.id != OVERALL else ():
                for form in (name, stemmed(name)):
                    found[form].setdefault(framework.id, set()).add(question.id)
    return dict(found)


def words_of_several(knowledge: Knowledge) -> dict[str, tuple[str, ...]]:
    """Return, per stem of a word in short names, the questions it occurs in: "crime" alone settles none."""
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for framework in knowledge.frameworks.values():
        for question in framework.questions:
            for word in phrase(question.short).split() if question.id != OVERALL else ():
                found[stem(word)][question.id] = None
    return {word: tuple(ids) for word, ids in found.items()}
