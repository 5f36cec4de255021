"""Whole simulated years, day by day, against an oracle that shares nothing with the code."""

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.bank_holidays import calendar_of
from bot.domain.finding import Deadline, DisputedDate, DueKind, Finding, Kind, Obligation, Origin, Status, StatusEvent
from bot.domain.knowledge import Knowledge
from bot.domain.reminding import Reminding, Rule, Subscription, Which
from bot.domain.source import Source
from bot.kb import load
from bot.kb.shipped import shipped_path
from bot.remind.plan import Digest, owed, plan
from bot.remind.rehearse import rehearse
from bot.remind.stages import Announcement, Stage
from tests.remind.oracle import Days, Told, expected

pytestmark = pytest.mark.long

# Bank holidays of England and Wales on weekdays, from gov.uk/bank-holidays.
_DAYS = """
2016-12-26 2016-12-27 2017-01-02 2017-04-14 2017-04-17 2017-05-01 2017-05-29 2017-08-28 2017-12-25 2017-12-26 2018-01-01
2018-03-30 2018-04-02 2018-05-07 2018-05-28 2018-08-27 2018-12-25 2018-12-26 2019-01-01 2019-04-19 2019-04-22 2019-05-06
2019-05-27 2019-08-26 2019-12-25 2019-12-26 2020-01-01 2020-04-10 2020-04-13 2020-05-08 2020-05-25 2020-08-31 2020-12-25
2020-12-28 2021-01-01 2021-04-02 2021-04-05 2021-05-03 2021-05-31 2021-08-30 2021-12-27 2021-12-28 2022-01-03 2022-04-15
2022-04-18 2022-05-02 2022-06-02 2022-06-03 2022-08-29 2022-09-19 2022-12-26 2022-12-27 2023-01-02 2023-04-07 2023-04-10
2023-05-01 2023-05-08 2023-05-29 2023-08-28 2023-12-25 2023-12-26
"""
HOLIDAYS = Days(frozenset(map(date.fromisoformat, _DAYS.split())))
RULES = (
    Rule("statutory", Which(origins=(Origin.STATUTORY,)), (56, 28, 7, 1, 0), every=3, times=2, escalate_to="C0CHIEFS"),
    Rule("internal", Which(kinds=(Kind.RECOMMENDATION,)), (10, 0), every=1, times=5, escalate_to="U0CHIEF"),
    Rule("quiet", Which(kinds=(Kind.ACCELERATED_CAUSE_OF_CONCERN,)), (5,), times=0, escalate_to="C0ALL"),
    Rule("deadlines"),
)
SOURCE = Source("A page", "https://example.org/page")


def generated(first: date, last: date, seed: int) -> list[Finding]:
    """Return findings of Kent and Essex with a deadline for nearly every day of a span, and some without one."""
    chosen = random.Random(seed)
    made = []
    for number in range(0, (last - first).days, 2):
        due = first + timedelta(number)
        exact = Deadline(DueKind.EXACT, chosen.choice(tuple(Origin)), due)
        deadline = chosen.choices(
            (
                exact,
                replace(exact, disputed=(DisputedDate(due + timedelta(chosen.randrange(-40, 40)), SOURCE),)),
                Deadline(DueKind.RELATIVE, Origin.INTERNAL, due, "within 3 months"),
                Deadline(DueKind.RELATIVE, Origin.INTERNAL, None, "within 3 months"),
                Deadline(DueKind.IMMEDIATE),
                Deadline(DueKind.PERIOD, words="during 2017"),
                Deadline(DueKind.NONE),
            ),
            (70, 10, 10, 3, 3, 3, 3),
        )[0]
        status = chosen.choices((None, *Status), (80, 4, 4, 4, 4, 4))[0]
        made.append(
            Finding(
                f"GENERATED-{number}",
                chosen.choice((("kent",), ("essex",), ("kent", "essex"))),
                "peel-2016",
                chosen.choice(tuple(Kind)),
                "A weakness",
                (SOURCE,),
                obligations=(Obligation("plan", "Send the plan", deadline),),
                statuses=(StatusEvent(status, SOURCE),) if status else (),
            )
        )
    return made


def subscribed(first: date) -> list[Subscription]:
    """Return the subscriptions of some channels, from the first day on and later ones."""
    return [
        Subscription("C0KENT", Which(forces=("kent",)), first),
        Subscription("C0KENT", Which(), first + timedelta(100)),
        Subscription("C0ESSEX", Which(forces=("essex",), origins=(Origin.INTERNAL, Origin.STATUTORY)), first),
        Subscription("C0ALL", Which(kinds=(Kind.RECOMMENDATION, Kind.CAUSE_OF_CONCERN)), first + timedelta(45)),
        Subscription("C0LATE", Which(), first + timedelta(200)),
        Subscription("C0CHIEFS", Which(origins=(Origin.STATUTORY,)), first + timedelta(250)),
    ]


def label(one: Announcement) -> str:
    """Return an announcement in the oracle's words."""
    if one.stage is Stage.AHEAD:
        return f"{one.number} days before"
    return f"overdue {one.number}" if one.stage is Stage.OVERDUE else str(one.stage)


def told(digests: list[Digest]) -> list[Told]:
    return [
        (digest.day, digest.channel, one.owed.id, label(one.announcement))
        for digest in digests
        for one in digest.reminders
    ]


def posted(
    knowledge: Knowledge, subscriptions: list[Subscription], first: date, last: date, up: Callable[[date], bool]
) -> list[Digest]:
    """Return what a bot that is up on some days posts."""
    deadlines, calendar = owed(knowledge), calendar_of(knowledge.reminding)
    keys: set[str] = set()
    made = []
    for day in (first + timedelta(number) for number in range((last - first).days + 1)):
        planned = plan(deadlines, knowledge.reminding, calendar, subscriptions=subscriptions, today=day)
        for digest in planned if up(day) else ():
            new = tuple(one for one in digest.reminders if one.key not in keys)
            keys.update(one.key for one in new)
            made += [replace(digest, reminders=new)] if new else []
    return made


@pytest.fixture(scope="module")
def shipped() -> Knowledge:
    return load(shipped_path()).knowledge


@pytest.mark.parametrize(
    ("first", "seed"),
    [
        ("2017-01-01", 1),
        pytest.param("2020-01-01", 2, marks=pytest.mark.long),
        pytest.param("2022-03-01", 3, marks=pytest.mark.long),
    ],
)
def test_a_year_is_told_as_the_oracle_says(shipped: Knowledge, first: str, seed: int) -> None:
    """2017 with Kent's own deadlines; 2020 with its leap day and moved May Day; 2022 with Jubilee and Funeral."""
    start = date.fromisoformat(first)
    last = start + timedelta(366)
    findings = generated(start - timedelta(60), last + timedelta(60), seed)
    everything = replace(shipped, findings=(*shipped.findings, *findings), reminding=Reminding(rules=RULES))
    subscriptions = subscribed(start)
    said = posted(everything, subscriptions, start, last, up=lambda _day: True)
    assert len(told(said)) > 1500
    assert sorted(told(said)) == sorted(expected(everything, subscriptions, HOLIDAYS, (start, last)))


@pytest.mark.parametrize("seed", range(2))
def test_a_year_with_outages_is_told_as_the_oracle_says(shipped: Knowledge, seed: int) -> None:
    chosen = random.Random(seed)
    start, last = date(2017, 3, 1), date(2018, 3, 1)
    down: set[date] = set()
    for _ in range(12):
        begins = start + timedelta(chosen.randrange(366))
        down |= {begins + timedelta(number) for number in range(chosen.choice((1, 2, 5, 10, 31)))}
    findings = generated(start - timedelta(60), last + timedelta(60), seed)
    everything = replace(shipped, findings=(*shipped.findings, *findings), reminding=Reminding(rules=RULES))
    subscriptions = subscribed(start)
    said = posted(everything, subscriptions, start, last, up=lambda day: day not in down)
    wanted = expected(everything, subscriptions, HOLIDAYS, (start, last), up=lambda day: day not in down)
    assert sorted(told(said)) == sorted(wanted)


def test_a_rehearsal_says_what_is_posted_in_the_same_order(shipped: Knowledge) -> None:
    start, last = date(2017, 3, 1), date(2017, 9, 1)
    everything = replace(shipped, findings=(*shipped.findings, *generated(start, last, 9)))
    deadlines, subscriptions = owed(everything), subscribed(start)
    rehearsed = rehearse(
        lambda _day: deadlines,
        everything.reminding,
        calendar_of(everything.reminding),
        subscriptions=subscriptions,
        first=start,
        last=last,
    )
    assert list(rehearsed) == posted(everything, subscriptions, start, last, up=lambda _day: True)


def test_one_digest_a_channel_and_morning_the_most_urgent_first(shipped: Knowledge) -> None:
    start, last = date(2017, 3, 1), date(2017, 9, 1)
    everything = replace(shipped, findings=(*shipped.findings, *generated(start, last, 9)))
    said = posted(everything, subscribed(start), start, last, up=lambda _day: True)
    assert len({(digest.channel, digest.day) for digest in said}) == len(said)
    for digest in said:
        days = [one.owed.due for one in digest.reminders]
        assert days == sorted(days)
        assert HOLIDAYS.worked(digest.day)


def test_kents_deadlines_of_2017_are_announced_on_these_mornings(shipped: Knowledge) -> None:
    """The action plan is due on 1 May 2017, a bank holiday; the analysis on 1 June, by another source on 30 June."""
    kent = [Subscription("C0KENT", Which(forces=("kent",)), date(2017, 3, 2))]
    said = told(posted(shipped, kent, date(2017, 3, 2), date(2017, 12, 31), up=lambda _day: True))
    assert [(str(day), name.partition(":")[2], what) for day, _, name, what in said if name.startswith("KENT")] == [
        ("2017-04-03", "action-plan", "28 days before"),
        ("2017-04-13", "action-plan", "14 days before"),
        ("2017-04-24", "action-plan", "7 days before"),
        ("2017-04-28", "action-plan", "0 days before"),
        ("2017-05-02", "action-plan", "overdue 1"),
        ("2017-05-04", "analysis-report", "28 days before"),
        ("2017-05-09", "action-plan", "overdue 2"),
        ("2017-05-16", "action-plan", "overdue 3"),
        ("2017-05-18", "analysis-report", "14 days before"),
        ("2017-05-23", "action-plan", "overdue 4"),
        ("2017-05-25", "analysis-report", "7 days before"),
        ("2017-05-31", "analysis-report", "1 days before"),
        ("2017-06-01", "analysis-report", "0 days before"),
        ("2017-06-02", "analysis-report", "overdue 1"),
        ("2017-06-09", "analysis-report", "overdue 2"),
        ("2017-06-16", "analysis-report", "overdue 3"),
        ("2017-06-23", "analysis-report", "overdue 4"),
    ]
