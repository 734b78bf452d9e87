"""The bar above the plan: which day, day or week, picture or list, which vans, and what else can be done."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from PySide6.QtCore import QDate, QSignalBlocker, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from app.queries.firm_rows import PersonRow
from app.translations import gettext as _
from app.translations import ngettext
from ui.schedule.days_and_times import to_qdate
from ui.schedule.plan_look import PlanLook
from ui.theme.appearance import sized
from ui.theme.fonts import TextRole
from ui.theme.tokens import Space
from ui.widgets.buttons import Button, ButtonVariant, IconButton
from ui.widgets.date_edits import DateEdit
from ui.widgets.filter_tabs import FilterTab, FilterTabs
from ui.widgets.labels import ElidedLabel, TextLabel, TextTone

_DAY_WIDTH = 178


class PlanBar(QWidget):
    """Two lines: what is seen with the one filled button, and how it is seen."""

    day_wanted = Signal(object)  # date
    step_wanted = Signal(int)  # days or weeks
    today_wanted = Signal()
    scale_chosen = Signal(str)  # day or week
    view_chosen = Signal(str)  # plan or list
    vans_chosen = Signal(object, bool)  # ids that are hidden, and whether all must fit

    def __init__(self, day: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._people: tuple[PersonRow, ...] = ()
        self.hidden_ids: frozenset[int] = frozenset()
        self.is_fitted = False
        self.title_label = ElidedLabel("", TextRole.TITLE)
        self.count_label = TextLabel("", TextRole.BODY, TextTone.SECONDARY)
        self.before_button = IconButton("arrow-left", _("Earlier (Alt+Page up)"))
        self.after_button = IconButton("arrow-right", _("Later (Alt+Page down)"))
        self.today_button = Button(_("Toda&y"))
        self.day_edit = DateEdit(to_qdate(day))
        self.day_edit.setAccessibleName(_("Day"))
        self.day_edit.setMinimumWidth(sized(_DAY_WIDTH))
        self.scale_tabs = FilterTabs([FilterTab("day", _("Day")), FilterTab("week", _("Week"))], _("Day or week"))
        self.view_tabs = FilterTabs(
            [FilterTab("plan", _("Plan")), FilterTab("list", _("List"))], _("How to show the plan")
        )
        self.vans_button = Button(_("Fit: &all vans"), ButtonVariant.QUIET, "truck")
        self.more_button = Button(_("&More"), ButtonVariant.QUIET, "ellipsis")
        self.jobs_button = Button(_("All &jobs"), ButtonVariant.QUIET, "clipboard-list")
        self.print_button = Button(_("Print &sheets"), ButtonVariant.PRIMARY, "printer")
        self.more_acts: Callable[[], Sequence[tuple[str, Callable[[], object] | None]]] = tuple
        self._build()
        self._connect()

    def _build(self) -> None:
        first = QHBoxLayout()
        first.setSpacing(Space.M)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.title_label)
        words.addWidget(self.count_label)
        first.addLayout(words, 1)
        first.addWidget(self.jobs_button)
        first.addWidget(self.print_button)
        second = QHBoxLayout()
        second.setSpacing(Space.S)
        for widget in (self.before_button, self.day_edit, self.after_button, self.today_button):
            second.addWidget(widget)
        second.addSpacing(Space.S)
        second.addWidget(self.scale_tabs)
        second.addSpacing(Space.S)
        second.addWidget(self.view_tabs)
        second.addStretch(1)
        second.addWidget(self.vans_button)
        second.addWidget(self.more_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        column.addLayout(first)
        column.addLayout(second)

    def _connect(self) -> None:
        self.before_button.clicked.connect(lambda: self.step_wanted.emit(-1))
        self.after_button.clicked.connect(lambda: self.step_wanted.emit(1))
        self.today_button.clicked.connect(self.today_wanted)
        self.day_edit.dateChanged.connect(self._on_day_chosen)
        self.scale_tabs.filter_chosen.connect(self.scale_chosen)
        self.view_tabs.filter_chosen.connect(self.view_chosen)
        self.vans_button.clicked.connect(self._ask_vans)
        self.more_button.clicked.connect(self._show_more)

    def show_day(self, day: date, title: str, counts: str) -> None:
        """Say which day or week is seen."""
        self.title_label.setText(title)
        self.count_label.setText(counts)
        with QSignalBlocker(self.day_edit):
            self.day_edit.setDate(to_qdate(day))

    def show_people(self, people: Sequence[PersonRow]) -> None:
        """Whose vans can be chosen; people who are gone are no longer hidden."""
        self._people = tuple(people)
        self._show_vans()

    def choose_vans(self, hidden_ids: frozenset[int], *, is_fitted: bool) -> None:
        """Which technicians are left out, and whether all others must fit beside each other."""
        self.hidden_ids, self.is_fitted = hidden_ids, is_fitted
        self._show_vans()

    @property
    def look(self) -> PlanLook:
        """How the plan is looked at."""
        return PlanLook(
            is_week=self.scale_tabs.chosen == "week",
            is_list=self.view_tabs.chosen == "list",
            hidden_ids=self.hidden_ids,
            is_fitted=self.is_fitted,
        )

    def take_look(self, look: PlanLook) -> None:
        """Stand as it does for this way of looking."""
        self.choose_vans(look.hidden_ids, is_fitted=look.is_fitted)
        self.scale_tabs.choose("week" if look.is_week else "day")
        self.view_tabs.choose("list" if look.is_list else "plan")

    def vans_menu(self) -> QMenu:
        """All vans, all in sight, or each technician alone."""
        menu = QMenu(self)
        everybody = menu.addAction(_("All vans"), lambda: self._choose(frozenset(), self.is_fitted))
        everybody.setCheckable(True)
        everybody.setChecked(not self._hidden)
        fitted = menu.addAction(
            _("All in sight, without scrolling"), lambda: self._choose(self.hidden_ids, not self.is_fitted)
        )
        fitted.setCheckable(True)
        fitted.setChecked(self.is_fitted)
        menu.addSeparator()
        for person in self._people:
            words = " · ".join(part for part in (person.name, person.van_name) if part)
            action = menu.addAction(words.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(person.id not in self.hidden_ids)
            action.triggered.connect(lambda is_shown, of=person.id: self._toggle(of, is_shown=is_shown))
        return menu

    def more_menu(self) -> QMenu:
        """What else can be done with the day or week in view."""
        menu = QMenu(self)
        for words, act in self.more_acts():
            if not words:
                menu.addSeparator()
                continue
            action = menu.addAction(words)
            if act is None:
                action.setEnabled(False)
            else:
                action.triggered.connect(lambda _checked=False, do=act: do())
        return menu

    @property
    def _hidden(self) -> frozenset[int]:
        return self.hidden_ids & {person.id for person in self._people}

    def _toggle(self, person_id: int, *, is_shown: bool) -> None:
        hidden = self._hidden - {person_id} if is_shown else self._hidden | {person_id}
        # with nobody left to look at all are shown again
        self._choose(hidden if len(hidden) < len(self._people) else frozenset(), self.is_fitted)

    def _choose(self, hidden: frozenset[int], is_fitted: bool) -> None:
        self.choose_vans(hidden, is_fitted=is_fitted)
        self.vans_chosen.emit(hidden, is_fitted)

    def _show_vans(self) -> None:
        shown = len(self._people) - len(self._hidden)
        if self._hidden:
            words = ngettext("Fit: {count} v&an", "Fit: {count} v&ans", shown).format(count=shown)
        else:
            words = _("Fit: &all vans")
        self.vans_button.setText(words)

    def _ask_vans(self) -> None:
        self.vans_menu().popup(self.vans_button.mapToGlobal(self.vans_button.rect().bottomLeft()))

    def _show_more(self) -> None:
        self.more_menu().popup(self.more_button.mapToGlobal(self.more_button.rect().bottomLeft()))

    def _on_day_chosen(self, day: QDate) -> None:
        self.day_wanted.emit(date(day.year(), day.month(), day.day()))


def first_of_week(day: date, first_weekday: int) -> date:
    """The first day of the week a day lies in; `first_weekday` is 0 for Monday."""
    return day - timedelta(days=(day.weekday() - first_weekday) % 7)
