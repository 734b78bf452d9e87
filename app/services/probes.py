"""Asking again what a polite answer meant: queued, tried, closed; each inside the act it belongs to (R5, S2.16)."""

from __future__ import annotations

from app.models.aftercare import AftercareStep, Feedback, ProbeAnswer, Promise
from app.models.clients import TimelineEntry
from app.models.jobs import Job
from app.queries.firm import get_working_time
from app.queries.import_owners import list_callers
from app.rules import feedback as rules
from app.rules.aftercare_calls import (
    answers_for,
    check_may_ask,
    check_probe_order,
    check_probe_words,
    why_not_ask,
    words_of_complaint,
)
from app.rules.working_time import WorkingTime
from app.services.call_drafts import ProbeDraft
from app.services.field_checks import check_length, check_score, check_words, chosen_word
from app.translations import gettext as _
from app.unit_of_work import UnitOfWork

CALL_STEP = "quality_call"
_LONGEST_ANSWER = 10_000


def queue_probe(work: UnitOfWork, feedback: Feedback) -> None:
    """Ask again by the close of the next working day; the caller saves. Somebody always answers for it (S2.3)."""
    feedback.probe_state = "due"
    feedback.probe_due_at = rules.probe_due_at(work.now, get_working_time())
    feedback.probe_owner_id = answers_for(list_callers(), technician_of(feedback.job_id))


def hand_over_probes(work: UnitOfWork, person_id: int) -> None:
    """Somebody left the firm: who is still here answers for what they were to ask."""
    team = list_callers()
    waiting = (Feedback.probe_state == "due") & (Feedback.probe_owner == person_id)
    for feedback in list(Feedback.select().where(waiting)):
        feedback.probe_owner_id = answers_for(team, technician_of(feedback.job_id))
        work.save(feedback)


def end_unasked(work: UnitOfWork, feedback: Feedback, reason: str) -> None:
    """Nobody may ask them: that is the end of it, in words. The caller saves."""
    feedback.probe_state, feedback.probe_outcome = "done", rules.ProbeOutcome.NOT_REACHED.value
    feedback.probed_at, feedback.next_try_on = work.now, None
    feedback.meaning = feedback.meaning or reason.strip()
    close_call_step(work, feedback.job_id, "skipped", reason.strip())


def unqueue_probe(feedback: Feedback) -> None:
    """Nobody has to ask again; the caller saves."""
    feedback.probe_state, feedback.probe_due_at, feedback.probe_owner_id = "none", None, None
    feedback.next_try_on = None


def try_later(work: UnitOfWork, feedback: Feedback) -> None:
    """Nobody was reached: again on the next open day, not before; the third time asking ends (R5). The caller saves."""
    feedback.try_count += 1
    if feedback.probe_state == "due" and feedback.try_count >= rules.PROBE_TRIES:
        feedback.probe_state, feedback.probe_outcome = "done", rules.ProbeOutcome.NOT_REACHED.value
        feedback.probed_at, feedback.next_try_on = work.now, None
        close_call_step(work, feedback.job_id, "skipped", _("Not reached three times."))
    else:
        put_off(work, feedback, get_working_time())


def put_off(work: UnitOfWork, feedback: Feedback, working_time: WorkingTime) -> None:
    """Not before the next open day; the caller saves."""
    feedback.next_try_on = working_time.next_open_day(working_time.local(work.now).date())
    if feedback.probe_state == "due":
        feedback.probe_due_at = rules.probe_due_at(work.now, working_time)


def chosen_outcome(draft: ProbeDraft) -> rules.ProbeOutcome | None:
    """The outcome as one of the six, or None; ValidationError for any other word."""
    message = _("Choose from the list how the call ended; it stays open until then.")
    return chosen_word(rules.ProbeOutcome, draft.outcome, message, "outcome") if draft.outcome else None


def check_probe(draft: ProbeDraft, tries: int) -> rules.ProbeOutcome:
    """Refuse a probe that may not end like this: no outcome, no words, questions out of order, no promise, no 9."""
    check_score(draft.score)
    for answer in draft.answers:
        check_length(answer.said, _LONGEST_ANSWER, "said")
        check_length(answer.meant, _LONGEST_ANSWER, "meant")
    check_probe_order(draft.answers)
    outcome = chosen_outcome(draft)
    promise = draft.promise.what if draft.promise is not None else "" if draft.answers else draft.words
    rules.check_probe_close(outcome, score=draft.score, tries=tries, promise=promise)
    check_probe_words(outcome, draft.answers, draft.words)
    assert outcome is not None  # check_probe_close refuses None
    return outcome


def close_probe(work: UnitOfWork, feedback: Feedback, draft: ProbeDraft, outcome: rules.ProbeOutcome) -> None:
    """Write what asking again brought: each question said → meant, the outcome, a promise, a new score."""
    feedback.probe_state, feedback.probe_outcome, feedback.probed_at = "done", outcome.value, work.now
    feedback.next_try_on = None
    feedback.meaning = draft.words or _meanings(draft) or feedback.meaning
    if draft.score is not None:
        feedback.score = draft.score
        feedback.answer_class = rules.feeling_from_score(draft.score).value
        feedback.is_confirmed = True
    if outcome is rules.ProbeOutcome.COMPLAINT_OPENED:
        feedback.answer_class = rules.Feeling.HURT.value
    if feedback.probe_owner_id is None:
        feedback.probe_owner_id = answers_for(list_callers(), technician_of(feedback.job_id))
    work.save(feedback)
    close_call_step(work, feedback.job_id)
    _write_answers(work, feedback.id, draft)
    if outcome is rules.ProbeOutcome.SMALL_MISS and draft.answers:
        _note_small_miss(work, feedback, draft)


def check_caller(person_id: int | None, job_id: int | None, *, is_probe: bool) -> None:
    """Refuse the call to the technician of that job, and a probe to any technician while others can ask."""
    team = list_callers()
    person = next((each for each in team if each.number == person_id), None)
    check_may_ask(why_not_ask(person, technician_of(job_id), team, is_probe=is_probe))


def close_call_step(work: UnitOfWork, job_id: int | None, state: str = "done", reason: str = "") -> None:
    """The quality call of the after-care plan of this job is over, if it was still to be made."""
    step = AftercareStep.get_or_none((AftercareStep.job_id == job_id) & (AftercareStep.kind == CALL_STEP))
    if step is not None and step.state == "open":
        step.state, step.reason, step.done_at, step.done_by_id = state, reason, work.now, work.person_id
        work.save(step)


def technician_of(job_id: int | None) -> int | None:
    """Who did a job."""
    job = Job.select(Job.technician_id).where(Job.id == job_id).first() if job_id is not None else None
    return None if job is None else job.technician_id


def _meanings(draft: ProbeDraft) -> str:
    """What lay behind it, in one text for the lists: what was heard between the lines, else the words themselves."""
    meant = [each.meant.strip() for each in draft.answers if each.meant.strip()]
    return "\n".join(meant or [each.said.strip() for each in draft.answers if each.said.strip()])


def _write_answers(work: UnitOfWork, feedback_id: int, draft: ProbeDraft) -> None:
    present = {row.step: row for row in ProbeAnswer.select().where(ProbeAnswer.feedback == feedback_id)}
    for answer in draft.answers:
        row = present.get(answer.step) or ProbeAnswer(feedback_id=feedback_id, step=answer.step)
        row.said, row.meant = answer.said.strip(), answer.meant.strip()
        work.save(row)


def _note_small_miss(work: UnitOfWork, feedback: Feedback, draft: ProbeDraft) -> None:
    """A niggle that somebody only told because we asked counts as a small cut (S2.2); what was promised is kept."""
    said = words_of_complaint(draft.answers) or draft.words
    work.save(
        TimelineEntry(
            client_id=feedback.client_id,
            job_id=feedback.job_id,
            kind="note",
            happened_at=work.now,
            person_id=work.person_id,
            headline=_("A small thing, told when we asked again"),
            words=said,
            is_small_cut=True,
        )
    )
    promise = draft.promise
    if promise is None:
        return
    check_words(promise.what, _("Write down what you promised; nothing was saved."), "promise")
    work.save(
        Promise(
            client_id=feedback.client_id,
            job_id=feedback.job_id,
            what=promise.what.strip(),
            due_at=promise.due_at,
            owner_id=promise.person_id or work.person_id,
            made_by_id=work.person_id,
            made_at=work.now,
        )
    )
