"""How often each judgement was given on each question, counted in the sources before anything was written down here."""

import csv
from collections import Counter
from pathlib import Path

from bot.domain.judgement import State
from bot.kb import load
from bot.kb.shipped import shipped_path


def test_each_question_has_as_many_of_each_judgement_as_the_sources():
    """A grade changed, lost or given twice shows up here, whichever force it is; withdrawn ones are not counted."""
    lines = (Path(__file__).parent / "counts.tsv").read_text("utf-8").splitlines()
    counted = {(*row[:4],): int(row[4]) for row in list(csv.reader(lines, delimiter="\t"))[1:]}
    held: Counter[tuple[str, ...]] = Counter()
    for judgement in load(shipped_path()).knowledge.judgements:
        for one in (judgement.statement, *judgement.others):
            if one.withdrawn is None:
                said = str(one.grade) if one.state is State.GRADED else str(one.state)
                held[judgement.cycle, judgement.pillar or "", judgement.question, said] += 1
    assert held == counted
    assert sum(counted.values()) == 1166


def test_each_force_has_the_judgement_the_truth_table_gives():
    """Every judgement of every force, so that two forces' grades can't be swapped; the table of the gold questions."""
    table = Path(__file__).parents[1] / "gold" / "truth.tsv"
    told = {
        (row["force_id"], row["cycle_id"], row["pillar"], row["question_id"]): (
            set(row["states"].split("|")),
            set(row["grades"].split("|")) - {""},
        )
        for row in csv.DictReader(table.read_text("utf-8").splitlines(), delimiter="\t")
    }
    held = {
        (one.force, one.cycle, one.pillar or "", one.question): one for one in load(shipped_path()).knowledge.judgements
    }
    assert held.keys() == told.keys()
    wrong = {
        key
        for key, one in held.items()
        for said in (one.statement, *one.others)
        if said.withdrawn is None
        and (str(said.state) not in told[key][0] or ({str(said.grade)} - {"None"}) - told[key][1])
    }
    assert wrong == set()
