"""Writes down what clients answer; a bare "good" is never the end of it (R5)."""

from __future__ import annotations

from collections.abc import Iterable

from app.clock import Clock
from app.errors import NotAllowedError, NotFoundError, ValidationError
from app.models.aftercare import AftercareStep, Feedback
from app.models.clients import Client
from app.models.jobs import Job
from app.models.team import Person
from app.queries.firm import get_working_time
from app.queries.silent_clients import list_silent_clients
from app.rules import feedback as rules
from app.services.client_lookup import refuse_older
from app.services.client_summary import refresh_clients
from app.services.drafts import FeedbackDraft
from app.services.field_checks import check_length, check_score, chosen_word
from app.translations import gettext as _
from app.translations import ngettext
from app.unit_of_work import UnitOfWork, UnitsOfWork


class FeedbackService:
    """Answers from the sheet, the telephone and elsewhere."""

    def __init__(self, units: UnitsOfWork, clock: Clock) -> None:
        self._units = units
        self._clock = clock

    def record(self, draft: FeedbackDraft) -> int:
        """One answer as one act; a good one queues a probe call by somebody who did not do the job."""
        client = Client.get_or_none(Client.id == draft.client_id)
        if client is None:
            raise NotFoundError(_("This client is no longer there; nothing was saved."))
        with self._units(_("Answer from {name}").format(name=client.name)) as work:
            feedback = self.write(work, draft)
            refresh_clients(work, [draft.client_id], self._clock)
            return int(feedback.id)

    def write(self, work: UnitOfWork, draft: FeedbackDraft) -> Feedback:
        """Write an answer inside another act, such as finishing a job."""
        feedback = Feedback(
            client_id=draft.client_id,
            job_id=draft.job_id,
            complaint_id=draft.complaint_id,
            asked_at=work.now,
            asked_by_id=work.person_id,
            channel=draft.channel,
        )
        self._write_answer(work, feedback, draft)
        self._close_quality_call(work, draft)
        return feedback

    def rewrite(self, work: UnitOfWork, draft: FeedbackDraft) -> None:
        """What a corrected sheet says of the same answer; a probe that was made stays, one still due goes or comes."""
        present = (Feedback.job == draft.job_id) & (Feedback.channel == draft.channel)
        feedback = Feedback.select().where(present).order_by(Feedback.id.desc()).first()
        if feedback is None:
            if draft.answer:
                self.write(work, draft)
        elif not draft.answer and feedback.probe_state != "done":
            work.delete(feedback)
        elif draft.answer and (feedback.answer, feedback.words) != (draft.answer, draft.words):
            if feedback.probe_state == "due":
                feedback.probe_state, feedback.probe_due_at, feedback.probe_owner_id = "none", None, None
            self._write_answer(work, feedback, draft)

    def _write_answer(self, work: UnitOfWork, feedback: Feedback, draft: FeedbackDraft) -> None:
        check_length(draft.words, 10_000, "words")
        check_score(draft.score)
        feeling = self._feeling(draft)
        feedback.is_technician_present = draft.is_technician_present
        feedback.answer, feedback.score = draft.answer, draft.score
        feedback.words, feedback.meaning = draft.words, draft.meaning
        feedback.answer_class = feeling.value if feeling is not None else ""
        feedback.is_confirmed = feeling is not None and rules.is_confirmed(
            feeling, technician_present=draft.is_technician_present
        )
        if feeling is not None and rules.needs_probe(feeling, now=work.now) and feedback.probe_state != "done":
            self._queue_probe(feedback, work)
        work.save(feedback)

    def answer_again(self, work: UnitOfWork, draft: FeedbackDraft, *, is_closing: bool) -> Feedback:
        """What a client says when asked again about a complaint: it ends the probe that an earlier "good" began."""
        waiting = Feedback.select().where(
            (Feedback.client_id == draft.client_id)
            & (Feedback.complaint_id == draft.complaint_id)
            & (Feedback.probe_state == "due")
        )
        outcome = {
            "great": rules.ProbeOutcome.TRULY_HAPPY,
            "not_happy": rules.ProbeOutcome.COMPLAINT_OPENED,
        }.get(draft.answer, rules.ProbeOutcome.WOULD_NOT_SAY)
        for probed in list(waiting):
            probed.probe_state, probed.probe_outcome, probed.probed_at = "done", outcome.value, work.now
            probed.meaning = draft.words or probed.meaning
            work.save(probed)
        feedback = self.write(work, draft)
        if is_closing and feedback.probe_state == "due":
            feedback.probe_state, feedback.probe_outcome = "done", outcome.value
            feedback.probed_at = work.now
            work.save(feedback)
        return feedback

    def _feeling(self, draft: FeedbackDraft) -> rules.Feeling | None:
        """The worse of what was ticked and what the words say; a person may confirm it otherwise later."""
        if draft.answer not in ("", "silent", *rules.Answer):
            raise ValidationError(_("Choose Great, Good or Not happy; nothing was saved."), "answer")
        if draft.answer in ("", "silent"):
            return (
                rules.suggest_feeling(draft.words, draft.score)
                if draft.words or draft.score is not None
                else rules.Feeling.SILENT
            )
        ticked = rules.feeling_from_answer(rules.Answer(draft.answer))
        score = {rules.Feeling.LOVE: 10, rules.Feeling.GOOD: 7, rules.Feeling.HURT: 3}[ticked]
        return rules.suggest_feeling(draft.words, score if draft.score is None else min(score, draft.score))

    def _queue_probe(self, feedback: Feedback, work: UnitOfWork) -> None:
        """Ask again by the close of the next working day, never through the technician of that job."""
        feedback.probe_state = "due"
        feedback.probe_due_at = rules.probe_due_at(work.now, get_working_time())
        drove = _technician_of(feedback.job_id) if feedback.job_id is not None else None
        caller = rules.choose_probe_caller(_callers(), [drove] if drove is not None else [])
        feedback.probe_owner_id = caller.number if caller is not None else None

    def _close_quality_call(self, work: UnitOfWork, draft: FeedbackDraft) -> None:
        """An answer by telephone is the quality call of the after-care plan."""
        if draft.job_id is None or draft.channel == "sheet" or not draft.answer:
            return
        step = AftercareStep.get_or_none(
            (AftercareStep.job_id == draft.job_id) & (AftercareStep.kind == "quality_call")
        )
        if step is not None and step.state == "open":
            step.state, step.done_at, step.done_by_id = "done", work.now, work.person_id
            work.save(step)

    def notice_silence(self) -> None:
        """Who said nothing for a week after the visit, or was tried twice, is asked again as after a "good" (S2.9)."""
        silent = list_silent_clients(self._clock.now())
        if not silent:
            return
        label = ngettext("Ask {count} silent client again", "Ask {count} silent clients again", len(silent))
        with self._units(label.format(count=len(silent)), is_undoable=False) as work:
            for row in silent:
                feedback = Feedback(
                    client_id=row.client_id, job_id=row.job_id, asked_at=row.finished_at, channel="sheet",
                    answer="silent", answer_class=rules.Feeling.SILENT.value,
                ) if row.feedback_id is None else _feedback(row.feedback_id)  # fmt: skip
                self._queue_probe(feedback, work)
                work.save(feedback)
            refresh_clients(work, [row.client_id for row in silent], self._clock)

    def record_probe_try(self, feedback_id: int) -> None:
        """Nobody was reached; the call stays due, and the third try may close it.

        The second try in vain makes an empty answer a quiet "good": from then on it is a probe with tries of its own.
        """
        feedback = _feedback(feedback_id)
        with self._units(_("Tried to reach {name}").format(name=_client_name(feedback.client_id))) as work:
            feedback.try_count += 1
            if feedback.answer_class == rules.Feeling.SILENT and feedback.probe_state == "none":
                first_asked_at, tries = feedback.asked_at, feedback.try_count
                if rules.is_quiet_good(tries, first_asked_at, work.now):
                    feedback.try_count = 0
                    self._queue_probe(feedback, work)
            work.save(feedback)
            refresh_clients(work, [feedback.client_id], self._clock)

    def record_probe(
        self, feedback_id: int, outcome: str, words: str, score: int | None = None, tries: int = 1
    ) -> None:
        """Close a probe call with its outcome; refused without one, and to whoever did the job (R5, S2.16)."""
        feedback = _feedback(feedback_id)
        check_score(score)
        message = _("Choose from the list how the call ended; it stays open until then.")
        chosen = chosen_word(rules.ProbeOutcome, outcome, message, "outcome") if outcome else None
        self._check_caller(feedback)
        rules.check_probe_close(chosen, score=score, tries=feedback.try_count + tries, promise=words)
        with self._units(_("Asked {name} again").format(name=_client_name(feedback.client_id))) as work:
            feedback.try_count += tries
            feedback.probe_state, feedback.probe_outcome, feedback.probed_at = "done", outcome, work.now
            feedback.meaning = words or feedback.meaning
            if score is not None:
                feedback.score = score
                feedback.answer_class = rules.feeling_from_score(score).value
                feedback.is_confirmed = True
            work.save(feedback)
            refresh_clients(work, [feedback.client_id], self._clock)

    def _check_caller(self, feedback: Feedback) -> None:
        """A client does not tell the technician of the job what could have been better."""
        person_id = self._units.person_id
        if person_id is not None and feedback.job_id is not None and _technician_of(feedback.job_id) == person_id:
            raise NotAllowedError(
                _("Somebody else has to ask again, because you did this job; the call stays open for them.")
            )

    def note_meaning(self, feedback_id: int, version: int | None, meaning: str) -> None:
        """What was behind the words of an answer, thought of later; ConflictError when another desk was faster."""
        feedback = _feedback(feedback_id)
        check_length(meaning, 10_000, "meaning")
        refuse_older(feedback, version, _("This answer"))
        with self._units(_("What {name} meant").format(name=_client_name(feedback.client_id))) as work:
            feedback.meaning = meaning
            work.save(feedback)

    def confirm(self, feedback_id: int, feeling: str) -> None:
        """A person confirms, or corrects, what the program read in the words."""
        feedback = _feedback(feedback_id)
        message = _("Choose love, good or hurt; nothing was changed.")
        chosen = chosen_word(rules.Feeling, feeling, message, "feeling")
        with self._units(_("Confirm the answer of {name}").format(name=_client_name(feedback.client_id))) as work:
            feedback.answer_class, feedback.is_confirmed = chosen.value, True
            work.save(feedback)
            refresh_clients(work, [feedback.client_id], self._clock)


def _feedback(feedback_id: int) -> Feedback:
    feedback = Feedback.get_or_none(Feedback.id == feedback_id)
    if feedback is None:
        raise NotFoundError(_("This answer is no longer there; nothing was saved."))
    return feedback


def _technician_of(job_id: int) -> int | None:
    job = Job.select(Job.technician_id).where(Job.id == job_id).first()
    return None if job is None else job.technician_id


def _callers() -> Iterable[rules.Person]:
    chosen = Person.select(Person.id, Person.role).where(Person.archived_at.is_null()).order_by(Person.id)
    return [rules.Person(row.id, rules.StaffRole(row.role)) for row in chosen]


def _client_name(client_id: int) -> str:
    return str(Client.select(Client.name).where(Client.id == client_id).scalar())
