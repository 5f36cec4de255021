"""The plan of a morning where people did something elsewhere, or much earlier than anything was due."""

from datetime import date, timedelta

from bot.bank_holidays import calendar_of
from bot.domain.reminding import Reminding, Rule, Subscription, Which
from bot.remind.latest import Mark
from bot.remind.plan import Marks, Owed, Reminder, plan
from bot.remind.stages import Stage
from tests.remind.world import ESSEX, KENT, owing

DUE = date(2017, 5, 1)
ESCALATION = date(2017, 5, 30)
"""After four reminders, a week apart, and a week."""
CALENDAR = calendar_of(Reminding())


def planned(
    day: date, *subscriptions: tuple[str, date], to: str = "C0CHIEFS", marks: dict[str, Mark] | None = None
) -> list[Reminder]:
    def of(channel: str, _owed: str, _due: date) -> Mark:
        return (marks or {}).get(channel, Mark())

    digests = plan(
        [owing(1, DUE)],
        Reminding(rules=(Rule("deadlines", escalate_to=to),)),
        CALENDAR,
        subscriptions=[Subscription(channel, Which(), since) for channel, since in subscriptions],
        today=day,
        marks=Marks(of, DUE if marks else date.min),
    )
    return [one for digest in digests for one in digest.reminders]


def escalations(made: list[Reminder]) -> list[Reminder]:
    return [one for one in made if one.announcement.stage is Stage.ESCALATED]


def test_who_followed_it_only_lately_can_end_it_too() -> None:
    both = ((KENT, date(2017, 3, 1)), (ESSEX, date(2017, 5, 25)))
    assert [one.channel for one in escalations(planned(ESCALATION, *both))] == ["C0CHIEFS"]
    noted = {ESSEX: Mark(acknowledged_on=date(2017, 5, 26))}
    assert escalations(planned(ESCALATION, *both, marks=noted)) == []
    asleep = {ESSEX: Mark(asleep_until=date(2017, 6, 12), snoozed_on=date(2017, 5, 26))}
    assert escalations(planned(ESCALATION, *both, marks=asleep)) == []
    assert len(escalations(planned(date(2017, 6, 12), *both, marks=asleep))) == 1


def test_who_follows_it_only_lately_was_not_reminded_in_vain() -> None:
    assert escalations(planned(ESCALATION, (ESSEX, date(2017, 5, 25)))) == []


def test_a_person_is_told_once_whichever_channel_is_left() -> None:
    first, second = (KENT, date(2017, 3, 1)), (ESSEX, date(2017, 3, 2))
    [told] = escalations(planned(ESCALATION, first, second, to="U0CHIEF"))
    [again] = escalations(planned(ESCALATION + timedelta(7), second, to="U0CHIEF"))
    assert (told.channel, again.channel) == (KENT, ESSEX)
    assert told.key == again.key
    [chiefs] = escalations(planned(ESCALATION, first, to="C0CHIEFS"))
    assert chiefs.key != told.key


def test_what_was_snoozed_long_before_its_first_reminder_wakes_on_the_day_that_was_said() -> None:
    asleep = {KENT: Mark(asleep_until=date(2017, 2, 6), snoozed_on=date(2017, 2, 1))}
    following = (KENT, date(2017, 1, 2))
    assert planned(date(2017, 2, 3), following, marks=asleep) == []
    [woken] = planned(date(2017, 2, 6), following, marks=asleep)
    assert woken.announcement.stage is Stage.WOKEN
    assert planned(date(2017, 2, 6), following) == []


def test_deadlines_that_are_far_off_cost_a_plan_nothing_unless_somebody_did_something() -> None:
    far: list[Owed] = [owing(number, DUE + timedelta(days=number)) for number in range(100)]
    asked: list[str] = []

    def of(_channel: str, owed: str, _due: date) -> Mark:
        asked.append(owed)
        return Mark()

    following = [Subscription(KENT, Which(), date(2017, 1, 2))]
    plan(far, Reminding(), CALENDAR, subscriptions=following, today=date(2017, 4, 3), marks=Marks(of))
    assert 0 < len(asked) < 10
