"""A digest that was posted, made again from the ledger: as it was told then, and what changed since. Pure."""

from collections.abc import Mapping
from datetime import date

from bot.domain.finding import Deadline, DueKind, Finding, Kind, Obligation, Status
from bot.domain.knowledge import Knowledge
from bot.domain.reminding import Rule
from bot.remind.delivery import Delivery, Told
from bot.remind.plan import Digest, Owed, Reminder, day_owed
from bot.remind.stages import Announcement, Stage


def retold(delivery: Delivery, knowledge: Knowledge) -> Digest:
    """Return the digest that a delivery was, with the days it told; a finding gone since keeps its id alone."""
    rules = {rule.id: rule for rule in knowledge.reminding.rules}
    return Digest(
        delivery.channel,
        delivery.day,
        tuple(_reminder(delivery.channel, one, knowledge, rules) for one in delivery.reminders),
    )


def changes(delivery: Delivery, knowledge: Knowledge) -> dict[str, str]:
    """Return what changed since about the deadlines of a delivery, by `Owed.id`; nothing for those that still hold."""
    said = ((one.owed, no_longer(one.finding, one.obligation, one.due, knowledge)) for one in delivery.reminders)
    return {owed: why for owed, why in said if why}


def no_longer(finding_id: str, obligation_id: str, due: date, knowledge: Knowledge) -> str:
    """Return why a deadline with a day does not hold any more, as a sentence, or "" where it does."""
    finding = knowledge.finding_by_id.get(finding_id.upper())
    obligation = _of(finding, obligation_id)
    if finding is None or obligation is None:
        return "It is no longer in the knowledge."
    if not finding.open:
        superseded = finding.statuses[-1].status == Status.SUPERSEDED
        return f"The finding is {'superseded' if superseded else 'closed'} now."
    day = day_owed(obligation)
    if day is None:
        return "It has no exact date any more."
    return "" if day == due else f"The date is now {day:%a} {day.day} {day:%B %Y}."


def _of(finding: Finding | None, wanted: str) -> Obligation | None:
    return next((one for one in finding.obligations if one.id == wanted), None) if finding else None


def _reminder(channel: str, told: Told, knowledge: Knowledge, rules: Mapping[str, Rule]) -> Reminder:
    finding = knowledge.finding_by_id.get(told.finding.upper())
    obligation = _of(finding, told.obligation)
    if finding is None or obligation is None:
        obligation = Obligation(told.obligation, "", Deadline(DueKind.EXACT, day=told.due))
        finding = Finding(told.finding, (), "", Kind.RECOMMENDATION, "", (), obligations=(obligation,))
    announcement = Announcement(told.on, Stage(told.stage), told.number, told.moved_from)
    return Reminder(channel, Owed(finding, obligation, told.due), rules.get(told.rule, Rule(told.rule)), announcement)
