"""The wheel works outside the repository, with the knowledge it ships."""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.long

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel with a space")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=ROOT, check=True, capture_output=True,
    )  # fmt: skip
    [path] = folder.glob("*.whl")
    return path


@pytest.fixture(scope="module")
def installed(wheel: Path) -> Path:
    target = wheel.parent / "site"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(target)
    return target


def run(installed: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run the installed package, away from the repository; its dependencies come from this environment."""
    env = {**os.environ, "PYTHONPATH": str(installed)}
    env.pop("BOT_KNOWLEDGE", None)
    return subprocess.run(
        [sys.executable, *words], cwd=installed, env=env, capture_output=True, text=True, check=False, timeout=60
    )


def test_it_answers_from_the_knowledge_it_ships(installed: Path) -> None:
    where = run(installed, "-c", "import bot.kb.shipped as s; print(s.shipped_path())").stdout.strip()
    assert Path(where).is_relative_to(installed)
    done = run(installed, "-m", "bot", "ask", "--json", "What was Kent judged for efficiency in PEEL 2016?")
    assert done.returncode == 0, done.stderr
    assert "good" in json.loads(done.stdout)["text"]


def test_it_draws_with_the_font_it_ships(installed: Path) -> None:
    file = installed.parent / "kent.png"
    done = run(installed, "-m", "bot", "chart", "grid", "--force", "kent", "-o", str(file))
    assert done.returncode == 0, done.stderr
    assert file.read_bytes().startswith(b"\x89PNG")


def test_its_knowledge_is_in_order(installed: Path) -> None:
    done = run(installed, "-m", "bot", "check")
    assert (done.returncode, done.stderr) == (0, "")


def test_it_carries_the_page_and_the_manifest(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    assert "bot/playground/static/index.html" in names
    assert "bot/shipped_knowledge/app-manifest.yml" in names
    fonts = {name.rpartition("/")[2] for name in names if name.startswith("bot/charts/fonts/")}
    assert fonts == {"Inter-Regular.otf", "Inter-SemiBold.otf", "LICENSE.txt"}
    assert not [name for name in names if name.startswith(("tests/", "bench/", "docs/"))]


def test_a_command_that_needs_an_extra_says_so(installed: Path) -> None:
    """Without aiohttp, `try` names the extra to install rather than showing a traceback."""
    code = "import sys; sys.modules['aiohttp'] = None; from bot.cli import main; sys.exit(main(['try', '--no-open']))"
    done = run(installed, "-c", code)
    assert done.returncode != 0
    assert "playground" in done.stderr
    assert "pip install" in done.stderr
    assert "Traceback" not in done.stderr


def test_its_ledger_makes_its_tables(installed: Path, tmp_path: Path) -> None:
    """The migrations are in the wheel."""
    code = "import sys; from bot.ledger.ledger import open_ledger; print(open_ledger(sys.argv[1]).deliveries())"
    done = run(installed, "-W", "ignore", "-c", code, f"sqlite:///{tmp_path / 'ledger.db'}")
    assert (done.returncode, done.stdout, done.stderr) == (0, "[]\n", "")
