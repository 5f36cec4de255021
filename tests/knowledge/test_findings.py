"""Every finding of the shipped knowledge against a table checked row by row with the sources; caveats; frameworks."""

import csv
from collections import Counter
from pathlib import Path

import pytest

from bot.domain.finding import Finding
from bot.domain.knowledge import Knowledge
from bot.kb import load
from bot.kb.shipped import shipped_path

TABLE = Path(__file__).parent / "findings.tsv"
CAVEATS = {
    "peel-2014": 3,
    "peel-2015": 17,
    "peel-2016": 18,
    "peel-2017": 22,
    "peel-2018-19": 35,
}

UNGRADED = {
    ("peel-2014", "effectiveness", "overall"),
    ("peel-2014", "effectiveness", "protecting-the-vulnerable"),
    ("peel-2014", "effectiveness", "serious-and-organised-crime"),
    ("peel-2014", "effectiveness", "strategic-policing-requirement"),
    ("peel-2014", "legitimacy", "overall"),
    ("peel-2014", "legitimacy", "workforce-integrity"),
    ("peel-2014", "legitimacy", "public-perceptions"),
    ("peel-2015", "leadership", "overall"),
    ("peel-2015", "leadership", "understanding-of-leadership"),
    ("peel-2015", "leadership", "sense-of-direction"),
    ("peel-2015", "leadership", "developing-leadership"),
    ("peel-2015", "leadership", "effect-of-leadership"),
    ("peel-2015", "legitimacy", "crime-recording-rules"),
    ("peel-2016", "effectiveness", "specialist-capabilities"),
    ("peel-2016", "leadership", "overall"),
    ("peel-2017", "effectiveness", "specialist-capabilities"),
    ("peel-2018-19", "effectiveness", "specialist-capabilities"),
    ("peel-2021-22", "", "armed-threats"),
    ("peel-2021-22", "", "strategic-policing-requirement"),
    ("peel-2023-25", "", "supporting-victims"),
}


@pytest.fixture(scope="module")
def known() -> Knowledge:
    return load(shipped_path()).knowledge


def row_of(finding: Finding) -> tuple[str, ...]:
    """Return what the table holds of a finding."""
    deadlines = (one.deadline for one in finding.obligations)
    return (
        finding.id,
        str(finding.kind),
        finding.pillar or "",
        finding.question or "",
        str(finding.published or ""),
        "|".join(f"{one.kind} {one.day or one.words}".strip() for one in deadlines),
        "|".join(f"{one.status} {one.on or ''}".strip() for one in finding.statuses),
    )


def test_each_finding_keeps_its_kind_question_dates_and_status(known):
    lines = TABLE.read_text("utf-8").splitlines()
    told = {tuple(row) for row in list(csv.reader(lines, delimiter="\t"))[1:]}
    assert {row_of(finding) for finding in known.findings} == told


def test_no_caveat_is_lost(known):
    """How many judgements of each cycle are told with a doubt."""
    held = Counter(
        one.cycle
        for one in known.judgements
        for said in (one.statement, *one.others)
        if said.caveat and not said.withdrawn
    )
    assert held == CAVEATS


@pytest.mark.parametrize("cycle", ["peel-2014", "peel-2015", "peel-2016", "peel-2017", "peel-2018-19"])
def test_adequate_is_no_grade_before_2021(known, cycle):
    assert " ".join(known.frameworks[cycle].scale) == "outstanding good requires improvement inadequate"


@pytest.mark.parametrize("cycle", ["peel-2021-22", "peel-2023-25", "peel-2025-27"])
def test_adequate_is_a_grade_since_2021(known, cycle):
    assert " ".join(known.frameworks[cycle].scale) == "outstanding good adequate requires improvement inadequate"


def test_what_is_never_graded_is_marked(known):
    held = {
        (one.id, question.pillar or "", question.id)
        for one in known.frameworks.values()
        for question in one.questions
        if not question.graded
    }
    assert held == UNGRADED
