"""Rows that could not be taken, written with line, reason and their own columns, to be mended and imported again."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from io import TextIOWrapper
from pathlib import Path

from app.errors import StorageError
from app.exchange.out.whole_file import whole_file
from app.exchange.reading.csv_records import RejectedRow
from app.exchange.reading.formula_guard import guard_cell
from app.exchange.reading.table_layout import REJECTS_HEADERS
from app.translations import gettext as _


def write_rejects(path: Path, headers: Sequence[str], rows: Iterable[RejectedRow], delimiter: str = ",") -> int:
    """Write the rejects file and return how many rows it holds; the reader passes over the two columns put before.

    Cells that a spreadsheet would run are guarded, and reading takes the guard away again. Columns keep the names
    and the order of the file they came from, a row with too many cells keeps all of them.
    """
    count = 0
    try:
        with whole_file(path) as binary:
            file = TextIOWrapper(binary, encoding="utf-8-sig", errors="replace", newline="")
            writer = csv.writer(file, delimiter=delimiter, lineterminator="\r\n")
            writer.writerow([*REJECTS_HEADERS, *map(guard_cell, headers)])
            for row in rows:
                writer.writerow([row.line, row.reason, *map(guard_cell, row.cells)])
                count += 1
            file.flush()
            file.detach()
    except StorageError as error:
        text = _("The rows to mend could not be written to “%(name)s”; choose another folder for them.")
        raise StorageError(text % {"name": path.name}) from error
    return count
