"""Checks across records and files: ids, names, references, and the places of reports."""

import pytest

from tests.kb.conftest import NAME, REPORT, Base

AVON = REPORT.replace("force: kent", "force: avon-and-somerset").replace("KENT-", "AVON-")
AVON_NAME = "reports/avon-and-somerset/2016-effectiveness.yml"


def test_an_id_in_two_files_is_said_with_both_places(base: Base) -> None:
    base.write(AVON_NAME, AVON.replace("AVON-2016-E2", "KENT-2016-E2"))
    assert base.problems() == [
        (
            f"{NAME}:25:9: finding KENT-2016-E2: the id is taken already, in {AVON_NAME}:25: "
            "give this one a number of its own"
        )
    ]


def test_the_same_judgement_in_two_files_is_said_with_both_places(base: Base) -> None:
    again = REPORT.split("findings:")[0].replace("  investigating-crime:", "  x:").split("  x:")[0]
    base.write("reports/kent/2016-effectiveness-again.yml", again)
    assert base.problems() == [
        (
            f"{NAME}:7:3: judgement overall: this judgement is given already, in "
            "reports/kent/2016-effectiveness-again.yml:7: keep one; what another source says goes under `others:`"
        )
    ]


def test_a_name_of_two_forces(base: Base) -> None:
    base.change("region: South East\n", "region: South East\n    aliases: [asp]\n", "forces.yml")
    assert base.problems() == [
        (
            "forces.yml:11:20: force avon-and-somerset: 'ASP' is a name of kent too (line 6): "
            "keep it with one of the two, or lengthen it"
        )
    ]


def test_two_forces_with_one_id(base: Base) -> None:
    base.change("id: avon-and-somerset", "id: kent", "forces.yml")
    assert base.problems()[0] == (
        "forces.yml:6:9: force kent: the id is taken already, on line 2: give each an id of its own"
    )


def test_two_terms_with_one_id(base: Base) -> None:
    base.write("glossary.yml", "terms:\n" + "  - {id: afi, term: x, meaning: y}\n" * 2)
    assert base.problems() == [
        "glossary.yml:3:10: term afi: the id is taken already, on line 2: give each an id of its own"
    ]


def test_a_question_with_a_fault_is_not_blamed_on_the_reports(base: Base) -> None:
    base.change('title: "How good?", short: Specialists', "short: Specialists", "frameworks/peel-2016.yml")
    assert [problem.split(": ")[1] for problem in base.problems()] == ["question specialist-capabilities"]


def test_a_bar_to_a_cycle_that_cannot_be_read_still_bars_what_lies_before(base: Base) -> None:
    base.change("order: 3", "order: x", "frameworks/peel-2016.yml")
    knowledge = base.load().knowledge
    assert list(knowledge.frameworks) == ["peel-2015", "peel-2021-22"]
    assert knowledge.barrier_between("peel-2015", "peel-2021-22") is not None


@pytest.mark.parametrize(
    ("name", "fits"),
    [
        ("kent/2016-effectiveness", True),
        ("kent/peel-2016-effectiveness", True),
        ("kent/2016-effectiveness-revisit", True),
        ("kent/2016", False),
        ("kent/2016-legitimacy", False),
        ("kent/2015-effectiveness", False),
        ("kent/2016-effectivenessx", False),
        ("avon-and-somerset/2016-effectiveness", False),
        ("national/2016-effectiveness", True),
        ("national/anything", True),
    ],
)
def test_a_report_lies_where_its_head_says(base: Base, name: str, fits: bool) -> None:
    (base.root / NAME).unlink()
    base.write(f"reports/{name}.yml", REPORT)
    loaded = base.load()
    assert loaded.ok is fits
    assert bool(loaded.knowledge.findings) is fits


def test_a_report_without_a_pillar_may_not_be_named_after_one(base: Base) -> None:
    (base.root / NAME).unlink()
    whole = "force: kent\ncycle: peel-2016\nsource: {title: x, url: 'https://a.b/'}\n"
    base.write("reports/kent/2016-legitimacy.yml", whole)
    assert base.problems() == [
        (
            "reports/kent/2016-legitimacy.yml:2:8: report kent/2016-legitimacy: the file's name says "
            "2016-legitimacy, its head peel-2016: name the file 2016.yml, or mend `cycle:` and `pillar:`"
        )
    ]
