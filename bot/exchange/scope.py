"""Whose deadlines a calendar has: a force's, those a channel is reminded of, or those that a person owns."""

from collections.abc import Sequence

from bot.domain.finding import Finding, Obligation
from bot.domain.reminding import Subscription
from bot.exchange.calendar import Chosen


def of_force(force: str) -> Chosen:
    """Return what chooses the obligations of a force, by its id."""
    return lambda finding, _obligation: force in finding.forces


def of_channel(subscriptions: Sequence[Subscription]) -> Chosen:
    """Return what chooses the obligations that a channel subscribed to."""

    def chosen(finding: Finding, obligation: Obligation) -> bool:
        return any(one.which.fits(finding, obligation) for one in subscriptions)

    return chosen


def of_person(person: str) -> Chosen:
    """Return what chooses the obligations that somebody owns by the register: an id, or a name as it was entered."""
    wanted = person.strip().casefold()

    def chosen(finding: Finding, obligation: Obligation) -> bool:
        owner = finding.owner(obligation.id)
        return owner is not None and wanted in (owner.person.casefold(), owner.name.casefold())

    return chosen


def forces_of(subscriptions: Sequence[Subscription]) -> frozenset[str] | None:
    """Return the forces that a channel's subscriptions name; None where one of them is for every force."""
    if not all(one.which.forces for one in subscriptions):
        return None
    return frozenset(force for one in subscriptions for force in one.which.forces)
