"""Files that can't be read, and files that don't belong: a located message for each, never a traceback."""

from pathlib import Path

import pytest

from bot.kb import load
from bot.kb.read import MOST_BYTES
from tests.kb.conftest import NAME, REPORT, Base

EMPTY = "1:1: file: the file is empty: write the keys as knowledge/README.md shows them, or take the file away"
TOO_DEEP = ": file: more than 50 levels of nesting: take levels away; a bracket may be open"


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", EMPTY),
        (
            b"# nothing but a note\n",
            EMPTY,
        ),
        (
            b"- a\n- b\n",
            "1:1: file: expected keys with values but got a list: write the keys as knowledge/README.md shows them",
        ),
        (
            b"word",
            "1:1: file: expected keys with values but got a text: write the keys as knowledge/README.md shows them",
        ),
        (b"force: k\xe9nt\n", "1:9: file: byte 0xe9 is not UTF-8: save the file again as UTF-8"),
        (
            "force: kent".encode("utf-16"),
            "1:1: file: the file is UTF-16, not UTF-8: save it again as UTF-8, without byte order mark",
        ),
        (b"a: " + b"[" * 300_000, "1:52" + TOO_DEEP),
        (b"- " * 300_000, "1:99" + TOO_DEEP),
        (b"{a: " * 300_000, "1:197" + TOO_DEEP),
        (b"[[]," * 300_000, "1:197" + TOO_DEEP),
        (b"\n".join(b" " * n + b"a:" for n in range(300)), "50:50" + TOO_DEEP),
    ],
    ids=["empty", "comments", "list", "word", "latin-1", "utf-16", "brackets", "dashes", "braces", "comb", "stairs"],
)
def test_a_file_that_is_no_knowledge(base: Base, content: bytes, problem: str) -> None:
    base.write(NAME, content)
    assert base.problems() == [f"{NAME}:{problem}"]


def test_a_file_of_50_mb_is_refused_before_it_is_read(base: Base) -> None:
    path = base.write(NAME, b"")
    with path.open("wb") as file:
        file.truncate(50_000_000)
    assert base.problems() == [
        (
            f"{NAME}:1:1: file: the file has 50.0 MB; a knowledge file has at most {MOST_BYTES / 1e6:.0f} MB: "
            "split it, one file for each report"
        )
    ]


def test_a_bomb_of_aliases_is_refused(base: Base) -> None:
    bomb = ["a: &a [x, x, x, x, x, x, x, x, x]"]
    bomb += [f"{new}: &{new} [{', '.join(['*' + old] * 9)}]" for old, new in zip("abcdefgh", "bcdefghi", strict=True)]
    base.write(NAME, "\n".join(bomb))
    problems = base.problems()
    assert problems[0] == (
        f"{NAME}:1:4: file: &a names a place to be repeated: take it away, or put the text in double quotes"
    )
    assert problems[2].startswith(f"{NAME}:2:8: file: *a repeats another place: write the value itself")


@pytest.mark.parametrize("target", ["2016-effectiveness.yml", "nowhere"], ids=["loop", "dangling"])
def test_a_link_that_leads_nowhere(base: Base, target: str) -> None:
    path = base.root / NAME
    path.unlink()
    path.symlink_to(target)
    [problem] = base.problems()
    assert problem.startswith(f"{NAME}:1:1: file: the file can't be read (")
    assert problem.endswith("): mend the link or its permissions")


def test_a_folder_that_links_to_itself(base: Base) -> None:
    (base.root / "reports" / "kent" / "again").symlink_to(base.root / "reports")
    (base.root / "reports" / "round").symlink_to("round")
    assert base.problems() == [
        "reports/kent/again:1:1: file: this folder is not part of the format: move its files up, or take it away",
        "reports/round:1:1: file: a report must lie in the folder of its force: move it to reports/<force>/",
    ]


def test_a_file_that_is_a_folder(base: Base) -> None:
    (base.root / NAME).unlink()
    (base.root / NAME).mkdir()
    assert base.problems() == [
        f"{NAME}:1:1: file: this folder is not part of the format: move its files up, or take it away"
    ]


def test_files_that_do_not_belong(base: Base) -> None:
    base.write("reports/kent/2015-effectiveness.yaml", REPORT)
    base.write("reports/kent/notes.txt", "x")
    base.write("reports/2016-effectiveness.yml", REPORT)
    base.write("owners.yml", "x: y")
    base.write("reports/kent/.2016.yml.swp", "x")
    base.write("reports/kent/2016.yml~", "x")
    base.write("README.md", "x")
    assert base.problems() == [
        "owners.yml:1:1: file: this file is not part of the format: move it to frameworks/ or reports/<force>/",
        (
            "reports/2016-effectiveness.yml:1:1: file: a report must lie in the folder of its force: "
            "move it to reports/<force>/"
        ),
        (
            "reports/kent/2015-effectiveness.yaml:1:1: file: the file's name ends in .yaml: "
            "rename it to 2015-effectiveness.yml"
        ),
        "reports/kent/notes.txt:1:1: file: only .yml files hold knowledge: take it away, or write it as .yml",
    ]


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    loaded = load(tmp_path / "nowhere")
    assert [str(problem) for problem in loaded.problems] == [
        (
            f"{tmp_path}/nowhere:1:1: folder: the knowledge folder can't be read (No such file or directory): "
            "name the folder that holds forces.yml, frameworks/ and reports/"
        )
    ]
    assert not loaded.knowledge.forces


def test_an_empty_folder_misses_what_it_needs(tmp_path: Path) -> None:
    assert [str(problem).removeprefix(f"{tmp_path}/") for problem in load(tmp_path).problems] == [
        "forces.yml:1:1: file: the file is missing: add it with the forces; knowledge/README.md shows how",
        "frameworks:1:1: file: there is no framework: add frameworks/<cycle>.yml for each cycle",
    ]


@pytest.mark.parametrize("name", ["forces.yml", "frameworks/peel-2016.yml"])
def test_a_file_that_cannot_be_read_is_not_blamed_on_those_that_refer_to_it(base: Base, name: str) -> None:
    base.write(name, "a: [")
    assert [problem.split(":")[0] for problem in base.problems()] == [name]


def test_a_relation_to_a_finding_in_a_file_that_cannot_be_read_is_not_blamed(base: Base) -> None:
    base.change("summary: Plan better\n", "summary: Plan better\n    related: [{to: KENT-2015-E1, how: repeats}]\n")
    base.write("reports/kent/2015-effectiveness.yml", "findings:\n  - id: KENT-2015-E1\n    a: b: c\n")
    assert [problem.split(":")[0] for problem in base.problems()] == ["reports/kent/2015-effectiveness.yml"]
