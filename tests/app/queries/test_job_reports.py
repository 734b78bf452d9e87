"""What a report says comes from the visit, its rooms and its marks; nothing private does."""

from __future__ import annotations

import logging
from datetime import date, datetime, timedelta

import pytest

from app.models.clients import AccessCode, AreaMark, Client, Site, TimelineEntry
from app.models.jobs import Attachment, Finding, Job, JobLine, Reading
from app.queries.job_report_rows import JobReportRow, ReportFindingRow, ReportMarkRow
from app.queries.job_reports import (
    find_newest_finished_job,
    list_finished_jobs,
    list_finished_jobs_on,
    list_job_reports,
    list_jobs_due_a_report,
    list_show_cards,
)
from app.rules.guarantee import GuaranteeExclusion
from app.services.drafts import (
    AreaDraft,
    FactDraft,
    FindingDraft,
    FinishDraft,
    JobLineDraft,
    NoteDraft,
    PaymentDraft,
    SheetLineDraft,
)
from app.services.job_drafts import ReadingDraft
from app.services.place_drafts import MarkDraft
from tests.app.photo_builders import add_pair, add_photo, show_photo
from tests.builders import Firm

MONDAY = date(2026, 3, 2)


def report(firm: Firm, *job_ids: int) -> JobReportRow:
    return list_job_reports(job_ids, firm.clock.now(), firm.zone)[0]


def due(firm: Firm) -> list[int]:
    return list_jobs_due_a_report(firm.clock.now())


def living_room(firm: Firm, client_id: int) -> int:
    site = Site.get(Site.client == client_id)
    return firm.everafter.areas.add(site.id, AreaDraft("Living room", fibre="Wool", size_hundredths=24_000))


def visit(firm: Firm, client_id: int, finish: FinishDraft | None = None, *, area_id: int | None = None) -> int:
    lines = (JobLineDraft("Living room", "Clean and groom", 15_000, area_id=area_id),)
    return firm.finished_job(client_id, finish, lines=lines)


def test_a_report_knows_who_came_what_was_done_and_what_it_cost(firm: Firm) -> None:
    client_id = firm.client("Margaret Alder", first_name="Margaret", last_name="Alder")
    now = firm.clock.now()
    finish = FinishDraft(
        left_at=now,
        products="Wool-safe rinse",
        method="Hot water extraction",
        dry_by_at=now + timedelta(hours=5),
        extra_work="The hall rug",
        payments=(PaymentDraft("card", 15_000),),
        is_expectation_met=True,
    )
    job_id = firm.finished_job(
        client_id,
        finish,
        lines=(JobLineDraft("Living room", "Clean", 15_000, fibre="Nylon"),),
        expectation="No damp smell",
    )
    row = report(firm, job_id)
    assert (row.client_name, row.greeting_name, row.technician_name) == ("Margaret Alder", "Margaret", "Luis Santos")
    assert (row.visit_on, row.is_home, row.is_put_right) == (MONDAY, True, False)
    assert (row.owner_name, row.owner_phone) == ("Dana Kowalski", "(503) 555 0100")
    assert (row.guarantee_days, row.guarantee_until_on) == (30, date(2026, 4, 1))
    assert [(room.name, room.done, room.fibre, room.is_done) for room in row.rooms] == [
        ("Living room", "Clean", "Nylon", True)
    ]
    assert (row.method, row.products, row.extra_work) == ("Hot water extraction", "Wool-safe rinse", "The hall rug")
    assert (row.wish, row.is_wish_met) == ("No damp smell", True)
    assert (row.dry_by_at, row.is_dry_by_now) == (datetime(2026, 3, 2, 14), False)
    assert (row.price_minor, row.paid_minor, row.owed_minor) == (15_000, 15_000, 0)
    assert (row.next_on, row.next_at, row.photos) == (None, None, ())
    assert row.street_lines[0].endswith("Orchard Lane")
    firm.clock.move_on(days=31)
    later = report(firm, job_id)
    assert (later.guarantee_until_on, later.is_dry_by_now) == (None, True)


def test_marks_that_came_out_stand_with_their_room_and_the_others_once(firm: Firm) -> None:
    client_id = firm.client("Ana Ruiz")
    area_id = living_room(firm, client_id)
    areas = firm.everafter.areas
    areas.add_mark(area_id, MarkDraft("Coffee", outcome="out"))
    areas.add_mark(area_id, MarkDraft("Tea", stain="Tannin", outcome="permanent"))
    areas.add_mark(area_id, MarkDraft("Ink"))
    job_id = visit(firm, client_id, area_id=area_id)
    row = report(firm, job_id)
    assert (row.rooms[0].came_out, row.rooms[0].marks_found) == (("Coffee",), ("Ink",))
    assert (row.rooms[0].fibre, row.rooms[0].size_hundredths) == ("Wool", 24_000)
    assert row.marks_left == (ReportMarkRow("Living room", "Tea", "permanent", "Tannin"),)


def test_a_mark_of_an_earlier_visit_is_told_again_only_to_whom_nobody_told_it(firm: Firm) -> None:
    client_id = firm.client("Ana Ruiz")
    area_id = living_room(firm, client_id)
    areas = firm.everafter.areas
    areas.add_mark(area_id, MarkDraft("Coffee", outcome="out"))
    areas.add_mark(area_id, MarkDraft("Tea", outcome="permanent", is_known_to_client=True))
    areas.add_mark(area_id, MarkDraft("Rust", outcome="lighter", is_known_to_client=False))
    first = visit(firm, client_id, area_id=area_id)
    firm.clock.move_on(days=180)
    second = visit(firm, client_id, area_id=area_id)
    firm.clock.move_on(days=1)
    areas.add_mark(area_id, MarkDraft("Wine at the party", outcome="permanent"))
    assert [mark.what for mark in report(firm, first).marks_left] == ["Tea", "Rust"]
    row = report(firm, second)
    assert ([mark.what for mark in row.marks_left], row.rooms[0].came_out) == (["Rust"], ())


def test_what_the_sheet_found_is_there_once(firm: Firm) -> None:
    client_id = firm.client("Ana Ruiz")
    area_id = living_room(firm, client_id)
    job_id = firm.booked_job(client_id, lines=(JobLineDraft("Living room", "Clean", 15_000, area_id=area_id),))
    line = JobLine.get(JobLine.job == job_id)
    draft = SheetLineDraft("Living room", line.id, is_done=True, marks_found="Soot", price_minor=15_000)
    firm.finish(job_id, FinishDraft(left_at=firm.clock.now(), lines=(draft,)))
    assert report(firm, job_id).rooms[0].marks_found == ("Soot",)
    mark = AreaMark.get(AreaMark.area == area_id)
    firm.everafter.areas.change_mark(mark.id, mark.version, MarkDraft("Soot", outcome="lighter"))
    row = report(firm, job_id)
    assert (row.rooms[0].marks_found, [mark.what for mark in row.marks_left]) == ((), ["Soot"])


def test_a_room_is_not_done_only_where_another_one_is_ticked(firm: Firm) -> None:
    client_id = firm.client("Ana Ruiz")
    lines = (JobLineDraft("Hall", "Clean", 5_000), JobLineDraft("Attic", "Clean", 5_000))
    job_id = firm.finished_job(client_id, lines=lines)
    JobLine.update(is_done=False).where(JobLine.name == "Attic").execute()
    assert [room.is_done for room in report(firm, job_id).rooms] == [True, False]
    JobLine.update(is_done=False).execute()
    assert [room.is_done for room in report(firm, job_id).rooms] == [True, True]


def test_what_was_measured_last_is_told_where_all_of_it_is_well(firm: Firm) -> None:
    job_id = firm.finished_job(firm.client("Ana Ruiz"))

    def measured(*drafts: ReadingDraft) -> tuple[int | None, int | None]:
        for draft in drafts:
            firm.everafter.visit_notes.measure(job_id, Job.get_by_id(job_id).version, draft)
        row = report(firm, job_id)
        return row.moisture_hundredths, row.ph_hundredths

    assert measured(ReadingDraft("temperature", 2_000), ReadingDraft("ph_before", 900)) == (None, None)
    assert measured(ReadingDraft("moisture", 4_000, "by the window")) == (None, None), "it was still damp"
    assert measured(ReadingDraft("moisture", 1_200, "by the window"), ReadingDraft("ph_after", 680)) == (1_200, 680)
    assert measured(ReadingDraft("moisture", 1_400, "by the door")) == (1_400, 680), "all of it was that dry"
    job = Job.get_by_id(job_id)
    arrived_at = job.finished_at - timedelta(hours=2)
    Job.update(arrived_at=arrived_at, left_at=job.finished_at).where(Job.id == job_id).execute()
    Reading.update(taken_at=arrived_at).where(Reading.kind == "moisture").execute()
    assert measured() == (None, 680), "before the work it says nothing"


def test_what_the_promise_leaves_out_is_named(firm: Firm) -> None:
    job_id = firm.finished_job(firm.client("Ana Ruiz"))
    JobLine.update(guarantee_exclusion="wear").where(JobLine.job == job_id).execute()
    assert report(firm, job_id).rooms[0].exclusion is GuaranteeExclusion.WEAR
    JobLine.update(guarantee_exclusion="something else").where(JobLine.job == job_id).execute()
    assert report(firm, job_id).rooms[0].exclusion is None


def test_only_what_the_client_was_shown_was_there_before(firm: Firm) -> None:
    findings = (
        FindingDraft("fading", is_shown=True, note="by the window"),
        FindingDraft("pet", is_shown=False, note="smells awful"),
        FindingDraft("photos_before", is_shown=True),
    )
    job_id = firm.finished_job(firm.client("Ana Ruiz"), FinishDraft(left_at=firm.clock.now(), findings=findings))
    assert report(firm, job_id).findings == (ReportFindingRow("fading", "", "by the window"),)
    assert Finding.select().count() == 3


def test_the_next_visit_is_the_booked_one_else_the_day_agreed(firm: Firm) -> None:
    client_id = firm.client("Ana Ruiz")
    agreed = MONDAY + timedelta(days=180)
    job_id = firm.finished_job(client_id, FinishDraft(left_at=firm.clock.now(), next_agreed_on=agreed))
    assert (report(firm, job_id).next_on, report(firm, job_id).next_at) == (agreed, None)
    firm.booked_job(client_id, firm.clock.now() + timedelta(days=90))
    row = report(firm, job_id)
    assert (row.next_on, row.next_at) == (date(2026, 5, 31), datetime(2026, 5, 31, 10))
    Job.update(state="cancelled").where(Job.state == "booked").execute()
    firm.clock.move_on(days=200)
    assert report(firm, job_id).next_on is None


def test_a_free_visit_to_put_something_right_says_so(firm: Firm) -> None:
    client_id = firm.client("Ana Ruiz")
    first = firm.finished_job(client_id)
    again = firm.finished_job(client_id, reclean_of_id=first)
    row = report(firm, again)
    assert (row.is_put_right, row.price_minor, row.owed_minor) == (True, 0, 0)


def test_nothing_private_is_read(firm: Firm) -> None:
    client_id = firm.client("Ana Ruiz")
    everafter = firm.everafter
    everafter.facts.add(client_id, FactDraft("PRIVATE-FACT", "PRIVATE-DETAIL", is_private=True))
    everafter.clients.write_note(client_id, NoteDraft("PRIVATE-NOTE"))
    site = Site.get(Site.client == client_id)
    Site.update(access_note="PRIVATE-ACCESS", find_note="PRIVATE-FIND").where(Site.id == site.id).execute()
    AccessCode.create(site=site.id, opens="gate", code="PRIVATE-CODE", may_print=True)
    job_id = firm.finished_job(client_id)
    Job.update(next_chapter="PRIVATE-CHAPTER", price_change_ok="PRIVATE-OK").where(Job.id == job_id).execute()
    assert "PRIVATE" not in repr(report(firm, job_id))


def test_photos_come_in_pairs_and_only_those_they_let_us_show(firm: Firm) -> None:
    client_id = firm.client("Margaret Alder", first_name="Margaret", last_name="Alder")
    job_id = firm.finished_job(client_id)
    pairs = [(add_photo(firm, job_id, "photo_before", n), add_photo(firm, job_id, "photo_after", n)) for n in (1, 2)]
    assert report(firm, job_id).photos == ()
    show_photo(pairs[0][0])
    assert report(firm, job_id).photos == ()
    for photo in (pairs[0][1], *pairs[1]):
        show_photo(photo)
    row = report(firm, job_id)
    assert [(pair.before.caption, pair.after.caption) for pair in row.photos] == [("place 1",) * 2, ("place 2",) * 2]
    assert row.photos[0].before.sha256 == Attachment.get_by_id(pairs[0][0]).sha256
    cards = list_show_cards([job_id], firm.zone)
    assert [(card.client_name, card.technician_name, card.visit_on) for card in cards] == [
        ("Margaret", "Luis", MONDAY)
    ] * 2
    firm.everafter.photos.remove(pairs[0][0], Attachment.get_by_id(pairs[0][0]).version)
    assert len(list_show_cards([job_id], firm.zone)) == 1
    assert len(report(firm, job_id).photos) == 1


def test_due_is_what_was_finished_in_a_week_and_never_printed(firm: Firm) -> None:
    first, second = firm.finished_job(firm.client("Ana Ruiz")), firm.finished_job(firm.client("Bo Lind"))
    firm.booked_job(firm.client("Cy Moss"))
    assert due(firm) == [first, second]
    firm.everafter.job_reports.mark_printed([first])
    assert due(firm) == [second]
    firm.clock.move_on(days=6, hours=23)
    assert due(firm) == [second]
    firm.clock.move_on(hours=1)
    assert due(firm) == []


def test_another_paper_of_the_visit_does_not_take_the_report_away(firm: Firm) -> None:
    client_id = firm.client("Ana Ruiz")
    job_id = firm.finished_job(client_id)
    with firm.everafter.units("papers", is_undoable=False) as work:
        for paper, purpose in (("thank-you-note", "care"), ("care-card", "service"), ("", "service")):
            entry = TimelineEntry(client=client_id, job_id=job_id, kind="paper", direction="out", purpose=purpose)
            entry.happened_at, entry.paper = firm.clock.now(), paper
            work.save(entry)
    assert due(firm) == [job_id]


def test_whoever_is_gone_gets_no_report(firm: Firm) -> None:
    client_id = firm.client("Ana Ruiz")
    firm.finished_job(client_id)
    Client.update(ended_reason="moved").where(Client.id == client_id).execute()
    assert due(firm) == []


def test_visits_are_chosen_by_day_number_and_client(firm: Firm) -> None:
    client_id = firm.client("Ana Ruiz")
    first = firm.finished_job(client_id)
    firm.clock.move_on(days=1)
    second = firm.finished_job(client_id)
    planned = firm.booked_job(client_id)
    number = {job.id: job.number for job in Job.select()}
    assert list_finished_jobs_on(MONDAY, firm.zone) == [first]
    assert list_finished_jobs([number[second], number[planned], number[first]]) == [second, first]
    assert find_newest_finished_job(client_id) == second
    assert find_newest_finished_job(firm.client("Bo Lind")) is None
    assert list_job_reports([planned], firm.clock.now(), firm.zone) == []


def test_many_reports_are_read_with_as_many_queries_as_one(firm: Firm, caplog: pytest.LogCaptureFixture) -> None:
    def count_queries(*job_ids: int) -> int:
        caplog.clear()
        with caplog.at_level(logging.DEBUG, "peewee"):
            assert len(list_job_reports(job_ids, firm.clock.now(), firm.zone)) == len(job_ids)
        return len([record for record in caplog.records if record.name == "peewee"])

    jobs = [firm.finished_job(firm.client(f"C{number}")) for number in range(6)]
    for job_id in jobs:
        add_pair(firm, job_id)
    assert count_queries(*jobs) == count_queries(jobs[0]) > 0
