"""The plan of a day: technicians side by side, what waits beside them; every drag has a key, undo names the move."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QSignalBlocker, Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from app.errors import EverafterError
from app.queries import firm as firm_queries
from app.queries import plan as plan_queries
from app.queries import schedule as schedule_queries
from app.queries.complaints import get_complaint
from app.queries.rows import DayPlan, JobRow
from app.translations import gettext as _
from app.translations import ngettext
from ui.change_feed import ChangeFeed
from ui.firm_formats import formats_of
from ui.page import Page, PaperRequest
from ui.schedule.day_grid import DayGrid
from ui.schedule.day_layout import PlacedJob, length_of, moment_at
from ui.schedule.days_and_times import to_qdate
from ui.schedule.plan_list import PlanListView
from ui.schedule.plan_moves import PlanMove, moved_by_keys
from ui.schedule.plan_tray import PlanTray
from ui.schedule.technician_heads import TechnicianHeads
from ui.theme.appearance import sized
from ui.theme.fonts import TextRole
from ui.theme.tokens import Space
from ui.widgets.buttons import Button, ButtonVariant, IconButton
from ui.widgets.date_edits import DateEdit
from ui.widgets.filter_tabs import FilterTab, FilterTabs
from ui.widgets.labels import ElidedLabel, TextLabel, TextTone
from ui.wording import long_day_words

if TYPE_CHECKING:
    from app.everafter import Everafter

_TRAY_WIDTH = 240
_DAY_WIDTH = 178
_NARROW_TRAY_WIDTH = 200
_NARROW = 1000


class SchedulePage(Page):
    """One day at a time; the list is the same plan for those who cannot see the picture."""

    place = "schedule"
    tables = frozenset({"job", "person", "van", "client", "site", "complaint"})

    def __init__(self, everafter: Everafter, feed: ChangeFeed, parent: QWidget | None = None) -> None:
        super().__init__(everafter, feed, parent)
        self._formats = formats_of(everafter.clock, firm_queries.get_firm())
        self._day = self._formats.today()
        self._plan: DayPlan | None = None
        self._title_label = ElidedLabel("", TextRole.TITLE)
        self._count_label = TextLabel("", TextRole.BODY, TextTone.SECONDARY)
        self._before_button = IconButton("arrow-left", _("The day before (Alt+Page up)"))
        self._after_button = IconButton("arrow-right", _("The day after (Alt+Page down)"))
        self._today_button = Button(_("Toda&y"))
        self._day_edit = DateEdit(to_qdate(self._day))
        self._day_edit.setAccessibleName(_("Day"))
        self._day_edit.setMinimumWidth(sized(_DAY_WIDTH))
        self._view_tabs = FilterTabs(
            [FilterTab("plan", _("Plan")), FilterTab("list", _("List"))], _("How to show the day")
        )
        self._print_button = Button(_("Print &sheets"), ButtonVariant.PRIMARY, "printer")
        self._grid = DayGrid(everafter.clock.now)
        self._heads = TechnicianHeads(self._grid.column_width)
        self._list = PlanListView()
        self._tray = PlanTray()
        self._stack = QStackedWidget()
        self._build()
        self._connect()

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(Space.S)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title_label)
        words.addWidget(self._count_label)
        head.addLayout(words, 1)
        for widget in (self._before_button, self._day_edit, self._after_button, self._today_button):
            head.addWidget(widget)
        head.addSpacing(Space.S)
        head.addWidget(self._view_tabs)
        head.addWidget(self._print_button)
        body = QHBoxLayout()
        body.setSpacing(Space.M)
        self._stack.addWidget(self._plan_card())
        self._stack.addWidget(self._list)
        body.addWidget(self._stack, 1)
        self._tray.setFixedWidth(_TRAY_WIDTH)
        body.addWidget(self._tray)
        page = QVBoxLayout(self)
        page.setContentsMargins(Space.XL, 20, Space.XL, Space.L)
        page.setSpacing(Space.L)
        page.addLayout(head)
        page.addLayout(body, 1)

    def _plan_card(self) -> QFrame:
        card = QFrame()
        card.setProperty("variant", "card")
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self._grid)
        column = QVBoxLayout(card)
        column.setContentsMargins(1, 1, 1, 6)  # the hours stop above the round corners
        column.setSpacing(0)
        column.addWidget(self._heads)
        column.addWidget(self._scroll, 1)
        return card

    def _connect(self) -> None:
        self._before_button.clicked.connect(lambda: self.show_day(self._day - timedelta(days=1)))
        self._after_button.clicked.connect(lambda: self.show_day(self._day + timedelta(days=1)))
        self._today_button.clicked.connect(lambda: self.show_day(self._formats.today()))
        self._day_edit.dateChanged.connect(self._on_day_chosen)
        self._view_tabs.filter_chosen.connect(self._show_view)
        self._print_button.clicked.connect(lambda: self.paper_requested.emit(self.paper_in_view()))
        self._grid.job_opened.connect(self.job_requested)
        self._grid.job_picked.connect(self._reveal)
        self._grid.job_moved.connect(self._move)
        self._grid.tray_job_dropped.connect(self._drop)
        self._list.job_opened.connect(self.job_requested)
        self._list.job_picked.connect(self._grid.pick)
        self._list.move_wanted.connect(self._move_by_key)
        self._tray.view.job_planned.connect(self._plan_first_free)
        self._tray.view.job_opened.connect(self.job_requested)
        for key, days in (("Alt+PgUp", -1), ("Alt+PgDown", 1)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda step=days: self.show_day(self._day + timedelta(days=step)))

    @property
    def title(self) -> str:
        """What the window calls this page."""
        return _("Schedule")

    def paper_in_view(self) -> PaperRequest | None:
        """The sheets of the day."""
        return PaperRequest("job_sheets", day=self._day)

    def default_focus(self) -> QWidget:
        """The plan, as a picture or as a list."""
        return self._list if self._view_tabs.chosen == "list" else self._grid

    def show_day(self, day: date) -> None:
        """Another day."""
        self._day = day
        self.reload()

    def reload(self) -> None:
        """Read the day anew; the picked visit stays picked."""
        plan = plan_queries.get_day_plan(self._day, self._formats.zone)
        self._plan = plan
        self._grid.set_plan(plan, self._formats.zone)
        picked = self._grid.picked_id
        self._heads.show_columns(plan.columns)
        self._list.plan_model.set_jobs(self._grid.placed, [column.technician.first_name for column in plan.columns])
        self._list.pick(picked)
        self._tray.show_jobs(plan.to_plan)
        self._title_label.setText(long_day_words(self._day))
        count = sum(len(column.jobs) for column in plan.columns)
        self._count_label.setText(ngettext("{count} visit", "{count} visits", count).format(count=count))
        self._print_button.setEnabled(count > 0)
        with QSignalBlocker(self._day_edit):
            self._day_edit.setDate(to_qdate(self._day))

    def refresh_clocks(self) -> None:
        """The line of now moves on."""
        self._grid.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where room is short, the tray gives some to the plan."""
        super().resizeEvent(event)
        self._tray.setFixedWidth(_NARROW_TRAY_WIDTH if event.size().width() < _NARROW else _TRAY_WIDTH)
        self._heads.update()

    def _on_day_chosen(self, day: QDate) -> None:
        self.show_day(date(day.year(), day.month(), day.day()))

    def _show_view(self, key: str) -> None:
        self._stack.setCurrentIndex(1 if key == "list" else 0)
        self._list.pick(self._grid.picked_id)

    def _reveal(self, _job_id: int) -> None:
        box = self._grid.picked_box()
        if box is not None:
            self._scroll.ensureVisible(round(box.center().x()), round(box.top()), 0, Space.M)
            self._scroll.ensureVisible(round(box.center().x()), round(box.bottom()), 0, Space.M)

    def _move(self, move: PlanMove) -> None:
        job = move.job
        try:
            self._everafter.jobs.move(job.id, job.version, move.starts_at, move.ends_at, move.technician_id)
        except EverafterError as error:
            self.message.emit(str(error), False)
            self._grid.update()
            return
        when = self._formats.visit_times(move.starts_at, move.ends_at)
        words = _("{name}: {when}").format(name=job.client_name, when=when)
        promised_for = self._promised_before(move)
        if promised_for is not None:
            words = _("{what}. We promised it for {when}: tell them, and move the promise on the Care Board.").format(
                what=words, when=self._formats.moment(promised_for)
            )
        self.message.emit(words, True)

    def _promised_before(self, move: PlanMove) -> datetime | None:
        """When a visit that puts something right was promised, if it now comes later; only they can let it move."""
        if move.job.complaint_id is None:
            return None
        card = get_complaint(move.job.complaint_id, self._formats.now(), self._formats.zone).card
        is_late = card.promise_due_at is not None and move.starts_at > card.promise_due_at
        return card.promise_due_at if is_late and card.state == "put_right" else None

    def _move_by_key(self, placed: PlacedJob, key: Qt.Key) -> None:
        if self._plan is not None:
            landing = moved_by_keys(placed, key, len(self._plan.columns))
            if (landing.column, landing.starts) != (placed.column, placed.starts):
                self._move(PlanMove.of(landing, self._plan, self._formats.zone))

    def _drop(self, job_id: int, column: int, minutes: int) -> None:
        job = self._tray.view.tray_model.job(job_id)
        if job is None or self._plan is None or not self._plan.columns:
            return
        starts_at = moment_at(self._day, minutes, self._formats.zone)
        self._book(PlanMove(job, starts_at, starts_at + length_of(job), self._plan.columns[column].technician.id))

    def _plan_first_free(self, job_id: int) -> None:
        job = self._tray.view.tray_model.job(job_id)
        if job is None:
            return
        minutes = int(length_of(job).total_seconds() // 60)
        slots = schedule_queries.list_free_slots(
            self._day, minutes, firm_queries.get_working_time(), self._formats.now(), 1, job.technician_id
        )
        if not slots:
            self.message.emit(_("Nobody has a free time for this in the next three weeks."), False)
            return
        slot = slots[0]
        self._book(PlanMove(job, slot.starts_at, slot.ends_at, slot.technician_id))

    def _book(self, move: PlanMove) -> None:
        """Give a waiting job its day."""
        job: JobRow = move.job
        if job.state in ("booked", "under_way"):
            self._move(move)
            return
        try:
            self._everafter.jobs.schedule(job.id, job.version, move.starts_at, move.ends_at, move.technician_id)
        except EverafterError as error:
            self.message.emit(str(error), False)
            return
        when = self._formats.visit_times(move.starts_at, move.ends_at)
        self.message.emit(_("{name}: {when}").format(name=job.client_name, when=when), True)
