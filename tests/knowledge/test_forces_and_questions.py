"""Names, regions and aliases of the forces, and the official questions of every inspection, against tables."""

import csv
from collections import defaultdict
from pathlib import Path

import pytest

from bot.domain.knowledge import Knowledge
from bot.kb import load
from bot.kb.shipped import shipped_path


@pytest.fixture(scope="module")
def known() -> Knowledge:
    return load(shipped_path()).knowledge


def table(name: str) -> list[dict[str, str]]:
    """Return the rows of a table beside this file."""
    lines = (Path(__file__).parent / name).read_text("utf-8").splitlines()
    return list(csv.DictReader(lines, delimiter="\t"))


def differences(held: list[dict[str, str]], told: list[dict[str, str]]) -> str:
    """Return a line for each row that is in one list only."""
    wrong = [f"held, but not in the table: {' / '.join(row.values())}" for row in held if row not in told]
    wrong += [f"in the table, but not held: {' / '.join(row.values())}" for row in told if row not in held]
    return "\n".join(wrong)


def test_each_force_has_its_official_name_its_region_and_its_aliases(known):
    held = [
        {
            "force": one.id,
            "name": one.name,
            "official": one.official,
            "region": one.region,
            "country": one.country,
            "aliases": " | ".join(one.aliases),
        }
        for one in known.forces.values()
    ]
    assert not differences(held, table("forces.tsv"))


def test_no_alias_is_shared_by_two_forces(known):
    owners = defaultdict(set)
    for one in known.forces.values():
        for name in (one.name, one.official, *one.aliases):
            owners[name.casefold()].add(one.id)
    assert {name: forces for name, forces in owners.items() if len(forces) > 1} == {}


@pytest.mark.parametrize("doubtful", ["BTP", "DPP", "WMP", "MPs", "London", "Yorkshire", "Newcastle", "PSNI", "CPS"])
def test_what_may_be_another_body_or_place_is_no_alias(known, doubtful):
    assert [one.id for one in known.forces.values() if doubtful in (one.name, *one.aliases)] == []


def test_each_question_has_its_official_title_its_number_and_its_names(known):
    held = [
        {
            "cycle": framework.id,
            "pillar": one.pillar or "",
            "number": str(one.number or ""),
            "question": one.id,
            "graded": "yes" if one.graded else "no",
            "title": one.title,
            "short": one.short,
            "aliases": " | ".join(one.aliases),
        }
        for framework in known.frameworks.values()
        for one in framework.questions
    ]
    assert not differences(held, table("questions.tsv"))
