"""Which folders other computers or sync programs reach."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.database_place import shared_place

MOUNTS = r"""
/dev/sda1 / ext4 rw 0 0
server:/office /mnt/office nfs4 rw 0 0
//nas/firm /mnt/our\040firm cifs rw 0 0
me@host:/ /home/me/far fuse.sshfs rw 0 0
/dev/sdb1 /mnt/office/usb ext4 rw 0 0
"""


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("/home/me/OneDrive/firm.db", "OneDrive"),
        ("/home/me/OneDrive - Brightwater/Books/firm.db", "OneDrive"),
        ("/home/me/Dropbox (Personal)/firm.db", "Dropbox"),
        ("/home/me/dropbox-notes/firm.db", ""),
        ("/home/me/Library/Mobile Documents/com~apple~CloudDocs/firm.db", "iCloud Drive"),
        ("/home/me/Nextcloud/firm.db", "Nextcloud"),
        ("/mnt/office/firm.db", "nfs4"),
        ("/mnt/our firm/firm.db", "cifs"),
        ("/home/me/far/firm.db", "fuse.sshfs"),
        ("/mnt/office/usb/firm.db", ""),
        ("/home/me/firm.db", ""),
    ],
)
def test_folders_that_others_reach_are_recognized(path: str, place: str, tmp_path: Path) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(MOUNTS)
    assert shared_place(Path(path), mounts) == place


def test_a_folder_that_syncthing_watches_is_recognized(tmp_path: Path) -> None:
    (tmp_path / ".stfolder").mkdir()
    assert shared_place(tmp_path / "deep" / "firm.db") == "Syncthing"
