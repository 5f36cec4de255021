"""A digest with more lines than one message holds: the rest is a click away, and works there, too."""

from bot.render.digest import MOST_EDITED
from bot.render.limits import check
from tests.slack.conftest import MORGAN, PRIYA
from tests.slack.digest_line import World, offered

LONG = ", with what is done about each of the weaknesses that the report names, by whom, and how that will be seen"
MANY = "findings:\n" + "".join(
    f"""  - id: KENT-2016-M{number}
    kind: recommendation
    question: investigating-crime
    summary: "A weakness"
    obligations:
      - {{id: plan, what: "Submit plan {number}{LONG}", to: HMIC, due: 2017-05-01}}
"""
    for number in range(1, 31)
)
MORGANS = "✓ Acknowledged by morgan.\u200bellis on Mon 3 April 2017."


def test_the_rest_is_shown_to_the_person_alone_and_turned_in_place(world: World) -> None:
    world.change("findings:\n", MANY)
    digest = world.digest()
    last = int(next(one for one in reversed(offered(digest)) if one.startswith("reminder-details")).split(":")[1])
    assert last < 31
    before = len(world.slack.messages(world.channel))
    world.press(MORGAN, digest, "rest", 2)
    page = world.told(MORGAN, f"Showing {last + 1} to")
    assert check(page.blocks) == []
    assert f"reminder-details:{last + 1}" in offered(page)
    assert page.blocks[-1]["elements"][0]["action_id"] == "reminder-rest:1"
    world.press(MORGAN, page, "rest", 1)
    world.slack.wait_for(lambda: f"Showing 1 to {last} of 31" in page.text, what="the page before, in place")
    assert len(world.answers(MORGAN)) == 1
    assert len(world.slack.messages(world.channel)) == before

    world.press(MORGAN, page, "rest", 2)
    world.slack.wait_for(lambda: f"Showing {last + 1} to" in page.text, what="the second page")
    world.press(MORGAN, page, "acknowledge", last + 2)
    world.slack.wait_for(lambda: MORGANS in page.text, what="the state in the page")
    assert "Acknowledged. Its date stands." in page.text
    assert f"reminder-acknowledge:{last + 2}" not in offered(page)
    world.shows(digest, MORGANS)
    assert len(digest.text) <= MOST_EDITED
    assert len(world.answers(MORGAN)) == 1

    world.press(PRIYA, digest, "rest", 2)
    assert MORGANS in world.told(PRIYA, "Showing").text
    world.snooze(MORGAN, page, "date", last + 3)
    assert world.choose(MORGAN, world.modal(MORGAN), "2017-04-12") == {"ok": True}
    world.told(MORGAN, "Snoozed: it comes again on Wed 12 April 2017.")
    world.shows(digest, "💤 Snoozed by morgan")


def test_of_a_digest_that_is_not_known_any_more_nothing_is_shown(world: World) -> None:
    text = {"type": "plain_text", "text": "Show 3 more"}
    button = {"type": "button", "action_id": "reminder-rest:2", "value": "2", "text": text}
    blocks = [{"type": "actions", "elements": [button]}]
    old = world.slack.workspace.post(world.channel, world.slack.bot_user_id, "old", blocks=blocks)
    world.press(MORGAN, old, "rest", 2)
    world.told(MORGAN, "This digest is not among those kept here")
