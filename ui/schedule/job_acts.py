"""What can be done with a job: its next step, another time, once more free; each by the service that keeps it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt

from app.queries.care_plan_rows import CareStepRow
from app.rules.job_endings import cancel_reasons, lost_reasons
from app.translations import gettext as _
from ui.schedule.job_form_place import JobFormPlace
from ui.schedule.step_words import step_title
from ui.schedule.visit_remarks import remarks_on_visit, window_remarks, with_remarks


class JobActs(JobFormPlace):
    """The steps of a job, each with its form where it needs one."""

    def move_visit(self) -> None:
        """Offer the free times."""
        if self.has_job:
            self.forms.move.begin(self.facts.job)
            self.open(self.forms.move, _("Another time"), self._move_job)
            self.forms.move.focus_times()

    def do_again(self) -> None:
        """Offer free times for the same rooms, at no charge."""
        if self.has_job:
            self.forms.again.begin(self.facts.job)
            self.open(self.forms.again, _("Do it again, free"), self._book_again)
            self.forms.again.focus_times()

    def cancel_visit(self) -> None:
        """Ask why it does not happen."""
        self._ask_why(_("Why is it cancelled?"), cancel_reasons(), self._cancel_job)

    def lose_quote(self) -> None:
        """Ask why they went elsewhere (S4.16)."""
        self._ask_why(_("Why did it go elsewhere?"), lost_reasons(), self._lose_job)

    def tell_price(self) -> None:
        """The client was told the price; without one the lines are asked for first."""
        self.do(self._tell_price)

    def start_visit(self) -> None:
        """The technician has arrived."""
        self.do(self._start_job)

    def nobody_there(self) -> None:
        """Nobody opened the door."""
        self.do(self._write_no_show)

    def put_away_or_take_out(self) -> None:
        """Away with a job that is dealt with, or back with one that was put away."""
        self.do(self._take_out if self.facts.details.is_put_away else self._put_away)

    def settle_step(self, row: CareStepRow) -> None:
        """Ask what becomes of a step of the plan."""
        form = self.forms.step
        form.fill(row)
        self.open(form, step_title(row), lambda: form.save(self.everafter, row, row.version))
        form.begin_writing()

    def open_step_again(self, row: CareStepRow) -> None:
        """A step was done or left out by mistake."""
        self.do(lambda: self._open_step_again(row))

    def give_goodwill(self) -> None:
        """Ask what is given; what was begun for this job comes back."""
        if self.has_job:
            form = self.forms.goodwill
            form.begin(self.everafter.units.person_id)
            if self.drafts.take(self.facts.job.id, form):
                form.show_kind()
            self.open(form, _("Give goodwill"), self._give)

    def _give(self) -> str:
        form, job = self.forms.goodwill, self.facts.job
        self.everafter.goodwill.give(job.client_id, form.draft(job_id=job.id))
        return _("Given: {what}").format(what=form.text("what"))

    def _ask_why(self, title: str, reasons: Sequence[str], act: Callable[[], str]) -> None:
        self.forms.why.begin(reasons)
        self.open(self.forms.why, title, act)
        self.forms.why.choice.setFocus(Qt.FocusReason.OtherFocusReason)

    def _book_again(self) -> str:
        draft = self.forms.again.draft_of(self.facts)
        self.everafter.jobs.book(draft)
        assert draft.starts_at is not None
        return _("Free visit booked: {when}").format(when=self._formats.visit_times(draft.starts_at, draft.ends_at))

    def _open_step_again(self, row: CareStepRow) -> str:
        self.everafter.aftercare_steps.reopen(row.id, row.version)
        return _("{step}: open again").format(step=step_title(row))

    def _put_away(self) -> str:
        job = self.facts.job
        self.everafter.put_away.put_away(job.id, job.version)
        return _("Job {number} is put away").format(number=job.number)

    def _take_out(self) -> str:
        job = self.facts.job
        self.everafter.put_away.take_out(job.id, job.version)
        return _("Job {number} is among the others again").format(number=job.number)

    def _start_job(self) -> str:
        job = self.facts.job
        self.everafter.jobs.start(job.id, job.version)
        return _("Job {number} is under way").format(number=job.number)

    def _move_job(self) -> str:
        job, choice, jobs = self.facts.job, self.forms.move.choice(), self.everafter.jobs
        if job.state in ("booked", "under_way"):
            jobs.move(job.id, job.version, choice.starts_at, choice.ends_at, choice.technician_id)
        else:
            jobs.schedule(job.id, job.version, choice.starts_at, choice.ends_at, self.forms.move.technician_needed())
        words = _("Now {when}").format(when=self._formats.visit_times(choice.starts_at, choice.ends_at))
        told = window_remarks(self._formats, job, choice.starts_at)
        return with_remarks(words, [*told, *remarks_on_visit(self._formats, job.id, choice.starts_at)])

    def _cancel_job(self) -> str:
        job = self.facts.job
        self.everafter.jobs.cancel(job.id, job.version, self.forms.why.words())
        return _("Job {number} is cancelled").format(number=job.number)

    def _lose_job(self) -> str:
        job = self.facts.job
        self.everafter.jobs.lose(job.id, job.version, self.forms.why.words())
        return _("Quote {number} went elsewhere").format(number=job.number)

    def _tell_price(self) -> str:
        job = self.facts.job
        self.everafter.jobs.tell_price(job.id, job.version)
        return _("Job {number} is a quote now").format(number=job.number)

    def _write_no_show(self) -> str:
        job = self.facts.job
        self.everafter.jobs.mark_no_show(job.id, job.version)
        return _("Written down: nobody was there")
