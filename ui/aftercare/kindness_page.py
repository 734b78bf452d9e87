"""Kindnesses: what is planned next, what the last visits still lack, what was done and how it was taken."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING

from dateutil.relativedelta import relativedelta
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QStackedWidget, QVBoxLayout, QWidget

from app.errors import EverafterError
from app.queries.firm import get_firm
from app.queries.kindness_lists import MissingAfterVisits, list_missing_after_visits, sum_kindness
from app.queries.love_touches import list_given, list_planned
from app.rules.love_touches import Reaction
from app.rules.touch_words import reaction_words
from app.services.love_touches import planned_words
from app.translations import gettext as _
from app.translations import ngettext
from ui.aftercare.kindness_ideas_form import KindnessIdeasForm
from ui.aftercare.kindness_rows import KindnessModel, KindnessRow, given_rows, missing_rows, planned_rows
from ui.change_feed import ChangeFeed
from ui.firm_formats import formats_of
from ui.page import Page
from ui.theme.appearance import sized
from ui.theme.fonts import TextRole
from ui.theme.tokens import Space
from ui.widgets.aftercare_tabs import AftercareTabs
from ui.widgets.buttons import Button, ButtonVariant
from ui.widgets.choice_group import ChoiceGroup
from ui.widgets.empty_state import EmptyState
from ui.widgets.filter_tabs import FilterTab, FilterTabs
from ui.widgets.labels import TextLabel, TextTone
from ui.widgets.tables import TableView

if TYPE_CHECKING:
    from app.everafter import Everafter

_WEEKS_AHEAD = timedelta(days=14)
_WEEK = timedelta(days=7)
_GIVEN_MONTHS = 3
_PLANNED, _MISSING, _GIVEN = "planned", "missing", "given"
_WIDTHS = {0: 124, 1: 176, 3: 150, 4: 180}  # what is left is for what to do


class KindnessPage(Page):
    """One list in three views; each line is a client, why, and one thing to do."""

    place = "kindness"
    tables = frozenset({"client", "love_touch", "job", "feedback", "aftercare_step", "timeline_entry", "wording"})

    def __init__(self, everafter: Everafter, feed: ChangeFeed, parent: QWidget | None = None) -> None:
        super().__init__(everafter, feed, parent)
        self._formats = formats_of(everafter.clock, get_firm())
        self._model = KindnessModel(self)
        self._view = _PLANNED
        self._sentence_label = TextLabel("", TextRole.BODY, TextTone.SECONDARY, wrap=True)
        self._tabs = AftercareTabs(self.place)
        self._tabs.place_chosen.connect(self.place_requested)
        self._views = FilterTabs(self._view_tabs({}), _("Which kindnesses"))
        self._views.filter_chosen.connect(self._choose_view)
        self._table = TableView(_("Kindnesses"))
        self._table.setObjectName("kindness.table")
        self._table.setModel(self._model)
        self._table.row_opened.connect(self._open_row)
        self._table.selectionModel().currentChanged.connect(lambda *_rows: self._show_row())
        self._done_button = self._button(_("&Done"), "check", self._do_it, ButtonVariant.PRIMARY)
        self._log_button = self._button(_("&Log it"), "heart", self._log_it, ButtonVariant.PRIMARY)
        self._week_button = self._button(_("In a &week"), "calendar-clock", self._move)
        self._remove_button = self._button(_("Not thi&s one"), "x", self._remove)
        self._plan_button = self._button(_("&Plan twelve months"), "calendar-plus", self._plan)
        self._plan_button.setToolTip(
            _("For everybody with a visit in the last or the next 30 days; nothing comes twice")
        )
        self._ideas_button = self._button(_("&Our ideas"), "pencil", self._edit_ideas)
        self._list_button = self._button(_("Sa&ve the list"), "download", self._save_list)
        self._reactions = ChoiceGroup(
            [(each.value, reaction_words(each)) for each in Reaction], _("How they took it"), may_be_empty=False
        )
        self._reactions.choice_made.connect(self._note_reaction)
        self._ideas_form = KindnessIdeasForm(everafter)
        self._ideas_form.saved.connect(lambda words: self.message.emit(words, True))
        self._ideas_form.closed.connect(lambda: self._show_ideas(is_shown=False))
        self._ideas_form.hide()
        self._empty = EmptyState(
            "heart",
            _("Nothing here"),
            _("Plan twelve months ahead, and each client’s kindnesses stand here when their day comes."),
        )
        self._stack = QStackedWidget()
        self._build()

    @property
    def title(self) -> str:
        """What the window calls this page."""
        return _("Kindnesses")

    def reload(self) -> None:
        """Read all three views; the chosen client stays chosen."""
        clock, chosen = self._everafter.clock, self._current()
        today = clock.today()
        missing = list_missing_after_visits(clock.now(), clock.zone)
        views = {
            _PLANNED: planned_rows(list_planned(today + _WEEKS_AHEAD), self._formats),
            _MISSING: missing_rows(missing.rows, self._formats),
            _GIVEN: given_rows(list_given(today - relativedelta(months=_GIVEN_MONTHS), today), self._formats),
        }
        self._views.set_tabs(self._view_tabs({key: len(rows) for key, rows in views.items()}))
        self._views.choose(self._view)
        rows = views[self._view]
        self._model.set_rows(rows, is_missing=self._view == _MISSING)
        self._sentence_label.setText(self._sentence(today, missing))
        self._stack.setCurrentWidget(self._table if rows else self._empty)
        if rows:
            self._table.selectRow(self._model.number_of(chosen))
        self._show_row()

    def client_in_view(self) -> int | None:
        """The client on the chosen line."""
        row = self._current()
        return row.client_id if row is not None else None

    def default_focus(self) -> QWidget:
        """The list."""
        return self._table

    def _current(self) -> KindnessRow | None:
        return self._model.row_at(self._table.currentIndex().row())

    def _sentence(self, today: date, missing: MissingAfterVisits) -> str:
        month = sum_kindness(today.replace(day=1), today)
        year = sum_kindness(today - relativedelta(years=1) + timedelta(days=1), today)
        parts = [
            ngettext("{count} kindness this month", "{count} kindnesses this month", month.count).format(
                count=month.count
            )
            + (_(", {count} told others").format(count=month.told_others) if month.told_others else "")
        ]
        if year.remarkable_minor:
            words = _("surprises cost {month} this month and {year} in twelve")
            parts.append(
                words.format(
                    month=self._formats.money(month.remarkable_minor), year=self._formats.money(year.remarkable_minor)
                )
            )
        if missing.whole:
            parts.append(
                ngettext(
                    "{in_time} of {count} visit of the last two weeks had care and safety within three days",
                    "{in_time} of {count} visits of the last two weeks had care and safety within three days",
                    missing.whole,
                ).format(in_time=missing.in_time, count=missing.whole)
            )
        return "; ".join(parts) + "."

    @staticmethod
    def _view_tabs(counts: dict[str, int]) -> list[FilterTab]:
        words = ((_PLANNED, _("Planned")), (_MISSING, _("Missing after a visit")), (_GIVEN, _("Done")))
        return [FilterTab(key, text, counts.get(key)) for key, text in words]

    def _choose_view(self, key: str) -> None:
        self._view = key
        self.reload()

    def _show_row(self) -> None:
        """Only the buttons that mean something for the chosen line."""
        row = self._current()
        is_planned = self._view == _PLANNED
        for button in (self._done_button, self._week_button, self._remove_button):
            button.setVisible(is_planned)
            button.setEnabled(row is not None)
        self._done_button.setEnabled(row is not None and not row.is_held)
        self._log_button.setVisible(not is_planned)
        self._reactions.setVisible(self._view == _GIVEN and row is not None)
        self._reactions.choose(row.reaction if row is not None else "")

    def _open_row(self, index: QModelIndex) -> None:
        row = self._model.row_at(index.row())
        if row is not None:
            self.client_requested.emit(row.client_id)

    def _do_it(self) -> None:
        row = self._current()
        if row is not None and row.touch is not None:
            touch = row.touch
            self._act(lambda: self._everafter.love_touches.do(touch.id), _("Done: {what}").format(what=touch.what))

    def _log_it(self) -> None:
        self.action_requested.emit("kindness.log")

    def _move(self) -> None:
        row = self._current()
        if row is not None and row.touch is not None:
            touch = row.touch
            on = max(touch.on, self._everafter.clock.today()) + _WEEK
            words = _("Moved to {day}").format(day=self._formats.day(on))
            self._act(lambda: self._everafter.love_touches.move(touch.id, on), words)

    def _remove(self) -> None:
        row = self._current()
        if row is not None and row.touch is not None:
            touch = row.touch
            words = _("Not this one: {what}").format(what=touch.what)
            self._act(lambda: self._everafter.love_touches.remove(touch.id), words)

    def _plan(self) -> None:
        count = self._everafter.love_touches.plan_around()
        self.message.emit(planned_words(count), count > 0)

    def _note_reaction(self, reaction: str) -> None:
        row = self._current()
        if row is not None and row.touch is not None:
            touch = row.touch
            words = _("{name}: {reaction}").format(
                name=touch.client_name, reaction=reaction_words(Reaction(reaction)).lower()
            )
            self._act(lambda: self._everafter.love_touches.note_reaction(touch.id, reaction), words)

    def _act(self, act: Callable[[], object], words: str) -> None:
        try:
            act()
        except EverafterError as error:
            self.message.emit(str(error), False)
            return
        self.message.emit(words, True)

    def _edit_ideas(self) -> None:
        self._show_ideas(is_shown=True)
        self._ideas_form.open_ideas()

    def _show_ideas(self, *, is_shown: bool) -> None:
        """The form needs the room of the list; the keys go back to it afterwards."""
        self._stack.setVisible(not is_shown)
        if not is_shown:
            self._table.setFocus()

    def _save_list(self) -> None:
        self.list_export_requested.emit("kindnesses", False)

    def _button(
        self, text: str, icon: str, act: Callable[[], None], variant: ButtonVariant = ButtonVariant.PLAIN
    ) -> Button:
        button = Button(text, variant, icon)
        button.setObjectName("kindness." + icon.replace("-", "_"))
        button.clicked.connect(act)
        return button

    def _build(self) -> None:
        header = self._table.horizontalHeader()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        for place, width in _WIDTHS.items():
            header.resizeSection(place, sized(width))
        self._stack.addWidget(self._table)
        self._stack.addWidget(self._empty)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(TextLabel(_("Kindnesses"), TextRole.TITLE))
        words.addWidget(self._sentence_label)
        head = QHBoxLayout()
        head.setSpacing(Space.S)
        head.addLayout(words, 1)
        for button in (self._ideas_button, self._list_button, self._plan_button):
            head.addWidget(button)
        acts = QHBoxLayout()
        acts.setSpacing(Space.S)
        acts.addWidget(self._views)
        acts.addStretch(1)
        for button in (self._remove_button, self._week_button, self._done_button, self._log_button):
            acts.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.L, Space.XL, Space.XL)
        column.setSpacing(Space.M)
        column.addLayout(head)
        column.addWidget(self._tabs)
        column.addLayout(acts)
        column.addWidget(self._ideas_form, 0, Qt.AlignmentFlag.AlignTop)
        column.addWidget(self._stack, 1)
        column.addWidget(self._reactions)
