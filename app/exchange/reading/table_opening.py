"""The one door from a file to its tables: what the file is, told from its bytes, decides which reader opens it."""

from __future__ import annotations

from pathlib import Path

from app.errors import UnreadableFileError
from app.exchange.reading.archive_reading import unpacked_lists
from app.exchange.reading.csv_reading import open_text
from app.exchange.reading.iif_reading import open_iif
from app.exchange.reading.markup_reading import open_markup
from app.exchange.reading.source_kinds import HEAD_SIZE, read_head, refuse_unless_text, source_kind
from app.exchange.reading.source_tables import Source, SourceTable
from app.exchange.reading.vcard_reading import open_cards
from app.exchange.reading.workbook_reading import open_workbook
from app.translations import gettext as _

_WORKBOOKS = frozenset({"excel", "old_office"})
_MARKUP = frozenset({"web_page", "xml"})
_NOTHING = b" \t\r\n\x1a\xef\xbb\xbf\xff\xfe\x00"


def open_tables(
    source: str | Path | bytes, encoding: str = "", delimiter: str = "", sheet: str = "", name: str = ""
) -> tuple[SourceTable, ...]:
    """Open a file (or the bytes of one, with the `name` it has); at least one table, or one sentence if it is none.

    `encoding`, `delimiter` and `sheet` are the user's word and win.
    """
    origin: Source = source if isinstance(source, bytes) else Path(source)
    name = name or (_("the file") if isinstance(origin, bytes) else origin.name or str(origin))
    head = origin[:HEAD_SIZE] if isinstance(origin, bytes) else read_head(origin)
    if not head.strip(_NOTHING):
        raise UnreadableFileError(
            _("“%(name)s” is empty, so nothing was imported; please export it once more.") % {"name": name}
        )
    kind = source_kind(head, name)
    if kind in _WORKBOOKS:
        return (open_workbook(origin, name, sheet),)
    if kind in _MARKUP:
        return (open_markup(origin, name, encoding),)
    if kind == "zip":
        return _tables_inside(origin, name, encoding, delimiter, sheet)
    if kind == "vcard":
        return (open_cards(origin, name, encoding),)
    if kind == "quickbooks":
        return open_iif(origin, name, encoding)
    refuse_unless_text(head, name)
    return (open_text(origin, name, encoding, delimiter),)


def _tables_inside(source: Source, name: str, encoding: str, delimiter: str, sheet: str) -> tuple[SourceTable, ...]:
    """The tables of all lists in a zip; an empty one among others is passed over, a zip inside is not opened."""
    found: list[SourceTable] = []
    faults: list[UnreadableFileError] = []
    for inside, content in unpacked_lists(source, name):
        if source_kind(content[:HEAD_SIZE], inside) == "zip":
            continue
        try:
            found += open_tables(content, encoding, delimiter, sheet, inside)
        except UnreadableFileError as error:
            if content.strip(_NOTHING):
                raise
            faults.append(error)
    if not found:
        raise (
            faults[0]
            if faults
            else UnreadableFileError(
                _("“%(name)s” is a zip archive without a list in it; nothing was imported; choose a list.")
                % {"name": name}
            )
        )
    return tuple(found)


def open_table(
    source: str | Path | bytes, encoding: str = "", delimiter: str = "", sheet: str = "", name: str = ""
) -> SourceTable:
    """The first table of a file: of most there is only one."""
    return open_tables(source, encoding, delimiter, sheet, name)[0]
