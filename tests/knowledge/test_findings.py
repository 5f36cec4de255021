"""Every finding of the shipped knowledge against a table checked row by row with the sources; caveats; frameworks."""

import csv
from collections import Counter
from pathlib import Path

import pytest

from bot.domain.finding import Finding, Obligation, StatusEvent
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


def row_of(finding: Finding) -> dict[str, str]:
    """Return what the table holds of a finding."""
    return {
        "finding": finding.id,
        "forces": ",".join(finding.forces),
        "kind": str(finding.kind),
        "pillar": finding.pillar or "",
        "question": finding.question or "",
        "published": str(finding.published or ""),
        "sources": " | ".join(source.url for source in finding.sources),
        "obligations": " | ".join(map(owed, finding.obligations)),
        "statuses": " | ".join(map(stated, finding.statuses)),
        "related": " | ".join(f"{how} {to}" for to, how in finding.related),
        "actions": str(len(finding.actions)),
        "follow_up": " | ".join(
            f"{'possible' if one.possible else 'certain'} {one.when}".strip() for one in finding.follow_up
        ),
    }


def owed(one: Obligation) -> str:
    """Return an obligation as the table has it: what kind of date, who set it, to whom it is owed, what disputes it."""
    deadline = one.deadline
    said = f"{one.id}: {deadline.kind} {deadline.day or deadline.words}".strip() + f", {deadline.origin}"
    if one.to:
        said += f", to {one.to}"
    return said + "".join(f", disputed {other.due} {other.source.url}" for other in deadline.disputed)


def stated(event: StatusEvent) -> str:
    """Return a statement of status as the table has it."""
    when = f"({event.when})" if event.when else ""
    return " ".join(word for word in (str(event.status), str(event.on or ""), when, event.source.url) if word)


def test_each_finding_is_as_its_source_has_it(known):
    """Force, kind, question, dates and who set them, disputes, statuses, relations, sources; numbers of actions."""
    told = {row["finding"]: row for row in csv.DictReader(TABLE.read_text("utf-8").splitlines(), delimiter="\t")}
    held = {finding.id: row_of(finding) for finding in known.findings}
    assert held.keys() == told.keys()
    wrong = [
        f"{one}: {key} is {held[one][key]!r}, the source has {told[one][key]!r}"
        for one in told
        for key in told[one]
        if held[one][key] != told[one][key]
    ]
    assert not wrong, "\n".join(wrong)


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
