"""The lists of the App Home, through a whole bot in the playground: opened, pressed, chosen, and after a change."""

import json
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

import pytest

from bot.domain.access import Role
from bot.domain.knowledge import Knowledge
from bot.playground import Playground
from bot.playground.blocks import check_view
from bot.register.entry import Proposed, What
from bot.register.keeper import Entered
from bot.slack.desk import Desk
from bot.slack.home import HomeDesk
from tests.slack.conftest import DAY, MORGAN, PRIYA, Dispatch
from tests.slack.digest_line import World

E1, E2 = "KENT-2016-E1", "KENT-2016-E2"


def elements(view: Any) -> list[dict[str, Any]]:
    return [element for block in view["blocks"] for element in block.get("elements", ())]


def labels(view: Any) -> list[str]:
    return [one["text"]["text"] for one in elements(view) if one.get("action_id", "").startswith("home:at")]


def chosen_list(view: Any) -> str:
    return next(one["text"]["text"] for one in elements(view) if one.get("style") == "primary")


def opened(world: World, person: str) -> Any:
    before = (world.slack.home(person) or {}).get("hash")
    world.slack.open_home(person)
    return published(world, person, before)


def published(world: World, person: str, before: str | None) -> Any:
    world.slack.wait_for(lambda: (world.slack.home(person) or {}).get("hash") not in (None, before), what="the Home")
    return world.slack.home(person)


def press(world: World, person: str, action_id: str, **chosen: Any) -> Any:
    view = world.slack.home(person)
    assert view is not None
    action = {"action_id": action_id, **chosen}
    world.slack.run(world.slack.people.act_in_view(person, view["id"], action))
    return published(world, person, view["hash"])


def choose(world: World, person: str, action_id: str, value: str) -> Any:
    option = {"text": {"type": "plain_text", "text": "chosen"}, "value": value}
    return press(world, person, action_id, type="static_select", selected_option=option)


def enter(world: World, *changes: Proposed, by: str = MORGAN) -> None:
    """Enter changes in the bot's register, as its modal does."""
    bot = world.running
    assert bot.register is not None
    known = bot.serving.current.knowledge
    done = bot.register.keeper.change(
        changes,
        known.finding_by_id[changes[0].finding],
        by=by,
        role=Role.EDITOR,
        access=known.access,
        rules=known.registering,
        request=f"{changes[0]}",
    )
    assert isinstance(done, Entered), done


@pytest.fixture
def owned(world: World) -> World:
    """Priya owns KENT-2016-E2, once for all tests: nothing is taken out of a register."""
    bot = world.running
    assert bot.register is not None
    if not bot.register.keeper.current.of(E2).entries:
        enter(world, Proposed(What.OWNER, E2, PRIYA))
    return world


def test_each_person_sees_their_own_first(owned: World) -> None:
    hers, his = opened(owned, PRIYA), opened(owned, MORGAN)
    assert labels(hers)[0] == "Mine (1)"
    assert chosen_list(hers) == "Mine (1)"
    assert E2 in str(hers["blocks"])
    assert labels(his)[0] == "Mine (0)"
    assert labels(hers)[1:] == labels(his)[1:]


def test_lists_filters_and_the_way_back_keep_where_one_is(owned: World) -> None:
    opened(owned, MORGAN)
    press(owned, MORGAN, "home:at:unowned")
    everywhere = choose(owned, MORGAN, "home:force", "*")
    assert chosen_list(everywhere).startswith("Without owner")
    assert "Showing 1-10 of" in str(everywhere["blocks"])
    turned = press(owned, MORGAN, "home:page:more")
    assert "Showing 11-20 of" in str(turned["blocks"])
    answered = press(owned, MORGAN, "finding:0")
    assert "You asked" in str(answered["blocks"])
    back = press(owned, MORGAN, "home:back")
    assert "Showing 11-20 of" in str(back["blocks"])
    narrowed = choose(owned, MORGAN, "home:kind", "recommendation")
    assert json.loads(narrowed["private_metadata"]) == {"at": "unowned", "force": "*", "kind": "recommendation"}
    again = opened(owned, MORGAN)
    assert again["private_metadata"] == narrowed["private_metadata"]
    press(owned, MORGAN, "home:at:open")
    choose(owned, MORGAN, "home:force", "kent")
    choose(owned, MORGAN, "home:kind", "*")


def test_a_change_shows_when_it_is_opened_again(owned: World) -> None:
    before = labels(opened(owned, PRIYA))
    enter(owned, Proposed(What.OWNER, E1, PRIYA))
    after = opened(owned, PRIYA)
    assert (before[0], labels(after)[0]) == ("Mine (1)", "Mine (2)")
    enter(owned, Proposed(What.OWNER, E1, ""))
    assert labels(opened(owned, PRIYA)) == before


def test_it_says_the_day_of_the_bot(owned: World) -> None:
    assert "as of 3 April 2017" in str(opened(owned, MORGAN)["blocks"])
    owned.now += timedelta(days=90)
    assert "as of 2 July 2017" in str(opened(owned, MORGAN)["blocks"])


def home_opened(user: str, **more: Any) -> dict[str, Any]:
    event = {"type": "app_home_opened", "user": user, "tab": "home", "channel": "D1", **more}
    return {"type": "event_callback", "event_id": f"Ev{user}", "team_id": "T1", "event": event}


def test_nothing_is_published_in_the_acknowledgements_way(slack: Playground, dispatch: Dispatch) -> None:
    slack.faults.add("slow", "views.publish", times=None, seconds=1)
    response = dispatch(event=home_opened(MORGAN))
    assert (response.status, slack.home(MORGAN)) == (200, None)
    slack.wait_for(lambda: slack.home(MORGAN) is not None, what="the Home")


@dataclass
class Known:
    """Two truths: the joined one is told from the published by its version."""

    published: Knowledge
    joined: Knowledge
    kept: bool = True
    asked: list[date] = field(default_factory=list)

    def known_on(self, day: date) -> Knowledge:
        self.asked.append(day)
        return self.joined


def test_who_may_not_see_the_register_sees_what_was_published(desk: Desk, world: World) -> None:
    enter(world, Proposed(What.NOTE, E2, "for the register's readers only"))
    serving = world.running.serving
    truths = Known(serving.published, serving.current.knowledge)
    home = HomeDesk(replace(desk, sees=lambda person: person != MORGAN), truths, opens=True)
    refused, seen = home.shown(MORGAN), home.shown(PRIYA)
    for one in (refused, seen):
        check_view({"type": "home", "blocks": one.blocks}, ("home",))
    assert "Mine" not in str(labels({"blocks": refused.blocks}))
    assert "register:open" not in str(refused.blocks)
    assert "register:open" in str(seen.blocks)
    assert truths.asked == [DAY]


def test_without_a_home_force_the_lists_are_of_all(world: World) -> None:
    serving = world.running.serving
    desk = Desk(lambda: serving.current, lambda: DAY)
    shown = HomeDesk(desk, serving).shown(MORGAN)
    assert "BOT_HOME_FORCE" in str(shown.blocks)
    assert json.loads(shown.metadata)["force"] == "*"


@pytest.mark.parametrize("carried", ["{", '{"at":"elsewhere","page":-3}', "x" * 5000])
def test_a_state_of_another_version_leads_to_the_beginning(world: World, desk: Desk, carried: str) -> None:
    shown = HomeDesk(desk, world.running.serving).shown(MORGAN, carried)
    assert json.loads(shown.metadata)["force"] == "kent"
