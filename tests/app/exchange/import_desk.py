"""The desk at which files are brought in, tried and taken back, with the whole database to compare."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from app.exchange.import_plan import ImportResult, apply_import, dry_run, plan_import, undo_import
from app.jobs import JobProgress
from app.models.clients import Client, ContactPermission, ContactPoint, Site, TimelineEntry
from app.models.jobs import Job
from app.models.tables import MODELS
from app.services.imports import ImportCounts, UndoImportResult
from tests.builders import Firm

# Traces that an import leaves by design: that it happened, under which numbers, and how its columns were read.
_TRACES = {"import_batch", "import_change", "import_mapping", "audit_unit", "audit_change", "counter"}


class Desk:
    """A firm and a folder for its files."""

    def __init__(self, firm: Firm, folder: Path) -> None:
        self.firm = firm
        self.folder = folder

    def write(self, name: str, *rows: str) -> Path:
        path = self.folder / name
        path.write_text("\n".join(rows) + "\n", encoding="utf-8")
        return path

    def bring(self, *files: Path, progress: JobProgress | None = None, **fields: Any) -> ImportResult:
        plan = plan_import(files, self.firm.clock, **fields)
        result = apply_import(plan, self.firm.everafter.units, self.firm.clock, progress)
        check_sum(result.counts)
        return result

    def bring_rows(self, *rows: str, name: str = "file.csv") -> ImportCounts:
        return self.bring(self.write(name, *rows)).counts

    def try_out(self, *files: Path) -> ImportResult:
        plan = plan_import(files, self.firm.clock)
        result = dry_run(plan, self.firm.everafter.units, self.firm.clock)
        check_sum(result.counts)
        return result

    def take_back(self, result: ImportResult) -> UndoImportResult:
        assert result.import_id is not None
        return undo_import(self.firm.everafter.units, self.firm.clock, result.import_id)


def check_sum(counts: ImportCounts) -> None:
    parts = (counts.new, counts.updated, counts.merged, counts.unchanged, counts.rejected)
    assert counts.read == sum(parts), counts


def everything(without: Sequence[str] = ()) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table that says something, versions left out, for comparing before with after."""
    found = {}
    for name, model in MODELS.items():
        if name in _TRACES or name in without:
            continue
        columns = [field for column, field in model.columns().items() if column != "version"]
        found[name] = sorted(model.select(*columns).tuples(), key=repr)
    return found


def client_named(name: str) -> Client:
    return Client.get(Client.name == name)


def notes_of(client_id: int) -> list[tuple[str, bool]]:
    rows = TimelineEntry.select().where(TimelineEntry.client == client_id).order_by(TimelineEntry.id)
    return [(row.words, bool(row.is_private)) for row in rows]


def points_of(client_id: int) -> list[str]:
    rows = ContactPoint.select().where((ContactPoint.client == client_id) & ContactPoint.archived_at.is_null())
    return [row.value for row in rows.order_by(ContactPoint.position, ContactPoint.id)]


def streets_of(client_id: int) -> list[str]:
    return [row.street for row in Site.select().where(Site.client == client_id).order_by(Site.position)]


def closed_to(client_id: int) -> list[str]:
    chosen = (ContactPermission.client == client_id) & (ContactPermission.is_allowed == False)  # noqa: E712 - SQL
    return sorted(row.channel for row in ContactPermission.select().where(chosen))


def jobs_of(client_id: int) -> list[Job]:
    return list(Job.select().where(Job.client == client_id).order_by(Job.number))
