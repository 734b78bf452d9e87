"""Lists taken out: safe in a spreadsheet, exact for another import, whole or not there at all."""

from __future__ import annotations

import csv
import json
import stat
import sys
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from app.errors import Cancelled, StorageError, ValidationError
from app.everafter import open_everafter
from app.exchange.import_plan import apply_import, plan_import
from app.exchange.out.export import ExportPurpose, export_list
from app.exchange.reading.formula_guard import guard_cell, unguard_cell
from app.jobs import CancelFlag, JobProgress
from app.models.clients import AccessCode, Client, Site
from app.models.tables import MODELS
from app.queries.exports import export_lists
from app.rules.plain_names import plain_name
from app.services.drafts import ContactDraft, FinishDraft, NoteDraft, PaymentDraft, SiteDraft
from app.services.firm_drafts import FirmDraft
from tests.app.exchange.import_desk import everything
from tests.builders import Firm, opened_firm
from tests.fakes import MovableClock

NASTY = [
    "=cmd|' /C calc'!A0", "+1 (503)", "-2", "@SUM(A1)", "'quoted", "\t=1", " =1", "\uff1d1", "|x", "%y",
    'He said "hi", twice',
    "two\nlines", "ends with space ", "Ünïcödé 田中 🧽", "plain",
]  # fmt: skip


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def export(
    firm: Firm, what: str, target: Path, purpose: str = "spreadsheet", progress: JobProgress | None = None
) -> int:
    return export_list(what, target, ExportPurpose(purpose), firm.zone, progress).rows


def fill(firm: Firm) -> list[int]:
    """Clients with every nasty text, and a finished job for the first."""
    ids = []
    for number, text in enumerate(NASTY):
        ids.append(
            firm.client(
                f"{text.strip()} {number}",
                company_name=text.strip(),
                phones=(ContactDraft(f"(503) 555 {number:04}"), ContactDraft("+44 20 7946 0000")),
                emails=(ContactDraft(f"a{number}@example.org"), ContactDraft(f"b{number}@example.org")),
                sites=(SiteDraft(street=f"{number} Elm", town=text, postal_code="01234", access_note="side gate"),),
            )
        )
    firm.everafter.permissions.write(ids[0], "email", {"sales": False}, "asked")
    starts_at = datetime(2026, 1, 5, 8, tzinfo=firm.zone)
    paid = (PaymentDraft("card", 12_345),)
    firm.finish(
        firm.booked_job(ids[0], starts_at, price_minor=123_456, description=NASTY[0]),
        FinishDraft(left_at=starts_at + timedelta(hours=1), payments=paid),
    )
    firm.booked_job(ids[1], datetime(2026, 7, 1, 8, tzinfo=firm.zone))
    return ids


def test_no_cell_of_a_spreadsheet_starts_a_formula_and_nothing_is_lost(firm: Firm, tmp_path: Path) -> None:
    fill(firm)
    firm.everafter.clients.write_note(1, NoteDraft("=HYPERLINK(1)", kind="call"))
    for what in export_lists():
        target = tmp_path / f"{what}.csv"
        count = export(firm, what, target)
        assert target.read_bytes().startswith(b"\xef\xbb\xbf"), "so that Excel reads it as Unicode"
        found = rows_of(target)
        assert len(found) == count
        for row in found:
            for cell in row.values():
                assert cell[:1] not in ("=", "+", "@", "|", "%", "\t"), cell
                assert unguard_cell(cell) == cell or guard_cell(unguard_cell(cell)) == cell
    names = [unguard_cell(row["Company"]) for row in rows_of(tmp_path / "clients.csv")]
    assert names == [plain_name(text) for text in NASTY]
    if sys.platform != "win32":
        assert stat.S_IMODE((tmp_path / "clients.csv").stat().st_mode) == 0o600


def test_money_has_its_decimals_and_days_sort_as_text(firm: Firm, tmp_path: Path) -> None:
    fill(firm)
    export(firm, "jobs", tmp_path / "jobs.csv")
    done, booked = rows_of(tmp_path / "jobs.csv")
    assert (done["Amount"], done["Paid"], done["Starts"], done["State"]) == (
        "1234.56",
        "123.45",
        "2026-01-05 08:00",
        "done",
    )
    assert (booked["Starts"], booked["Technician"]) == ("2026-07-01 08:00", "Luis Santos"), (
        "on the firm's wall in summer too"
    )
    export(firm, "clients", tmp_path / "clients.csv")
    first = rows_of(tmp_path / "clients.csv")[0]
    assert (first["Owes us"], first["Last visit"], first["Client since"]) == ("1111.11", "2026-01-05", "2026-03-02")
    assert (first["Opted out"], first["Phones"]) == ("email", "(503) 555 0000 ::: +44 20 7946 0000")


def test_an_exact_export_comes_back_exactly(firm: Firm, tmp_path: Path, firm_clock: MovableClock) -> None:
    """Out of one database and into a new one: clients, numbers, addresses, wishes and jobs are the same."""
    fill(firm)
    files = [tmp_path / "clients.csv", tmp_path / "jobs.csv"]
    for file in files:
        export(firm, file.stem, file, "reimport")
    firm.everafter.close()
    with opened_firm(str(tmp_path / "fresh.db"), firm_clock) as fresh:
        plan = plan_import(files, fresh.clock)
        counts = apply_import(plan, fresh.everafter.units, fresh.clock).counts
        assert (counts.new, counts.rejected) == (len(NASTY) + 2, 0)
        for file in files:
            export(fresh, file.stem, tmp_path / "again.csv", "reimport")
            assert (tmp_path / "again.csv").read_bytes() == file.read_bytes(), file.name
        again = apply_import(plan_import(files, fresh.clock), fresh.everafter.units, fresh.clock).counts
        assert again.unchanged == again.read


def test_everything_goes_into_one_folder_without_secrets(firm: Firm, tmp_path: Path) -> None:
    ids = fill(firm)
    site = Site.get(Site.client == ids[0])
    AccessCode.create(site=site.id, opens="gate", code="SECRET-4711")
    for purpose in ("spreadsheet", "reimport"):
        folder = tmp_path / purpose
        result = export_list("everything", folder, ExportPurpose(purpose), firm.zone)
        assert sorted(folder.iterdir()) == sorted(result.files)
        assert all(b"SECRET" not in file.read_bytes() for file in result.files)
        again = export_list("everything", folder, ExportPurpose(purpose), firm.zone)
        assert again == result
        assert not list(tmp_path.glob(".*.part"))
    tables = {file.stem for file in result.files}
    assert {"client", "job", "complaint_event", "firm", "everafter"} <= tables
    assert not tables & {"access_code", "audit_change"}
    clients = rows_of(tmp_path / "reimport" / "client.csv")
    assert [int(row["id"]) for row in clients] == ids
    assert len(clients) == MODELS["client"].select().count()
    (settings,) = rows_of(tmp_path / "reimport" / "firm.csv")
    assert settings["name"] == "Brightwater"
    people = rows_of(tmp_path / "reimport" / "person.csv")
    assert "pin_hash" not in people[0]
    firm.everafter.firm.save_setting("working_hours", {"0": ["07:00", "12:00"]})
    export_list("everything", tmp_path / "reimport", ExportPurpose.REIMPORT, firm.zone)
    kept = {row["name"]: row["value"] for row in rows_of(tmp_path / "reimport" / "setting.csv")}
    assert json.loads(kept["working_hours"]) == {"0": ["07:00", "12:00"]}


def test_what_cannot_be_written_is_said_and_no_part_of_it_is_there(firm: Firm, tmp_path: Path) -> None:
    fill(firm)
    with pytest.raises(ValidationError, match="no list named"):
        export(firm, "weather", tmp_path / "weather.csv")
    for what in ("clients", "everything"):
        with pytest.raises(StorageError, match="There is no folder"):
            export(firm, what, tmp_path / "missing" / "deeper" / "file.csv")
    (tmp_path / "file").write_text("mine")
    with pytest.raises(StorageError, match="is a file"):
        export(firm, "everything", tmp_path / "file")
    (tmp_path / "folder").mkdir()
    with pytest.raises(StorageError, match="could not be written"):
        export(firm, "clients", tmp_path / "folder")
    assert sorted(path.name for path in tmp_path.iterdir() if not path.name.startswith("everafter.db")) == [
        "file",
        "folder",
    ]
    assert (tmp_path / "file").read_text() == "mine"


def test_a_full_disk_or_a_cancel_leaves_the_former_file_as_it_was(firm: Firm, tmp_path: Path) -> None:
    fill(firm)
    for _more in range(500 - len(NASTY)):
        Client.create(number=9_000 + _more, name="N", sort_name="n", created_at=firm.clock.now())
    target = tmp_path / "out" / "clients.csv"
    target.parent.mkdir()
    target.write_text("former")
    flag = CancelFlag()
    flag.cancel()
    with pytest.raises(Cancelled):
        export(firm, "clients", target, progress=JobProgress(flag))
    assert [path.read_text() for path in target.parent.iterdir()] == ["former"]
    if sys.platform != "win32":
        import resource

        soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (4_096, hard))
        try:
            with pytest.raises(StorageError, match="could not be written"):
                export(firm, "clients", target)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        assert [path.read_text() for path in target.parent.iterdir()] == ["former"]
    assert export(firm, "clients", target) == 500


def test_an_empty_database_gives_lists_with_headings_alone(
    database_address: str, firm_clock: MovableClock, tmp_path: Path
) -> None:
    everafter = open_everafter(database_address, clock=firm_clock, may_create=True)
    try:
        result = export_list("everything", tmp_path / "out", ExportPurpose.SPREADSHEET, firm_clock.zone)
        assert result.rows == 0
        assert all(len(file.read_text(encoding="utf-8-sig").splitlines()) == 1 for file in result.files)
        everafter.firm.set_up(FirmDraft("Sakura", "Hanako", country="JP"))
        everafter.firm.add_price_items([{"name": "Room", "price_minor": 5_000}])
        export_list("prices", tmp_path / "prices.csv", ExportPurpose.SPREADSHEET, firm_clock.zone)
        assert rows_of(tmp_path / "prices.csv")[0]["Price"] == "5000", "yen have no decimals"
        assert everything()["client"] == []
    finally:
        everafter.close()
