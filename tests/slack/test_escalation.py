"""What nobody acknowledges: repeats, then one escalation; what is long past or disputed. In the playground, by day."""

from datetime import UTC, date, datetime, time

import pytest

from bot.playground.model import StoredMessage
from tests.slack.conftest import KENT, MORGAN, PRIYA
from tests.slack.digest_line import World, offered

pytestmark = pytest.mark.long

RULE = "    overdue: {every: 7, times: 4}\n"
ESCALATED = "Escalated by the rule “deadlines”: overdue, and nobody acknowledged it."
ESCALATION = "2017-05-30"
"""29 days after 1 May 2017: four reminders a week apart, and a week."""


def escalating(world: World, to: str) -> None:
    world.change(RULE, f"{RULE}    escalate to: {to}\n", "reminders.yml")


def mornings(world: World, *days: str) -> None:
    """Let mornings come, at half past nine in UTC. Between two messages to a channel the bot waits for a second."""
    for day in days:
        world.tick(datetime.combine(date.fromisoformat(day), time(9, 30), UTC))


def about_the_plan(messages: list[StoredMessage], words: str) -> list[StoredMessage]:
    """Return those that say something of the action plan due on 1 May 2017."""
    return [one for one in messages if words in one.text and "due Mon 1 May 2017" in one.text]


def test_overdue_it_is_repeated_four_times_and_then_escalated_once_to_a_channel(world: World) -> None:
    chiefs = world.new_channel()
    escalating(world, chiefs)
    world.digest()
    mornings(world, "2017-05-02", "2017-05-05", "2017-05-09", "2017-05-16", "2017-05-23", "2017-05-26", "2017-05-29")
    assert world.digests(chiefs) == []
    repeats = about_the_plan(world.digests(), "Overdue reminder")
    assert [one.text[one.text.index("Overdue reminder ") :][:23] for one in repeats] == [
        f"Overdue reminder {number} of 4" for number in range(1, 5)
    ]
    mornings(world, ESCALATION, ESCALATION, "2017-05-31", "2017-06-13", "2017-06-29")
    (escalated,) = world.digests(chiefs)
    assert escalated.text.startswith("1 deadline to look at on Tue 30 May 2017: 1 overdue")
    assert "due Mon 1 May 2017, 29 days past its date" in escalated.text
    assert "KENT-2016-E1 (Kent): Submit an action plan" in escalated.text
    assert ESCALATED in escalated.text
    assert about_the_plan(world.digests(), "Escalated") == []
    world.press(PRIYA, escalated, "acknowledge")
    world.told(PRIYA, "Acknowledged: no more overdue reminders about it come here.", channel=chiefs)
    world.shows(escalated, "✓ Acknowledged by priya")


def test_a_person_is_called_once_where_it_was_announced_and_no_edit_calls_anybody(world: World) -> None:
    escalating(world, PRIYA)
    world.digest()
    mornings(world, "2017-05-26", ESCALATION, "2017-05-31", "2017-06-01")
    (escalated,) = about_the_plan(world.digests(), ESCALATED)
    called = f"For <@{PRIYA}> (1, escalated)"
    assert called in escalated.text
    assert [one for one in world.digests() if "<@" in one.text] == [escalated]
    world.press(MORGAN, escalated, "acknowledge")
    world.shows(escalated, "✓ Acknowledged by morgan")
    assert called in escalated.text
    world.slack.slash(MORGAN, world.channel, "snooze KENT-2016-E1:action-plan until next week")
    world.shows(escalated, "💤 Snoozed by morgan")
    assert called in escalated.text
    world.change(f"escalate to: {PRIYA}", "escalate to: U0SOMEBODY", "reminders.yml")
    world.slack.slash(MORGAN, world.channel, "wake KENT-2016-E1")
    world.shows(escalated, "Woken by morgan")
    assert "<@" not in escalated.text


def test_what_is_acknowledged_once_overdue_is_not_escalated(world: World) -> None:
    chiefs = world.new_channel()
    escalating(world, chiefs)
    world.digest()
    mornings(world, "2017-05-02")
    world.press(MORGAN, world.digests()[-1], "acknowledge")
    world.told(MORGAN, "no more overdue reminders about it come here, and it is not escalated.")
    mornings(world, ESCALATION, "2017-05-31", "2017-06-29")
    assert world.digests(chiefs) == []


def test_what_sleeps_is_escalated_when_it_wakes(world: World) -> None:
    chiefs = world.new_channel()
    escalating(world, chiefs)
    world.digest()
    mornings(world, "2017-05-23")
    world.slack.slash(MORGAN, world.channel, "snooze KENT-2016-E1:action-plan until 5 June")
    world.told(MORGAN, "it comes again on Mon 5 June 2017. Until then it is not escalated either.")
    mornings(world, ESCALATION, "2017-06-02")
    assert world.digests(chiefs) == []
    mornings(world, "2017-06-05", "2017-06-06")
    assert len(world.digests(chiefs)) == 1


def test_where_the_bot_is_not_the_administrators_are_told_and_it_comes_once_mended(world: World) -> None:
    chiefs = world.new_channel()
    members = world.slack.workspace.channels[chiefs].members
    members.remove(world.slack.bot_user_id)
    escalating(world, chiefs)
    world.digest()
    mornings(world, ESCALATION, "2017-05-31")
    said = world.slack.wait_for_message(KENT, "are refused (not_in_channel)")
    assert chiefs in said.text
    assert "They are kept" in said.text
    assert world.digests(chiefs) == []
    members.append(world.slack.bot_user_id)
    mornings(world, "2017-06-01", "2017-06-02")
    (escalated,) = world.digests(chiefs)
    assert ESCALATED in escalated.text
    assert "⚠ Late: this was for Tue 30 May 2017." in escalated.text


def test_what_is_long_past_is_asked_about_once_and_can_be_answered(world: World) -> None:
    world.now = datetime(2018, 1, 8, 9, 30, tzinfo=UTC)
    asked = world.digest(now=world.now)
    assert "*Long past: is it done?*" in asked.text
    assert "1. *due Mon 1 May 2017, 252 days past its date*" in asked.text
    assert "No source states whether it was done: is it?" in asked.text
    labels = [
        element["text"]["text"] for block in asked.blocks for element in block.get("elements", ()) if "value" in element
    ]
    assert labels[0] == "It is dealt with"
    world.press(MORGAN, asked, "acknowledge", 1)
    world.told(MORGAN, "It stays open in the knowledge until a source says that it is closed.")
    world.shows(asked, "✓ Dealt with, says morgan.\u200bellis on Mon 8 January 2018.")
    world.snooze(PRIYA, asked, "next-week", 2)
    world.told(PRIYA, "it comes again on Mon 15 January 2018")
    mornings(world, "2018-01-09", "2018-01-12")
    assert len(world.digests()) == 1
    mornings(world, "2018-01-15", "2018-01-16", "2018-02-28")
    (again,) = world.digests()[1:]
    assert "Snoozed until Mon 15 January 2018." in again.text
    assert "due Mon 1 May 2017" not in again.text
    assert "reminder-snooze:1" in offered(again)


def test_of_a_disputed_date_the_earlier_counts_and_both_are_shown(world: World) -> None:
    digest = world.digest(now=datetime(2017, 5, 4, 8, 30, tzinfo=UTC))
    line = next(text for text in digest.text.split("\n") if "Sources differ" in text)
    assert "due Thu 1 June 2017, 28 days left" in digest.text
    assert line.index("Thu 1 June 2017") < line.index("Fri 30 June 2017") < line.index("The earliest counts.")


@pytest.mark.parametrize("kind", ["immediate", "none"])
def test_what_has_no_day_is_never_announced(world: World, kind: str) -> None:
    world.change("        due: 2017-05-01\n", f"        due: {kind}\n")
    world.slack.slash(MORGAN, world.channel, "subscribe kent")
    world.slack.wait_for_message(world.channel, "will be reminded of")
    mornings(world, "2017-04-03", "2017-04-13", "2017-05-02")
    assert world.digests() == []
