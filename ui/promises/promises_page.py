"""Promises: everything promised to anyone, late first; kept, moved and given back by keys."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QKeyEvent, QResizeEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QStackedWidget, QVBoxLayout, QWidget

from app.errors import EverafterError
from app.queries import firm as firm_queries
from app.queries.promise_rows import OpenPromise
from app.queries.promises import get_promise_record, list_open_promises
from app.rules.promise_standing import PromiseGroup
from app.translations import gettext as _
from app.translations import ngettext
from ui.change_feed import ChangeFeed
from ui.firm_formats import formats_of
from ui.page import Page
from ui.promises.promise_form import CHANGED, KEPT, MOVED, RELEASED, PromiseForm
from ui.promises.promises_model import PromiseColumn, PromisesModel
from ui.theme.appearance import sized
from ui.theme.fonts import TextRole
from ui.theme.tokens import Space
from ui.widgets.aftercare_tabs import AftercareTabs
from ui.widgets.buttons import Button, ButtonVariant
from ui.widgets.chip_delegate import ChipDelegate
from ui.widgets.empty_state import EmptyState
from ui.widgets.filter_tabs import FilterTab, FilterTabs
from ui.widgets.labels import TextLabel, TextTone
from ui.widgets.tables import TableView

if TYPE_CHECKING:
    from app.everafter import Everafter

_EVERYBODY, _MINE = "everybody", "mine"
_LOOKS_BACK = timedelta(days=365)
_WIDTHS = {
    PromiseColumn.GROUP: 92,
    PromiseColumn.DUE: 150,
    PromiseColumn.CLIENT: 190,
    PromiseColumn.OWNER: 120,
    PromiseColumn.PHONE: 140,
}
_ROOM_FOR_PHONES = 1000
_WIDEST_FORM = 620


class PromisesPage(Page):
    """The list with four verbs, and the form of what is done with the chosen line below it."""

    place = "promises"
    tables = frozenset({"promise", "client", "complaint", "complaint_event", "person", "job"})

    def __init__(self, everafter: Everafter, feed: ChangeFeed, parent: QWidget | None = None) -> None:
        super().__init__(everafter, feed, parent)
        self._formats = formats_of(everafter.clock, firm_queries.get_firm())
        self._acting_on: OpenPromise | None = None
        self._count_label = TextLabel("", TextRole.BODY, TextTone.SECONDARY, wrap=True)
        self._whose_tabs = FilterTabs(
            [FilterTab(_EVERYBODY, _("Everybody’s")), FilterTab(_MINE, _("Mine"))], _("Whose promises")
        )
        self._model = PromisesModel(self._formats, self)
        self._table = TableView(_("Promises"))
        self._table.setObjectName("promises.table")
        self._table.setModel(self._model)
        self._kept_button = Button(_("It &was kept"), ButtonVariant.PRIMARY, "check")
        self._move_button = Button(_("An&other time"), icon="calendar-clock")
        self._release_button = Button(_("Not wante&d any more"), icon="x")
        self._change_button = Button(_("Word&s or name"), icon="pencil")
        self._form = PromiseForm(self._formats)
        self._form.setMaximumWidth(sized(_WIDEST_FORM))
        self._form.hide()
        self._empty = EmptyState(
            "handshake",
            _("Nobody waits for anything from us"),
            _("What somebody promises, on a call, at a visit or on a card, stands here with its day until it is kept."),
        )
        self._stack = QStackedWidget()
        self._tabs = AftercareTabs(self.place)
        self._build()
        self._connect()

    @property
    def title(self) -> str:
        """What the window calls this page."""
        return _("Promises")

    def reload(self) -> None:
        """Read the list; the chosen promise stays chosen, and the one after it once it was kept."""
        clock, chosen = self._everafter.clock, self._chosen()
        place = max(0, self._table.currentIndex().row())
        mine = self._everafter.units.person_id if self._whose_tabs.chosen == _MINE else None
        rows = list_open_promises(clock.now(), clock.zone, mine)
        self._model.set_rows(rows)
        self._count_label.setText(self._words(rows))
        self._stack.setCurrentWidget(self._table if rows else self._empty)
        found = self._model.number_of(chosen)
        if rows:
            self._table.selectRow(found if found >= 0 else min(place, len(rows) - 1))
        if self._acting_on is not None and self._model.number_of(self._acting_on) < 0:
            self._close_form()
        self._show_verbs()

    def refresh_clocks(self) -> None:
        """A minute can make a promise late; nobody who is on a line loses it."""
        if self._form.isHidden():
            self.reload()

    def client_in_view(self) -> int | None:
        """The client on the chosen line."""
        row = self._chosen()
        return row.client_id if row is not None else None

    def default_focus(self) -> QWidget:
        """The list."""
        return self._table

    def edit_field(self) -> None:
        """Other words for the chosen promise, or somebody else who keeps it."""
        self._ask(CHANGED)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter says it was kept, Del says nobody waits for it."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier and self._form.isHidden():
            self._keep()
        elif event.key() == Qt.Key.Key_Delete and self._table.hasFocus():
            self._ask(RELEASED)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window leaves the telephone out; the words stay."""
        super().resizeEvent(event)
        self._table.setColumnHidden(PromiseColumn.PHONE, event.size().width() < sized(_ROOM_FOR_PHONES))

    def _words(self, rows: list[OpenPromise]) -> str:
        """How many are open, how many of them late, and how the last year went, misses included."""
        words = ngettext("{count} promise is open", "{count} promises are open", len(rows)).format(count=len(rows))
        late = sum(row.group is PromiseGroup.LATE for row in rows)
        if late:
            words += ", " + _("{count} late").format(count=late)
        now = self._everafter.clock.now()
        record = get_promise_record(now - _LOOKS_BACK, now)
        if record.kept_count or record.broken_count:
            words += ". " + _("In the last twelve months {kept} were kept in time and {broken} were not.").format(
                kept=record.kept_count, broken=record.broken_count
            )
        return words

    def _chosen(self) -> OpenPromise | None:
        return self._model.row_at(self._table.currentIndex().row())

    def _show_verbs(self) -> None:
        row = self._chosen()
        is_ours = row is not None and row.complaint_id is None
        self._kept_button.setText(_("It &was kept") if row is None or is_ours else _("Open on the &Care Board"))
        self._kept_button.setEnabled(row is not None)
        for button in (self._move_button, self._release_button, self._change_button):
            button.setEnabled(is_ours)

    def _keep(self) -> None:
        row = self._chosen()
        if row is None:
            return
        if row.complaint_id is not None:
            self.complaint_requested.emit(row.complaint_id)
            return
        try:
            self._everafter.promises.keep(row.id)
        except EverafterError as error:
            self.message.emit(str(error), False)
            return
        self.message.emit(_("Kept: {what}").format(what=row.what), True)

    def _ask(self, ending: str) -> None:
        row = self._chosen()
        if row is None or row.complaint_id is not None:
            return
        self._acting_on = row
        self._form.fill(row, self._everafter.units.person_id, ending)
        self._form.open(_("{name}: “{what}”").format(name=row.client_name, what=row.what))
        self._form.focus_first()

    def _save(self) -> None:
        row = self._acting_on
        if row is None:
            return
        try:
            words = self._form.carry_out(self._everafter, row.client_id)
        except EverafterError as error:
            self._form.show_error(error)
            return
        self._close_form()
        self.message.emit(words, True)

    def _close_form(self) -> None:
        self._acting_on = None
        self._form.hide()
        self._table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_row(self, index: QModelIndex) -> None:
        row = self._model.row_at(index.row())
        if row is None:
            return
        if row.complaint_id is not None:
            self.complaint_requested.emit(row.complaint_id)
        else:
            self.client_requested.emit(row.client_id)

    def _connect(self) -> None:
        self._tabs.place_chosen.connect(self.place_requested)
        self._whose_tabs.filter_chosen.connect(lambda _key: self.reload())
        self._table.row_opened.connect(self._open_row)
        self._table.selectionModel().currentRowChanged.connect(lambda _now, _before: self._show_verbs())
        self._kept_button.clicked.connect(self._keep)
        for button, ending in (
            (self._move_button, MOVED),
            (self._release_button, RELEASED),
            (self._change_button, CHANGED),
        ):
            button.setObjectName(f"promises.{ending}")
            button.clicked.connect(lambda _checked=False, chosen=ending: self._ask(chosen))
        self._kept_button.setObjectName(f"promises.{KEPT}")
        self._form.save_requested.connect(self._save)
        self._form.cancelled.connect(self._close_form)

    def _build(self) -> None:
        header = self._table.horizontalHeader()
        for section, width in _WIDTHS.items():
            header.resizeSection(section, sized(width))
        header.setStretchLastSection(False)
        header.setSectionResizeMode(PromiseColumn.WHAT, QHeaderView.ResizeMode.Stretch)
        self._table.setItemDelegateForColumn(PromiseColumn.DUE, ChipDelegate(self._model.chip_of, self._table))
        self._stack.addWidget(self._table)
        self._stack.addWidget(self._empty)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(TextLabel(_("Promises"), TextRole.TITLE))
        words.addWidget(self._count_label)
        verbs = QHBoxLayout()
        verbs.setSpacing(Space.S)
        verbs.addWidget(self._whose_tabs)
        verbs.addStretch(1)
        for button in (self._change_button, self._release_button, self._move_button, self._kept_button):
            verbs.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.L, Space.XL, Space.XL)
        column.setSpacing(Space.M)
        column.addLayout(words)
        column.addWidget(self._tabs)
        column.addLayout(verbs)
        column.addWidget(self._stack, 1)
        column.addWidget(self._form)
