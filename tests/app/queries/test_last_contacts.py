"""What resets the clocks and what does not (R1): read from the kept column, as every list does."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta

import pytest

from app.models.aftercare import AftercareStep, Feedback, LoveTouch, Voice
from app.models.clients import Client
from app.queries.last_contacts import read_last_contacts
from app.services.client_summary import refresh_clients
from app.services.drafts import FeedbackDraft, NoteDraft, PaymentDraft
from tests.builders import Firm


def last(firm: Firm, client_id: int) -> datetime | None:
    """The kept column, after everybody has worked it out anew."""
    with firm.everafter.units("look", is_undoable=False) as work:
        refresh_clients(work, [client_id], firm.clock)
    found = read_last_contacts([client_id], firm.zone).get(client_id)
    kept: datetime | None = Client.get_by_id(client_id).last_contact_at
    assert kept == found or Client.get_by_id(client_id).visit_count
    return kept


def test_every_kind_of_word_counts_from_either_side_and_a_paper_once_it_went_out(firm: Firm) -> None:
    for kind in ("call", "email", "text", "letter", "in_person", "help", "paper"):
        for direction in ("in", "out", ""):
            ana = firm.client()
            firm.everafter.clients.write_note(ana, NoteDraft("Hello", kind=kind, direction=direction))
            counts = kind != "paper" or direction == "out"
            assert last(firm, ana) == (firm.clock.now() if counts else None), (kind, direction)


def test_a_note_of_ours_and_money_are_no_contact(firm: Firm) -> None:
    ana = firm.client()
    firm.everafter.clients.write_note(ana, NoteDraft("Looks like rain"))
    firm.everafter.payments.take_on_account(ana, PaymentDraft("card", 1_000))
    assert last(firm, ana) is None


def _voice(firm: Firm, client_id: int) -> None:
    Voice.create(client=client_id, kind="praise", words="Lovely", taken_at=firm.clock.now())


def _touch(firm: Firm, client_id: int) -> None:
    LoveTouch.create(client=client_id, kind="care", what="A card", given_on=firm.clock.today())


def _step(firm: Firm, client_id: int) -> None:
    job_id = firm.booked_job(client_id)
    common = {"client": client_id, "job": job_id, "due_on": firm.clock.today()}
    AftercareStep.create(kind="dry_check", state="done", done_at=firm.clock.now(), **common)


def _probe(firm: Firm, client_id: int) -> None:
    now = firm.clock.now()
    common = {"asked_at": now - timedelta(days=9), "channel": "sheet", "probe_state": "done"}
    Feedback.create(client=client_id, probed_at=now, probe_outcome="small_miss", **common)


@pytest.mark.parametrize("write", [_voice, _touch, _step, _probe])
def test_a_voice_a_kindness_a_step_and_asking_again_count(firm: Firm, write: Callable[[Firm, int], None]) -> None:
    ana = firm.client()
    write(firm, ana)
    moment = last(firm, ana)
    assert moment in {firm.clock.now(), datetime.combine(firm.clock.today(), time(), tzinfo=firm.zone)}


def test_what_is_only_planned_and_whom_nobody_reached_do_not_count(firm: Firm) -> None:
    ana = firm.client()
    now, job_id = firm.clock.now(), firm.booked_job(ana)
    LoveTouch.create(client=ana, kind="care", what="A card", given_on=date(2026, 3, 2), is_planned=True)
    Feedback.create(client=ana, asked_at=now, channel="phone", try_count=2)
    Feedback.create(client=ana, asked_at=now, channel="phone", answer="silent")
    common = {"asked_at": now, "channel": "sheet", "probe_state": "done", "probe_outcome": "not_reached"}
    Feedback.create(client=ana, probed_at=now, **common)
    AftercareStep.create(client=ana, job=job_id, due_on=date(2026, 3, 2), kind="dry_check", state="skipped")
    assert last(firm, ana) is None


def test_an_answer_counts_by_any_channel_but_the_sheet(firm: Firm) -> None:
    for channel in ("phone", "email", "text", "in_person", "sheet"):
        ana = firm.client()
        firm.everafter.feedback.record(FeedbackDraft(client_id=ana, answer="great", words="Lovely", channel=channel))
        expected = None if channel == "sheet" else firm.clock.now()
        assert Client.get_by_id(ana).last_contact_at == expected, channel


def test_a_complaint_and_every_word_about_it_count_but_no_automatic_reply_and_no_mistake(firm: Firm) -> None:
    ana = firm.client()
    complaints = firm.everafter.complaints
    complaint_id = firm.complaint(ana)
    logged = firm.clock.now()
    assert last(firm, ana) == logged
    firm.clock.move_on(minutes=5)
    complaints.record_contact(complaint_id, firm.version_of(complaint_id), "We got your mail", is_automatic=True)
    assert last(firm, ana) == logged
    firm.clock.move_on(minutes=5)
    complaints.record_contact(complaint_id, firm.version_of(complaint_id), "I rang her")
    assert last(firm, ana) == firm.clock.now()
    bo = firm.client()
    mistaken = firm.complaint(bo)
    complaints.withdraw(mistaken, firm.version_of(mistaken), "another Bo")
    assert last(firm, bo) is None


def test_a_visit_counts_also_when_it_was_free(firm: Firm) -> None:
    ana = firm.client()
    firm.finished_job(ana, is_chargeable=False)
    assert Client.get_by_id(ana).last_contact_at == firm.clock.now()
