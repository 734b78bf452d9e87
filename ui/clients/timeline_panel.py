"""The middle of a client card: filter tabs, the composer, and everything that happened."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget

from app.queries import timeline as timeline_queries
from app.queries.client_rows import ClientDetails, TimelineFilter, TimelineRow
from app.translations import gettext as _
from ui.clients.composer import Composer
from ui.clients.timeline_items import timeline_item
from ui.firm_formats import FirmFormats
from ui.theme.tokens import Space
from ui.widgets.empty_state import EmptyState
from ui.widgets.filter_tabs import FilterTab, FilterTabs
from ui.widgets.timeline import TimelineView

PAGE_SIZE = 200
_EDGES = 4
_LEAST_VIEW = 24


def filter_tabs(counts: dict[str, int], *, with_counts: bool = True) -> list[FilterTab]:
    """The tabs in the order of the design, with how much each holds where there is room for it."""
    words = {
        TimelineFilter.EVERYTHING: _("Everything"),
        TimelineFilter.JOBS: _("Jobs"),
        TimelineFilter.CALLS: _("Calls"),
        TimelineFilter.COMPLAINTS: _("Complaints"),
        TimelineFilter.FEEDBACK: _("Feedback"),
        TimelineFilter.LETTERS: _("Letters"),
        TimelineFilter.MONEY: _("Money"),
    }
    return [
        FilterTab(
            key.value, text, counts.get(key.value, 0) if with_counts and key is not TimelineFilter.EVERYTHING else None
        )
        for key, text in words.items()
    ]


class TimelinePanel(QFrame):
    """Reads two hundred rows at a time and keeps the reader's place when something changes."""

    entry_opened = Signal(object)  # TimelineRow

    def __init__(self, formats: FirmFormats, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("variant", "card")
        self._formats = formats
        self._client_id = 0
        self._counts: dict[str, int] = {}
        self._rows: list[TimelineRow] = []
        self._tabs = FilterTabs(filter_tabs({}), _("What to show"))
        self.composer = Composer()
        self.view = TimelineView(_("Timeline"))
        self._empty = EmptyState(
            "message-square-text",
            _("Nothing here yet"),
            _("Calls, jobs and what they said will stand here, newest first."),
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._empty)
        self._tabs.filter_chosen.connect(self._choose)
        self.composer.left.connect(self.focus_view)
        self.view.timeline().more_wanted.connect(self._fetch_more)
        self.view.item_opened.connect(self._open)
        head = QVBoxLayout()
        head.setContentsMargins(Space.L, 0, Space.L, 0)
        head.setSpacing(Space.S)
        head.addWidget(self._tabs)
        head.addWidget(self.composer)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, Space.M, 3, 1)
        column.setSpacing(Space.XS)
        column.addLayout(head)
        below = QVBoxLayout()
        below.setContentsMargins(Space.L, 0, 0, 0)
        below.addWidget(self._stack)
        column.addLayout(below, 1)

    def show_client(self, details: ClientDetails, first_name: str) -> None:
        """Refill; the filter and the place stay for the same client and start anew for another."""
        is_same = details.id == self._client_id
        self._client_id = details.id
        self._counts = details.timeline_counts
        self._show_tabs()
        if not is_same:
            self._tabs.choose(TimelineFilter.EVERYTHING.value)
        self.composer.show_client(details.id, first_name)
        place = self.view.verticalScrollBar().value() if is_same else 0
        self._read(max(PAGE_SIZE, len(self._rows)) if is_same else PAGE_SIZE)
        self.view.verticalScrollBar().setValue(place)

    def set_big_note(self, *, is_big: bool) -> None:
        """The note has the room of the tabs, and what happened takes what is left."""
        self._tabs.setVisible(not is_big)
        self._stack.setMinimumHeight(_LEAST_VIEW if is_big else 0)
        self.composer.set_big(is_big=is_big)

    def choose_filter(self, chosen: TimelineFilter) -> None:
        """Show one kind of thing, as the mood line's verb does."""
        self._tabs.choose(chosen.value)
        self._choose(chosen.value)

    def row_of(self, key: str) -> TimelineRow | None:
        """The row behind an item."""
        return next((row for row in self._rows if row.key == key), None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Words before numbers: where the tabs have no room, they keep their words whole."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._show_tabs()

    def _show_tabs(self) -> None:
        self._tabs.set_tabs(filter_tabs(self._counts))
        if self._tabs.sizeHint().width() > self.width() - 2 * Space.L - _EDGES:
            self._tabs.set_tabs(filter_tabs(self._counts, with_counts=False))

    def _choose(self, _key: str) -> None:
        self._read(PAGE_SIZE)
        self.view.scrollToTop()

    def _read(self, count: int) -> None:
        rows = timeline_queries.list_timeline(self._client_id, TimelineFilter(self._tabs.chosen), None, count)
        self._rows = list(rows)
        items = [timeline_item(row, self._formats) for row in rows]
        self.view.timeline().set_items(items, has_more=len(rows) >= count)
        self._stack.setCurrentWidget(self.view if rows else self._empty)

    def _fetch_more(self) -> None:
        last = self._rows[-1] if self._rows else None
        rows = timeline_queries.list_timeline(self._client_id, TimelineFilter(self._tabs.chosen), last, PAGE_SIZE)
        self._rows += rows
        items = [timeline_item(row, self._formats) for row in rows]
        self.view.timeline().append_items(items, has_more=len(rows) >= PAGE_SIZE)

    def _open(self, key: str) -> None:
        row = self.row_of(key)
        if row is not None:
            self.entry_opened.emit(row)

    def focus_target(self) -> QWidget:
        """Where the arrows walk; with nothing to walk through, what stands there instead."""
        return self._stack.currentWidget() or self.view

    def focus_view(self) -> None:
        """Let the arrows walk through the timeline."""
        self.focus_target().setFocus(Qt.FocusReason.OtherFocusReason)
