"""The buttons of a digest, from the press to what everybody sees: the whole bot, a real ledger, the playground."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.render.limits import check
from bot.slack.reminder_post import ReminderPost
from tests.slack.conftest import MORGAN, PRIYA
from tests.slack.digest_line import World, offered

ACTION_PLAN = ("KENT-2016-E1:action-plan", date(2017, 5, 1))
OVERDUE = datetime(2017, 5, 3, 8, 30, tzinfo=UTC)


def test_acknowledging_shows_who_and_when_in_place_and_calls_nobody(world: World) -> None:
    digest = world.digest()
    world.press(MORGAN, digest, "acknowledge")
    world.shows(digest, "✓ Acknowledged by morgan.\u200bellis on Mon 3 April 2017.")
    said = world.told(MORGAN, "Acknowledged. Its date stands.")
    assert "It is announced again on Tue 18 April 2017." not in said.text
    assert "It is announced again on Thu 13 April 2017." in said.text
    assert offered(digest) == ["reminder-snooze:1", "reminder-details:1"]
    assert "<@" not in digest.text
    assert check(digest.blocks) == []
    assert [message.ts for message in world.digests()] == [digest.ts]


def test_an_edited_digest_keeps_its_key_and_is_found_again(world: World) -> None:
    digest = world.digest()
    held = digest.metadata
    world.press(MORGAN, digest, "acknowledge")
    world.shows(digest, "✓ Acknowledged")
    assert held
    assert digest.metadata == held
    look = ReminderPost(world.slack.bot_token, world.slack.api_url)
    found = look.find(world.channel, held["event_payload"]["key"], datetime.now(UTC) - timedelta(hours=1))
    assert getattr(found, "ts", "") == digest.ts


def test_of_two_who_press_at_once_one_does_it_and_the_other_is_told_who(world: World) -> None:
    digest = world.digest()
    with ThreadPoolExecutor(2) as people:
        list(people.map(lambda who: world.press(who, digest, "acknowledge"), (MORGAN, PRIYA)))
    world.shows(digest, "✓ Acknowledged by ")
    world.slack.wait_for(
        lambda: sum("cknowledged" in m.text for who in (MORGAN, PRIYA) for m in world.answers(who)) == 2,
        what="both answers",
    )
    first, second = (MORGAN, PRIYA) if "Acknowledged." in world.answers(MORGAN)[-1].text else (PRIYA, MORGAN)
    name = world.slack.workspace.people[first].name.replace(".", ".\u200b")
    assert world.told(second, f"{name} acknowledged it on Mon 3 April 2017. Nothing was changed.")
    assert f"✓ Acknowledged by {name} on" in digest.text


def test_many_lines_pressed_at_once_all_keep_their_state(world: World) -> None:
    digest = world.digest(text="all", now=datetime(2017, 6, 2, 8, 30, tzinfo=UTC))
    lines = [int(one.split(":")[1]) for one in offered(digest) if one.startswith("reminder-acknowledge")]
    assert len(lines) >= 2
    with ThreadPoolExecutor(8) as people:
        presses = [(who, line) for line in lines for who in (MORGAN, PRIYA)]
        list(people.map(lambda press: world.press(press[0], digest, "acknowledge", press[1]), presses))
    world.slack.wait_for(lambda: digest.text.count("✓ ") == len(lines), what="every line's state")
    world.slack.settle()
    assert digest.text.count("✓ ") == len(lines)


@pytest.mark.parametrize(
    ("until", "wakes", "told"),
    [
        ("tomorrow", "Tue 4 April 2017", "Snoozed: it comes again on Tue 4 April 2017."),
        ("next-week", "Mon 10 April 2017", "Snoozed: it comes again on Mon 10 April 2017."),
    ],
)
def test_snoozing_says_when_it_wakes_and_it_does(world: World, until: str, wakes: str, told: str) -> None:
    digest = world.digest()
    world.snooze(MORGAN, digest, until)
    world.shows(digest, f"💤 Snoozed by morgan.\u200bellis on Mon 3 April 2017: it comes again on {wakes}.")
    assert told in world.told(MORGAN, "Snoozed").text
    assert offered(digest) == ["reminder-acknowledge:1", "reminder-wake:1", "reminder-details:1"]
    day = datetime.strptime(wakes, "%a %d %B %Y").replace(hour=8, minute=30, tzinfo=UTC)
    world.tick(day - timedelta(days=1))
    assert len(world.digests()) == 1
    world.tick(day)
    later = world.digests()[-1]
    assert f"Snoozed until {wakes}." in later.text
    assert "Snoozed by morgan.\u200bellis on Mon 3 April 2017, and awake again." in later.text
    assert "reminder-snooze:1" in offered(later)


def test_tomorrow_on_a_friday_is_monday_and_says_why(world: World) -> None:
    digest = world.digest(now=datetime(2017, 4, 7, 8, 30, tzinfo=UTC))
    world.snooze(MORGAN, digest, "tomorrow")
    world.told(MORGAN, "it comes again on Mon 10 April 2017. That is the next working day after Sat 8 April 2017.")


def test_a_day_in_the_modal_after_the_deadline_is_not_slept_past_and_says_so(world: World) -> None:
    digest = world.digest()
    world.snooze(MORGAN, digest, "date")
    view = world.modal(MORGAN)
    assert "until Fri 28 April 2017 at most" in str(view["blocks"])
    assert "Choose a day after today" in str(world.choose(MORGAN, view, "2017-04-03"))
    assert world.choose(MORGAN, view, "2017-05-12") == {"ok": True}
    said = "it comes again on Fri 28 April 2017. Fri 12 May 2017 is after its date: so that nobody sleeps past that"
    world.told(MORGAN, said)
    world.shows(digest, "💤 Snoozed by morgan.\u200bellis on Mon 3 April 2017: it comes again on Fri 28 April 2017.")
    world.tick(datetime(2017, 4, 28, 8, 30, tzinfo=UTC))
    assert "Snoozed until Fri 28 April 2017." in world.digests()[-1].text


def test_on_the_last_working_day_it_says_that_the_date_passes_meanwhile(world: World) -> None:
    digest = world.digest(now=datetime(2017, 4, 28, 8, 30, tzinfo=UTC))
    world.snooze(MORGAN, digest, "next-week")
    world.told(MORGAN, "it comes again on Tue 2 May 2017. ⚠ Its date passes meanwhile: today is the last working day")


def test_waking_it_again_and_twice(world: World) -> None:
    digest = world.digest()
    world.snooze(MORGAN, digest, "next-week")
    world.shows(digest, "💤")
    world.press(PRIYA, digest, "wake")
    world.told(PRIYA, "Woken: it is announced again on Thu 13 April 2017.")
    world.shows(digest, "Woken by priya")
    assert "reminder-snooze:1" in offered(digest)
    digest.blocks.append({"type": "actions", "block_id": "old", "elements": [_old_wake(digest)]})
    world.press(MORGAN, digest, "wake")
    world.told(MORGAN, "woke it on Mon 3 April 2017. Nothing was changed.")


@pytest.mark.parametrize(
    ("woken", "comes"),
    [
        (datetime(2017, 4, 18, 8, 30, tzinfo=UTC), datetime(2017, 4, 18, 8, 30, tzinfo=UTC)),
        (datetime(2017, 4, 15, 8, 30, tzinfo=UTC), datetime(2017, 4, 18, 8, 30, tzinfo=UTC)),  # Easter Saturday
    ],
)
def test_what_was_slept_over_comes_once_it_is_woken_and_the_answer_says_when(world: World, woken, comes) -> None:
    digest = world.digest()
    world.snooze(MORGAN, digest, "date")
    assert world.choose(MORGAN, world.modal(MORGAN), "2017-04-19") == {"ok": True}
    world.shows(digest, "💤")
    world.tick(woken)
    assert len(world.digests()) == 1
    world.press(PRIYA, digest, "wake")
    world.told(PRIYA, "Woken: it is announced again on Tue 18 April 2017.")
    world.tick(comes)
    assert "Late: this was for Thu 13 April 2017." in world.digests()[1].text
    world.press(MORGAN, world.digests()[1], "acknowledge")
    world.told(MORGAN, "It is announced again on Mon 24 April 2017.")


def _old_wake(digest: object) -> dict[str, object]:
    del digest
    value = f"{ACTION_PLAN[1]}|{ACTION_PLAN[0]}"
    text = {"type": "plain_text", "text": "Wake it"}
    return {"type": "button", "action_id": "reminder-wake:1", "value": value, "text": text}


def test_another_snooze_takes_its_place_and_is_told_of_the_first(world: World) -> None:
    digest = world.digest()
    before = list(digest.blocks)
    world.snooze(MORGAN, digest, "tomorrow")
    world.shows(digest, "Tue 4 April 2017")
    digest.blocks[:] = before  # as somebody saw it who had not had the change yet
    world.snooze(PRIYA, digest, "next-week")
    world.told(PRIYA, "Before that, morgan.\u200bellis had snoozed it until Tue 4 April 2017.")
    world.shows(digest, "it comes again on Mon 10 April 2017")
    digest.blocks[:] = before
    world.snooze(MORGAN, digest, "next-week")
    world.told(MORGAN, "snoozed it on Mon 3 April 2017, until Mon 10 April 2017 already. Nothing was changed.")


def test_a_press_that_slack_delivers_twice_is_one(world: World) -> None:
    digest = world.digest()
    world.slack.faults.add("duplicate", "interactions")
    world.press(MORGAN, digest, "acknowledge")
    world.told(MORGAN, "Acknowledged")
    world.slack.settle()
    assert len(world.ledger.deeds(world.channel)[ACTION_PLAN]) == 1
    assert sum("cknowledged" in message.text for message in world.answers(MORGAN)) == 1


def test_acknowledging_once_overdue_ends_the_repeats(world: World) -> None:
    digest = world.digest()
    world.press(MORGAN, digest, "acknowledge")
    world.shows(digest, "✓")
    world.tick(OVERDUE)
    overdue = world.digests()[-1]
    assert overdue.ts != digest.ts
    assert "✓ Acknowledged by morgan.\u200bellis on Mon 3 April 2017." in overdue.text
    world.press(PRIYA, overdue, "acknowledge")
    world.told(PRIYA, "Acknowledged: no more overdue reminders about it come here.")
    world.shows(overdue, "✓ Acknowledged by priya")
    for week in range(1, 5):
        world.tick(OVERDUE + timedelta(days=7 * week))
    assert all("due Mon 1 May 2017" not in later.text for later in world.digests()[2:])


def test_details_show_the_finding_and_what_was_done_to_the_person_alone(world: World) -> None:
    digest = world.digest()
    before = len(world.slack.messages(world.channel))
    world.press(MORGAN, digest, "acknowledge")
    world.told(MORGAN, "Acknowledged")
    world.press(PRIYA, digest, "details")
    shown = world.told(PRIYA, "KENT-2016-E1", after=digest.ts)
    assert "✓ Acknowledged by morgan.\u200bellis" in shown.text
    assert all(part in str(shown.blocks) + shown.text for part in ("1 May 2017", "30 June 2017", "1 June 2017"))
    assert len(world.slack.messages(world.channel)) == before


def test_an_old_digest_still_works_and_the_last_one_shows_it_too(world: World) -> None:
    digest = world.digest()
    world.tick(datetime(2017, 4, 13, 8, 30, tzinfo=UTC))
    newer = world.digests()[-1]
    assert newer.ts != digest.ts
    world.press(MORGAN, digest, "acknowledge")
    for message in (digest, newer):
        world.shows(message, "✓ Acknowledged by morgan.\u200bellis on Thu 13 April 2017.")


def test_in_a_channel_that_ended_its_subscription_nothing_is_done(world: World) -> None:
    digest = world.digest()
    world.slack.slash(MORGAN, world.channel, "unsubscribe")
    world.slack.wait_for_message(world.channel, "no longer reminded of Kent")
    world.press(MORGAN, digest, "acknowledge")
    world.told(MORGAN, "This channel is not reminded of it any more")
    world.snooze(MORGAN, digest, "date")
    world.choose(MORGAN, world.modal(MORGAN), "2017-04-12")
    world.slack.wait_for(lambda: len(world.answers(MORGAN)) == 2, what="the second answer")
    assert world.ledger.deeds(world.channel) == {}


@pytest.mark.parametrize("value", ["", "x", "2017-02-30|K:p", "tomorrow|2017-05-01|KENT-2016-E1:action-plan"])
@pytest.mark.parametrize("action", ["acknowledge", "wake", "details", "rest"])
def test_a_button_that_no_version_made_says_so(world: World, action: str, value: str) -> None:
    text = {"type": "plain_text", "text": "?"}
    element = {"type": "button", "action_id": f"reminder-{action}:1", "value": value, "text": text}
    message = world.slack.workspace.post(
        world.channel, world.slack.bot_user_id, "old", blocks=[{"type": "actions", "elements": [element]}]
    )
    world.press(MORGAN, message, action)
    if action == "details" and value.startswith("tomorrow"):
        world.told(MORGAN, "KENT-2016-E1")
    else:
        world.told(MORGAN, "older version")


def test_in_direct_messages_it_works_the_same(world: World) -> None:
    dm = world.slack.dm(MORGAN)
    world.slack.direct(MORGAN, "subscribe kent")
    world.slack.wait_for_message(dm, "will be reminded of")
    world.tick()
    digest = world.digests(dm)[-1]
    world.press(MORGAN, digest, "acknowledge")
    world.shows(digest, "✓ Acknowledged by morgan")
    world.told(MORGAN, "Acknowledged. Its date stands.", channel=dm)


def test_another_channel_has_its_own_state(world: World) -> None:
    digest = world.digest()
    other = world.digest(world.new_channel())
    world.press(MORGAN, digest, "acknowledge")
    world.shows(digest, "✓")
    world.slack.settle()
    assert "✓" not in other.text
