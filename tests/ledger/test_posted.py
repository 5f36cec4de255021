"""Digests found again by what people see of them."""

from datetime import timedelta

from digests import ESSEX, KENT, MORNING, NOW, digest, reminder

from bot.ledger.ledger import Ledger
from bot.remind.plan import Digest
from bot.remind.stages import Stage

DUE = MORNING + timedelta(days=7)


def posted(ledger: Ledger, some: Digest, ts: str) -> int:
    made = ledger.insert(some, NOW)
    assert made is not None
    with ledger.claim(made):
        ledger.intend(made, NOW)
        ledger.posted(made, ts, NOW)
    return made


def test_a_digest_is_found_by_what_slack_calls_it(ledger: Ledger) -> None:
    one = posted(ledger, digest(1), "1.1")
    ledger.insert(digest(2, channel=ESSEX), NOW)
    found = ledger.posted_as(KENT, "1.1")
    assert found is not None
    assert found.id == one
    assert [ledger.posted_as(*wrong) for wrong in ((KENT, ""), (KENT, "1.2"), (ESSEX, "1.1"), (ESSEX, ""))] == [
        None
    ] * 4


def test_the_last_digest_that_told_a_deadline(ledger: Ledger) -> None:
    wanted = (KENT, "KENT-2016-E1", "action-plan", DUE)
    assert ledger.last_told(*wanted) is None
    posted(ledger, digest(1, 2), "1.1")
    later = posted(ledger, Digest(KENT, MORNING + timedelta(days=3), (reminder(1, stage=Stage.OVERDUE),)), "1.2")
    posted(ledger, digest(1, channel=ESSEX), "1.3")
    ledger.insert(Digest(KENT, MORNING + timedelta(days=4), (reminder(1, stage=Stage.ESCALATED),)), NOW)
    found = ledger.last_told(*wanted)
    assert found is not None
    assert found.id == later
    assert ledger.last_told(*wanted[:3], MORNING) is None
