"""Old workbooks (.xls) are read in a process of their own: a damaged one can take the whole reader down with it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from python_calamine import CalamineWorkbook, SheetTypeEnum
from python_calamine import SheetVisibleEnum as Visible

import app
from app.exchange.reading.workbook_cells import CellValue, cell_text

_MOST_MEMORY = 2 << 30
_MOST_SECONDS = 120
_CHILD = "from app.exchange.reading.old_workbooks import serve; serve()"


class BrokenWorkbookError(Exception):
    """The reader could make nothing of the bytes."""


@dataclass(frozen=True, slots=True)
class OldSheet:
    """One sheet: as much of a sheet of python-calamine as we use."""

    name: str
    start: tuple[int, int] | None
    merged_cell_ranges: list[tuple[tuple[int, int], tuple[int, int]]]
    rows: Sequence[list[CellValue]]

    @property
    def height(self) -> int:
        """How many rows there are from the first with cells on."""
        return len(self.rows) - (self.start or (0, 0))[0]

    def iter_rows(self) -> Iterator[list[CellValue]]:
        """Every row from the first of the sheet."""
        return iter(self.rows)


def read_old_workbook(content: bytes) -> list[OldSheet]:
    """The sheets with cells, shown ones first; raises `BrokenWorkbookError` if it cannot be read."""
    place = str(Path(app.__file__).parent.parent)
    environment = {**os.environ, "PYTHONPATH": place, "PYTHONIOENCODING": "utf-8"}
    try:
        done = subprocess.run(  # noqa: S603 - our own interpreter with our own words, the file comes as its input
            [sys.executable, "-c", _CHILD],
            input=content,
            capture_output=True,
            timeout=_MOST_SECONDS,
            check=True,
            env=environment,
        )
        answer = json.loads(done.stdout)
    except (OSError, ValueError, subprocess.SubprocessError) as error:
        raise BrokenWorkbookError from error
    return [_sheet(each) for each in answer]


def _sheet(said: dict[str, Any]) -> OldSheet:
    start = said["start"]
    merged = [((top, first), (bottom, last)) for (top, first), (bottom, last) in said["merged"]]
    return OldSheet(said["name"], (start[0], start[1]) if start else None, merged, said["rows"])


def serve() -> None:
    """The other process: a workbook on standard input, its sheets as JSON on standard output."""
    _limit_memory()
    json.dump(sheets_of(sys.stdin.buffer.read()), sys.stdout)


def sheets_of(content: bytes) -> list[dict[str, Any]]:
    """The sheets as plain values; numbers and yes or no stay what they are, days and times are text."""
    book = CalamineWorkbook.from_filelike(BytesIO(content))
    shown = [each for each in book.sheets_metadata if each.typ == SheetTypeEnum.WorkSheet]
    shown.sort(key=lambda each: each.visible != Visible.Visible)
    found = []
    for each in shown:
        sheet = book.get_sheet_by_name(each.name)
        rows = [[_plain(value) for value in row] for row in sheet.iter_rows()]
        found.append({"name": each.name, "start": sheet.start, "merged": sheet.merged_cell_ranges or [], "rows": rows})
    return found


def _plain(value: CellValue) -> CellValue:
    return value if isinstance(value, (str, bool, int, float)) else cell_text(value)


def _limit_memory() -> None:
    """A broken file may ask for more memory than there is; where the system can say no, it shall."""
    with suppress(ImportError, ValueError, OSError):
        import resource  # noqa: PLC0415 - Windows has none

        resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))
