"""The gold set: does the bot say what is so, and only that?

    python -m bench.gold                    every question that is not right, and the shares
    python -m bench.gold findings           one theme (a file of tests/gold)
    python -m bench.gold --held-out         the questions kept aside; only ids are shown
    python -m bench.gold --foreign FILE     label<TAB>question a line: which foreign questions are answered as if known

A question is *right* when the outcome, the facts and the words are as expected; *WRONG* when the answer states a force,
grade, date or count other than the truth, or answers what nobody can know; *not right* otherwise. The themes and their
format: tests/gold/README.md.
"""

import argparse
import csv
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path

from bench.registered import truth_with_register, with_register
from bench.report import Figure
from bench.scoring import Question, Result, Truth, Verdict, judge
from bot.ask.answer import Outcome
from bot.ask.answerer import Answerer
from bot.ask.query import Context
from bot.bank_holidays import bank_holiday
from bot.domain.working import WorkingCalendar
from bot.kb import load
from bot.kb.shipped import shipped_path
from bot.render.text import to_text

FOLDER = Path(__file__).resolve().parent.parent / "tests" / "gold"
HELD_OUT, REGISTER = "heldout", "register"
FOREIGN_DAY = date(2025, 10, 1)


def read_questions(folder: Path = FOLDER, *, held_out: bool = False) -> list[Question]:
    """Return the gold questions of every theme, or the held-out ones alone; those about the register are apart."""
    themes = (path for path in folder.glob("*.jsonl") if path.stem != REGISTER)
    files = sorted(path for path in themes if (path.stem == HELD_OUT) == held_out)
    return [_question(json.loads(line)) for path in files for line in path.read_text("utf-8").splitlines()]


def read_register_questions(folder: Path = FOLDER) -> list[Question]:
    """Return the gold questions about the register: asked of what `bench.registered` makes."""
    return [_question(json.loads(line)) for line in (folder / f"{REGISTER}.jsonl").read_text("utf-8").splitlines()]


def read_truth(folder: Path = FOLDER) -> Truth:
    """Return the table of what sources state."""
    judgements = {
        (row["force_id"], row["cycle_id"], row["pillar"], row["question_id"]): (
            frozenset(row["states"].split("|")),
            frozenset(row["grades"].split("|")) - {""},
        )
        for row in _rows(folder / "truth.tsv")
    }
    dates: dict[str, frozenset[str]] = {}
    for row in _rows(folder / "dates.tsv"):
        dates[row["force_id"]] = dates.get(row["force_id"], frozenset()) | {row["due"]}
    return Truth(judgements, dates)


def run(answerer: Answerer, questions: Iterable[Question], truth: Truth) -> list[Verdict]:
    """Ask every question and judge the answers."""
    verdicts = []
    for question in questions:
        context = Context(
            question.as_of, question.channel_force, question.home_force, question.person, question.person_name
        )
        answer = answerer.ask(question.question, context)
        verdicts.append(judge(question, answer, to_text(answer), truth))
    return verdicts


def share_right(verdicts: Sequence[Verdict]) -> float:
    """Return the share of right answers, in per cent."""
    return 100 * sum(verdict.result is Result.RIGHT for verdict in verdicts) / len(verdicts)


def answered_as_known(answerer: Answerer, file: Path) -> tuple[int, list[str]]:
    """Ask foreign questions (label<TAB>question a line): how many there are, and those with the outcome "answer"."""
    lines = [line for line in file.read_text("utf-8").splitlines() if line.strip()]
    asked = [line.partition("\t")[2] or line for line in lines]
    context = Context(FOREIGN_DAY)
    return len(asked), [text for text in asked if answerer.ask(text, context).outcome is Outcome.ANSWER]


def measure(foreign: Path | None = None) -> list[Figure]:
    """Return the shares as figures, for `make bench`."""
    answerer, truth = Answerer(load(shipped_path()).knowledge, WorkingCalendar(bank_holiday)), read_truth()
    figures = []
    for name, held_out in (("gold questions", False), ("held-out questions", True)):
        verdicts = run(answerer, read_questions(held_out=held_out), truth)
        wrong = [verdict.question.id for verdict in verdicts if verdict.result is Result.WRONG]
        figures.append(Figure(f"{name} right", share_right(verdicts), 95, f"of {len(verdicts)}", "%", at_least=True))
        figures.append(Figure(f"{name} WRONG", len(wrong), 0, ", ".join(wrong), ""))
    entered = run(with_register(answerer.knowledge), read_register_questions(), truth_with_register(truth))
    wrong = [verdict.question.id for verdict in entered if verdict.result is Result.WRONG]
    figures.append(
        Figure("register questions right", share_right(entered), 95, f"of {len(entered)}", "%", at_least=True)
    )
    figures.append(Figure("register questions WRONG", len(wrong), 0, ", ".join(wrong), ""))
    if foreign is None:
        print("foreign questions: not asked, no file given (--foreign FILE)")
    else:
        count, answered = answered_as_known(answerer, foreign)
        detail = f"{len(answered)} of {count}" + "".join(f"\n          {text}" for text in answered)
        figures.append(Figure("foreign questions answered as if known", 100 * len(answered) / count, 0.2, detail, "%"))
    return figures


def main() -> int:
    """Print every question that is not right, then the shares; 1 when anything is wrong."""
    parser = argparse.ArgumentParser(
        prog="python -m bench.gold", description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("themes", nargs="*", metavar="THEME", help="start of the ids to ask; all when left out")
    parser.add_argument(
        "--held-out", action="store_true", help="ask the held-out questions instead; only ids are shown"
    )
    parser.add_argument("--foreign", type=Path, metavar="FILE", help="ask foreign questions instead")
    args = parser.parse_args()
    answerer = Answerer(load(shipped_path()).knowledge, WorkingCalendar(bank_holiday))
    if args.foreign:
        count, answered = answered_as_known(answerer, args.foreign)
        print("\n".join([*answered, f"{len(answered)} of {count} answered as if known"]))
        return 0
    questions = [q for q in read_questions(held_out=args.held_out) if q.id.startswith(tuple(args.themes) or "")]
    verdicts = run(answerer, questions, read_truth())
    for verdict in sorted(verdicts, key=lambda v: v.result is Result.WRONG):
        if verdict.result is not Result.RIGHT:
            print(f"{verdict.result}  {verdict.question.id}" if args.held_out else verdict)
    wrong = sum(verdict.result is Result.WRONG for verdict in verdicts)
    print(f"{len(verdicts)} questions: {share_right(verdicts):.1f} % right, {wrong} WRONG")
    return 1 if wrong else 0


def _question(line: Mapping[str, object]) -> Question:
    outcome = line["outcome"]
    known: dict[str, object] = {key: value for key, value in line.items() if key not in ("outcome", "why")}
    known["as_of"] = date.fromisoformat(str(line["as_of"]))
    known["outcomes"] = tuple(outcome) if isinstance(outcome, list) else (outcome,)
    return Question(**known)  # type: ignore[arg-type]  # a line with a key or type of its own fails its test


def _rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t"))


if __name__ == "__main__":
    sys.exit(main())
