"""The day list of a van: its round, what is open, and private notes, but nothing about those who read it."""

from __future__ import annotations

import logging
from datetime import date, datetime, time

import pytest

from app.queries.client_card import get_client
from app.queries.day_list_rows import DayListRow, DayListVisitRow
from app.queries.day_lists import list_day_lists
from app.queries.firm import PRINTED_CODES
from app.queries.jobs import get_job
from app.queries.paper_choice import get_van_id
from app.services.drafts import FactDraft, JobDraft, JobLineDraft, NoteDraft, PromiseDraft
from app.services.firm_drafts import PersonDraft
from app.services.place_drafts import AccessCodeDraft
from tests.app.services.complaint_stories import Story
from tests.builders import Firm

TUESDAY = date(2026, 3, 3)


def at(firm: Firm, hour: int, minute: int = 0, day: int = 3) -> datetime:
    return datetime(2026, 3, day, hour, minute, tzinfo=firm.zone)


def lists(firm: Firm, van: str | None = None) -> list[DayListRow]:
    van_id = None if van is None else get_van_id(van)
    return list_day_lists(TUESDAY, firm.clock.now(), firm.zone, van_id)


def only_visit(firm: Firm) -> DayListVisitRow:
    ((visit,),) = [row.visits for row in lists(firm)]
    return visit


def test_each_van_has_its_round_and_visits_without_a_van_come_last(firm: Firm) -> None:
    ada = firm.everafter.firm.add_person(PersonDraft("Ada Ek", role="technician", van_name="van 3"))
    bo = firm.everafter.firm.add_person(PersonDraft("Bo Li", role="technician"))
    for name, hour, technician_id in (
        ("Nobody", 7, None), ("Late", 13, firm.luis), ("Early", 9, firm.luis), ("Third", 8, ada), ("Bare", 6, bo),
    ):  # fmt: skip
        firm.booked_job(firm.client(name), at(firm, hour), technician_id=technician_id)
    cancelled = firm.booked_job(firm.client("Cancelled"), at(firm, 10))
    firm.everafter.jobs.cancel(cancelled, get_job(cancelled).job.version, "rain")
    found = [(row.van_name, row.crew, [visit.sheet.client_name for visit in row.visits]) for row in lists(firm)]
    assert found == [
        ("van 2", ("Luis Santos",), ["Early", "Late"]),
        ("van 3", ("Ada Ek",), ["Third"]),
        ("", ("Bo Li",), ["Bare"]),
        ("", (), ["Nobody"]),
    ]
    (first, *_others) = lists(firm)
    assert (first.day, first.first_start, first.last_end) == (TUESDAY, time(9), time(14))
    assert first.printed_at == firm.clock.now()
    assert [visit.minutes_to_next for visit in first.visits] == [180, None]
    assert [row.crew for row in lists(firm, " VAN 3 ")] == [("Ada Ek",)]
    assert list_day_lists(date(2026, 3, 4), firm.clock.now(), firm.zone) == []


def test_a_visit_tells_what_is_open_and_what_is_due(firm: Firm) -> None:
    client_id = firm.client("Greg Halloran")
    firm.finished_job(client_id)
    story = Story(firm, firm.complaint(client_id, "The ring is back"))
    story.promise(at(firm, 12), JobDraft(client_id, starts_at=at(firm, 10), technician_id=firm.luis))
    firm.everafter.promises.make(client_id, PromiseDraft("Bring the guide", at(firm, 9), firm.ben))
    firm.everafter.promises.make(client_id, PromiseDraft("Call in April", at(firm, 9, day=30), firm.ben))
    visit = only_visit(firm)
    assert (visit.is_put_right, visit.is_done, visit.starts, visit.sheet.due_minor) == (True, False, time(10), 0)
    (complaint,) = visit.complaints
    assert (complaint.state, complaint.words, complaint.is_about_crew) == ("put_right", "The ring is back", False)
    assert (complaint.promised_what, complaint.promise_due_at) == ("Luis comes at noon", at(firm, 12))
    assert complaint.owner_name == "Dana Kowalski"
    assert [(promise.what, promise.promised_by, promise.due_on) for promise in visit.promises] == [
        ("Bring the guide", "Ben", TUESDAY)
    ]


def test_two_visits_that_overlap_and_a_price_to_take(firm: Firm) -> None:
    firm.booked_job(firm.client("A"), at(firm, 9), lines=(JobLineDraft("Sofa", "Clean", 12_000),))
    firm.booked_job(firm.client("B"), at(firm, 9, 45))
    (row,) = lists(firm)
    assert [visit.minutes_to_next for visit in row.visits] == [-15, None]
    assert row.visits[0].sheet.due_minor == 12_000
    assert [(line.name, line.to_do) for line in row.visits[0].sheet.lines] == [("Sofa", "Clean")]


def test_private_notes_are_for_the_van_and_other_words_stay_at_the_office(firm: Firm) -> None:
    client_id = firm.client(
        "Ana Ruiz",
        facts=(FactDraft("Never forgot the vase", "keep clear of the shelf", is_private=True), FactDraft("PLAIN fact")),
        note="PLAIN note",
    )
    firm.everafter.clients.write_note(client_id, NoteDraft("SECRET said on the telephone", is_private=True))
    gone = firm.everafter.facts.add(client_id, FactDraft("SECRET gone", is_private=True))
    firm.everafter.facts.archive(gone)
    firm.booked_job(client_id, at(firm, 9))
    visit = only_visit(firm)
    assert [(note.headline, note.detail) for note in visit.private_notes] == [
        ("Never forgot the vase", "keep clear of the shelf")
    ]
    assert visit.withheld_notes == 0
    assert "SECRET" not in repr(lists(firm))
    assert "PLAIN" not in repr(lists(firm))


def test_nobody_reads_about_themselves_in_the_van(firm: Firm) -> None:
    """Criticism is told by a person; a colleague in another van reads what is useful there."""
    client_id = firm.client("Ana Ruiz", facts=(FactDraft("Cannot stand Luis since May", is_private=True),))
    job_id = firm.finished_job(client_id)
    firm.complaint(client_id, "He shouted at me SENTINEL", category="rude_or_unsafe", job_id=job_id)
    firm.complaint(client_id, "Luis left the door open SENTINEL", category="niggle", job_id=job_id)
    firm.complaint(client_id, "The ring is back", category="wicking", job_id=job_id)
    booked = firm.booked_job(client_id, at(firm, 9))
    visit = only_visit(firm)
    assert "SENTINEL" not in repr(visit)
    assert sorted((each.words, each.is_about_crew) for each in visit.complaints) == [
        ("", True), ("", True), ("The ring is back", False),
    ]  # fmt: skip
    assert (visit.private_notes, visit.withheld_notes) == ((), 1)
    ada = firm.everafter.firm.add_person(PersonDraft("Ada Ek", role="technician", van_name="van 3"))
    firm.everafter.jobs.move(booked, get_job(booked).job.version, at(firm, 9), at(firm, 10), ada)
    visit = only_visit(firm)
    assert repr(visit).count("SENTINEL") == 2
    assert len(visit.private_notes) == 1
    firm.everafter.jobs.move(booked, get_job(booked).job.version, at(firm, 9), at(firm, 10), None)
    visit = only_visit(firm)
    assert ("SENTINEL" in repr(visit), visit.withheld_notes) == (False, 1)


def test_a_code_is_on_the_list_only_where_the_firm_and_the_code_itself_allow_it(firm: Firm) -> None:
    client_id = firm.client()
    site = get_client(client_id, firm.clock.now(), firm.zone).sites[0]
    firm.everafter.access_codes.add(site.id, AccessCodeDraft("Gate", "SENTINEL-GATE", may_print=True))
    firm.everafter.access_codes.add(site.id, AccessCodeDraft("Safe", "SENTINEL-SAFE"))
    firm.booked_job(client_id, at(firm, 9))
    assert "SENTINEL" not in repr(lists(firm))
    firm.everafter.firm.save_setting(PRINTED_CODES, True)
    assert only_visit(firm).sheet.access_codes == ("Gate: SENTINEL-GATE",)
    assert "SAFE" not in repr(lists(firm))


def test_a_day_of_many_vans_is_read_with_as_many_queries_as_one_of_two(
    firm: Firm, caplog: pytest.LogCaptureFixture
) -> None:
    def book(number: int) -> None:
        driver = firm.everafter.firm.add_person(PersonDraft(f"P{number}", role="technician", van_name=f"van {number}"))
        client_id = firm.client(f"C{number}", facts=(FactDraft("Private", is_private=True),))
        firm.booked_job(client_id, at(firm, 9), technician_id=driver)

    def count_queries() -> int:
        caplog.clear()
        with caplog.at_level(logging.DEBUG, "peewee"):
            lists(firm)
        return len([record for record in caplog.records if record.name == "peewee"])

    book(10)
    book(11)
    few = count_queries()
    for number in range(12, 18):
        book(number)
    assert len(lists(firm)) == 8
    assert count_queries() == few > 0
