"""Looks at a file before anything is trusted to it: only a sound database of ours passes, and none is ever written to.

A file somebody sends may hold triggers that delete everything at the first save. So what the schema holds is compared
with what this program makes itself, word for word.
"""

from __future__ import annotations

import os
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2 as sqlcipher

from app.database_engines import BUSY_SECONDS, file_address, raw_key, unlock
from app.database_faults import damaged, storage_fault
from app.database_schema import (
    APPLICATION_ID,
    VERSION_TABLE,
    found_schema,
    is_schema_of,
    newest_version,
    program_version,
)
from app.errors import NewerDatabaseError, UnreadableFileError
from app.translations import gettext as _

_SQLITE_START = b"SQLite format 3\x00"
_HEADER_BYTES = 100
_NOT_A_DATABASE = 26
_TEXT_SAMPLE = 4096


@dataclass(frozen=True, slots=True)
class FileReport:
    """What the gate found in a file it let through."""

    version: int
    is_read_only: bool


def examine_file(file: Path, key: str | None = None) -> FileReport:
    """Let a database of ours through; anything else is an UnreadableFileError with one sentence.

    Raises NewerDatabaseError for a newer program's file, StorageError if the file is locked or cannot be read here.
    The file is read only.
    """
    header = _header(file)
    if header.startswith(_SQLITE_START):
        if key is not None:
            raise UnreadableFileError(
                _("{file} is not protected by a passphrase; nothing was changed, please open it without one.").format(
                    file=file
                )
            )
        _refuse_foreign_header(file, header)
    elif key is None:
        raise _not_ours(file, header)
    try:
        with closing(_reading_connection(file, key)) as connection:
            number = _checked_version(connection, file)
    except UnicodeDecodeError as error:  # scrambled names of tables
        raise damaged(file) from error
    except sqlcipher.Error as error:
        if key is not None and getattr(error, "sqlite_errorcode", 0) == _NOT_A_DATABASE:
            raise _wrong_passphrase(file) from error
        raise storage_fault(error, file) or damaged(file) from error
    return FileReport(number, is_read_only=not (os.access(file, os.W_OK) and os.access(file.parent, os.W_OK)))


def _header(file: Path) -> bytes:
    """The first bytes of a file that is there and has some."""
    if file.is_dir():
        raise UnreadableFileError(
            _("{file} is a folder, not a database; nothing was changed, please choose the file in it.").format(
                file=file
            )
        )
    try:
        with file.open("rb") as content:
            header = content.read(_TEXT_SAMPLE)
    except FileNotFoundError as error:
        raise missing(file) from error
    except OSError as error:
        raise UnreadableFileError(
            _("{file} cannot be read here; nothing was changed, please check its rights.").format(file=file)
        ) from error
    if not header:
        raise UnreadableFileError(
            _("{file} is empty; it was left as it is, please choose another file or restore a backup.").format(
                file=file
            )
        )
    return header


def missing(file: Path) -> UnreadableFileError:
    """No file where one was expected: a new, empty one in its place would look like a loss of everything."""
    return UnreadableFileError(
        _(
            "There is no file {file}; none was made in its place, please choose the right one or restore a backup."
        ).format(file=file)
    )


def _refuse_foreign_header(file: Path, header: bytes) -> None:
    if len(header) < _HEADER_BYTES:
        raise damaged(file)
    if int.from_bytes(header[68:72], "big") != APPLICATION_ID:
        raise UnreadableFileError(
            _("{file} is a database of another program; it was left as it is, please choose one of Everafter.").format(
                file=file
            )
        )
    page_bytes = int.from_bytes(header[16:18], "big")
    page_bytes = 65_536 if page_bytes == 1 else page_bytes
    page_count = int.from_bytes(header[28:32], "big")
    if not _has_unfinished_work(file) and file.stat().st_size < page_bytes * page_count:
        raise damaged(file)


def _has_unfinished_work(file: Path) -> bool:
    """Whether a log or journal beside the file still holds a part of it."""
    return any(_size(file.with_name(file.name + ending)) for ending in ("-wal", "-journal"))


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except OSError:
        return 0


def _reading_connection(file: Path, key: str | None) -> Any:
    # a journal left by a crash is rolled back by the first who may write; a reader alone could not see past it
    mode = "rw" if _size(file.with_name(f"{file.name}-journal")) else "ro"
    connection = sqlcipher.connect(
        f"{file_address(file)}?mode={mode}", uri=True, timeout=BUSY_SECONDS, isolation_level=None
    )
    try:
        unlock(connection, raw_key(key, file) if key is not None else "")
        for pragma in ("trusted_schema=OFF", "cell_size_check=ON", "mmap_size=0", "query_only=ON"):
            connection.execute(f"PRAGMA {pragma}")
    except BaseException:
        connection.close()
        raise
    return connection


def _checked_version(connection: Any, file: Path) -> int:
    """The step of a file whose schema is exactly ours."""
    identity = connection.execute("PRAGMA application_id").fetchone()[0]
    number = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if number > newest_version():
        raise _newer(connection, file)
    if identity != APPLICATION_ID or number < 1 or not is_schema_of(number, found_schema(connection)):
        raise UnreadableFileError(
            _(
                "{file} was altered by something other than Everafter; it was left as it is and is not opened, "
                "please restore a backup."
            ).format(file=file)
        )
    return number


def _newer(connection: Any, file: Path) -> NewerDatabaseError:
    try:
        row = connection.execute(f"SELECT program_version FROM {VERSION_TABLE}").fetchone()  # noqa: S608 - a constant
    except sqlcipher.Error:
        row = None
    theirs = str(row[0])[:20] if row and row[0] else _("unknown")
    return NewerDatabaseError(
        _(
            "{file} was written by a newer Everafter (version {theirs}, this one is {ours}); "
            "nothing was changed, please update this program."
        ).format(file=file, theirs=theirs, ours=program_version() or _("unknown"))
    )


def _wrong_passphrase(file: Path) -> UnreadableFileError:
    return UnreadableFileError(
        _("The passphrase does not open {file}; nothing was changed, please try again.").format(file=file)
    )


def _not_ours(file: Path, header: bytes) -> UnreadableFileError:
    kind = _kind_of(header)
    if kind:
        return UnreadableFileError(
            _(
                "{file} is {kind}, not a database of Everafter; it was left as it is, please choose another file."
            ).format(file=file, kind=kind)
        )
    return UnreadableFileError(
        _(
            "{file} is no database of Everafter, or it is damaged or protected by a passphrase; it was left as it is, "
            "please choose another file or restore a backup."
        ).format(file=file)
    )


def _kind_of(header: bytes) -> str:
    """What the first bytes say the file is, in the person's words; empty if they say nothing."""
    kinds = (
        ((b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\x00", b"MM\x00*"), _("a picture")),
        ((b"%PDF",), _("a PDF paper")),
        ((b"PK\x03\x04", b"PK\x05\x06", b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!"), _("a zip or Office file")),
        ((b"\xd0\xcf\x11\xe0",), _("an old Office file")),
        ((b"\x7fELF", b"MZ"), _("a program")),
    )
    for starts, kind in kinds:
        if header.startswith(starts):
            return kind
    if header.startswith(b"RIFF") and header[8:12] == b"WEBP":
        return _("a picture")
    return _("a text file, such as a CSV list") if _looks_like_text(header) else ""


def _looks_like_text(header: bytes) -> bool:
    if header.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        return True
    return not any(byte < 32 and byte not in b"\t\n\r\x0c" for byte in header) and b"\x7f" not in header
