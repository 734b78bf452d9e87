"""Writes about complaints: an append-only list of events, in the order and with the gates of R7."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from app.clock import Clock
from app.errors import NotFoundError
from app.models.clients import Client
from app.rules.complaint_events import ComplaintEvent, EventKind, FixOutcome, Promise, Step
from app.rules.complaints import Category
from app.rules.feedback import Answer
from app.services.client_summary import refresh_clients
from app.services.complaint_intake import check_draft, take_in
from app.services.complaint_log import OpenedComplaint, add_events, new_complaint, open_complaint
from app.services.drafts import CheckBackDraft, ComplaintDraft, FeedbackDraft, FixDraft, JobDraft, PromiseDraft
from app.services.feedback import FeedbackService
from app.services.field_checks import check_length, check_money, check_score, check_words, chosen_word
from app.services.jobs import JobService
from app.services.rewards import RewardService
from app.translations import gettext as _
from app.unit_of_work import UnitOfWork, UnitsOfWork

_LONGEST_WORDS = 10_000


class ComplaintService:
    """Everything that may happen to a complaint; nothing is ever deleted, for any role (S0.6)."""

    def __init__(
        self, units: UnitsOfWork, clock: Clock, jobs: JobService, feedback: FeedbackService, rewards: RewardService
    ) -> None:
        self._units = units
        self._clock = clock
        self._jobs = jobs
        self._feedback = feedback
        self._rewards = rewards

    def log(self, draft: ComplaintDraft) -> int:
        """Somebody is not happy: their words first; what the draft leaves open is found by the program (R6)."""
        client = Client.get_or_none(Client.id == draft.client_id)
        if client is None:
            raise NotFoundError(_("This client is no longer there; nothing was saved."))
        check_draft(draft, self._clock.now())
        with self._units(_("Log complaint of {name}").format(name=client.name)) as work:
            complaint = new_complaint(work, draft, take_in(draft, self._clock, work.person_id))
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
        """Heard and felt: what they said, and what it means to them."""
        self._happen(
            complaint_id,
            version,
            _("Listened to {name}"),
            self._event(EventKind.HEARD, words=words),
            self._event(EventKind.FELT, words=meaning),
        )

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
        opened = open_complaint(complaint_id, version)
        with self._units(_("Promise to {name}").format(name=opened.client_name)) as work:
            by = draft.person_id or work.person_id or opened.row.owner_id
            promised = Promise(what=draft.what.strip(), due_at=draft.due_at, by=by)
            self._add(work, opened, self._event(EventKind.PROMISED, words=draft.what, promise=promised))
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
        """It was put right, and how; the check-back is due 72 hours later."""
        check_money(draft.cost_minor, "cost")
        message = _("Choose how it was put right; the card stays in Put right until then.")
        outcome = chosen_word(FixOutcome, draft.outcome, message, "outcome")
        opened = open_complaint(complaint_id, version)
        with self._units(_("Put right for {name}").format(name=opened.client_name)) as work:
            opened.row.cost_minor += draft.cost_minor
            if outcome is FixOutcome.VISIT:
                self._add(work, opened, self._event(EventKind.VISITED, words=draft.words))
            self._add(work, opened, self._event(EventKind.FIXED, words=draft.words, outcome=outcome))

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
        if answer is Answer.GREAT:
            check_words(draft.lesson, _("Write down what we learnt; then this can be made good."), "lesson")
        opened = open_complaint(complaint_id, version)
        with self._units(_("Asked {name} again").format(name=opened.client_name)) as work:
            self._add(
                work, opened, self._event(EventKind.CHECKED_BACK, words=draft.words, answer=answer, score=draft.score)
            )
            self._feedback.write(work, self._answer_of(opened, draft))
            if answer is Answer.GREAT:
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
        )

    def _close(self, work: UnitOfWork, opened: OpenedComplaint, draft: CheckBackDraft) -> None:
        row = opened.row
        row.cause, row.cause_kind = draft.cause, draft.cause_kind
        row.lesson, row.prevention = draft.lesson.strip(), draft.prevention
        row.closing_words, row.closing_score = draft.words, draft.score
        row.is_closing_score_independent = work.person_id not in opened.state(self._working_moment()).complained_about
        self._add(work, opened, self._event(EventKind.THANKED))
        self._add(work, opened, self._event(EventKind.DIAGNOSED, words=draft.lesson))
        self._add(work, opened, self._event(EventKind.CLOSED, words=draft.words))

    def close_unconfirmed(self, complaint_id: int, version: int, lesson: str = "") -> None:
        """Nobody was reached twice within seven days: closed, but never made good."""
        opened = open_complaint(complaint_id, version)
        with self._units(_("Close unconfirmed: {name}").format(name=opened.client_name)) as work:
            opened.row.lesson = lesson
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

    def change_owner(self, complaint_id: int, version: int, owner_id: int) -> None:
        """Somebody else takes it on; there is always exactly one."""
        self._happen(
            complaint_id, version, _("New owner for {name}"), self._event(EventKind.OWNER_CHANGED, owner=owner_id)
        )

    def pause(self, complaint_id: int, version: int, until_on: date, reason: str) -> None:
        """The client chose a later date; site and resolved wait for it."""
        self._happen(
            complaint_id, version, _("Pause for {name}"), self._event(EventKind.PAUSED, words=reason, until_on=until_on)
        )

    def resume(self, complaint_id: int, version: int) -> None:
        """The wait is over early."""
        self._happen(complaint_id, version, _("Resume for {name}"), self._event(EventKind.RESUMED))

    def set_need_by(self, complaint_id: int, version: int, need_by_on: date) -> None:
        """The day by which the client needs it."""
        self._happen(
            complaint_id, version, _("Needed by {name}"), self._event(EventKind.NEED_BY_SET, need_by_on=need_by_on)
        )

    def confirm_dry(self, complaint_id: int, version: int) -> None:
        """The carpet is dry; nothing will be raised."""
        self._happen(complaint_id, version, _("Dry at {name}"), self._event(EventKind.DRY_CONFIRMED))

    def reclassify(self, complaint_id: int, version: int, category: str) -> None:
        """A person corrects what went wrong."""
        message = _("Choose what went wrong from the list; nothing was changed.")
        chosen = chosen_word(Category, category, message, "category")
        self._happen(
            complaint_id,
            version,
            _("Correct complaint of {name}"),
            self._event(EventKind.RECLASSIFIED, category=chosen),
        )

    # ------------------------------------------------------------------ one event after the other

    def _happen(self, complaint_id: int, version: int, label: str, *events: ComplaintEvent) -> None:
        opened = open_complaint(complaint_id, version)
        with self._units(label.format(name=opened.client_name)) as work:
            for event in events:
                self._add(work, opened, event)
            self._follow(work, opened)

    def _follow(self, work: UnitOfWork, opened: OpenedComplaint) -> None:
        """What hangs on a complaint: the client's kept columns, and rewards that are held or set free."""
        refresh_clients(work, [opened.row.client_id], self._clock)
        self._rewards.refresh_within(work, [opened.row.client_id])

    def _add(self, work: UnitOfWork, opened: OpenedComplaint, event: ComplaintEvent) -> None:
        add_events(work, opened, replace(event, at=self._working_moment(), by=work.person_id))

    def _event(self, kind: EventKind, **fields: object) -> ComplaintEvent:
        words = str(fields.pop("words", ""))
        check_length(words, _LONGEST_WORDS, "words")
        return ComplaintEvent(kind=kind, at=self._working_moment(), words=words.strip(), **fields)  # type: ignore[arg-type]  # named fields of the event

    def _working_moment(self) -> datetime:
        return self._clock.now().astimezone(self._clock.zone)
