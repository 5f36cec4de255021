"""`peel-bot import-register` as its user runs it: a dry run, the real one, again, and what is wrong."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.commands.both_truths import read_ledger
from bot.commands.import_register import enter
from bot.exchange.tracker import plan
from bot.exchange.wanted import Desk
from bot.kb import load
from bot.kb.shipped import shipped_path
from bot.ledger.ledger import Ledger, open_ledger
from bot.register.entry import Proposed, What
from bot.register.join import join

pytestmark = pytest.mark.long

E1, E2 = "KENT-2016-E1", "KENT-2016-E2"
TRACKER = (
    "AFI,Force,Status,Lead,Due,Obligation,Reason,Approver,Evidence\r\n"
    "2016-E1,Kent,ongoing,Dana Whitfield,01/06/2017,action-plan,“Late”,ACC Moss,\r\n"
    "2016-E2,Kent,Complete,,,,,,Board paper 7\r\n"
)


def bring(file: Path, url: str, *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "bot", "import-register", str(file), *words]
    environ = os.environ | {"BOT_DATABASE_URL": url}
    return subprocess.run(command, env=environ, capture_output=True, text=True, check=False, timeout=60)


@pytest.fixture
def ledger(database_url: str) -> Iterator[Ledger]:
    made = open_ledger(database_url)
    made.learn("U1DANA", "Dana Whitfield")
    yield made
    made.close()


def test_a_tracker_is_rehearsed_entered_and_entered_once(ledger: Ledger, database_url: str, tmp_path: Path) -> None:
    file = tmp_path / "tracker.csv"
    file.write_bytes(TRACKER.encode("cp1252"))
    told = ("--map", "AFI=reference")
    dry = bring(file, database_url, *told, "--dry-run")
    assert (dry.returncode, ledger.entries()) == (0, [])
    assert dry.stdout.splitlines() == [
        (
            f"line 2: {E1}: owner U1DANA (Dana Whitfield) of action-plan; date 2017-06-01 of action-plan, because "
            "“Late”, approved by ACC Moss; status in-progress"
        ),
        f"line 3: {E2}: evidence Board paper 7; status closed",
        (
            "Would be entered: 5 entries about 2 finding(s); 0 left as the register has them; 0 row(s) with "
            "nothing new. Nothing was entered (--dry-run)."
        ),
    ]
    assert "read as Windows-1252" in dry.stderr
    done = bring(file, database_url, *told, "--by", "Sam O'Neill")
    assert (done.returncode, done.stdout.splitlines()[:2]) == (0, dry.stdout.splitlines()[:2])
    held = ledger.entries()
    assert [(one.by, one.said.what, one.value) for one in held] == [
        ("Sam O'Neill", What.OWNER, "U1DANA"),
        ("Sam O'Neill", What.DATE, "2017-06-01"),
        ("Sam O'Neill", What.STATUS, "in-progress"),
        ("Sam O'Neill", What.EVIDENCE, "Board paper 7"),
        ("Sam O'Neill", What.STATUS, "closed"),
    ]
    again = bring(file, database_url, *told)
    assert again.stdout.startswith("Entered: 0 entries about 0 finding(s); 0 left as the register has them; 2 row(s)")
    assert ledger.entries() == held
    ledger.enter([Proposed(What.STATUS, E1, "dependent")], by="U1DANA", request="later")
    left = bring(file, database_url, *told)
    assert f"{file}:2:3: {E1} has 'dependent on others' in the register, and 'in progress' here" in left.stderr
    assert (left.returncode, len(ledger.entries())) == (0, 6)
    assert bring(file, database_url, *told, "--append").returncode == 0
    assert [one.value for one in ledger.entries()][6:] == ["in-progress"]


def test_with_a_problem_nothing_is_entered(ledger: Ledger, database_url: str, tmp_path: Path) -> None:
    file = tmp_path / "tracker.csv"
    file.write_text(f"finding,status,note\n{E1},closed,x\n{E2},,fine\nKENT-2016-X,,y\n")
    done = bring(file, database_url)
    assert (done.returncode, done.stdout, ledger.entries()) == (1, "", [])
    assert done.stderr.splitlines()[0].startswith(f"{file}:2:2: For “closed” there must be evidence")
    assert done.stderr.splitlines()[1].startswith(f"{file}:4:1: there is no finding 'KENT-2016-X'")
    assert done.stderr.splitlines()[2] == "2 problem(s): nothing was entered"


def test_what_cannot_be_done_says_how_to_mend_it(tmp_path: Path) -> None:
    file = tmp_path / "tracker.csv"
    file.write_text(f"finding,note\n{E1},x\n")
    url = f"sqlite:///{tmp_path}/none.db"
    assert "is not there yet" in bring(file, url).stderr
    assert bring(file, url, "--dry-run").returncode == 0
    assert not (tmp_path / "none.db").exists()
    missing = bring(tmp_path / "none.csv", url)
    assert (missing.returncode, "cannot be read" in missing.stderr) == (1, True)
    wrong = bring(file, url, "--map", "note=nott")
    assert (wrong.returncode, "write COLUMN=FIELD" in wrong.stderr) == (2, True)
    assert "is no force" in bring(file, url, "--force", "knt").stderr


def test_nothing_goes_over_what_was_entered_since_the_register_was_read(
    ledger: Ledger, database_url: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("BOT_DATABASE_URL", database_url)
    knowledge = load(shipped_path()).knowledge
    content = f"finding,owner,note\n{E1},Old Owner,one\n{E1},,two\n{E2},Old Owner,three\n".encode()
    read = read_ledger()
    made = plan(content, Desk(knowledge, read.register, {}, "", append=False), {})
    ledger.enter([Proposed(What.OWNER, E1, "U1DANA")], by="U1DANA", request="in Slack")
    entered = enter(made, knowledge, "clerk", read)
    assert [one.finding.id for one in entered] == [E2]
    assert "others changed it just now" in capsys.readouterr().err
    assert [one.value for one in ledger.entries(E1)] == ["U1DANA"]
    read = read_ledger()
    again = plan(content, Desk(join(knowledge, read.register, str), read.register, {}, "", append=False), {})
    assert [one.at("tracker.csv") for one in again.conflicts]
    enter(again, knowledge, "clerk", read)
    assert [one.value for one in ledger.entries(E1)] == ["U1DANA", "one", "two"]
