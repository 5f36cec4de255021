"""What the files say arrives in the domain as it was said."""

from datetime import date

import pytest

from bot.domain.finding import (
    Deadline,
    DisputedDate,
    DueKind,
    FollowUp,
    Kind,
    Origin,
    Revision,
    Status,
    StatusEvent,
    Tone,
)
from bot.domain.framework import Grade
from bot.domain.judgement import State, Statement
from bot.domain.source import Source
from tests.kb.conftest import NAME, Base

REPORT_SOURCE = Source("The report", "https://example.org/kent")
WHOLE = "force: kent\ncycle: peel-2016\nsource: {title: The report, url: 'https://example.org/kent'}\n"


def due_of(base: Base, written: str) -> Deadline:
    base.change("due: 2017-05-01", f"due: {written}")
    loaded = base.load()
    assert loaded.ok, loaded.problems
    return loaded.knowledge.findings[0].obligations[0].deadline


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2017-05-01", Deadline(DueKind.EXACT, day=date(2017, 5, 1))),
        ("immediate", Deadline(DueKind.IMMEDIATE, words="immediately")),
        ("none", Deadline(DueKind.NONE)),
        ("{period: by July 2018}", Deadline(DueKind.PERIOD, words="by July 2018")),
        (
            "{within: 3 months, of: publication}",
            Deadline(DueKind.RELATIVE, day=date(2017, 6, 2), words="within 3 months of publication"),
        ),
        (
            "{within: 1 month, of: 2020-01-31}",
            Deadline(DueKind.RELATIVE, day=date(2020, 2, 29), words="within 1 month of 31 January 2020"),
        ),
        (
            "{within: 28 days, of: 2020-01-02}",
            Deadline(DueKind.RELATIVE, day=date(2020, 1, 30), words="within 28 days of 2 January 2020"),
        ),
        (
            "{within: 1 year, of: 2016-02-29}",
            Deadline(DueKind.RELATIVE, day=date(2017, 2, 28), words="within 1 year of 29 February 2016"),
        ),
        (
            "{within: 14 months, of: 2016-11-30}",
            Deadline(DueKind.RELATIVE, day=date(2018, 1, 30), words="within 14 months of 30 November 2016"),
        ),
        (
            "{within: 2 weeks, of: 2016-12-25}",
            Deadline(DueKind.RELATIVE, day=date(2017, 1, 8), words="within 2 weeks of 25 December 2016"),
        ),
    ],
)
def test_a_deadline_keeps_its_form(base: Base, written: str, expected: Deadline) -> None:
    assert due_of(base, written) == expected


def test_a_length_of_time_gives_no_day_when_publication_is_not_known(base: Base) -> None:
    base.change("published: 2017-03-02\n", "")
    assert due_of(base, "{within: 3 months, of: publication}") == Deadline(
        DueKind.RELATIVE, day=None, words="within 3 months of publication"
    )


def test_a_finding_published_on_its_own_counts_from_its_own_day(base: Base) -> None:
    base.change("summary: Investigate better\n", "summary: Investigate better\n    published: 2017-01-31\n")
    assert due_of(base, "{within: 1 month, of: publication}").day == date(2017, 2, 28)


def test_a_date_keeps_its_moves_its_disputes_and_who_set_it(base: Base) -> None:
    written = (
        "2017-06-01\n        origin: internal\n        revised: [{was: 2017-04-01, why: late, on: 2017-03-20}]\n"
        "        disputed: [{due: 2017-06-30, note: n, source: "
        "{title: Register, url: 'https://example.org/r', by: other}}]"
    )
    assert due_of(base, written) == Deadline(
        DueKind.EXACT,
        Origin.INTERNAL,
        date(2017, 6, 1),
        revisions=(Revision(date(2017, 4, 1), "late", date(2017, 3, 20)),),
        disputed=(DisputedDate(date(2017, 6, 30), Source("Register", "https://example.org/r", False), "n"),),
    )


def test_a_judgement_with_what_another_source_says(base: Base) -> None:
    judgement = base.load().knowledge.judgement("kent", "peel-2016", "investigating-crime")
    assert judgement is not None
    assert judgement.statement == Statement(State.GRADED, REPORT_SOURCE, Grade.GOOD, but="some do not")
    assert judgement.others == (Statement(State.NOT_STATED, Source("A page", "https://example.org/other", False)),)
    assert (judgement.report, judgement.where) == ("kent/2016-effectiveness", f"{NAME}:8")


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("good", Statement(State.GRADED, REPORT_SOURCE, Grade.GOOD)),
        ("not stated", Statement(State.NOT_STATED, REPORT_SOURCE)),
        ("to be graded", Statement(State.TO_BE_GRADED, REPORT_SOURCE)),
        ("{carried over: peel-2015}", Statement(State.CARRIED_OVER, REPORT_SOURCE, None, "peel-2015")),
        (
            "{carried over: unknown, grade: requires improvement, updated: 2017-11-09}",
            Statement(State.CARRIED_OVER, REPORT_SOURCE, Grade.REQUIRES_IMPROVEMENT, None, updated=date(2017, 11, 9)),
        ),
        (
            "{grade: good, withdrawn: 2018-08-08, caveat: c, note: n}",
            Statement(State.GRADED, REPORT_SOURCE, Grade.GOOD, caveat="c", note="n", withdrawn=date(2018, 8, 8)),
        ),
    ],
)
def test_a_judgement_in_each_form(base: Base, written: str, expected: Statement) -> None:
    base.change("  overall: good", f"  overall: {written}")
    judgement = base.load().knowledge.judgement("kent", "peel-2016", pillar="effectiveness")
    assert judgement is not None
    assert judgement.statement == expected


def test_strings_stay_strings(base: Base) -> None:
    base.change("about: [victims]", "about: [no, 2018/19, 010, 12:30:45, 3.10, 2017-05-01]")
    assert base.load().knowledge.findings[0].about == ("no", "2018/19", "010", "12:30:45", "3.10", "2017-05-01")


def test_a_finding_whole(base: Base) -> None:
    base.change(
        "    summary: Plan better\n",
        "    summary: Plan better\n    actions: [one, two]\n    caveat: c\n    note: n\n    wording: w\n"
        "    source: {title: Letter, url: 'https://example.org/letter'}\n"
        "    follow up: [{what: A visit, when: during 2017, certainty: possible}, {what: A review}]\n"
        "    status: [{status: closed, on: 2018-05-21, when: by letter, note: s}]\n"
        "    related: [{to: KENT-2016-E1, how: same matter as}]\n",
    )
    loaded = base.load()
    assert loaded.ok, loaded.problems
    finding = loaded.knowledge.finding_by_id["KENT-2016-E2"]
    assert (finding.kind, finding.pillar, finding.question) == (Kind.AREA_FOR_IMPROVEMENT, "effectiveness", None)
    assert finding.sources == (Source("Letter", "https://example.org/letter"),)
    assert finding.actions == ("one", "two")
    assert (finding.caveat, finding.note, finding.wording) == ("c", "n", "w")
    assert finding.follow_up == (FollowUp("A visit", "during 2017", True), FollowUp("A review"))
    assert finding.statuses == (StatusEvent(Status.CLOSED, REPORT_SOURCE, date(2018, 5, 21), "by letter", "s"),)
    assert finding.related == (("KENT-2016-E1", "same matter as"),)
    assert (finding.published, finding.where) == (date(2017, 3, 2), f"{NAME}:25")


def test_an_observation_is_no_finding(base: Base) -> None:
    [seen] = base.load().knowledge.observations
    assert (seen.force, seen.pillar, seen.question) == ("kent", "effectiveness", "investigating-crime")
    assert (seen.tone, seen.text) == (Tone.WEAKNESS, "Stalking is investigated badly")
    assert (seen.about, seen.source) == (("stalking",), REPORT_SOURCE)


def test_a_report_of_all_pillars_keys_a_pillars_grade_by_its_name(base: Base) -> None:
    (base.root / NAME).unlink()
    base.write(
        "reports/kent/2016.yml",
        WHOLE + "judgements:\n  effectiveness: good\n  legitimacy: inadequate\n  fairness: good\n",
    )
    loaded = base.load()
    assert loaded.ok, loaded.problems
    assert [(j.pillar, j.question, j.grade) for j in loaded.knowledge.judgements] == [
        ("effectiveness", "overall", Grade.GOOD),
        ("legitimacy", "overall", Grade.INADEQUATE),
        ("legitimacy", "fairness", Grade.GOOD),
    ]


def test_a_national_recommendation_names_several_forces(base: Base) -> None:
    head = WHOLE.replace("force: kent", "forces: [kent, avon-and-somerset]")
    finding = "findings:\n  - {id: NATIONAL-2016-8689-R3, kind: recommendation, summary: Do it}\n"
    base.write("reports/national/outcomes.yml", head + finding)
    knowledge = base.load().knowledge
    assert knowledge.finding_by_id["NATIONAL-2016-8689-R3"].forces == ("kent", "avon-and-somerset")
    assert [f.id for f in knowledge.findings_of["avon-and-somerset"]] == ["NATIONAL-2016-8689-R3"]


def test_the_version_follows_the_content(base: Base) -> None:
    before = base.load().knowledge.version
    assert base.load().knowledge.version == before
    base.change("Plan better", "Plan worse")
    assert base.load().knowledge.version != before
