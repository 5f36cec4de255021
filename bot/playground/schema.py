"""Small checks to put tables of block kinds together, with messages as Slack's own validator words them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

Report = list[str]
Check = Callable[[object, str, Report], None]
"""A check takes a value, its JSON pointer and the report it adds complaints to."""


def complain(report: Report, what: str, where: str) -> None:
    """Add one complaint in Slack's form."""
    report.append(f"[ERROR] {what} [json-pointer:{where}]")


def string(most: int, least: int = 1) -> Check:
    """Check a string of `least` to `most` characters."""

    def check(value: object, where: str, report: Report) -> None:
        if not isinstance(value, str):
            complain(report, "must be a string", where)
        elif len(value) > most:
            complain(report, f"must be less than {most + 1} characters", where)
        elif len(value) < least:
            complain(report, f"must be more than {least - 1} characters", where)

    return check


def one_of(*words: str) -> Check:
    """Check a string out of a list."""

    def check(value: object, where: str, report: Report) -> None:
        if value not in words:
            complain(report, f"must be one of {', '.join(words)}", where)

    return check


def flag(value: object, where: str, report: Report) -> None:
    """Check a boolean."""
    if not isinstance(value, bool):
        complain(report, "must be a boolean", where)


def number(value: object, where: str, report: Report) -> None:
    """Check a number."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        complain(report, "must be a number", where)


def anything(value: object, where: str, report: Report) -> None:
    """Accept what Slack's published reference does not pin down."""


def url(value: object, where: str, report: Report) -> None:
    """Check an absolute web address of at most 3000 characters."""
    string(3000)(value, where, report)
    if isinstance(value, str) and not value.startswith(("http://", "https://", "mailto:", "slack://")):
        complain(report, "invalid url", where)


def items(check: Check, most: int, least: int = 1) -> Check:
    """Check a list of `least` to `most` things."""

    def check_all(value: object, where: str, report: Report) -> None:
        if not isinstance(value, list):
            complain(report, "must be an array", where)
            return
        if len(value) > most:
            complain(report, f"no more than {most} items allowed", where)
        if len(value) < least:
            complain(report, f"no fewer than {least} items allowed", where)
        for index, each in enumerate(value):
            check(each, f"{where}/{index}", report)

    return check_all


@dataclass(frozen=True, slots=True)
class Shape:
    """An object: what it must hold, what it may hold, and of which some member must be there."""

    required: Mapping[str, Check] = field(default_factory=dict)
    optional: Mapping[str, Check] = field(default_factory=dict)
    any_of: tuple[str, ...] = ()

    def __call__(self, value: object, where: str, report: Report) -> None:
        """Check `value`. Members that are null count as absent, as Slack counts them."""
        if not isinstance(value, dict):
            complain(report, "must be an object", where)
            return
        given = {key: each for key, each in value.items() if each is not None and key != "type"}
        for key in self.required:
            if key not in given:
                complain(report, f"missing required field: {key}", where)
        if self.any_of and not any(key in given for key in self.any_of):
            complain(report, f"missing required field: {' or '.join(self.any_of)}", where)
        for key, each in given.items():
            check = self.required.get(key) or self.optional.get(key)
            if check is None:
                complain(report, f"invalid additional property: {key}", where)
            else:
                check(each, f"{where}/{key}", report)


def by_type(shapes: Mapping[str, Check]) -> Check:
    """Check an object by its `type`, each type with its own shape. The mapping may still be filled after this call."""

    def check(value: object, where: str, report: Report) -> None:
        kind = value.get("type") if isinstance(value, dict) else None
        if not isinstance(value, dict):
            complain(report, "must be an object", where)
        elif kind is None:
            complain(report, "missing required field: type", where)
        elif not isinstance(kind, str) or kind not in shapes:
            complain(report, f"unsupported type: {kind}", f"{where}/type")
        else:
            shapes[kind](value, where, report)

    return check


def also(*checks: Check) -> Check:
    """Check with each of several checks."""

    def check(value: object, where: str, report: Report) -> None:
        for each in checks:
            each(value, where, report)

    return check
