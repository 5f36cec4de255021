"""Kent, PEEL 2016, effectiveness: the report that is held whole."""

from collections import Counter
from datetime import date

import pytest

from bot.domain.finding import DueKind, Kind
from bot.domain.knowledge import Knowledge
from bot.kb import load
from bot.kb.shipped import shipped_path


@pytest.fixture(scope="module")
def known() -> Knowledge:
    return load(shipped_path()).knowledge


def test_kent_2016_effectiveness_is_as_the_report_has_it(known):
    """Three areas for improvement, two dated obligations, one date that another source disputes, one possible visit."""
    held = [one for one in known.findings if one.report == "kent/2016-effectiveness"]
    assert [one.id for one in held] == ["KENT-2016-E1", "KENT-2016-E2", "KENT-2016-E3"]
    assert {one.kind for one in held} == {Kind.AREA_FOR_IMPROVEMENT}
    assert [one.question for one in held] == ["investigating-crime"] + ["serious-and-organised-crime"] * 2
    deadlines = [obligation.deadline for one in held for obligation in one.obligations]
    assert [(one.kind, one.day) for one in deadlines] == [
        (DueKind.IMMEDIATE, None),
        (DueKind.EXACT, date(2017, 5, 1)),
        (DueKind.EXACT, date(2017, 6, 1)),
        (DueKind.NONE, None),
        (DueKind.NONE, None),
    ]
    assert [other.due for one in deadlines for other in one.disputed] == [date(2017, 6, 30)]
    assert len(held[0].actions) == 3
    assert [(one.when, one.possible) for one in held[0].follow_up] == [("", False), ("during 2017", True)]
    assert [obligation for one in held for obligation in one.obligations if obligation.by] == []
    question = known.judgement("kent", "peel-2016", "investigating-crime").statement
    assert "victims" in question.but


def test_kent_2016_observations_are_told_as_strengths_and_weaknesses(known):
    tones = Counter(
        (one.question, str(one.tone)) for one in known.observations if one.report == "kent/2016-effectiveness"
    )
    assert tones == {
        ("preventing-crime", "strength"): 8,
        ("investigating-crime", "strength"): 8,
        ("investigating-crime", "weakness"): 4,
        ("protecting-the-vulnerable", "strength"): 11,
        ("protecting-the-vulnerable", "weakness"): 1,
        ("serious-and-organised-crime", "strength"): 8,
        ("serious-and-organised-crime", "weakness"): 2,
        ("specialist-capabilities", "strength"): 3,
    }
