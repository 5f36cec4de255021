"""Statuses published for several forces at once, where the findings of one are asked for."""

from collections.abc import Iterable

from bot.ask.query import Query
from bot.ask.respond import found
from bot.ask.respond.known import Known
from bot.domain.finding import Finding


def shared_words(known: Known, query: Query, some: Iterable[Finding]) -> list[str]:
    """Say of which findings the status was published for several forces, where one force's are asked for."""
    if len(query.forces) != 1:
        return []
    shared = [
        one
        for one in some
        if len(one.forces) > 1 and (event := found.standing(one, query.today)) is not None and not event.by
    ]
    return [
        f"{one.id} goes to {len(one.forces)} forces; its source does not say whether the status is that of "
        f"{known.force(query.forces[0])}."
        for one in shared
    ]
