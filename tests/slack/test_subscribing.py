"""Subscribing in words: what is kept, what is said, and that no word is left out in silence."""

from dataclasses import dataclass, field, replace
from datetime import date

import pytest

from bot.ask.answerer import Answerer
from bot.ask.query import Context
from bot.domain.reminding import Subscription, Which
from bot.kb import load
from bot.kb.shipped import shipped_path
from bot.slack.subscribing import Said, Subscribing

DAY = date(2017, 4, 3)
KENT, MORGAN = "C0KENT", "U0LIAISON"


@dataclass
class Kept:
    """Keeps subscriptions in memory."""

    held: list[Subscription] = field(default_factory=list)

    def subscriptions(self, channel: str | None = None) -> list[Subscription]:
        return [one for one in self.held if channel in (None, one.channel)]

    def subscribe(self, subscription: Subscription) -> Subscription:
        made = replace(subscription, id=f"s{len(self.held)}")
        self.held.append(made)
        return made

    def unsubscribe(self, one: str, by: str, /) -> bool:
        before = len(self.held)
        self.held = [held for held in self.held if held.id != one]
        return len(self.held) < before


@pytest.fixture(scope="module")
def answerer() -> Answerer:
    return Answerer(load(shipped_path()).knowledge)


@pytest.fixture
def kept() -> Kept:
    return Kept()


@pytest.fixture
def desk(answerer: Answerer, kept: Kept) -> Subscribing:
    return Subscribing(lambda: answerer, kept, lambda: DAY, lambda _channels: Context(DAY, home_force="kent"))


def say(desk: Subscribing, text: str) -> Said:
    answered = desk.answer(text, KENT, MORGAN)
    assert answered is not None
    return answered


@pytest.mark.parametrize("text", ["subscribe kent", "Subscribe to Kent", "please subscribe this channel to kent."])
def test_a_channel_subscribes_and_is_told_what_comes(desk: Subscribing, kept: Kept, text: str) -> None:
    answered = say(desk, text)
    assert kept.held == [Subscription(KENT, Which(("kent",)), DAY, MORGAN, "s0")]
    assert answered.public
    assert "will be reminded of Kent: every deadline" in answered.message.text
    assert "Monday 1 May 2017: KENT-2016-E1" in answered.message.text
    assert "28, 14, 7 and 1 days before" in answered.message.text


def test_the_same_twice_is_one(desk: Subscribing, kept: Kept) -> None:
    say(desk, "subscribe kent")
    again = say(desk, "subscribe Kent Police")
    assert len(kept.held) == 1
    assert not again.public
    assert "already" in again.message.text


def test_without_a_deadline_it_says_so(desk: Subscribing) -> None:
    assert "No deadline with a day is held" in say(desk, "subscribe kent legitimacy").message.text


@pytest.mark.parametrize(
    ("text", "expected"),
    [("subscribe kent banana", "“banana” is not known here"), ("subscribe West M", "Which force do you mean")],
)
def test_what_is_not_understood_subscribes_nothing(desk: Subscribing, kept: Kept, text: str, expected: str) -> None:
    answered = say(desk, text)
    assert expected in answered.message.text
    assert (kept.held, answered.public) == ([], False)


def test_a_choice_subscribes(desk: Subscribing, kept: Kept) -> None:
    buttons = next(block for block in say(desk, "subscribe West M").message.blocks if block["type"] == "actions")
    assert '"q":"subscribe West Mercia"' in buttons["elements"][0]["value"]


def test_they_are_shown_with_buttons_and_ended(desk: Subscribing, kept: Kept) -> None:
    say(desk, "subscribe kent")
    say(desk, "subscribe essex causes of concern")
    listed = say(desk, "subscriptions")
    assert "2 subscriptions" in listed.message.text
    assert "Essex: causes of concern" in listed.message.text
    assert not listed.public
    ended = say(desk, "unsubscribe kent")
    assert ended.public
    assert [one.which.forces for one in kept.held] == [("essex",)]
    assert "no longer reminded of Kent" in ended.message.text
    assert "ended before" in desk.end("s0", KENT, MORGAN).message.text


def test_which_one_to_end_is_asked_where_there_are_several(desk: Subscribing, kept: Kept) -> None:
    for text in ("subscribe kent", "subscribe essex"):
        say(desk, text)
    assert "2 subscriptions" in say(desk, "unsubscribe").message.text
    assert len(kept.held) == 2
    assert say(desk, "unsubscribe all").public
    assert kept.held == []
    assert "no reminders" in say(desk, "unsubscribe").message.text


def test_a_changed_one_goes_on_since_its_day(desk: Subscribing, kept: Kept) -> None:
    kept.subscribe(Subscription(KENT, Which(("kent",)), date(2017, 1, 1), MORGAN))
    changed = desk.change("s0", Which(("essex",)), KENT, "U0OTHER")
    assert changed.public
    assert [(one.which.forces, one.since, one.by) for one in kept.held] == [(("essex",), date(2017, 1, 1), "U0OTHER")]


def test_another_channel_cannot_end_it(desk: Subscribing, kept: Kept) -> None:
    say(desk, "subscribe kent")
    assert "ended before" in desk.end("s0", "C0OTHER", MORGAN).message.text
    assert len(kept.held) == 1


@pytest.mark.parametrize("text", ["what is a subscription?", "kent", "who subscribes to that view?", ""])
def test_other_words_are_no_commands(desk: Subscribing, text: str) -> None:
    assert desk.answer(text, KENT, MORGAN) is None
