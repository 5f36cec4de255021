"""Deliveries from the plan to the channel, step by step, on both databases."""

from datetime import timedelta

import pytest
from digests import ESSEX, KENT, MORNING, NOW, after, digest, open_ones, reminder

from bot.errors import LedgerError
from bot.ledger.ledger import Ledger, open_ledger
from bot.remind.delivery import State, Told


def made(ledger: Ledger, *numbers: int) -> int:
    delivery = ledger.insert(digest(*numbers), NOW)
    assert delivery is not None
    return delivery


def state(ledger: Ledger, delivery: int) -> State:
    found = ledger.delivery(delivery)
    assert found is not None
    return found.state


def test_a_delivery_holds_what_it_is_to_tell(ledger: Ledger) -> None:
    one = ledger.delivery(made(ledger, 1, 2))
    assert one is not None
    assert (one.channel, one.day, one.part, one.state) == (KENT, MORNING, 1, State.PLANNED)
    assert (one.attempts, one.first_attempt_at, one.not_before, one.ts, one.error) == (0, None, NOW, "", "")
    due = MORNING + timedelta(days=7)
    keys = [f"deadlines:KENT-2016-E{n}:action-plan:{due}:ahead-7:{KENT}" for n in (1, 2)]
    findings = ("KENT-2016-E1", "KENT-2016-E2")
    assert one.reminders == tuple(
        Told(key, "deadlines", finding, "action-plan", due, "ahead", 7, MORNING)
        for key, finding in zip(keys, findings, strict=True)
    )
    assert one.reminders[0].owed == reminder(1).owed.id


def test_what_was_told_is_not_told_again(ledger: Ledger) -> None:
    made(ledger, 1, 2)
    assert ledger.insert(digest(2, 1), NOW) is None
    second = ledger.delivery(made(ledger, 1, 2, 3))
    assert second is not None
    assert (second.part, [one.finding for one in second.reminders]) == (2, ["KENT-2016-E3"])
    assert ledger.told([reminder(1).key, "another"]) == {reminder(1).key}
    assert ledger.insert(digest(), NOW) is None


def test_channels_are_told_apart(ledger: Ledger) -> None:
    made(ledger, 1)
    assert ledger.insert(digest(1, channel=ESSEX), NOW) is not None
    assert [one.channel for one in ledger.deliveries()] == [KENT, ESSEX]


def test_posted_at_the_first_attempt(ledger: Ledger) -> None:
    one = made(ledger, 1)
    assert open_ones(ledger) == [one]
    with ledger.claim(one):
        ledger.intend(one, after(1))
        assert state(ledger, one) is State.POSTING
        ledger.posted(one, "1491206400.000100", after(2))
    found = ledger.delivery(one)
    assert found is not None
    assert (found.state, found.ts, found.attempts) == (State.POSTED, "1491206400.000100", 1)
    assert (found.first_attempt_at, found.last_attempt_at) == (after(1), after(1))
    assert open_ones(ledger) == []
    assert [(step.at, step.was, step.became) for step in ledger.history(one)] == [
        (NOW, "", "planned"),
        (after(1), "planned", "posting"),
        (after(2), "posting", "posted"),
    ]


def test_refused_then_posted_later(ledger: Ledger) -> None:
    one = made(ledger, 1)
    with ledger.claim(one):
        ledger.intend(one, NOW)
        ledger.again(one, after(30), "ratelimited")
    assert (ledger.waits("ratelimited", after(29)), ledger.waits("ratelimited", after(30))) == (after(30), None)
    assert ledger.waits("is_archived", after(29)) is None
    assert ledger.waits("ratelimited", after(-1)) is None  # the clock was set back since
    with ledger.claim(one) as found:
        assert found is not None
        assert (found.error, found.attempts, found.not_before) == ("ratelimited", 1, after(30))
        ledger.intend(one, after(30))
    found = ledger.delivery(one)
    assert found is not None
    assert (found.attempts, found.first_attempt_at, found.last_attempt_at) == (2, NOW, after(30))


def test_held_until_a_person_decides(ledger: Ledger) -> None:
    first, second = made(ledger, 1), made(ledger, 2)
    for one in (first, second):
        with ledger.claim(one):
            ledger.intend(one, NOW)
            ledger.hold(one, "the history cannot be read: missing_scope")
    assert open_ones(ledger) == []
    assert [one.error for one in ledger.deliveries(State.HELD)] == ["the history cannot be read: missing_scope"] * 2
    ledger.resolve(first, True, "U0MORGAN")
    ledger.resolve(second, as_posted=False, by="U0MORGAN")
    assert (state(ledger, first), state(ledger, second)) == (State.POSTED, State.PLANNED)
    assert (ledger.history(first)[-1].by, ledger.history(first)[-1].was) == ("U0MORGAN", "held")


def test_no_longer_true(ledger: Ledger) -> None:
    """Cancelled reminders are left out; their keys may be told again, for they may become true again."""
    one = made(ledger, 1, 2)
    with ledger.claim(one):
        ledger.cancel(one, "closed", [reminder(1).key])
    found = ledger.delivery(one)
    assert found is not None
    assert (found.state, [told.finding for told in found.reminders]) == (State.PLANNED, ["KENT-2016-E2"])
    assert [told.finding for told in found.cancelled] == ["KENT-2016-E1"]
    assert ledger.told([reminder(1).key, reminder(2).key]) == {reminder(2).key}
    with ledger.claim(one):
        ledger.cancel(one, "snoozed")
    assert state(ledger, one) is State.CANCELLED
    assert open_ones(ledger) == []
    again = ledger.delivery(made(ledger, 1, 2))
    assert again is not None
    assert (again.part, len(again.reminders)) == (2, 2)


def test_a_step_that_is_not_allowed_changes_nothing(ledger: Ledger) -> None:
    one = made(ledger, 1)
    with pytest.raises(LedgerError, match=f"delivery {one} is not claimed: claim it"):
        ledger.intend(one, NOW)
    with ledger.claim(one):
        ledger.intend(one, NOW)
        ledger.posted(one, "1.2", NOW)
        for step in (lambda: ledger.intend(one, NOW), lambda: ledger.cancel(one, "late"), lambda: ledger.hold(one, "")):
            with pytest.raises(LedgerError, match=f"delivery {one} is posted already"):
                step()
    with ledger.claim(other := made(ledger, 2)):
        ledger.intend(other, NOW)
    with pytest.raises(LedgerError, match=f"delivery {other} is posting already"):
        ledger.resolve(other, False, "U")
    with pytest.raises(LedgerError, match="delivery 99 is not there: list them with: peel-bot deliveries"):
        ledger.resolve(99, True, "U")
    assert (state(ledger, one), len(ledger.history(one))) == (State.POSTED, 3)


def test_a_claim_is_one_thread_s_and_one_ledger_s(ledger: Ledger, database_url: str) -> None:
    one, other = made(ledger, 1), made(ledger, 2)
    second = open_ledger(database_url)
    with ledger.claim(one) as held:
        assert held is not None
        for somebody in (ledger, second):
            with somebody.claim(one) as found:
                assert found is None
            with somebody.claim(other) as found:
                assert found is not None
            with pytest.raises(LedgerError, match="is being worked on: try again in a minute"):
                somebody.resolve(one, True, "U")
    with second.claim(one) as found:
        assert found is not None
    with ledger.claim(99) as found:
        assert found is None
    second.close()


def test_a_claim_ends_with_an_error_in_its_block(ledger: Ledger) -> None:
    one = made(ledger, 1)
    with pytest.raises(ZeroDivisionError), ledger.claim(one):
        raise ZeroDivisionError
    with ledger.claim(one) as found:
        assert found is not None


def test_listed_by_state_channel_and_day(ledger: Ledger) -> None:
    first = made(ledger, 1)
    later = ledger.insert(digest(2, day=MORNING + timedelta(days=1)), NOW)
    elsewhere = ledger.insert(digest(1, channel=ESSEX), NOW)
    with ledger.claim(first):
        ledger.intend(first, NOW)
    ids = [
        [one.id for one in ledger.deliveries(**wanted)]
        for wanted in ({"state": State.POSTING}, {"channel": ESSEX}, {"since": MORNING + timedelta(days=1)}, {})
    ]
    assert ids == [[first], [elsewhere], [later], [first, later, elsewhere]]
