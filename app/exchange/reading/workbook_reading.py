"""Workbooks (.xlsx, .xlsm, .xlsb, .xls, .ods) → a table: the sheet that looks most like a list of ours."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice

from app.errors import UnreadableFileError, ValidationError
from app.exchange.reading.csv_records import Record
from app.exchange.reading.grid_rows import JUDGED_ROWS, grid_records, judge_grid
from app.exchange.reading.source_tables import SAMPLE_ROWS, RowsTable, Source, survey_source
from app.exchange.reading.table_layout import TableLayout
from app.exchange.reading.workbook_cells import cell_text, remark_on_lost_zeros, with_lost_zeros, zip_columns
from app.exchange.reading.workbook_loading import Book, Grid, reading_workbook
from app.translations import gettext as _

_MOST_SHEETS_NAMED = 5
_MOST_MERGED_ROWS = 1_000


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A sheet that was looked at: how it is read, and how much it looks like a list."""

    grid: Grid
    layout: TableLayout
    likeness: tuple[float, bool, int]


def open_workbook(source: Source, name: str, sheet: str = "") -> RowsTable:
    """Open a workbook at the sheet the user names, or at the likeliest; one sentence if there is no list in it."""
    survey, stamp = survey_source(source)
    with reading_workbook(source, name) as book:
        names = book.names
        chosen = _choose(book, name, _asked(names, sheet, name) if sheet else names)
        grid = chosen.grid
        layout = _with_merged_headings(chosen.layout, grid)
        zips = zip_columns(layout.headers)
        first = list(islice(grid.iter_rows(), JUDGED_ROWS))
        sample = tuple(islice(grid_records(_texts(grid, zips), layout), SAMPLE_ROWS))
        remarks = (*_other_sheets(grid.name, names), *remark_on_lost_zeros(layout.headers, first))
    count = max(len(sample), grid.height - layout.lines_before_rows) if len(sample) == SAMPLE_ROWS else len(sample)
    read = partial(_records, source, name, grid.name, layout)
    return RowsTable(
        name,
        source,
        layout.headers,
        sample,
        count,
        survey.sha256,
        stamp,
        read,
        remarks=remarks,
        sheet=grid.name,
        sheets=tuple(names),
    )


def _asked(names: list[str], sheet: str, name: str) -> list[str]:
    """The sheet that the user names, whatever its case."""
    found = [each for each in names if each == sheet] or [
        each for each in names if each.strip().casefold() == sheet.strip().casefold()
    ]
    if not found:
        raise ValidationError(
            _("“%(name)s” has no sheet “%(sheet)s”; nothing was imported; its sheets are: %(names)s.")
            % {"name": name, "sheet": sheet, "names": ", ".join(names)},
            "sheet",
        )
    return found[:1]


def _choose(book: Book, name: str, names: list[str]) -> _Sheet:
    """The sheet with the most headings that we know; among equals the longest, then the first."""
    best: _Sheet | None = None
    for each in names:
        grid = book.sheet(each)
        layout, score = judge_grid(_texts(grid, frozenset()))
        likeness = (score[0], grid.height > 1, grid.height)
        if grid.height and any(layout.headers) and (best is None or likeness > best.likeness):
            best = _Sheet(grid, layout, likeness)
    if best is None:
        raise UnreadableFileError(
            _("“%(name)s” has no sheet with a list in it, so nothing was imported; please look into it.")
            % {"name": name}
        )
    return best


def _other_sheets(chosen: str, names: list[str]) -> tuple[str, ...]:
    """What to say of a workbook with several sheets."""
    others = [each for each in names if each != chosen]
    if not others:
        return ()
    shown = ", ".join(f"“{each}”" for each in others[:_MOST_SHEETS_NAMED])
    more = " …" if len(others) > _MOST_SHEETS_NAMED else ""
    return (_("The sheet “%(chosen)s” was read, and not %(others)s.") % {"chosen": chosen, "others": shown + more},)


def _with_merged_headings(layout: TableLayout, grid: Grid) -> TableLayout:
    """A heading over several columns is the heading of each of them."""
    headers = list(layout.headers)
    line, left = layout.lines_before_rows - 1, (grid.start or (0, 0))[1]
    for (top, first), (bottom, last) in grid.merged_cell_ranges or []:
        if top <= line <= bottom and last > first and 0 <= first - left < len(headers):
            for place in range(first - left + 1, min(last - left + 1, len(headers))):
                headers[place] = headers[place] or headers[first - left]
    return replace(layout, headers=tuple(headers))


def _records(source: Source, name: str, sheet: str, layout: TableLayout) -> Iterator[Record]:
    """The rows of the sheet from its start; the workbook is in memory only while they are read."""
    with reading_workbook(source, name) as book:
        yield from grid_records(_texts(book.sheet(sheet), zip_columns(layout.headers)), layout)


def _texts(grid: Grid, zips: frozenset[int]) -> Iterator[tuple[int, list[str]]]:
    """The rows with their numbers in the sheet; what stands in cells merged downwards stands in each of them."""
    left = (grid.start or (0, 0))[1]
    down = {
        (row, first - left): (top, first - left)
        for (top, first), (bottom, last) in grid.merged_cell_ranges or []
        if last == first
        for row in range(top + 1, min(bottom, top + _MOST_MERGED_ROWS) + 1)
    }
    tops = set(down.values())
    kept: dict[tuple[int, int], str] = {}
    for row, values in enumerate(grid.iter_rows()):
        cells = [value if type(value) is str and "_x" not in value else cell_text(value) for value in values]
        for place in zips:
            cells[place] = with_lost_zeros(values[place], cells[place])
        if tops:
            for place in range(len(cells)):
                if (row, place) in tops:
                    kept[row, place] = cells[place]
                elif (row, place) in down and not cells[place]:
                    cells[place] = kept.get(down[row, place], "")
        yield row + 1, cells
