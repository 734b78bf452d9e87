"""What the import does in the worker process: look at the files, try the import, do it, take it back."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from app.clock import clock_from_environment
from app.everafter import Everafter, open_everafter
from app.jobs import JobProgress
from app.services.imports import ImportCounts

if TYPE_CHECKING:
    from app.exchange.import_plan import ImportPlan, ImportResult

# The window only names these functions; what they need is imported in the worker process.
# ruff: noqa: PLC0415

_ENDING = "-to-mend.csv"


@dataclass(frozen=True, slots=True)
class ColumnPreview:
    """One of our fields, the heading of the column that fills it, and its first values."""

    field: str
    header: str
    samples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ImportPreview:
    """What was recognised and what an import would do; `reasons` are the first rows that cannot be read, in words."""

    title: str
    columns: tuple[ColumnPreview, ...]
    questions: tuple[str, ...]
    counts: ImportCounts
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportOutcome:
    """What an import did; `rejects_files` hold the rows to mend."""

    import_id: int
    counts: ImportCounts
    rejects_files: tuple[str, ...] = ()


def preview_import(address: str, files: Sequence[str], progress: JobProgress) -> ImportPreview:
    """Recognise the files and try the import; nothing is changed."""
    from app.exchange.import_plan import dry_run, plan_import

    with _opened(address) as everafter:
        plan = plan_import(files, everafter.clock)
        result = dry_run(plan, everafter.units, everafter.clock, progress)
    return ImportPreview(
        title=", ".join(dict.fromkeys(file.recognised.format_title for file in plan.files)),
        columns=_columns(plan),
        questions=tuple(question.sentence for file in plan.files for question in file.questions),
        counts=result.counts,
        reasons=_reasons(result),
    )


def import_files(address: str, files: Sequence[str], person_id: int | None, progress: JobProgress) -> ImportOutcome:
    """Bring everything in as one act; rows that cannot be read are written beside the first file, to be mended."""
    from app.exchange.import_plan import apply_import, plan_import

    with _opened(address) as everafter:
        everafter.sign_in(person_id)
        result = apply_import(plan_import(files, everafter.clock), everafter.units, everafter.clock, progress)
    assert result.import_id is not None
    return ImportOutcome(result.import_id, result.counts, _write_rejects(result, Path(files[0]).parent))


def take_back(address: str, import_id: int, person_id: int | None, _progress: JobProgress) -> tuple[str, ...]:
    """Undo an import; returns the names of those that were edited since and stay."""
    from app.exchange.import_plan import undo_import

    with _opened(address) as everafter:
        everafter.sign_in(person_id)
        return undo_import(everafter.units, everafter.clock, import_id).kept


@contextmanager
def _opened(address: str) -> Iterator[Everafter]:
    clock = clock_from_environment(os.environ, is_ticking=True, zone=ZoneInfo("UTC"))
    everafter = open_everafter(address, clock=clock)
    try:
        yield everafter
    finally:
        everafter.close()


def _columns(plan: ImportPlan) -> tuple[ColumnPreview, ...]:
    found = []
    for file in plan.files:
        samples = file.samples
        found += [
            ColumnPreview(field, ", ".join(headers), tuple(each for each in samples.get(field, []) if each))
            for field, headers in file.columns.items()
        ]
    return tuple(found)


def _reasons(result: ImportResult) -> tuple[str, ...]:
    return tuple(f"{row.line}: {row.reason}" for _file, rows in result.rejects for row in rows[:5])


def _write_rejects(result: ImportResult, folder: Path) -> tuple[str, ...]:
    from app.exchange.rejects import write_rejects

    written = []
    for file, rows in result.rejects:
        if rows:
            target = folder / f"{Path(file.table.name).stem}{_ENDING}"
            write_rejects(target, file.table.headers, rows)
            written.append(str(target))
    return tuple(written)
