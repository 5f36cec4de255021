"""What a YAML parser's error means to a person, and how to mend it."""

import re

import yaml

Explained = tuple[tuple[int, int], str, str]
"""((line, column) from 0, what is wrong, how to mend it)."""

QUOTE = "put the text in double quotes"


def explain(error: yaml.YAMLError, data: bytes) -> Explained:
    """Return place, message and fix for an error of the parser."""
    mark = getattr(error, "problem_mark", None)
    opened = getattr(error, "context_mark", None)
    if mark is None:
        return _unprintable(error, data)
    at = (mark.line, mark.column)
    start = (opened.line, opened.column) if opened is not None else at
    problem, context = str(getattr(error, "problem", "")), str(getattr(error, "context", ""))
    lines = data.decode("utf-8-sig", "replace").splitlines()
    if "mapping values are not allowed" in problem:
        return (
            at,
            "a colon followed by a space inside a text, or a line too far to the right",
            (f"{QUOTE} if the colon belongs to it; else line the key up with its neighbours"),
        )
    if "quoted scalar" in context and "end of stream" in problem:
        return (
            start,
            "this quote is never closed",
            'put a quote at the end of the text (inside it, write \\" for a quote)',
        )
    if "quoted scalar" in context and "escape" in problem:
        return at, "a backslash in double quotes begins a code, and this is none", "write \\\\ for a backslash"
    if "flow sequence" in context or "flow mapping" in context:
        bracket = "[" if "sequence" in context else "{"
        close = "]" if bracket == "[" else "}"
        line = start[0] + 1
        return (
            at,
            f"the {bracket} opened on line {line} is not closed, or a comma is missing",
            (f"close it with {close}, put commas between entries, and {QUOTE} if it holds , : [ ] {{ or }}"),
        )
    if "could not find expected ':'" in problem:
        return (
            start,
            "a line without a key",
            "write `key: value`, or move the line to the right if it goes on with the text above",
        )
    if "cannot start any token" in problem:
        sign = _char(lines, at)
        return at, f"a text can't begin with {sign}", QUOTE
    if "block sequence entries are not allowed" in problem:
        return at, "a list entry can't begin here", f"begin each dash on a line of its own; or {QUOTE}"
    if "another document" in problem or "<document start>" in problem:
        return (
            at,
            "a second document begins here",
            "keep one document a file: take the line with --- or ... away, or split the file",
        )
    if "did not find expected '-'" in problem:
        return (
            at,
            f"the list begun on line {start[0] + 1} stops here",
            "begin the line with a dash, lined up with the dashes above, or move the key to the left",
        )
    if "did not find expected key" in problem:
        return at, "this does not belong to the line above", _after_quote(lines, at)
    if "anchor" in problem or "alias" in problem or "alphabetic or numeric" in problem:
        return at, f"a text can't begin with {_char(lines, at)}", QUOTE
    if "block scalar" in context:
        return (
            at,
            "only a comment may follow | or > on its line",
            "begin the text on the next line, further to the right",
        )
    if "directive" in context:
        return start, "a line can't begin with %", QUOTE
    return (
        at,
        f"the YAML can't be read here ({problem or error.__class__.__name__})",
        f"check the indentation; or {QUOTE}",
    )


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
