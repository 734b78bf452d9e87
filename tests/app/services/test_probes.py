"""The parts of asking again, each inside an act: whose it is, when it is tried again, and how it ends (R5, S2.3)."""

from __future__ import annotations

from app.models.aftercare import AftercareStep, Feedback
from app.services.drafts import FeedbackDraft
from app.services.probes import CALL_STEP, end_unasked, hand_over_probes, try_later
from tests.builders import Firm


def a_good(firm: Firm) -> Feedback:
    """Said on the sheet of Luis on Monday."""
    client_id = firm.client()
    job_id = firm.finished_job(client_id)
    draft = FeedbackDraft(client_id=client_id, job_id=job_id, answer="good", channel="sheet")
    return Feedback.get_by_id(firm.everafter.feedback.record(draft))


def step_of(feedback: Feedback) -> AftercareStep:
    return AftercareStep.get((AftercareStep.job == feedback.job_id) & (AftercareStep.kind == CALL_STEP))


def test_two_tries_put_it_off_to_the_next_open_day_and_the_third_ends_it(firm: Firm) -> None:
    feedback = a_good(firm)
    for tries in (1, 2):
        with firm.everafter.units("A try") as work:
            try_later(work, feedback)
            work.save(feedback)
        assert (feedback.try_count, feedback.probe_state) == (tries, "due")
        assert feedback.next_try_on is not None
        assert feedback.next_try_on > firm.clock.today()
    with firm.everafter.units("The last try") as work:
        try_later(work, feedback)
        work.save(feedback)
    assert (feedback.probe_state, feedback.probe_outcome, feedback.next_try_on) == ("done", "not_reached", None)
    assert (step_of(feedback).state, step_of(feedback).reason) == ("skipped", "Not reached three times.")


def test_whoever_stays_answers_for_what_somebody_who_left_was_to_ask(firm: Firm) -> None:
    feedback = a_good(firm)
    owner = feedback.probe_owner_id
    assert owner is not None
    assert owner != firm.luis, "never the technician of that job"
    firm.everafter.firm.archive_person(owner)
    with firm.everafter.units("Hand over") as work:
        hand_over_probes(work, owner)
    after = Feedback.get_by_id(feedback.id).probe_owner_id
    assert after not in (None, owner, firm.luis)


def test_what_nobody_may_ask_ends_in_words(firm: Firm) -> None:
    feedback = a_good(firm)
    with firm.everafter.units("Nobody may ask") as work:
        end_unasked(work, feedback, " They refused every way. ")
        work.save(feedback)
    kept = Feedback.get_by_id(feedback.id)
    assert (kept.probe_state, kept.probe_outcome, kept.meaning) == ("done", "not_reached", "They refused every way.")
    assert step_of(kept).reason == "They refused every way."
    assert kept.probed_at == firm.clock.now()
