"""A knowledge with as many findings of a force as wanted, and people who own some of them."""

from dataclasses import replace
from datetime import date, timedelta

from bot.domain.finding import Deadline, DueKind, Finding, Kind, Obligation, Owner, StatusEvent
from bot.domain.knowledge import Knowledge
from bot.domain.source import Source
from bot.kb import load
from bot.kb.shipped import shipped_path

SHIPPED = load(shipped_path()).knowledge
DAY = date(2017, 4, 3)
REGISTER = Source("the force's register, entry 1", "", inspectorate=False)
DANA, PRIYA = "U0DANA", "U0PRIYA"
NAMES = {DANA: "Dana Whitfield", PRIYA: "Priya Nair"}


def finding(number: int = 1, *days: int, **more: object) -> Finding:
    """Return an open finding of Kent's with obligations due so many days from the day it is."""
    dated = tuple(
        Obligation(f"o{place}", "Send the plan", Deadline(DueKind.EXACT, day=DAY + timedelta(days=ahead)))
        for place, ahead in enumerate(days)
    )
    one = Finding(
        f"KENT-2016-X{number}",
        ("kent",),
        "peel-2016",
        Kind.RECOMMENDATION,
        "Make the plan better",
        (Source("PEEL 2016", "https://example.org/kent"),),
        question="investigating-crime",
        obligations=dated,
        published=date(2017, 3, 2),
    )
    return replace(one, **more)  # type: ignore[arg-type]


def owned(person: str, obligation: str = "") -> Owner:
    return Owner(person, NAMES[person], REGISTER, obligation, DAY, "Ruth Hale")


def stated(words: str, *, closes: bool | None = None) -> StatusEvent:
    return StatusEvent(words, REGISTER, DAY, closes=closes, by="Ruth Hale")


def knowing(*findings: Finding) -> Knowledge:
    """Return the shipped knowledge with these findings in place of its own."""
    return SHIPPED.with_findings(findings, f"with {len(findings)}")


def many(count: int, **more: object) -> Knowledge:
    """Return a knowledge with so many open findings of Kent: dated and not, with and without owner and status."""
    kinds = tuple(Kind)
    made = []
    for number in range(count):
        days = (number * 37 % 400 - 40,) if number % 3 else ()
        one = finding(number, *days, kind=kinds[number % len(kinds)], **more)
        if number % 4 == 0:
            one = replace(one, owners=(owned((DANA, PRIYA)[number // 4 % 2]),))
        if number % 5 == 0:
            one = replace(one, statuses=(stated("in progress"),))
        made.append(one)
    return knowing(*made)
