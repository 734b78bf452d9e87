"""An import is one act: all of it or nothing, whatever happens meanwhile, and taken back as a whole."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import pytest

from app.errors import Cancelled, EverafterError, NotFoundError, StorageError, UnreadableFileError, ValidationError
from app.exchange.import_plan import apply_import, dry_run, plan_import, undo_import
from app.exchange.reading.csv_records import RejectedRow
from app.exchange.rejects import write_rejects
from app.jobs import JobProgress
from app.models.clients import Client
from app.models.imports import ImportBatch
from app.models.jobs import Job
from app.queries import search
from app.services.imports import ImportCounts
from tests.app.exchange.import_desk import Desk, client_named, everything
from tests.app.exchange.whole_files import FILES
from tests.builders import Firm

CLIENTS_HEAD = "Client #,First name,Last name,Phone,Email,Address,City,Zip,Notes"
JOBS_HEAD = "Job number,Client number,Client name,Date,Description,Amount,Paid"


@pytest.fixture
def desk(firm: Firm, tmp_path: Path) -> Desk:
    return Desk(firm, tmp_path)


def many_clients(desk: Desk, count: int) -> Path:
    rows = (
        f"C{number},Person{number % 997},Family{number},(503) 5{number // 10_000:02}-{number % 10_000:04},"
        f"p{number}@example.org,{number} Orchard Lane,Millbrook,97222,{'Has a dog' if number % 7 == 0 else ''}"
        for number in range(count)
    )
    return desk.write(f"clients {count}.csv", CLIENTS_HEAD, *rows)


def many_jobs(desk: Desk, count: int, each: int = 3) -> Path:
    rows = (
        f"J{number}-{visit},C{number},Person{number % 997} Family{number},{1 + visit}/4/{2020 + visit},Lounge,"
        f"{100 + visit},yes"
        for number in range(count)
        for visit in range(each)
    )
    return desk.write(f"jobs {count}.csv", JOBS_HEAD, *rows)


class StopAfter(JobProgress):
    """A person who presses Cancel when so many rows are done."""

    def __init__(self, rows: int) -> None:
        super().__init__()
        self.rows = rows
        self.seen: list[tuple[int, int, str]] = []

    def report(self, done: int, total: int, message: str) -> None:
        self.seen.append((done, total, message))
        if done >= self.rows:
            self.cancel_flag.cancel()


def test_clients_come_before_their_jobs_in_whatever_order_the_files_are_given(desk: Desk) -> None:
    result = desk.bring(many_jobs(desk, 20), many_clients(desk, 20))
    assert result.counts == ImportCounts(read=80, new=80)
    assert (Client.select().count(), Job.select().count()) == (20, 60)
    assert client_named("Person3 Family3").visit_count == 3
    assert result.columns["phone"] == ["Phone"]
    batch = ImportBatch.get()
    assert (batch.kind, batch.file_name, batch.new_count, batch.undone_at) == (
        "clients+jobs", "clients 20.csv, jobs 20.csv", 80, None,
    )  # fmt: skip


def test_the_plan_shows_what_was_recognised_before_anything_happens(desk: Desk) -> None:
    plan = plan_import([FILES / "plain_spreadsheet.csv", FILES / "past_jobs.csv"], desk.firm.clock)
    clients, past_jobs = plan.files
    assert (clients.recognised.kind, past_jobs.recognised.kind) == ("clients", "jobs")
    assert clients.columns["name"] == ["Name"]
    assert clients.samples["name"][0] == "Hartley, Rose"
    assert plan.estimate >= 6
    with pytest.raises(EverafterError):
        plan_import([desk.write("odd.csv", "Colour,Shape", "red,round")], desk.firm.clock)
    with pytest.raises(UnreadableFileError):
        plan_import([desk.folder / "missing.csv"], desk.firm.clock)
    with pytest.raises(ValidationError):
        plan_import([FILES / "past_jobs.csv"], desk.firm.clock, kind="weather")


def test_what_cannot_be_taken_is_given_back_to_be_mended_and_comes_in_then(desk: Desk) -> None:
    result = desk.bring(FILES / "past_jobs.csv")
    assert result.counts.rejected > 0
    ((file, rows),) = result.rejects
    assert all(isinstance(row, RejectedRow) and row.reason for row in rows)
    target = desk.folder / "to mend.csv"
    assert write_rejects(target, file.table.headers, rows) == result.counts.rejected
    mended = target.read_text(encoding="utf-8-sig").replace("13/13/2025", "12/13/2025")
    target.write_text(mended, encoding="utf-8-sig")
    again = desk.bring(target)
    assert again.counts.new >= 1
    assert again.counts.rejected < result.counts.rejected


def test_undo_takes_everything_away_again(desk: Desk) -> None:
    desk.firm.finished_job(desk.firm.client("Here before"))
    before = everything()
    result = desk.bring(many_clients(desk, 30), many_jobs(desk, 30))
    for name in ("jobber_clients.csv", "servicemonster.csv"):
        other = desk.bring(FILES / name)
        undone = desk.take_back(other)
        assert undone.kept == ()
    undone = desk.take_back(result)
    assert (undone.removed, undone.kept) == (30 + 90, ())
    assert everything() == before
    assert search.find("family3", desk.firm.clock.today()) == []
    again = desk.bring(many_clients(desk, 30)).counts
    assert again == ImportCounts(read=30, new=30), "what was taken back may come again"


def test_undo_gives_updated_fields_their_former_values(desk: Desk) -> None:
    firm = desk.firm
    ana = firm.client("Ana Ruiz", phones=(), emails=())
    firm.everafter.permissions.write(ana, "email", {"sales": True}, "said so")
    desk.bring_rows("Client #,Name,Company,Email,Do not email", "7,Bo Lind,Acme,bo@example.org,no")
    before = everything()
    result = desk.bring(
        desk.write(
            "second.csv",
            "Client #,Name,Company,Email,Address,Do not email",
            "7,Bo Lind,Acme Ltd,bo2@example.org,9 Oak,yes",
            "8,Cy Dow,,cy@example.org,1 Mill,no",
        )
    )
    assert (result.counts.new, result.counts.updated) == (1, 1)
    assert client_named("Bo Lind").company_name == "Acme Ltd"
    undone = desk.take_back(result)
    assert undone.kept == ()
    assert everything() == before


def test_undo_leaves_and_names_an_updated_client_whom_somebody_edited_since(desk: Desk) -> None:
    head = "Client #,First name,Last name,Company,Address"
    desk.bring_rows(head, "7,Ana,Ruiz,Acme,7 Elm", "8,Bo,Lind,Acme,8 Elm", "9,Cy,Dow,Acme,9 Elm")
    changed = desk.write("later.csv", head, "7,Ana,Ruiz,Mill,7 Elm", "8,Bo,Lind,Acme,8 Oak", "9,Cy,Dow,Mill,9 Elm")
    result = desk.bring(changed)
    assert result.counts.updated == 3
    from app.models.clients import Site
    from app.services.drafts import ClientChanges, SiteDraft

    clients, ana, bo = desk.firm.everafter.clients, client_named("Ana Ruiz"), client_named("Bo Lind")
    clients.change(ana.id, ana.version, ClientChanges(company_name="Mill and Sons"))
    desk.firm.everafter.sites.change(Site.get(Site.client == bo.id).id, None, SiteDraft(street="8 Ash"))
    again = desk.bring(desk.write("third.csv", head, "9,Cy,Dow,Mill House,9 Elm"))
    assert set(desk.take_back(result).kept) == {"Ana Ruiz", "Bo Lind", "Cy Dow"}
    companies = {row.name: (row.company_name, row.main_street) for row in Client.select()}
    assert companies == {
        "Ana Ruiz": ("Mill and Sons", "7 Elm"), "Bo Lind": ("Acme", "8 Ash"), "Cy Dow": ("Mill House", "9 Elm"),
    }  # fmt: skip
    assert again.counts.updated == 1


def test_undo_keeps_and_names_whom_somebody_worked_with_since(desk: Desk) -> None:
    firm = desk.firm
    result = desk.bring(many_clients(desk, 6), many_jobs(desk, 6, 1))
    called, booked, complained, renamed = (client_named(f"Person{number} Family{number}") for number in range(4))
    from app.services.drafts import ClientChanges, NoteDraft

    firm.everafter.clients.write_note(called.id, NoteDraft("Rang", kind="call"))
    firm.booked_job(booked.id)
    firm.complaint(complained.id)
    firm.everafter.clients.change(renamed.id, renamed.version, ClientChanges(why_us="price"))
    firm.everafter.clients.mark_opened(client_named("Person4 Family4").id)
    undone = desk.take_back(result)
    assert set(undone.kept) == {client.name for client in (called, booked, complained, renamed)}
    assert {row.name for row in Client.select()} == set(undone.kept)
    assert Job.select().count() == 5, "their imported jobs stay with them"
    assert Client.get_by_id(called.id).visit_count == 1
    assert desk.bring(many_clients(desk, 6)).counts.new == 2, "those who stayed are known again"


def test_undo_leaves_a_job_that_something_else_speaks_of(desk: Desk) -> None:
    """Jobs imported for a client who was here before: one complained about, one paid, one answered, one untouched."""
    firm = desk.firm
    ana = firm.client("Ana Ruiz")
    rows = (f"J{day},Ana Ruiz,2/{day}/2026,Lounge,100" for day in (10, 11, 12, 13))
    result = desk.bring(desk.write("jobs.csv", "Job number,Client name,Date,Description,Amount", *rows))
    from app.services.drafts import FeedbackDraft, PaymentDraft

    by_number = {job.external_number: job for job in Job.select().where(Job.client == ana)}
    firm.complaint(ana, job_id=by_number["J10"].id)
    firm.everafter.jobs.take_payment(by_number["J11"].id, 1, PaymentDraft("cash", 500))
    firm.everafter.feedback.record(FeedbackDraft(ana, by_number["J12"].id, "great"))
    undone = desk.take_back(result)
    assert undone.kept == ("Ana Ruiz",)
    assert sorted(job.external_number for job in Job.select()) == ["J10", "J11", "J12"]
    assert Client.get_by_id(ana).visit_count == 1, "three days in a row are one visit"


def test_undo_is_not_held_up_by_thanks_that_nobody_gave(desk: Desk) -> None:
    rows = (f"J{day},Ana Ruiz,{1 + day % 2}/{day}/{2020 + day},Lounge,900" for day in range(1, 7))
    result = desk.bring(desk.write("jobs.csv", "Job number,Client name,Date,Description,Amount", *rows))
    desk.firm.everafter.rewards.refresh()
    undone = desk.take_back(result)
    assert undone.kept == ()
    assert Client.select().count() == 0


def test_an_older_import_goes_while_a_newer_one_has_added_to_its_clients(desk: Desk) -> None:
    first = desk.bring(many_clients(desk, 2))
    second = desk.bring(
        desk.write("mail.csv", "First name,Last name,Phone,Email", "Person0,Family0,(503) 500-0000,new@example.org")
    )
    assert second.counts.merged == 1
    assert desk.take_back(first).kept == ("Person0 Family0",)
    assert desk.take_back(second).kept == ()
    assert [row.name for row in Client.select()] == ["Person0 Family0"]


def test_what_cannot_be_taken_back_is_said(desk: Desk) -> None:
    result = desk.bring(many_clients(desk, 2))
    desk.take_back(result)
    with pytest.raises(EverafterError, match="before"):
        desk.take_back(result)
    with pytest.raises(NotFoundError):
        undo_import(desk.firm.everafter.units, desk.firm.clock, 99)
    old = desk.bring(many_clients(desk, 3))
    desk.firm.clock.move_on(days=30, seconds=1)
    with pytest.raises(EverafterError, match="older than 30 days"):
        desk.take_back(old)
    assert Client.select().count() == 3


def test_pressing_cancel_leaves_everything_as_it_was(desk: Desk) -> None:
    clients, past_jobs = many_clients(desk, 2_500), many_jobs(desk, 100)
    before = everything()
    for rows in (0, 1_000, 2_500):
        progress = StopAfter(rows)
        with pytest.raises(Cancelled):
            desk.bring(clients, past_jobs, progress=progress)
        assert progress.seen
        assert everything() == before
        assert ImportBatch.select().count() == 0
    done = StopAfter(10**9)
    desk.bring(clients, past_jobs, progress=done)
    assert [step[0] for step in done.seen] == [1_000, 2_000, 2_500, 2_800]
    assert all(step[0] <= step[1] for step in done.seen)


def test_pressing_cancel_at_any_step_leaves_everything_as_it_was(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.exchange.import_plan._CHUNK", 10)
    clients, past_jobs = many_clients(desk, 30), many_jobs(desk, 10)
    before = everything()
    counted = StopAfter(10**9)
    plan = plan_import([clients, past_jobs], desk.firm.clock)
    dry_run(plan, desk.firm.everafter.units, desk.firm.clock, counted)
    assert len(counted.seen) >= 4
    for done, _total, _message in counted.seen:
        with pytest.raises(Cancelled):
            desk.bring(clients, past_jobs, progress=StopAfter(done))
        assert everything() == before
        assert ImportBatch.select().count() == 0


@pytest.mark.parametrize("fate", ["cut", "emptied", "removed", "replaced", "a folder now"])
def test_a_file_that_is_another_one_when_it_is_imported_changes_nothing(desk: Desk, fate: str) -> None:
    file = many_clients(desk, 40)
    before, content = everything(), file.read_bytes()
    plan = plan_import([file], desk.firm.clock)
    match fate:
        case "cut":
            file.write_bytes(content[: len(content) // 2])
        case "emptied":
            file.write_bytes(b"")
        case "removed":
            file.unlink()
        case "replaced":
            file.write_bytes(content.replace(b"Person3", b"Persona"))
        case _:
            file.unlink()
            file.mkdir()
    for act in (dry_run, apply_import):
        with pytest.raises(UnreadableFileError):
            act(plan, desk.firm.everafter.units, desk.firm.clock)
    assert everything() == before


def test_a_file_that_is_changed_while_it_is_read_changes_nothing(desk: Desk) -> None:
    file = many_clients(desk, 2_500)
    before = everything()

    class Meddler(JobProgress):
        def report(self, done: int, total: int, message: str) -> None:
            if done == 1_000:
                file.write_text(file.read_text().replace("Person7", "Somebody"))

    with pytest.raises(UnreadableFileError, match="was changed"):
        desk.bring(file, progress=Meddler())
    assert everything() == before
    gone = many_clients(desk, 5)
    plan = plan_import([gone], desk.firm.clock)
    gone.unlink()
    with pytest.raises(UnreadableFileError):
        apply_import(plan, desk.firm.everafter.units, desk.firm.clock)
    with pytest.raises(UnreadableFileError):
        dry_run(plan, desk.firm.everafter.units, desk.firm.clock)
    assert everything() == before


def test_a_full_disk_stops_it_whole_and_it_goes_on_when_there_is_room(desk: Desk) -> None:
    if sys.platform == "win32" or "postgresql" in desk.firm.everafter.address:
        pytest.skip("the limit holds for files of this process alone")
    import resource

    file = many_clients(desk, 3_000)
    before = everything()
    place = Path(desk.firm.everafter.address)
    biggest = max(path.stat().st_size for path in place.parent.iterdir())
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (biggest + 200_000, hard))
    try:
        with pytest.raises(StorageError):
            desk.bring(file)
        assert everything() == before
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert desk.bring(file).counts.new == 3_000


@pytest.mark.slow
def test_five_thousand_clients_with_three_jobs_each(desk: Desk) -> None:
    files = [many_clients(desk, 5_000), many_jobs(desk, 5_000)]
    started = time.monotonic()
    result = desk.bring(*files)
    assert time.monotonic() - started < 20
    assert result.counts == ImportCounts(read=20_000, new=20_000)
    row = client_named("Person5 Family4990")
    assert (row.visit_count, row.owed_minor) == (3, 0)
    assert [hit.id for hit in search.find("family4990", desk.firm.clock.today())] == [row.id]
    if "postgresql" in desk.firm.everafter.address:
        return
    assert desk.bring(*files).counts == ImportCounts(read=20_000, unchanged=20_000)
    assert desk.take_back(result).removed == 20_000
    assert Client.select().count() == 0
