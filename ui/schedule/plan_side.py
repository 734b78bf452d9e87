"""What stands beside the plan: the tray, or in its place the small form that is open."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.errors import EverafterError
from app.queries import agreements as agreement_queries
from app.queries import near_visits as near_queries
from app.queries import schedule as schedule_queries
from app.queries.firm import list_people
from app.queries.rows import JobRow
from app.rules.recurrence import MissedChoice
from app.translations import gettext as _
from ui.firm_formats import FirmFormats
from ui.schedule.agreement_answer import AgreementAnswer
from ui.schedule.calendar_choice import CalendarForm, ask_calendar_file
from ui.schedule.near_panel import NearPanel
from ui.schedule.plan_acts import PlanActs
from ui.schedule.plan_tray import PlanTray
from ui.schedule.tray_items import TrayItem, tray_items
from ui.schedule.window_form import WindowForm
from ui.theme.tokens import Space
from ui.widgets.inline_form import InlineForm
from ui.wording import day_words

if TYPE_CHECKING:
    from datetime import datetime

    from app.everafter import Everafter


class PlanSide(QWidget):
    """One form at a time; Esc closes it, and the focus goes back to the plan."""

    closed = Signal()

    def __init__(
        self, everafter: Everafter, formats: FirmFormats, acts: PlanActs, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._everafter = everafter
        self._formats = formats
        self._acts = acts
        self.form: InlineForm | None = None
        self.tray = PlanTray()
        self.tray.view.item_asked.connect(self.ask_about)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.M)
        self._column.addWidget(self.tray, 1)
        self.near = NearPanel()
        self._column.addWidget(self.near, 1)

    def show_waiting(self, jobs: Sequence[JobRow]) -> None:
        """Fill the tray with these jobs and with the dates of agreements that are due."""
        today = self._formats.today()
        dates = agreement_queries.list_dates_to_plan(today)
        count = schedule_queries.count_to_plan() if len(jobs) >= schedule_queries.TRAY_ROWS else len(jobs)
        self.tray.show_items(tray_items(jobs, dates, today), count + len(dates))

    def show_near(self, day: date | None) -> None:
        """Who is due around the visits of this day; nobody where a whole week is in view."""
        clock = self._everafter.clock
        rows = near_queries.list_near_visits(day, clock.now(), clock.zone) if day is not None else []
        names = {person.id: person.name for person in list_people()} if rows else {}
        self.near.show_rows(rows, names)

    def is_under(self, place: QPoint) -> bool:
        """Whether a point of the screen lies here."""
        return self.rect().contains(self.mapFromGlobal(place))

    def ask_window(self, job: JobRow) -> None:
        """Ask between what times this client expects us."""
        form = WindowForm(self._formats, job)
        form.save_requested.connect(lambda: self._save_window(form, form.chosen_window()))
        form.remove_requested.connect(lambda: self._save_window(form, (None, None)))
        title = _("When does {name} expect us?").format(name=job.client_name)
        self._open(form, title, may_remove=job.window_starts_at is not None)

    def ask_about(self, item: TrayItem) -> None:
        """Ask what shall become of a date of an agreement."""
        if item.due is None:
            return
        form = AgreementAnswer(self._formats, item.due)
        form.save_requested.connect(lambda: self._answer(form, item))
        self._open(form, form.accessibleName())
        form.choice.setFocus()

    def ask_calendar(self, first_on: date, tell: Callable[[str, bool], None]) -> None:
        """Ask whose week goes into a calendar file."""
        form = CalendarForm(first_on)

        def write() -> None:
            choice = form.choice()
            self.close_form()
            ask_calendar_file(self, self._everafter, choice, tell)

        form.save_requested.connect(write)
        self._open(form, form.accessibleName())

    def close_form(self) -> None:
        """Put the small form away."""
        if self.form is not None:
            self.form.hide()
            self._column.removeWidget(self.form)
            self.form.deleteLater()
            self.form = None
            self.tray.show()
            self.closed.emit()

    def _open(self, form: InlineForm, title: str, *, may_remove: bool = False) -> None:
        self.close_form()
        self.form = form
        form.cancelled.connect(self.close_form)
        # one thing at a time: where the window is low, both together would be too high
        self.tray.hide()
        self._column.insertWidget(0, form, 0, Qt.AlignmentFlag.AlignTop)
        form.open(title, may_remove=may_remove)

    def _save_window(self, form: WindowForm, window: tuple[datetime | None, datetime | None]) -> None:
        job = form.job
        try:
            self._everafter.jobs.times.set_window(job.id, job.version, *window)
        except EverafterError as error:
            form.show_error(error)
            return
        self.close_form()

    def _answer(self, form: AgreementAnswer, item: TrayItem) -> None:
        due, service = form.due, self._everafter.agreements
        if form.chosen is MissedChoice.DO:
            self.close_form()
            self._acts.book_first_free(item, self._formats.today())
            return
        try:
            if form.chosen is MissedChoice.SKIP:
                service.skip(due.id, due.version, form.reason)
                words = _("{name}: left out this time.").format(name=due.client_name)
            else:
                move = service.move_one if form.chosen is MissedChoice.MOVE_ONE else service.move_all
                move(due.id, due.version, form.to_on)
                day = day_words(form.to_on, self._formats.today())
                words = _("{name}: moved to {day}.").format(name=due.client_name, day=day)
        except EverafterError as error:
            form.show_error(error)
            return
        self.close_form()
        self._acts.tell(words, is_undoable=True)
