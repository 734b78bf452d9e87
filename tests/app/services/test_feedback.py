"""What clients answer: good is dangerous, and love beside the technician is not yet believed (R5)."""

from __future__ import annotations

from datetime import datetime

import pytest

from app.errors import ConflictError, NotAllowedError, NotFoundError, ValidationError
from app.models.aftercare import AftercareStep, Feedback
from app.models.clients import Client
from app.queries import aftercare, client_card
from app.services.drafts import FeedbackDraft, FinishDraft
from tests.builders import Firm


def record(firm: Firm, client_id: int, **fields: object) -> Feedback:
    return Feedback.get_by_id(firm.everafter.feedback.record(FeedbackDraft(client_id, **fields)))  # type: ignore[arg-type]  # mixed keyword values


def test_answer_score_and_words_come_to_one_feeling(firm: Firm) -> None:
    client_id = firm.client("Ana Ruiz")
    for fields, feeling, probe in (
        ({"answer": "great"}, "love", "none"),
        ({"answer": "good"}, "good", "due"),
        ({"answer": "not_happy"}, "hurt", "none"),
        ({"answer": "great", "words": "Stain is back by the sofa"}, "hurt", "none"),
        ({"answer": "great", "score": 8}, "good", "due"),
        ({"answer": "great", "words": "Good, except the stairs"}, "good", "due"),
        ({"score": 10}, "love", "none"),
        ({"score": 6}, "hurt", "none"),
        ({"words": "thanks"}, "good", "due"),
        ({"words": "Amazing, but the hall is a bit flat"}, "good", "due"),
        ({"answer": "silent"}, "silent", "none"),
        ({}, "silent", "none"),
    ):
        row = record(firm, client_id, **fields)
        assert (row.answer_class, row.probe_state) == (feeling, probe), fields


def test_what_is_no_answer_is_refused_and_nothing_saved(firm: Firm) -> None:
    client_id = firm.client("Ana Ruiz")
    for wrong in ({"answer": "splendid"}, {"score": 11}, {"score": -1}, {"words": "x" * 10_001}):
        with pytest.raises(ValidationError):
            record(firm, client_id, **wrong)
    with pytest.raises(NotFoundError):
        record(firm, 99, answer="good")
    assert Feedback.select().count() == 0


def test_a_good_is_asked_again_by_the_close_of_the_next_working_day(firm: Firm) -> None:
    for received, due in (((6, 16), (7, 13)), ((7, 10), (9, 18))):
        firm.clock.move_to(datetime(2026, 3, *received))
        row = record(firm, firm.client(), answer="good")
        assert row.probe_due_at == datetime(2026, 3, *due, tzinfo=firm.zone)
        assert row.probe_owner_id == firm.ben


def test_the_technician_of_the_job_neither_gets_the_probe_nor_makes_it(firm: Firm) -> None:
    client_id = firm.client("Ana Ruiz")
    job_id = firm.booked_job(client_id, technician_id=firm.ben)
    firm.finish(job_id, FinishDraft(left_at=firm.clock.now(), answer="good"))
    (row,) = Feedback.select()
    assert row.probe_owner_id == firm.dana, "Ben drove himself"
    firm.everafter.sign_in(firm.ben)
    with pytest.raises(NotAllowedError):
        firm.everafter.feedback.record_probe(row.id, "truly_happy", "Just loved it", 10)
    assert Feedback.get_by_id(row.id).probe_state == "due"
    firm.everafter.sign_in(firm.dana)
    firm.everafter.feedback.record_probe(row.id, "truly_happy", "Just loved it", 10)
    assert Feedback.get_by_id(row.id).probe_state == "done"


def test_a_probe_closes_only_with_what_its_outcome_needs(firm: Firm) -> None:
    feedback = firm.everafter.feedback
    row = record(firm, firm.client("Ana Ruiz"), answer="good", words="Good")
    for outcome, words, score, error in (
        ("", "Nothing", None, NotAllowedError),
        ("truly_happy", "Loved it", None, NotAllowedError),
        ("truly_happy", "Loved it", 8, NotAllowedError),
        ("small_miss", " ", None, NotAllowedError),
        ("not_reached", "", None, NotAllowedError),
        ("miracle", "", None, ValidationError),
        ("would_not_say", "", 11, ValidationError),
    ):
        with pytest.raises(error):
            feedback.record_probe(row.id, outcome, words, score)
    assert Feedback.get_by_id(row.id).probe_state == "due"
    feedback.record_probe(row.id, "small_miss", "The hall: Ben comes on Friday", 8)
    done = Feedback.get_by_id(row.id)
    assert (done.probe_outcome, done.meaning, done.score, done.answer_class) == (
        "small_miss", "The hall: Ben comes on Friday", 8, "good",
    )  # fmt: skip
    with pytest.raises(NotFoundError):
        feedback.record_probe(99, "would_not_say", "")


def test_not_reached_counts_after_three_tries_on_three_days(firm: Firm) -> None:
    feedback = firm.everafter.feedback
    client_id = firm.client("Ana Ruiz")
    row = record(firm, client_id, answer="good")
    for _day in range(2):
        feedback.record_probe_try(row.id)
        firm.clock.move_on(days=1)
    assert [each.is_probe for each in aftercare.list_aftercare(firm.clock.now(), firm.zone)] == [True]
    feedback.record_probe(row.id, "not_reached", "")
    done = Feedback.get_by_id(row.id)
    assert (done.try_count, done.probe_state, done.answer_class) == (3, "done", "good")
    assert not Client.get_by_id(client_id).is_quiet_good
    firm.everafter.history.undo()
    assert Client.get_by_id(client_id).is_quiet_good
    with pytest.raises(NotFoundError):
        feedback.record_probe_try(99)


def test_love_beside_the_technician_makes_no_fan_until_the_office_hears_it(firm: Firm) -> None:
    client_id = firm.client("Ana Ruiz")
    for months in (24, 12, 0):
        firm.clock.move_to(datetime(2026 - months // 12, 3, 2, 9))
        job_id = firm.booked_job(client_id, firm.clock.now())
        firm.clock.move_on(hours=1)
        firm.finish(job_id, FinishDraft(left_at=firm.clock.now(), answer="great", is_technician_present=True))
    assert Client.get_by_id(client_id).stage == "married"
    newest = Feedback.select().order_by(Feedback.id.desc()).get()
    assert not newest.is_confirmed
    firm.everafter.feedback.confirm(newest.id, "love")
    assert Client.get_by_id(client_id).stage == "fan"
    firm.everafter.history.undo()
    assert Client.get_by_id(client_id).stage == "married"
    with pytest.raises(ValidationError):
        firm.everafter.feedback.confirm(newest.id, "bliss")
    with pytest.raises(NotFoundError):
        firm.everafter.feedback.confirm(99, "love")


def test_an_unconfirmed_great_does_not_hide_what_the_office_heard_before(firm: Firm) -> None:
    client_id = firm.client("Ana Ruiz")
    for year in (2024, 2025):
        firm.clock.move_to(datetime(year, 3, 2, 9))
        firm.finished_job(client_id)
    record(firm, client_id, answer="great", score=10)
    firm.clock.move_to(datetime(2026, 3, 2, 9))
    firm.finished_job(client_id, FinishDraft(left_at=firm.clock.now(), answer="great"))
    assert Client.get_by_id(client_id).stage == "fan"


def test_an_answer_by_telephone_is_the_quality_call(firm: Firm) -> None:
    client_id = firm.client("Ana Ruiz")
    job_id = firm.finished_job(client_id)
    step = AftercareStep.get((AftercareStep.job == job_id) & (AftercareStep.kind == "quality_call"))
    assert step.state == "open"
    record(firm, client_id, job_id=job_id, answer="great", channel="sheet")
    assert AftercareStep.get_by_id(step.id).state == "open", "the sheet is no call"
    record(firm, client_id, job_id=job_id, answer="great")
    assert AftercareStep.get_by_id(step.id).done_by_id == firm.dana
    record(firm, client_id, job_id=job_id, answer="great")
    moods = client_card.get_client(client_id, firm.clock.now(), firm.zone).feelings
    assert [mood.mood for mood in moods] == ["love", "love", "love"]


def test_a_later_answer_does_not_hide_a_good_that_nobody_asked_about(firm: Firm) -> None:
    client_id = firm.client("Ana Ruiz")
    record(firm, client_id, answer="good")
    record(firm, client_id, answer="great")
    assert Client.get_by_id(client_id).is_quiet_good
    assert len(aftercare.list_aftercare(firm.clock.now(), firm.zone)) == 1


def test_what_was_meant_is_added_to_an_answer_later_and_undone(firm: Firm) -> None:
    answer_id = firm.everafter.feedback.record(FeedbackDraft(firm.client("Ana Ruiz"), answer="good", words="Fine"))
    firm.everafter.feedback.note_meaning(answer_id, 1, "the hall is not")
    assert Feedback.get_by_id(answer_id).meaning == "the hall is not"
    with pytest.raises(ConflictError):
        firm.everafter.feedback.note_meaning(answer_id, 1, "other words")
    with pytest.raises(ValidationError):
        firm.everafter.feedback.note_meaning(answer_id, None, "x" * 10_001)
    firm.everafter.history.undo()
    assert Feedback.get_by_id(answer_id).meaning == ""


def test_a_great_that_turns_out_a_good_is_asked_about_and_not_confirmed_by_who_was_there(firm: Firm) -> None:
    job_id = firm.finished_job(firm.client(), FinishDraft(answer="great", is_technician_present=True))
    said = Feedback.get(Feedback.job == job_id)
    assert (said.answer_class, said.is_confirmed) == ("love", False)
    firm.everafter.sign_in(firm.luis)
    with pytest.raises(NotAllowedError):
        firm.everafter.feedback.confirm(said.id, "love")
    firm.everafter.sign_in(firm.dana)
    firm.everafter.feedback.confirm(said.id, "good")
    said = Feedback.get_by_id(said.id)
    assert (said.probe_state, said.probe_owner_id) == ("due", firm.ben), "it is no bare good"
