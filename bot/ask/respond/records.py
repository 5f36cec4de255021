"""One force's records in order, and its obligations by day."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from bot.domain.finding import Deadline, Finding, Obligation
from bot.domain.judgement import Judgement

_FAR = date.max


@dataclass(frozen=True, slots=True)
class Dated:
    """An obligation with its finding and its deadline; both None for a finding that owes nothing by a date."""

    finding: Finding
    obligation: Obligation | None
    deadline: Deadline | None = field(init=False)

    def __post_init__(self) -> None:
        """Keep the deadline at hand: lists of them are gone through for every question about days."""
        object.__setattr__(self, "deadline", self.obligation.deadline if self.obligation else None)


@dataclass(frozen=True, slots=True)
class Records:
    """One force's records: judgements and findings by cycle, newest cycle's last; obligations by day, undated last."""

    judgements: dict[str, list[Judgement]]
    findings: list[Finding]
    findings_in: dict[str, list[Finding]]
    dated: list[Dated]
    dated_by: dict[int, list[Dated]] = field(default_factory=dict)
    """The obligations of the findings that had come by some day, by how many of `came` are past then."""
    came: list[date] = field(default_factory=list)
    """The days on which findings came, in order."""


def by_day(findings: Iterable[Finding]) -> list[Dated]:
    """Return the obligations of findings by day, undated ones last; a finding without any stands for itself."""
    dated: list[Dated] = []
    for finding in findings:
        dated.extend(Dated(finding, obligation) for obligation in finding.obligations)
        if not finding.obligations:
            dated.append(Dated(finding, None))
    dated.sort(key=lambda one: one.obligation.deadline.day or _FAR if one.obligation else _FAR)
    return dated
