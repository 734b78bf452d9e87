"""The middle of a client card: filter tabs, the composer, and everything that happened."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QFrame, QMenu, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from app.queries import timeline as timeline_queries
from app.queries.client_rows import ClientDetails, TimelineFilter, TimelineRow
from app.translations import gettext as _
from ui.clients.composer import Composer
from ui.clients.timeline_editing import TimelineEditing, may_edit, may_remove
from ui.clients.timeline_items import timeline_item
from ui.clients.voice_in_place import VoiceInPlace
from ui.firm_formats import FirmFormats
from ui.theme.tokens import Space
from ui.widgets.empty_state import EmptyState
from ui.widgets.filter_tabs import FilterTab, FilterTabs
from ui.widgets.tall_scroll import FittingScroll
from ui.widgets.timeline import TimelineView

if TYPE_CHECKING:
    from app.everafter import Everafter

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
        TimelineFilter.SAID: _("Said"),
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

    def __init__(self, everafter: Everafter, formats: FirmFormats, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("variant", "card")
        self._formats = formats
        self._client_id = 0
        self._is_big = False
        self._counts: dict[str, int] = {}
        self._rows: list[TimelineRow] = []
        self._tabs = FilterTabs(filter_tabs({}), _("What to show"), may_break=True)
        self.composer = Composer()
        self.editing = TimelineEditing(everafter)
        self.said = VoiceInPlace(everafter, formats)
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
        self.view.removal_wanted.connect(self._remove)
        self.view.menu_wanted.connect(self._show_menu)
        self.editing.closed.connect(self._leave_form)
        self.editing.overtaken.connect(self.reread)
        self.said.closed.connect(self._leave_form)
        self.said.desk.overtaken.connect(self.reread)
        self._build()

    def _build(self) -> None:
        written = QWidget()
        writing = QVBoxLayout(written)
        writing.setContentsMargins(0, 0, 0, 0)
        writing.addWidget(self.composer)
        writing.addWidget(self.editing)
        writing.addWidget(self.said)
        # What is being written comes first: the list has the room that is left, in a low window none.
        self._stack.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self._stack.setMinimumHeight(1)
        head = QVBoxLayout()
        head.setContentsMargins(Space.L, 0, Space.L, 0)
        head.setSpacing(Space.S)
        head.addWidget(self._tabs)
        head.addWidget(FittingScroll(written))
        column = QVBoxLayout(self)
        column.setContentsMargins(1, Space.M, 3, 1)
        column.setSpacing(Space.XS)
        column.addLayout(head)
        below = QVBoxLayout()
        below.setContentsMargins(Space.L, 0, 0, 0)
        below.addWidget(self._stack)
        column.addLayout(below, 1)
        column.addStretch(0)  # where nothing happened yet, a big note stands at the top all the same

    def show_client(self, details: ClientDetails, first_name: str) -> None:
        """Refill; the filter and the place stay for the same client and start anew for another."""
        is_same = details.id == self._client_id
        self._client_id = details.id
        self._counts = details.timeline_counts
        self._show_tabs()
        if not is_same:
            self._tabs.choose(TimelineFilter.EVERYTHING.value)
            self.editing.of_client(details.id)
            self.said.close_voice()
        self.composer.show_client(details.id, first_name)
        if is_same:
            self.reread()
        else:
            self._read(PAGE_SIZE)
            self.view.verticalScrollBar().setValue(0)

    def reread(self) -> None:
        """The same rows as they are stored now; the place and the row in focus stay."""
        place, key = self.view.verticalScrollBar().value(), self.view.current_key()
        after = self._neighbour_of(key)
        self._read(max(PAGE_SIZE, len(self._rows)))
        self.view.make_current(key if self.row_of(key) is not None else after)
        self.view.verticalScrollBar().setValue(place)
        self.said.reread()

    def show_said(self, voice_id: int) -> None:
        """What was said once, where the note is written, with what can be done about it."""
        self.editing.close_form()
        self.said.open_voice(voice_id)
        self.composer.setVisible(self.said.isHidden())

    def keep_drafts(self) -> None:
        """Half-written words of the composer and of the open form outlive the card going out of sight."""
        self.composer.keep_draft()
        self.editing.keep_draft()

    def edit_current(self) -> bool:
        """F2: put the row in focus right; False where the timeline has no focus or the row is not ours to change."""
        row = self.row_of(self.view.current_key()) if self.view.hasFocus() else None
        if row is None or not may_edit(row):
            return False
        self._edit(row)
        return True

    def set_big_note(self, *, is_big: bool) -> None:
        """The note has the room of the tabs, and what happened takes what is left."""
        self._is_big = is_big
        self._tabs.setVisible(not is_big)
        self._stack.setVisible(bool(self._rows) or not is_big)
        self._stack.setMinimumHeight(_LEAST_VIEW if is_big else 1)
        self.composer.set_room(self.height())
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
        self.composer.set_room(event.size().height())
        if event.size().width() != event.oldSize().width():
            self._show_tabs()

    def _show_tabs(self) -> None:
        room = self.width() - 2 * Space.L - _EDGES
        for with_counts, is_tight in ((True, False), (False, False), (False, True)):
            self._tabs.set_tabs(filter_tabs(self._counts, with_counts=with_counts))
            self._tabs.set_tight(is_tight=is_tight)
            if self._tabs.sizeHint().width() <= room:
                break

    def _choose(self, _key: str) -> None:
        self._read(PAGE_SIZE)
        self.view.scrollToTop()

    def _read(self, count: int) -> None:
        rows = timeline_queries.list_timeline(self._client_id, TimelineFilter(self._tabs.chosen), None, count)
        self._rows = list(rows)
        items = [timeline_item(row, self._formats) for row in rows]
        self.view.timeline().set_items(items, has_more=len(rows) >= count)
        self._stack.setCurrentWidget(self.view if rows else self._empty)
        self._stack.setVisible(bool(rows) or not self._is_big)

    def _fetch_more(self) -> None:
        last = self._rows[-1] if self._rows else None
        rows = timeline_queries.list_timeline(self._client_id, TimelineFilter(self._tabs.chosen), last, PAGE_SIZE)
        self._rows += rows
        items = [timeline_item(row, self._formats) for row in rows]
        self.view.timeline().append_items(items, has_more=len(rows) >= PAGE_SIZE)

    def _open(self, key: str) -> None:
        """What we wrote down is put right in place; everything else opens where it belongs."""
        row = self.row_of(key)
        if row is None:
            return
        if row.kind == "voice":
            self.show_said(int(key.partition(":")[2]))
        elif may_remove(row) or (may_edit(row) and row.job_id is None):
            self._edit(row)
        else:
            self.entry_opened.emit(row)

    def _edit(self, row: TimelineRow) -> None:
        self.said.close_voice()
        self.composer.setVisible(False)
        self.editing.edit(row)
        self.composer.setVisible(self.editing.open_form is None)

    def _leave_form(self) -> None:
        self.composer.setVisible(self.said.isHidden() and self.editing.open_form is None)
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _remove(self, key: str) -> None:
        row = self.row_of(key)
        if row is not None and may_remove(row):
            self.editing.remove(key)

    def menu_of(self, row: TimelineRow) -> QMenu:
        """What can be done with a row, with its keys."""
        menu = QMenu(self)
        if may_edit(row):
            words = _("Change") if may_remove(row) else _("Write down what they meant")
            menu.addAction(f"{words}\tF2", partial(self._edit, row))
        if row.kind == "voice":
            menu.addAction(_("Open"), partial(self._open, row.key))
        elif row.job_id is not None or row.kind in ("complaint", "certificate"):
            menu.addAction(_("Open"), partial(self.entry_opened.emit, row))
        if row.words:
            menu.addAction(_("Copy the words"), partial(QGuiApplication.clipboard().setText, row.words))
        if may_remove(row):
            menu.addAction(f"{_('Take off the timeline')}\t{_('Del')}", partial(self._remove, row.key))
        return menu

    def _show_menu(self, key: str, place: QPoint) -> None:
        row = self.row_of(key)
        menu = self.menu_of(row) if row is not None else None
        if menu is not None and not menu.isEmpty():
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(place)

    def _neighbour_of(self, key: str) -> str:
        """The row below, or above the last: where the focus goes when a row is taken away."""
        keys = [row.key for row in self._rows]
        if key not in keys or len(keys) == 1:
            return ""
        place = keys.index(key)
        return keys[place + 1] if place + 1 < len(keys) else keys[place - 1]

    def focus_target(self) -> QWidget:
        """Where the arrows walk; with nothing to walk through, what stands there instead."""
        return self._stack.currentWidget() or self.view

    def focus_view(self) -> None:
        """Let the arrows walk through the timeline."""
        self.focus_target().setFocus(Qt.FocusReason.OtherFocusReason)
