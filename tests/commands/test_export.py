"""`peel-bot export` as its user runs it."""

import csv
import io
import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import icalendar
import pytest
from openpyxl import load_workbook

from bot.domain.reminding import Subscription, Which
from bot.ledger.ledger import open_ledger
from bot.register.entry import Proposed, What

pytestmark = pytest.mark.long

E1 = "KENT-2016-E1"


def export(*words: str, url: str = "") -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "bot", "export", *words]
    environ = os.environ | ({"BOT_DATABASE_URL": url} if url else {})
    return subprocess.run(command, env=environ, capture_output=True, check=False, timeout=60)


def test_findings_obligations_and_history_of_a_kept_register(database_url: str, tmp_path: Path) -> None:
    ledger = open_ledger(database_url)
    ledger.enter([Proposed(What.OWNER, E1, "U1DANA"), Proposed(What.NOTE, E1, "=1+1")], by="U1DANA", request="r")
    ledger.learn("U1DANA", "Dana Whitfield")
    ledger.subscribe(Subscription("C0KENT", Which(forces=("kent",)), date(2017, 1, 1)))
    ledger.close()
    done = export("findings", "--force", "Kent Police", url=database_url)
    assert (done.returncode, done.stderr) == (0, b"")
    rows = {row["finding"]: row for row in csv.DictReader(io.StringIO(done.stdout.decode("utf-8-sig"), newline=""))}
    assert (rows[E1]["register owner"], rows[E1]["register note"]) == ("Dana Whitfield", "'=1+1")
    file = tmp_path / "owed.xlsx"
    assert export("obligations", "-o", str(file), url=database_url).returncode == 0
    assert load_workbook(file).sheetnames == ["obligations"]
    told = json.loads(export("history", "--format", "json", url=database_url).stdout)
    assert [(row["what"], row["value"]) for row in told["rows"]] == [("owner", "Dana Whitfield"), ("note", "=1+1")]
    mine = icalendar.Calendar.from_ical(export("calendar", "--person", "dana whitfield", url=database_url).stdout)
    assert {str(one["UID"]) for one in mine.walk("VEVENT")} == {
        "action-plan.kent-2016-e1.kent@peel-bot",
        "analysis-report.kent-2016-e1.kent@peel-bot",
    }
    channel = icalendar.Calendar.from_ical(export("calendar", "--channel", "C0KENT", url=database_url).stdout)
    assert len(channel.walk("VEVENT")) >= 3


def test_without_a_ledger_only_what_was_published_is_told_and_none_is_made(tmp_path: Path) -> None:
    there = tmp_path / "none.db"
    done = export("findings", "--as-of", "2017-04-03", url=f"sqlite:///{there}")
    assert done.returncode == 0
    assert b"only what was published is told" in done.stderr
    assert done.stdout.startswith(b"\xef\xbb\xbffinding,force,")
    assert not there.exists()


def test_wrong_usage_says_how_to_mend_it(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/none.db"
    for words, status, said in (
        (("findings", "--format", "ics"), 2, b"choose --format csv, xlsx, json"),
        (("calendar", "-o", "a.csv"), 2, b"choose --format ics"),
        (("findings", "--person", "Dana"), 2, b"are for the calendar"),
        (("findings", "--force", "knt"), 1, b"is no force"),
        (("findings", "--as-of", "May"), 2, b"write YYYY-MM-DD"),
        (("findings", "-o", "/nowhere/a.csv"), 1, b"cannot be written"),
        (("calendar", "--channel", "C0NONE"), 1, b"is not reminded of anything"),
        (("findings", "--knowledge", str(tmp_path)), 1, b"no usable knowledge"),
    ):
        done = export(*words, url=url)
        assert (done.returncode, said in done.stderr, done.stdout) == (status, True, b""), (words, done.stderr)
        assert b"Traceback" not in done.stderr
