"""A workbook opened by the reader that fits it, and every way in which that can fail said in one sentence."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum
from python_calamine import SheetVisibleEnum as Visible

from app.errors import UnreadableFileError
from app.exchange.reading.old_workbooks import BrokenWorkbookError, OldSheet, read_old_workbook
from app.exchange.reading.source_kinds import unreadable
from app.exchange.reading.source_tables import Source, open_source
from app.exchange.reading.workbook_cells import CellValue
from app.exchange.reading.workbook_limits import damaged, has_part, refuse_unsafe_workbook
from app.translations import gettext as _

_ZIP_MARK = b"PK"
_PLAIN_PART = "xl/workbook.xml"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_LARGEST_OLD = 64 << 20


class Grid(Protocol):
    """The cells of a sheet."""

    @property
    def name(self) -> str:
        """What the sheet is called."""

    @property
    def start(self) -> tuple[int, int] | None:
        """Row and column of the first cell."""

    @property
    def height(self) -> int:
        """How many rows there are."""

    @property
    def merged_cell_ranges(self) -> list[tuple[tuple[int, int], tuple[int, int]]] | None:
        """The first and the last cell of those that are one."""

    def iter_rows(self) -> Iterator[list[CellValue]]:
        """Every row from the first of the sheet."""


class Book(Protocol):
    """The sheets of a workbook."""

    @property
    def names(self) -> list[str]:
        """The sheets with cells, those that are shown before the hidden ones."""

    def sheet(self, name: str) -> Grid:
        """A sheet by its name."""


class _NewBook:
    """A workbook of today's formats, which are zip files."""

    def __init__(self, book: CalamineWorkbook) -> None:
        self._book = book
        sheets = [each for each in book.sheets_metadata if each.typ == SheetTypeEnum.WorkSheet]
        self.names = [each.name for each in sorted(sheets, key=lambda each: each.visible != Visible.Visible)]

    def sheet(self, name: str) -> Grid:
        """A sheet by its name."""
        return self._book.get_sheet_by_name(name)


class _OldBook:
    """A workbook of old, already read by another process."""

    def __init__(self, sheets: list[OldSheet]) -> None:
        self._sheets = {sheet.name: sheet for sheet in sheets}
        self.names = list(self._sheets)

    def sheet(self, name: str) -> Grid:
        """A sheet by its name."""
        return self._sheets[name]


@contextmanager
def reading_workbook(source: Source, name: str) -> Iterator[Book]:
    """The opened workbook, in memory only meanwhile; a locked, broken or unsafe one is said in one sentence."""
    if not _is_zip(source):
        yield _OldBook(_old_sheets(source, name))
        return
    refuse_unsafe_workbook(source, name)
    if not has_part(source, _PLAIN_PART):
        # How far the cells of a binary sheet (.xlsb) or an open document reach is seen by its reader alone.
        yield _OldBook(_old_sheets(source, name))
        return
    try:
        with _opened(source) as book:
            yield _NewBook(book)
    except PasswordError as error:
        raise _locked(name) from error
    except OSError as error:
        raise unreadable(source if isinstance(source, Path) else Path(), error) from error
    except CalamineError as error:
        raise damaged(name) from error
    except BaseException as error:
        # What the reader never expected ends it in an exception that is none for Python.
        if type(error).__name__ != "PanicException":
            raise
        raise damaged(name) from error


def _is_zip(source: Source) -> bool:
    with open_source(source) as file:
        return file.read(len(_ZIP_MARK)) == _ZIP_MARK


def _opened(source: Source) -> CalamineWorkbook:
    if isinstance(source, Path):
        return CalamineWorkbook.from_path(source)
    return CalamineWorkbook.from_filelike(open_source(source))


def _old_sheets(source: Source, name: str) -> list[OldSheet]:
    """All sheets of an old workbook; why it cannot be read: it is locked, or of another program, or broken."""
    with open_source(source) as file:
        content = file.read(_LARGEST_OLD + 1)
    if _LOCKED in content:
        raise _locked(name)
    try:
        if len(content) <= _LARGEST_OLD:
            return read_old_workbook(content)
    except BrokenWorkbookError as error:
        if content.startswith(_ZIP_MARK):
            raise damaged(name) from error
    raise UnreadableFileError(
        _(
            "“%(name)s” is an old Excel or Word file that cannot be read here; nothing was imported; "
            "open it and save the sheet as CSV."
        )
        % {"name": name}
    )


def _locked(name: str) -> UnreadableFileError:
    return UnreadableFileError(
        _("“%(name)s” is locked with a password; nothing was imported; save it without one and import it again.")
        % {"name": name}
    )
