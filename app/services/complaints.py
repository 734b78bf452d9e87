"""Writes about complaints: an append-only list of events, in the order and with the gates of R7."""

from __future__ import annotations

from dataclasses import replace

from app.clock import Clock
from app.errors import NotFoundError, ValidationError
from app.models.clients import Client
from app.rules.complaint_events import CauseKind, Diagnosis, EventKind, FixOutcome, Promise, Step
from app.rules.feedback import Answer
from app.services.client_summary import refresh_clients
from app.services.complaint_circumstances import ComplaintCircumstances
from app.services.complaint_intake import check_draft, take_in
from app.services.complaint_log import OpenedComplaint, new_complaint, open_complaint
from app.services.drafts import CheckBackDraft, ComplaintDraft, FeedbackDraft, FixDraft, JobDraft, PromiseDraft
from app.services.feedback import FeedbackService
from app.services.field_checks import check_in_team, check_money, check_score, check_words, chosen_word
from app.services.jobs import JobService
from app.services.refunds import check_refund, give_back
from app.services.rewards import RewardService
from app.services.trainings import note_training
from app.services.voices import link_complaint
from app.translations import gettext as _
from app.unit_of_work import UnitOfWork, UnitsOfWork


class ComplaintService(ComplaintCircumstances):
    """Everything that may happen to a complaint; nothing is ever deleted, for any role (S0.6)."""

    def __init__(
        self, units: UnitsOfWork, clock: Clock, jobs: JobService, feedback: FeedbackService, rewards: RewardService
    ) -> None:
        super().__init__(units, clock, rewards)
        self._jobs = jobs
        self._feedback = feedback

    def log(self, draft: ComplaintDraft) -> int:
        """Somebody is not happy: their words first; what the draft leaves open is found by the program (R6)."""
        client = Client.get_or_none(Client.id == draft.client_id)
        if client is None:
            raise NotFoundError(_("This client is no longer there; nothing was saved."))
        with self._units(_("Log complaint of {name}").format(name=client.name)) as work:
            return self.log_within(work, draft)

    def log_within(self, work: UnitOfWork, draft: ComplaintDraft) -> int:
        """The same inside another act, such as the call in which they told us."""
        check_draft(draft, self._clock.now())
        complaint = new_complaint(work, draft, take_in(draft, self._clock, work.person_id))
        link_complaint(work, draft.voice_id, draft.client_id, int(complaint.id))
        refresh_clients(work, [draft.client_id], self._clock)
        self._rewards.refresh_within(work, [draft.client_id])
        return int(complaint.id)

    # ------------------------------------------------------------------ working it

    def record_contact(
        self,
        complaint_id: int,
        version: int,
        words: str = "",
        *,
        is_automatic: bool = False,
        keeps_promise: bool = False,
    ) -> None:
        """Somebody of us spoke with the client: stops the answer clock, an auto-reply does not.

        `keeps_promise` says that this call was what had been promised.
        """
        self._happen(
            complaint_id,
            version,
            _("Call with {name}"),
            self._event(EventKind.CONTACTED, words=words, is_automatic=is_automatic, keeps_promise=keeps_promise),
        )

    def listen(self, complaint_id: int, version: int, words: str, meaning: str = "") -> None:
        """Heard, and felt if somebody wrote down what it means to them; the meaning may follow later."""
        state = open_complaint(complaint_id, version).state(self._working_moment())
        events = []
        if words.strip() or Step.HEARD not in state.steps_done:
            events.append(self._event(EventKind.HEARD, words=words))
        if meaning.strip():
            events.append(self._event(EventKind.FELT, words=meaning))
        if not events:
            message = _("Write down what it means to them, or leave it out with a reason; nothing was changed.")
            raise ValidationError(message, "meaning")
        self._happen(complaint_id, version, _("Listened to {name}"), *events)

    def say_sorry(self, complaint_id: int, version: int, words: str = "") -> None:
        """Apologised, briefly and without a but."""
        self._happen(complaint_id, version, _("Said sorry to {name}"), self._event(EventKind.APOLOGISED, words=words))

    def ask(self, complaint_id: int, version: int, words: str) -> None:
        """Asked what would make this great, and their answer."""
        self._happen(
            complaint_id, version, _("Asked {name} what would make it great"), self._event(EventKind.ASKED, words=words)
        )

    def promise(
        self, complaint_id: int, version: int, draft: PromiseDraft, visit: JobDraft | None = None
    ) -> int | None:
        """One thing, with a time and a person; with a visit, it is booked at no charge in the same act."""
        check_in_team(draft.person_id, "who")
        opened = open_complaint(complaint_id, version)
        with self._units(_("Promise to {name}").format(name=opened.client_name)) as work:
            by = draft.person_id or work.person_id or opened.row.owner_id
            promised = Promise(what=draft.what.strip(), due_at=draft.due_at, by=by)
            self._add(work, opened, self._event(EventKind.PROMISED, words=draft.agreed or draft.what, promise=promised))
            if visit is None:
                return None
            free = replace(visit, is_chargeable=False, complaint_id=complaint_id, reclean_of_id=opened.row.job_id)
            job_id = self._jobs.book_put_right_visit(work, free)
            refresh_clients(work, [opened.row.client_id], self._clock)
            return job_id

    def record_visit(self, complaint_id: int, version: int, words: str = "") -> None:
        """Somebody of us was there: stops the site clock and keeps the promise."""
        self._happen(complaint_id, version, _("Visit to {name}"), self._event(EventKind.VISITED, words=words))

    def fix(self, complaint_id: int, version: int, draft: FixDraft) -> None:
        """It was put right, and how; money given back is a payment of the job, the check-back is due 72 hours later."""
        check_money(draft.cost_minor, "cost")
        message = _("Choose how it was put right; the card stays in Put right until then.")
        outcome = chosen_word(FixOutcome, draft.outcome, message, "outcome")
        opened = open_complaint(complaint_id, version)
        refund_minor = draft.refund_minor if outcome is FixOutcome.REFUND else 0
        if outcome is FixOutcome.REFUND:
            check_refund(opened.row.job_id, refund_minor)
        event = self._event(
            EventKind.FIXED,
            words=draft.words,
            outcome=outcome,
            refund_minor=refund_minor,
            cost_minor=draft.cost_minor,
        )
        with self._units(_("Put right for {name}").format(name=opened.client_name)) as work:
            if outcome is FixOutcome.VISIT:
                self._add(work, opened, self._event(EventKind.VISITED, words=draft.words))
            self._add(work, opened, event)
            if refund_minor:
                row = opened.row
                give_back(
                    work, row.client_id, row.job_id, refund_minor, draft.words, self._clock.today(), draft.refund_method
                )
                self._follow(work, opened)

    def record_check_try(self, complaint_id: int, version: int, words: str = "") -> None:
        """We asked again and reached nobody."""
        self._happen(complaint_id, version, _("Tried to reach {name}"), self._event(EventKind.CHECK_TRIED, words=words))

    def check_back(self, complaint_id: int, version: int, draft: CheckBackDraft) -> str:
        """The client's own words: great closes with what we learnt, good stays and is asked again, not happy goes back.

        Returns the column the complaint is in afterwards.
        """
        check_score(draft.score)
        message = _("Choose Great, Good or Not happy, as the client said it.")
        answer = chosen_word(Answer, draft.answer, message, "answer")
        opened = open_complaint(complaint_id, version)
        if draft.cause_kind:
            chosen_word(CauseKind, draft.cause_kind, _("Choose where it came from; the card stays."), "cause_kind")
        is_closing = answer is Answer.GREAT or (answer is Answer.GOOD and draft.is_enough)
        if is_closing and Step.DIAGNOSED not in opened.state(self._working_moment()).steps_skipped:
            check_words(draft.lesson, _("Write down what we learnt; then this can be made good."), "lesson")
        with self._units(_("Asked {name} again").format(name=opened.client_name)) as work:
            self._add(
                work, opened, self._event(EventKind.CHECKED_BACK, words=draft.words, answer=answer, score=draft.score)
            )
            self._feedback.answer_again(work, self._answer_of(opened, draft), is_closing=is_closing)
            if is_closing:
                self._close(work, opened, draft)
            self._follow(work, opened)
            return str(opened.row.state)

    def _answer_of(self, opened: OpenedComplaint, draft: CheckBackDraft) -> FeedbackDraft:
        return FeedbackDraft(
            client_id=opened.row.client_id,
            job_id=opened.row.job_id,
            complaint_id=opened.row.id,
            answer=draft.answer,
            score=draft.score,
            words=draft.words,
            feeling=draft.feeling,
        )

    def _close(self, work: UnitOfWork, opened: OpenedComplaint, draft: CheckBackDraft) -> None:
        if draft.is_thanked:
            self._add(work, opened, self._event(EventKind.THANKED))
        if draft.lesson.strip():
            self._diagnose(work, opened, draft)
        self._add(work, opened, self._event(EventKind.CLOSED, words=draft.words))

    def _diagnose(self, work: UnitOfWork, opened: OpenedComplaint, draft: CheckBackDraft) -> None:
        diagnosis = Diagnosis(
            cause_kind=CauseKind(draft.cause_kind) if draft.cause_kind else None,
            cause=draft.cause.strip(),
            prevention=draft.prevention.strip(),
            owner=draft.prevention_owner_id or (work.person_id if draft.prevention.strip() else None),
            due_on=draft.prevention_due_on,
            trainee=opened.row.about_person_id if draft.training_topic else None,
            topic=draft.training_topic if opened.row.about_person_id else "",
        )
        self._add(work, opened, self._event(EventKind.DIAGNOSED, words=draft.lesson, diagnosis=diagnosis))

    def record_prevention(self, complaint_id: int, version: int, words: str = "") -> None:
        """What was decided so that it does not happen again is done; a training is written down with it."""
        opened = open_complaint(complaint_id, version)
        diagnosis = opened.state(self._working_moment()).diagnosis
        with self._units(_("Prevention after {name}").format(name=opened.client_name)) as work:
            self._add(work, opened, self._event(EventKind.PREVENTED, words=words))
            if diagnosis is not None and diagnosis.trainee is not None and diagnosis.topic:
                note_training(work, diagnosis.trainee, diagnosis.topic, opened.row.id, self._clock.today())

    def note(self, complaint_id: int, version: int, words: str) -> None:
        """Something worth keeping, such as the answer to a probe question; it changes no clock and no column."""
        check_words(words, _("Write down what they said; nothing was saved."), "words")
        self._happen(complaint_id, version, _("Note about {name}"), self._event(EventKind.NOTED, words=words))

    def close_unconfirmed(self, complaint_id: int, version: int, lesson: str = "") -> None:
        """Nobody was reached twice within seven days: closed, but never made good."""
        opened = open_complaint(complaint_id, version)
        with self._units(_("Close unconfirmed: {name}").format(name=opened.client_name)) as work:
            if lesson.strip():
                self._add(work, opened, self._event(EventKind.DIAGNOSED, words=lesson, diagnosis=Diagnosis()))
            self._add(work, opened, self._event(EventKind.CLOSED_UNCONFIRMED))
            self._follow(work, opened)

    def skip_step(self, complaint_id: int, version: int, step: str, reason: str) -> None:
        """Leave a step out, with a reason."""
        chosen = chosen_word(Step, step, _("There is no such step; the card stays where it is."), "step")
        self._happen(
            complaint_id,
            version,
            _("Skip a step for {name}"),
            self._event(EventKind.STEP_SKIPPED, words=reason, step=chosen),
        )

    def reopen(self, complaint_id: int, version: int, words: str) -> None:
        """Not right after all, within 30 days; later a new complaint is linked instead."""
        self._happen(
            complaint_id, version, _("Reopen complaint of {name}"), self._event(EventKind.REOPENED, words=words)
        )

    def withdraw(self, complaint_id: int, version: int, reason: str) -> None:
        """Logged by mistake: it stays visible, with the reason."""
        self._happen(
            complaint_id, version, _("Withdraw complaint of {name}"), self._event(EventKind.WITHDRAWN, words=reason)
        )
