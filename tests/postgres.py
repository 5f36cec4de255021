"""A real PostgreSQL for tests: started in a folder of its own, reached by a socket in it, gone in the end."""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path
from uuid import uuid4

PLACES = ("/usr/lib/postgresql/*/bin", "/usr/pgsql-*/bin", "/opt/homebrew/opt/postgresql*/bin", "/usr/local/pgsql/bin")
"""Where PostgreSQL's programs are when they are not on the PATH."""


class NoPostgresError(Exception):
    """There is none that could be started here; the message says what to do."""


class Postgres:
    """A running server. Raises NoPostgresError where there is none."""

    def __init__(self) -> None:
        self._bin = _programs()
        self._folder = Path(tempfile.mkdtemp(prefix="pg."))  # short: a socket's path has 107 characters at most
        try:
            if os.getuid() == 0:
                shutil.chown(self._folder, _user())
            self._folder.chmod(0o755)
            options = ("-A", "trust", "-U", "test", "--no-sync", "-E", "UTF8", "--locale=C")
            self._run("initdb", "-D", f"{self._folder}/data", *options)
            self.start()
        except BaseException:
            shutil.rmtree(self._folder, ignore_errors=True)
            raise

    def start(self) -> None:
        """Start it, and wait until it answers."""
        settings = f"-c listen_addresses= -c unix_socket_directories={self._folder} -c fsync=off -c max_connections=200"
        log = f"{self._folder}/log"
        self._run("pg_ctl", "-D", f"{self._folder}/data", "-w", "-l", log, "-o", settings, "start")

    def halt(self) -> None:
        """Stop it at once, as when its machine loses its power; what was committed stays."""
        self._run("pg_ctl", "-D", f"{self._folder}/data", "-w", "-m", "immediate", "stop")

    def end(self) -> None:
        """Stop it for good and delete what it held."""
        pid_file = self._folder / "data" / "postmaster.pid"
        if pid_file.exists():
            pid = int(pid_file.read_text().split("\n", 1)[0])
            os.kill(pid, signal.SIGQUIT)
            until = time.monotonic() + 10
            while _alive(pid) and time.monotonic() < until:
                time.sleep(0.02)
        shutil.rmtree(self._folder, ignore_errors=True)

    def make_database(self) -> str:
        """Return the address of a new, empty database."""
        name = f"t{uuid4().hex[:12]}"
        self._run("createdb", "-h", str(self._folder), "-U", "test", name)
        return f"postgresql+psycopg://test@/{name}?host={self._folder}"

    def _run(self, program: str, *words: str) -> None:
        command = [str(self._bin / program), *words]
        if os.getuid() == 0:
            runuser = shutil.which("runuser", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin")
            command = [runuser or "runuser", "-u", _user(), "--", *command]
        # Its own session: a Ctrl-C that ends the tests does not end the server before them.
        done = subprocess.run(
            command, cwd=self._folder, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
            text=True, check=False, timeout=60, start_new_session=True,
        )  # fmt: skip
        if done.returncode:
            raise NoPostgresError(f"{program} failed: {done.stderr.strip()[-500:]}")


def _programs() -> Path:
    on_path = shutil.which("initdb")
    if on_path:
        return Path(on_path).resolve().parent
    for pattern in PLACES:
        found = sorted(Path("/").glob(pattern.lstrip("/")), key=lambda one: (len(str(one)), str(one)))
        if found and (found[-1] / "initdb").exists():
            return found[-1]
    raise NoPostgresError("no PostgreSQL is installed here (Debian: apt-get install postgresql)")


def _user() -> str:
    """Return the user that runs the server for root, whom PostgreSQL refuses."""
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name).pw_name
        except KeyError:
            continue
    raise NoPostgresError("PostgreSQL does not run as root, and there is no user postgres")


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
