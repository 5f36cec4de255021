"""Bring a force's present tracker into the register, from a CSV file. Nothing is overwritten.

For example:
  peel-bot import-register tracker.csv --dry-run
  peel-bot import-register tracker.csv --force kent --map "AFI=reference" --map "Lead officer=owner"
  peel-bot import-register tracker.csv --map "Cost=-"

Each row names a finding: by its id (column "finding"), or by force and reference ("Kent", "2016-E1"). What may stand
beside it: status (by the names and aliases of knowledge/register.yml), owner, obligation, due, reason, approver,
evidence, note. A row whose kind is "internal finding" adds a finding of the force's own, by its id, force, cycle and
summary, where there is none yet. Other columns are left out, and said. Dates are 2026-12-01 or, the day first,
01/12/2026.

The same rules hold as in Slack: closing wants evidence, moving a date wants a reason and an approver. With any problem
nothing is entered; all of them are printed, as file:line:column: what: how to mend. What the register says otherwise
already is printed and left; --append enters it after that. The same file again enters nothing.

Exit status: 0 done, 1 problems, no such file or no database, 2 wrong usage.
"""

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from bot.commands.both_truths import Read, UnusableError, add_knowledge, force_id, knowledge_in_use, read_ledger
from bot.commands.ledger_in_use import ledger_in_use, operator
from bot.domain.access import Role
from bot.errors import BotError
from bot.exchange.fields import LEAVE_OUT, Field
from bot.exchange.tracker import Line, Plan, plan
from bot.exchange.wanted import Desk
from bot.register.added import OwnFinding, added_by
from bot.register.entry import Proposed
from bot.register.join import join
from bot.register.keeper import Entered, Faulty, Keeper

if TYPE_CHECKING:
    from bot.domain.knowledge import Knowledge

HELP = "bring a force's present tracker into the register"
MOST_BYTES = 20 * 2**20
_UNREADABLE = "name a CSV file that this user may read"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add this command's arguments."""
    parser.add_argument("file", metavar="FILE.csv", type=Path, help="the tracker")
    parser.add_argument("--dry-run", action="store_true", help="print what would be entered, and enter nothing")
    parser.add_argument(
        "--map",
        metavar="COLUMN=FIELD",
        action="append",
        type=_pair,
        default=[],
        help=f"which column holds which field: {', '.join(Field)}; {LEAVE_OUT} leaves it out. May be given again",
    )
    parser.add_argument("--force", metavar="FORCE", help="the force of rows that name none")
    parser.add_argument("--append", action="store_true", help="enter also what differs from the register, after it")
    parser.add_argument("--by", metavar="NAME", help="who enters it, for the history (default: this machine's user)")
    add_knowledge(parser)


def run(args: argparse.Namespace) -> int:
    """Bring the file in. Return 0; 1 when it has problems or cannot be entered, with the reason on standard error."""
    try:
        return _run(args)
    except BotError as error:
        for line in str(error).splitlines():
            _say(f"peel-bot import-register: {line}")
        return 1


def _run(args: argparse.Namespace) -> int:
    content = _content(args.file)
    published = knowledge_in_use(args.knowledge)
    read = read_ledger()
    force = force_id(published, args.force) if args.force else ""
    known = join(published, read.register, read.named)
    made = plan(content, Desk(known, read.register, read.names, force, args.append), dict(args.map))
    file = str(args.file)
    for note in made.notes:
        _say(f"{file}: note: {note}")
    for one in made.conflicts:
        _say(f"{one.at(file)}")
    if made.problems:
        for one in made.problems:
            _say(one.at(file))
        _say(f"{len(made.problems)} problem(s): nothing was entered")
        return 1
    if args.dry_run:
        for line in made.lines:
            print(_told(line, read.names))
        print(f"Would be entered: {_counts(made, made.lines)}. Nothing was entered (--dry-run).")
        return 0
    entered = enter(made, published, args.by or operator(), read)
    print(f"Entered: {_counts(made, entered)}.")
    return 0 if len(entered) == len(made.lines) else 1


def enter(made: Plan, published: "Knowledge", by: str, read: Read) -> list[Line]:
    """Enter each line of a plan, all of it or none; print those that are in, and say which are not.

    Args:
        made: the plan.
        published: the knowledge without the register.
        by: who enters it.
        read: the register by which it was planned.

    Nothing goes over what somebody entered since the register was read: that line is left.
    """
    entered = []
    seen: dict[str, int] = {}
    with ledger_in_use() as ledger:
        keeper = Keeper(ledger)
        for line in made.lines:
            # Whoever may use the database of the bot may do what an administrator may.
            done = keeper.change(
                line.changes,
                line.finding,
                by=by,
                role=Role.ADMINISTRATOR,
                access=published.access,
                rules=published.registering,
                request=line.request,
                seen=seen.get(line.finding.id, read.register.of(line.finding.id).version),
            )
            if isinstance(done, Entered):
                seen[line.finding.id] = done.entries[-1].id
                entered.append(line)
                print(_told(line, read.names))
            else:
                why = done.faults[0].said if isinstance(done, Faulty) else "others changed it just now"
                _say(f"line {line.number}: {line.finding.id} was left: {why}; run the command again")
    return entered


def _told(line: Line, names: dict[str, str]) -> str:
    return f"line {line.number}: {line.finding.id}: " + "; ".join(_words(one, names) for one in line.changes)


def _words(one: Proposed, names: dict[str, str]) -> str:
    own = added_by(one)
    if isinstance(own, OwnFinding):
        return f"a finding of the force's own: {own.summary}"
    value = " ".join(one.value.split())
    said = f"{one.what} {value}" + (f" ({names[value]})" if value in names else "")
    said += f" of {one.obligation}" if one.obligation else ""
    said += f", because {' '.join(one.why.split())}" if one.why else ""
    return said + (f", approved by {names.get(one.approver, one.approver)}" if one.approver else "")


def _counts(made: Plan, lines: Iterable[Line]) -> str:
    entries = [one for line in lines for one in line.changes]
    findings = {one.finding for one in entries}
    left = f"{len(made.conflicts)} left as the register has them; {made.same} row(s) with nothing new"
    return f"{len(entries)} entries about {len(findings)} finding(s); {left}"


def _content(path: Path) -> bytes:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise UnusableError(f"{path} has more than {MOST_BYTES // 2**20} MB: take it apart")
        return path.read_bytes()
    except OSError as error:
        raise UnusableError(f"{path} cannot be read ({error.strerror}): {_UNREADABLE}") from None


def _pair(text: str) -> tuple[str, str]:
    column, _, named = text.rpartition("=")
    if not column.strip() or named not in (*Field, LEAVE_OUT):
        fields = ", ".join(Field)
        raise argparse.ArgumentTypeError(f"{text!r}: write COLUMN=FIELD, with one of {fields}, or {LEAVE_OUT}")
    return column, named


def _say(line: str) -> None:
    print(line, file=sys.stderr)
