"""What an export does in the worker process."""

from __future__ import annotations

from pathlib import Path

from app.everafter import open_everafter
from app.jobs import JobProgress


def export_to(address: str, what: str, target: str, progress: JobProgress) -> int:
    """Write one list, or everything, for a spreadsheet; returns how many lines were written."""
    from app.exchange.export import ExportPurpose, export_list  # noqa: PLC0415 - needed in the worker process only

    everafter = open_everafter(address)
    try:
        return export_list(what, Path(target), ExportPurpose.SPREADSHEET, everafter.clock.zone, progress).rows
    finally:
        everafter.close()
