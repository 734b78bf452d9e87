"""One list as a CSV file: for a spreadsheet, where no cell starts a formula, or exact for another import."""

from __future__ import annotations

import csv
from codecs import BOM_UTF8
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from pathlib import Path
from types import SimpleNamespace
from typing import IO
from zoneinfo import ZoneInfo

from app.exchange.out.export_cells import CellWriter
from app.exchange.out.whole_file import refuse_missing_folder, whole_file
from app.exchange.reading.formula_guard import guard_cells
from app.jobs import JobProgress
from app.queries.export_columns import CellKind, ExportList
from app.queries.exports import one_picture
from app.queries.firm import get_firm

_PAGE = 500


class ExportPurpose(StrEnum):
    """Whom the file is for."""

    SPREADSHEET = "spreadsheet"
    REIMPORT = "reimport"


@dataclass(frozen=True, slots=True)
class ExportResult:
    """The files written and how many rows they hold together."""

    files: tuple[Path, ...]
    rows: int


def write_list(
    chosen: ExportList, target: Path, purpose: ExportPurpose, zone: ZoneInfo, progress: JobProgress | None = None
) -> ExportResult:
    """Write these rows into a file, which appears whole or not at all."""
    refuse_missing_folder(target)
    with one_picture():
        return ExportResult((target,), write_list_file(chosen, target, purpose, zone, progress or JobProgress()))


def write_list_file(
    chosen: ExportList, target: Path, purpose: ExportPurpose, zone: ZoneInfo, steps: JobProgress
) -> int:
    """Write beside the target and put it in place at the end; returns the number of rows."""
    with whole_file(target) as binary:
        return write_csv(chosen, binary, purpose, zone, steps)


def write_csv(
    chosen: ExportList, binary: IO[bytes], purpose: ExportPurpose, zone: ZoneInfo, steps: JobProgress | None = None
) -> int:
    """Write the list as UTF-8 with CR LF after each row; returns the number of rows."""
    has_money = not chosen.kinds or CellKind.MONEY in chosen.kinds
    firm = get_firm() if has_money else None
    is_guarded = purpose is ExportPurpose.SPREADSHEET
    headings = chosen.headings if is_guarded or not chosen.fields else chosen.fields
    cells = CellWriter(chosen, len(headings), zone, firm.currency if firm is not None else "USD", is_guarded=is_guarded)
    lines: list[str] = []
    # Rows end with CR LF in exact files too: only then is a lone CR inside a cell put in quotes.
    writer = csv.writer(SimpleNamespace(write=lines.append), lineterminator="\r\n")
    writer.writerow(guard_cells(headings) if is_guarded else headings)
    if is_guarded:
        binary.write(BOM_UTF8)
    rows, count = iter(chosen.rows()), 0
    while page := list(islice(rows, _PAGE)):
        writer.writerows(cells.page(page))
        binary.write("".join(lines).encode("utf-8", "replace"))
        lines.clear()
        count += len(page)
        if steps is not None:
            steps.step(count, 0, chosen.name)
    binary.write("".join(lines).encode("utf-8", "replace"))
    return count
