"""Our own exact lists put into an empty database and taken out again: the same bytes, in any zone, on either engine."""

from __future__ import annotations

import csv
import shutil
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.clock import Clock
from app.everafter import Everafter, open_everafter
from app.exchange.import_plan import ImportResult, apply_import, plan_import, undo_import
from app.exchange.out.export import ExportPurpose, export_list
from app.models.clients import Client, ClientTag, Tag
from app.models.jobs import Job
from app.models.tables import MODELS
from app.models.team import Person
from app.services.drafts import (
    ClientDraft,
    ContactDraft,
    FeedbackDraft,
    FinishDraft,
    JobLineDraft,
    NoteDraft,
    PaymentDraft,
    SiteDraft,
)
from tests.app.exchange.out.test_export import NASTY
from tests.builders import Firm
from tests.conftest import ENGINES
from tests.fakes import MovableClock

LISTS = ("clients", "jobs", "complaints", "notes", "payments", "feedback")


def lived_in(firm: Firm) -> None:
    """Two of the same name and telephone, gaps in the numbers, jobs without a day, repeated calls."""
    twins = [firm.client("Ana Ruiz", phones=(ContactDraft("(503) 555 0100"),)) for _each in range(2)]
    gone = firm.client("Gone")
    firm.everafter.clients.archive(gone, Client.get_by_id(gone).version)
    site = SiteDraft(street="1 Elm", street_2="Apt 2", town="Millbrook", access_note="side gate")
    business = firm.client("Mill, Inc.", kind="business", sites=(site,))
    for name in ("rugs, silk", "VIP"):
        ClientTag.create(client=business, tag=Tag.create(name=name).id)
    firm.everafter.permissions.write(business, "email", {"sales": False}, "asked")
    paid = (PaymentDraft("card", 10_000), PaymentDraft("cash", 5_000))
    job_id = firm.finished_job(business, FinishDraft(left_at=firm.clock.now(), payments=paid, answer="good"))
    Job.update(technician=firm.luis, description="=1+1\r\nsecond ::: line").where(Job.id == job_id).execute()
    firm.everafter.feedback.record(FeedbackDraft(business, job_id, "great", 10, words="Lovely, -thank you"))
    firm.complaint(business, 'It smells, "still"')
    for _again in range(2):
        firm.everafter.clients.write_note(twins[0], NoteDraft("Called, no answer", kind="call"))
    firm.everafter.clients.write_note(twins[1], NoteDraft("Private words", is_private=True))
    firm.booked_job(twins[1], datetime(2026, 7, 1, 8, tzinfo=firm.zone), lines=(JobLineDraft("Hall", "Clean", 9_900),))
    Job.update(starts_at=None, ends_at=None, state="enquiry").where(Job.client == twins[1]).execute()
    for client_id, text in zip([firm.client(f"N{number}") for number in range(len(NASTY))], NASTY, strict=True):
        Client.update(name=text, company_name=text, source=f" {text}\r").where(Client.id == client_id).execute()


def take_out(folder: Path, clock: Clock) -> dict[str, bytes]:
    folder.mkdir()
    for name in LISTS:
        export_list(name, folder / f"{name}.csv", ExportPurpose.REIMPORT, clock.zone)
    return {name: (folder / f"{name}.csv").read_bytes() for name in LISTS}


def bring(everafter: Everafter, folder: Path) -> ImportResult:
    clock, units = everafter.clock, everafter.units
    return apply_import(plan_import([folder / f"{name}.csv" for name in reversed(LISTS)], clock), units, clock)


def test_all_lists_come_back_to_the_byte_into_a_database_with_nothing_in_it(
    firm: Firm, tmp_path: Path, firm_clock: MovableClock, request: pytest.FixtureRequest
) -> None:
    lived_in(firm)
    before = take_out(tmp_path / "out", firm.clock)
    firm.everafter.close()
    address = str(tmp_path / "b.db")
    if firm.everafter.database.engine == "sqlite" and "postgresql" in ENGINES:
        address = request.getfixturevalue("postgresql_server").create_database()
    everafter = open_everafter(address, clock=firm_clock, may_create=True)
    try:
        result = bring(everafter, tmp_path / "out")
        assert (result.counts.rejected, result.counts.new) == (0, result.counts.read)
        assert take_out(tmp_path / "again", everafter.clock) == before
        assert [(row.name, row.archived_at is None) for row in Person.select()] == [
            ("Luis Santos", False),
            ("Dana Kowalski", False),
        ]
        same = bring(everafter, tmp_path / "out").counts
        assert same.unchanged == same.read
        assert take_out(tmp_path / "third", everafter.clock) == before
        new = everafter.clients.create(ClientDraft(name="New"))
        assert Client.get_by_id(new).number > max(row.number for row in Client.select() if row.id != new)
        everafter.clients.archive(new, Client.get_by_id(new).version)
        assert result.import_id is not None
        assert undo_import(everafter.units, everafter.clock, result.import_id).kept == ()
        assert not any(
            MODELS[name].select().count() for name in ("job", "payment", "feedback", "complaint", "complaint_event")
        )
    finally:
        everafter.close()


@pytest.mark.parametrize(
    ("name", "column", "value"),
    [
        ("clients", "everafter_client", "x"),
        ("clients", "kind", "castle"),
        ("clients", "opted_out", "smoke"),
        ("clients", "name", ""),
        ("jobs", "state", "dreamt"),
        ("jobs", "job_date", "2026-02-30 10:00"),
        ("jobs", "amount", "-5.00"),
        ("jobs", "paid", "much"),
        ("notes", "note_kind", "song"),
        ("payments", "amount", "0.00"),
        ("payments", "job_number", "9999999"),
        ("feedback", "score", "11"),
        ("complaints", "events", "[]"),
        ("complaints", "events", '[{"kind":"logged"}]'),
        ("complaints", "state", "made_good"),
        ("complaints", "job_number", "9999999"),
        ("complaints", "words", ""),
    ],
)
def test_a_row_that_we_did_not_write_like_this_comes_back_and_nothing_else_is_lost(
    name: str, column: str, value: str, taken_out: Path, empty_file: Path, tmp_path: Path, firm_clock: MovableClock
) -> None:
    folder = Path(shutil.copytree(taken_out, tmp_path / "out"))
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        headers, *rows = list(csv.reader(file))
    rows[-1][headers.index(column)] = value
    with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([headers, *rows])
    everafter = open_everafter(Path(shutil.copy(empty_file, tmp_path / "b.db")), clock=firm_clock)
    try:
        result = bring(everafter, folder)
        assert result.counts.read == result.counts.new + result.counts.rejected
        assert 1 <= result.counts.rejected <= 2
        ((_file, rejected),) = [(file, rows) for file, rows in result.rejects if file.table.name == f"{name}.csv"]
        assert "not as Everafter wrote it" in rejected[0].reason
    finally:
        everafter.close()


@pytest.fixture(scope="module")
def taken_out(settled_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The lists of a firm, taken out once."""
    folder = tmp_path_factory.mktemp("lists")
    zone = ZoneInfo("America/Chicago")
    clock = MovableClock(datetime(2026, 3, 2, 9, tzinfo=zone), zone)
    everafter = open_everafter(Path(shutil.copy(settled_file, folder / "a.db")), clock=clock)
    try:
        lived_in(Firm(everafter))
        take_out(folder / "out", everafter.clock)
    finally:
        everafter.close()
    return folder / "out"


@pytest.fixture(scope="module")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with nothing in it."""
    file = tmp_path_factory.mktemp("empty") / "empty.db"
    open_everafter(file, may_create=True).close()
    return file


@settings(max_examples=15)
@given(st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1), max_size=12))
def test_any_text_of_clients_and_jobs_survives(
    empty_file: Path, tmp_path_factory: pytest.TempPathFactory, texts: list[str]
) -> None:
    folder = tmp_path_factory.mktemp("texts")
    everafter = open_everafter(Path(shutil.copy(empty_file, folder / "a.db")))
    now = everafter.clock.now()
    try:
        for number, text in enumerate(texts, 1):
            words = dict.fromkeys(("name", "sort_name", "first_name", "company_name", "source", "language"), text)
            client = Client.create(number=number * 7, created_at=now, **words)
            moments = {"starts_at": now, "ends_at": now + timedelta(hours=1), "created_at": now}
            Job.create(number=number * 3, client=client.id, description=text, **moments)
        before = take_out(folder / "out", everafter.clock)
    finally:
        everafter.close()
    everafter = open_everafter(Path(shutil.copy(empty_file, folder / "b.db")))
    try:
        result = bring(everafter, folder / "out") if texts else None
        assert result is None or result.counts.rejected == 0
        assert take_out(folder / "again", everafter.clock) == before
    finally:
        everafter.close()
