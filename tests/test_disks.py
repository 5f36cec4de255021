"""Network file systems are told by what Linux says is mounted where."""

from pathlib import Path

import pytest

from bot.disks import free_bytes, network_file_system

MOUNTS = """\
22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
40 22 0:35 / /srv rw - nfs4 server:/srv rw,vers=4.2
41 40 8:2 / /srv/local rw - xfs /dev/sdb1 rw
42 22 0:36 / /mnt/peel\\040bot rw shared:3 master:1 - cifs //server/share rw
43 22 0:37 / /mnt/sshfs rw - fuse.sshfs me@server: rw
44 22 0:38 / /srvlocal rw - ext4 /dev/sdc1 rw
broken line
"""


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/var/lib/peel-bot/peel-bot.db", ""),
        ("/srv/peel-bot.db", "nfs4"),
        ("/srv/local/peel-bot.db", ""),
        ("/srvlocal/peel-bot.db", ""),
        ("/mnt/peel bot/peel-bot.db", "cifs"),
        ("/mnt/sshfs/x/peel-bot.db", "fuse.sshfs"),
    ],
)
def test_a_network_file_system_is_named(path: str, kind: str) -> None:
    assert network_file_system(Path(path), MOUNTS) == kind


def test_this_machine_answers(tmp_path: Path) -> None:
    assert network_file_system(tmp_path / "x") == ""
    assert (free_bytes(tmp_path / "x") or 0) > 0
    assert free_bytes(tmp_path / "nowhere" / "x") is None
