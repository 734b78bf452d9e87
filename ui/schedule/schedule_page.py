"""The plan: a day by technician or a week, what waits beside it; every drag has a key, undo names the move."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QPoint, Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from app.queries import agreements as agreement_queries
from app.queries import firm as firm_queries
from app.queries import plan as plan_queries
from app.queries import schedule as schedule_queries
from app.queries.plan import WeekPlan
from app.queries.rows import DayColumn, DayPlan, JobRow
from app.rules.wall_clock import later, moment_on_wall
from app.translations import gettext as _
from app.translations import ngettext
from ui.change_feed import ChangeFeed
from ui.firm_formats import formats_of
from ui.page import Page, PaperRequest
from ui.schedule.day_grid import DayGrid
from ui.schedule.day_layout import PlacedJob
from ui.schedule.plan_acts import PlanActs, shorter_way
from ui.schedule.plan_bar import PlanBar, first_of_week
from ui.schedule.plan_grid import PlanGrid
from ui.schedule.plan_heads import PlanHeads
from ui.schedule.plan_list import PlanListView
from ui.schedule.plan_shape import PlanAct, can_do
from ui.schedule.plan_side import PlanSide
from ui.schedule.tray_items import TrayItem, tray_items
from ui.schedule.week_grid import WeekGrid
from ui.theme.tokens import Space
from ui.window_state import preferences
from ui.wording import long_day_words, weekday_words

if TYPE_CHECKING:
    from app.everafter import Everafter

_TRAY_WIDTH = 240
_NARROW_TRAY_WIDTH = 200
_NARROW = 1000
_REMEMBERED = "schedule.view"


class SchedulePage(Page):
    """A day or a week; the list is the same plan for those who cannot see the picture."""

    place = "schedule"
    tables = frozenset(
        {"job", "person", "van", "client", "site", "complaint", "agreement", "agreement_date", "closed_day", "setting"}
    )

    def __init__(self, everafter: Everafter, feed: ChangeFeed, parent: QWidget | None = None) -> None:
        super().__init__(everafter, feed, parent)
        self._formats = formats_of(everafter.clock, firm_queries.get_firm())
        self._day = self._formats.today()
        self._plan: DayPlan | None = None
        self._week: WeekPlan | None = None
        self._acts = PlanActs(everafter, self._formats, self.message.emit)
        self.bar = PlanBar(self._day)
        self._day_grid = DayGrid(everafter.clock.now)
        self._week_grid = WeekGrid(everafter.clock.now)
        self._heads = PlanHeads(self._day_grid.column_width)
        self._list = PlanListView()
        self._side = PlanSide(everafter, self._formats, self._acts)
        self._tray = self._side.tray
        self._stack, self._grids = QStackedWidget(), QStackedWidget()
        self._scrolls: dict[PlanGrid, QScrollArea] = {}
        self._build()
        self._connect()
        self._recall()

    @property
    def is_week(self) -> bool:
        """Whether a week is in view."""
        return self.bar.scale_tabs.chosen == "week"

    @property
    def _grid(self) -> PlanGrid:
        return self._week_grid if self.is_week else self._day_grid

    def _build(self) -> None:
        card = QFrame()
        card.setProperty("variant", "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(1, 1, 1, 6)  # the hours stop above the round corners
        column.setSpacing(0)
        column.addWidget(self._heads)
        column.addWidget(self._grids, 1)
        for grid in (self._day_grid, self._week_grid):
            self._grids.addWidget(self._scrolled(grid))
        self._stack.addWidget(card)
        self._stack.addWidget(self._list)
        body = QHBoxLayout()
        body.setSpacing(Space.M)
        body.addWidget(self._stack, 1)
        self._side.setFixedWidth(_TRAY_WIDTH)
        body.addWidget(self._side)
        page = QVBoxLayout(self)
        page.setContentsMargins(Space.XL, 20, Space.XL, Space.L)
        page.setSpacing(Space.M)
        page.addWidget(self.bar)
        page.addLayout(body, 1)

    def _scrolled(self, grid: PlanGrid) -> QScrollArea:
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(grid)
        # what stands still at the left is painted anew where the columns below it went
        scroll.horizontalScrollBar().valueChanged.connect(grid.update)
        scroll.horizontalScrollBar().valueChanged.connect(self._heads.scroll_to)
        self._scrolls[grid] = scroll
        return scroll

    def _connect(self) -> None:
        bar = self.bar
        bar.day_wanted.connect(self.show_day)
        bar.step_wanted.connect(self._step)
        bar.today_wanted.connect(lambda: self.show_day(self._formats.today()))
        bar.scale_chosen.connect(self._on_scale)
        bar.view_chosen.connect(self._show_view)
        bar.vans_chosen.connect(self._on_vans)
        bar.more_acts = self._more_acts
        bar.print_button.clicked.connect(lambda: self.paper_requested.emit(self.paper_in_view()))
        for grid in (self._day_grid, self._week_grid):
            grid.is_over_tray = self._is_over_tray
            grid.job_opened.connect(self.job_requested)
            grid.job_picked.connect(self._reveal)
            grid.job_moved.connect(self._acts.move)
            grid.job_unplanned.connect(self._acts.unplan)
            grid.window_wanted.connect(self._side.ask_window)
            grid.menu_wanted.connect(self._show_menu)
            grid.tray_dropped.connect(self._drop)
        self._list.job_opened.connect(self.job_requested)
        self._list.job_picked.connect(self._pick)
        self._list.act_wanted.connect(self._carry_out)
        self._tray.view.item_planned.connect(lambda item: self._acts.book_first_free(item, self._first_day()))
        self._tray.view.job_opened.connect(self.job_requested)
        self._side.closed.connect(lambda: self.default_focus().setFocus())
        for key, step in (("Alt+PgUp", -1), ("Alt+PgDown", 1)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda by=step: self._step(by))

    @property
    def title(self) -> str:
        """What the window calls this page."""
        return _("Schedule")

    def own_keys(self) -> tuple[tuple[str, str], ...]:
        """What the keys of the plan do."""
        beside = _("Another day") if self.is_week else _("Another technician")
        beyond = _("Another technician") if self.is_week else _("Another day")
        return (
            ("Ctrl+↑ / Ctrl+↓", _("15 minutes earlier or later")),
            ("Ctrl+← / Ctrl+→", beside),
            ("Ctrl+Shift+← / Ctrl+Shift+→", beyond),
            ("Ctrl+Shift+↑ / Ctrl+Shift+↓", _("15 minutes shorter or longer")),
            ("Shift+Enter", _("Arrival window")),
            ("Del", _("Off the plan")),
            ("Alt+Page up / Alt+Page down", _("The day or week before or after")),
        )

    def paper_in_view(self) -> PaperRequest | None:
        """The sheets of the day; of a week those of the picked visit's day."""
        picked = self._grid.picked
        shape = self._grid.shape_in_view
        day = shape.day_of(picked) if self.is_week and picked is not None and shape is not None else self._day
        return PaperRequest("job_sheets", day=day)

    def default_focus(self) -> QWidget:
        """The plan, as a picture or as a list."""
        return self._list if self.bar.view_tabs.chosen == "list" else self._grid

    def show_day(self, day: date) -> None:
        """Another day, or the week in which it lies."""
        self._day = day
        self.reload()

    def reload(self) -> None:
        """Read the day or week anew; the picked visit stays picked."""
        zone = self._formats.zone
        if self.is_week:
            self._week = self._without_hidden_rows(plan_queries.get_week_plan(self._first_day(), zone))
            self._week_grid.set_week(self._week, zone)
            words = [weekday_words(day) for day in self._week.days]
            self._heads.show_days(self._week, words, self._formats.today())
            jobs, clashes = self._week.to_plan, len(self._week.clashes)
        else:
            self._plan = self._without_hidden_columns(plan_queries.get_day_plan(self._day, zone))
            self._day_grid.set_plan(self._plan, zone)
            words = [weekday_words(self._day)]
            self._heads.show_columns(self._plan.columns)
            jobs, clashes = self._plan.to_plan, len(self._plan.clashes)
        grid = self._grid
        picked = grid.picked_id
        if grid.shape_in_view is not None:
            self._list.show_jobs(grid.placed, grid.shape_in_view, words)
        self._list.pick(picked)
        self._show_tray(jobs)
        self._show_counts(len({one.job.id for one in grid.placed}), clashes)

    def refresh_clocks(self) -> None:
        """The line of now moves on."""
        self._grid.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where room is short, the tray gives some to the plan."""
        super().resizeEvent(event)
        self._side.setFixedWidth(_NARROW_TRAY_WIDTH if event.size().width() < _NARROW else _TRAY_WIDTH)
        self._heads.update()

    def _first_day(self) -> date:
        """The day in view, or the first of the week."""
        if not self.is_week:
            return self._day
        return first_of_week(self._day, QLocale(self._formats.locale).firstDayOfWeek().value - 1)

    def _step(self, by: int) -> None:
        self.show_day(self._day + timedelta(days=by * (7 if self.is_week else 1)))

    def _without_hidden_columns(self, plan: DayPlan) -> DayPlan:
        self.bar.show_people([column.technician for column in plan.columns])
        hidden = self.bar.hidden_ids
        return replace(plan, columns=tuple(column for column in plan.columns if column.technician.id not in hidden))

    def _without_hidden_rows(self, week: WeekPlan) -> WeekPlan:
        self.bar.show_people([row.technician for row in week.rows])
        hidden = self.bar.hidden_ids
        return replace(week, rows=tuple(row for row in week.rows if row.technician.id not in hidden))

    def _show_tray(self, jobs: Sequence[JobRow]) -> None:
        today = self._formats.today()
        dates = agreement_queries.list_dates_to_plan(today)
        count = schedule_queries.count_to_plan() if len(jobs) >= schedule_queries.TRAY_ROWS else len(jobs)
        self._tray.show_items(tray_items(jobs, dates, today), count + len(dates))

    def _show_counts(self, count: int, clashes: int) -> None:
        parts = [ngettext("{count} visit", "{count} visits", count).format(count=count)]
        if clashes:
            parts.append(ngettext("{count} clash", "{count} clashes", clashes).format(count=clashes))
        if self.is_week:
            first = self._first_day()
            title = f"{weekday_words(first)} – {weekday_words(first + timedelta(days=6))}"
        else:
            title = long_day_words(self._day)
            if self._plan is not None and self._plan.is_closed:
                why = self._plan.closed_words
                parts.insert(0, _("closed: {why}").format(why=why) if why else _("closed"))
        self.bar.show_day(self._day, title, " · ".join(parts))
        self.bar.print_button.setEnabled(count > 0)

    def _on_scale(self, _key: str) -> None:
        self._grids.setCurrentWidget(self._scrolls[self._grid])
        self._heads.column_width = self._week_grid.column_width if self.is_week else self._day_grid.column_width
        self._heads.scroll_to(self._scrolls[self._grid].horizontalScrollBar().value())
        self._remember()
        self.reload()

    def _show_view(self, key: str) -> None:
        self._stack.setCurrentIndex(1 if key == "list" else 0)
        self._list.pick(self._grid.picked_id)
        self._remember()

    def _on_vans(self, _hidden: frozenset[int], is_fitted: bool) -> None:
        self._day_grid.is_fitted = self._week_grid.is_fitted = is_fitted
        self._remember()
        self.reload()

    def _remember(self) -> None:
        kept = {
            "scale": self.bar.scale_tabs.chosen,
            "view": self.bar.view_tabs.chosen,
            "hidden": sorted(self.bar.hidden_ids),
            "fit": self.bar.is_fitted,
        }
        preferences().keep_layout(_REMEMBERED, json.dumps(kept))

    def _recall(self) -> None:
        """How the plan was looked at last; what cannot be read is as it is at first."""
        try:
            kept = json.loads(preferences().layout(_REMEMBERED) or "{}")
            hidden, is_fitted = frozenset(map(int, kept.get("hidden", ()))), bool(kept.get("fit"))
            scale, view = str(kept.get("scale", "day")), str(kept.get("view", "plan"))
        except (ValueError, TypeError, AttributeError):
            return
        self.bar.choose_vans(hidden, is_fitted=is_fitted)
        self._day_grid.is_fitted = self._week_grid.is_fitted = is_fitted
        self.bar.scale_tabs.choose("week" if scale == "week" else "day")
        self.bar.view_tabs.choose("list" if view == "list" else "plan")
        self._stack.setCurrentIndex(1 if view == "list" else 0)
        self._grids.setCurrentWidget(self._scrolls[self._grid])
        self._heads.column_width = self._week_grid.column_width if self.is_week else self._day_grid.column_width

    def _reveal(self, _job_id: int) -> None:
        box = self._grid.picked_box()
        if box is not None:
            scroll = self._scrolls[self._grid]
            margin = round(box.width() / 2) + self._grid.frozen_width()
            scroll.ensureVisible(round(box.center().x()), round(box.bottom()), margin, Space.M)
            scroll.ensureVisible(round(box.center().x()), round(box.top()), margin, Space.M)

    def _pick(self, job_id: int) -> None:
        self._grid.pick(job_id)

    def _carry_out(self, placed: PlacedJob, act: PlanAct) -> None:
        self._grid.carry_out(placed, act)

    def _is_over_tray(self, place: QPoint) -> bool:
        return self._side.rect().contains(self._side.mapFromGlobal(place))

    def _show_menu(self, placed: PlacedJob, place: QPoint) -> None:
        self.visit_menu(placed).popup(place)

    def visit_menu(self, placed: PlacedJob) -> QMenu:
        """Everything that keys and drags do with a visit."""
        menu = QMenu(self)
        beside = (_("To the day before"), _("To the next day"))
        across = (_("To the technician before"), _("To the next technician"))
        left, right = beside if self.is_week else across
        far_left, far_right = across if self.is_week else beside
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

    def _more_acts(self) -> list[tuple[str, Callable[[], None] | None]]:
        """Shorter ways of the day, and the calendar file of the week."""
        acts: list[tuple[str, Callable[[], None] | None]] = []
        if not self.is_week and self._plan is not None:
            for column in self._plan.columns:
                count = len(shorter_way(column))
                if count:
                    words = ngettext(
                        "Shorter way for {name} ({count} visit moves)",
                        "Shorter way for {name} ({count} visits move)",
                        count,
                    ).format(name=column.technician.first_name, count=count)
                    acts.append((words, partial(self._take_shorter_way, column)))
            if not acts:
                acts.append((_("No way through this day would be shorter"), None))
            acts.append(("", None))
        acts.append((_("Calendar file of this week…"), self._ask_calendar))
        return acts

    def _take_shorter_way(self, column: DayColumn) -> None:
        self._acts.take_shorter_way(column)

    def _ask_calendar(self) -> None:
        first = first_of_week(self._day, QLocale(self._formats.locale).firstDayOfWeek().value - 1)
        self._side.ask_calendar(first, self.message.emit)

    def _drop(self, key: str, column: int, row: int, minutes: int) -> None:
        item: TrayItem | None = self._tray.view.tray_model.item(key)
        shape = self._grid.shape_in_view
        if item is None or shape is None or not shape.technicians:
            return
        technician = shape.technicians[row if shape.is_week else column]
        starts_at = moment_on_wall(shape.days[column if shape.is_week else 0], minutes, shape.zone)
        self._acts.book(item, starts_at, later(starts_at, timedelta(minutes=item.minutes)), technician.id or None)
