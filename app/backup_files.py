"""The finished backups in a folder: their names, their order, which of them are kept, and giving a file its name."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from app.errors import StorageError
from app.translations import gettext as _

AUTOMATIC = "auto"
BEFORE_MIGRATION = "before-migration"
BEFORE_IMPORT = "before-import"
BEFORE_RESTORE = "before-restore"
MANUAL = "manual"

NEWEST, DAYS, WEEKS, MONTHS, TAGGED = 5, 12, 10, 9, 10
_NAME = re.compile(r"everafter-(?P<sequence>\d{6,})-(?P<moment>\d{8}T\d{4}Z)-(?P<tag>[a-z][a-z-]*)\.db")
_NUMBER = re.compile(r"everafter-(\d{6,})-")
_MOMENT = "%Y%m%dT%H%MZ"
_RENAMING_TRIES = 10
_FIRST_PAUSE = 0.02


@dataclass(frozen=True, slots=True)
class BackupFile:
    """One finished backup: its number, the moment its name tells, and why it was made."""

    file: Path
    sequence: int
    made_at: datetime
    tag: str

    @property
    def is_tagged(self) -> bool:
        """Whether somebody or something asked for it, beyond the daily round."""
        return self.tag != AUTOMATIC


def list_backups(folder: Path) -> list[BackupFile]:
    """The finished backups in the folder, the newest first; other files are passed over."""
    try:
        files = list(folder.iterdir())
    except FileNotFoundError:
        return []
    except OSError as error:
        raise StorageError(
            _("The folder {folder} cannot be read; please check whether its disk is there.").format(folder=folder)
        ) from error
    found = map(_backup_from, files)
    return sorted((each for each in found if each is not None), key=lambda each: each.sequence, reverse=True)


def kept_backups(backups: Iterable[BackupFile]) -> set[int]:
    """The numbers to keep: the newest, one for each of so many days, weeks and months, and the last asked for.

    Counted, never judged by age: a clock that is wrong for a day must not empty the folder.
    """
    ordered = sorted(backups, key=lambda each: each.sequence, reverse=True)
    kept = {each.sequence for each in ordered[:NEWEST]}
    spans: tuple[tuple[int, Callable[[datetime], Hashable]], ...] = (
        (DAYS, lambda moment: moment.date()),
        (WEEKS, lambda moment: moment.isocalendar()[:2]),
        (MONTHS, lambda moment: (moment.year, moment.month)),
    )
    for limit, span in spans:
        newest_of: dict[Hashable, int] = {}
        for each in ordered:
            newest_of.setdefault(span(each.made_at), each.sequence)
        kept.update(list(newest_of.values())[:limit])
    return kept | {each.sequence for each in [each for each in ordered if each.is_tagged][:TAGGED]}


def rotate_backups(folder: Path) -> list[BackupFile]:
    """Delete what is not kept; returns what went. Only to be called after a new backup is safe."""
    backups = list_backups(folder)
    kept = kept_backups(backups)
    gone = [each for each in backups if each.sequence not in kept]
    for each in gone:
        each.file.unlink(missing_ok=True)
    return gone


def next_backup(folder: Path, now: datetime, tag: str) -> BackupFile:
    """The name of a backup to be made, with the next number."""
    numbers = [int(found[1]) for file in folder.iterdir() if (found := _NUMBER.match(file.name))]
    sequence = max(numbers, default=0) + 1
    moment = now.astimezone(UTC).replace(second=0, microsecond=0)
    file = folder / f"everafter-{sequence:06}-{moment.strftime(_MOMENT)}-{tag}.db"
    return BackupFile(file, sequence, moment, tag)


def put_in_place(part: Path, file: Path) -> None:
    """Bring a finished file to the disk and give it its name; there is never half a file under that name."""
    descriptor = os.open(part, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
    rename(part, file)
    if os.name == "nt":  # brings a renaming to the disk by its own, and cannot open folders
        return
    descriptor = os.open(file.parent, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def rename(part: Path, file: Path) -> None:
    """Rename; Windows refuses for a moment while a virus scanner or a sync program looks at the file."""
    pause = _FIRST_PAUSE
    for _attempt in range(_RENAMING_TRIES - 1):
        try:
            part.replace(file)
        except PermissionError:
            time.sleep(pause)  # the file is released by another program, which tells nobody
            pause *= 1.6
        else:
            return
    part.replace(file)


def _backup_from(file: Path) -> BackupFile | None:
    found = _NAME.fullmatch(file.name)
    if found is None:
        return None
    try:
        made_at = datetime.strptime(found["moment"], _MOMENT).replace(tzinfo=UTC)
    except ValueError:
        return None
    return BackupFile(file, int(found["sequence"]), made_at, found["tag"])
