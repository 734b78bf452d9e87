"""Silence after a visit is a quiet "good": noticed after a week or two tries, once, and by somebody else (R5, S2.9)."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from app.models.aftercare import Feedback
from app.models.clients import Client
from app.models.jobs import Job
from app.queries.aftercare import list_aftercare
from app.queries.silent_clients import list_silent_clients
from app.services.drafts import FeedbackDraft, FinishDraft
from tests.builders import Firm


def silent_visit(firm: Firm, name: str = "") -> int:
    """A visit of Mon 2 March, done at 11:00, with an empty answer on the sheet; the client's id."""
    client_id = firm.client(name)
    job_id = firm.booked_job(client_id, datetime(2026, 3, 2, 9, tzinfo=firm.zone))
    firm.clock.move_to(datetime(2026, 3, 2, 11))
    firm.finish(job_id, FinishDraft(answer=""))
    return client_id


def names(firm: Firm) -> list[int]:
    return [row.client_id for row in list_silent_clients(firm.clock.now())]


def test_a_week_of_silence_is_a_probe_call_by_somebody_else(firm: Firm) -> None:
    client_id = silent_visit(firm, "Ana Ruiz")
    firm.clock.move_to(datetime(2026, 3, 9, 10, 59))
    firm.everafter.nightly.run()
    assert names(firm) == []
    assert Feedback.select().count() == 0
    firm.clock.move_to(datetime(2026, 3, 10, 9))
    assert names(firm) == [client_id]
    firm.everafter.nightly.run()
    probe = Feedback.get()
    assert (probe.answer, probe.answer_class, probe.probe_state) == ("silent", "silent", "due")
    assert probe.probe_due_at == datetime(2026, 3, 11, 18, tzinfo=firm.zone)
    assert probe.probe_owner_id != Job.get().technician_id
    assert Client.get_by_id(client_id).is_quiet_good
    (row,) = list_aftercare(firm.clock.now(), firm.zone)
    assert (row.client_id, row.is_probe, row.is_silent) == (client_id, True, True)
    firm.clock.move_to(datetime(2026, 3, 11, 9))
    firm.everafter.nightly.run()
    assert Feedback.select().count() == 1, "each silence is noticed once"


def test_who_spoke_or_waits_for_us_or_is_gone_is_not_silent(firm: Firm) -> None:
    said, hurt, gone, archived, free, left = (silent_visit(firm) for _turn in range(6))
    firm.clock.move_to(datetime(2026, 3, 4, 9))
    firm.everafter.feedback.record(FeedbackDraft(said, answer="great", channel="phone"))
    firm.complaint(hurt)
    Client.update(ended_reason="moved", ended_on=date(2026, 3, 4)).where(Client.id == gone).execute()
    firm.everafter.clients.archive(archived, Client.get_by_id(archived).version)
    Job.update(is_chargeable=False).where(Job.client == free).execute()
    firm.clock.move_to(datetime(2026, 3, 12, 9))
    assert names(firm) == [left]
    firm.clock.move_to(datetime(2026, 3, 24, 9))
    assert names(firm) == [], "three weeks later the visit itself is forgotten"


def test_two_tries_in_vain_make_an_empty_answer_a_probe_with_tries_of_its_own(firm: Firm) -> None:
    client_id = silent_visit(firm)
    empty = firm.everafter.feedback.record(FeedbackDraft(client_id, job_id=Job.get().id, answer="silent"))
    firm.everafter.feedback.record_probe_try(empty)
    assert Feedback.get_by_id(empty).probe_state == "none"
    firm.everafter.feedback.record_probe_try(empty)
    row = Feedback.get_by_id(empty)
    assert (row.probe_state, row.try_count) == ("due", 0)
    assert Client.get_by_id(client_id).is_quiet_good


def test_an_empty_answer_older_than_a_week_is_taken_up_where_it_stands(firm: Firm) -> None:
    client_id = silent_visit(firm)
    empty = firm.everafter.feedback.record(FeedbackDraft(client_id, job_id=Job.get().id, answer="silent"))
    firm.clock.move_to(firm.clock.now() + timedelta(days=7))
    firm.everafter.feedback.notice_silence()
    assert [row.id for row in Feedback.select().where(Feedback.probe_state == "due")] == [empty]
    firm.everafter.feedback.notice_silence()
    assert Feedback.select().count() == 1


def test_to_open_and_to_read_notices_nothing_and_a_redo_is_not_in_its_way(firm: Firm) -> None:
    silent_visit(firm)
    firm.clock.move_to(datetime(2026, 3, 12, 9))
    firm.everafter.look_ahead()
    firm.everafter.history.undo()
    firm.everafter.history.redo()
    assert Feedback.select().count() == 0
