"""The rules of the house, held as tables: who may import whom, and which library has which door."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

BOT = Path(__file__).parent.parent / "bot"

MAY_IMPORT = {
    "domain": set(),
    "kb": {"domain"},
    "ask": {"domain"},
    "remind": {"domain"},
    "register": {"domain"},
    "exchange": {"domain", "remind", "register"},
    "charts": {"domain", "ask"},
    "ledger": {"domain", "remind", "register"},
    "render": {"domain", "ask", "remind", "register"},
    "slack": {"domain", "ask", "remind", "register", "render", "kb", "exchange", "charts"},
    "playground": set(),
}
"""Package -> the packages of ours it may import besides itself. Modules at the top of `bot` wire everything."""

DOORS = {
    "yaml": {"kb", "playground"},  # the playground reads the app manifest as Slack would
    "rapidfuzz": {"ask"},
    "slack_bolt": {"slack"},
    "slack_sdk": {"slack"},
    "aiohttp": {"playground"},
    "apscheduler": {"clock.py"},
    "holidays": {"bank_holidays.py"},
    "waitress": {"commands"},
    "websocket": {"slack"},
    "xlsxwriter": {"exchange"},
    "icalendar": {"exchange"},
    "resvg_py": {"charts"},
    "sqlalchemy": {"ledger"},
    "alembic": {"ledger"},
    "psycopg": set(),  # SQLAlchemy loads it
}
"""Third-party library -> the only places that may import it."""

PURE = ("domain", "ask", "register", "render", "exchange", "charts")
IMPURE = {"os", "socket", "subprocess", "time", "urllib", "http", "requests", "pathlib", "tempfile", "shutil"}
ASKS_THE_TIME = {"now", "utcnow", "today"}


def modules() -> Iterator[tuple[str, Path, ast.Module]]:
    for path in sorted(BOT.rglob("*.py")):
        parts = path.relative_to(BOT).parts
        yield parts[0], path, ast.parse(path.read_text("utf-8"))


def imports(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            yield node.module


def test_packages_import_in_one_direction() -> None:
    wrong = [
        f"{path.relative_to(BOT)} imports {name}"
        for place, path, tree in modules()
        if place in MAY_IMPORT
        for name in imports(tree)
        if name.startswith("bot.")
        and name.split(".")[1] not in MAY_IMPORT[place] | {place, "today", "errors", "settings"}
    ]
    assert wrong == []


def test_every_library_has_its_door() -> None:
    wrong = [
        f"{path.relative_to(BOT)} imports {name}"
        for place, path, tree in modules()
        for name in imports(tree)
        if name.split(".")[0] in DOORS and place not in DOORS[name.split(".")[0]]
    ]
    assert wrong == []


@pytest.mark.parametrize("package", PURE)
def test_pure_packages_do_no_io_and_never_ask_the_time(package: str) -> None:
    wrong = []
    for place, path, tree in modules():
        if place != package:
            continue
        wrong += [f"{path.name} imports {n}" for n in imports(tree) if n.split(".")[0] in IMPURE]
        wrong += [
            f"{path.name}:{node.lineno} calls {node.func.attr}()"
            for node in ast.walk(tree)
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in ASKS_THE_TIME
        ]
        wrong += [
            f"{path.name}:{node.lineno} opens a file"
            for node in ast.walk(tree)
            if isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id in ("open", "print", "input")
        ]
    assert wrong == []


def test_every_package_says_what_it_is_for() -> None:
    silent = [str(path.relative_to(BOT)) for _, path, tree in modules() if not ast.get_docstring(tree)]
    assert silent == []


def test_files_stay_one_idea_long() -> None:
    limit = 300
    long = [
        f"{p.relative_to(BOT)}: {n}" for _, p, _ in modules() if (n := len(p.read_text("utf-8").splitlines())) > limit
    ]
    assert long == []
