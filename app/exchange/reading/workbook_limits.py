"""Whether a workbook is safe to unpack: its sizes are looked at before anything builds a grid of it."""

from __future__ import annotations

import re
import zipfile
import zlib

from app.errors import UnreadableFileError
from app.exchange.reading.source_tables import Source, open_source
from app.translations import gettext as _

MOST_ENTRIES = 5_000
LARGEST_UNPACKED = 1 << 30
_HARMLESS_UNPACKED = 64 << 20
_MOST_TIMES_LARGER = 250
_MOST_CELLS = 25_000_000
_CHUNK = 4 << 20
_OVERLAP = 400
# A cell with something in it: a grid reaches to the farthest of them.
_CELL = re.compile(rb'<(?:\w+:)?c\b[^<>]*?\br="([A-Z]{1,3})(\d{1,7})"[^<>]*(?<!/)>')
_REPEATED = re.compile(rb'number-(rows|columns)-repeated="(\d+)"[^<>]*(?<!/)>')
DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError)


def refuse_unsafe_workbook(source: Source, name: str) -> None:
    """Raise one sentence for a workbook that unpacks to no end, reaches without end, or is damaged."""
    with open_source(source) as file:
        try:
            with zipfile.ZipFile(file) as archive:
                refuse_large_archive(archive, name)
                for entry in archive.infolist():
                    _read_through(archive, entry, name)
        except DAMAGE as error:
            raise damaged(name) from error


def has_part(source: Source, part: str) -> bool:
    """Whether a sound archive holds a file of this name."""
    with open_source(source) as file, zipfile.ZipFile(file) as archive:
        return part in archive.namelist()


def refuse_large_archive(archive: zipfile.ZipFile, name: str) -> None:
    """Raise for an archive whose contents are larger than any list, or packed as tightly as only a trap is."""
    entries = archive.infolist()
    packed, unpacked = sum(entry.compress_size for entry in entries), sum(entry.file_size for entry in entries)
    is_trap = unpacked > _HARMLESS_UNPACKED and unpacked > packed * _MOST_TIMES_LARGER
    if len(entries) > MOST_ENTRIES or unpacked > LARGEST_UNPACKED or is_trap:
        raise UnreadableFileError(
            _("“%(name)s” would unpack to more than any list holds; nothing was imported; save the list as CSV.")
            % {"name": name}
        )


def damaged(name: str) -> UnreadableFileError:
    """The sentence for a file that cannot be unpacked."""
    return UnreadableFileError(
        _("“%(name)s” is damaged or not complete; nothing was imported; save or download it once more.")
        % {"name": name}
    )


def _read_through(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str) -> None:
    """Unpack an entry piece by piece: the zip module checks its size and sum, we look how far its cells reach."""
    rows = columns = 0
    tail = b""
    with archive.open(entry) as part:
        while chunk := part.read(_CHUNK):
            if not entry.filename.endswith(".xml"):
                continue
            text = tail + chunk
            tail = text[-_OVERLAP:]
            cells = _CELL.findall(text)
            rows = max(rows, *map(int, {digits for _letters, digits in cells}), 0)
            columns = max(columns, *map(_column_number, {letters for letters, _digits in cells}), 0)
            for what, count in set(_REPEATED.findall(text)):
                if what == b"rows":
                    rows = max(rows, int(count))
                else:
                    columns = max(columns, int(count))
    if rows * columns > _MOST_CELLS:
        raise UnreadableFileError(
            _(
                "“%(name)s” has cells so far away from each other that no list reaches there; nothing was imported; "
                "copy the list into a new workbook, or save it as CSV."
            )
            % {"name": name}
        )


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
