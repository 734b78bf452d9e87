"""Pictures beside the backups: each copied once, listed for each backup with its hash, and brought back with it.

A backup `NAME.db` has a list `NAME.db.photos` of the hashes it needs; the pictures of all backups of a folder lie in
`everafter-photos` there. What no list names any more goes with the backups that the rotation lets go.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from app.database_engines import Database
from app.errors import EverafterError
from app.models.jobs import Attachment
from app.paths import write_private_file
from app.photos import PhotoFolder
from app.translations import gettext as _
from app.translations import ngettext

_FOLDER = "everafter-photos"
_LIST_ENDING = ".photos"
_HASH = re.compile(r"^[0-9a-f]{64}$", re.MULTILINE)
_KINDS = ("photo_before", "photo_after", "photo", "portrait")


def keep_photos(database: Database, photos: PhotoFolder, backup: Path) -> None:
    """Copy the pictures a backup needs beside it unless they are there, and write its list.

    One that is missing or damaged here cannot be copied; the check of the database names it. StorageError if the disk
    refuses.
    """
    needed = needed_photos(database)
    if not needed:
        return
    kept = PhotoFolder(backup.parent / _FOLDER)
    for sha256 in needed:
        if photos.has(sha256) and photos.is_whole(sha256):
            photos.copy_missing_to(kept, sha256)
    write_private_file(_list_of(backup), ("\n".join(needed) + "\n").encode("ascii"))


def bring_photos_back(backup: Path, photos: PhotoFolder) -> int:
    """Put the pictures of a backup back where they are missing or damaged; returns how many."""
    kept = PhotoFolder(backup.parent / _FOLDER)
    return sum(kept.copy_missing_to(photos, sha256) for sha256 in _listed(backup) if kept.is_whole(sha256))


def listed_photos(backup: Path) -> frozenset[str]:
    """The hashes of the pictures that lie beside a backup for it."""
    return frozenset(_listed(backup))


def forget_photos(folder: Path) -> None:
    """Let go of lists without a backup, and of pictures that no list names any more."""
    lists = list(folder.glob(f"*{_LIST_ENDING}"))
    for each in lists:
        if not each.with_name(each.name.removesuffix(_LIST_ENDING)).exists():
            each.unlink(missing_ok=True)
    wanted = {sha256 for each in lists if each.exists() for sha256 in _read(each)}
    kept = PhotoFolder(folder / _FOLDER)
    for sha256 in list(kept.hashes()):
        if sha256 not in wanted:
            kept.remove(sha256)


def photo_problems(database: Database, photos: PhotoFolder) -> Iterator[str]:
    """A sentence for pictures whose file is missing, and one for those that are damaged, with the first hashes."""
    needed = needed_photos(database)
    missing = [sha256 for sha256 in needed if not photos.has(sha256)]
    damaged = [sha256 for sha256 in needed if photos.has(sha256) and not photos.is_whole(sha256)]
    if missing:
        words = ngettext("{count} photo is missing: {names}.", "{count} photos are missing: {names}.", len(missing))
        yield words.format(count=len(missing), names=_names(missing))
    if damaged:
        words = ngettext("{count} photo is damaged: {names}.", "{count} photos are damaged: {names}.", len(damaged))
        yield words.format(count=len(damaged), names=_names(damaged))


def needed_photos(database: Database) -> list[str]:
    """The hashes that this very database needs, which need not be the one the models speak to."""
    needed = Attachment.select(Attachment.sha256).where(Attachment.kind.in_(_KINDS)).distinct()
    chosen = needed.order_by(Attachment.sha256)
    found = database.execute(chosen)  # type: ignore[no-untyped-call]  # Peewee's stubs leave it open
    return [row[0] for row in found.fetchall()]


def _listed(backup: Path) -> Iterable[str]:
    listed = _list_of(backup)
    return _read(listed) if listed.is_file() else ()


def _read(listed: Path) -> list[str]:
    try:
        return _HASH.findall(listed.read_text(encoding="ascii", errors="replace"))
    except OSError as error:
        raise EverafterError(
            _("{file} cannot be read; please check whether its disk is there.").format(file=listed)
        ) from error


def _list_of(backup: Path) -> Path:
    return backup.with_name(backup.name + _LIST_ENDING)


def _names(hashes: list[str]) -> str:
    return ", ".join(sha256[:12] for sha256 in hashes[:3]) + (" …" if len(hashes) > 3 else "")
