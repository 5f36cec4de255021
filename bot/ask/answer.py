"""An answer: plain strings and facts, no markup. `render` turns it into text and blocks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from bot.ask.query import Choice
from bot.domain.source import Source

Scalar = str | int | bool | None | list[str]


class Outcome(StrEnum):
    """How a question ended."""

    ANSWER = "answer"
    NOT_KNOWN = "not_known"
    UNCLEAR = "unclear"
    HELP = "help"


@dataclass(frozen=True, slots=True)
class Fact:
    """One checkable statement: its kind, its fields, its sources.

    Kinds and their fields (ids are slugs; a missing value is None):
    judgement: force, force_id, cycle, cycle_id, pillar, question, question_id, state, grade, carried_from, but,
        caveat, updated (the page's own last update, an ISO date), others
    finding: id, forces, force_ids, cycle, cycle_id, pillar, question, question_id, finding_kind, summary, status, open
    deadline: finding, obligation, what, due (ISO date or None), due_kind, words, origin, days_left, overdue, disputed,
        forces, force_ids, cycle, cycle_id
    observation: id, force, force_id, cycle, cycle_id, pillar, question, tone, text
    count: counted, value, and the filters that applied (force, cycle, grade, finding_kind, ...)
    definition: term, meaning
    cycle, force, report, barrier, follow_up: what they say
    status, owner, move, evidence, note: finding, obligation, and what the force's register says; on, by. Their source
        is the register's entry. A finding's and a deadline's fact name an owner where there is one.
    change: finding, what, said, on, by, why, taken_back
    """

    kind: str
    fields: Mapping[str, Scalar]
    sources: tuple[Source, ...] = ()

    def as_json(self) -> dict[str, object]:
        """Return the fact flat, with `source` (the first) and `sources` (all): addresses, or titles where none."""
        urls = [source.url or source.title for source in self.sources]
        return {"kind": self.kind, **self.fields, "source": urls[0] if urls else None, "sources": urls}


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a list: `lead` is what stands out (a grade, a date), `text` the rest."""

    text: str
    lead: str = ""
    sources: tuple[Source, ...] = ()
    finding: str | None = None


@dataclass(frozen=True, slots=True)
class Lines:
    """A titled list. A long one is made line by line as it is looked at (`bot.ask.lazy`)."""

    lines: Sequence[Line]
    title: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; `sources` stand behind it."""

    text: str
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """Where people compare. Every row has as many cells as `columns`.

    `sources` go row by row where there are as many as rows; `by_row` holds each row's own where a row has several.
    """

    columns: tuple[str, ...]
    rows: Sequence[tuple[str, ...]]
    title: str = ""
    sources: tuple[Source, ...] = ()
    by_row: tuple[tuple[Source, ...], ...] = ()

    @property
    def row_by_row(self) -> bool:
        """Whether each row's sources are known."""
        return len(self.by_row or self.sources) == len(self.rows)

    def sources_of(self, place: int) -> tuple[Source, ...]:
        """Return the sources of a row; of the whole table, for the first row, where rows have none of their own."""
        if self.row_by_row:
            return self.by_row[place] if self.by_row else self.sources[place : place + 1]
        return self.sources if place == 0 else ()


Part = Paragraph | Lines | Table


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars beside the parts, which say the same: counts by category, a bar of each series in each.

    Attributes:
        title: what is counted.
        categories: along the axis.
        series: each with its name and as many numbers as there are categories.
        drawn: words that ask for the same as a drawn picture, with its colours; "" where there is none.
    """

    title: str
    categories: tuple[str, ...]
    series: tuple[tuple[str, tuple[int, ...]], ...]
    drawn: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What to say.

    `headline` answers the question by itself, in a plain sentence. `assumed` says which force was taken and why.
    `caveats` must be read with the answer. `choices` are asked back (UNCLEAR, NOT_KNOWN); `next_steps` are offered.
    `facts` are made when they are looked at: complete, and free where nobody looks. `sources` stand
    behind the headline. `chart` adds nothing that the parts do not say.
    """

    outcome: Outcome
    headline: str
    parts: tuple[Part, ...] = ()
    facts: Sequence[Fact] = ()
    caveats: tuple[str, ...] = ()
    assumed: str = ""
    choices: tuple[Choice, ...] = ()
    next_steps: tuple[Choice, ...] = ()
    sources: tuple[Source, ...] = field(default=())
    chart: Chart | None = None
