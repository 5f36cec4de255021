"""register.yml and access.yml: what they give, what stands in where they are missing or faulty."""

from datetime import date

import pytest

from bot.domain.access import Access, Role
from bot.domain.registering import DEFAULT_STATUSES, Rag, Registering
from tests.kb.conftest import Base

STATUSES = """
statuses:
  - {id: doing, name: being done, aliases: [under way]}
  - {id: done, open: false, evidence: true, rag: green}
approvers: [U0CHIEF01]
moves: 1
boards: [2017-03-15, 2017-05-11]
"""
ACCESS = """
editors: [U0EDITOR1, S0LIAISON]
administrators: [U0ADMIN01]
subscribers: [S0LIAISON]
ask: "the liaison office, extension 42"
"""


def test_without_the_files_everybody_sees_and_nobody_changes(base: Base) -> None:
    knowledge = base.load().knowledge
    assert knowledge.registering == Registering()
    assert knowledge.registering.statuses == DEFAULT_STATUSES
    assert knowledge.access.role("U0ANYBODY") is Role.VIEWER
    assert knowledge.access.may_subscribe("U0ANYBODY")


def test_the_statuses_are_those_of_the_file(base: Base) -> None:
    base.write("register.yml", STATUSES)
    rules = base.load().knowledge.registering
    assert [(one.id, one.name, one.open, one.evidence, one.rag) for one in rules.statuses] == [
        ("doing", "being done", True, False, None),
        ("done", "done", False, True, Rag.GREEN),
    ]
    assert (rules.approvers, rules.moves) == (("U0CHIEF01",), 1)
    assert rules.boards == (date(2017, 3, 15), date(2017, 5, 11))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("open: false, ", ""), "no status closes a finding"),
        (("under way", "done"), "'done' means doing already"),
        (("id: done", "id: doing"), "already, on line 3"),
        (("rag: green", "rag: grene"), "'grene' is not a colour"),
        (("2017-05-11", "11 May"), "'11 May' is not a date"),
        (("U0CHIEF01", "the chief"), "'the chief' is not the id of a person"),
    ],
)
def test_faults_of_the_register_are_said(base: Base, change: tuple[str, str], said: str) -> None:
    base.write("register.yml", STATUSES.replace(*change))
    loaded = base.load()
    assert any(said in problem.message for problem in loaded.problems), loaded.problems


def test_roles_are_those_of_the_file(base: Base) -> None:
    base.write("access.yml", ACCESS)
    access = base.load().knowledge.access
    assert access.role("U0ADMIN01") is Role.ADMINISTRATOR
    assert access.role("U0EDITOR1") is Role.EDITOR
    assert access.role("U0SOMEONE", {"S0LIAISON"}) is Role.EDITOR
    assert access.role("U0SOMEONE") is Role.VIEWER
    assert access.groups == {"S0LIAISON"}
    assert [access.may_subscribe(*who) for who in (("U0ADMIN01",), ("U0EDITOR1",), ("U0SOMEONE", {"S0LIAISON"}))] == [
        True,
        False,
        True,
    ]
    assert access.whom_to_ask() == "the liaison office, extension 42"


def test_a_faulty_file_opens_nothing(base: Base) -> None:
    base.write("access.yml", "everyone: editors\nadministrators: [Bob]\n")
    loaded = base.load()
    assert [problem.line for problem in loaded.problems] == [2]
    assert loaded.knowledge.access == Access()
    assert loaded.knowledge.access.role("U0ANYBODY") is Role.VIEWER


def test_whoever_is_not_named_may_be_shut_out(base: Base) -> None:
    base.write("access.yml", "everyone: nobody\neditors: [U0EDITOR1]\n")
    access = base.load().knowledge.access
    assert access.role("U0ANYBODY") is Role.NOBODY
    assert not access.may_subscribe("U0ANYBODY")
    assert "no administrators are named" in access.whom_to_ask()
