"""The knowledge that comes with the bot, held against facts and totals taken from the sources themselves."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

import pytest

from bot.domain.finding import Finding, Kind
from bot.domain.framework import OVERALL
from bot.domain.judgement import State, Statement
from bot.domain.knowledge import Knowledge
from bot.kb import Loaded, load
from bot.kb.shipped import shipped_path

SUMMARIES = 71
"""Judgements that sources give in a summary sentence only: 68 given in their cycle, 3 carried over into it."""

SITE = "https://hmicfrs.justiceinspectorates.gov.uk/"

TOTALS = [
    # cycle, pillar, what the source counts for England and Wales, what is held, the source
    (
        "peel-2014",
        "efficiency",
        {"outstanding": 5, "good": 35, "requires improvement": 3},
        # Of six forces no statement is held, and Northamptonshire's page repeats another sentence.
        {"outstanding": 5, "good": 28, "requires improvement": 3, "not stated": 1},
        SITE + "peel-assessments/what-is-peel/peel-assessments-2014-to-2018-19/2014-peel-assessment/",
    ),
    (
        "peel-2015",
        "legitimacy",
        {"outstanding": 1, "good": 37, "requires improvement": 5},
        {"outstanding": 1, "good": 37, "requires improvement": 5},
        SITE + "news/news-feed/most-police-forces-judged-to-be-fair-and-ethical/",
    ),
    (
        "peel-2015",
        "efficiency",
        {"outstanding": 5, "good": 29, "requires improvement": 8, "inadequate": 1},
        {"outstanding": 5, "good": 29, "requires improvement": 8, "inadequate": 1},
        "https://www.justiceinspectorates.gov.uk/hmicfrs/news/news-feed/forces-future-efficiency-must-improve-to-meet-financial-pressures/",
    ),
    (
        "peel-2016",
        "efficiency",
        {"outstanding": 2, "good": 33, "requires improvement": 8},
        {"outstanding": 2, "good": 33, "requires improvement": 8},
        SITE + "news/news-feed/police-forces-urged-to-get-back-to-the-future/",
    ),
    (
        "peel-2017",
        "efficiency",
        {"outstanding": 2, "good": 30, "requires improvement": 10, "ungraded": 1},
        # Humberside's overall judgement of 2017 efficiency was in no source; Greater Manchester had none.
        {"outstanding": 2, "good": 30, "requires improvement": 9, "ungraded": 1},
        SITE + "news/news-feed/significantly-stressed-forces-need-to-continue-to-change/",
    ),
    (
        "peel-2017",
        "legitimacy",
        {"outstanding": 1, "good": 35, "requires improvement": 6, "ungraded": 1},
        # Humberside's overall judgement of 2017 legitimacy was in no source.
        {"outstanding": 1, "good": 34, "requires improvement": 6, "ungraded": 1},
        SITE + "news/news-feed/forces-working-hard-to-improve-their-legitimacy/",
    ),
]

FORCE_TOTALS = [
    # force, cycle, how many areas of each grade the source counts; what is held may be fewer, never more
    ("kent", "peel-2021-22", {"outstanding": 1, "good": 4, "adequate": 1, "requires improvement": 3}),
    ("kent", "peel-2023-25", {"good": 5, "adequate": 2, "requires improvement": 2}),
    ("surrey", "peel-2023-25", {"good": 2, "adequate": 4, "requires improvement": 2, "inadequate": 1}),
    ("wiltshire", "peel-2021-22", {"requires improvement": 5, "inadequate": 3}),
    ("derbyshire", "peel-2021-22", {"adequate": 4, "requires improvement": 5}),
    ("gloucestershire", "peel-2021-22", {"good": 4, "adequate": 1, "inadequate": 6}),
    ("humberside", "peel-2021-22", {"outstanding": 6, "good": 2, "adequate": 1}),
    ("lancashire", "peel-2021-22", {"good": 6, "adequate": 1, "requires improvement": 1}),
    ("warwickshire", "peel-2023-25", {"good": 2, "adequate": 2, "requires improvement": 3, "inadequate": 1}),
    ("west-mercia", "peel-2023-25", {"good": 1, "adequate": 4, "requires improvement": 4}),
]

UNSETTLED = [
    # Whether these were inspected in their cycle or carried over, the sources leave open.
    ("avon-and-somerset", "peel-2017", "serious-and-organised-crime"),
    ("avon-and-somerset", "peel-2018-19", "serious-and-organised-crime"),
    ("cambridgeshire", "peel-2017", "serious-and-organised-crime"),
    ("cumbria", "peel-2017", "investigating-crime"),
    ("cumbria", "peel-2017", "serious-and-organised-crime"),
    ("dorset", "peel-2018-19", "preventing-crime"),
    ("essex", "peel-2017", "serious-and-organised-crime"),
    ("leicestershire", "peel-2017", "serious-and-organised-crime"),
    ("lincolnshire", "peel-2017", "serious-and-organised-crime"),
    ("north-wales", "peel-2017", "investigating-crime"),
    ("northumbria", "peel-2018-19", "investigating-crime"),
    ("nottinghamshire", "peel-2017", "serious-and-organised-crime"),
    ("west-midlands", "peel-2018-19", "investigating-crime"),
    ("west-midlands", "peel-2018-19", "serious-and-organised-crime"),
    ("west-yorkshire", "peel-2018-19", "planning-for-the-future"),
]


@pytest.fixture(scope="module")
def loaded() -> Loaded:
    return load(shipped_path())


@pytest.fixture(scope="module")
def known(loaded: Loaded) -> Knowledge:
    return loaded.knowledge


def statements(known: Knowledge) -> Iterator[Statement]:
    for judgement in known.judgements:
        yield judgement.statement
        yield from judgement.others


def test_the_files_are_without_a_problem(loaded):
    assert [str(problem) for problem in loaded.problems] == []


def test_all_forces_and_cycles_are_there(known):
    assert len(known.forces) == 43
    welsh = {force.id for force in known.forces.values() if force.country == "Wales"}
    assert welsh == {"dyfed-powys", "gwent", "north-wales", "south-wales"}
    labels = " ".join(framework.label for framework in known.frameworks.values())
    assert labels == "2014 2015 2016 2017 2018/19 2021/22 2023-25 2025-27"


def test_every_published_finding_is_held(known):
    """111 rows were read: three are parts of KENT-2016-E1, six are one national recommendation to six forces."""
    assert len(known.findings) == 111 - 3 - 5
    assert Counter(finding.kind for finding in known.findings) == {
        Kind.AREA_FOR_IMPROVEMENT: 69,
        Kind.CAUSE_OF_CONCERN: 18,
        Kind.ACCELERATED_CAUSE_OF_CONCERN: 5,
        Kind.RECOMMENDATION: 11,
    }


@pytest.mark.parametrize("total", TOTALS, ids=lambda total: " ".join(total[:2]))
def test_national_totals_are_those_the_inspectorate_counts(known, total):
    """Where fewer are held than the source counts, some forces have no statement; none has another grade."""
    cycle, pillar, counted, held, _source = total
    judged = (known.judgement_at.get((force, cycle, pillar, OVERALL)) for force in known.forces)
    count = Counter(str(one.grade or one.state) for one in judged if one is not None)
    assert count == held
    assert all(held[grade] <= counted[grade] for grade in held if grade != "not stated")
    assert sum(counted.values()) == 43


def test_two_thirds_were_good_or_better_at_effectiveness_in_2016(known):
    """The inspectorate's news of 2 March 2017 says two thirds, without exact numbers."""
    grades = Counter(str(known.judgement(force, "peel-2016", OVERALL, "effectiveness").grade) for force in known.forces)
    assert grades == {"outstanding": 1, "good": 28, "requires improvement": 13, "inadequate": 1}


@pytest.mark.parametrize(("force", "cycle", "counted"), FORCE_TOTALS)
def test_a_force_has_no_more_of_a_grade_than_its_source_counts(known, force, cycle, counted):
    held = Counter(str(one.grade) for one in known.judgements_of[force] if one.cycle == cycle)
    assert held
    assert all(number <= counted.get(grade, 0) for grade, number in held.items())


@pytest.mark.parametrize(("force", "cycle", "question"), UNSETTLED)
def test_unsettled_judgements_carry_their_caveat(known, force, cycle, question):
    judgement = known.judgement(force, cycle, question)
    assert "carried over" in judgement.statement.caveat


def test_summaries_are_never_passed_off_as_grade_lines(known):
    """Every judgement that was read from HM Inspector's or a page's summary says so."""
    assert sum("summary" in statement.caveat for statement in statements(known)) == SUMMARIES


def test_conflicting_sources_both_stand(known):
    demand = known.judgement("avon-and-somerset", "peel-2017", "using-resources")
    assert (str(demand.grade), [str(other.grade) for other in demand.others]) == ("good", ["outstanding"])
    kent = known.judgement("kent", "peel-2016", OVERALL, "effectiveness")
    assert (str(kent.grade), [other.state for other in kent.others]) == ("good", [State.NOT_STATED])
    response = known.judgement("northamptonshire", "peel-2023-25", "responding-to-the-public")
    assert str(response.grade) == "requires improvement"
    assert [(str(other.grade), other.withdrawn) for other in response.others] == [("adequate", date(2024, 8, 8))]


def test_no_grade_is_inferred_from_a_national_count(known):
    judgement = known.judgement("northamptonshire", "peel-2014", OVERALL, "efficiency")
    assert judgement.state is State.NOT_STATED
    assert judgement.grade is None
    assert "no source states its grade" in judgement.statement.note


def test_the_national_recommendation_is_one_record_for_six_forces(known):
    finding: Finding = known.finding_by_id["NATIONAL-2016-8689-R3"]
    assert finding.forces == ("cleveland", "hampshire", "humberside", "kent", "warwickshire", "west-mercia")
    assert ("KENT-2016-E1", "same matter as") in finding.related
    days = [event.on.isoformat() for event in finding.statuses]
    assert days == ["2017-03-03", "2018-03-07", "2018-04-09", "2018-05-02", "2018-09-25"]


def test_assigned_questions_say_so(known):
    assigned = [finding for finding in known.findings if "assigned from the content" in finding.caveat]
    assert len(assigned) == 18
    assert all(finding.question for finding in assigned)


def test_the_effectiveness_reports_of_2016_share_their_day(known):
    reports = [one for one in known.reports if (one.cycle, one.pillar) == ("peel-2016", "effectiveness")]
    assert {report.published for report in reports} == {date(2017, 3, 2)}


def test_grades_may_not_be_compared_over_the_two_breaks(known):
    assert known.barrier_between("peel-2014", "peel-2018-19") is None
    assert known.barrier_between("peel-2018-19", "peel-2021-22").source.url == SITE + "peel-reports/kent-2021-22/"
    assert known.barrier_between("peel-2021-22", "peel-2023-25").source.url == SITE + "peel-reports/kent-2023-25/"
    assert known.barrier_between("peel-2018-19", "peel-2025-27") is not None


def test_notes_are_for_readers(known):
    """No shouting, and no lines of a spreadsheet."""
    words = [text for one in statements(known) for text in (one.note, one.caveat)]
    words += [text for one in known.findings for text in (one.note, one.caveat, one.summary)]
    assert [text for text in words if "MARK" in text or "TWO ROWS" in text or "csv" in text.lower()] == []
