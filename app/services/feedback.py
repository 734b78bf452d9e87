"""Writes down what clients answer; a bare "good" is never the end of it (R5)."""

from __future__ import annotations

from app.clock import Clock
from app.errors import NotFoundError, ValidationError
from app.models.aftercare import Feedback
from app.models.clients import Client
from app.queries.silent_clients import list_silent_clients
from app.queries.unaskable import list_unaskable
from app.rules import feedback as rules
from app.services.call_drafts import ProbeDraft
from app.services.client_lookup import refuse_older
from app.services.client_summary import refresh_clients
from app.services.drafts import FeedbackDraft
from app.services.field_checks import check_length, check_score, chosen_word
from app.services.probes import (
    check_caller,
    check_probe,
    chosen_outcome,
    close_call_step,
    close_probe,
    end_unasked,
    queue_probe,
    try_later,
    unqueue_probe,
)
from app.services.quotes import note_consent
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
        if draft.job_id is not None and draft.channel != "sheet" and draft.answer:
            # An answer by telephone is the quality call of the after-care plan.
            close_call_step(work, draft.job_id)
            self._settle_earlier(work, feedback)
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
                unqueue_probe(feedback)
            self._write_answer(work, feedback, draft)

    def _write_answer(self, work: UnitOfWork, feedback: Feedback, draft: FeedbackDraft) -> None:
        check_length(draft.words, 10_000, "words")
        check_score(draft.score)
        feeling = self._feeling(draft)
        feedback.is_technician_present = draft.is_technician_present
        feedback.answer, feedback.score = self._answer_heard(draft), draft.score
        feedback.words, feedback.meaning = draft.words, draft.meaning
        feedback.may_quote = draft.may_quote
        if draft.may_quote:
            note_consent(work, feedback, may_quote=True)
        feedback.answer_class = feeling.value if feeling is not None else ""
        feedback.is_confirmed = feeling is not None and rules.is_confirmed(
            feeling, technician_present=draft.is_technician_present
        )
        if feeling is not None and rules.needs_probe(feeling, now=work.now) and feedback.probe_state != "done":
            queue_probe(work, feedback)
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
        """How a person heard it, else the worse of what was ticked and what the words say."""
        if draft.answer not in ("", "silent", *rules.Answer):
            raise ValidationError(_("Choose Great, Good or Not happy; nothing was saved."), "answer")
        if draft.feeling:
            message = _("Choose love, good or hurt; nothing was saved.")
            return chosen_word(rules.Feeling, draft.feeling, message, "feeling")
        if draft.answer in ("", "silent"):
            return (
                rules.suggest_feeling(draft.words, draft.score)
                if draft.words or draft.score is not None
                else rules.Feeling.SILENT
            )
        ticked = rules.feeling_from_answer(rules.Answer(draft.answer))
        score = {rules.Feeling.LOVE: 10, rules.Feeling.GOOD: 7, rules.Feeling.HURT: 3}[ticked]
        return rules.suggest_feeling(draft.words, score if draft.score is None else min(score, draft.score))

    @staticmethod
    def _answer_heard(draft: FeedbackDraft) -> str:
        """The answer as a person heard it: somebody who says Great in the words of a Good said Good."""
        heard = {"love": rules.Answer.GREAT, "good": rules.Answer.GOOD, "hurt": rules.Answer.NOT_HAPPY}
        return heard.get(draft.feeling, draft.answer) if draft.answer in frozenset(rules.Answer) else draft.answer

    @staticmethod
    def _settle_earlier(work: UnitOfWork, feedback: Feedback) -> None:
        """What was said of this visit before: a Great beside the technician is confirmed, a probe still due is over."""
        if feedback.complaint_id is not None:
            return
        earlier = (Feedback.job == feedback.job_id) & (Feedback.id != feedback.id) & Feedback.complaint.is_null()
        for row in list(Feedback.select().where(earlier)):
            is_confirmed = feedback.is_confirmed and feedback.answer_class == rules.Feeling.LOVE
            if is_confirmed and row.answer_class == rules.Feeling.LOVE:
                row.is_confirmed = True
            if row.probe_state == "due":
                unqueue_probe(row)
            work.save(row)

    def end_what_nobody_may_ask(self) -> None:
        """Calls to clients who allow no way to be asked end by themselves, in words, so that none stands there forever.

        Where no number or address is known that waits a week: somebody may find one.
        """
        rows = list_unaskable(self._clock.now(), self._clock.zone)
        if not rows:
            return
        label = ngettext("{count} call that nobody may make", "{count} calls that nobody may make", len(rows))
        with self._units(label.format(count=len(rows)), is_undoable=False) as work:
            for row in rows:
                reason = _("They allow no way to be asked.") if row.is_refused else _("No way to ask them is known.")
                if row.feedback_id is None:
                    close_call_step(work, row.job_id, "skipped", reason)
                else:
                    feedback = _feedback(row.feedback_id)
                    end_unasked(work, feedback, reason)
                    work.save(feedback)
            refresh_clients(work, [row.client_id for row in rows], self._clock)

    def notice_silence(self) -> None:
        """Who said nothing for a week after the visit, or was tried twice, is asked again as after a "good" (S2.9)."""
        if not (silent := list_silent_clients(self._clock.now())):
            return
        label = ngettext("Ask {count} silent client again", "Ask {count} silent clients again", len(silent))
        with self._units(label.format(count=len(silent)), is_undoable=False) as work:
            # Inside the act once more: another desk may have noticed the same silence a moment ago.
            silent = list_silent_clients(self._clock.now())
            for row in silent:
                feedback = Feedback(
                    client_id=row.client_id, job_id=row.job_id, asked_at=row.finished_at, channel="sheet",
                    answer="silent", answer_class=rules.Feeling.SILENT.value,
                ) if row.feedback_id is None else _feedback(row.feedback_id)  # fmt: skip
                queue_probe(work, feedback)
                work.save(feedback)
                close_call_step(work, row.job_id, "skipped", _("No answer; asked again as after a “good”."))
            refresh_clients(work, [row.client_id for row in silent], self._clock)

    def record_probe_try(self, feedback_id: int) -> None:
        """Nobody was reached: again on the next open day, and with the third try asking ends as not reached.

        The second try in vain makes an empty answer a quiet "good": from then on it is a probe with tries of its own.
        """
        feedback = _feedback(feedback_id)
        with self._units(_("Tried to reach {name}").format(name=_client_name(feedback.client_id))) as work:
            self.write_try(work, feedback)
            refresh_clients(work, [feedback.client_id], self._clock)

    def write_try(self, work: UnitOfWork, feedback: Feedback) -> None:
        """Write a try in vain inside another act."""
        try_later(work, feedback)
        if feedback.answer_class == rules.Feeling.SILENT and feedback.probe_state == "none":
            first_asked_at, tries = feedback.asked_at, feedback.try_count
            if rules.is_quiet_good(tries, first_asked_at, work.now):
                feedback.try_count = 0
                queue_probe(work, feedback)
        work.save(feedback)

    def record_probe(
        self, feedback_id: int, outcome: str, words: str, score: int | None = None, tries: int = 1
    ) -> None:
        """Close a probe call with its outcome; refused without one, and to whoever did the job (R5, S2.16)."""
        feedback = _feedback(feedback_id)
        draft = ProbeDraft(outcome, words=words, score=score)
        chosen_outcome(draft)
        check_caller(self._units.person_id, feedback.job_id, is_probe=True)
        chosen = check_probe(draft, feedback.try_count + tries)
        with self._units(_("Asked {name} again").format(name=_client_name(feedback.client_id))) as work:
            feedback.try_count += tries
            close_probe(work, feedback, draft, chosen)
            refresh_clients(work, [feedback.client_id], self._clock)

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
        if chosen is rules.Feeling.LOVE:
            check_caller(self._units.person_id, feedback.job_id, is_probe=False)
        with self._units(_("Confirm the answer of {name}").format(name=_client_name(feedback.client_id))) as work:
            feedback.answer_class, feedback.is_confirmed = chosen.value, True
            if rules.needs_probe(chosen, now=work.now) and feedback.probe_state == "none":
                queue_probe(work, feedback)
            work.save(feedback)
            refresh_clients(work, [feedback.client_id], self._clock)


def _feedback(feedback_id: int) -> Feedback:
    feedback = Feedback.get_or_none(Feedback.id == feedback_id)
    if feedback is None:
        raise NotFoundError(_("This answer is no longer there; nothing was saved."))
    return feedback


def _client_name(client_id: int) -> str:
    return str(Client.select(Client.name).where(Client.id == client_id).scalar())
