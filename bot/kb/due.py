"""When something is due, in the forms that sources use; and the date that "within three months" comes to."""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

from yaml.nodes import MappingNode, Node, ScalarNode

from bot.domain.finding import Deadline, DueKind
from bot.kb.file import File
from bot.kb.forms import NULLS, Day, Json, Text, wrong_type
from bot.kb.near import nearest, quoted
from bot.kb.places import value_of
from bot.kb.record import Field, Record, Values

FORMS = "a date (YYYY-MM-DD), immediate, none, {within: 3 months, of: publication} or {period: during 2017}"
LONGEST = {"day": 4000, "week": 600, "month": 240, "year": 20}
_SPAN = re.compile(r"(\d{1,4}) (day|week|month|year)s?", re.ASCII)
_DAY = Day()


@dataclass(frozen=True, slots=True)
class Span:
    """A length of time: "3 months"."""

    number: int
    unit: str

    def after(self, base: date) -> date:
        """Return the day this long after `base`: by the calendar, clipped to the month's last day."""
        if self.unit == "day":
            return base + timedelta(days=self.number)
        if self.unit == "week":
            return base + timedelta(weeks=self.number)
        months = base.month - 1 + self.number * (12 if self.unit == "year" else 1)
        year, month = base.year + months // 12, months % 12 + 1
        return date(year, month, min(base.day, calendar.monthrange(year, month)[1]))

    def __str__(self) -> str:
        """Return "3 months"."""
        return f"{self.number} {self.unit}{'' if self.number == 1 else 's'}"


class SpanForm:
    """A length of time in days, weeks, months or years."""

    expects = "a length of time"

    def read(self, node: Node, file: File) -> Span | None:
        """Return the span."""
        found = _SPAN.fullmatch(node.value) if isinstance(node, ScalarNode) else None
        if found and 0 < int(found[1]) <= LONGEST[found[2]]:
            return Span(int(found[1]), found[2])
        fix = "write a number and days, weeks, months or years, for example 3 months; else give a period"
        if isinstance(node, ScalarNode) and node.value not in NULLS:
            file.problem(node, f"{quoted(node.value)} is not {self.expects}", fix)
        else:
            wrong_type(node, file, self.expects, fix)
        return None

    def json(self) -> Json:
        """Return the pattern."""
        return {"type": "string", "pattern": r"^\d{1,4} (day|week|month|year)s?$"}


class BaseForm:
    """What a length of time is counted from: `publication` or a date."""

    expects = "publication or a date"

    def read(self, node: Node, file: File) -> date | str | None:
        """Return "publication", or the date."""
        if isinstance(node, ScalarNode):
            if node.value == "publication":
                return "publication"
            if nearest(node.value, ["publication"]):
                file.problem(node, f"{quoted(node.value)} is not {self.expects}", "did you mean 'publication'?")
                return None
        return _DAY.read(node, file)

    def json(self) -> Json:
        """Return either."""
        return {"anyOf": [{"const": "publication"}, _DAY.json()]}


def _build(values: Values, node: MappingNode, file: File) -> Deadline | None:
    if "period" in values:
        if len(values) > 1:
            file.problem(node, "a period and a length of time together", "keep `period:`, or `within:` and `of:`")
            return None
        return Deadline(kind=DueKind.PERIOD, words=str(values["period"]))
    span, base = values.get("within"), values.get("of")
    if not isinstance(span, Span) or base is None:
        missing = "of" if isinstance(span, Span) else "within"
        file.problem(
            node, f"the key '{missing}' is missing", "write {within: 3 months, of: publication} or {period: ...}"
        )
        return None
    counted = base if isinstance(base, date) else published(file)
    words = f"within {span} of {base.day} {base:%B %Y}" if isinstance(base, date) else f"within {span} of publication"
    return Deadline(kind=DueKind.RELATIVE, day=span.after(counted) if counted else None, words=words)


def published(file: File) -> date | None:
    """Return when the finding being read was published: its own date, else its report's, else None."""
    named = file.record[1]
    own = value_of(named, "published") if not isinstance(named, str) else None
    if isinstance(own, ScalarNode):
        try:
            return date.fromisoformat(own.value)
        except ValueError:
            return None  # noted where the key itself is read
    return file.header.published if file.header else None


RELATIVE = Record(
    "{within: ..., of: ...} or {period: ...}",
    {
        "within": Field(SpanForm(), "a number and days, weeks, months or years"),
        "of": Field(BaseForm(), "publication, or the date it is counted from"),
        "period": Field(Text(needed=True), "the source's own words: during 2017, by July 2018"),
    },
    _build,
)


class Due:
    """A deadline in any of its forms."""

    expects = FORMS

    def read(self, node: Node, file: File) -> Deadline | None:
        """Return the deadline, with its day where there is one."""
        if isinstance(node, MappingNode):
            return RELATIVE.read(node, file)
        if not isinstance(node, ScalarNode):
            wrong_type(node, file, "a deadline", f"write {FORMS}")
            return None
        if node.value == "immediate":
            return Deadline(kind=DueKind.IMMEDIATE, words="immediately")
        if node.value == "none":
            return Deadline(kind=DueKind.NONE)
        if node.value in NULLS and not node.style:
            wrong_type(node, file, "a deadline", f"write {FORMS}")
            return None
        if not node.value[:1].isdigit():
            near = nearest(node.value, ["immediate", "none"])
            fix = f"did you mean '{near}'?" if near else f"write {FORMS}"
            file.problem(node, f"{quoted(node.value)} is not a deadline", fix)
            return None
        day = _DAY.read(node, file)
        return None if day is None else Deadline(kind=DueKind.EXACT, day=day)

    def json(self) -> Json:
        """Return all forms."""
        return {"anyOf": [{"enum": ["immediate", "none"]}, _DAY.json(), RELATIVE.json()]}
