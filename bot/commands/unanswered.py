"""List what people asked and the bot did not understand, for whoever keeps the knowledge: with an alias to add.

For example:
  peel-bot unanswered
  peel-bot unanswered --since 2026-11-01
  peel-bot unanswered --json

Words are kept only where BOT_KEEP_QUESTIONS=yes says that people were told; without it only the counts are. Nobody's
name is kept. What the knowledge explains by now is left out. Also counted: how people rated answers.

Exit status: 0 done, 1 no database, 2 wrong usage.
"""

import argparse
import json
import os
import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot.ask.parse import Parser
from bot.ask.query import Context, Query
from bot.ask.suggest import Suggestion, suggestions
from bot.ask.vocabulary import Vocabulary
from bot.commands.ledger_in_use import ledger_in_use
from bot.errors import BotError
from bot.kb import load
from bot.kb.shipped import shipped_path
from bot.today import LONDON, day_in_london, in_london

if TYPE_CHECKING:
    from bot.domain.knowledge import Knowledge
    from bot.ledger.heard import Rating, Unmet

HELP = "list what was not understood, with an alias to add"
MOST_EXAMPLES = 3
LONGEST_EXAMPLE = 200
_FILES = {
    "force": "forces.yml, aliases",
    "question": "frameworks/, aliases",
    "pillar": "frameworks/, aliases",
    "kind": "no file: tell whoever keeps the bot",
    "glossary term": "glossary.yml, aliases",
}


@dataclass(frozen=True, slots=True)
class Group:
    """Questions that have the same unknown words; of those asked back, the same text."""

    outcome: str
    unknown: tuple[str, ...]
    asked: "Sequence[Unmet]"
    suggested: Sequence[Suggestion]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add this command's arguments."""
    parser.add_argument("--since", metavar="DATE", type=_day, help="only from this day on, YYYY-MM-DD")
    parser.add_argument("--json", action="store_true", help="print JSON")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no day: write it like 2026-11-01") from None


def run(args: argparse.Namespace) -> int:
    """List. Return 0; 1 when that cannot be done, with the reason on standard error."""
    since = datetime.combine(args.since, datetime.min.time(), ZoneInfo(LONDON)) if args.since else _EVER
    try:
        with ledger_in_use() as ledger:
            missed, rated = ledger.unmet(since), ledger.ratings(since)
    except BotError as error:
        for line in str(error).splitlines():
            print(f"peel-bot unanswered: {line}", file=sys.stderr)
        return 1
    knowledge = load(Path(os.environ.get("BOT_KNOWLEDGE") or shipped_path())).knowledge
    groups = grouped(missed, knowledge, in_london())
    print(_as_json(groups, missed, rated) if args.json else _as_text(groups, missed, rated))
    return 0


_EVER = datetime(1970, 1, 1, tzinfo=UTC)


def grouped(missed: "Iterable[Unmet]", knowledge: "Knowledge", today: date) -> list[Group]:
    """Return what has words and is still not understood, the most frequent first."""
    parser, vocabulary = Parser(knowledge), Vocabulary(knowledge)
    held: defaultdict[tuple[str, tuple[str, ...]], list[Unmet]] = defaultdict(list)
    for one in missed:
        if one.text and not isinstance(parser.parse(one.text, Context(today)), Query):
            held[one.outcome, one.unknown or (one.text.lower(),)].append(one)
    groups = [
        Group(outcome, asked[0].unknown, asked, suggestions(vocabulary, asked[0].unknown))
        for (outcome, _), asked in held.items()
    ]
    return sorted(groups, key=lambda one: (-len(one.asked), one.outcome, one.unknown))


def _as_text(groups: Sequence[Group], missed: "Sequence[Unmet]", rated: "Sequence[Rating]") -> str:
    lines = [_counts(missed, rated)]
    if any(not one.text for one in missed):
        lines.append(
            f"Of {sum(not one.text for one in missed)} the words are not kept: BOT_KEEP_QUESTIONS=yes keeps them, once "
            "people were told."
        )
    shown = sum(len(one.asked) for one in groups)
    if settled := sum(bool(one.text) for one in missed) - shown:
        lines.append(f"{settled} are understood by now, and are left out.")
    for group in groups:
        words = ", ".join(f"“{word}”" for word in group.unknown) or "asked back"
        last = day_in_london(max(one.at for one in group.asked))
        lines += ["", f"{words}: {_times(len(group.asked))}, last on {last:%-d %B %Y}"]
        lines += [f"  {text}" for text in _examples(group)]
        lines += [f"  perhaps {_alias(one)}" for one in group.suggested]
    bad = [one.text for one in rated if not one.good and one.text]
    if bad:
        lines += ["", "Answers that did not help:", *(f"  {_short(text)}" for text in dict.fromkeys(bad))]
    return "\n".join(lines)


def _counts(missed: "Sequence[Unmet]", rated: "Sequence[Rating]") -> str:
    not_understood = sum(one.outcome == "not understood" for one in missed)
    good = sum(one.good for one in rated)
    return (
        f"Not understood: {not_understood}. Asked back: {len(missed) - not_understood}. "
        f"Rated: {good} helped, {len(rated) - good} did not."
    )


def _alias(one: Suggestion) -> str:
    return f"“{one.word}” is an alias of the {one.kind} {one.id}, like “{one.like}” ({_FILES[one.kind]})"


def _examples(group: Group) -> list[str]:
    return [_short(text) for text in dict.fromkeys(one.text for one in group.asked)][:MOST_EXAMPLES]


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_EXAMPLE else f"{line[: LONGEST_EXAMPLE - 1]}…"


def _times(number: int) -> str:
    return "once" if number == 1 else f"{number} times"


def _as_json(groups: Sequence[Group], missed: "Sequence[Unmet]", rated: "Sequence[Rating]") -> str:
    good = sum(one.good for one in rated)
    said = {
        "not_understood": sum(one.outcome == "not understood" for one in missed),
        "asked_back": sum(one.outcome == "asked back" for one in missed),
        "without_words": sum(not one.text for one in missed),
        "helped": good,
        "did_not_help": len(rated) - good,
        "groups": [
            {
                "outcome": one.outcome,
                "unknown": list(one.unknown),
                "times": len(one.asked),
                "questions": list(dict.fromkeys(asked.text for asked in one.asked)),
                "last": max(asked.at for asked in one.asked).isoformat(),
                "suggested": [{"word": s.word, "kind": s.kind, "id": s.id, "like": s.like} for s in one.suggested],
            }
            for one in groups
        ],
        "unhelpful": list(dict.fromkeys(one.text for one in rated if not one.good and one.text)),
    }
    return json.dumps(said, ensure_ascii=False, indent=1)
