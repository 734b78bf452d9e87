"""Complaints of another system: closed ones closed, open ones open, their clocks honest and never a flood of late."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from app.exchange.out.export import export_list
from app.exchange.out.list_file import ExportPurpose
from app.models.clients import Client
from app.models.complaints import Complaint, ComplaintEvent
from app.queries.complaint_events import read_events
from app.queries.complaints import list_open_complaints
from app.queries.firm import get_times_in_force
from app.rules.complaint_history import derive_in_force
from app.services.drafts import ComplaintDraft
from app.services.imports import ImportCounts
from tests.app.exchange.import_desk import Desk, client_named, everything
from tests.builders import Firm

NAMES = ("Ana Ruiz", "Bo Ek", "Cy Dow", "Di Fox")
HEAD = (
    "Complaint #,Customer,Received,Complaint,Priority,Status,Answered,Resolved,What we did,Cause,Satisfied,Cost,Weather"
)


@pytest.fixture
def desk(firm: Firm, tmp_path: Path) -> Desk:
    found = Desk(firm, tmp_path)
    found.bring_rows("Client #,Name", *(f"C{number},{name}" for number, name in enumerate(NAMES)))
    return found


def complaint_of(name: str) -> Complaint:
    return Complaint.get(Complaint.client == client_named(name).id)


def kinds_of(complaint: Complaint) -> list[str]:
    events = ComplaintEvent.select().where(ComplaintEvent.complaint == complaint.id)
    return [event.kind for event in events.order_by(ComplaintEvent.sequence)]


def test_closed_ones_are_closed_in_their_old_dates_and_none_of_their_clocks_is_late(desk: Desk) -> None:
    counts = desk.bring_rows(
        HEAD,
        "17,Ana Ruiz,3/4/2021,The stain is back,,Closed,3/20/2021,4/9/2021,Re-cleaned the room,Wicking,"
        "Very happy now,$45.00,Rain",
        "K-2,Bo Ek,3/5/2021,You were late,High,Resolved,,3/6/2021,Apologized,,,,",
        "K-3,Cy Dow,3/5/2019,Smells odd,,,,,,,,,",
        name="complaints.csv",
    )
    assert counts == ImportCounts(read=3, new=3)
    ana, bo, cy = (complaint_of(name) for name in NAMES[:3])
    assert (ana.number, ana.state, ana.priority, ana.category) == (17, "made_good", "P2", "wicking")
    zone = desk.firm.zone
    assert (ana.received_at, ana.answered_at, ana.fixed_at, ana.closed_at) == tuple(
        datetime(2021, month, day, 12, tzinfo=zone) for month, day in ((3, 4), (3, 20), (4, 9), (4, 9))
    )
    assert (ana.fix_outcome, ana.closing_words, ana.cause, ana.cost_minor) == (
        "visit",
        "Very happy now",
        "Wicking",
        4_500,
    )
    assert kinds_of(ana) == ["logged", "noted", "contacted", "fixed", "checked_back", "diagnosed", "closed"]
    assert (bo.number, bo.state, bo.priority, bo.fix_outcome) == (101, "closed_unconfirmed", "P2", "apology_accepted")
    assert (cy.state, cy.category) == ("closed_unconfirmed", "odour")
    assert list_open_complaints(desk.firm.clock.now(), zone) == []
    assert not any(client.is_hurt for client in Client.select())
    for complaint in (ana, bo, cy):
        state = derive_in_force(read_events([complaint.id])[complaint.id], get_times_in_force(), desk.firm.clock.now())
        assert (state.breaches_at(desk.firm.clock.now()), state.is_open) == ((), False)


def test_open_ones_stand_on_the_board_a_fresh_one_from_its_day_an_old_one_from_today(desk: Desk) -> None:
    now = desk.firm.clock.now()
    fresh = (now - timedelta(days=5)).date()
    desk.bring_rows(
        HEAD,
        "1,Ana Ruiz,3/4/2021,The red has run into the cream border,P1,Open,,,,,,,",
        f"2,Bo Ek,{fresh:%m/%d/%Y},You missed the hall,,New,,,,,,,",
        f"3,Cy Dow,{fresh:%m/%d/%Y},Still damp,,in progress,{fresh:%m/%d/%Y},,,,,,",
        name="complaints.csv",
    )
    ana, bo, cy = (complaint_of(name) for name in NAMES[:3])
    rows = {row.client_name: row for row in list_open_complaints(now, desk.firm.zone)}
    assert set(rows) == set(NAMES[:3])
    assert (ana.state, ana.priority, ana.received_at.year) == ("call_back", "P1", 2021)
    assert ana.answer_due_at > now
    assert bo.answer_due_at < now
    assert cy.answered_at == datetime(fresh.year, fresh.month, fresh.day, 12, tzinfo=desk.firm.zone)
    assert ana.owner_id == desk.firm.everafter.units.person_id or ana.owner_id is not None
    assert [client.is_hurt for client in Client.select().order_by(Client.number)] == [True, True, True, False]


def test_the_same_file_changes_nothing_the_next_one_goes_on_and_undo_takes_all_back(desk: Desk) -> None:
    empty = everything()
    rows = ("1,Ana Ruiz,3/4/2021,Stain is back,,Open,,,,,,,", "2,Bo Ek,3/4/2021,Too late,,Open,,,,,,,")
    first = desk.bring(desk.write("complaints.csv", HEAD, *rows))
    before = everything()
    assert desk.bring_rows(HEAD, *rows, name="complaints.csv") == ImportCounts(read=2, unchanged=2)
    assert everything() == before
    closed = "1,Ana Ruiz,3/4/2021,Stain is back,,Closed,3/5/2021,3/9/2021,Re-cleaned,,Thank you,,"
    second = desk.bring(desk.write("complaints.csv", HEAD, closed, rows[1]))
    assert second.counts == ImportCounts(read=2, updated=1, unchanged=1)
    ana = complaint_of("Ana Ruiz")
    assert (ana.state, ana.closing_words, kinds_of(ana)) == (
        "made_good", "Thank you", ["logged", "contacted", "fixed", "checked_back", "closed"],
    )  # fmt: skip
    desk.take_back(second)
    assert everything() == before
    assert desk.take_back(first).removed == 2
    assert everything() == empty


def test_what_somebody_here_worked_on_is_not_moved_by_the_file(desk: Desk) -> None:
    firm = desk.firm
    first = desk.bring(desk.write("complaints.csv", HEAD, "1,Ana Ruiz,3/4/2021,Stain is back,,Open,,,,,,,"))
    ana = complaint_of("Ana Ruiz")
    firm.everafter.complaints.record_contact(ana.id, ana.version, "Rang her")
    closed = "1,Ana Ruiz,3/4/2021,Stain is back,,Closed,3/5/2021,3/9/2021,Re-cleaned,,Thank you,,"
    assert desk.bring_rows(HEAD, closed, name="complaints.csv") == ImportCounts(read=1, updated=1)
    ana = complaint_of("Ana Ruiz")
    assert ana.state == "call_back"
    assert kinds_of(ana)[-1] == "noted"
    assert desk.take_back(first).kept == ("Ana Ruiz",)
    assert complaint_of("Ana Ruiz").state == "call_back"


def test_a_number_of_ours_never_meets_one_that_was_kept(desk: Desk) -> None:
    desk.bring_rows(HEAD, "101,Ana Ruiz,3/4/2021,Stain is back,,Closed,,,,,,,", name="complaints.csv")
    complaint_id = desk.firm.everafter.complaints.log(ComplaintDraft(client_named("Bo Ek").id, "Still wet"))
    assert Complaint.get_by_id(complaint_id).number == 102


def test_rows_without_words_or_with_dates_that_cannot_be_are_given_back(desk: Desk) -> None:
    counts = desk.bring_rows(
        HEAD,
        "1,Ana Ruiz,,Stain,,Open,,,,,,,",
        "2,Ana Ruiz,3/4/2021,,,Open,,,,,,,",
        "3,Ana Ruiz,3/4/2021,Stain,,Closed,,3/3/2021,,,,,",
        "4,Ana Ruiz,3/4/2099,Stain,,Open,,,,,,,",
        "5,Nobody,3/4/2021,Stain,,Open,,,,,,,",
        name="complaints.csv",
    )
    assert counts == ImportCounts(read=5, rejected=5)


def test_our_own_list_of_complaints_says_the_same_when_it_comes_back_and_doubles_none(desk: Desk) -> None:
    head = (
        "Complaint,Client number,Client,Job,Received,Their words,What went wrong,Severity,Class,State,Owner,Answer due,"
        "Answered,Put right,How,Closed,Closing words,Cause,What we learnt,Cost"
    )
    row = (
        "17,,Ana Reyes,,2024-03-05 12:00,The stain came back,visible_spot,3,P2,made_good,,2024-03-11 11:00,"
        "2024-03-09 12:00,2024-03-09 12:00,visit,2024-03-09 12:00,Thank you so much,wicking,Dry longer,25.00"
    )
    desk.bring_rows("First name,Last name,Phone", "Ana,Reyes,503 555 0142", name="clients.csv")
    desk.bring_rows(head, row, name="complaints.csv")
    (found,) = Complaint.select()
    assert (found.number, found.words, found.category, found.severity, found.priority, found.state) == (
        17, "The stain came back", "visible_spot", 3, "P2", "made_good",
    )  # fmt: skip
    assert (found.fix_outcome, found.closing_words, found.cost_minor) == ("visit", "Thank you so much", 2_500)
    target = desk.folder / "out.csv"
    export_list("complaints", target, ExportPurpose.REIMPORT, desk.firm.zone)
    assert desk.bring(target).counts == ImportCounts(read=1, unchanged=1)
    assert Complaint.select().count() == 1
