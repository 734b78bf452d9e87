"""Lists taken out as CSV: for a spreadsheet, where no cell starts a formula, or exact for another import."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from io import TextIOWrapper
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from app.errors import StorageError, ValidationError
from app.exchange.formula_guard import guard_cell
from app.exchange.whole_file import refuse_missing_folder, whole_file
from app.jobs import JobProgress
from app.paths import make_private_folder
from app.queries.exports import ExportList, export_lists, table_lists
from app.queries.firm import get_firm
from app.rules.money import from_minor
from app.translations import gettext as _

EVERYTHING = "everything"
_STEP = 500


class ExportPurpose(StrEnum):
    """Whom the file is for."""

    SPREADSHEET = "spreadsheet"
    REIMPORT = "reimport"


@dataclass(frozen=True, slots=True)
class ExportResult:
    """The files written and how many rows they hold together."""

    files: tuple[Path, ...]
    rows: int


def export_list(
    what: str,
    target: Path,
    purpose: ExportPurpose,
    zone: ZoneInfo,
    progress: JobProgress | None = None,
) -> ExportResult:
    """Write one list into a file, or everything into a folder; a file appears whole or not at all."""
    steps = progress or JobProgress()
    if what == EVERYTHING:
        return _export_everything(target, purpose, zone, steps)
    known = export_lists()
    if what not in known:
        raise ValidationError(
            _("There is no list named “{what}”; choose one of {names}, nothing was written.").format(
                what=what, names=", ".join([*known, EVERYTHING])
            )
        )
    return write_list(known[what], target, purpose, zone, steps)


def write_list(
    chosen: ExportList, target: Path, purpose: ExportPurpose, zone: ZoneInfo, progress: JobProgress | None = None
) -> ExportResult:
    """Write these rows into a file, which appears whole or not at all."""
    refuse_missing_folder(target)
    return ExportResult((target,), _write(chosen, target, purpose, zone, progress or JobProgress()))


def _export_everything(folder: Path, purpose: ExportPurpose, zone: ZoneInfo, steps: JobProgress) -> ExportResult:
    refuse_missing_folder(folder)
    if folder.exists() and not folder.is_dir():
        raise StorageError(
            _("{folder} is a file; choose a folder for everything, nothing was written.").format(folder=folder)
        )
    make_private_folder(folder)
    chosen = list(export_lists().values()) if purpose is ExportPurpose.SPREADSHEET else list(table_lists())
    files = [(each, folder / f"{each.name}.csv") for each in chosen]
    return ExportResult(
        tuple(file for _each, file in files), sum(_write(each, file, purpose, zone, steps) for each, file in files)
    )


def _write(chosen: ExportList, target: Path, purpose: ExportPurpose, zone: ZoneInfo, steps: JobProgress) -> int:
    """Write beside the target and put it in place at the end; returns the number of rows."""
    encoding = "utf-8-sig" if purpose is ExportPurpose.SPREADSHEET else "utf-8"
    with (
        whole_file(target) as binary,
        TextIOWrapper(binary, encoding=encoding, errors="replace", newline="") as text,
    ):
        return _write_rows(chosen, text, purpose, zone, steps)


def _write_rows(
    chosen: ExportList, text: TextIOWrapper, purpose: ExportPurpose, zone: ZoneInfo, steps: JobProgress
) -> int:
    firm = get_firm()
    cells = _Cells(zone, firm.currency if firm is not None else "USD", purpose)
    writer = csv.writer(text, lineterminator="\r\n" if purpose is ExportPurpose.SPREADSHEET else "\n")
    is_for_import = purpose is ExportPurpose.REIMPORT and bool(chosen.fields)
    headings = chosen.fields if is_for_import else chosen.headings
    writer.writerow(headings)
    count = 0
    for count, row in enumerate(_cut(chosen.rows(), len(headings)), 1):
        writer.writerow(cells.row(row, chosen.money_columns))
        if count % _STEP == 0:
            steps.step(count, 0, chosen.name)
    return count


def _cut(rows: Iterator[Sequence[Any]], width: int) -> Iterator[Sequence[Any]]:
    """Kept columns at the end of a list are for reading, not for another import."""
    return (row[:width] for row in rows)


class _Cells:
    """Values as text: days and moments in ISO order, money in whole units with its decimals."""

    def __init__(self, zone: ZoneInfo, currency: str, purpose: ExportPurpose) -> None:
        self._zone = zone
        self._currency = currency
        self._is_guarded = purpose is ExportPurpose.SPREADSHEET
        # People read several numbers in one line; an exact file must not mistake what stands in a value for the sign.
        self._between = " ::: " if self._is_guarded else "\n"

    def row(self, values: Sequence[Any], money_columns: frozenset[int]) -> list[str]:
        """One row of text."""
        return [self._cell(value, index in money_columns) for index, value in enumerate(values)]

    def _cell(self, value: Any, is_money: bool) -> str:
        if value is None:
            return ""
        if is_money:
            return str(from_minor(value, self._currency))
        if isinstance(value, tuple):
            value = self._between.join(value)
        if isinstance(value, str):
            return guard_cell(value) if self._is_guarded else value
        if isinstance(value, datetime):
            return value.astimezone(self._zone).strftime("%Y-%m-%d %H:%M")
        if isinstance(value, date):
            return value.isoformat()
        if isinstance(value, bool):
            return "1" if value else "0"
        if isinstance(value, Mapping | list):
            return json.dumps(value, ensure_ascii=False)
        return str(value)
