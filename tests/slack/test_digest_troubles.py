"""Presses where something is wrong: Slack takes no edit, the database is away, the knowledge has changed since."""

from datetime import UTC, datetime

import pytest

from tests.slack.conftest import MORGAN, PRIYA
from tests.slack.digest_line import World, offered

THURSDAY = datetime(2017, 4, 13, 8, 30, tzinfo=UTC)
MORGANS = "✓ Acknowledged by morgan.\u200bellis on Mon 3 April 2017."


@pytest.mark.parametrize(
    ("trouble", "why"),
    [
        ("archived", "its channel is archived"),
        ("refused", "Slack did not confirm the change; I try once more"),
        ("reset_accepted", "Slack did not confirm the change; I try once more"),
    ],
)
def test_where_the_digest_cannot_be_edited_the_person_is_told_and_it_is_kept(
    world: World, trouble: str, why: str
) -> None:
    digest = world.digest()
    channel = world.slack.workspace.channels[world.channel]
    if trouble == "archived":
        channel.is_archived = True
    else:
        world.slack.faults.add(trouble, "chat.update")
    before = list(digest.blocks)
    world.press(MORGAN, digest, "acknowledge")
    said = world.told(MORGAN, "Acknowledged")
    assert f"The digest itself does not show it: {why}." in said.text
    channel.is_archived = False
    digest.blocks[:] = before
    world.press(PRIYA, digest, "acknowledge")
    world.told(PRIYA, "acknowledged it on Mon 3 April 2017. Nothing was changed.")
    world.shows(digest, MORGANS)


def test_a_digest_that_was_deleted(world: World) -> None:
    digest = world.digest()
    world.slack.faults.add("slow", "chat.update", seconds=2)
    world.press(MORGAN, digest, "acknowledge")
    world.slack.workspace.delete(digest)
    world.told(MORGAN, "The digest itself does not show it: it was deleted.")
    world.tick(THURSDAY)
    assert MORGANS in world.digests()[-1].text


def test_where_slack_asks_to_wait_it_is_edited_after_that(world: World) -> None:
    digest = world.digest()
    world.slack.faults.add("ratelimited", "chat.update", times=2, seconds=1)
    world.press(MORGAN, digest, "acknowledge")
    world.told(MORGAN, "Slack asks me to wait a little before I change it; I do so then.")
    assert "✓" not in digest.text
    world.shows(digest, MORGANS)


def test_where_slack_takes_no_response_url_either_it_is_said_in_the_channel(world: World) -> None:
    digest = world.digest()
    world.slack.faults.add("refused", "response_url", times=None)
    world.press(MORGAN, digest, "acknowledge")
    world.told(MORGAN, "Acknowledged. Its date stands.")


def test_after_the_modal_the_answer_comes_directly_where_the_channel_takes_none(world: World) -> None:
    digest = world.digest()
    world.snooze(MORGAN, digest, "date")
    view = world.modal(MORGAN)
    world.slack.workspace.channels[world.channel].is_archived = True
    assert world.choose(MORGAN, view, "2017-04-12") == {"ok": True}
    dm = world.slack.dm(MORGAN)
    said = world.slack.wait_for_message(dm, "Snoozed: it comes again on Wed 12 April 2017.", after=digest.ts)
    assert "The digest itself does not show it: its channel is archived." in said.text


def test_a_calendar_that_cannot_be_opened_is_told_with_the_words_to_write(world: World) -> None:
    digest = world.digest()
    world.slack.faults.add("refused", "views.open")
    world.snooze(MORGAN, digest, "date")
    world.told(MORGAN, "`/peel snooze KENT-2016-E1 until 12 April`. Nothing was changed.")


def test_while_slack_hangs_the_press_is_acknowledged_and_the_others_are_not_kept_waiting(world: World) -> None:
    digest = world.digest()
    before, struck = len(world.slack.calls), len(world.slack.faults.struck)
    world.slack.faults.add("slow", "chat.update", seconds=4)
    world.press(MORGAN, digest, "acknowledge")
    world.slack.wait_for(lambda: len(world.slack.faults.struck) > struck, what="the slow edit")
    world.snooze(PRIYA, digest, "tomorrow")
    told = world.told(PRIYA, "Snoozed: it comes again on Tue 4 April 2017.")
    world.shows(digest, "💤 Snoozed by priya")
    assert MORGANS in digest.text
    calls = world.slack.calls[before:]  # in the order in which they were done
    slow = next(place for place, call in enumerate(calls) if call.fault == "slow")
    answered = next(place for place, call in enumerate(calls) if call.args.get("text") == told.text)
    assert answered < slow


def test_while_the_database_is_away_nothing_is_changed_and_it_is_said(world: World) -> None:
    digest = world.digest()
    away = world.folder / "away"
    away.mkdir()
    for each in world.folder.glob("reminders.db*"):
        each.rename(away / each.name)
    world.press(MORGAN, digest, "acknowledge")
    world.told(MORGAN, "The reminders cannot be reached just now, so nothing was changed.")
    world.slack.slash(MORGAN, world.channel, "wake KENT-2016-E1")
    world.slack.wait_for(lambda: len(world.answers(MORGAN)) == 2, what="the answer to words")
    assert "cannot be reached" in world.answers(MORGAN)[-1].text
    world.press(PRIYA, digest, "details")
    world.told(PRIYA, "cannot be looked up just now")
    for each in away.iterdir():
        each.rename(world.folder / each.name)
    world.press(MORGAN, digest, "acknowledge")
    world.shows(digest, MORGANS)


CLOSED = """    status:
      - {status: closed, on: 2017-04-10, source: {title: "A letter", url: "https://example.org/letter"}}
    related:
"""


@pytest.mark.parametrize(
    ("was", "becomes", "said"),
    [
        ("    related:\n", CLOSED, "The finding is closed now."),
        ("        due: 2017-05-01\n", "        due: 2017-05-22\n", "The date is now Mon 22 May 2017."),
        ("        due: 2017-05-01\n", "        due: none\n", "It has no exact date any more."),
        ("      - id: action-plan\n", "      - id: another-plan\n", "It is no longer in the knowledge."),
    ],
)
def test_what_changed_since_is_said_and_nothing_is_done(world: World, was: str, becomes: str, said: str) -> None:
    digest = world.digest()
    before = list(digest.blocks)
    world.change(was, becomes)
    world.press(MORGAN, digest, "acknowledge")
    told = world.told(MORGAN, said)
    assert "There is nothing to be done about this one. Nothing was changed." in told.text
    world.shows(digest, f"Since then: {said}")
    assert offered(digest) == ["reminder-details:1"]
    assert "due Mon 1 May 2017, 28 days left" in digest.text
    world.press(PRIYA, digest, "details")
    world.told(PRIYA, "KENT-2016-E1")
    digest.blocks[:] = before  # as it was posted
    world.snooze(MORGAN, digest, "tomorrow")
    world.slack.wait_for(lambda: len(world.answers(MORGAN)) == 2, what="the second answer")
    assert world.ledger.deeds(world.channel) == {}
