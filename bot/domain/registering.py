"""What the force's register allows: its statuses, and who must approve what. The rules of knowledge/register.yml."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.domain.finding import Status


class Rag(StrEnum):
    """The colours that forces' own papers use, as words; a colour never stands alone."""

    GREEN = "green"  # implemented
    AMBER = "amber"  # ongoing, expected on time
    RED = "red"  # beyond its date, or will not be met
    WHITE = "white"  # not the force's to deliver, or dependent on others


@dataclass(frozen=True, slots=True)
class StatusRule:
    """One status that people may give a finding.

    Attributes:
        id: a slug, as commands name it and the database keeps it.
        name: in words.
        open: whether a finding with it counts as open.
        evidence: whether it may be given only where there is evidence.
        rag: its colour; None where it goes by the dates: red beyond one, else amber.
        aliases: other ways people write it.
    """

    id: str
    name: str
    open: bool = True
    evidence: bool = False
    rag: Rag | None = None
    aliases: tuple[str, ...] = ()


DEFAULT_STATUSES = (
    StatusRule("awaiting-allocation", Status.AWAITING_ALLOCATION, aliases=("unallocated", "not allocated")),
    StatusRule("in-progress", Status.IN_PROGRESS, aliases=("being progressed", "ongoing", "under way")),
    StatusRule("will-not-be-met", "will not be met", rag=Rag.RED),
    StatusRule("dependent", "dependent on others", rag=Rag.WHITE, aliases=("not ours to deliver",)),
    StatusRule(
        "sign-off",
        Status.WITH_INSPECTORATE,
        evidence=True,
        aliases=("pending sign-off", "awaiting sign-off", "with hmicfrs", "with the inspectorate"),
    ),
    StatusRule("closed", Status.CLOSED, open=False, evidence=True, rag=Rag.GREEN, aliases=("complete", "implemented")),
    StatusRule("superseded", Status.SUPERSEDED, open=False, rag=Rag.GREEN),
)


@dataclass(frozen=True, slots=True)
class Registering:
    """All of register.yml.

    Attributes:
        statuses: in the order in which people are offered them.
        approvers: people's ids, one of whom approves the move of a date; nobody in particular when empty.
        moves: how often a date may be moved before it needs an administrator; None for as often as one likes.
        boards: the days of governance boards, for what changed since the last one.
    """

    statuses: tuple[StatusRule, ...] = DEFAULT_STATUSES
    approvers: tuple[str, ...] = ()
    moves: int | None = None
    boards: tuple[date, ...] = ()

    def status(self, id_: str) -> StatusRule | None:
        """Return a status by its id, or None."""
        return next((one for one in self.statuses if one.id == id_), None)
