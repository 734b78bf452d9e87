"""What was sent stands on the timeline, resets the clocks and closes the step it belongs to; once a day, and undone."""

from __future__ import annotations

from datetime import date

import pytest

from app.errors import NotAllowedError, NotFoundError, ValidationError
from app.models.aftercare import AftercareStep
from app.models.clients import Client, TimelineEntry
from app.queries.client_rows import TimelineFilter
from app.queries.timeline import list_timeline
from app.services.messages import SentMessage
from tests.builders import Firm


def reminder(client_id: int, words: str = "Dear Ana,", **more: int) -> SentMessage:
    return SentMessage(client_id, "reminder", "sales", words, **more)


def step(firm: Firm, client_id: int, kind: str, due_on: date = date(2026, 3, 2)) -> AftercareStep:
    job_id = firm.booked_job(client_id)
    return AftercareStep.create(client=client_id, job=job_id, kind=kind, due_on=due_on, is_sales=True)


def test_a_letter_is_a_contact_with_its_purpose_and_does_the_step_whose_day_has_come(firm: Firm) -> None:
    ana = firm.client()
    due, later = step(firm, ana, "reminder"), step(firm, ana, "reminder", date(2026, 3, 3))
    assert firm.everafter.messages.record_sent("letter", [reminder(ana)]) == 1
    entry = TimelineEntry.get(TimelineEntry.client == ana)
    assert (entry.kind, entry.direction, entry.purpose, entry.words, entry.paper) == (
        "letter",
        "out",
        "sales",
        "Dear Ana,",
        "letter",
    )
    assert (entry.job_id, entry.person_id, entry.headline) == (due.job_id, firm.dana, "Time for the next visit")
    assert Client.get_by_id(ana).last_contact_at == firm.clock.now()
    assert [AftercareStep.get_by_id(each.id).state for each in (due, later)] == ["done", "open"]
    firm.everafter.history.undo()
    assert AftercareStep.get_by_id(due.id).state == "open"
    assert list_timeline(ana, TimelineFilter.LETTERS, None) == []
    assert Client.get_by_id(ana).last_contact_at is None


def test_the_step_it_was_written_from_is_done_early_but_a_question_waits_for_its_answer(firm: Firm) -> None:
    ana = firm.client()
    later, call = step(firm, ana, "due_call", date(2026, 3, 9)), step(firm, ana, "quality_call")
    messages = firm.everafter.messages
    messages.record_sent("text", [reminder(ana, step_id=later.id)])
    messages.record_sent("text", [SentMessage(ana, "quality", "service", "How was it?", call.id)])
    assert [AftercareStep.get_by_id(each.id).state for each in (later, call)] == ["done", "open"]


def test_the_same_words_on_one_day_went_out_once(firm: Firm) -> None:
    ana, bo = firm.client(), firm.client()
    messages = firm.everafter.messages
    assert messages.record_sent("email", [reminder(ana), reminder(ana), reminder(bo)]) == 2
    assert messages.record_sent("email", [reminder(ana, "Dear Ana, ")]) == 0
    assert messages.record_sent("text", [reminder(ana)]) == 0 + 1
    firm.clock.move_on(days=1)
    assert messages.record_sent("email", [reminder(ana)]) == 1
    assert messages.record_sent("email", []) == 0


def test_a_no_is_never_passed_and_then_nothing_at_all_is_noted(firm: Firm) -> None:
    ana, bo = firm.client("Ana Bell"), firm.client("Bo Lind")
    firm.everafter.permissions.write(bo, "letter", {"sales": False}, "said so")
    messages = firm.everafter.messages
    with pytest.raises(NotAllowedError, match=r"Bo Lind wants no offers by letter\. Nothing was noted\."):
        messages.record_sent("letter", [reminder(ana), reminder(bo)])
    assert TimelineEntry.select().count() == 0
    messages.record_sent("letter", [SentMessage(bo, "birthday", "care", "Happy birthday")])
    assert TimelineEntry.get().purpose == "care"


def test_a_second_offer_within_thirty_days_is_somebodys_own_decision(firm: Firm) -> None:
    ana = firm.client()
    for _time in range(2):
        firm.clock.move_on(days=1)
        assert firm.everafter.messages.record_sent("letter", [reminder(ana)]) == 1
    assert TimelineEntry.select().count() == 2


def test_a_tip_teaches(firm: Firm) -> None:
    ana = firm.client()
    firm.everafter.messages.record_sent("letter", [SentMessage(ana, "tip", "care", "Vacuum slowly")])
    assert TimelineEntry.get().purpose == "educate"


@pytest.mark.parametrize(
    ("channel", "message"),
    [
        ("phone", reminder(1)),
        ("text", reminder(1, " ")),
        ("text", reminder(1, "x" * 20_001)),
        ("text", SentMessage(1, "nonsense", "sales", "w")),
        ("text", SentMessage(1, "tip", "nonsense", "w")),
    ],
)
def test_what_makes_no_sense_is_refused(firm: Firm, channel: str, message: SentMessage) -> None:
    firm.client()
    with pytest.raises(ValidationError):
        firm.everafter.messages.record_sent(channel, [message])
    assert TimelineEntry.select().count() == 0


def test_a_client_who_is_gone_is_said(firm: Firm) -> None:
    with pytest.raises(NotFoundError, match="no longer there"):
        firm.everafter.messages.record_sent("letter", [reminder(9_999)])


def test_a_kind_word_does_not_do_the_step_that_asks_for_business(firm: Firm) -> None:
    ana = firm.client()
    offer = step(firm, ana, "reminder")
    firm.complaint(ana)
    kind = SentMessage(ana, "free", "care", "We think of you", step_id=offer.id)
    assert firm.everafter.messages.record_sent("letter", [kind]) == 1
    assert AftercareStep.get_by_id(offer.id).state == "open", "it waits until that is put right"
