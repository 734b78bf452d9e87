"""What an export does in the worker process."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from app.everafter import open_everafter
from app.jobs import JobProgress


def export_to(address: str, what: str, target: str, ids: tuple[int, ...] | None, progress: JobProgress) -> int:
    """Write one list or everything for a spreadsheet, or these rows of a list; returns how many lines were written."""
    from app.exchange.out.export import ExportPurpose, export_list, write_list  # noqa: PLC0415 - needed in the worker only
    from app.queries.exports import chosen_list  # noqa: PLC0415 - the same

    everafter = open_everafter(address)
    zone = everafter.clock.zone
    try:
        if ids is not None:
            return write_list(chosen_list(what, ids), Path(target), ExportPurpose.SPREADSHEET, zone, progress).rows
        return export_list(what, Path(target), ExportPurpose.SPREADSHEET, zone, progress).rows
    finally:
        everafter.close()


def export_exactly_to(address: str, what: str, target: str, progress: JobProgress) -> int:
    """Write one list as another import reads it; returns how many lines were written."""
    from app.exchange.out.export import ExportPurpose, export_list  # noqa: PLC0415 - needed in the worker process only

    everafter = open_everafter(address)
    try:
        return export_list(what, Path(target), ExportPurpose.REIMPORT, everafter.clock.zone, progress).rows
    finally:
        everafter.close()


def export_bookkeeping_to(address: str, first: date, last: date, target: str, progress: JobProgress) -> int:
    """Write what the bookkeeper takes over of these days; returns how many lines were written."""
    from app.exchange.out.export import ExportPurpose, write_list  # noqa: PLC0415 - needed in the worker process only
    from app.queries.bookkeeping import bookkeeping_list  # noqa: PLC0415 - the same

    everafter = open_everafter(address)
    try:
        chosen = bookkeeping_list(first, last)
        return write_list(chosen, Path(target), ExportPurpose.SPREADSHEET, everafter.clock.zone, progress).rows
    finally:
        everafter.close()
