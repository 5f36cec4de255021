"""The kinds of finding that words mean, with those that are meant beside them."""

from bot.ask.query import Intent
from bot.ask.reading import Reading
from bot.ask.vocabulary import Slot
from bot.domain.finding import Kind


def kinds(reading: Reading, intent: Intent) -> tuple[Kind, ...]:
    """Return the kinds of finding that are meant."""
    named = tuple(map(Kind, reading.values(Slot.KIND)))
    if not named:
        return ()
    if Kind.CAUSE_OF_CONCERN in named and Kind.ACCELERATED_CAUSE_OF_CONCERN not in named:
        named += (Kind.ACCELERATED_CAUSE_OF_CONCERN,)
    if intent is Intent.DEADLINES and Kind.RECOMMENDATION in named:  # a cause of concern carries recommendations
        named += tuple(k for k in (Kind.CAUSE_OF_CONCERN, Kind.ACCELERATED_CAUSE_OF_CONCERN) if k not in named)
    return named
