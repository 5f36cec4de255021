"""Each fault has its place, its record and its mending, in one whole message. The cases are data beside this file."""

from pathlib import Path

import pytest
import yaml

from tests.kb.conftest import NAME, Base

FILES = {
    "faults_of_writing.yml": NAME,
    "faults_of_records.yml": NAME,
    "faults_of_reminders.yml": "reminders.yml",
    "faults_of_frameworks.yml": "frameworks/peel-2016.yml",
}
FAULTS = [
    pytest.param(name, case["right"], case["wrong"], case["problems"], id=case["wrong"].strip()[:50])
    for cases, name in FILES.items()
    for case in yaml.safe_load((Path(__file__).parent / cases).read_text("utf-8"))
]


@pytest.mark.parametrize(("name", "right", "wrong", "problems"), FAULTS)
def test_each_fault_is_placed_and_explained(base: Base, name: str, right: str, wrong: str, problems: list[str]) -> None:
    base.change(right, wrong, name)
    assert base.problems() == [f"{name}:{problem}" for problem in problems]


def test_the_base_itself_has_no_fault(base: Base) -> None:
    assert base.problems() == []


def test_all_problems_of_all_files_come_at_once(base: Base) -> None:
    base.change("due: 2017-05-01", "due: 2017-02-30")
    base.change("kind: area for improvement\n    summary", "kind: area of improvement\n    summary")
    base.change("title: The report, ", "")
    base.change("name: Kent\n", "nam: Kent\n", "forces.yml")
    base.change("order: 2\n", "order: two\n", "frameworks/peel-2015.yml")
    assert [problem.split(": ")[0] for problem in base.problems()] == [
        "forces.yml:3:5",
        "frameworks/peel-2015.yml:4:8",
        f"{NAME}:5:9",
        f"{NAME}:24:14",
        f"{NAME}:26:11",
    ]


def test_what_is_in_order_is_there_all_the_same(base: Base) -> None:
    base.change("due: 2017-05-01", "due: 2017-02-30")
    knowledge = base.load().knowledge
    assert [finding.id for finding in knowledge.findings] == ["KENT-2016-E2"]
    assert len(knowledge.judgements) == 3
    assert len(knowledge.observations) == 1


def test_nothing_of_a_report_with_a_faulty_head_is_kept(base: Base) -> None:
    """Its source stands behind everything in it, its date behind every length of time."""
    base.change("published: 2017-03-02", "published: 2 March 2017")
    knowledge = base.load().knowledge
    assert (knowledge.reports, knowledge.judgements, knowledge.findings, knowledge.observations) == ((), (), (), ())


def test_a_fault_is_shown_with_its_line_and_a_caret(base: Base) -> None:
    base.change("due: 2017-05-01", "due: 2017-02-30")
    [problem] = base.load().problems
    assert problem.shown().split("\n")[1:] == [
        "   24 |         due: 2017-02-30",
        "      |              ^",
    ]


def test_a_long_line_is_shown_around_the_fault(base: Base) -> None:
    base.change("tone: weakness, text: Stalking", f"tone: weakness, text: {'so ' * 100}, tonne: x, note: Stalking")
    problems = base.load().problems
    lines = problems[0].shown().split("\n")
    assert len(lines[1]) < 130
    assert lines[1][lines[2].index("^") :].startswith("tonne: x")


def test_columns_count_characters_not_bytes(base: Base) -> None:
    base.change("{question: investigating-crime, tone: weakness", "{text: 'ééé ‘x’', question: x, tone: weakness")
    assert base.problems()[0].startswith(f"{NAME}:29:52: observation on line 29: ")


def test_only_the_first_hundred_problems_of_a_file_are_listed(base: Base) -> None:
    base.write(NAME, "".join(f"stray-{number}: x\n" for number in range(5000)))
    problems = base.problems()
    assert len(problems) == 101
    assert problems[-1].endswith("there are more problems after this one: mend the ones above first")
