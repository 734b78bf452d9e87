"""Who is owed a thank-you note: one for each client, none while a complaint is open, none to who is gone."""

from __future__ import annotations

import logging
from datetime import date, timedelta

import pytest

from app.models.clients import Client, ContactPermission, Referral
from app.models.complaints import Complaint
from app.queries.jobs import get_job
from app.queries.small_paper_rows import ThanksReason
from app.queries.thanks_due import (
    DueNote,
    count_due_notes,
    find_last_visit_note,
    find_visit_note,
    list_due_notes,
    why_not,
)
from tests.app.services.complaint_stories import Story
from tests.builders import Firm

MONDAY = date(2026, 3, 2)


def due(firm: Firm, client_id: int | None = None) -> tuple[DueNote, ...]:
    firm.everafter.rewards.refresh()
    return list_due_notes(firm.clock.today(), client_id).notes


def reasons(firm: Firm) -> dict[int, ThanksReason]:
    return {note.client_id: note.reason for note in due(firm)}


def visits(firm: Firm, client_id: int, count: int) -> None:
    """Finished visits a month apart, the last one now."""
    firm.clock.move_on(days=-30 * (count - 1))
    for number in range(count):
        firm.finished_job(client_id)
        if number < count - 1:
            firm.clock.move_on(days=30)


def test_a_finished_visit_is_thanked_for_within_thirty_days(firm: Firm) -> None:
    ana = firm.client("Ana")
    job = firm.finished_job(ana)
    (note,) = due(firm)
    assert (note.client_id, note.reason, note.job_id, note.due_on) == (ana, ThanksReason.VISIT, job, MONDAY)
    assert len(note.step_ids) == 1
    assert count_due_notes(firm.clock.today()) == 1
    firm.clock.move_on(days=30)
    assert len(due(firm)) == 1
    firm.clock.move_on(days=1)
    assert due(firm) == (), "after that it comes out of the blue"
    late = find_visit_note(get_job(job).job.number)
    assert late is not None
    assert late.step_ids == note.step_ids, "by its number it can still be printed, and settles the step"


def test_who_sent_a_friend_and_the_friend_are_both_thanked(firm: Firm) -> None:
    ana = firm.client("Ana")
    firm.clock.move_on(days=-200)
    firm.finished_job(ana)
    firm.clock.move_on(days=200)
    ned = firm.client("Ned", referred_by_id=ana)
    assert due(firm) == (), "nobody is thanked before the first visit"
    firm.finished_job(ned)
    assert reasons(firm) == {ana: ThanksReason.REFERRAL, ned: ThanksReason.FRIEND}
    (note,) = due(firm, ana)
    assert (len(note.referral_ids), len(note.reward_ids)) == (1, 1)
    Referral.update(thanked_at=firm.clock.now()).execute()
    last = find_last_visit_note(ned)
    assert last is not None
    assert last.reason is ThanksReason.FRIEND
    firm.clock.move_on(days=40)
    assert ana not in reasons(firm) or not due(firm, ana)[0].referral_ids


def test_a_third_visit_and_a_second_chance_have_reasons_of_their_own(firm: Firm) -> None:
    ana = firm.client("Ana")
    visits(firm, ana, 3)
    (note,) = due(firm)
    assert (note.reason, len(note.step_ids), len(note.reward_ids)) == (ThanksReason.THIRD_VISIT, 2, 1)
    ben = firm.client("Ben")
    story = Story(firm, firm.complaint(ben)).to_made_good()
    firm.clock.move_on(days=1)
    firm.finished_job(ben)
    assert Complaint.get_by_id(story.id).came_back_on is not None
    assert reasons(firm)[ben] is ThanksReason.RECOVERY
    assert len([note for note in due(firm) if note.client_id == ben]) == 1, "one note stands for the visit, too"


def test_nothing_goes_out_while_a_complaint_is_open(firm: Firm) -> None:
    ana = firm.client("Ana")
    firm.finished_job(ana)
    story = Story(firm, firm.complaint(ana))
    found = list_due_notes(firm.clock.today())
    assert (found.notes, found.held, found.unwanted) == ((), ("Ana",), ())
    assert why_not(ana) == "held"
    story.to_made_good()
    assert ana in reasons(firm)
    assert why_not(ana) == ""


def test_nothing_goes_to_who_is_gone_or_wants_no_letters(firm: Firm) -> None:
    gone, archived, quiet = (firm.client(name) for name in ("Gone", "Archived", "Quiet"))
    for client_id in (gone, archived, quiet):
        firm.finished_job(client_id)
    Client.update(ended_reason="moved").where(Client.id == gone).execute()
    Client.update(archived_at=firm.clock.now()).where(Client.id == archived).execute()
    ContactPermission.create(
        client_id=quiet, channel="letter", purpose="service", is_allowed=False, decided_at=firm.clock.now()
    )
    found = list_due_notes(firm.clock.today())
    assert (found.notes, found.held, found.unwanted) == ((), (), ("Quiet",))
    assert [why_not(each) for each in (gone, archived, quiet)] == ["gone", "gone", "unwanted"]


def test_a_visit_that_is_not_done_has_no_note(firm: Firm) -> None:
    ana = firm.client("Ana")
    job = firm.booked_job(ana)
    assert find_visit_note(get_job(job).job.number) is None
    assert find_last_visit_note(ana) is None


def test_many_notes_need_no_more_questions_than_two(firm: Firm, caplog: pytest.LogCaptureFixture) -> None:
    counts = []
    for count in (2, 8):
        for _each in range(count):
            firm.finished_job(firm.client())
        caplog.clear()
        with caplog.at_level(logging.DEBUG, "peewee"):
            list_due_notes(firm.clock.today())
        counts.append(len([record for record in caplog.records if record.name == "peewee"]))
    assert counts[0] == counts[1] > 0
    assert firm.clock.today() - MONDAY == timedelta()
