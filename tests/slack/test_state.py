"""Where `peel-bot run` keeps reminders when it is not told where, as a process with rights like anybody's."""

import signal
import stat
from pathlib import Path

from bot.ledger.ledger import open_ledger
from bot.playground import Playground
from tests.slack.conftest import KENT, MORGAN
from tests.slack.processes import UNPRIVILEGED, environment, running


def test_run_makes_its_folder_and_keeps_subscriptions_there(slack: Playground, tmp_path: Path) -> None:
    folder = tmp_path / "state" / "peel-bot"
    with running("run", **environment(slack, XDG_STATE_HOME=str(tmp_path / "state"))) as process:
        slack.wait_connected(30)
        slack.slash(MORGAN, KENT, "subscribe kent")
        slack.wait_for_message(KENT, "will be reminded of Kent")
        process.send_signal(signal.SIGTERM)
        said = process.communicate(timeout=20)[1]
    assert f"reminders are kept in the database {folder}/peel-bot.db" in said
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    ledger = open_ledger(f"sqlite:///{folder}/peel-bot.db")
    assert [one.channel for one in ledger.subscriptions()] == [KENT]
    ledger.close()


def test_run_says_where_it_may_not_write_and_what_to_do(slack: Playground, tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        with running("run", before=UNPRIVILEGED, **environment(slack, STATE_DIRECTORY=f"{tmp_path}/peel")) as process:
            said = process.communicate(timeout=30)[1]
    finally:
        tmp_path.chmod(0o700)
    assert process.returncode == 1
    assert f"peel-bot.db: this user may not write to {tmp_path}): give the bot a folder (systemd: Sta" in said
    assert "Traceback" not in said
