"""Digests as messages: what they say, what can be pressed, and that every one fits."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.bank_holidays import calendar_of
from bot.domain.finding import (
    Deadline,
    DisputedDate,
    DueKind,
    Finding,
    Kind,
    Obligation,
    Origin,
    Revision,
    Status,
    StatusEvent,
)
from bot.domain.force import Force
from bot.domain.knowledge import Knowledge
from bot.domain.reminding import Reminding, Rule
from bot.domain.source import Source
from bot.remind.deeds import Deed, Done
from bot.remind.plan import Digest, Owed, Reminder
from bot.remind.stages import Announcement, Stage
from bot.render.digest import MOST_EDITED, Since, to_message
from bot.render.digest_buttons import Page, Pressed, Until, pressed, pressed_on
from bot.render.limits import check
from bot.render.message import Block, Message

DAY = date(2017, 4, 28)
REPORT = Source("Kent 2016", "https://example.org/kent")
REGISTER = Source("Register, entry 8689", "https://example.org/register", inspectorate=False)
KNOWN = Knowledge(forces={"kent": Force("kent", "Kent", "Kent Police", "South East")})
DEADLINES = Rule("deadlines")
CALENDAR = calendar_of(Reminding())


def reminder(
    due: date,
    number: int = 1,
    *,
    announced: Announcement | None = None,
    rule: Rule = DEADLINES,
    statuses: tuple[StatusEvent, ...] = (),
    caveat: str = "",
    what: str = "Submit an action plan",
    **deadline: object,
) -> Reminder:
    """Return a reminder of Kent's."""
    obligation = Obligation("plan", what, Deadline(DueKind.EXACT, day=due, **deadline), to="HMIC")  # type: ignore[arg-type]
    finding = Finding(
        f"KENT-2016-E{number}", ("kent",), "peel-2016", Kind.AREA_FOR_IMPROVEMENT, "A weakness", (REPORT,),
        obligations=(obligation,), statuses=statuses, caveat=caveat,
    )  # fmt: skip
    counts = min((due, *(one.due for one in obligation.deadline.disputed)))
    return Reminder("C0KENT", Owed(finding, obligation, counts), rule, announced or Announcement(DAY, Stage.AHEAD, 7))


def shown(*some: Reminder, day: date = DAY, deeds: dict[str, Sequence[Deed]] | None = None, **more: object) -> Message:
    """Return the message, which keeps every limit."""
    message = to_message(Digest("C0KENT", day, some), KNOWN, CALENDAR, deeds=deeds or {}, **more)  # type: ignore[arg-type]
    assert check(message.blocks) == []
    return message


def elements(message: Message) -> list[Block]:
    return [each for block in message.blocks if block["type"] == "actions" for each in block["elements"]]


def test_it_is_grouped_the_most_urgent_first() -> None:
    days = [DAY - timedelta(3), DAY, DAY + timedelta(7), DAY + timedelta(8)]
    text = shown(*(reminder(day, number) for number, day in enumerate(days, 1))).text
    assert [line for line in text.split("\n") if line.startswith(("*", "1.", "2.", "3.", "4."))] == [
        "*Overdue*",
        "1. *due Tue 25 April 2017, 3 days past its date*: KENT-2016-E1 (Kent): Submit an action plan, to HMIC.",
        "*Due within a week*",
        "2. *due Fri 28 April 2017, today*: KENT-2016-E2 (Kent): Submit an action plan, to HMIC.",
        "3. *due Fri 5 May 2017, 7 days left*: KENT-2016-E3 (Kent): Submit an action plan, to HMIC.",
        "*Later*",
        "4. *due Sat 6 May 2017, 8 days left*: KENT-2016-E4 (Kent): Submit an action plan, to HMIC.",
    ]
    assert text.startswith("4 deadlines to look at on Fri 28 April 2017: 1 overdue, 2 due within a week, 1 due later\n")


@pytest.mark.parametrize(
    ("announced", "due", "day", "said"),
    [
        (
            Announcement(DAY, Stage.AHEAD, 0, date(2017, 5, 1)),
            "2017-05-01",
            "2017-04-28",
            "Announced on Friday because 1 May 2017 is a bank holiday (May Day).",
        ),
        (
            Announcement(DAY, Stage.AHEAD, 1, date(2017, 4, 29)),
            "2017-04-30",
            "2017-04-28",
            "Announced on Friday because 29 April 2017 is a Saturday.",
        ),
        (Announcement(DAY, Stage.AHEAD, 7), "2017-05-05", "2017-05-02", "⚠ Late: this was for Fri 28 April 2017."),
        (
            Announcement(DAY, Stage.OVERDUE, 2),
            "2017-04-20",
            "2017-04-28",
            "Overdue reminder 2 of 4; acknowledging ends them.",
        ),
        (
            Announcement(DAY, Stage.OVERDUE, 4),
            "2017-04-06",
            "2017-04-28",
            "Overdue reminder 4 of 4, the last one; acknowledging ends them.",
        ),
        (
            Announcement(DAY, Stage.ESCALATED),
            "2017-03-30",
            "2017-04-28",
            "Escalated by the rule “deadlines”: overdue, and nobody acknowledged it.",
        ),
        (Announcement(DAY, Stage.WOKEN, 1), "2017-05-30", "2017-04-28", "Snoozed until Fri 28 April 2017."),
        (Announcement(DAY, Stage.ASKED), "2016-03-30", "2017-04-28", "No source states whether it was done: is it?"),
        (
            Announcement(DAY, Stage.OVERDUE, 4),
            "2017-03-28",
            "2017-09-04",
            "No source states whether it was done: is it?",
        ),
    ],
)
def test_a_line_says_why_it_comes_now(announced: Announcement, due: str, day: str, said: str) -> None:
    message = shown(reminder(date.fromisoformat(due), announced=announced), day=date.fromisoformat(day))
    assert said in message.text
    assert said in message.blocks[2]["text"]["text"]


def test_what_is_asked_about_is_apart_and_says_the_status_that_is_stated() -> None:
    stated = StatusEvent(Status.IN_PROGRESS, REGISTER, date(2016, 9, 25))
    asked = Announcement(DAY, Stage.ASKED)
    text = shown(reminder(date(2016, 3, 30), announced=asked, statuses=(stated,))).text
    assert "*Long past: is it done?*" in text
    assert "The latest status a source states is “in progress”: is it done?" in text
    assert "1 long past" in text


def test_disputed_dates_are_all_shown_with_their_sources_and_the_earliest_counts() -> None:
    earlier = DisputedDate(date(2017, 5, 2), REGISTER)
    text = shown(reminder(date(2017, 5, 30), disputed=(earlier,))).text
    assert "due Tue 2 May 2017, 4 days left" in text
    assert (
        "⚠ Sources differ: Tue 2 May 2017 (<https://example.org/register|Register, entry 8689>, "
        "not the inspectorate's own page), Tue 30 May 2017 (<https://example.org/kent|Kent 2016>). "
        "The earliest counts."
    ) in text


def test_a_move_a_caveat_and_who_set_it_are_shown() -> None:
    moved = reminder(
        date(2017, 5, 30),
        origin=Origin.STATUTORY,
        revisions=(Revision(date(2017, 4, 1), "the chief asked"), Revision(date(2017, 5, 1))),
        caveat="Read from a copy.",
    )
    text = shown(moved).text
    assert "Set by law. Moved from Mon 1 May 2017. ⚠ Read from a copy." in text


def test_each_line_can_be_acknowledged_snoozed_and_looked_at() -> None:
    message = shown(reminder(date(2017, 5, 1)), reminder(date(2017, 5, 2), 2))
    acknowledge, snooze, details, *_ = elements(message)
    assert (acknowledge["action_id"], acknowledge["accessibility_label"]) == (
        "reminder-acknowledge:1",
        "Acknowledge 1, KENT-2016-E1",
    )
    owed, due = "KENT-2016-E1:plan", date(2017, 5, 1)
    assert pressed(acknowledge["value"]) == Pressed(owed, due)
    assert snooze["action_id"] == "reminder-snooze:1"
    assert [(one["text"]["text"], pressed(one["value"])) for one in snooze["options"]] == [
        ("Until tomorrow", Pressed(owed, due, Until.TOMORROW)),
        ("Until next week", Pressed(owed, due, Until.NEXT_WEEK)),
        ("Until a date…", Pressed(owed, due, Until.DATE)),
    ]
    assert (details["action_id"], pressed(details["value"])) == ("reminder-details:1", Pressed(owed, due))
    assert len(elements(message)) == 6


@pytest.mark.parametrize("value", ["", "x", "2017-02-30|KENT-2016-E1:plan", "later|2017-05-01|K:p", "2017-05-01|"])
def test_a_value_that_no_digest_made_is_none(value: str) -> None:
    assert pressed(value) is None


TUESDAY = date(2017, 5, 2)
ACKNOWLEDGED = Deed(Done.ACKNOWLEDGED, "U0MORGAN", DAY, name="morgan.ellis")
SNOOZED = Deed(Done.SNOOZED, "U0LEE", DAY, TUESDAY, "lee")


def actions(message: Message) -> list[str]:
    return [each["action_id"] for each in elements(message)]


def test_what_people_did_stands_with_the_line_and_calls_nobody() -> None:
    one = reminder(date(2017, 5, 1))
    message = shown(one, deeds={one.owed.id: (ACKNOWLEDGED, SNOOZED)})
    said = (
        "✓ Acknowledged by morgan.\u200bellis on Fri 28 April 2017. "
        "💤 Snoozed by lee on Fri 28 April 2017: it comes again on Tue 2 May 2017."
    )
    assert message.blocks[3]["elements"][0]["text"] == said
    assert said.replace(". 💤", ".\n💤") in message.text
    assert actions(message) == ["reminder-wake:1", "reminder-details:1"]
    assert "<@" not in message.text
    woken = shown(one, deeds={one.owed.id: (SNOOZED, Deed(Done.UNSNOOZED, "U0LEE", DAY))})
    assert "Woken by somebody here" in woken.text
    assert actions(woken) == ["reminder-acknowledge:1", "reminder-snooze:1", "reminder-details:1"]


def test_a_snooze_that_has_ended_is_over() -> None:
    one = reminder(date(2017, 5, 1), announced=Announcement(TUESDAY, Stage.WOKEN, TUESDAY.toordinal()))
    message = shown(one, day=TUESDAY, deeds={one.owed.id: (SNOOZED,)})
    assert "Snoozed by lee on Fri 28 April 2017, and awake again." in message.text
    assert "reminder-snooze:1" in actions(message)


def test_who_acknowledged_it_before_its_day_can_again_once_it_is_overdue() -> None:
    one = reminder(date(2017, 5, 1))
    done = {one.owed.id: (ACKNOWLEDGED,)}
    assert "reminder-acknowledge:1" not in actions(shown(one, deeds=done))
    assert "reminder-acknowledge:1" in actions(shown(one, day=TUESDAY, deeds=done))


def test_what_is_long_past_is_asked_about_with_buttons_that_answer() -> None:
    old = reminder(date(2016, 1, 1), announced=Announcement(DAY, Stage.ASKED))
    message = shown(old, deeds={old.owed.id: (ACKNOWLEDGED,)})
    assert "✓ Dealt with, says morgan.\u200bellis" in message.text
    dealt, again, _ = elements(shown(old))
    assert (dealt["text"]["text"], again["placeholder"]["text"]) == ("It is dealt with", "Ask again")


def test_later_it_says_what_changed_and_calls_only_whom_it_called() -> None:
    chief = Rule("deadlines", escalate_to="U0CHIEF")
    one = reminder(DAY - timedelta(30), announced=Announcement(DAY, Stage.ESCALATED), rule=chief)
    changed = {one.owed.id: "The finding is closed now."}
    edited = shown(one, since=Since(TUESDAY, changed, frozenset({"U0CHIEF"})))
    assert "Since then: The finding is closed now." in edited.text
    assert actions(edited) == ["reminder-details:1"]
    assert "<@U0CHIEF> (1, escalated)" in edited.text
    assert "<@" not in shown(one, since=Since(TUESDAY)).text


def test_an_edit_is_short_enough_and_holds_every_state() -> None:
    some = [reminder(DAY + timedelta(number), number, what="Submit " * 30) for number in range(1, 31)]
    done = {one.owed.id: (ACKNOWLEDGED,) for one in some}
    text = shown(*some, deeds=done, since=Since(DAY)).text
    assert len(text) <= MOST_EDITED
    assert text.count("✓ Acknowledged") == 30


def test_each_owner_is_mentioned_once_and_whom_it_is_escalated_to() -> None:
    chief = Rule("deadlines", escalate_to="U0CHIEF")
    some = [reminder(DAY - timedelta(40 - number), number) for number in range(1, 5)]
    some.append(reminder(DAY - timedelta(30), 5, announced=Announcement(DAY, Stage.ESCALATED), rule=chief))
    owners = {"KENT-2016-E1:plan": "U0LEE", "KENT-2016-E2:plan": "U0MORGAN", "KENT-2016-E4:plan": "U0LEE"}
    text = shown(*some, owners=owners).text
    assert "For <@U0LEE> (1, 4) · <@U0MORGAN> (2) · <@U0CHIEF> (5, escalated)" in text
    assert text.count("<@") == 3


def test_what_is_long_past_tells_no_status_of_a_later_day_and_no_day_it_was_moved_from() -> None:
    later = StatusEvent(Status.CLOSED, REGISTER, on=DAY + timedelta(days=1))
    earlier = StatusEvent(Status.IN_PROGRESS, REGISTER, on=DAY - timedelta(days=1))
    old = Announcement(date(2016, 1, 4), Stage.OVERDUE, 1, moved_from=date(2016, 1, 2))
    text = shown(reminder(date(2016, 1, 1), announced=old, statuses=(earlier, later))).text
    assert "The latest status a source states is “in progress”" in text
    assert "Announced on" not in text


def test_nobody_is_called_about_what_is_long_past() -> None:
    chief = Rule("deadlines", escalate_to="U0CHIEF")
    old = reminder(date(2016, 1, 1), announced=Announcement(date(2016, 2, 1), Stage.ESCALATED), rule=chief)
    assert "<@" not in shown(old).text


def test_the_rest_is_a_click_away_and_its_days_are_in_the_text() -> None:
    some = [reminder(DAY + timedelta(number), number) for number in range(1, 41)]
    first = shown(*some)
    held = [number for number in range(1, 41) if "(Kent): Submit" in first.text and f"\n{number}. *due" in first.text]
    assert held == list(range(1, len(held) + 1))
    assert 8 <= len(held) < 40
    assert f"Showing 1 to {len(held)} of 40, and {40 - len(held)} more." in first.text
    assert all(f"\n{number}. " in first.text for number in range(1, 41))
    more = elements(first)[-1]
    assert (more["action_id"], more["value"]) == ("reminder-rest:2", "2")
    second = shown(*some, since=Since(DAY, apart=Page("1491.1", 2)))
    assert any(block.get("text", {}).get("text", "").startswith(f"{len(held) + 1}. *due") for block in second.blocks)
    before = elements(second)[-2]
    assert (before["action_id"], pressed_on(before["value"], "here")) == ("reminder-rest:1", Page("1491.1", 1))
    assert pressed_on(more["value"], "here") == Page("here", 2)
    ids = [block["block_id"] for block in second.blocks if block["type"] == "actions" and "block_id" in block]
    assert {pressed_on(one) for one in ids} == {Page("1491.1", 2)}
    assert "Showing" in shown(*some, since=Since(DAY, apart=Page("1491.1", 99))).text


def test_nobodys_words_become_a_mention_or_markup() -> None:
    text = shown(reminder(date(2017, 5, 1), what="<!channel> *bold* <@U123> & more")).text
    assert "<!channel>" not in text
    assert "<@U123>" not in text


WORDS = st.text(st.characters(codec="utf-8"), min_size=1, max_size=900)


@given(
    st.lists(st.tuples(st.integers(-400, 400), WORDS, WORDS, st.sampled_from(Stage)), min_size=1, max_size=60),
    st.integers(1, 8),
)
def test_any_digest_keeps_every_limit(some: list[tuple[int, str, str, Stage]], page: int) -> None:
    reminders = [
        reminder(
            DAY + timedelta(days),
            number,
            what=what,
            caveat=caveat,
            announced=Announcement(DAY, stage, 1, DAY + timedelta(1)),
            disputed=(DisputedDate(DAY, Source(caveat, "https://example.org/" + "x" * 380)),) * 3,
        )
        for number, (days, what, caveat, stage) in enumerate(some, 1)
    ]
    everybody = {one.owed.id: f"U{number:08}" for number, one in enumerate(reminders)}
    done = {one.owed.id: (ACKNOWLEDGED, SNOOZED) for one in reminders}
    changed = {one.owed.id: "The date is now Fri 28 April 2017." for one in reminders}
    later = Since(DAY, changed, frozenset(everybody.values()), Page("1491.1", page))
    shown(*reminders, owners=everybody, deeds=done)
    shown(*reminders, owners=everybody, deeds=done, since=later)
    edited = shown(*reminders, owners=everybody, deeds=done, since=replace(later, apart=None))
    assert len(edited.text) <= MOST_EDITED
    for one in reminders:
        shown(replace(one), since=later)


def test_a_date_that_the_force_moved_is_not_called_the_inspectorates() -> None:
    entry = Source("the force's register, entry 7", "")
    moved = Revision(date(2017, 4, 1), "data came late", DAY, "Dana", "Jo", entry)
    text = shown(reminder(date(2017, 5, 1), revisions=(moved,))).text
    assert "Set by the inspectorate for Sat 1 April 2017, since moved by the force." in text
    assert "Moved from Sat 1 April 2017 (data came late)." in text


@pytest.mark.parametrize(
    ("by", "words"),
    [("Dana", "status by the force's register is “in progress”"), ("", "status a source states is “in progress”")],
)
def test_a_status_of_the_register_is_told_from_a_published_one(by: str, words: str) -> None:
    stated = (StatusEvent("in progress", REPORT, date(2017, 4, 3), by=by),)
    asked = reminder(date(2016, 1, 4), statuses=stated, announced=Announcement(DAY, Stage.ASKED))
    assert words in shown(asked).text
