"""A zip of lists, as newsletter programs give it: the lists inside, each with its own name, unpacked in memory."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import PurePosixPath

from app.errors import UnreadableFileError
from app.exchange.reading.source_tables import Source, open_source
from app.exchange.reading.workbook_limits import DAMAGE, damaged, refuse_large_archive
from app.translations import gettext as _

_LISTS = frozenset({".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".vcf", ".iif"})
_MOST_LISTS = 20
_LARGEST_LISTS = 256 << 20
_IS_LOCKED = 0x1


def unpacked_lists(source: Source, name: str) -> Iterator[tuple[str, bytes]]:
    """The name and the bytes of every list in a zip; one sentence if there is none, or if it cannot be unpacked."""
    with open_source(source) as file:
        try:
            with zipfile.ZipFile(file) as archive:
                refuse_large_archive(archive, name)
                for entry in _lists(archive, name):
                    yield PurePosixPath(entry.filename.replace("\\", "/")).name, archive.read(entry)
        except DAMAGE as error:
            raise damaged(name) from error


def _lists(archive: zipfile.ZipFile, name: str) -> list[zipfile.ZipInfo]:
    """The entries that are lists by their names; what computers put beside them is none."""
    found = []
    for entry in archive.infolist():
        path = PurePosixPath(entry.filename.replace("\\", "/"))
        if path.suffix.lower() in _LISTS and not any(part.startswith((".", "__MACOSX")) for part in path.parts):
            found.append(entry)
    if any(entry.flag_bits & _IS_LOCKED for entry in found):
        raise UnreadableFileError(
            _("“%(name)s” is locked with a password; nothing was imported; unpack it and choose the file inside.")
            % {"name": name}
        )
    if not found:
        raise UnreadableFileError(
            _("“%(name)s” is a zip archive without a list in it; nothing was imported; choose a list.") % {"name": name}
        )
    if len(found) > _MOST_LISTS or sum(entry.file_size for entry in found) > _LARGEST_LISTS:
        raise UnreadableFileError(
            _("“%(name)s” is a zip archive of too many or too large lists; nothing was imported; unpack it first.")
            % {"name": name}
        )
    return found
