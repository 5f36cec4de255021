"""Every phrase the parser knows, from the knowledge and from the lexicon, in one longest-match table."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from enum import StrEnum
from itertools import chain, product
from typing import NamedTuple

from bot.ask import lexicon, question_names
from bot.ask.audience import AUDIENCES, ON_THE_FORCE
from bot.ask.cues import CUES, Cue
from bot.ask.forms import FORMS
from bot.ask.not_ours import NOT_OURS
from bot.ask.phrases import Phrases
from bot.ask.words import ARTICLES, phrase, stemmed, stems_of
from bot.domain.finding import Kind
from bot.domain.force import Force
from bot.domain.framework import OVERALL, Framework
from bot.domain.knowledge import Knowledge


class Slot(StrEnum):
    """What a phrase may fill."""

    FORCE = "force"
    REGION = "region"
    CYCLE = "cycle"
    YEAR = "year"
    QUESTION = "question"
    PILLAR = "pillar"
    GRADE = "grade"
    KIND = "kind"
    ORIGIN = "origin"
    CUE = "cue"
    FINDING = "finding"
    FILLER = "filler"
    MAYBE_FORCE = "maybe force"


class Meaning(NamedTuple):
    """One reading of a phrase: the slot and its value (an id, or an enum's value)."""

    slot: Slot
    value: str


Meanings = tuple[Meaning, ...]

_ENDINGS = ("police service", "police", "constabulary", "service", "police force", "force")
_COMMON_NAME_WORDS = frozenset({"city", "greater", "and", "of", "isle", "the", "police", "service", "force", "valley"})
_INSPECTION_ENDINGS = ("inspection", "inspections", "cycle", "assessment", "round", "report", "reports")
_PILLAR_ADJECTIVES = (
    ("effective", "effectiveness"),
    ("efficient", "efficiency"),
    ("legitimate", "legitimacy"),
    ("legit", "legitimacy"),
)
_COUNTRIES = {"wales": ("Wales", "welsh"), "england": ("England", "english")}
_SHORTEST_PART = 4
_REGISTER_NUMBER = re.compile(r"(?!(?:19|20)\d\d$)\d{4,}")
"""A number of the inspectorate's register, by which people know a national recommendation."""


class Vocabulary:
    """The phrases of one knowledge snapshot.

    Attributes:
        phrases: phrase -> its readings; `exact` finds the longest at a place.
        stems: stemmed question phrase -> its readings, for "investigate crime"; `stemmed` finds the longest.
        asked_in: question phrase, and stemmed phrase -> cycle -> the questions it means there.
        title_words: question -> stems of the words in its official titles; `title_words_in`: the same by cycle.
        words_of: question -> stems of all the words in its names.
        firm: the question phrases, and their stems, that are official titles and short names; others are loose.
        glossary: phrase -> term id; kept apart, since most terms are also everyday words of a question.
        topics: the phrases that findings and observations are filed under.
        subjects: stems of the words that findings and observations are filed under.
        reports: stems of every word in the findings and observations.
        texts: the same, and the words of the questions.
        published: the same without the words of the force's own findings, which may be people's names.
        mendable: the phrases whose typing slips are mended; of forces their names only, not their abbreviations.
        question_words: stem of a word in several questions' short names -> their ids; "crime" alone settles none.
    """

    def __init__(self, knowledge: Knowledge) -> None:
        table: defaultdict[str, dict[Meaning, None]] = defaultdict(dict)
        stems: defaultdict[str, dict[Meaning, None]] = defaultdict(dict)
        for key, meaning in _lexicon():
            table[key][meaning] = None
        for force in knowledge.forces.values():
            for name in force_names(force):
                table[name][Meaning(Slot.FORCE, force.id)] = None
        for key, meaning in _places(knowledge):
            table[key][meaning] = None
        for framework in knowledge.frameworks.values():
            for key, meaning in _framework(framework):
                table[key][meaning] = None
                if meaning.slot is Slot.QUESTION:
                    stems[stemmed(key)][meaning] = None
        for finding in knowledge.findings:
            name = phrase(finding.id)
            for key in (
                name,
                name.replace("/", " "),
                *(word for word in finding.id.split("-") if _REGISTER_NUMBER.fullmatch(word)),
            ):
                table[key][Meaning(Slot.FINDING, finding.id)] = None
        for key, meaning in _name_parts(knowledge, table):
            table[key][meaning] = None
        self.phrases: dict[str, Meanings] = {key: tuple(found) for key, found in table.items()}
        self.stems: dict[str, Meanings] = {key: tuple(found) for key, found in stems.items()}
        self.question_words = question_names.words_of_several(knowledge)
        full_names = {
            _without_ending(phrase(name))
            for force in knowledge.forces.values()
            for name in (force.name, force.official)
        }
        grades = {name for names in lexicon.GRADES.values() for name in listed(names)}
        self.mendable: dict[str, Meanings] = {
            key: tuple(meaning for meaning in found if _is_mendable(key, meaning, full_names, grades))
            for key, found in table.items()
        }
        self.exact = Phrases(self.phrases)
        self.stemmed = Phrases(self.stems, skipped=ARTICLES)
        self.glossary = {
            phrase(name): term.id for term in knowledge.glossary for name in (term.term, *term.aliases, term.id)
        }
        about = {word for held in (knowledge.findings, knowledge.observations) for x in held for word in x.about}
        self.topics = frozenset(map(phrase, about))
        self.subjects = stems_of(about)
        reports = self.subjects | stems_of(_report_texts(knowledge, own=False))
        questions = stems_of(_question_texts(knowledge))
        self.published = reports | questions
        self.reports = reports | stems_of(_report_texts(knowledge, own=True))
        self.texts = self.reports | questions
        self.asked_in = question_names.asked_in(knowledge)
        firm = {
            key
            for framework in knowledge.frameworks.values()
            for q in framework.questions
            for key in question_names.official(q)
        }
        self.title_words = question_names.title_words(knowledge)
        self.title_words_in = question_names.title_words_in(knowledge)
        self.words_of = question_names.words_of(knowledge)
        self.firm = firm | {stemmed(key) for key in firm}


def force_names(force: Force) -> set[str]:
    """Return every phrase that names the force: names, official name and aliases, with and without their endings."""
    names: set[str] = set()
    for written in (force.name, force.official, force.id.replace("-", " "), *force.aliases):
        name = phrase(written).removeprefix("the ")
        bare = _without_ending(name)
        names |= {name, bare, *(f"{bare} {ending}" for ending in _ENDINGS)}
    names.add(f"{_without_ending(phrase(force.name))}s")  # "kents" for "Kent's"
    return names - {""}


def _without_ending(name: str) -> str:
    for ending in _ENDINGS:
        if name.endswith(f" {ending}"):
            return name.removesuffix(f" {ending}")
    return name


def _is_mendable(key: str, meaning: Meaning, full_names: set[str], grades: set[str]) -> bool:
    if meaning.slot is Slot.FORCE:
        return key in full_names
    if meaning.slot is Slot.GRADE:
        return key in grades
    if meaning.slot is Slot.CUE:
        return key in lexicon.SLIPS_OF_CUES
    return meaning.slot in (Slot.QUESTION, Slot.PILLAR, Slot.KIND)


def listed(text: str) -> Iterator[str]:
    """Return the phrases of a comma-separated table entry."""
    return (part.strip() for part in text.split(",") if part.strip())


def _lexicon() -> Iterator[tuple[str, Meaning]]:
    for cue, phrases in chain(CUES.items(), NOT_OURS.items(), FORMS.items()):
        yield from ((key, Meaning(Slot.CUE, cue)) for key in listed(phrases))
    for kind, phrases in lexicon.KINDS.items():
        yield from ((key, Meaning(Slot.KIND, kind)) for key in listed(phrases))
    for origin, phrases in lexicon.ORIGINS.items():
        yield from ((key, Meaning(Slot.ORIGIN, origin)) for key in listed(phrases))
    for noun in listed(lexicon.OPEN_NOUNS):
        yield f"outstanding {noun}", Meaning(Slot.CUE, Cue.OPEN)
        yield f"outstanding {noun}", Meaning(Slot.CUE, Cue.FINDINGS)
        for kind, phrases in lexicon.KINDS.items():
            if noun in listed(phrases):
                yield f"outstanding {noun}", Meaning(Slot.KIND, kind)
    for word, cue in product(ON_THE_FORCE, (Cue.WE, Cue.MUST)):
        yield word, Meaning(Slot.CUE, cue)
    yield from _grades()
    for before in listed(lexicon.NO_DATE_BEFORE):
        for article in ("", "a ", "any ", "an "):
            for name in listed(lexicon.NO_DATE_NAMES):
                yield f"{before} {article}{name}", Meaning(Slot.CUE, Cue.UNDATED)
    for word in (*lexicon.FILLERS.split(), *listed(lexicon.FILLER_PHRASES), *AUDIENCES):
        yield word, Meaning(Slot.FILLER, word)


def _grades() -> Iterator[tuple[str, Meaning]]:
    ladder = list(lexicon.GRADES)
    for place, grade in enumerate(ladder):
        for name in listed(lexicon.GRADES[grade]):
            yield name, Meaning(Slot.GRADE, grade)
            for word in ("below", "less than", "worse than", "lower than", "under"):
                yield from ((f"{word} {name}", Meaning(Slot.GRADE, worse)) for worse in ladder[place + 1 :])
            for word in ("above", "better than", "more than", "higher than"):
                yield from ((f"{word} {name}", Meaning(Slot.GRADE, better)) for better in ladder[:place])
            for better in ladder[: place + 1]:
                for word in ("better", "above", "higher"):
                    yield f"{name} or {word}", Meaning(Slot.GRADE, better)
                yield f"at least {name}", Meaning(Slot.GRADE, better)
            for worse in ladder[place:]:
                for word in ("worse", "below", "lower"):
                    yield f"{name} or {word}", Meaning(Slot.GRADE, worse)


def _places(knowledge: Knowledge) -> Iterator[tuple[str, Meaning]]:
    held = {force.country for force in knowledge.forces.values()}
    regions = {force.region for force in knowledge.forces.values() if force.region}
    named = [(region, phrase(region).removeprefix("the "), "") for region in regions]
    named += [(country, word, adjective) for word, (country, adjective) in _COUNTRIES.items() if country in held]
    for region, name, adjective in named:
        for key in (name, f"{name} region", f"{name} of england"):
            yield key, Meaning(Slot.REGION, region)
        told = [f"{one} {noun}" for one in (name, adjective) if one for noun in ("forces", "police forces", "force")]
        for key in (*told, f"forces in {name}", f"forces in the {name}"):
            yield key, Meaning(Slot.REGION, region)
            yield key, Meaning(Slot.CUE, Cue.FORCES)


def _framework(framework: Framework) -> Iterator[tuple[str, Meaning]]:
    label = phrase(framework.label)
    names = {label, phrase(framework.title), f"peel {label}", *map(phrase, framework.aliases)}
    cycle = Meaning(Slot.CYCLE, framework.id)
    for name in names - {""}:
        if name not in {str(year) for year in framework.years}:
            yield name, cycle
        for ending in _INSPECTION_ENDINGS:
            yield f"{name} {ending}", cycle
    for year in framework.years:
        spoken = (
            str(year),
            f"peel {year}",
            f"peel{year}",
            f"{year} peel",
            *(f"{year} {ending}" for ending in _INSPECTION_ENDINGS),
        )
        yield from ((name, Meaning(Slot.YEAR, framework.id)) for name in spoken if name not in names - {str(year)})
    for pillar in framework.pillars:
        yield pillar, Meaning(Slot.PILLAR, pillar)
    for question in framework.questions:
        keys = question_names.all_names(question)
        if question.id == OVERALL:
            keys -= {"overall"}
            yield from ((key, Meaning(Slot.PILLAR, question.pillar)) for key in keys if question.pillar)
        else:
            yield from ((key, Meaning(Slot.QUESTION, question.id)) for key in keys)
    for adverb, pillar in _PILLAR_ADJECTIVES:
        if pillar in framework.pillars:
            spoken = (adverb, f"{adverb}ly", f"how {adverb}", f"how {adverb}ly")
            yield from ((key, Meaning(Slot.PILLAR, pillar)) for key in spoken)


def _name_parts(knowledge: Knowledge, known: Iterable[str]) -> Iterator[tuple[str, Meaning]]:
    """Parts of force names that do not settle a force: "North", "Yorkshire", "West M"."""
    taken = set(known)
    for force in knowledge.forces.values():
        words = _without_ending(phrase(force.name)).split()
        parts = {word for word in words if word not in _COMMON_NAME_WORDS and len(word) >= _SHORTEST_PART}
        if len(words) > 1:
            parts |= {f"{words[0]} {words[1][:cut]}" for cut in range(1, min(len(words[1]), 6))}
        if len(words) > 1:
            parts.add("".join(word[0] for word in words) + "p")  # "WMP": West Midlands Police or West Mercia Police
        if words[-1].endswith("shire"):
            parts.add(words[-1].removesuffix("hire"))
        yield from ((part, Meaning(Slot.MAYBE_FORCE, force.id)) for part in parts - taken)


def _report_texts(knowledge: Knowledge, *, own: bool) -> Iterator[str]:
    """Yield the texts of the force's own findings, or of the published ones and of the observations."""
    for finding in knowledge.findings:
        if own == (finding.kind is Kind.INTERNAL):
            yield finding.summary
            yield from finding.actions
            yield from (obligation.what for obligation in finding.obligations)
    yield from (observation.text for observation in knowledge.observations if not own)


def _question_texts(knowledge: Knowledge) -> Iterator[str]:
    for framework in knowledge.frameworks.values():
        for question in framework.questions:
            yield from (question.title, question.short, *question.aliases)
