"""`peel-bot check`: what it prints, in each format, and its exit status."""

import json
from pathlib import Path

import pytest

from bot.cli import main
from tests.kb.conftest import FRAMEWORK_2016, NAME, REPORT, Base


@pytest.fixture
def base(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Base:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("BOT_KNOWLEDGE", raising=False)
    return Base(tmp_path / "knowledge")


def test_no_problems(base: Base, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "knowledge"]) == 0
    assert capsys.readouterr().out == (
        "7 files, 2 forces, 3 cycles, 4 judgement statements, 2 findings, 1 observation, 1 term: no problems\n"
    )


def test_problems_as_text(base: Base, capsys: pytest.CaptureFixture[str]) -> None:
    base.change("due: 2017-05-01", "due: 2017-02-30")
    base.change("    about: [victims]\n", "    abuot: [victims]\n")
    base.change("name: Kent\n", "name:\n", "forces.yml")
    assert main(["check", "knowledge"]) == 1
    assert capsys.readouterr().out == (
        "knowledge/forces.yml:3:10: force kent: there is no value: write a text, or take the key away\n"
        "    3 |     name:\n"
        "      |          ^\n"
        f"knowledge/{NAME}:19:5: finding KENT-2016-E1: unknown key 'abuot': did you mean 'about'?\n"
        "   19 |     abuot: [victims]\n"
        "      |     ^\n"
        f"knowledge/{NAME}:24:14: finding KENT-2016-E1: 2017-02-30 is no day of the calendar: "
        "look up the date in the source; the form is YYYY-MM-DD\n"
        "   24 |         due: 2017-02-30\n"
        "      |              ^\n"
        "3 problems in 2 files\n"
    )


def test_problems_as_notes_on_github(base: Base, capsys: pytest.CaptureFixture[str]) -> None:
    base.change("due: 2017-05-01", "due: 100%, soon")
    (base.root / NAME).rename(base.root / "reports" / "kent" / "2016-effectiveness-a,b.yml")
    assert main(["check", "knowledge", "--format", "github"]) == 1
    assert capsys.readouterr().out == (
        "::error file=knowledge/reports/kent/2016-effectiveness-a%2Cb.yml,line=24,col=14,title=finding KENT-2016-E1"
        "::finding KENT-2016-E1: '100%25, soon' is not a date: write it as YYYY-MM-DD, for example 2017-05-01\n"
        "1 problem in 1 file\n"
    )


def test_problems_as_json(base: Base, capsys: pytest.CaptureFixture[str]) -> None:
    base.change("due: 2017-05-01", "due: 1 May 2017")
    assert main(["check", "knowledge", "--format", "json"]) == 1
    assert json.loads(capsys.readouterr().out) == [
        {
            "path": f"knowledge/{NAME}",
            "line": 24,
            "column": 14,
            "record": "finding KENT-2016-E1",
            "message": "'1 May 2017' is not a date",
            "fix": "write it as YYYY-MM-DD, for example 2017-05-01",
        }
    ]


def test_one_file_is_checked_against_its_own_knowledge(base: Base, capsys: pytest.CaptureFixture[str]) -> None:
    base.change("name: Kent\n", "nam: Kent\n", "forces.yml")
    base.change("tone: weakness", "tone: weak")
    assert main(["check", f"knowledge/{NAME}"]) == 1
    assert capsys.readouterr().out.splitlines()[0] == (
        f"knowledge/{NAME}:29:43: observation on line 29: 'weak' is not strength or weakness: did you mean 'weakness'?"
    )
    base.change("tone: weak,", "tone: weakness,")
    assert main(["check", f"knowledge/{NAME}"]) == 0
    assert capsys.readouterr().out == "1 file: no problems\n"


def test_a_draft_is_checked_against_the_knowledge_in_use(
    base: Base, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A draft may lie anywhere and may give again what is known; its references must hold."""
    monkeypatch.setenv("BOT_KNOWLEDGE", "knowledge")
    Path("draft.yml").write_text(REPORT, "utf-8")
    assert main(["check", "draft.yml"]) == 0
    Path("draft.yml").write_text(REPORT.replace("peel-2016", "peel-2061"), "utf-8")
    assert main(["check", "draft.yml"]) == 1
    Path("peel-2016.yml").write_text(FRAMEWORK_2016.replace("order: 3", "order: x"), "utf-8")
    assert main(["check", "peel-2016.yml"]) == 1
    assert [line for line in capsys.readouterr().out.splitlines() if ": " in line and "|" not in line] == [
        "1 file: no problems",
        "draft.yml:2:8: file draft.yml: 'peel-2061' is not a cycle: write one of peel-2015, peel-2016, peel-2021-22",
        (
            "peel-2016.yml:4:8: framework peel-2016: expected a whole number but got 'x': "
            "write a number from 0 to 9999, in digits"
        ),
    ]


def test_without_a_path_the_knowledge_in_use_is_checked(
    base: Base, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BOT_KNOWLEDGE", str(base.root))
    base.change("tone: weakness", "tone: weak")
    assert main(["check"]) == 1
    assert capsys.readouterr().out.startswith(f"knowledge/{NAME}:29:43: ")


def test_a_path_that_is_not_there_is_wrong_usage(base: Base, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "nowhere"]) == 2
    assert capsys.readouterr().err == (
        "peel-bot check: nowhere is not there: name a knowledge folder or one of its files\n"
    )


def test_an_unknown_format_is_wrong_usage(base: Base, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["check", "--format", "xml"])
    assert stopped.value.code == 2
    assert "text, github, json" in capsys.readouterr().err.replace("'", "")


def test_the_schemas_for_editors_are_written(base: Base, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--editor-schema", "out"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        f"out/{kind}.schema.json"
        for kind in ("report", "framework", "forces", "glossary", "reminders", "register", "access")
    ]
    assert main(["check", "--editor-schema", f"knowledge/{NAME}"]) == 2
