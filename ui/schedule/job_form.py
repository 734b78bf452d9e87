"""One job: what is to be done, when and by whom, at which price; its next steps, its notes, and its sheet."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.errors import EverafterError, NotFoundError
from app.papers.paper_request import PaperRequest
from app.queries import agreements as agreement_queries
from app.queries import firm as firm_queries
from app.queries import jobs as job_queries
from app.queries.care_plan import list_steps_of_job
from app.queries.client_places import list_areas_of_client
from app.queries.rows import JobDetails, JobRow
from app.queries.visit_notes import get_visit_notes
from app.rules.job_states import ENDED_STATES, NEXT_STATES, JobState
from app.translations import gettext as _
from ui.change_feed import ChangeFeed
from ui.firm_formats import formats_of
from ui.money.job_money_card import JobMoneyCard
from ui.page import Page
from ui.photos.job_photos_card import JobPhotosCard
from ui.schedule.job_acts import JobActs
from ui.schedule.job_note_acts import JobNoteActs
from ui.schedule.job_note_cards import JobNote, JobNoteCards, is_open_for
from ui.schedule.job_note_form import JobFacts
from ui.schedule.job_steps_card import JobStepsCard
from ui.schedule.job_summary import JobSummary
from ui.schedule.job_words import state_look, state_words
from ui.theme.fonts import TextRole
from ui.theme.tokens import Space
from ui.widgets.buttons import Button, ButtonVariant, LinkButton
from ui.widgets.chips import Chip
from ui.widgets.labels import ElidedLabel, TextLabel, TextTone

if TYPE_CHECKING:
    from app.everafter import Everafter

_WIDEST = 1080


class JobForm(Page):
    """Read first; one form at a time beside it."""

    place = "job"
    is_of_one_client = True
    tables = frozenset(
        {
            "job", "job_line", "finding", "reading", "touch_point", "payment", "invoice", "attachment", "client",
            "person", "firm", "agreement", "agreement_date", "aftercare_step", "complaint",
        }
    )  # fmt: skip

    def __init__(self, everafter: Everafter, feed: ChangeFeed, parent: QWidget | None = None) -> None:
        super().__init__(everafter, feed, parent)
        self._formats = formats_of(everafter.clock, firm_queries.get_firm())
        self._job_id: int | None = None
        self._facts: JobFacts | None = None
        self._title_label = ElidedLabel("", TextRole.TITLE)
        self._state_chip = Chip()
        self._when_label = TextLabel("", TextRole.BODY, TextTone.SECONDARY, wrap=True, tabular=True)
        self._client_button = LinkButton("")
        self._report_button = Button(_("Print re&port"), icon="file-text")
        self._print_button = Button(_("Print &sheet"), icon="printer")
        self._move_button = Button(_("&Move"), icon="calendar-clock")
        self._start_button = Button(_("Sta&rt"), icon="truck")
        self._finish_button = Button(_("Done: ho&w it went"), ButtonVariant.PRIMARY, "circle-check")
        self._price_button = Button(_("Told the pri&ce"), ButtonVariant.PRIMARY, "clipboard-list")
        self._lost_button = Button(_("&Went elsewhere"), ButtonVariant.QUIET)
        self._correct_button = Button(_("Correct the sheet"), icon="keyboard")
        self._again_button = Button(_("Do it again, f&ree"), icon="calendar-plus")
        self._cancel_button = Button(_("Cance&l the visit"), ButtonVariant.QUIET)
        self._nobody_button = Button(_("No&body there"), ButtonVariant.QUIET)
        self._delete_button = Button(_("Delete job"), ButtonVariant.QUIET)
        self._away_button = Button(_("Put away"), ButtonVariant.QUIET, "archive-restore")
        self._visit_card_button = Button(_("Visit card"), ButtonVariant.QUIET, "user")
        self._care_card_button = Button(_("Care card"), ButtonVariant.QUIET, "droplet")
        self._thanks_button = Button(_("Thank-you note"), ButtonVariant.QUIET, "heart")
        self._goodwill_button = Button(_("Give goodwill"), ButtonVariant.QUIET)
        self._summary = JobSummary(self._formats)
        self._acts = JobActs(everafter, self._formats)
        self._note_acts = JobNoteActs(self._acts)
        self._left_cards = JobNoteCards(self._formats, (JobNote.FOUND, JobNote.MEASURED, JobNote.CARE))
        self._right_cards = JobNoteCards(self._formats, (JobNote.WISH, JobNote.MOMENT, JobNote.GUARANTEE, JobNote.NEXT))
        self.money = JobMoneyCard(everafter, self._formats)
        self.steps = JobStepsCard(self._formats)
        self.photos = JobPhotosCard(everafter)
        self._build()
        self._connect()

    def _build(self) -> None:
        middle = QWidget()
        middle.setMaximumWidth(_WIDEST)
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addLayout(self._head())
        column.addSpacing(Space.S)
        column.addWidget(self._body(), 1)
        page = QHBoxLayout(self)
        page.setContentsMargins(Space.XL, 20, Space.XL, Space.L)
        page.addWidget(middle)

    def _head_buttons(self) -> tuple[Button, ...]:
        return (
            self._report_button,
            self._print_button,
            self._correct_button,
            self._again_button,
            self._move_button,
            self._start_button,
            self._price_button,
            self._finish_button,
        )

    def _head(self) -> QVBoxLayout:
        first = QHBoxLayout()
        first.setSpacing(Space.M)
        first.addWidget(self._title_label, 1)
        for button in self._head_buttons():
            first.addWidget(button)
        second = QHBoxLayout()
        second.setSpacing(Space.M)
        second.addWidget(self._state_chip)
        second.addWidget(self._client_button)
        second.addWidget(self._when_label, 1)
        head = QVBoxLayout()
        head.setSpacing(Space.S)
        head.addLayout(first)
        head.addLayout(second)
        return head

    def _body(self) -> QScrollArea:
        self._summary.add_acts(
            (
                self._visit_card_button,
                self._care_card_button,
                self._thanks_button,
                self._goodwill_button,
                self._lost_button,
                self._cancel_button,
                self._nobody_button,
                self._delete_button,
                self._away_button,
            )
        )
        left = QVBoxLayout()
        left.setSpacing(Space.S)
        left.addWidget(self._summary)
        left.addWidget(self._left_cards)
        left.addWidget(self.photos)
        left.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(Space.S)
        right.addWidget(self._acts)
        right.addWidget(self.money)
        right.addWidget(self.steps)
        right.addWidget(self._right_cards)
        right.addStretch(1)
        body = QWidget()
        body.setProperty("variant", "page")
        columns = QHBoxLayout(body)
        columns.setContentsMargins(0, 0, Space.S, 0)
        columns.setSpacing(Space.L)
        columns.addLayout(left, 1)
        columns.addLayout(right, 1)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(body)
        return scroll

    def _connect(self) -> None:
        self._client_button.clicked.connect(self._open_client)
        self._report_button.clicked.connect(partial(self._print, "job-report"))
        self._print_button.clicked.connect(partial(self._print, "job-sheets"))
        self._visit_card_button.clicked.connect(partial(self._print, "visit-card"))
        self._care_card_button.clicked.connect(partial(self._print, "care-card"))
        self._thanks_button.clicked.connect(partial(self._print, "thank-you-note"))
        self.photos.card_wanted.connect(self._print_show_card)
        self._move_button.clicked.connect(self._acts.move_visit)
        self._start_button.clicked.connect(self._acts.start_visit)
        self._finish_button.clicked.connect(self.start_finish)
        self._correct_button.clicked.connect(self.start_finish)
        self._cancel_button.clicked.connect(self._acts.cancel_visit)
        self._nobody_button.clicked.connect(self._acts.nobody_there)
        self._delete_button.clicked.connect(self.delete)
        self._away_button.clicked.connect(self._acts.put_away_or_take_out)
        self.steps.wanted.connect(self._acts.settle_step)
        self.steps.again_wanted.connect(self._acts.open_step_again)
        self._goodwill_button.clicked.connect(self.give_goodwill)
        self._price_button.clicked.connect(self._acts.tell_price)
        self._lost_button.clicked.connect(self._acts.lose_quote)
        self._again_button.clicked.connect(self._acts.do_again)
        self._summary.wanted.connect(self.write_down)
        self._summary.job_wanted.connect(self.job_requested)
        self._left_cards.show_findings_wanted.connect(self._note_acts.show_findings)
        self._left_cards.confirm_dry_wanted.connect(self._note_acts.confirm_dry)
        self._left_cards.finding_removed.connect(self._note_acts.remove_finding)
        self._left_cards.reading_removed.connect(self._note_acts.remove_reading)
        for cards in (self._left_cards, self._right_cards):
            cards.wanted.connect(self.write_down)
        for note in JobNote:
            opens = QShortcut(QKeySequence(note.key), self)
            opens.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            opens.activated.connect(lambda note=note: self.write_down(note.value))
        for told in (self._acts.told, self.money.told, self.photos.told):
            told.connect(self.message)
        self.money.paper_requested.connect(self.paper_requested)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self._acts.save)

    @property
    def title(self) -> str:
        """What the window calls this page."""
        return _("Job {number}").format(number=self._facts.job.number) if self._facts is not None else _("Job")

    def client_in_view(self) -> int | None:
        """Whose job it is."""
        return self._facts.job.client_id if self._facts is not None else None

    def paper_in_view(self) -> PaperRequest | None:
        """Its sheet, and once it is done what the client gets of it."""
        if self._facts is None:
            return None
        return self._paper("job-report" if self._facts.job.state == "done" else "job-sheets")

    def default_focus(self) -> QWidget:
        """What one does next with a visit."""
        shown = (
            button for button in (self._finish_button, self._price_button, self._move_button) if not button.isHidden()
        )
        return next(shown, self._client_button)

    def show_job(self, job_id: int) -> None:
        """Another job; an open form of the one before is left."""
        self._job_id = job_id
        self._is_stale = True
        if self.isVisible():
            self.reload_if_stale()

    def start_finish(self) -> None:
        """Key in its sheet: there is one form for how a visit went."""
        if self._facts is not None:
            self.sheet_requested.emit(self._facts.job.id)

    def reload(self) -> None:
        """Read the job anew; an open form keeps what was typed."""
        if self._job_id is None:
            return
        try:
            facts = self._read(self._job_id)
        except NotFoundError as error:
            self.message.emit(str(error), False)
            return
        self._facts = facts
        self._show_head(facts.details)
        self._summary.show_job(facts)
        for cards in (self._left_cards, self._right_cards):
            cards.show_facts(facts)
        self._acts.show_job(facts)
        self.money.show_job(facts.job.id)
        self._show_steps(facts.job)
        self.photos.show_job(facts.job.id, facts.job.client_id, is_done=facts.job.state == "done")

    def _show_steps(self, job: JobRow) -> None:
        """The plan behind this visit; there is none before it is done, nor behind a free one."""
        clock = self._everafter.clock
        self.steps.show_steps(list_steps_of_job(job.id, clock.now(), clock.zone) if job.state == "done" else [])

    def write_down(self, note: str) -> None:
        """Open the form for one thing to write down; what has ended keeps its price."""
        if self._facts is None or not is_open_for(JobNote(note), self._facts.job.state):
            return
        self._note_acts.write_down(JobNote(note))

    def _read(self, job_id: int) -> JobFacts:
        details = job_queries.get_job(job_id)
        notes = get_visit_notes(job_id, self._formats.today())
        areas = list_areas_of_client(details.job.client_id)
        date_id, today = details.job.agreement_date_id, self._formats.today()
        if date_id is None:
            return JobFacts(details, notes, areas)
        agreement_id = agreement_queries.get_agreement_date(date_id, today).agreement_id
        return JobFacts(details, notes, areas, agreement_queries.get_agreement(agreement_id, today))

    def _show_head(self, details: JobDetails) -> None:
        job = details.job
        self._title_label.setText(_("Job {number}: {what}").format(number=job.number, what=job.description))
        self._state_chip.set_look(*state_look(job.state))
        self._state_chip.setText(state_words(job.state))
        self._client_button.setText(job.client_name.replace("&", "&&"))
        facts = [
            self._formats.visit_times(job.starts_at, job.ends_at) if job.starts_at is not None else _("no day yet"),
            job.technician_name,
            job.van_name,
            ", ".join(part for part in (job.street, job.town) if part),
            _("put away") if details.is_put_away else "",
        ]
        self._when_label.setText(" · ".join(fact for fact in facts if fact))
        is_planned = job.state in ("booked", "under_way")
        may_follow = NEXT_STATES[JobState(job.state)]
        self._move_button.setText(_("&Move") if is_planned else _("Boo&k it"))
        self._away_button.setText(_("Take out again") if details.is_put_away else _("Put away"))
        self._cancel_button.setText(_("Cance&l the visit") if is_planned else _("Cance&l it"))
        for button, is_shown in (
            (self._report_button, job.state == "done"),
            (self._visit_card_button, is_planned and job.starts_at is not None),
            (self._care_card_button, job.state == "done" or (is_planned and job.starts_at is not None)),
            (self._thanks_button, job.state == "done"),
            (self._move_button, is_planned or JobState.BOOKED in may_follow),
            (self._start_button, JobState.UNDER_WAY in may_follow),
            (self._finish_button, JobState.DONE in may_follow),
            (self._price_button, JobState.QUOTED in may_follow),
            (self._lost_button, JobState.LOST in may_follow),
            (self._correct_button, job.state == "done" and details.is_keyed),
            (self._again_button, job.state == "done" and job.is_chargeable),
            (self._cancel_button, JobState.CANCELLED in may_follow),
            (self._nobody_button, JobState.NO_SHOW in may_follow),
            (self._delete_button, job.state != "done"),
            (self._away_button, JobState(job.state) in ENDED_STATES),
        ):
            button.setVisible(is_shown)

    def give_goodwill(self) -> None:
        """Ask what is given for this visit, beyond what they paid for."""
        self._acts.give_goodwill()

    def delete(self) -> None:
        """Put the job among the recently deleted and show the client; Undo and that list bring it back."""
        if self._facts is None:
            return
        job = self._facts.job
        try:
            self._everafter.deleted_jobs.delete(job.id, job.version)
        except EverafterError as error:
            self.message.emit(str(error), False)
            return
        self.message.emit(_("Job {number} is among the recently deleted").format(number=job.number), True)
        self.client_requested.emit(job.client_id)

    def _paper(self, kind: str) -> PaperRequest | None:
        return PaperRequest(kind, jobs=(self._facts.job.number,)) if self._facts is not None else None

    def _print(self, kind: str) -> None:
        request = self._paper(kind)
        if request is not None:
            self.paper_requested.emit(request)

    def _print_show_card(self, photos: tuple[str, ...]) -> None:
        """Of the pair with this photo alone, or of all pairs of the job."""
        request = self._paper("show-card")
        if request is not None:
            self.paper_requested.emit(replace(request, photos=photos))

    def _open_client(self) -> None:
        if self._facts is not None:
            self.client_requested.emit(self._facts.job.client_id)
