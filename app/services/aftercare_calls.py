"""The call after a job as one act: what they answered, what was behind it, and what follows from it (R5, S2.3)."""

from __future__ import annotations

from dataclasses import replace

from app.clock import Clock
from app.errors import NotAllowedError, NotFoundError, ValidationError
from app.models.aftercare import AftercareStep, Feedback
from app.models.clients import Client, TimelineEntry
from app.queries.firm import get_working_time
from app.queries.ways_to_ask import find_ways_to_ask
from app.rules.aftercare_calls import words_of_complaint
from app.rules.feedback import Answer, Feeling, ProbeOutcome, is_quiet_good, suggest_feeling
from app.services.call_drafts import CallDraft, CallMade, ProbeDraft
from app.services.client_summary import refresh_clients
from app.services.complaints import ComplaintService
from app.services.drafts import ComplaintDraft, FeedbackDraft
from app.services.feedback import FeedbackService
from app.services.field_checks import check_length, check_words, chosen_word
from app.services.probes import (
    CALL_STEP,
    check_caller,
    check_probe,
    close_call_step,
    close_probe,
    end_unasked,
    put_off,
    queue_probe,
    technician_of,
)
from app.services.quotes import note_consent
from app.translations import gettext as _
from app.unit_of_work import UnitOfWork, UnitsOfWork

_LONGEST_REASON = 500
_THANKS_STEP = "thanks"
_GREAT_SCORE = 10


class AftercareCallService:
    """Asks how it was; a call cannot end on a bare Good, and never with the technician of that job."""

    def __init__(
        self, units: UnitsOfWork, clock: Clock, feedback: FeedbackService, complaints: ComplaintService
    ) -> None:
        self._units = units
        self._clock = clock
        self._feedback = feedback
        self._complaints = complaints

    def answer(self, draft: CallDraft) -> CallMade:
        """They answered: everything that follows is one act, which undo takes back as a whole."""
        client = _client(draft.client_id)
        message = _("Choose Great, Good or Not happy, as the client said it.")
        answer = chosen_word(Answer, draft.answer, message, "answer")
        check_caller(self._units.person_id, draft.job_id, is_probe=draft.feedback_id is not None)
        probed = _unended(draft.feedback_id, client) if draft.feedback_id is not None else None
        if probed is not None and probed.probe_state != "due":
            raise _asked_already(client)
        if probed is not None and answer is Answer.GREAT:
            _check_sounds_great(draft)
        complaint = self._complaint(draft, answer)
        ending = self._ending(draft, answer)
        outcome = check_probe(ending, probed.try_count + 1 if probed is not None else 1) if ending else None
        with self._units(_("Call with {name}").format(name=client.name)) as work:
            if probed is None:
                _check_not_asked(draft.job_id, client)
            feedback = probed if probed is not None else self._write(work, draft, answer)
            if probed is not None and answer is Answer.GREAT:
                probed.answer = answer.value
                if draft.may_quote:
                    note_consent(work, probed, may_quote=True)
                probed.words = draft.words or probed.words
            if probed is not None:
                probed.try_count += 1
            if ending is not None and outcome is not None:
                close_probe(work, feedback, ending, outcome)
            if draft.wants_card:
                _owe_card(work, draft, self._clock)
            complaint_id = self._complaints.log_within(work, complaint) if complaint is not None else None
            refresh_clients(work, [draft.client_id], self._clock)
            return CallMade(int(feedback.id), complaint_id)

    def no_answer(self, client_id: int, job_id: int | None, feedback_id: int | None = None) -> None:
        """Nobody was reached: again on the next open day. Two tries in vain make the silence a "good", three end it."""
        client = _client(client_id)
        check_caller(self._units.person_id, job_id, is_probe=feedback_id is not None)
        with self._units(_("Tried to reach {name}").format(name=client.name)) as work:
            if feedback_id is not None:
                self._feedback.write_try(work, _unended(feedback_id, client))
            else:
                self._try_call(work, _call_step(job_id))
            refresh_clients(work, [client_id], self._clock)

    def skip(self, client_id: int, job_id: int | None, reason: str, feedback_id: int | None = None) -> None:
        """Not to be asked, and why. The call about a visit is over; an amber "good" waits for the next open day.

        Where no way to ask is open, that one is over, too: it would come back every day.
        """
        client = _client(client_id)
        check_words(reason, _("Write down why you skip this call; nothing was changed."), "reason")
        check_length(reason, _LONGEST_REASON, "reason")
        check_caller(self._units.person_id, job_id, is_probe=feedback_id is not None)
        way = find_ways_to_ask([client_id], self._clock.now(), self._clock.zone)[client_id]
        with self._units(_("Skip the call to {name}").format(name=client.name)) as work:
            if feedback_id is not None:
                feedback = _unended(feedback_id, client)
                if way.may_ask:
                    put_off(work, feedback, get_working_time())
                else:
                    end_unasked(work, feedback, reason)
                work.save(feedback)
                work.save(_note_of_skip(work, feedback, reason))
            else:
                _call_step(job_id)
                close_call_step(work, job_id, "skipped", reason.strip())
            refresh_clients(work, [client_id], self._clock)

    # ------------------------------------------------------------------ what an answer comes to

    def _complaint(self, draft: CallDraft, answer: Answer) -> ComplaintDraft | None:
        """Not happy, or something to put right: their words begin a complaint about that job."""
        probe = draft.probe
        if answer is Answer.NOT_HAPPY:
            words, wanted = draft.words, ""
        elif probe is not None and probe.outcome == ProbeOutcome.COMPLAINT_OPENED:
            words = words_of_complaint(probe.answers) or probe.words or draft.words
            wanted = next((each.said for each in probe.answers if each.step == 6), "")
        else:
            return None
        check_words(words, _("Write down what is not right, in their own words; nothing was lost."), "words")
        return ComplaintDraft(
            draft.client_id,
            words,
            job_id=draft.job_id or None,
            channel=draft.channel if draft.channel != "sheet" else "phone",
            meaning=draft.meaning,
            wanted=wanted,
        )

    @staticmethod
    def _ending(draft: CallDraft, answer: Answer) -> ProbeDraft | None:
        """How asking again ended; a Good always has to have an ending, a Great only when it answers a probe."""
        probe = draft.probe or ProbeDraft()
        is_probe = draft.feedback_id is not None
        if answer is Answer.NOT_HAPPY:
            ended = replace(probe, outcome=ProbeOutcome.COMPLAINT_OPENED.value, words=draft.words, score=draft.score)
            return ended if is_probe else None
        if answer is Answer.GREAT:
            score = _GREAT_SCORE if draft.score is None else draft.score
            ended = replace(probe, outcome=ProbeOutcome.TRULY_HAPPY.value, words=draft.words, score=score)
            return ended if is_probe else None
        return probe

    def _write(self, work: UnitOfWork, draft: CallDraft, answer: Answer) -> Feedback:
        """A first answer; words that say something else than the answer have to be confirmed by a person."""
        is_from_technician = self._units.person_id is not None and technician_of(draft.job_id) == self._units.person_id
        written = FeedbackDraft(
            client_id=draft.client_id,
            job_id=draft.job_id or None,
            answer=answer.value,
            score=draft.score,
            words=draft.words,
            meaning=draft.meaning,
            channel=draft.channel,
            is_technician_present=is_from_technician,
            feeling=draft.feeling,
            may_quote=draft.may_quote and answer is Answer.GREAT,
        )
        feedback = self._feedback.write(work, written)
        if answer is Answer.GREAT:
            _check_is_love(feedback.answer_class)
        return feedback

    def _try_call(self, work: UnitOfWork, step: AftercareStep) -> None:
        step.try_count += 1
        working_time = get_working_time()
        today = working_time.local(work.now).date()
        step.moved_from_on = step.moved_from_on or step.due_on
        step.due_on = working_time.next_open_day(today)
        work.save(step)
        if not is_quiet_good(step.try_count, work.now, work.now):
            return
        quiet = Feedback(
            client_id=step.client_id,
            job_id=step.job_id,
            asked_at=work.now,
            asked_by_id=work.person_id,
            channel="sheet",
            answer="silent",
            answer_class=Feeling.SILENT.value,
        )
        queue_probe(work, quiet)
        quiet.next_try_on = step.due_on
        work.save(quiet)
        close_call_step(work, step.job_id, "skipped", _("Nobody answered twice; asked again as after a “good”."))


def _check_sounds_great(draft: CallDraft) -> None:
    """A Great when asked again is read like any other: a hurt in its words is not lost (R5)."""
    _check_is_love(draft.feeling or suggest_feeling(draft.words, _GREAT_SCORE if draft.score is None else draft.score))


def _check_is_love(feeling: str) -> None:
    if feeling != Feeling.LOVE:
        raise ValidationError(
            _("Their words sound different from a Great. Say how you heard them; nothing was lost."), "feeling"
        )


def _client(client_id: int) -> Client:
    client = Client.get_or_none(Client.id == client_id)
    if client is None:
        raise NotFoundError(_("This client is no longer there; nothing was saved."))
    return client


def _unended(feedback_id: int, client: Client) -> Feedback:
    """An answer that is still to be asked about; another desk may have been faster."""
    feedback = Feedback.get_or_none(Feedback.id == feedback_id)
    if feedback is None:
        raise NotFoundError(_("This answer is no longer there; nothing was saved."))
    if feedback.probe_state == "done":
        raise _asked_already(client)
    found: Feedback = feedback
    return found


def _check_not_asked(job_id: int | None, client: Client) -> None:
    """Inside the act, so that two desks that call at the same moment do not both write an answer."""
    step = AftercareStep.get_or_none((AftercareStep.job_id == job_id) & (AftercareStep.kind == CALL_STEP))
    if step is not None and step.state != "open":
        raise _asked_already(client)


def _asked_already(client: Client) -> NotAllowedError:
    return NotAllowedError(_("Somebody asked {name} already; nothing was saved.").format(name=client.name))


def _call_step(job_id: int | None) -> AftercareStep:
    step = AftercareStep.get_or_none((AftercareStep.job_id == job_id) & (AftercareStep.kind == CALL_STEP))
    if step is None or step.state != "open":
        raise NotFoundError(_("This call is no longer to be made; nothing was changed."))
    return step


def _owe_card(work: UnitOfWork, draft: CallDraft, clock: Clock) -> None:
    """They shall have a thank-you card: the step that says thanks is due, also when it was done before."""
    if not draft.job_id:
        return
    step = AftercareStep.get_or_none((AftercareStep.job_id == draft.job_id) & (AftercareStep.kind == _THANKS_STEP))
    if step is None:
        step = AftercareStep(client_id=draft.client_id, job_id=draft.job_id, kind=_THANKS_STEP)
    step.state, step.reason, step.due_on = "open", "", clock.today()
    step.done_at, step.done_by_id = None, None
    work.save(step)


def _note_of_skip(work: UnitOfWork, feedback: Feedback, reason: str) -> TimelineEntry:
    return TimelineEntry(
        client_id=feedback.client_id,
        job_id=feedback.job_id,
        kind="note",
        happened_at=work.now,
        person_id=work.person_id,
        headline=_("Not asked again today"),
        words=reason.strip(),
    )
