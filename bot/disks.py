"""What lies under a file: how much space is left, and whether it is a network file system, whose locks may fail."""

import os
import re
import shutil
from pathlib import Path

MOUNTS = Path("/proc/self/mountinfo")
NETWORKED = re.compile(r"nfs|cifs|smb|9p$|ceph|glusterfs|lustre|afs|davfs|fuse\.(sshfs|s3fs|rclone|glusterfs)|beegfs")
"""File systems of other machines, as Linux names them, by how their names begin."""


def free_bytes(path: Path) -> int | None:
    """Return how many bytes this user may still write where a file lies; None where the system does not say."""
    try:
        return shutil.disk_usage(path.parent).free
    except OSError:
        return None


def network_file_system(path: Path, mounts: str | None = None) -> str:
    """Return the kind of network file system a file lies on; "" for a local one, and where the system does not say.

    Args:
        path: the file; its folder is there.
        mounts: what is mounted, as Linux's /proc/self/mountinfo has it (proc_pid_mountinfo(5)); None to ask.
    """
    if mounts is None:
        try:
            mounts = MOUNTS.read_text("utf-8", "surrogateescape")
        except OSError:
            return ""
    real = os.fspath(path.resolve())
    best, kind = -1, ""
    for line in mounts.splitlines():
        before, _, after = line.partition(" - ")
        fields = before.split(" ")
        if len(fields) < 5 or not after:
            continue
        point = re.sub(r"\\([0-7]{3})", lambda octal: chr(int(octal[1], 8)), fields[4])
        inside = real == point or real.startswith(f"{point.rstrip('/')}/")
        if inside and len(point) >= best:
            best, kind = len(point), after.split(" ")[0]
    return kind if NETWORKED.match(kind) else ""
