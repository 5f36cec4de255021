"""Check tokens, scopes, channels, knowledge, reminders, libyaml and clock, and name the fix for each fault.

Nothing is posted and nothing is changed. The exit status is 1 when something fails, 0 otherwise.

For example:
  peel-bot doctor
  peel-bot doctor --http          as it is needed for `run --http`: a signing secret instead of an app token
  peel-bot doctor --json
"""

import argparse
import importlib
import json
import os
import sys
from collections.abc import Generator, Iterable, Iterator
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

from bot.slack.check import Check, State

if TYPE_CHECKING:
    from bot.domain.reminding import Reminding
    from bot.errors import SettingProblem
    from bot.settings import Settings

HELP = "check tokens, scopes, channels, knowledge, reminders and clock"
OLDEST_PYTHON = (3, 11)
ALIKE = 0.85
"""How alike the name of a variable and of a setting must be to be taken for a slip, from 0 to 1."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add this command's arguments."""
    parser.add_argument("--http", action="store_true", help="check what `run --http` needs instead of Socket Mode")
    parser.add_argument("--json", action="store_true", help="print a JSON list of {name, state, said, fix}")


def run(args: argparse.Namespace) -> int:
    """Check and print. Return 1 when something fails, else 0."""
    checks = []
    for check in examine(dict(os.environ), http=args.http):
        checks.append(check)
        if not args.json:
            print(
                f"{check.state.value:<5} {check.name}: {check.said}"
                + (f"\n      fix: {check.fix}" if check.fix else "")
            )
    failed = sum(check.state is State.FAIL for check in checks)
    if args.json:
        print(json.dumps([check.as_json() for check in checks], indent=1, ensure_ascii=False))
    else:
        print(f"\n{failed} of {len(checks)} checks failed" if failed else f"\nall {len(checks)} checks passed")
    return 1 if failed else 0


def examine(environ: dict[str, str], *, http: bool) -> Iterator[Check]:
    """Look at everything, whatever else is wrong. Never raises."""
    from bot.commands.examine_ledger import examine_ledger  # noqa: PLC0415 (imports slack_sdk)
    from bot.settings import Settings  # noqa: PLC0415 (with the imports below, not for the start of other commands)
    from bot.slack.examine import examine as examine_slack  # noqa: PLC0415

    yield _python()
    settings, problems = Settings.parse(environ, http=http)
    yield from _failed(problems)
    yield from _misspelt(environ)
    if not problems:
        yield Check("settings", State.OK, "every secret that is needed is set")
    yield _libyaml()
    reminding = yield from _knowledge(settings)
    yield from _seen_file(settings)
    yield from examine_slack(settings)
    yield from examine_ledger(settings, reminding)


def _failed(problems: Iterable["SettingProblem"]) -> Iterator[Check]:
    for problem in problems:
        yield Check(problem.setting, State.FAIL, problem.wrong, problem.fix)


def _misspelt(environ: dict[str, str]) -> Iterator[Check]:
    from bot.settings import NAMES  # noqa: PLC0415

    for name in sorted(environ):
        near = get_close_matches(name, NAMES, n=1, cutoff=ALIKE) if name not in NAMES else []
        if near:
            yield Check(name, State.WARN, "is no setting and is not looked at", f"did you mean {near[0]}?")


def _python() -> Check:
    running = ".".join(map(str, sys.version_info[:3]))
    if sys.version_info < OLDEST_PYTHON:
        return Check("Python", State.FAIL, running, f"install Python {'.'.join(map(str, OLDEST_PYTHON))} or newer")
    return Check("Python", State.OK, running)


def _libyaml() -> Check:
    try:
        importlib.import_module("yaml._yaml")
    except ImportError:
        fix = "install PyYAML from a wheel, or libyaml-dev before building it"
        return Check(
            "libyaml", State.WARN, "PyYAML has no libyaml: reading the knowledge takes eleven times as long", fix
        )
    return Check("libyaml", State.OK, "in use")


def _knowledge(settings: "Settings") -> Generator[Check, None, "Reminding"]:
    from bot.force_names import ForceNames  # noqa: PLC0415
    from bot.kb import load  # noqa: PLC0415
    from bot.kb.shipped import shipped_path  # noqa: PLC0415

    path = settings.knowledge or shipped_path()
    loaded = load(path)
    held = loaded.knowledge
    said = f"{len(held.forces)} forces, {len(held.judgements):,} judgements, {len(held.findings):,} findings in {path}"
    if not held.forces:
        yield Check("knowledge", State.FAIL, f"{path} holds no usable knowledge", f"peel-bot check {path}")
    elif loaded.problems:
        said += f"; {len(loaded.problems)} problem(s), the first: {loaded.problems[0]}"
        yield Check("knowledge", State.FAIL, said, f"peel-bot check {path}")
    else:
        yield Check("knowledge", State.OK, said)
    forces = held.forces or load(shipped_path()).knowledge.forces
    yield from _failed(ForceNames.parse(settings, forces)[1])
    return held.reminding


def _seen_file(settings: "Settings") -> Iterator[Check]:
    from bot.slack.once import OnceInFile  # noqa: PLC0415

    path = settings.seen_file
    if path is None:
        return
    name, existed = f"BOT_SEEN_FILE {path}", path.exists()
    once = OnceInFile(path)
    wrong = once.check()
    once.close()
    if not existed:
        for left in (path, Path(f"{path}-wal"), Path(f"{path}-shm")):
            left.unlink(missing_ok=True)
    if wrong:
        yield Check(name, State.FAIL, wrong, "give a file in a folder that this user may write to, on a local disk")
    else:
        yield Check(name, State.OK, "can be written")
