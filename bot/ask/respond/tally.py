"""How many findings there are: records that stand for several counted as those, internal findings never hidden."""

from collections import Counter
from collections.abc import Sequence

from bot.ask.query import Query
from bot.ask.respond import found
from bot.ask.respond.known import KINDS
from bot.ask.respond.wording import count, listed
from bot.domain.finding import Finding, Kind


def amount(chosen: Sequence[Finding]) -> int:
    """Return how many findings the records are: one may stand for several that its source counts but does not name."""
    return sum(one.stands_for for one in chosen)


def as_records(chosen: Sequence[Finding]) -> str:
    """Return in how many records the findings are held, where that is not one each: ", as 1 record"."""
    return f", as {count(len(chosen), 'record')}" if amount(chosen) != len(chosen) else ""


def by_kind(chosen: Sequence[Finding]) -> str:
    """Return how many of each kind: "3 areas for improvement and 1 recommendation"."""
    counts = Counter({kind: amount([one for one in chosen if one.kind is kind]) for kind in KINDS})
    return listed(count(counts[kind], str(kind), found.PLURALS[kind]) for kind in KINDS if counts[kind])


def published(query: Query, chosen: list[Finding]) -> list[Finding]:
    """Return the findings that are the inspectorate's; all of them where the force's own are asked for by kind."""
    if Kind.INTERNAL in query.kinds or not any(one.kind is Kind.INTERNAL for one in chosen):
        return chosen
    return [one for one in chosen if one.kind is not Kind.INTERNAL]


def findings_held(every: Sequence[Finding]) -> str:
    """Return how many findings of the inspectorate's there are, and how many internal ones: "9 findings"."""
    internal = sum(one.kind is Kind.INTERNAL for one in every)
    own = f" and {count(internal, 'internal finding')}" if internal else ""
    return f"{count(len(every) - internal, 'finding')}{own}"


def among(every: Sequence[Finding]) -> str:
    """Return how many of some findings that are counted together are internal; empty where none is."""
    internal = sum(one.kind is Kind.INTERNAL for one in every)
    return f", {count(internal, 'internal finding')} of the force's own among them" if internal else ""


def beside(every: Sequence[Finding], counted: Sequence[Finding]) -> str:
    """Return how many internal findings are listed with those counted, and never counted among them."""
    number = len(every) - len(counted)
    return f"; beside them {count(number, 'internal finding')} of the force's own" if number else ""
