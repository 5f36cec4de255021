"""The parts of commands: reasons, who approved, who is meant; and long nonsense, which is read as fast as anything."""

import pytest

from bot.slack.entering_clauses import WHO_APPROVED, Approval, approval, nobody, on_one_line, person, reason, unescaped
from bot.slack.payload import plain


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("1 June because it was late, approved by ACC Smith", Approval("1 June because it was late", "ACC Smith")),
        ("1 June because it was late. Approved by <@U1>.", Approval("1 June because it was late", "<@U1>")),
        ("1 June because it was late approved by <@U1>", Approval("1 June because it was late", "<@U1>")),
        ("1 June approved by ACC Smith because late", Approval("1 June", "ACC Smith", "late")),
        ("1 June, approver: ACC Smith", Approval("1 June", "ACC Smith")),
        ("1 June because late approver: ACC Smith", Approval("1 June because late", "ACC Smith")),
        ("1 June because late (approved by ACC Smith)", Approval("1 June because late", "ACC Smith")),
        (
            "1 June because the scope was agreed by the board, approved by ACC Smith",
            Approval("1 June because the scope was agreed by the board", "ACC Smith"),
        ),
        (
            "1 June because the scope was approved by the board, approved by ACC Smith",
            Approval("1 June because the scope was approved by the board", "ACC Smith"),
        ),
    ],
)
def test_only_the_last_approved_by_names_who_approved(words: str, expected: Approval) -> None:
    assert approval(words) == expected


@pytest.mark.parametrize(
    "words",
    [
        "1 June because the new plan must be agreed by partners first",
        "1 June because the new plan must be approved by partners first",
        "1 June because it was approved by the board",
        "1 June because it waits until approved by the board",
        "1 June because it is not approved by <@U1>",
        "1 June because the approver changed",
        "1 June because approval is late",
    ],
)
def test_what_belongs_to_the_reason_names_nobody(words: str) -> None:
    assert approval(words) == Approval(words)


@pytest.mark.parametrize(
    "words",
    [
        "1 June because the plan approved by partners came late",
        "1 June because we changed and approved by ACC Smith",
        "1 June because the scope, approved by the board, changed",
        "1 June because it was late, approved by ACC Smith because he may",
        "1 June because it was late (approved by ACC Smith) again",
        "1 June because it was late, approved by ACC Smith, DCC Jones",
    ],
)
def test_what_may_mean_either_is_asked_back(words: str) -> None:
    assert approval(words) == WHO_APPROVED


def test_who_is_meant() -> None:
    assert person("<@U1|dana>", "U9") == "U1"
    assert person("“Det Supt  Ames”", "U9") == "Det Supt Ames"
    assert [person(one, "U9") for one in ("me", "Myself", "@me", "I")] == ["U9"] * 4
    for one in ("nobody", "us", "them", "TBC", "@priya", "<!channel>", "<@U1> and <@U2>", "<@U1> or so", "x" * 101, ""):
        assert person(one, "U9") is None
    assert person("Nobody Jones", "U9") == "Nobody Jones"
    assert nobody("“Nobody”.")
    assert not nobody("nobody knows")


def test_reasons() -> None:
    assert reason("in progress because as agreed since May") == ("in progress", "as agreed since May")
    assert reason("because it was wrong") == ("", "it was wrong")
    assert reason("12, reason: wrong person") == ("12", "wrong person")
    assert reason("Head of Crime as lead", plainly=True) == ("Head of Crime as lead", "")
    assert reason("Head of Crime because Ames moved", plainly=True) == ("Head of Crime", "Ames moved")
    assert reason("becauseless") == ("becauseless", "")


@pytest.mark.parametrize(
    "piece", [" ", " ,", "<a", "<#", "<@U1|", " because", " approved by", "as ", "\n;", "a-", "é "]
)
def test_forty_thousand_characters_of_anything_are_read(piece: str) -> None:
    text = "1 June" + piece * (40_000 // len(piece)) + "x"
    short = on_one_line(unescaped(text))
    assert reason(short)[0]
    assert approval(short)
    assert plain(text)
