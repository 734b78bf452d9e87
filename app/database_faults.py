"""What a database's own error means for the person in front of it: the one place that turns codes into sentences.

Mistakes of our own (wrong SQL, a broken rule of a table) are no faults of the disk and stay what they are.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from app.errors import ConflictError, EverafterError, StorageError, UnreadableFileError
from app.translations import gettext as _

_MEGABYTE = 1_000_000
_CODES = {
    "database is locked": 5,
    "database table is locked": 6,
    "attempt to write a readonly database": 8,
    "disk I/O error": 10,
    "database disk image is malformed": 11,
    "database or disk is full": 13,
    "unable to open database file": 14,
    "file is not a database": 26,
}


def storage_fault(error: BaseException, place: Path | str) -> EverafterError | None:
    """The error to show for a failure of SQLite or PostgreSQL; None if it is a mistake of the program itself.

    `place` is the file, or the name of the server.
    """
    root = _driver_error(error)
    if isinstance(place, Path):
        if isinstance(root, UnicodeDecodeError):  # scrambled text
            return damaged(place)
        # SQLite's own backup raises its errors without their codes
        code = getattr(root, "sqlite_errorcode", None) or _CODES.get(str(root), 0)
        return _sqlite_fault(code & 0xFF, place)
    return _postgresql_fault(root, place)


def _driver_error(error: BaseException) -> BaseException:
    """The driver's own error beneath Peewee's."""
    beneath = getattr(error, "orig", None)
    return beneath if isinstance(beneath, BaseException) else error


def _sqlite_fault(code: int, file: Path) -> EverafterError | None:
    match code:
        case 5 | 6:  # BUSY, LOCKED
            return in_use(file)
        case 13:  # FULL
            return disk_full(file)
        case 8:  # READONLY
            return read_only(file)
        case 11 | 26:  # CORRUPT, NOTADB
            return damaged(file)
        case 3 | 14:  # PERM, CANTOPEN
            return StorageError(
                _("{file} cannot be opened here; nothing was changed, please check the folder and its rights.").format(
                    file=file
                )
            )
        case 7:  # NOMEM
            return StorageError(
                _("The computer has no memory left; nothing was changed, please close other programs and try again.")
            )
        case 9 | 10 | 15 | 22:  # INTERRUPT, IOERR, PROTOCOL, NOLFS
            return _disk_trouble(file)
        case _:
            return None


def _postgresql_fault(error: BaseException, server: str) -> EverafterError | None:
    state = getattr(error, "sqlstate", None)
    if state is None:
        return connection_lost(server) if type(error).__name__ == "OperationalError" else None
    if state in {"40P01", "40001"}:
        return ConflictError(
            _("Another desk saved at the same moment; nothing of yours was written, please save once more.")
        )
    if state.startswith(("08", "57P", "25P03")):
        return connection_lost(server)
    for starts, kind, sentence in _server_sentences():
        if state.startswith(starts):
            return kind(sentence.format(server=server))
    return None


def _server_sentences() -> tuple[tuple[tuple[str, ...], type[EverafterError], str], ...]:
    """The starts of PostgreSQL's codes and what they mean here."""
    return (
        (
            ("55P03", "57014"),
            StorageError,
            _("Another desk is busy with the same thing; nothing was changed, please try again in a moment."),
        ),
        (
            ("53",),
            StorageError,
            _("The server {server} is full or has no room for another desk; nothing was changed."),
        ),
        (("25006",), StorageError, _("The server {server} takes no changes at present; nothing was changed.")),
        (
            ("28", "3D000", "42501"),
            StorageError,
            _(
                "The server {server} does not let this desk in; nothing was changed, "
                "please check the name of the database, the user and the password."
            ),
        ),
        (
            ("XX", "58"),
            UnreadableFileError,
            _("The server {server} reports damaged data; nothing was changed, please restore a backup."),
        ),
    )


def in_use(file: Path) -> StorageError:
    """Another program holds the file."""
    return StorageError(
        _(
            "{file} is in use by another program or by an import; nothing was changed, please try again in a moment."
        ).format(file=file)
    )


def disk_full(file: Path) -> StorageError:
    """There is no room; names how much there is."""
    return StorageError(
        _(
            "The disk is full ({free} MB free for {file}); nothing was changed and everything saved before is safe, "
            "please make room and try again."
        ).format(free=free_megabytes(file), file=file)
    )


def read_only(file: Path) -> StorageError:
    """The file may be read and not written."""
    return StorageError(
        _("{file} can only be read here; nothing was changed, please move it to a folder you may write to.").format(
            file=file
        )
    )


def damaged(file: Path) -> UnreadableFileError:
    """The file is broken."""
    return UnreadableFileError(
        _("{file} is damaged; it was left as it is, please restore the newest backup.").format(file=file)
    )


def connection_lost(server: str) -> StorageError:
    """The server does not answer any more."""
    return StorageError(
        _(
            "The connection to the server {server} is gone; nothing half done is kept, "
            "please check the network and try again."
        ).format(server=server)
    )


def commit_in_doubt(server: str) -> StorageError:
    """The connection went while the server was told to keep the change: nobody knows whether it did."""
    return StorageError(
        _(
            "The connection to the server {server} went in the very moment of saving; nothing half done is kept, "
            "please look whether your change is there before you repeat it."
        ).format(server=server)
    )


def _disk_trouble(file: Path) -> StorageError:
    if free_megabytes(file) < 1:
        return disk_full(file)
    return StorageError(
        _(
            "The disk refused to read or write {file} ({free} MB free); nothing was changed, "
            "please check the disk and try again."
        ).format(file=file, free=free_megabytes(file))
    )


def free_megabytes(file: Path) -> int:
    """Room on the disk of the file in whole megabytes; 0 if nobody can say."""
    try:
        return shutil.disk_usage(file.parent).free // _MEGABYTE
    except OSError:
        return 0
