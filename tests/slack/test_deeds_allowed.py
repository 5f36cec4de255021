"""Who may acknowledge and snooze: only whoever may subscribe a channel, or owns the deadline, may silence it there."""

from datetime import date

import pytest

from bot.domain.access import Access, Members, Role
from bot.playground import Playground
from bot.register.entry import What
from bot.remind.deeds import Done
from tests.slack.conftest import KENT, MORGAN, PRIYA
from tests.slack.register_line import CLERK, E1, Line, line

PLAN = f"{E1}:action-plan"
LOCKED = Access(everyone=Role.NOBODY, administrators=Members(frozenset({MORGAN})), ask="Morgan")
FEW = Access(
    editors=Members(frozenset({PRIYA})),
    administrators=Members(frozenset({MORGAN})),
    subscribers=Members(frozenset()),
    ask="Morgan",
)
REFUSED = "You may not do anything about deadlines here. Ask Morgan."
SILENCED = "You may not change what a channel is reminded of. Ask Morgan."


def subscribed(here: Line) -> None:
    here.slack.slash(MORGAN, KENT, "subscribe kent")
    reminders = here.bot.reminders
    assert reminders is not None
    here.slack.wait_for(lambda: bool(reminders.ledger.subscriptions(KENT)), what="a subscription")


def done(here: Line) -> list[tuple[str, Done | str]]:
    assert here.bot.reminders is not None
    deeds = here.bot.reminders.ledger.deeds(KENT)
    return [(one.by, one.what) for one in deeds.get((PLAN, date(2017, 5, 1)), [])]


def refused(here: Line) -> list[str]:
    assert here.bot.register is not None
    return [one.wanted for one in here.bot.register.ledger.refusals() if one.by == CLERK]


def test_whoever_may_see_nothing_does_nothing_and_learns_nothing(slack: Playground, database_url: str) -> None:
    with line(slack, database_url, LOCKED) as here:
        subscribed(here)
        for words in (f"snooze {E1} until 12 April", f"acknowledge {E1}", f"wake {E1}:action-plan", "ack KENT-INT-9"):
            here.says(CLERK, words, REFUSED)
        assert done(here) == []
        assert refused(here) == [f"snooze {E1}", f"acknowledge {E1}", f"wake {E1}", "ack KENT-INT-9"]


def test_a_viewer_who_may_not_subscribe_silences_only_what_is_theirs(slack: Playground, database_url: str) -> None:
    with line(slack, database_url, FEW) as here:
        subscribed(here)
        here.says(CLERK, f"acknowledge {PLAN}", "Acknowledged")
        here.says(CLERK, f"snooze {PLAN} until 12 April", SILENCED)
        here.says(PRIYA, f"snooze {PLAN} until 12 April", "it comes again on Wed 12 April 2017")
        here.says(CLERK, f"wake {PLAN}", SILENCED)
        here.says(PRIYA, f"own {E1} <@{CLERK}>", "Owner")
        here.says(CLERK, f"wake {PLAN}", "Woken")
        assert [value for what, value in here.entered() if what is What.OWNER] == [CLERK]
        assert done(here) == [(CLERK, Done.ACKNOWLEDGED), (PRIYA, Done.SNOOZED), (CLERK, Done.UNSNOOZED)]
        assert refused(here) == [f"snooze {E1}", f"wake {E1}"]


@pytest.mark.parametrize("words", [f"snooze {PLAN} until 12 April", f"acknowledge {PLAN}"])
def test_by_default_everybody_who_sees_the_register_may(slack: Playground, database_url: str, words: str) -> None:
    with line(slack, database_url) as here:
        subscribed(here)
        here.says(CLERK, words, E1)
        assert len(done(here)) == 1
        assert refused(here) == []
