"""Lists taken out as CSV: one by its name, or everything into a folder."""

from __future__ import annotations

from pathlib import Path
from zoneinfo import ZoneInfo

from app.errors import ValidationError
from app.exchange.out.list_file import ExportPurpose, ExportResult, write_list
from app.jobs import JobProgress
from app.queries.exports import exact_lists, export_lists
from app.translations import gettext as _

EVERYTHING = "everything"
__all__ = ["EVERYTHING", "ExportPurpose", "ExportResult", "export_list", "write_list"]


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
        from app.exchange.out.everything_folder import export_everything  # noqa: PLC0415 - pictures, which no list needs

        return export_everything(target, purpose, zone, steps)
    known = exact_lists() if purpose is ExportPurpose.REIMPORT else export_lists()
    if what not in known:
        raise ValidationError(
            _("There is no list named “{what}”; choose one of {names}, nothing was written.").format(
                what=what, names=", ".join([*known, EVERYTHING])
            )
        )
    return write_list(known[what], target, purpose, zone, steps)
