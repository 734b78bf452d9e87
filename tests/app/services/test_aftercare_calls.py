"""The call after a job: never a bare Good, one act, tries and skips, and what each answer leads to (R5)."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from app.errors import NotAllowedError, NotFoundError, ValidationError
from app.models.aftercare import AftercareStep, Feedback, ProbeAnswer, Promise
from app.models.clients import Client, TimelineEntry
from app.models.complaints import Complaint
from app.queries.aftercare import count_aftercare, list_aftercare
from app.queries.rows import AftercareRow
from app.queries.small_cuts import list_small_cuts
from app.queries.thanks_due import list_due_notes
from app.rules import aftercare_calls as rules
from app.services.call_drafts import CallDraft, ProbeDraft
from app.services.drafts import FinishDraft, PromiseDraft
from tests.builders import Firm


def answers(*said: str) -> tuple[rules.ProbeAnswer, ...]:
    return tuple(rules.ProbeAnswer(step, words) for step, words in enumerate(said))


def queue(firm: Firm) -> list[AftercareRow]:
    rows = list_aftercare(firm.clock.now(), firm.zone)
    assert count_aftercare(firm.clock.now(), firm.zone) == len(rows)
    return rows


def call_due(firm: Firm, finish: FinishDraft | None = None) -> AftercareRow:
    """Monday a visit by Luis, on Tuesday its client is to be asked."""
    firm.finished_job(firm.client("Ana Bell"), finish)
    firm.clock.move_to(datetime(2026, 3, 3, 10))
    (row,) = queue(firm)
    return row


def draft(row: AftercareRow, answer: str, **fields: object) -> CallDraft:
    return CallDraft(row.client_id, row.job_id, row.feedback_id, answer, **fields)  # type: ignore[arg-type]  # mixed keyword values


def test_a_bare_good_does_not_end_a_call_on_either_engine(firm: Firm) -> None:
    row = call_due(firm)
    calls = firm.everafter.aftercare_calls
    good = answers("", "", "The hall is flat")
    for probe, error in (
        (None, NotAllowedError),
        (ProbeDraft(answers=good), NotAllowedError),
        (ProbeDraft("small_miss", good), NotAllowedError),
        (ProbeDraft("price_doubt"), ValidationError),
        (ProbeDraft("price_doubt", answers("", "")), ValidationError),
        (ProbeDraft("truly_happy", good, score=8), NotAllowedError),
        (ProbeDraft("not_reached", good), NotAllowedError),
        (ProbeDraft("fine", good), ValidationError),
        (ProbeDraft("price_doubt", (rules.ProbeAnswer(7, "I would tell them"),)), ValidationError),
    ):
        with pytest.raises(error):
            calls.answer(draft(row, "good", probe=probe))
    with pytest.raises(ValidationError):
        calls.answer(draft(row, "splendid"))
    assert (Feedback.select().count(), queue(firm)) == (0, [row])
    made = calls.answer(draft(row, "good", probe=ProbeDraft("would_not_say")))
    said = Feedback.get_by_id(made.feedback_id)
    assert (said.answer, said.probe_state, said.probe_outcome) == ("good", "done", "would_not_say")
    assert said.probe_owner_id == firm.ben, "every amber good has a named owner"
    assert queue(firm) == []


def test_each_question_is_kept_as_said_and_meant_with_a_promise_and_a_small_cut(firm: Firm) -> None:
    row = call_due(firm)
    due_at = datetime(2026, 3, 6, 12, tzinfo=firm.zone)
    probe = ProbeDraft(
        "small_miss",
        (
            rules.ProbeAnswer(0, "Go on"),
            rules.ProbeAnswer(1, "Luis was lovely"),
            rules.ProbeAnswer(2, "A bit of a rush at the end", "She felt hurried out"),
        ),
        promise=PromiseDraft("Luis comes back for the edge", due_at, firm.luis),
    )
    firm.everafter.aftercare_calls.answer(draft(row, "good", probe=probe))
    kept = list(ProbeAnswer.select().order_by(ProbeAnswer.step))
    assert [(each.step, each.said, each.meant) for each in kept] == [
        (0, "Go on", ""), (1, "Luis was lovely", ""), (2, "A bit of a rush at the end", "She felt hurried out"),
    ]  # fmt: skip
    promise = Promise.get()
    assert (promise.what, promise.due_at, promise.owner_id) == ("Luis comes back for the edge", due_at, firm.luis)
    (cut,) = list_small_cuts(row.client_id, firm.clock.today(), firm.zone)
    assert cut.words == "A bit of a rush at the end"
    firm.everafter.history.undo()
    assert (Feedback.select().count(), ProbeAnswer.select().count(), Promise.get().archived_at is None) == (0, 0, False)
    assert queue(firm) == [row]


def test_good_that_needs_putting_right_is_a_complaint_about_that_job_in_the_same_act(firm: Firm) -> None:
    row = call_due(firm)
    said = answers("Please", "The sofa", "The stain by the window is back", "", "", "", "Come once more")
    made = firm.everafter.aftercare_calls.answer(
        draft(row, "good", probe=ProbeDraft("complaint_opened", said), channel="phone")
    )
    complaint = Complaint.get_by_id(made.complaint_id)
    assert complaint.words == "The stain by the window is back\nCome once more"
    assert (complaint.job_id, complaint.category, complaint.wanted) == (row.job_id, "wicking", "Come once more")
    assert Client.get_by_id(row.client_id).is_hurt
    firm.everafter.history.undo()
    assert not Client.get_by_id(row.client_id).is_hurt
    assert queue(firm) == [row]


def test_not_happy_begins_a_complaint_and_without_words_nothing_is_saved(firm: Firm) -> None:
    row = call_due(firm)
    with pytest.raises(ValidationError) as refused:
        firm.everafter.aftercare_calls.answer(draft(row, "not_happy", words=" "))
    assert refused.value.field == "words"
    assert (Feedback.select().count(), Complaint.select().count()) == (0, 0)
    made = firm.everafter.aftercare_calls.answer(draft(row, "not_happy", words="It squelches"))
    assert made.complaint_id is not None
    assert Feedback.get().answer_class == "hurt"
    assert queue(firm) == [], "who waits for us is called about that"


def test_great_on_the_telephone_confirms_the_great_of_the_sheet_and_counts_ten(firm: Firm) -> None:
    row = call_due(firm, FinishDraft(answer="great"))
    (sheet,) = Feedback.select()
    assert not sheet.is_confirmed
    thanks = AftercareStep.get((AftercareStep.job == row.job_id) & (AftercareStep.kind == "thanks"))
    AftercareStep.update(state="done").where(AftercareStep.id == thanks.id).execute()
    firm.everafter.aftercare_calls.answer(
        draft(row, "great", words="The stairs look new", may_quote=True, wants_card=True)
    )
    sheet, call = Feedback.select().order_by(Feedback.id)
    assert (sheet.is_confirmed, call.is_confirmed, call.may_quote) == (True, True, True)
    assert [note.client_id for note in list_due_notes(firm.clock.today()).notes] == [row.client_id]
    assert AftercareStep.get_by_id(thanks.id).due_on == date(2026, 3, 3)


def test_a_great_in_other_words_is_said_by_a_person_to_be_one(firm: Firm) -> None:
    row = call_due(firm)
    words = "Amazing, but the hall is a bit flat"
    with pytest.raises(ValidationError) as refused:
        firm.everafter.aftercare_calls.answer(draft(row, "great", words=words))
    assert refused.value.field == "feeling"
    assert Feedback.select().count() == 0
    firm.everafter.aftercare_calls.answer(draft(row, "great", words=words, feeling="love"))
    assert (Feedback.get().answer_class, Feedback.get().probe_state) == ("love", "none")


def test_the_technician_of_the_job_is_refused_and_the_call_stays_for_others(firm: Firm) -> None:
    row = call_due(firm)
    firm.everafter.sign_in(firm.luis)
    for act in (
        lambda: firm.everafter.aftercare_calls.answer(draft(row, "great")),
        lambda: firm.everafter.aftercare_calls.no_answer(row.client_id, row.job_id),
    ):
        with pytest.raises(NotAllowedError, match="You did this job"):
            act()
    assert queue(firm) == [row]


def test_two_tries_are_silence_that_is_asked_again_three_times_and_then_not_reached(firm: Firm) -> None:
    row = call_due(firm)
    calls = firm.everafter.aftercare_calls
    calls.no_answer(row.client_id, row.job_id)
    assert queue(firm) == [], "not shown again today"
    firm.clock.move_to(datetime(2026, 3, 4, 9))
    (again,) = queue(firm)
    assert (again.is_probe, again.try_count) == (False, 1)
    calls.no_answer(row.client_id, row.job_id)
    assert queue(firm) == []
    step = AftercareStep.get((AftercareStep.job == row.job_id) & (AftercareStep.kind == "quality_call"))
    assert (step.state, bool(step.reason)) == ("skipped", True)
    assert Client.get_by_id(row.client_id).is_quiet_good
    for day in (5, 6, 7):
        firm.clock.move_to(datetime(2026, 3, day, 9))
        (probe,) = queue(firm)
        assert (probe.is_silent, probe.try_count, probe.owner_id) == (True, day - 5, firm.ben)
        calls.no_answer(row.client_id, row.job_id, probe.feedback_id)
        assert queue(firm) == []
    row_now = Feedback.get()
    assert (row_now.probe_state, row_now.probe_outcome, row_now.try_count) == ("done", "not_reached", 3)
    assert not Client.get_by_id(row.client_id).is_quiet_good
    with pytest.raises(NotFoundError):
        calls.no_answer(row.client_id, row.job_id)


def test_a_call_is_skipped_only_with_a_reason_and_a_good_waits_till_the_next_open_day(firm: Firm) -> None:
    row = call_due(firm)
    calls = firm.everafter.aftercare_calls
    with pytest.raises(ValidationError):
        calls.skip(row.client_id, row.job_id, " ")
    calls.skip(row.client_id, row.job_id, "Away until May")
    assert queue(firm) == []
    firm.everafter.history.undo()
    assert queue(firm) == [row]
    firm.finished_job(firm.client("Ben Chan"), FinishDraft(answer="good"))
    (probe,) = [each for each in queue(firm) if each.is_probe]
    calls.skip(probe.client_id, probe.job_id, "In a meeting", probe.feedback_id)
    assert [each.client_name for each in queue(firm)] == ["Ana Bell"]
    assert TimelineEntry.get(TimelineEntry.client == probe.client_id).words == "In a meeting"
    firm.clock.move_to(datetime(2026, 3, 4, 9))
    (probe,) = [each for each in queue(firm) if each.is_probe]
    assert probe.due_at == datetime(2026, 3, 4, 18, tzinfo=firm.zone)


def test_a_probe_that_brings_great_after_all_is_truly_happy_and_a_closed_one_stays_closed(firm: Firm) -> None:
    row = call_due(firm, FinishDraft(answer="good", words="Good"))
    assert (row.is_probe, row.words, row.owner_name) == (True, "Good", "Ben Moreno")
    firm.everafter.aftercare_calls.answer(draft(row, "great", words="Now that it is dry I love it"))
    said = Feedback.get()
    assert (said.probe_outcome, said.score, said.answer_class, said.is_confirmed) == ("truly_happy", 10, "love", True)
    step = AftercareStep.get((AftercareStep.job == row.job_id) & (AftercareStep.kind == "quality_call"))
    assert step.state == "done"
    with pytest.raises(NotAllowedError, match="asked Ana Bell already"):
        firm.everafter.aftercare_calls.answer(draft(row, "great"))
    with pytest.raises(NotFoundError):
        firm.everafter.aftercare_calls.answer(CallDraft(99, answer="great"))


def test_a_good_on_the_sheet_and_the_call_about_the_visit_are_one_call(firm: Firm) -> None:
    row = call_due(firm, FinishDraft(answer="good"))
    assert row.is_probe
    calls = firm.everafter.aftercare_calls
    for day in (3, 4, 5):
        firm.clock.move_to(datetime(2026, 3, day, 9))
        (probe,) = queue(firm)
        calls.no_answer(probe.client_id, probe.job_id, probe.feedback_id)
        assert queue(firm) == [], "not shown again today, as neither of the two"
    firm.clock.move_to(datetime(2026, 3, 6, 9))
    assert queue(firm) == []
    step = AftercareStep.get((AftercareStep.job == row.job_id) & (AftercareStep.kind == "quality_call"))
    assert (step.state, step.reason) == ("skipped", "Not reached three times.")


def test_a_great_when_asked_again_is_read_like_any_other(firm: Firm) -> None:
    row = call_due(firm, FinishDraft(answer="good"))
    calls = firm.everafter.aftercare_calls
    with pytest.raises(ValidationError, match="different"):
        calls.answer(draft(row, "great", words="Great, but the stain is back by the sofa"))
    assert Feedback.get_by_id(row.feedback_id).probe_state == "due"
    calls.answer(draft(row, "great", words="Great, the stain is not back", feeling="love"))
    assert Feedback.get_by_id(row.feedback_id).answer_class == "love"


def test_who_allows_no_way_is_not_asked_every_day_for_ever(firm: Firm) -> None:
    """Whoever leaves it out ends it; else the night does, at once for a no and after a week where no way is known."""
    finish = FinishDraft(answer="good")
    ana, bo, cy = firm.client("Ana"), firm.client("Bo"), firm.client("Cy", phones=(), sites=())
    for each in (ana, bo, cy):
        firm.finished_job(each, finish)
    for each in (ana, bo):
        for channel in ("phone", "text", "email", "letter"):
            firm.everafter.permissions.write(each, channel, {"service": False}, "said so")
    firm.clock.move_to(datetime(2026, 3, 3, 10))
    by_client = {row.client_id: row for row in queue(firm)}
    assert not any(row.way is not None and row.way.may_ask for row in by_client.values())
    firm.everafter.aftercare_calls.skip(ana, None, "They want to be left alone", by_client[ana].feedback_id)
    assert [row.client_id for row in queue(firm)] == [bo, cy]
    said = Feedback.get_by_id(by_client[ana].feedback_id)
    assert (said.probe_outcome, said.meaning) == ("not_reached", "They want to be left alone")
    firm.everafter.nightly.run()
    assert [row.client_id for row in queue(firm)] == [cy]
    firm.clock.move_to(datetime(2026, 3, 12, 10))
    firm.everafter.nightly.run()
    assert queue(firm) == []
    assert not Client.select().where(Client.is_quiet_good == True).exists()  # noqa: E712 - SQL
    firm.clock.move_to(datetime(2026, 3, 20, 10))
    firm.everafter.nightly.run()
    assert queue(firm) == [], "and their silence is no reason to ask again"


def test_the_technician_of_a_job_does_not_leave_its_call_out(firm: Firm) -> None:
    row = call_due(firm)
    firm.everafter.sign_in(firm.luis)
    with pytest.raises(NotAllowedError):
        firm.everafter.aftercare_calls.skip(row.client_id, row.job_id, "All was well")
    call = AftercareStep.get(AftercareStep.kind == "quality_call")
    with pytest.raises(NotAllowedError):
        firm.everafter.aftercare_steps.skip(call.id, call.version, "All was well")
    assert AftercareStep.get_by_id(call.id).state == "open"


def test_a_visit_nobody_is_to_ask_about_is_not_asked_about_as_a_silence(firm: Firm) -> None:
    row = call_due(firm)
    firm.everafter.aftercare_calls.skip(row.client_id, row.job_id, "She is in mourning")
    firm.clock.move_to(datetime(2026, 3, 12, 10))
    firm.everafter.nightly.run()
    assert queue(firm) == []


def test_somebody_here_answers_for_each_good_also_when_its_owner_leaves(firm: Firm) -> None:
    row = call_due(firm, FinishDraft(answer="good"))
    assert row.owner_id == firm.ben
    firm.everafter.firm.archive_person(firm.ben)
    assert Feedback.get_by_id(row.feedback_id).probe_owner_id == firm.dana
    firm.everafter.history.undo()
    assert queue(firm)[0].owner_id == firm.ben
    Feedback.update(probe_owner=None).execute()
    assert queue(firm)[0].owner_name == "Ben Moreno", "rows of elsewhere have somebody, too"


def test_two_desks_with_the_same_call_on_their_screens_write_it_once(firm: Firm) -> None:
    row, calls = call_due(firm), firm.everafter.aftercare_calls
    calls.answer(draft(row, "great", words="I love it"))
    with pytest.raises(NotAllowedError, match="asked Ana Bell already"):
        calls.answer(draft(row, "great", words="I love it"))
    assert Feedback.select().count() == 1
    probe = call_due(firm, FinishDraft(answer="good"))
    calls.answer(draft(probe, "great", words="I love it"))
    before = Feedback.get_by_id(probe.feedback_id)
    for again in (
        lambda: calls.no_answer(probe.client_id, probe.job_id, probe.feedback_id),
        lambda: calls.skip(probe.client_id, probe.job_id, "In a meeting", probe.feedback_id),
    ):
        with pytest.raises(NotAllowedError, match="already"):
            again()
    after = Feedback.get_by_id(probe.feedback_id)
    assert (after.try_count, after.next_try_on) == (before.try_count, before.next_try_on)
