"""Past jobs from files: tied to the right client in their old date, kept as history, never doubled."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from app.errors import ValidationError
from app.models.clients import Client, TimelineEntry
from app.models.jobs import Job, JobLine, Payment
from app.queries import jobs, search
from app.services.drafts import ContactDraft, SiteDraft
from app.services.firm_drafts import PersonDraft
from app.services.imports import ImportCounts
from tests.app.exchange.import_desk import Desk, client_named, everything, jobs_of, notes_of
from tests.app.exchange.whole_files import FILES
from tests.builders import Firm

HEAD = (
    "Job number,Client name,Phone,Email,Address,Date,Time,Description,Rooms,Amount,Paid,Payment method,Technician,"
    "Notes,Status"
)


@pytest.fixture
def desk(firm: Firm, tmp_path: Path) -> Desk:
    return Desk(firm, tmp_path)


def test_a_past_job_keeps_its_day_number_rooms_money_and_driver(desk: Desk) -> None:
    luis = desk.firm.luis
    desk.bring(FILES / "plain_spreadsheet.csv", FILES / "past_jobs.csv")
    rose = client_named("Rose Hartley")
    (job,) = jobs_of(rose.id)
    starts_at = datetime(2024, 3, 4, 9, 30, tzinfo=desk.firm.zone)
    assert (job.state, job.starts_at, job.finished_at is not None) == ("done", starts_at, True)
    assert (job.price_minor, job.billed_minor, job.paid_minor) == (122_500, 122_500, 122_500)
    assert job.external_number == "J-001"
    assert [line.name for line in JobLine.select().where(JobLine.job == job.id).order_by(JobLine.position)] == [
        "Lounge", "Stairs", "Hall",
    ]  # fmt: skip
    (payment,) = Payment.select().where(Payment.job == job.id)
    assert (payment.method, payment.amount_minor, payment.paid_on) == ("card", 122_500, date(2024, 3, 5))
    assert job.technician_id == luis or "Technician: Luis" in notes_of(rose.id)[-1][0]
    assert (rose.visit_count, rose.last_visit_on, rose.lifetime_minor) == (1, date(2024, 3, 4), 122_500)
    assert Client.get_by_id(rose.id).stage == "courting"
    assert [hit.id for hit in search.find("J-001", desk.firm.clock.today())][:1] in ([job.id], [])


def test_a_job_finds_its_client_by_number_contact_or_name_and_street(desk: Desk) -> None:
    firm = desk.firm
    ana = firm.client("Ana Ruiz", phones=(ContactDraft("(503) 555 0001"),), sites=(SiteDraft("7 Elm"),))
    bo = firm.client("Bo Ek", phones=(), emails=(ContactDraft("bo@example.org"),), sites=(SiteDraft("9 Oak"),))
    firm.client("Bo Ek", phones=(), sites=(SiteDraft("11 Ash"),))
    desk.bring_rows("Client #,Name,Phone", "C-9,Cy Dow,(503) 555 0003", name="clients.csv")
    counts = desk.bring_rows(
        "Job number,Client number,Client name,Phone,Email,Address,Date,Amount",
        "1,,Ana Ruiz,503-555-0001,,,3/4/2024,10",
        "2,,Bo Ek,,BO@example.org,,3/5/2024,10",
        "3,,Bo Ek,,,9 Oak,3/6/2024,10",
        "4,C-9,C. Dow,,,,3/7/2024,10",
        "5,,Someone New,(503) 555 0009,,1 Mill,3/8/2024,10",
        "6,,Someone New,(503) 555 0009,,1 Mill,3/9/2024,10",
        name="jobs.csv",
    )
    assert counts == ImportCounts(read=6, new=6)
    assert [job.number for job in jobs_of(ana)] == [1]
    assert [job.number for job in jobs_of(bo)] == [2, 3]
    assert [job.number for job in jobs_of(client_named("Cy Dow").id)] == [4]
    assert [job.number for job in jobs_of(client_named("Someone New").id)] == [5, 6]


def test_a_number_that_is_taken_or_none_becomes_one_of_ours(desk: Desk) -> None:
    firm = desk.firm
    taken = jobs.get_job(firm.booked_job(firm.client("Ana Ruiz"))).job.number
    desk.bring_rows(HEAD, *(f"{number},Bo Ek,,,,3/4/2024,,,,1,,,,," for number in (taken, "X-7", 17, 999_999_999)))
    assert [job.number for job in jobs_of(client_named("Bo Ek").id)] == [17, 2002, 2003, 2004]
    assert [job.external_number for job in jobs_of(client_named("Bo Ek").id)] == ["17", str(taken), "X-7", "999999999"]
    assert jobs.get_job(firm.booked_job(1)).job.number == 2005


def test_another_version_of_a_finished_job_is_a_note_and_once_only(desk: Desk) -> None:
    first = "J-1,Ana Ruiz,(503) 555 0001,,,3/4/2024,,Whole house,,$100.00,,,,,"
    desk.bring_rows(HEAD, first)
    ana = client_named("Ana Ruiz").id
    changed = "J-1,Ana Ruiz,(503) 555 0001,,,3/4/2024,,Whole house and rug,,$150.00,,,,Rug as well,"
    assert desk.bring_rows(HEAD, changed) == ImportCounts(read=1, updated=1)
    assert notes_of(ana) == [("The file also says of job J-1: Whole house and rug, $150.00\nRug as well", False)]
    assert jobs_of(ana)[0].price_minor == 10_000
    before = everything()
    assert desk.bring_rows(HEAD, changed) == ImportCounts(read=1, unchanged=1)
    assert desk.bring_rows(HEAD, first, changed) == ImportCounts(read=2, unchanged=2)
    assert everything() == before


def test_lines_that_share_a_number_in_one_file_lose_no_word(desk: Desk) -> None:
    rows = [
        HEAD,
        "J-1,Ana Ruiz,(503) 555 0001,,,3/4/2024,,Lounge,,100,,,,,",
        "J-1,Ana Ruiz,(503) 555 0001,,,3/4/2024,,Stairs,,50,,,,,",
        "J-1,Ana Ruiz,(503) 555 0001,,,3/4/2024,,Stairs,,50,,,,,",
    ]
    assert desk.bring_rows(*rows) == ImportCounts(read=3, new=1, merged=1, unchanged=1)
    assert notes_of(client_named("Ana Ruiz").id) == [("The file also says of job J-1: Stairs, $50.00", False)]
    assert desk.bring_rows(*rows) == ImportCounts(read=3, unchanged=3)


def test_money_that_makes_no_sense_is_held_at_nothing_and_the_row_still_counts(desk: Desk) -> None:
    counts = desk.bring_rows(
        HEAD,
        'J-1,Ana Ruiz,,,,3/4/2024,,,,"(1,200.00)",50,,,,',
        "J-2,Ana Ruiz,,,,3/5/2024,,,,100,-20,,,,",
        "J-3,Ana Ruiz,,,,3/6/2024,,,,100,130,Cash,,,",
    )
    assert counts.read == 3
    rows = jobs_of(client_named("Ana Ruiz").id)
    assert all(0 <= job.paid_minor <= job.price_minor for job in rows)
    assert [payment.amount_minor for payment in Payment.select()] == [job.paid_minor for job in rows if job.paid_minor]


def test_a_name_two_technicians_share_is_kept_in_a_note(desk: Desk) -> None:
    firm = desk.firm
    mia = firm.everafter.firm.add_person(PersonDraft("Mia Ek", role="technician"))
    firm.everafter.firm.add_person(PersonDraft("Mia Dow", role="technician"))
    desk.bring_rows(
        HEAD,
        "J-1,Ana Ruiz,,,,3/4/2024,,,,1,,,Mia,,",
        "J-2,Ana Ruiz,,,,3/5/2024,,,,1,,,mia ek,,",
        "J-3,Ana Ruiz,,,,3/6/2024,,,,1,,,luis,,",
    )
    ana = client_named("Ana Ruiz").id
    assert [job.technician_id for job in jobs_of(ana)] == [None, mia, firm.luis]
    (note,) = TimelineEntry.select().where(TimelineEntry.client == ana)
    assert (note.words, note.job_id, note.happened_at) == (
        "Technician: Mia", jobs_of(ana)[0].id, jobs_of(ana)[0].finished_at,
    )  # fmt: skip


def test_jobs_that_never_happened_are_no_visits(desk: Desk) -> None:
    desk.bring_rows(
        HEAD,
        "J-1,Ana Ruiz,,,,3/4/2024,,,,100,,,,,Completed",
        "J-2,Ana Ruiz,,,,3/4/2025,,,,100,,,,,Canceled",
        "J-3,Ana Ruiz,,,,6/4/2026,10:30 AM,,,100,,,,,Scheduled",
    )
    ana = client_named("Ana Ruiz")
    assert [job.state for job in jobs_of(ana.id)] == ["done", "cancelled", "booked"]
    assert (ana.visit_count, ana.owed_minor, ana.lifetime_minor) == (1, 10_000, 10_000)
    assert ana.next_visit_at == datetime(2026, 6, 4, 10, 30, tzinfo=desk.firm.zone)


def test_a_time_the_clock_change_skips_and_an_end_before_the_beginning_are_held_upright(desk: Desk) -> None:
    desk.bring_rows(
        "Job number,Client name,Date,Start time,End time,Amount",
        "J-1,Ana Ruiz,3/10/2024,2:30 AM,3:30 AM,1",
        "J-2,Ana Ruiz,3/11/2024,5:00 PM,4:00 PM,1",
    )
    for job in Job.select():
        assert job.ends_at >= job.starts_at
    assert Job.select().count() == 2


def test_a_repeat_of_a_job_from_another_program_has_its_price_on_one_line(desk: Desk) -> None:
    desk.bring_rows(HEAD, "J-1,Ana Ruiz,,,,3/4/2024,,Whole house,Lounge; Hall,300,,,,,")
    repeat = jobs.suggest_repeat(client_named("Ana Ruiz").id)
    assert repeat is not None
    assert [(line.name, line.price_minor) for line in repeat.lines] == [("Whole house", 30_000)]
    assert (repeat.price_minor, repeat.minutes) == (30_000, 60)


def test_a_kind_that_no_file_holds_is_said_so(desk: Desk) -> None:
    with pytest.raises(ValidationError, match="“vans” is none of them"):
        desk.bring(FILES / "past_jobs.csv", kind="vans")
