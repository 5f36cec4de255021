"""Acknowledging, snoozing and waking by command, mention and direct message, in the playground."""

from datetime import date

import pytest

from bot.ask.until import until_day
from bot.playground.model import Person
from tests.slack.conftest import MORGAN, PRIYA
from tests.slack.digest_line import MONDAY, World


def say(world: World, text: str, user: str = MORGAN) -> str:
    """Say it by command, and return the answer."""
    before = len(world.answers(user))
    assert world.slack.slash(user, world.channel, text).error is None
    world.slack.wait_for(lambda: len(world.answers(user)) > before, what=f"an answer to {text!r}")
    return world.answers(user)[-1].text


def test_by_command_the_digest_shows_it(world: World) -> None:
    digest = world.digest()
    said = say(world, "acknowledge KENT-2016-E1")
    assert said.startswith("*KENT-2016-E1* (due Mon 1 May 2017): Acknowledged. Its date stands.")
    world.shows(digest, "✓ Acknowledged by morgan.\u200bellis on Mon 3 April 2017.")
    assert "it comes again on Wed 12 April 2017" in say(world, "snooze kent-2016-e1 until 12 April")
    world.shows(digest, "💤 Snoozed by morgan")
    assert "Nothing was changed" in say(world, "Snooze KENT-2016-E1 until 12 April.", PRIYA)
    shown = say(world, "subscriptions")
    assert "Snoozed here:\n• KENT-2016-E1:action-plan, due Mon 1 May 2017: until Wed 12 April 2017" in shown
    assert "Woken: it is announced again on Thu 13 April 2017." in say(world, "wake KENT-2016-E1")
    world.shows(digest, "Woken by morgan")
    assert "Snoozed here" not in say(world, "subscriptions")


def test_by_mention_in_the_thread_it_calls_nobody(world: World) -> None:
    nobody = "U0NEW"  # who never pressed anything: an event does not say what somebody is called
    world.slack.workspace.people[nobody] = Person(nobody, "sam.new", "Sam New", "", "#111111")
    world.slack.workspace.channels[world.channel].members.append(nobody)
    digest = world.digest()
    ts = world.slack.mention(nobody, world.channel, "snooze KENT-2016-E1 until next week")
    world.slack.wait_for_message(world.channel, "it comes again on Mon 10 April 2017", thread_ts=ts)
    world.shows(digest, "💤 Snoozed by somebody here on Mon 3 April 2017")


def test_by_direct_message_it_is_about_ones_own_reminders(world: World) -> None:
    dm = world.slack.dm(PRIYA)
    after = world.slack.direct(PRIYA, "acknowledge KENT-2016-E1")
    world.slack.wait_for_message(dm, "no deadline that this channel is reminded of", after=after)
    world.slack.direct(PRIYA, "subscribe kent")
    world.slack.wait_for_message(dm, "will be reminded of", after=after)
    world.tick()
    world.slack.direct(PRIYA, "acknowledge KENT-2016-E1")
    world.slack.wait_for_message(dm, "Acknowledged. Its date stands.", after=after)
    world.shows(world.digests(dm)[-1], "✓ Acknowledged")


def test_of_several_deadlines_it_is_the_one_told_or_it_asks_back(world: World) -> None:
    world.slack.slash(MORGAN, world.channel, "subscribe kent")
    world.slack.wait_for_message(world.channel, "will be reminded of")
    asked = say(world, "acknowledge KENT-2016-E1")
    assert "KENT-2016-E1 has 2 deadlines here. Which one do you mean?" in asked
    message = world.answers(MORGAN)[-1]
    world.slack.click(MORGAN, message.ts, "ask:1")
    world.told(MORGAN, "*KENT-2016-E1* (due Thu 1 June 2017): Acknowledged")
    assert list(world.ledger.deeds(world.channel)) == [("KENT-2016-E1:analysis-report", date(2017, 6, 1))]
    said = say(world, "snooze KENT-2016-E1:action-plan until tomorrow")
    assert "(due Mon 1 May 2017): Snoozed: it comes again on Tue 4 April 2017." in said
    assert "(due Mon 1 May 2017): Woken" in say(world, "wake up KENT-2016-E1")


def test_never_silently_past_the_deadline(world: World) -> None:
    world.digest()
    said = say(world, "snooze KENT-2016-E1 until 12 May")
    assert "it comes again on Fri 28 April 2017. Fri 12 May 2017 is after its date" in said


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("acknowledge", "Which finding is meant?"),
        ("acknowledge KENT-2016-E999", "“KENT-2016-E999” is no finding held here."),
        ("acknowledge KENT-2016-E1 and KENT-2016-E2", "“and KENT-2016-E2” is not understood here."),
        ("acknowledge KENT-2016-E1 banana", "“banana” is not understood here."),
        ("snooze KENT-2016-E1", "Until when?"),
        ("snooze KENT-2016-E1 until banana", "“until banana” names no day."),
        ("snooze KENT-2016-E1 until 31 April", "31 April is not a date"),
        ("snooze KENT-2016-E1 until today", "It can sleep until a day after today."),
        ("snooze KENT-2016-E1:nothing until tomorrow", "no deadline that this channel is reminded of"),
        ("snooze KENT-2016-E2 until tomorrow", "no deadline that this channel is reminded of"),
        ("wake KENT-2016-E1:action-plan", "It is not snoozed."),
        ("wake KENT-2016-E1", "Nothing of KENT-2016-E1 is snoozed here."),
    ],
)
def test_what_is_not_understood_changes_nothing_and_says_so(world: World, text: str, expected: str) -> None:
    world.digest()
    said = say(world, text)
    assert expected in said
    assert "Nothing was changed." in said
    assert world.ledger.deeds(world.channel) == {}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("please acknowledge finding KENT-2016-E1, thanks!", "Acknowledged."),
        ("acknowledge `KENT-2016-E1`", "Acknowledged."),
        ("snooze “kent-2016-e1” until next week, please.", "it comes again on Mon 10 April 2017"),
    ],
)
def test_please_and_thanks_and_quotes_are_no_words_of_their_own(world: World, text: str, expected: str) -> None:
    world.digest()
    assert expected in say(world, text)


def test_where_nothing_is_subscribed_nothing_is_done(world: World) -> None:
    assert "no deadline that this channel is reminded of" in say(world, "acknowledge KENT-2016-E1")


def test_other_questions_are_answered_as_ever(world: World) -> None:
    for text in ("what does acknowledge mean?", "KENT-2016-E1", "wakefield"):
        assert world.slack.slash(MORGAN, world.channel, text).message is not None


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("until 12 April", date(2017, 4, 12)),
        ("till 12/4/2017", date(2017, 4, 12)),
        ("until next week", date(2017, 4, 10)),
        ("tomorrow", date(2017, 4, 4)),
        ("until Friday", date(2017, 4, 7)),
        ("for 3 days", date(2017, 4, 6)),
        ("for a week", date(2017, 4, 10)),
        ("2 weeks", date(2017, 4, 17)),
        ("until next month", date(2017, 5, 1)),
        ("until the end of April", date(2017, 4, 30)),
        ("until 31 April", "31 April is not a date: April 2017 has 30 days."),
        ("until 12 April or 13 April", None),
        ("before Friday", None),
        ("until 12 April please banana", None),
        ("for ever", None),
        ("", None),
    ],
)
def test_until_which_day(words: str, day: date | str | None) -> None:
    assert until_day(words, MONDAY.date()) == day
