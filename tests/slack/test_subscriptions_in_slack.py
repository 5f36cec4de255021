"""Subscribing by command, mention and direct message, and by buttons and the modal, against the playground."""

from datetime import date

import pytest

from bot.ask.answerer import Answerer
from bot.ask.query import Context
from bot.domain.reminding import Subscription, Which
from bot.kb import load
from bot.kb.shipped import shipped_path
from bot.playground import Playground
from bot.playground.model import Json
from bot.slack.subscribing import Subscribing
from tests.slack.conftest import DAY, ESSEX, KENT, MORGAN, NO_BOT, PRIYA
from tests.slack.test_subscribing import Kept


@pytest.fixture(scope="module")
def answerer() -> Answerer:
    return Answerer(load(shipped_path()).knowledge)


@pytest.fixture
def kept() -> Kept:
    return Kept()


@pytest.fixture
def subscribing(answerer: Answerer, kept: Kept) -> Subscribing:
    return Subscribing(lambda: answerer, kept, lambda: DAY, lambda _channels: Context(DAY, home_force="kent"))


def test_by_command_everybody_in_the_channel_sees_it(served: Playground, kept: Kept) -> None:
    result = served.slash(MORGAN, KENT, "subscribe kent")
    assert result.error is None
    said = served.wait_for_message(KENT, "will be reminded of Kent")
    assert said.ephemeral_to is None
    assert [(one.channel, one.by) for one in kept.held] == [(KENT, MORGAN)]


def test_what_was_not_understood_is_for_the_person_alone(served: Playground, kept: Kept) -> None:
    served.slash(MORGAN, KENT, "subscribe kent banana")
    served.wait_for_message(KENT, "“banana” is not known here", to=MORGAN)
    assert kept.held == []


def test_where_the_bot_is_not_it_subscribes_and_says_so(served: Playground, kept: Kept) -> None:
    served.slash(MORGAN, NO_BOT, "subscribe kent")
    served.wait_for(lambda: bool(kept.held), what="the subscription")


def test_by_mention_in_the_thread(served: Playground, kept: Kept) -> None:
    ts = served.mention(MORGAN, ESSEX, "subscribe essex")
    served.wait_for_message(ESSEX, "will be reminded of Essex", thread_ts=ts)
    assert kept.held[0].channel == ESSEX


def test_by_direct_message_it_is_ones_own(served: Playground, kept: Kept) -> None:
    served.direct(MORGAN, "subscribe kent")
    served.wait_for_message(served.dm(MORGAN), "will be reminded of Kent")
    assert kept.held[0].channel == served.dm(MORGAN)


def test_a_choice_is_pressed(served: Playground, kept: Kept) -> None:
    served.slash(MORGAN, KENT, "subscribe West M")
    asked = served.wait_for_message(KENT, "Which force do you mean", to=MORGAN)
    served.click(MORGAN, asked.ts, "ask:1")
    served.wait_for_message(KENT, "will be reminded of West Midlands")
    assert kept.held[0].which == Which(("west-midlands",))


def test_a_button_ends_it(served: Playground, kept: Kept) -> None:
    kept.subscribe(Subscription(KENT, Which(("kent",)), date(2017, 1, 1), MORGAN))
    served.slash(PRIYA, KENT, "subscriptions")
    shown = served.wait_for_message(KENT, "1 subscription", to=PRIYA)
    served.click(PRIYA, shown.ts, "subscription-end:0")
    served.wait_for_message(KENT, "no longer reminded of Kent")
    assert kept.held == []
    served.click(PRIYA, shown.ts, "subscription-end:0")
    served.wait_for_message(KENT, "ended before", to=PRIYA)


def handed_in(view: Json, **chosen: list[str]) -> Json:
    values: Json = {}
    for block in view["blocks"]:
        name, given = block["block_id"], block["element"].get("initial_options", [])
        picked = [option for option in block["element"]["options"] if option["value"] in chosen.get(name, [])]
        values[name] = {name: {"type": "multi_static_select", "selected_options": picked if name in chosen else given}}
    return values


def test_the_modal_changes_it_and_shows_mistakes_beside_the_field(served: Playground, kept: Kept) -> None:
    kept.subscribe(Subscription(KENT, Which(("kent",)), date(2017, 1, 1), MORGAN))
    served.slash(PRIYA, KENT, "subscriptions")
    shown = served.wait_for_message(KENT, "1 subscription", to=PRIYA)
    served.click(PRIYA, shown.ts, "subscription-change:0")
    served.wait_for(lambda: bool(served.workspace.modals.get(PRIYA)), what="the modal")
    view = served.workspace.modals[PRIYA][0]
    wrong = served.run(served.people.submit(PRIYA, view["id"], handed_in(view, forces=[])))
    assert "forces" in str(wrong)
    served.run(served.people.submit(PRIYA, view["id"], handed_in(view, forces=["essex"], pillars=["legitimacy"])))
    served.wait_for_message(KENT, "will be reminded of Essex: legitimacy")
    assert [(one.which, one.since) for one in kept.held] == [
        (Which(("essex",), pillars=("legitimacy",)), date(2017, 1, 1))
    ]
    served.wait_for(lambda: not served.workspace.modals.get(PRIYA), what="the modal to close")


def test_other_questions_are_answered_as_ever(served: Playground) -> None:
    assert "Answer to kent" in served.slash(MORGAN, KENT, "kent").text
