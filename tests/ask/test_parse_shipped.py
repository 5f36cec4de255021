"""The parser on the shipped knowledge: every force, cycle and question by its names, and slips in them."""

import random
from datetime import date

import pytest

from bot.ask.parse import Parser
from bot.ask.query import Context, Intent, NotUnderstood, Query, Unclear
from bot.ask.vocabulary import Slot, Vocabulary
from bot.domain.framework import OVERALL
from bot.domain.knowledge import Knowledge
from bot.kb import load
from bot.kb.shipped import shipped_path

CONTEXT = Context(date(2025, 10, 1))


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load(shipped_path()).knowledge


@pytest.fixture(scope="module")
def parser(knowledge: Knowledge) -> Parser:
    return Parser(knowledge)


def test_every_name_of_a_force_means_that_force(knowledge: Knowledge, parser: Parser) -> None:
    assert len(knowledge.forces) == 43
    for force in knowledge.forces.values():
        for name in (force.name, force.official, force.name.upper(), f"{force.name}'s", *force.aliases):
            query = parser.parse(f"{name} efficiency 2016", CONTEXT)
            assert isinstance(query, Query), name
            assert query.forces == (force.id,), name


def test_no_phrase_means_two_forces(knowledge: Knowledge) -> None:
    for phrase, meanings in Vocabulary(knowledge).phrases.items():
        assert len({m.value for m in meanings if m.slot is Slot.FORCE}) <= 1, phrase


def test_a_slip_never_names_another_force(knowledge: Knowledge, parser: Parser) -> None:
    chance = random.Random(43)
    right = total = 0
    for force in knowledge.forces.values():
        for _ in range(60):
            typed = _slip(force.name, chance)
            parsed = parser.parse(f"{typed} efficiency 2016", CONTEXT)
            total += 1
            if isinstance(parsed, Query):
                assert parsed.forces == (force.id,), typed
                right += 1
    assert right / total > 0.6  # short names are never guessed


@pytest.mark.parametrize(
    ("typed", "force"),
    [
        ("Avon and Someret", "avon-and-somerset"),
        ("Greaater Manchester", "greater-manchester"),
        ("Devon and Corwall", "devon-and-cornwall"),
        ("Dfyed-Powys", "dyfed-powys"),
    ],
)
def test_a_slip_beside_a_name_that_stands_for_the_whole_is_mended(parser: Parser, typed: str, force: str) -> None:
    query = parser.parse(f"{typed} efficiency 2016", CONTEXT)
    assert isinstance(query, Query), query
    assert query.forces == (force,)
    assert query.corrected[0][0] == typed.replace("-", " ")


@pytest.mark.parametrize("typed", ["Kent and Someret", "Avon and Sommer", "Manchester Greaater", "Devon or Corwall"])
def test_a_slip_beside_another_name_stays_unexplained(parser: Parser, typed: str) -> None:
    parsed = parser.parse(f"{typed} efficiency 2016", CONTEXT)
    assert isinstance(parsed, NotUnderstood), parsed


def _slip(name: str, chance: random.Random) -> str:
    """Change one letter, not the first: swap it with the next, drop it, double it, or replace it."""
    at = chance.choice([place for place in range(1, len(name) - 1) if name[place].isalpha() and name[place - 1] != " "])
    before, letter, after = name[:at], name[at], name[at + 1 :]
    return chance.choice(
        [before + after[0] + letter + after[1:], before + after, before + letter + letter + after, before + "x" + after]
    )


def test_every_question_is_known_by_title_and_short_name_in_its_cycle(knowledge: Knowledge, parser: Parser) -> None:
    for framework in knowledge.frameworks.values():
        for question in framework.questions:
            if question.id == OVERALL:
                continue
            for name in {question.short, question.title, question.title.replace("the force", "Kent")}:
                parsed = parser.parse(f"kent {framework.label}: {name}", CONTEXT)
                assert isinstance(parsed, Query), (framework.label, name, parsed)
                assert parsed.intent is Intent.JUDGEMENTS, (framework.label, name, parsed)
                assert parsed.questions == (question.id,), (framework.label, name, parsed)


def test_every_cycle_is_known_by_its_names(knowledge: Knowledge, parser: Parser) -> None:
    for framework in knowledge.frameworks.values():
        for name in (framework.label, framework.title, *framework.aliases):
            query = parser.parse(f"kent judgements {name}", CONTEXT)
            assert isinstance(query, Query), name
            assert query.cycles == (framework.id,), name


def test_every_finding_is_known_by_its_id(knowledge: Knowledge, parser: Parser) -> None:
    for finding in knowledge.findings:
        for name in (finding.id, finding.id.lower(), finding.id.replace("-", " ")):
            query = parser.parse(name, CONTEXT)
            assert isinstance(query, Query), name
            assert query.finding_id == finding.id, name


def test_every_term_is_known_by_its_name(knowledge: Knowledge, parser: Parser) -> None:
    for term in knowledge.glossary:
        query = parser.parse(f"what does {term.term} mean?", CONTEXT)
        assert isinstance(query, Query), term.term
        assert (query.intent, query.term) == (Intent.DEFINITION, term.id)


def test_a_year_of_two_cycles_is_asked_back(parser: Parser) -> None:
    unclear = parser.parse("kent 2025", CONTEXT)
    assert isinstance(unclear, Unclear)
    assert [choice.label for choice in unclear.choices] == ["2023-25", "2025-27"]
