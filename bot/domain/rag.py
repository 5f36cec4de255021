"""The colour of a finding, as forces' own papers have it: by its status, else by its dates."""

from datetime import date

from bot.domain.finding import Finding, StatusEvent
from bot.domain.registering import Rag, Registering, StatusRule

SYMBOLS = {Rag.GREEN: "🟢", Rag.AMBER: "🟠", Rag.RED: "🔴", Rag.WHITE: "⚪"}
"""Never shown without the word."""


def rag(finding: Finding, today: date, rules: Registering) -> Rag | None:
    """Return a finding's colour on a day; None where nobody has stated where it stands: nothing is guessed.

    The status's own colour holds where the rules give it one. Else one that closes the finding is green; an open one
    is red once any of its days has passed, and amber until then.
    """
    event = finding.status_on(today)
    if event is None:
        return None
    rule = rule_of(event, rules)
    if rule is not None and rule.rag is not None:
        return rule.rag
    if not event.open:
        return Rag.GREEN
    days = (one.deadline.day for one in finding.obligations)
    return Rag.RED if any(day is not None and day < today for day in days) else Rag.AMBER


def rule_of(event: StatusEvent, rules: Registering) -> StatusRule | None:
    """Return the rule of a stated status, by its words; None where the rules have no such."""
    return next((one for one in rules.statuses if one.name == event.status), None)
