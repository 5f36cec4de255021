"""Every judgement of every force, against a table made from the published record and not from the YAML."""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.domain.judgement import Judgement, State, Statement
from bot.domain.knowledge import Knowledge
from bot.kb import load
from bot.kb.shipped import shipped_path

TABLE = Path(__file__).parent / "judgements.tsv"
"""A line for each page: whose it is, the page's own last update, and what it states."""


@pytest.fixture(scope="module")
def known() -> Knowledge:
    return load(shipped_path()).knowledge


def told() -> Iterator[tuple[str, ...]]:
    """Yield force, cycle, source, whose page, its last update and one judgement, as the sources have them."""
    lines = csv.DictReader(TABLE.read_text("utf-8").splitlines(), delimiter="\t")
    for line in lines:
        for judgement in line["judgements"].split(" | "):
            yield line["force"], line["cycle"], line["source"], line["by"], line["updated"], judgement


def in_words(judgement: Judgement, said: Statement) -> str:
    """Return a statement as the table has it: "efficiency/overall: good"."""
    subject = f"{judgement.pillar}/{judgement.question}" if judgement.pillar else judgement.question
    grade = str(said.grade) if said.grade else ""
    if said.state is State.CARRIED_OVER:
        words = f"carried over from {said.carried_from or 'unknown'}" + (f", {grade}" if grade else "")
    else:
        words = grade or str(said.state)
    return f"{subject}: {words}" + (f", withdrawn {said.withdrawn}" if said.withdrawn else "")


def held(known: Knowledge) -> Iterator[tuple[str, ...]]:
    """Yield the same of what is held."""
    for judgement in known.judgements:
        for said in (judgement.statement, *judgement.others):
            by = "inspectorate" if said.source.inspectorate else "other"
            page = (said.source.url, by, str(said.updated or ""))
            yield judgement.force, judgement.cycle, *page, in_words(judgement, said)


def test_each_judgement_is_as_its_source_has_it(known):
    """Grade or reason for none, where carried over from, source, whose page it is, its date, withdrawn or not."""
    there, here = set(told()), set(held(known))
    wrong = [f"held, but in no source: {' '.join(one)}" for one in sorted(here - there)]
    wrong += [f"in a source, but not held: {' '.join(one)}" for one in sorted(there - here)]
    assert not wrong, "\n".join(wrong)


def test_none_is_held_twice_and_none_is_missing(known):
    """1,166 published statements, and the one withdrawn since, beside the grade that replaced it."""
    assert len(list(held(known))) == len(set(told())) == 1166 + 1


def test_the_table_of_the_gold_questions_says_the_same(known):
    table = Path(__file__).parents[1] / "gold" / "truth.tsv"
    gold = {
        (row["force_id"], row["cycle_id"], row["pillar"], row["question_id"]): (
            set(row["states"].split("|")),
            set(row["grades"].split("|")) - {""},
        )
        for row in csv.DictReader(table.read_text("utf-8").splitlines(), delimiter="\t")
    }
    here = {(one.force, one.cycle, one.pillar or "", one.question): one for one in known.judgements}
    assert here.keys() == gold.keys()
    wrong = {
        key
        for key, one in here.items()
        for said in (one.statement, *one.others)
        if said.withdrawn is None
        and (str(said.state) not in gold[key][0] or ({str(said.grade)} - {"None"}) - gold[key][1])
    }
    assert wrong == set()
