"""What a YAML parser's error means to a person, and how to mend it."""

import re
from dataclasses import dataclass

import yaml

Explained = tuple[tuple[int, int], str, str]
"""((line, column) from 0, what is wrong, how to mend it)."""

QUOTE = "put the text in double quotes"


@dataclass(frozen=True, slots=True)
class _Rule:
    """Words of the parser's message, and what they mean.

    `context` and `problem` must occur in the two halves of its message. `opened` points at where the construct began
    instead of where the parser gave up. `{sign}` stands for the character there.
    """

    context: str
    problem: str
    wrong: str
    fix: str
    opened: bool = False


RULES = (
    _Rule(
        "",
        "mapping values are not allowed",
        "a colon followed by a space inside a text, or a line too far to the right",
        f"{QUOTE} if the colon belongs to it; else line the key up with its neighbours",
    ),
    _Rule(
        "quoted scalar",
        "end of stream",
        "this quote is never closed",
        'put a quote at the end of the text (inside it, write \\" for a quote)',
        opened=True,
    ),
    _Rule(
        "quoted scalar",
        "escape",
        "a backslash in double quotes begins a code, and this is none",
        "write \\\\ for a backslash",
    ),
    _Rule(
        "",
        "could not find expected ':'",
        "a line without a key",
        "write `key: value`, or move the line to the right if it goes on with the text above",
        opened=True,
    ),
    _Rule("", "cannot start any token", "a text can't begin with {sign}", QUOTE),
    _Rule(
        "",
        "sequence entries are not allowed",
        "a list entry can't begin here",
        f"begin each dash on a line of its own; or {QUOTE}",
    ),
    _Rule(
        "",
        "another document",
        "a second document begins here",
        "keep one document a file: take the line with --- or ... away, or split the file",
    ),
    _Rule("", "<document start>", "a second document begins here", "keep one document a file: split it"),
    _Rule(
        "",
        "did not find expected '-'",
        "the list above stops here",
        "begin the line with a dash, lined up with the dashes above, or move the key to the left",
    ),
    _Rule("", "alphabetic or numeric", "a text can't begin with {sign}", QUOTE),
    _Rule("anchor", "", "a text can't begin with {sign}", QUOTE, opened=True),
    _Rule("alias", "", "a text can't begin with {sign}", QUOTE, opened=True),
    _Rule(
        "block scalar",
        "",
        "only a comment may follow | or > on its line",
        "begin the text on the next line, further to the right",
    ),
    _Rule("directive", "", "a line can't begin with %", QUOTE, opened=True),
)


LIBYAML = {"collection": "did not find expected '-' indicator", "mapping": "did not find expected key"}
"""What libyaml says where the parser in Python says "expected <block end>"."""


def explain(error: yaml.YAMLError, data: bytes) -> Explained:
    """Return place, message and fix for an error of the parser."""
    mark = getattr(error, "problem_mark", None)
    if mark is None:
        return _unprintable(error, data)
    opened = getattr(error, "context_mark", None) or mark
    at, start = (mark.line, mark.column), (opened.line, opened.column)
    problem, context = str(getattr(error, "problem", "")), str(getattr(error, "context", ""))
    if "expected <block end>" in problem:
        problem = LIBYAML["collection" if "collection" in context else "mapping"]
    lines = data.decode("utf-8-sig", "replace").splitlines()
    if "unknown escape" in problem:
        at = (at[0], lines[at[0]].rfind("\\", 0, at[1] + 1))  # the parser in Python points at the letter after it
    if "parsing a flow" in context:
        return _bracket("[]" if "sequence" in context else "{}", at, start)
    for rule in RULES:
        if rule.context in context and rule.problem in problem:
            place = start if rule.opened else at
            return place, rule.wrong.replace("{sign}", _char(lines, place)), rule.fix
    if "did not find expected key" in problem:
        return at, "this does not belong to the line above", _after_quote(lines, at)
    wrong = f"the YAML can't be read here ({problem or error.__class__.__name__})"
    return at, wrong, f"check the indentation; or {QUOTE}"


def _bracket(pair: str, at: tuple[int, int], start: tuple[int, int]) -> Explained:
    """Explain an open bracket: on its own line where something is missing, else where it was opened."""
    fix = f"close it with {pair[1]}, put commas between entries, and {QUOTE} if it holds , : [ ] {{ or }}"
    if at[0] == start[0]:
        return at, f"a comma or {pair[1]} is missing here", fix
    return start, f"this {pair[0]} is never closed, or a comma is missing after it", fix


def _after_quote(lines: list[str], at: tuple[int, int]) -> str:
    line = lines[at[0]] if at[0] < len(lines) else ""
    before = line[: at[1]].rstrip()
    if before.endswith('"'):
        return 'a text in double quotes ends at its second quote: inside it write \\" for a quote'
    if before.endswith("'"):
        return "a text in single quotes ends at its second quote: put it in double quotes"
    return "line the key up with its neighbours, with spaces"


def _char(lines: list[str], at: tuple[int, int]) -> str:
    line = lines[at[0]] if at[0] < len(lines) else ""
    return line[at[1]] if at[1] < len(line) else "this"


_UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def _unprintable(error: yaml.YAMLError, data: bytes) -> Explained:
    """Explain an error that libyaml gives without a place: a character that YAML does not allow."""
    text = data.decode("utf-8", "replace")
    found = _UNPRINTABLE.search(text, 1 if text.startswith("\ufeff") else 0)
    if found is None:
        return (0, 0), f"the YAML can't be read ({str(error).splitlines()[0]})", "write the file anew"
    before = text[: found.start()]
    at = (before.count("\n"), len(before) - before.rfind("\n") - 1)
    return at, f"the character U+{ord(found[0]):04X} is not allowed", "take it away; it may be invisible in the editor"
