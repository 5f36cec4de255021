"""The desk keeps messages only as long as nothing they depend on has changed."""

from dataclasses import replace
from datetime import date

import pytest

from bot.slack.desk import Asker, Desk, says_i
from tests.slack.conftest import DAY, ESSEX, Echo


def test_the_same_question_is_answered_once_of_the_same_knowledge(desk: Desk, echo: Echo) -> None:
    assert desk.message("kent") is desk.message(" kent ")
    assert len(echo.asked) == 1


def test_another_day_channel_page_or_place_is_another_answer(echo: Echo) -> None:
    days = [DAY]
    desk = Desk(lambda: echo, lambda: days[0], "kent", {ESSEX: "essex"})
    for _ in range(2):
        desk.message("kent")
        desk.message("kent", channels=(ESSEX,))
        desk.message("kent", page=2)
        desk.message("kent", shareable=True)
    days[0] = date(2017, 4, 4)
    desk.message("kent")
    assert len(echo.asked) == 5


def test_new_knowledge_is_asked_anew(desk: Desk) -> None:
    served = [Echo(), Echo()]
    desk = replace(desk, answerer=lambda: served[0])
    desk.message("kent")
    old = served.pop(0)
    desk.message("kent")
    assert (len(old.asked), len(served[0].asked)) == (1, 1)


def test_a_failure_is_not_kept(desk: Desk, echo: Echo) -> None:
    for _ in range(2):
        try:
            desk.message("break")
        except RuntimeError:
            continue
    assert len(echo.asked) == 2


def test_only_words_that_say_i_are_answered_for_one_person(echo: Echo) -> None:
    desk = Desk(lambda: echo, lambda: DAY, "kent")
    for asker in (Asker("U0DANA", "Dana"), Asker("U0RAVI", "Ravi"), None):
        desk.message("kent", asker=asker)
        desk.message("show me the findings for Kent", asker=asker)
    assert len(echo.asked) == 2
    for asker in (Asker("U0DANA", "Dana"), Asker("U0RAVI", "Ravi")):
        desk.message("what is mine", asker=asker)
    assert len(echo.asked) == 4


@pytest.mark.parametrize(
    "words", ["what do I own", "My actions", "is anything mine?", "what is assigned to me", "I'm lost"]
)
def test_words_that_say_i(words: str) -> None:
    assert says_i(words)


@pytest.mark.parametrize("words", ["show me Kent", "army findings", "tell me about it", "mining", "what do they own"])
def test_words_that_do_not(words: str) -> None:
    assert not says_i(words)


def test_who_may_not_see_what_the_force_enters_is_answered_from_what_is_published(echo: Echo) -> None:
    published = Echo()
    desk = Desk(lambda: echo, lambda: DAY, "kent", published=lambda: published, sees=lambda person: person != "U0OUT")
    for _ in range(2):
        desk.message("who owns it", asker=Asker("U0OUT"))
        desk.acknowledgement("who owns it", asker=Asker("U0OUT"))
        desk.message("who owns it", asker=Asker("U0IN"))
    assert len(published.asked) == 2
    assert len(echo.asked) == 1
