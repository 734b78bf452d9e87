"""Past jobs from files: tied to the right client in their old date, kept as history, never doubled."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from app.errors import ValidationError
from app.models.clients import Client, Site, TimelineEntry
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


def test_another_version_of_a_job_nobody_edited_is_taken_and_once_only(desk: Desk) -> None:
    first = "J-1,Ana Ruiz,(503) 555 0001,,,3/4/2024,,Whole house,,$100.00,,,,,"
    desk.bring_rows(HEAD, first)
    ana = client_named("Ana Ruiz").id
    changed = "J-1,Ana Ruiz,(503) 555 0001,,,3/4/2024,,Whole house and rug,,$150.00,,,,Rug as well,"
    assert desk.bring_rows(HEAD, changed) == ImportCounts(read=1, updated=1)
    assert notes_of(ana) == [("Rug as well", False)]
    (job,) = jobs_of(ana)
    assert (job.description, job.price_minor, job.billed_minor) == ("Whole house and rug", 15_000, 15_000)
    assert desk.bring_rows(HEAD, changed) == ImportCounts(read=1, unchanged=1)
    Job.update(billed_minor=17_000, description="Ours").execute()
    assert desk.bring_rows(HEAD, changed.replace("150", "160")) == ImportCounts(read=1, updated=1)
    (job,) = jobs_of(ana)
    assert (job.description, job.price_minor, job.billed_minor) == ("Ours", 16_000, 17_000)
    assert notes_of(ana)[1:] == [("The file also says of job J-1: Whole house and rug, $160.00\nRug as well", False)]


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


def test_money_below_nothing_is_given_back_and_what_was_paid_too_much_is_to_their_credit(desk: Desk) -> None:
    counts = desk.bring_rows(
        HEAD,
        'J-1,Ana Ruiz,,,,3/4/2024,,,,"(1,200.00)",50,,,,',
        "J-2,Ana Ruiz,,,,3/5/2024,,,,100,-20,,,,",
        "J-3,Ana Ruiz,,,,3/6/2024,,,,100,130,Cash,,,",
    )
    assert counts == ImportCounts(read=3, new=1, rejected=2)
    rows = jobs_of(client_named("Ana Ruiz").id)
    assert [(job.price_minor, job.paid_minor) for job in rows] == [(10_000, 13_000)]
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


LINES = "Job number,Client name,Address,Date,Product/Service,Qty,Line total,Tax,Discount,Paid,Status"


def test_rows_with_one_number_are_one_job_with_lines(desk: Desk) -> None:
    rows = [
        LINES,
        "J-1,Ana Ruiz,7 Elm,3/4/2024,Lounge,1,$80.00,,,$150.00,Paid",
        "J-1,Ana Ruiz,7 Elm,3/4/2024,Stairs,2.5,$70.00,,,$150.00,Paid",
        "J-2,Ana Ruiz,7 Elm,3/4/2025,Hall,1,$30.00,,,,Complete unrated",
    ]
    assert desk.bring_rows(*rows) == ImportCounts(read=3, new=2, merged=1)
    ana = client_named("Ana Ruiz")
    first, second = jobs_of(ana.id)
    assert (first.billed_minor, first.paid_minor, second.billed_minor) == (15_000, 15_000, 3_000)
    lines = JobLine.select().where(JobLine.job == first.id).order_by(JobLine.position)
    assert [(line.name, line.quantity_hundredths, line.price_minor) for line in lines] == [
        ("Lounge", 100, 8_000), ("Stairs", 250, 7_000),
    ]  # fmt: skip
    assert ana.owed_minor == 3_000
    before = everything()
    assert desk.bring_rows(*rows) == ImportCounts(read=3, unchanged=3)
    assert everything() == before


def test_amounts_that_differ_are_those_of_the_lines_and_one_that_repeats_is_the_total(desk: Desk) -> None:
    desk.bring_rows(
        "Job number,Client name,Date,Item name,Amount",
        "1,Ana Ruiz,3/4/2024,Lounge,80",
        "1,Ana Ruiz,3/4/2024,Hall,20",
        "2,Ana Ruiz,3/5/2024,Lounge,100",
        "2,Ana Ruiz,3/5/2024,Hall,100",
    )
    assert [job.billed_minor for job in jobs_of(client_named("Ana Ruiz").id)] == [10_000, 10_000]


def test_tax_tips_discounts_and_what_was_agreed_keep_their_places(desk: Desk) -> None:
    desk.bring_rows(
        "Job number,Client name,Date,Subtotal,Tax,Discount,Tip,Quoted,Paid,Payment method,Status",
        "1,Ana Ruiz,3/4/2024,100.00,8.25,,10.00,,118.25,Visa,Paid",
        "2,Ana Ruiz,3/5/2024,90.00,,10.00,,100.00,,,Invoiced",
        "3,Ana Ruiz,3/6/2024,130.00,,,,100.00,,,Done",
    )
    ana = client_named("Ana Ruiz")
    rows = [
        (job.price_minor, job.discount_minor, job.tax_minor, job.billed_minor, job.paid_minor)
        for job in jobs_of(ana.id)
    ]
    assert rows == [
        (10_000, 0, 825, 10_825, 10_825), (10_000, 1_000, 0, 9_000, 0), (10_000, 0, 0, 13_000, 0),
    ]  # fmt: skip
    assert (ana.owed_minor, notes_of(ana.id)) == (22_000, [("Tip: 10.00", False)])


def test_a_booking_becomes_a_visit_and_a_bill_is_paid_while_the_old_system_runs_on(desk: Desk) -> None:
    head = "Job number,Client name,Phone,Date,Arrival window,Amount,Paid,Status"
    soon = desk.firm.clock.today() - timedelta(days=1)
    who = f"J-1,Ana Ruiz,(503) 555 0001,{soon:%m/%d/%Y},10:00am - 12:00pm"
    desk.bring_rows(head, f"{who},$200.00,,Scheduled")
    ana = client_named("Ana Ruiz")
    (job,) = jobs_of(ana.id)
    assert (job.state, job.billed_minor, ana.visit_count, ana.stage) == ("booked", None, 0, "courting")
    assert (job.window_ends_at - job.window_starts_at, job.starts_at) == (timedelta(hours=2), job.window_starts_at)
    done = desk.bring(desk.write("file.csv", head, f"{who},$210.00,$210.00,Complete rated"))
    assert done.counts == ImportCounts(read=1, updated=1)
    (job,), ana = jobs_of(ana.id), client_named("Ana Ruiz")
    assert (job.state, job.billed_minor, job.paid_minor, job.finished_at) == ("done", 21_000, 21_000, job.ends_at)
    assert (ana.visit_count, ana.owed_minor, ana.lifetime_minor) == (1, 0, 21_000)
    desk.take_back(done)
    (job,), ana = jobs_of(ana.id), client_named("Ana Ruiz")
    assert (job.state, job.billed_minor, job.paid_minor, ana.visit_count) == ("booked", None, 0, 0)
    assert Payment.select().count() == 0


def test_a_job_stands_at_the_place_where_it_was(desk: Desk) -> None:
    firm = desk.firm
    ana = firm.client(
        "Ana Ruiz", phones=(ContactDraft("(503) 555 0001"),), sites=(SiteDraft("7 Elm"), SiteDraft("9 Oak"))
    )
    desk.bring_rows(
        "Job number,Client name,Phone,Address,Date,Amount",
        "1,Ana Ruiz,503-555-0001,9 oak,3/4/2024,10",
        "2,Ana Ruiz,503-555-0001,,3/5/2024,10",
        "3,Ana Ruiz,503-555-0001,4 Ash,3/6/2024,10",
        "4,New One,,1 Mill,3/6/2024,10",
    )
    streets = {row.id: row.street for row in Site.select()}
    assert [streets[job.site_id] for job in jobs_of(ana)] == ["9 Oak", "7 Elm", "4 Ash"]
    assert [streets[job.site_id] for job in jobs_of(client_named("New One").id)] == ["1 Mill"]


def test_a_number_of_another_system_is_believed_only_where_the_name_fits(desk: Desk) -> None:
    desk.bring_rows("Client #,Name,Phone", "1001,Ana Ruiz,(503) 555 0001", name="clients.csv")
    counts = desk.bring_rows(
        "Job number,Client number,Client name,Date,Amount",
        "1,1001,Bo Ek,3/4/2024,10",
        "2,1001,A. Ruiz,3/5/2024,10",
        "3,1001,,3/6/2024,10",
        "4,1002,,3/6/2024,10",
        name="jobs.csv",
    )
    assert counts == ImportCounts(read=4, new=3, rejected=1)
    assert [job.number for job in jobs_of(client_named("Ana Ruiz").id)] == [2, 3]
    assert [job.number for job in jobs_of(client_named("Bo Ek").id)] == [1]


def test_a_telephone_that_two_share_leads_to_the_one_of_the_name(desk: Desk) -> None:
    ana, bo = (desk.firm.client(name, phones=(ContactDraft("(503) 555 0001"),)) for name in ("Ana Ruiz", "Bo Ruiz"))
    desk.bring_rows(
        "Job number,Client name,Phone,Date,Amount",
        "1,Bo Ruiz,503-555-0001,3/4/2024,10",
        "2,Ana Ruiz,503-555-0001,3/4/2024,10",
    )
    assert [[job.number for job in jobs_of(client_id)] for client_id in (ana, bo)] == [[2], [1]]


def test_a_job_done_again_is_tied_to_its_first_and_is_no_visit(desk: Desk) -> None:
    desk.bring_rows(
        "Job number,Client name,Date,Amount,Reclean of",
        "11,Ana Ruiz,3/4/2024,100,",
        "12,Ana Ruiz,3/6/2024,0,11",
        "13,Ana Ruiz,3/9/2024,50,99",
    )
    ana = client_named("Ana Ruiz")
    first, second, third = jobs_of(ana.id)
    assert [(job.reclean_of_id, bool(job.is_chargeable)) for job in (first, second, third)] == [
        (None, True), (first.id, False), (None, True),
    ]  # fmt: skip
    assert notes_of(ana.id) == [("Done again for job 99", False)]


def test_a_moment_with_a_time_zone_is_the_firms_own_hour(desk: Desk) -> None:
    desk.bring_rows("Job number,Client name,Date,Amount", "1,Ana Ruiz,2024-03-04T20:30:00Z,10")
    (job,) = jobs_of(client_named("Ana Ruiz").id)
    assert job.starts_at == datetime(2024, 3, 4, 20, 30, tzinfo=UTC)


def test_money_that_came_before_its_job_is_not_counted_twice(desk: Desk) -> None:
    desk.bring_rows("Client #,Name", "C1,Ana Ruiz", name="clients.csv")
    desk.bring_rows(
        "Payment ID,Customer ID,Job number,Payment date,Amount",
        "P1,C1,J1,3/4/2024,100", "P2,C1,J1,3/5/2024,50",
        name="payments.csv",
    )  # fmt: skip
    desk.bring_rows("Job number,Client number,Date,Amount,Paid", "J1,C1,3/4/2024,200,170", name="jobs.csv")
    ana = client_named("Ana Ruiz")
    assert ana.owed_minor == 3_000
    assert sorted(row.amount_minor for row in Payment.select() if row.job_id) == [2_000, 5_000, 10_000]
