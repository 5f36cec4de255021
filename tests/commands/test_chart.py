"""`peel-bot chart` as its user runs it."""

import os
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from bot.ledger.ledger import open_ledger
from bot.register.entry import Proposed, What

pytestmark = pytest.mark.long

E1 = "KENT-2016-E1"


def chart(*words: str, url: str = "sqlite:////nowhere/at/all.db") -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "bot", "chart", *words]
    environ = os.environ | {"BOT_DATABASE_URL": url}
    return subprocess.run(command, env=environ, capture_output=True, check=False, timeout=60)


def test_a_grid_as_png_and_svg_with_its_description(tmp_path: Path) -> None:
    done = chart("grid", "--force", "Kent Police", "-o", str(tmp_path / "kent.png"))
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "kent.png").read_bytes().startswith(b"\x89PNG")
    assert b"2018/19 and 2021/22 must not be compared" in done.stderr
    done = chart("grid", "--force", "kent", "--format", "svg", "-o", "-")
    assert ET.fromstring(done.stdout).tag.endswith("svg")


def test_the_register_as_of_a_day(database_url: str, tmp_path: Path) -> None:
    ledger = open_ledger(database_url)
    ledger.enter([Proposed(What.STATUS, E1, "in-progress")], by="U1DANA", request="r")
    ledger.close()
    now = chart("statuses", "--force", "kent", "--text", url=database_url).stdout.decode()
    assert "in progress" in now
    before = chart("statuses", "--force", "kent", "--text", "--as-of", "2017-04-03", url=database_url).stdout.decode()
    assert "Kent, 3 April 2017" in before
    assert "in progress" not in before


def test_nothing_to_draw_and_wrong_usage_are_said(tmp_path: Path) -> None:
    done = chart("deadlines", "--force", "wiltshire", "-o", str(tmp_path / "x.png"))
    assert (done.returncode, done.stdout) == (1, b"")
    assert b"nothing to draw: No deadline of Wiltshire is known" in done.stderr
    assert not (tmp_path / "x.png").exists()
    assert chart("grid", "--force", "kent", "-o", "x.jpg").returncode == 2
    assert b"is no force" in chart("grid", "--force", "atlantis", "-o", "x.png").stderr
    gone = chart("grid", "--force", "kent", "-o", str(tmp_path / "none" / "x.png"))
    assert gone.returncode == 1
    assert b"name another file with -o" in gone.stderr
