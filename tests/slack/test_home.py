"""The App Home and the prompts beside direct messages."""

from dataclasses import replace

from bot.ask.answer import Answer, Outcome, Table
from bot.ask.parse import Parsed
from bot.playground import Playground
from bot.playground.blocks import check_view
from bot.slack.desk import Asker, Desk
from bot.slack.home import HomeDesk, prompts
from bot.slack.web import web_client
from tests.slack.conftest import MORGAN, Echo
from tests.slack.test_buttons import asks, button


def texts(view: object) -> str:
    return str(view)


def test_it_shows_what_the_bot_does_and_what_can_be_asked(served: Playground) -> None:
    served.open_home(MORGAN)
    served.wait_for(lambda: served.home(MORGAN) is not None, what="the Home")
    shown = texts(served.home(MORGAN))
    assert "/peel" in shown
    assert "which forces were outstanding" in shown


def test_a_button_in_it_is_answered_in_place(served: Playground) -> None:
    served.open_home(MORGAN)
    served.wait_for(lambda: served.home(MORGAN) is not None, what="the Home")
    view = served.home(MORGAN)
    assert view is not None
    served.run(served.people.act_in_view(MORGAN, view["id"], {"action_id": "ask:0"}))
    served.wait_for(lambda: "You asked: “judgements kent latest”" in texts(served.home(MORGAN)), what="the answer")


def test_a_button_in_it_that_fails_says_so_there(served: Playground, echo: Echo) -> None:
    view = {"type": "home", "blocks": [button("ask:0", asks("break"))]}
    web_client(served.bot_token, served.api_url).views_publish(user_id=MORGAN, view=view)
    shown = served.home(MORGAN)
    assert shown is not None
    served.run(served.people.act_in_view(MORGAN, shown["id"], {"action_id": "ask:0"}))
    served.wait_for(lambda: "the reference" in texts(served.home(MORGAN)), what="the apology")


def test_tables_are_shown_as_text(desk: Desk) -> None:
    rows = tuple((f"Force {number}", "good, " * 30) for number in range(40))
    table = Answer(Outcome.ANSWER, "Two forces", (Table(("Force", "Grade"), rows),))

    class Tabled(Echo):
        def answer(self, understood: Parsed) -> Answer:
            return table

    shown = HomeDesk(replace(desk, answerer=Tabled)).answered(Asker(MORGAN), "compare").blocks
    assert check_view({"type": "home", "blocks": shown}, ("home",))
    assert "Force 3" in texts(shown)


def test_a_failure_there_is_only_logged(served: Playground) -> None:
    served.faults.add("refused", "views.publish")
    served.open_home(MORGAN)
    served.settle()
    assert served.home(MORGAN) is None


def test_prompts_are_suggested_for_the_home_force_and_without_a_thread(served: Playground) -> None:
    served.open_home(MORGAN, tab="messages")
    called = "assistant.threads.setSuggestedPrompts"
    served.wait_for(lambda: any(call.method == called for call in served.calls), what="the prompts")
    args = next(call.args for call in served.calls if call.method == called)
    assert "thread_ts" not in args
    assert args["prompts"][0]["message"] == "judgements kent latest"


def test_there_are_at_most_four_prompts(desk: Desk) -> None:
    assert len(prompts(desk)) == 4
