"""Making backups that were read back before they count, and putting one back.

A backup is one finished file with a number in its name: the order never depends on the clock. Files are never copied
while they are open: SQLite's own backup does it both ways, and a server is written out table by table.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from app.backup_files import (
    AUTOMATIC,
    BEFORE_IMPORT,
    BEFORE_MIGRATION,
    BEFORE_RESTORE,
    MANUAL,
    BackupFile,
    kept_backups,
    list_backups,
    next_backup,
    put_in_place,
    rename,
    rotate_backups,
)
from app.database import (
    Database,
    EverafterPostgresql,
    EverafterSqlite,
    close_database,
    is_server_address,
    make_empty_file,
    migrate,
    needs_migration,
    open_beside,
    schema_version,
)
from app.database_certificates import carry_certificates, read_given_certificates
from app.database_copy import copy_everything, figures, frozen
from app.database_faults import damaged, disk_full, free_megabytes, storage_fault
from app.database_gate import examine_file
from app.database_tombstones import carry_tombstones, read_tombstones
from app.errors import StorageError, UnreadableFileError
from app.instance_lock import InstanceLock
from app.jobs import JobProgress
from app.paths import create_private_file, make_private_folder
from app.photo_backups import bring_photos_back, forget_photos, keep_photos
from app.photo_place import SERVER, photo_folder_of
from app.photos import PhotoFolder
from app.translations import gettext as _

__all__ = [
    "AUTOMATIC",
    "BEFORE_IMPORT",
    "BEFORE_MIGRATION",
    "BEFORE_RESTORE",
    "MANUAL",
    "BackupFile",
    "RestoreResult",
    "back_up",
    "check_backup",
    "kept_backups",
    "list_backups",
    "make_backup",
    "photos_of",
    "restore_backup",
    "rotate_backups",
]

_RESERVE_MEGABYTES = 20


@dataclass(frozen=True, slots=True)
class RestoreResult:
    """What was put back, and where what was there before is now."""

    restored: Path
    kept_present: Path | None


def make_backup(
    database: Database,
    folder: Path,
    now: datetime,
    tag: str = AUTOMATIC,
    progress: JobProgress | None = None,
    *,
    has_photos: bool = True,
) -> BackupFile:
    """Make a backup, read it back, and only then give it its name; raises StorageError and leaves nothing behind.

    The pictures it needs are copied beside it, each once. Uses this thread's connection, outside any unit of work.
    """
    steps = progress or JobProgress()
    make_private_folder(folder)
    _refuse_without_room(database, folder)
    backup = next_backup(folder, now, tag)
    part = backup.file.with_name(f"{backup.file.name}.part")
    try:
        steps.step(0, 2)
        if isinstance(database, EverafterSqlite):
            _copy_file(database, part)
        else:
            _write_out(database, part, steps)
        steps.step(1, 2)
        put_in_place(part, backup.file)
        if has_photos:
            keep_photos(database, photos_of(database), backup.file)
    except OSError as error:
        raise storage_fault(error, backup.file) or disk_full(backup.file) from error
    finally:
        for ending in ("", "-journal", "-wal", "-shm"):
            part.with_name(part.name + ending).unlink(missing_ok=True)
    return backup


def back_up(
    database: Database, folder: Path, now: datetime, tag: str = AUTOMATIC, progress: JobProgress | None = None
) -> BackupFile:
    """Make a backup and, once it is safe, let go of those the rotation does not keep."""
    backup = make_backup(database, folder, now, tag, progress)
    rotate_backups(folder)
    forget_photos(folder)
    return backup


def photos_of(database: Database) -> PhotoFolder:
    """Where the pictures of an open database are kept."""
    return photo_folder_of(database.file if isinstance(database, EverafterSqlite) else SERVER)


def check_backup(file: Path, key: str | None = None) -> None:
    """Read a backup through; raises UnreadableFileError or StorageError if it could not be put back."""
    examine_file(file, key)
    database = EverafterSqlite(file, key=key, is_shared=True, is_read_only=True)
    try:
        _refuse_damaged(database)
    finally:
        database.shut()


def restore_backup(
    backup: Path, address: str | Path, folder: Path, now: datetime, key: str | None = None
) -> RestoreResult:
    """Put a backup back into a database file or a server's database; what was there is kept as a backup of its own.

    A file that is damaged beyond opening is put aside under another name. Raises StorageError while a window or
    another desk has it open, UnreadableFileError if the backup is not sound; then everything is as it was.
    """
    check_backup(backup, key)
    if is_server_address(address):
        result = _restore_server(backup, str(address), folder, now, key)
        bring_photos_back(backup, photo_folder_of(address))
        return result
    file = Path(address).absolute()
    if file.resolve() == backup.resolve():
        raise StorageError(_("{file} is this backup itself; nothing was changed.").format(file=file))
    make_private_folder(file.parent)
    with InstanceLock(file):
        result = _restore_file(backup, file, folder, now, key)
        bring_photos_back(backup, photo_folder_of(file))
        return result


def _restore_file(backup: Path, file: Path, folder: Path, now: datetime, key: str | None) -> RestoreResult:
    kept: Path | None = None
    if file.exists():
        try:
            live = open_beside(file, key=key, must_exist=True)
        except UnreadableFileError:
            kept = _put_aside(file)
        else:
            try:
                kept = make_backup(live, folder, now, BEFORE_RESTORE).file
                assert isinstance(live, EverafterSqlite)
                tombstones, certificates = read_tombstones(live), read_given_certificates(live)
                _fill_from(live, EverafterSqlite(backup, key=key, is_shared=True, is_read_only=True))
                carry_certificates(live, certificates)
                carry_tombstones(live, tombstones)
            finally:
                close_database(live)
            return RestoreResult(backup, kept)
    part = file.with_name(f".{file.name}.restored.part")
    part.unlink(missing_ok=True)
    create_private_file(part)
    source = EverafterSqlite(backup, key=key, is_shared=True, is_read_only=True)
    fresh = source.beside(part)
    try:
        fresh.connect()
        _fill_from(fresh, source)
        fresh.shut()
        put_in_place(part, file)
    finally:
        fresh.shut()
        part.unlink(missing_ok=True)
    return RestoreResult(backup, kept)


def _restore_server(backup: Path, address: str, folder: Path, now: datetime, key: str | None) -> RestoreResult:
    live = open_beside(address)
    try:
        others = live.execute_sql(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() "
            "AND pid <> pg_backend_pid() AND backend_type = 'client backend'"
        ).fetchone()[0]
        if others:
            raise StorageError(
                _("Other desks have {place} open; nothing was changed, please close Everafter there first.").format(
                    place=live.place
                )
            )
        kept = make_backup(live, folder, now, BEFORE_RESTORE).file
        tombstones, certificates = read_tombstones(live), read_given_certificates(live)
        source = _up_to_date(backup, folder, key)
        try:
            copy_everything(source, live)
            carry_certificates(live, certificates)
            carry_tombstones(live, tombstones)
        finally:
            _discard(source, backup)
    finally:
        close_database(live)
    return RestoreResult(backup, kept)


def _fill_from(live: EverafterSqlite, source: EverafterSqlite) -> None:
    """Replace the content of an open file by a backup, in one transaction that either happens or does not."""
    try:
        source.connect(reuse_if_open=True)
        source.backup_to(live)
        _refuse_damaged(live)
        if figures(source) != figures(live):
            raise damaged(live.file)
    finally:
        source.shut()


def _up_to_date(backup: Path, folder: Path, key: str | None) -> EverafterSqlite:
    """The backup open for reading; an older one is brought up to date in a copy of its own."""
    source = EverafterSqlite(backup, key=key, is_shared=True, is_read_only=True)
    source.connect()
    if not needs_migration(source):
        return source
    copy = folder / f".{backup.name}.newer.part"
    copy.unlink(missing_ok=True)
    create_private_file(copy)
    newer = source.beside(copy)
    newer.connect()
    source.backup_to(newer)
    source.shut()
    migrate(newer)
    return newer


def _discard(source: EverafterSqlite, backup: Path) -> None:
    source.shut()
    if source.file != backup:
        source.file.unlink(missing_ok=True)


def _copy_file(database: EverafterSqlite, part: Path) -> None:
    create_private_file(part)
    target = database.beside(part)
    try:
        with frozen(database):
            target.connect()
            database.backup_to(target)
            target.execute_sql("PRAGMA journal_mode=DELETE").fetchall()
            _refuse_damaged(target)
            if figures(target) != figures(database):
                raise damaged(part)
    finally:
        target.shut()


def _write_out(database: Database, part: Path, progress: JobProgress) -> None:
    """Write a server's database into a new file, all tables through the same models; an older one stays as old."""
    make_empty_file(part, key=None, until=schema_version(database))
    target = EverafterSqlite(part, is_shared=True)
    try:
        target.connect()
        copy_everything(database, target, progress)
        _refuse_damaged(target)
    finally:
        target.shut()


def _refuse_damaged(database: EverafterSqlite) -> None:
    if database.execute_sql("PRAGMA quick_check(1)").fetchone()[0] != "ok":
        raise damaged(database.file)


def _refuse_without_room(database: Database, folder: Path) -> None:
    if isinstance(database, EverafterPostgresql):
        needed = int(database.execute_sql("SELECT pg_database_size(current_database())").fetchone()[0])
    else:
        pages = int(database.execute_sql("PRAGMA page_count").fetchone()[0])
        needed = pages * int(database.execute_sql("PRAGMA page_size").fetchone()[0])
    if free_megabytes(folder / "backup") < needed // 1_000_000 + _RESERVE_MEGABYTES:
        raise disk_full(folder / "backup")


def _put_aside(file: Path) -> Path:
    """Rename a file that cannot be opened, together with its log."""
    number = 1
    while (aside := file.with_name(f"{file.stem}.kept-{number}{file.suffix}")).exists():
        number += 1
    for ending in ("-wal", "-shm", "-journal", ""):
        part = file.with_name(file.name + ending)
        if part.exists():
            rename(part, aside.with_name(aside.name + ending))
    return aside
