"""The plan that is seen: a day or a week as a picture below its names, or the same visits as a list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from functools import partial
from zoneinfo import ZoneInfo

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFrame, QMenu, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from app.queries.plan import WeekPlan
from app.queries.rows import DayPlan
from app.translations import gettext as _
from ui.schedule.day_grid import DayGrid
from ui.schedule.day_layout import PlacedJob
from ui.schedule.plan_grid import PlanGrid
from ui.schedule.plan_heads import PlanHeads
from ui.schedule.plan_list import PlanListView
from ui.schedule.plan_look import PlanLook
from ui.schedule.plan_shape import PlanAct, can_do
from ui.schedule.week_grid import WeekGrid
from ui.theme.tokens import Space
from ui.wording import weekday_words


class _PlanScroll(QScrollArea):
    """Stays where it was when Tab goes by; Qt would bring the middle of the picture into view."""

    def focusNextPrevChild(self, is_next: bool) -> bool:
        """Lead the keyboard on, and nothing else."""
        return QWidget.focusNextPrevChild(self, is_next)


class PlanView(QStackedWidget):
    """Picture and list show the same and pick the same; what is done in either is told in the same words."""

    job_opened = Signal(int)
    job_moved = Signal(object)  # PlanMove
    job_unplanned = Signal(object)  # JobRow
    window_wanted = Signal(object)  # JobRow
    tray_dropped = Signal(str, int, int, int)  # key of the tray's item, column, row, minutes after midnight

    def __init__(
        self,
        now: Callable[[], datetime],
        is_over_tray: Callable[[QPoint], bool],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = PlanLook()
        self.day_grid = DayGrid(now)
        self.week_grid = WeekGrid(now)
        self.heads = PlanHeads(self.day_grid.column_width)
        self.list_view = PlanListView()
        self._grids = QStackedWidget()
        self._scrolls: dict[PlanGrid, QScrollArea] = {}
        for grid in (self.day_grid, self.week_grid):
            grid.is_over_tray = is_over_tray
            self._scrolls[grid] = self._scrolled(grid)
            self._grids.addWidget(self._scrolls[grid])
        self.addWidget(self._picture())
        self.addWidget(self.list_view)
        self._connect()

    @property
    def grid(self) -> PlanGrid:
        """The picture of the day or of the week."""
        return self.week_grid if self._look.is_week else self.day_grid

    @property
    def focus_target(self) -> QWidget:
        """The plan, as a picture or as a list."""
        return self.list_view if self._look.is_list else self.grid

    def show_look(self, look: PlanLook) -> None:
        """Look at the plan in another way; another scale or other vans are read by whoever asks for them."""
        is_turned = look.is_list != self._look.is_list
        self._look = look
        self.day_grid.is_fitted = self.week_grid.is_fitted = look.is_fitted
        scroll = self._scrolls[self.grid]
        self._grids.setCurrentWidget(scroll)
        self.heads.column_width = self.week_grid.column_width if look.is_week else self.day_grid.column_width
        self.heads.scroll_to(scroll.horizontalScrollBar().value())
        self.setCurrentIndex(1 if look.is_list else 0)
        if is_turned:
            self.list_view.pick(self.grid.picked_id)

    def show_day(self, plan: DayPlan, zone: ZoneInfo) -> None:
        """Fill in a day; the picked visit stays picked."""
        self.day_grid.set_plan(plan, zone)
        self.heads.show_columns(plan.columns)
        self._fill_list([weekday_words(plan.day)])

    def show_week(self, week: WeekPlan, zone: ZoneInfo, today: date) -> None:
        """Fill in a week; the picked visit stays picked."""
        words = [weekday_words(day) for day in week.days]
        self.week_grid.set_week(week, zone)
        self.heads.show_days(week, words, today)
        self._fill_list(words)

    def visit_count(self) -> int:
        """How many visits are seen; one that goes over midnight is one."""
        return len({one.job.id for one in self.grid.placed})

    def visit_menu(self, placed: PlacedJob) -> QMenu:
        """Everything that keys and drags do with a visit."""
        menu = QMenu(self)
        beside = (_("To the day before"), _("To the next day"))
        across = (_("To the technician before"), _("To the next technician"))
        left, right = beside if self._look.is_week else across
        far_left, far_right = across if self._look.is_week else beside
        for words, key, act in (
            (_("Open"), "Return", PlanAct.OPEN),
            (_("15 minutes earlier"), "Ctrl+Up", PlanAct.EARLIER),
            (_("15 minutes later"), "Ctrl+Down", PlanAct.LATER),
            (left, "Ctrl+Left", PlanAct.LEFT),
            (right, "Ctrl+Right", PlanAct.RIGHT),
            (far_left, "Ctrl+Shift+Left", PlanAct.FAR_LEFT),
            (far_right, "Ctrl+Shift+Right", PlanAct.FAR_RIGHT),
            (_("15 minutes shorter"), "Ctrl+Shift+Up", PlanAct.SHORTER),
            (_("15 minutes longer"), "Ctrl+Shift+Down", PlanAct.LONGER),
            (_("Arrival window…"), "Shift+Return", PlanAct.WINDOW),
            (_("Off the plan"), "Del", PlanAct.UNPLAN),
        ):
            action = menu.addAction(words, QKeySequence(key), partial(self._carry_out, placed, act))
            action.setEnabled(can_do(placed, act))
        return menu

    def _picture(self) -> QFrame:
        card = QFrame()
        card.setProperty("variant", "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(1, 1, 1, 6)  # the hours stop above the round corners
        column.setSpacing(0)
        column.addWidget(self.heads)
        column.addWidget(self._grids, 1)
        return card

    def _scrolled(self, grid: PlanGrid) -> QScrollArea:
        scroll = _PlanScroll()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(grid)
        # what stands still at the left is painted anew where the columns below it went
        scroll.horizontalScrollBar().valueChanged.connect(grid.update)
        scroll.horizontalScrollBar().valueChanged.connect(self.heads.scroll_to)
        return scroll

    def _connect(self) -> None:
        for grid in (self.day_grid, self.week_grid):
            grid.job_opened.connect(self.job_opened)
            grid.job_picked.connect(self._reveal)
            grid.job_moved.connect(self.job_moved)
            grid.job_unplanned.connect(self.job_unplanned)
            grid.window_wanted.connect(self.window_wanted)
            grid.menu_wanted.connect(self._show_menu)
            grid.tray_dropped.connect(self.tray_dropped)
        self.list_view.job_opened.connect(self.job_opened)
        self.list_view.job_picked.connect(self._pick)
        self.list_view.act_wanted.connect(self._carry_out)

    def _fill_list(self, day_words: Sequence[str]) -> None:
        grid = self.grid
        if grid.shape_in_view is not None:
            self.list_view.show_jobs(grid.placed, grid.shape_in_view, day_words)
        self.list_view.pick(grid.picked_id)

    def _pick(self, job_id: int) -> None:
        self.grid.pick(job_id)

    def _carry_out(self, placed: PlacedJob, act: PlanAct) -> None:
        self.grid.carry_out(placed, act)

    def _reveal(self, _job_id: int) -> None:
        """Scroll to the picked visit."""
        box = self.grid.picked_box()
        if box is not None:
            scroll = self._scrolls[self.grid]
            margin = round(box.width() / 2) + self.grid.frozen_width()
            scroll.ensureVisible(round(box.center().x()), round(box.bottom()), margin, Space.M)
            scroll.ensureVisible(round(box.center().x()), round(box.top()), margin, Space.M)

    def _show_menu(self, placed: PlacedJob, place: QPoint) -> None:
        self.visit_menu(placed).popup(place)
