"""Where the bot keeps what must outlive it, when no setting says where: the folder that systemd or XDG gives it."""

import os
from collections.abc import Mapping
from pathlib import Path

from bot.errors import LedgerError

NAME, DATABASE = "peel-bot", "peel-bot.db"
FIX = (
    "give the bot a folder (systemd: StateDirectory=peel-bot; a container: a volume, and "
    "BOT_DATABASE_URL=sqlite:////its/folder/peel-bot.db), or name a PostgreSQL"
)


def state_folder(environ: Mapping[str, str]) -> Path:
    """Return the folder: $STATE_DIRECTORY of systemd, else $XDG_STATE_HOME/peel-bot, else ~/.local/state/peel-bot.

    Sources: systemd.exec(5), StateDirectory=, of several the first; the XDG base directory specification 0.8, by which
    a relative path is no path.

    Args:
        environ: the environment.

    Raises:
        RuntimeError: nothing in it says where, and this user has no home folder.
    """
    given = environ.get("STATE_DIRECTORY", "").split(":")[0]
    if given:
        return Path(given)
    base = Path(environ.get("XDG_STATE_HOME", ""))
    if base.is_absolute():
        return base / NAME
    home = environ.get("HOME", "")
    return Path(home or Path.home()) / ".local" / "state" / NAME


def obstacle(folder: Path) -> str:
    """Return why a folder cannot be made, or be written to where it is there; "" when it can. Nothing is made."""
    there = next(one for one in (folder.absolute(), *folder.absolute().parents) if _is_there(one))
    if not there.is_dir():
        return f"{there} is no folder"
    return "" if os.access(there, os.W_OK | os.X_OK) else f"this user may not write to {there}"


def make_folder(folder: Path) -> None:
    """Make a folder that only this user may open, where it is not there yet.

    Raises:
        LedgerError: it cannot be made.
    """
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        folder.mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        raise LedgerError(f"the folder {folder}", f"cannot be made ({error.strerror})", FIX) from error


def _is_there(path: Path) -> bool:
    try:
        path.stat()
    except OSError:
        return False
    return True
