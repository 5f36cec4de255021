"""Check knowledge files: every problem of every file at once, each with its place and how to mend it.

For example:
  peel-bot check                                       the knowledge in use (BOT_KNOWLEDGE, else what ships)
  peel-bot check knowledge/                            a folder
  peel-bot check knowledge/reports/kent/2023-25.yml    one file, against the knowledge it lies in
  peel-bot check draft.yml                             a draft from elsewhere, against the knowledge in use
  peel-bot check --format github                       notes beside the lines of a pull request

Exit status: 0 no problem, 1 problems, 2 wrong usage.
"""

import argparse
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

from bot.domain.knowledge import Knowledge
from bot.kb import Loaded, Problem, load, load_file
from bot.kb.editor_schema import write_schemas
from bot.kb.shipped import shipped_path

HELP = "is the knowledge in order?"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add this command's arguments."""
    parser.add_argument(
        "path",
        nargs="?",
        type=Path,
        metavar="PATH",
        help="a knowledge folder, or one file (default: BOT_KNOWLEDGE, else what ships)",
    )
    parser.add_argument(
        "--format",
        choices=tuple(FORMATS),
        default="text",
        help="text (default), github: workflow commands, json: a list",
    )
    parser.add_argument(
        "--editor-schema", type=Path, metavar="DIR", help="write JSON Schemas for editors into DIR, and check nothing"
    )


def run(args: argparse.Namespace) -> int:
    """Check and print. Return 0 without problems, 1 with, 2 for a path that is not there."""
    if args.editor_schema is not None:
        return _write_schemas(args.editor_schema)
    base = Path(os.environ.get("BOT_KNOWLEDGE") or shipped_path())
    path = _from_here(args.path if args.path is not None else base)
    if not os.path.lexists(path):
        print(f"peel-bot check: {path} is not there: name a knowledge folder or one of its files", file=sys.stderr)
        return 2
    loaded = load(path) if path.is_dir() else load_file(path, _from_here(base))
    print(FORMATS[args.format](loaded))
    return 0 if loaded.ok else 1


def as_text(loaded: Loaded) -> str:
    """Return the problems with their source lines and carets, then a summary."""
    coloured = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    shown = [_coloured(problem) if coloured else problem.shown() for problem in loaded.problems]
    return "\n".join([*shown, summary(loaded)])


def as_github(loaded: Loaded) -> str:
    """Return GitHub's workflow commands, which it shows beside the lines, then the summary as plain text."""
    lines = [
        f"::error file={_property(p.path)},line={p.line},col={p.column},title={_property(p.record)}"
        f"::{_escaped(f'{p.record}: {p.message}: {p.fix}')}"
        for p in loaded.problems
    ]
    return "\n".join([*lines, summary(loaded)])


def as_json(loaded: Loaded) -> str:
    """Return a list of objects with path, line, column, record, message and fix."""
    return json.dumps([problem.as_json() for problem in loaded.problems], ensure_ascii=False, indent=2)


FORMATS: dict[str, Callable[[Loaded], str]] = {"text": as_text, "github": as_github, "json": as_json}


def summary(loaded: Loaded) -> str:
    """Return "3 problems in 2 files", or what was read: "560 files, 43 forces, ...: no problems"."""
    if loaded.problems:
        places = {problem.path for problem in loaded.problems}
        return f"{_count(len(loaded.problems), 'problem')} in {_count(len(places), 'file')}"
    return f"{_count(loaded.files, 'file')}{_held(loaded.knowledge)}: no problems"


def _held(knowledge: Knowledge) -> str:
    statements = sum(1 + len(judgement.others) for judgement in knowledge.judgements)
    counts = [
        (len(knowledge.forces), "force"),
        (len(knowledge.frameworks), "cycle"),
        (statements, "judgement statement"),
        (len(knowledge.findings), "finding"),
        (len(knowledge.observations), "observation"),
        (len(knowledge.glossary), "term"),
    ]
    return "".join(f", {_count(number, word)}" for number, word in counts if number)


def _count(number: int, word: str) -> str:
    return f"{number:,} {word}{'' if number == 1 else 's'}"


def _coloured(problem: Problem) -> str:
    head, *source = problem.shown().split("\n")
    place = f"{problem.path}:{problem.line}:{problem.column}:"
    lines = [f"\x1b[1m{place}\x1b[0m{head.removeprefix(place)}", *source]
    if source:
        lines[-1] = lines[-1].removesuffix("^") + "\x1b[1;31m^\x1b[0m"
    return "\n".join(lines)


def _escaped(text: str) -> str:
    """Escape a message as GitHub's workflow commands want it."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")


def _from_here(path: Path) -> Path:
    """Return a path as seen from the working folder when it lies inside: GitHub knows no other."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_absolute() and path.is_relative_to(here) else path


def _write_schemas(folder: Path) -> int:
    try:
        written = write_schemas(folder)
    except OSError as error:
        print(f"peel-bot check: {folder} can't be written ({error.strerror}): name another folder", file=sys.stderr)
        return 2
    print("\n".join(str(path) for path in written))
    return 0
