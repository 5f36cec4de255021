"""Answer a question from the knowledge base, here in the terminal.

For example:
  peel-bot ask "What was Kent judged on investigating crime in 2016?"
  peel-bot ask --as-of 2017-04-03 "what is due for Kent in the next 30 days?"
  peel-bot ask --json "which forces were outstanding for efficiency in 2016?"
  peel-bot ask --batch questions.jsonl > answers.jsonl

Each line of a batch is {"question": "..."}, with "as_of": "YYYY-MM-DD", "home_force" and "channel_force" if wanted.
Each gets one line, in order: {"question", "outcome", "text", "facts", "choices"}. A line that cannot be used gets one,
too: its outcome is "unclear", its facts are empty, and "error" says what to write; the same goes to standard error,
with the line's number. Empty lines are passed over.

Exit status: 0 answered (also "not known"), 1 no usable knowledge or a batch line that could not be used, 2 wrong usage.
"""

import argparse
import datetime
import json
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO

from bot.ask.answer import Answer
from bot.ask.answerer import Answerer
from bot.ask.query import Context
from bot.bank_holidays import bank_holiday
from bot.domain.knowledge import Knowledge
from bot.domain.working import WorkingCalendar
from bot.kb import load
from bot.kb.shipped import shipped_path
from bot.render.text import to_text
from bot.today import in_london

LINE = '{"question": "...", "as_of": "YYYY-MM-DD"}'
HELP = "answer a question here in the terminal"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add this command's arguments."""
    parser.add_argument("question", nargs="*", help="the question; quotes are not needed")
    parser.add_argument("--as-of", metavar="DATE", type=_day, help="answer as if today were DATE (YYYY-MM-DD)")
    parser.add_argument("--json", action="store_true", help="print the answer as one line of JSON, with its facts")
    parser.add_argument(
        "--batch",
        metavar="FILE",
        help=f"answer JSON lines {LINE} from FILE (- is standard input), one JSON line each, in order",
    )
    parser.add_argument("--knowledge", metavar="PATH", type=Path, help="another knowledge folder (or BOT_KNOWLEDGE)")
    parser.add_argument("--home-force", metavar="FORCE", help="the force meant when none is named (or BOT_HOME_FORCE)")


def run(args: argparse.Namespace) -> int:
    """Answer and print. Return 0; 1 for unreadable knowledge or an unusable batch line; 2 for wrong usage."""
    if bool(args.question) == bool(args.batch):
        return _refuse(
            'say a question (peel-bot ask "What was Kent judged in 2016?") or --batch FILE, one of the two', 2
        )
    path = args.knowledge or Path(os.environ.get("BOT_KNOWLEDGE") or shipped_path())
    loaded = load(path)
    if not loaded.knowledge.forces:
        return _refuse(f"{path}: no usable knowledge here; `peel-bot check {path}` says what is wrong", 1)
    if loaded.problems:
        count = len(loaded.problems)
        _say(f"note: {count} problem(s) in {path}; `peel-bot check {path}` lists them. They are left out")
    answerer = Answerer(loaded.knowledge, WorkingCalendar(bank_holiday))
    named = args.home_force or os.environ.get("BOT_HOME_FORCE") or ""
    home = _force_id(loaded.knowledge, named) if named else None
    if named and home is None:
        return _refuse(f"home force {named!r} is not one of the {len(loaded.knowledge.forces)} forces", 2)
    today = args.as_of or in_london()
    if args.batch:
        return _batch(answerer, args.batch, Context(today=today, home_force=home))
    question = " ".join(args.question)
    answer = answerer.ask(question, Context(today=today, home_force=home))
    print(_json(as_json(question, answer)) if args.json else to_text(answer))
    return 0


def as_json(question: str, answer: Answer) -> dict[str, object]:
    """Return an answer as the batch's output line has it."""
    return {
        "question": question,
        "outcome": answer.outcome.value,
        "text": to_text(answer),
        "facts": [fact.as_json() for fact in answer.facts],
        "choices": [{"label": choice.label, "question": choice.question} for choice in answer.choices],
    }


def _json(answered: dict[str, object]) -> str:
    """Return one line of JSON, as readable as the terminal or pipe can take it."""
    line = json.dumps(answered, ensure_ascii=False)
    try:
        line.encode(sys.stdout.encoding or "utf-8")
    except UnicodeEncodeError:
        return json.dumps(answered)
    return line


def _batch(answerer: Answerer, name: str, context: Context) -> int:
    try:
        stream = sys.stdin.buffer if name == "-" else Path(name).open("rb")  # noqa: SIM115 (closed below; stdin must stay open)
    except OSError as error:
        return _refuse(f"{name}: {error.strerror or error}", 1)
    bad = 0
    try:
        for number, line in _lines(stream):
            answered = _answer_line(answerer, line, context)
            if "error" in answered:
                bad += 1
                _say(f"{name}:{number}: {answered['error']}")
            print(_json(answered), flush=name == "-")
    finally:
        if name != "-":
            stream.close()
    return 1 if bad else 0


def _lines(stream: IO[bytes]) -> Iterator[tuple[int, bytes]]:
    lines: Iterable[bytes] = stream
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield number, line


class _UnusableError(Exception):
    """A line of a batch that cannot be used; the message says what to write."""


def _answer_line(answerer: Answerer, line: bytes, context: Context) -> dict[str, object]:
    """Answer one line. An unusable line still gets its line of output, so that the order holds."""
    asked: object = None
    try:
        asked = _read_line(line)
        question, asked_in = _asked(answerer.knowledge, asked, context)
        return as_json(question, answerer.ask(question, asked_in))
    except _UnusableError as error:
        return _fault(asked, "unclear", str(error))
    except Exception as error:  # a fault of ours must cost one answer, not the rest of the batch
        message = f"this question met a fault in the bot ({type(error).__name__}: {error}); please report it"
        return _fault(asked, "not_known", message)


def _fault(asked: object, outcome: str, message: str) -> dict[str, object]:
    question = asked.get("question") if isinstance(asked, dict) else None
    kept = question if isinstance(question, str) else None
    return {"question": kept, "outcome": outcome, "text": message, "facts": [], "choices": [], "error": message}


def _read_line(line: bytes) -> object:
    try:
        return json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise _UnusableError(f"not a line of JSON ({error}): write {LINE}") from None


def _asked(knowledge: Knowledge, asked: object, context: Context) -> tuple[str, Context]:
    """Return a line's question, and the context with what the line says. Raises _UnusableError."""
    question = asked.get("question") if isinstance(asked, dict) else None
    if not isinstance(asked, dict) or not isinstance(question, str):
        raise _UnusableError(f'no "question" with a text: write {LINE}')
    day = asked.get("as_of")
    try:
        today = context.today if day in (None, "") else _day(day)
    except (TypeError, argparse.ArgumentTypeError):
        raise _UnusableError(f'"as_of" is {day!r}: write a date as YYYY-MM-DD') from None
    forces = {"home_force": context.home_force, "channel_force": context.channel_force}
    for key, named in ((key, asked[key]) for key in tuple(forces) if asked.get(key) not in (None, "")):
        force = _force_id(knowledge, named) if isinstance(named, str) else None
        if force is None:
            raise _UnusableError(f'"{key}" is {named!r}, which is no force: write its id or name, such as kent')
        forces[key] = force
    return question, Context(today, forces["channel_force"], forces["home_force"])


def _force_id(knowledge: Knowledge, named: str) -> str | None:
    wanted = named.strip().casefold()
    for force in knowledge.forces.values():
        if wanted in (force.id, force.name.casefold(), force.official.casefold(), *map(str.casefold, force.aliases)):
            return force.id
    return None


def _day(text: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a date: write YYYY-MM-DD, for example 2017-04-03") from None


def _refuse(message: str, status: int) -> int:
    _say(f"peel-bot ask: {message}")
    return status


def _say(message: str) -> None:
    print(message, file=sys.stderr)
