"""The plan: a day by technician or a week, what waits beside it; every drag has a key, undo names the move."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.keys.screen_keys import schedule_keys
from app.papers.paper_request import PaperRequest
from app.queries import firm as firm_queries
from app.queries import plan as plan_queries
from app.queries.plan import WeekPlan
from app.queries.rows import DayPlan
from app.rules.messages import MessageKind
from app.translations import gettext as _
from ui.change_feed import ChangeFeed
from ui.firm_formats import formats_of
from ui.messages.write_wish import WriteWish
from ui.page import Page
from ui.schedule.plan_acts import PlanActs
from ui.schedule.plan_bar import PlanBar, first_of_week
from ui.schedule.plan_look import remembered_look
from ui.schedule.plan_side import PlanSide
from ui.schedule.plan_view import PlanView
from ui.schedule.plan_words import plan_counts, plan_title
from ui.schedule.tray_items import TrayItem
from ui.schedule.van_papers import van_papers
from ui.theme.tokens import Space

if TYPE_CHECKING:
    from app.everafter import Everafter

_TRAY_WIDTH = 240
_NARROW_TRAY_WIDTH = 200
_NARROW = 1000


class SchedulePage(Page):
    """A day or a week; the list is the same plan for those who cannot see the picture."""

    place = "schedule"
    tables = frozenset(
        {
            "job",
            "person",
            "van",
            "client",
            "site",
            "complaint",
            "agreement",
            "agreement_date",
            "closed_day",
            "setting",
            "contact_permission",
            "contact_point",
            "timeline_entry",
        }
    )

    def __init__(self, everafter: Everafter, feed: ChangeFeed, parent: QWidget | None = None) -> None:
        super().__init__(everafter, feed, parent)
        self._formats = formats_of(everafter.clock, firm_queries.get_firm())
        self._day = self._formats.today()
        self._plan: DayPlan | WeekPlan | None = None
        self._acts = PlanActs(everafter, self._formats, self.message.emit)
        self.bar = PlanBar(self._day)
        self.side = PlanSide(everafter, self._formats, self._acts)
        self.view = PlanView(everafter.clock.now, self.side.is_under)
        self._build()
        self._connect()
        self.bar.take_look(remembered_look())
        self.view.show_look(self.bar.look)

    @property
    def is_week(self) -> bool:
        """Whether a week is in view."""
        return self.bar.look.is_week

    def _build(self) -> None:
        body = QHBoxLayout()
        body.setSpacing(Space.M)
        body.addWidget(self.view, 1)
        self.side.setFixedWidth(_TRAY_WIDTH)
        body.addWidget(self.side)
        page = QVBoxLayout(self)
        page.setContentsMargins(Space.XL, 20, Space.XL, Space.L)
        page.setSpacing(Space.M)
        page.addWidget(self.bar)
        page.addLayout(body, 1)

    def _connect(self) -> None:
        bar, view, tray = self.bar, self.view, self.side.tray
        bar.day_wanted.connect(self.show_day)
        bar.step_wanted.connect(self._step)
        bar.today_wanted.connect(lambda: self.show_day(self._formats.today()))
        bar.scale_chosen.connect(lambda _key: self._look_anew())
        bar.vans_chosen.connect(lambda _hidden, _is_fitted: self._look_anew())
        bar.view_chosen.connect(lambda _key: self._show_look())
        bar.more_acts = self._more_acts
        bar.jobs_button.clicked.connect(lambda: self.action_requested.emit("job_list.open"))
        bar.print_button.clicked.connect(lambda: self.paper_requested.emit(self.paper_in_view()))
        view.job_opened.connect(self.job_requested)
        view.job_moved.connect(self._acts.move)
        view.job_unplanned.connect(self._acts.unplan)
        view.window_wanted.connect(self.side.ask_window)
        view.tray_dropped.connect(self._drop)
        tray.view.item_planned.connect(lambda item: self._acts.book_first_free(item, self._first_day()))
        tray.view.job_opened.connect(self.job_requested)
        near = self.side.near
        near.call_wanted.connect(self.call_log_requested)
        near.letter_wanted.connect(self._write_to_neighbor)
        near.booking_wanted.connect(lambda client_id: self.booking_on_requested.emit(client_id, self._day))
        self.side.closed.connect(lambda: self.default_focus().setFocus())
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
        return schedule_keys(is_week=self.is_week)

    def paper_in_view(self) -> PaperRequest | None:
        """The sheets of the day; of a week those of the picked visit's day."""
        return PaperRequest("job-sheets", day=self._day_in_hand())

    def default_focus(self) -> QWidget:
        """The plan, as a picture or as a list."""
        return self.view.focus_target

    def show_day(self, day: date) -> None:
        """Another day, or the week in which it lies."""
        self._day = day
        self.reload()

    def reload(self) -> None:
        """Read the day or week anew; the picked visit stays picked."""
        zone, look = self._formats.zone, self.bar.look
        plan: DayPlan | WeekPlan
        if look.is_week:
            week = plan_queries.get_week_plan(self._first_of_week(), zone)
            self.bar.show_people([row.technician for row in week.rows])
            plan = week = look.of_week(week)
            self.view.show_week(week, zone, self._formats.today())
        else:
            day = plan_queries.get_day_plan(self._day, zone)
            self.bar.show_people([column.technician for column in day.columns])
            plan = day = look.of_day(day)
            self.view.show_day(day, zone)
        self._plan = plan
        self.side.show_waiting(plan.to_plan)
        self.side.show_near(None if look.is_week else self._day)
        count = self.view.visit_count()
        self.bar.show_day(self._day, plan_title(plan), plan_counts(plan, count))
        self.bar.print_button.setEnabled(count > 0)

    def refresh_clocks(self) -> None:
        """The line of now moves on."""
        self.view.grid.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where room is short, the tray gives some to the plan."""
        super().resizeEvent(event)
        self.side.setFixedWidth(_NARROW_TRAY_WIDTH if event.size().width() < _NARROW else _TRAY_WIDTH)
        self.view.heads.update()

    def _day_in_hand(self) -> date:
        """The day in view; of a week that of the picked visit."""
        picked, shape = self.view.grid.picked, self.view.grid.shape_in_view
        return shape.day_of(picked) if self.is_week and picked is not None and shape is not None else self._day

    def _first_of_week(self) -> date:
        return first_of_week(self._day, QLocale(self._formats.locale).firstDayOfWeek().value - 1)

    def _first_day(self) -> date:
        """The day in view, or the first of the week."""
        return self._first_of_week() if self.is_week else self._day

    def _step(self, by: int) -> None:
        self.show_day(self._day + timedelta(days=by * (7 if self.is_week else 1)))

    def _show_look(self) -> None:
        """Look at what was read in another way, next time too."""
        look = self.bar.look
        look.keep()
        self.view.show_look(look)

    def _look_anew(self) -> None:
        self._show_look()
        self.reload()

    def _more_acts(self) -> list[tuple[str, Callable[[], object] | None]]:
        """The lists for the vans, the cards for clients, shorter ways of the day, and the calendar file of the week."""
        picked = self.view.grid.picked
        papers = van_papers(self._plan, picked.job if picked is not None else None, self._day_in_hand())
        acts: list[tuple[str, Callable[[], object] | None]]
        if papers:
            day = self._day_in_hand()
            papers += [
                (_("Visit cards: who is coming"), PaperRequest("visit-card", day=day)),
                (_("Care and safety cards"), PaperRequest("care-card", day=day)),
            ]
        acts = [(words, partial(self.paper_requested.emit, paper)) for words, paper in papers]
        acts += [("", None)] if acts else []
        if isinstance(self._plan, DayPlan):
            acts += [*self._acts.shorter_ways(self._plan), ("", None)]
        return [*acts, (_("Calendar file of this week…"), self._ask_calendar)]

    def _write_to_neighbor(self, client_id: int, channel: str) -> None:
        self.write_requested.emit(WriteWish((client_id,), MessageKind.REMINDER.value, channel))

    def _ask_calendar(self) -> None:
        self.side.ask_calendar(self._first_of_week(), self.message.emit)

    def _drop(self, key: str, column: int, row: int, minutes: int) -> None:
        item: TrayItem | None = self.side.tray.view.tray_model.item(key)
        shape = self.view.grid.shape_in_view
        if item is not None and shape is not None and shape.technicians:
            self._acts.drop(item, shape, (column, row, minutes))
