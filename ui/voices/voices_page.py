"""What clients say: who waits for an answer, what is to be told, and everything by its kind, with what to do next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QHeaderView, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from app.queries.firm import get_firm
from app.queries.voices import MOST_VOICES, VoiceCounts, VoiceRow, VoiceView, count_voices, list_voices
from app.rules.voice_loop import VoiceKind
from app.rules.voice_terms import kind_words
from app.translations import gettext as _
from app.translations import ngettext
from ui.change_feed import ChangeFeed
from ui.clients.voice_desk import VoiceDesk
from ui.firm_formats import formats_of
from ui.page import Page
from ui.theme.appearance import sized
from ui.theme.fonts import TextRole
from ui.theme.tokens import Space
from ui.voices.voices_model import VoiceColumn, VoicesModel
from ui.widgets.aftercare_tabs import AftercareTabs
from ui.widgets.buttons import Button, ButtonVariant
from ui.widgets.cards import Card
from ui.widgets.empty_state import EmptyState
from ui.widgets.filter_tabs import FilterTab, FilterTabs
from ui.widgets.labels import TextLabel, TextTone
from ui.widgets.tables import TableView
from ui.widgets.tall_scroll import TallScroll
from ui.widgets.wheel_guard import WheelGuard

if TYPE_CHECKING:
    from app.everafter import Everafter

_LOOK_AFTER = 150  # milliseconds without a key
_SEARCH_WIDTH = 220
_DESK_WIDTH = 340
_WIDTHS = {VoiceColumn.CLIENT: 140, VoiceColumn.KIND: 96, VoiceColumn.WHEN: 100, VoiceColumn.NEXT: 176}
_RARER_COLUMNS = {VoiceColumn.WHEN: 640, VoiceColumn.KIND: 560}


class VoicesPage(Page):
    """A list and, beside it, the one that is chosen; Enter does what comes next."""

    place = "voices"
    tables = frozenset({"voice", "client", "complaint", "person"})

    def __init__(self, everafter: Everafter, feed: ChangeFeed, parent: QWidget | None = None) -> None:
        super().__init__(everafter, feed, parent)
        self._formats = formats_of(everafter.clock, get_firm())
        self._model = VoicesModel(self._formats, self)
        self._count_label = TextLabel("", TextRole.BODY, TextTone.SECONDARY, wrap=True)
        self._views = FilterTabs(_view_tabs(count_voices()), _("What to show"), may_break=True)
        self._kind_combo = QComboBox()
        self._kind_combo.setObjectName("voices.kind")
        self._kind_combo.setAccessibleName(_("Which kind"))
        WheelGuard(self._kind_combo)
        self._search_edit = QLineEdit()
        self._search_edit.setObjectName("voices.search")
        self._search_edit.setAccessibleName(_("Find words or a name"))
        self._search_edit.setPlaceholderText(_("Find words or a name"))
        self._search_edit.setMaximumWidth(sized(_SEARCH_WIDTH))
        self._table = TableView(_("What clients say"))
        self._table.setObjectName("voices.table")
        self._table.setModel(self._model)
        header = self._table.horizontalHeader()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(VoiceColumn.WORDS, QHeaderView.ResizeMode.Stretch)
        for column, width in _WIDTHS.items():
            header.resizeSection(column, sized(width))
        self.desk = VoiceDesk(everafter, self._formats)
        self._new_button = Button(_("&Write down what they said"), ButtonVariant.PRIMARY, "ear")
        self._new_button.setObjectName("voices.new")
        self._export_button = Button(_("E&xport as CSV"), icon="download")
        self._export_button.setObjectName("voices.export")
        self._stack = QStackedWidget()
        self._empties: dict[VoiceView, EmptyState] = {}
        self._look_timer = QTimer(self, interval=_LOOK_AFTER, singleShot=True)
        self._build()
        self._connect()

    @property
    def title(self) -> str:
        """What the window calls this page."""
        return _("What clients say")

    @property
    def rows(self) -> tuple[VoiceRow, ...]:
        """The rows shown."""
        return self._model.rows

    def default_focus(self) -> QWidget:
        """The list."""
        return self._table if self._model.rowCount() else self._new_button

    def client_in_view(self) -> int | None:
        """The client on the chosen line."""
        row = self._chosen()
        return row.client_id if row is not None else None

    def show_voice(self, voice_id: int) -> None:
        """Choose one of them; where the view does not hold it, everything is shown."""
        if self._model.number_of(voice_id) is None:
            self._views.choose(VoiceView.ALL.value)
            self._search_edit.clear()
            self._kind_combo.setCurrentIndex(0)
            self.reload()
        number = self._model.number_of(voice_id)
        if number is not None:
            self._table.selectRow(number)

    def show_view(self, view: VoiceView) -> None:
        """Who waits, what is to be told, or everything."""
        self._views.choose(view.value)
        self._is_stale = True

    def reload(self) -> None:
        """Read the view anew; the chosen row stays chosen, or the one that follows it."""
        self._look_timer.stop()
        chosen, place = self._chosen(), max(0, self._table.currentIndex().row())
        counts, view = count_voices(), self._view
        self._views.set_tabs(_view_tabs(counts))
        self._show_kinds(counts)
        rows = list_voices(view, str(self._kind_combo.currentData() or ""), self._search_edit.text())
        self._model.set_rows(rows)
        self._show_count(counts)
        if rows:
            number = self._model.number_of(chosen.id) if chosen is not None else 0
            self._table.selectRow(min(place, len(rows) - 1) if number is None else number)
        self._stack.setCurrentWidget(self._table if rows else self._empties[view])
        self._show_chosen()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Their words before the kind and the day: both stand beside the list, too."""
        super().resizeEvent(event)
        room = (event.size().width() - 2 * Space.XL) * 3 // 5
        for column, needed in _RARER_COLUMNS.items():
            self._table.setColumnHidden(column, room < sized(needed))

    @property
    def _view(self) -> VoiceView:
        return VoiceView(self._views.chosen)

    def _chosen(self) -> VoiceRow | None:
        return self._model.row_at(self._table.currentIndex().row())

    def _show_count(self, counts: VoiceCounts) -> None:
        words = ngettext(
            "{count} waits for an answer; a change is closed when the client knows it.",
            "{count} wait for an answer; a change is closed when the client knows it.",
            counts.unanswered,
        )
        text = words.format(count=counts.unanswered)
        if self._model.rowCount() == MOST_VOICES:
            text += " " + _("The first {count} are shown; type a word to find others.").format(count=MOST_VOICES)
        self._count_label.setText(text)
        self._export_button.setVisible(counts.everything > 0)

    def _show_kinds(self, counts: VoiceCounts) -> None:
        chosen = self._kind_combo.currentData()
        self._kind_combo.clear()
        self._kind_combo.addItem(_("All kinds"), "")
        for kind in VoiceKind:
            self._kind_combo.addItem(f"{kind_words(kind)} ({counts.by_kind[kind]:,})", kind.value)
        self._kind_combo.setCurrentIndex(max(0, self._kind_combo.findData(chosen)))

    def _show_chosen(self) -> None:
        self.desk.show_voice(self._chosen())
        self._desk_card.setVisible(self.desk.row is not None)

    def _open_row(self, index: QModelIndex) -> None:
        if self._model.row_at(index.row()) is not None:
            self.desk.begin_next()

    def _connect(self) -> None:
        self._views.filter_chosen.connect(lambda _key: self.reload())
        self._kind_combo.activated.connect(lambda _place: self.reload())
        self._search_edit.textEdited.connect(lambda _text: self._look_timer.start())
        self._look_timer.timeout.connect(self.reload)
        self._table.row_opened.connect(self._open_row)
        self._table.selectionModel().currentRowChanged.connect(lambda _now, _then: self._show_chosen())
        self._new_button.clicked.connect(lambda: self.action_requested.emit("voice.log"))
        self._export_button.clicked.connect(lambda: self.list_export_requested.emit("voices", False))
        desk = self.desk
        desk.told.connect(self.message)
        desk.overtaken.connect(self.reload)
        desk.left.connect(self._table.setFocus)
        desk.client_opened.connect(self.client_requested)
        desk.complaint_opened.connect(self.complaint_requested)
        desk.promise_wanted.connect(self.promise_making_requested)
        desk.complaint_wanted.connect(self.voice_complaint_requested)
        desk.form_opened.connect(self._reveal)

    def _reveal(self, form: QWidget) -> None:
        # Only when the layout has taken the form in is there something to scroll to.
        QTimer.singleShot(0, self, lambda: self._scroll.ensureWidgetVisible(form))

    def _build(self) -> None:
        for view, (title, text) in _empty_words().items():
            self._empties[view] = EmptyState("ear", title, text)
        self._stack.addWidget(self._table)
        for empty in self._empties.values():
            self._stack.addWidget(empty)
        self._scroll = TallScroll()
        inner = QWidget()
        inner.setProperty("variant", "page")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.desk)
        self._scroll.setWidget(inner)
        self._desk_card = Card()
        self._desk_card.setMinimumWidth(sized(_DESK_WIDTH))
        self._desk_card.body.addWidget(self._scroll)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(TextLabel(self.title, TextRole.TITLE))
        words.addWidget(self._count_label)
        head = QHBoxLayout()
        head.setSpacing(Space.S)
        head.addLayout(words, 1)
        head.addWidget(self._export_button)
        head.addWidget(self._new_button)
        tabs = AftercareTabs(self.place)
        tabs.place_chosen.connect(self.place_requested)
        line = QHBoxLayout()
        line.setSpacing(Space.S)
        line.addWidget(self._views, 1)
        line.addWidget(self._kind_combo)
        line.addWidget(self._search_edit)
        both = QHBoxLayout()
        both.setSpacing(Space.L)
        both.addWidget(self._stack, 3)
        both.addWidget(self._desk_card, 2)
        page = QVBoxLayout(self)
        page.setContentsMargins(Space.XL, Space.L, Space.XL, Space.XL)
        page.setSpacing(Space.M)
        page.addLayout(head)
        page.addWidget(tabs)
        page.addLayout(line)
        page.addLayout(both, 1)


def _view_tabs(counts: VoiceCounts) -> list[FilterTab]:
    return [
        FilterTab(VoiceView.UNANSWERED.value, _("Unanswered"), counts.unanswered),
        FilterTab(VoiceView.CHANGES.value, _("Changes to tell"), counts.changes),
        FilterTab(VoiceView.ALL.value, _("All"), counts.everything),
    ]


def _empty_words() -> dict[VoiceView, tuple[str, str]]:
    return {
        VoiceView.UNANSWERED: (
            _("Everybody has heard from us"),
            _("Needs, questions, praise, what they like and what they do not: write it down, and it waits here."),
        ),
        VoiceView.CHANGES: (
            _("Nobody waits to hear of a change"),
            _("What you decide to change because of a client stands here until they know that it is done."),
        ),
        VoiceView.ALL: (
            _("Nothing like it was written down"),
            _("What clients say on the telephone, at the door or online stands here, in their own words."),
        ),
    }
