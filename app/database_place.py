"""Whether a file lies where other computers or a synchronising program may reach it too.

SQLite's write-ahead log needs a disk of one's own: a sync program copies its two files at different moments, and a
network share does not keep its shared memory.
"""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

_SYNCHRONISED = {
    "onedrive": "OneDrive",
    "dropbox": "Dropbox",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "my drive": "Google Drive",
    "icloud drive": "iCloud Drive",
    "iclouddrive": "iCloud Drive",
    "com~apple~clouddocs": "iCloud Drive",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "pcloud": "pCloud",
    "pclouddrive": "pCloud",
    "box sync": "Box",
    "syncthing": "Syncthing",
    "megasync": "MEGA",
}
_NETWORK_FILE_SYSTEMS = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "afs", "ncpfs", "9p", "virtiofs", "vboxsf", "davfs", "ceph", "glusterfs"}
)
_NETWORK_FUSE = re.compile(r"fuse\.(sshfs|rclone|davfs2?|smbnetfs|s3fs|gvfsd-fuse|google-drive-ocamlfuse|onedriver)")
_MOUNTS = Path("/proc/self/mounts")


def shared_place(file: Path, mounts: Path = _MOUNTS) -> str:
    """The name of the sync program or network file system the file lies in; empty for a folder of this computer."""
    path = Path(os.path.realpath(file))
    for part in path.parent.parts:
        word = part.casefold()
        for sign, name in _SYNCHRONISED.items():
            # "OneDrive - Brightwater" and "Dropbox (Personal)" are such folders too, "dropbox-notes" is not
            if word == sign or word.startswith((f"{sign} - ", f"{sign} (")):
                return name
    if any((folder / ".stfolder").exists() for folder in path.parents):
        return "Syncthing"
    if sys.platform == "win32":
        return "Windows network" if str(path).startswith("\\\\") else ""
    kind = _file_system_of(path, mounts)
    return kind if kind in _NETWORK_FILE_SYSTEMS or _NETWORK_FUSE.fullmatch(kind) else ""


def _file_system_of(path: Path, mounts: Path) -> str:
    """The kind of file system of the mount that is nearest above the path; empty where the system does not say."""
    try:
        lines = mounts.read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:
        return ""
    nearest, kind = "", ""
    for line in lines:
        words = line.split(" ")
        if len(words) < 3:
            continue
        point = re.sub(r"\\([0-7]{3})", lambda octal: chr(int(octal[1], 8)), words[1])
        if path.is_relative_to(point) and len(point) >= len(nearest):
            nearest, kind = point, words[2]
    return kind
