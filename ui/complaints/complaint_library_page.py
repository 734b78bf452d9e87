"""What helped before: every closed complaint with its cause, its fix and the words that helped, found by typing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListView,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.queries import firm as firm_queries
from app.queries.complaint_library import LibraryRow, search_library
from app.translations import gettext as _
from ui.change_feed import ChangeFeed
from ui.complaints.case_details import CaseDetails
from ui.complaints.case_line import CaseDelegate
from ui.complaints.case_words import case_sentence
from ui.firm_formats import FirmFormats, formats_of
from ui.page import Page
from ui.theme.appearance import sized
from ui.theme.fonts import TextRole
from ui.theme.scripts import ensure_fonts_for
from ui.theme.tokens import Space
from ui.widgets.cards import Card
from ui.widgets.empty_state import EmptyState
from ui.widgets.fields import Field
from ui.widgets.labels import ElidedLabel, TextTone
from ui.widgets.tall_scroll import TallScroll

if TYPE_CHECKING:
    from app.everafter import Everafter

_Index = QModelIndex | QPersistentModelIndex
_LOOK_AFTER = 150  # milliseconds without a key
_SEARCH_WIDTH = 420
_ROW_ROLE = Qt.ItemDataRole.UserRole


class CaseModel(QAbstractListModel):
    """The cases found."""

    def __init__(self, formats: FirmFormats, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._formats = formats
        self._rows: tuple[LibraryRow, ...] = ()

    @property
    def rows(self) -> tuple[LibraryRow, ...]:
        """The cases from top to bottom."""
        return self._rows

    def set_rows(self, rows: Sequence[LibraryRow]) -> None:
        """Show these cases."""
        for row in rows:
            ensure_fonts_for(row.words, row.lesson, row.client_name)
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """How many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a row shows, and the sentence a screen reader says."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == _ROW_ROLE:
            return row
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.DisplayRole}:
            return case_sentence(row, self._formats)
        return None


class ComplaintLibraryPage(Page):
    """A field to type into, the cases below it, and beside them the one that is chosen."""

    place = "complaint_library"
    tables = frozenset({"complaint", "complaint_event", "client", "job", "feedback"})

    def __init__(self, everafter: Everafter, feed: ChangeFeed, parent: QWidget | None = None) -> None:
        super().__init__(everafter, feed, parent)
        self._formats = formats_of(everafter.clock, firm_queries.get_firm())
        self._search_edit = QLineEdit()
        self._search_edit.setObjectName("library.search")
        self._search_edit.setPlaceholderText(_("stain came back, wool, sofa …"))
        self._model = CaseModel(self._formats, self)
        self._list = QListView()
        self._list.setObjectName("library.list")
        self._list.setAccessibleName(_("Cases"))
        self._list.setProperty("variant", "bare")
        self._list.setUniformItemSizes(True)
        self._list.setModel(self._model)
        self._list.setItemDelegate(CaseDelegate(self._formats, _ROW_ROLE, self._list))
        self._list.setMouseTracking(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._case_card = Card(_("This case"))
        self._case_scroll = TallScroll()
        self._stack = QStackedWidget()
        self._look_timer = QTimer(self, interval=_LOOK_AFTER, singleShot=True)
        self._build()
        self._search_edit.textChanged.connect(lambda _text: self._look_timer.start())
        self._look_timer.timeout.connect(self.reload)
        self._list.selectionModel().currentChanged.connect(lambda _now, _before: self._show_case())
        self._list.activated.connect(lambda _index: self.open_case())

    @property
    def title(self) -> str:
        """What the window calls this page."""
        return _("What helped before")

    @property
    def rows(self) -> tuple[LibraryRow, ...]:
        """The cases shown."""
        return self._model.rows

    def default_focus(self) -> QWidget:
        """The field: type what it is about."""
        return self._search_edit

    def look_for(self, words: str) -> None:
        """Show the cases of these words, as if they had been typed."""
        self._search_edit.setText(words)
        self._is_stale = True

    def reload(self) -> None:
        """Look again for what is typed; the chosen case stays chosen."""
        self._look_timer.stop()
        clock = self._everafter.clock
        chosen = self._chosen()
        typed = self._search_edit.text()
        rows = search_library(typed, clock.now(), clock.zone)
        self._model.set_rows(rows)
        empty = self._empty_search if typed.strip() else self._empty_library
        self._stack.setCurrentWidget(self._found if rows else empty)
        places = {row.id: place for place, row in enumerate(rows)}
        if rows:
            place = places.get(chosen.id, 0) if chosen is not None else 0
            self._list.setCurrentIndex(self._model.index(place))
        self._show_case()

    def open_case(self) -> None:
        """Show the chosen complaint itself, beside the board."""
        row = self._chosen()
        if row is not None:
            self.complaint_requested.emit(row.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """From the field, Down and Up walk through the cases and Enter opens one, without leaving the field."""
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if event.key() in steps and self._model.rows:
            place = self._list.currentIndex().row() + steps[Qt.Key(event.key())]
            self._list.setCurrentIndex(self._model.index(min(max(place, 0), len(self._model.rows) - 1)))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._search_edit.hasFocus():
            if self._look_timer.isActive():
                self.reload()
            self.open_case()
        else:
            super().keyPressEvent(event)

    def _chosen(self) -> LibraryRow | None:
        place = self._list.currentIndex().row()
        return self._model.rows[place] if 0 <= place < len(self._model.rows) else None

    def _show_case(self) -> None:
        row = self._chosen()
        if row is None:
            self._case_card.hide()
            return
        details = CaseDetails(row)
        details.complaint_opened.connect(self.complaint_requested)
        details.copied.connect(lambda words: self.message.emit(words, False))
        column = QWidget()
        column.setProperty("variant", "page")
        inner = QVBoxLayout(column)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(details)
        inner.addStretch(1)
        self._case_scroll.setWidget(column)
        self._case_card.show()

    def _build(self) -> None:
        self._empty_search = EmptyState(
            "search", _("Nothing like it yet"), _("Try fewer words, or what it is called: wicking, odour, late.")
        )
        self._empty_library = EmptyState(
            "history",
            _("What helped will stand here"),
            _("Each complaint that was closed in the client’s words leaves its cause, its fix and what we learnt."),
        )
        self._case_card.body.addWidget(self._case_scroll)
        cases = Card(_("Earlier ones"))
        cases.body.addWidget(self._list)
        self._found = QWidget()
        both = QHBoxLayout(self._found)
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(Space.L)
        both.addWidget(cases, 3)
        both.addWidget(self._case_card, 2)
        for widget in (self._found, self._empty_search, self._empty_library):
            self._stack.addWidget(widget)
        field = Field(_("&What is it about?"), self._search_edit)
        field.setMaximumWidth(sized(_SEARCH_WIDTH))
        page = QVBoxLayout(self)
        page.setContentsMargins(Space.XL, 20, Space.XL, Space.L)
        page.setSpacing(Space.XS)
        page.addWidget(ElidedLabel(self.title, TextRole.TITLE))
        say = _("Causes, fixes and the words that helped, from every complaint that was closed.")
        page.addWidget(ElidedLabel(say, tone=TextTone.SECONDARY))
        page.addSpacing(Space.S)
        page.addWidget(field)
        page.addSpacing(Space.S)
        page.addWidget(self._stack, 1)
        self.setTabOrder(self._search_edit, self._list)
