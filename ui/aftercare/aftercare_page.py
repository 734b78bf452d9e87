"""Aftercare: whom to call, in which order, what to ask; Enter or Call opens the card with the note ready."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.papers.paper_request import PaperRequest
from app.queries.calls_to_make import list_calls_to_make
from app.queries.thanks_due import count_due_notes
from app.queries.watch_list import WatchedRow, list_watched
from app.rules.feedback import ProbeOutcome
from app.translations import gettext as _
from app.translations import ngettext
from ui.aftercare.aftercare_model import AftercareColumn, AftercareModel
from ui.change_feed import ChangeFeed
from ui.page import Page
from ui.theme.fonts import TextRole
from ui.theme.tokens import Space
from ui.today.today_block import TodayBlock, TodayLine
from ui.widgets.aftercare_tabs import AftercareTabs
from ui.widgets.buttons import Button, ButtonVariant
from ui.widgets.empty_state import EmptyState
from ui.widgets.labels import TextLabel, TextTone
from ui.widgets.tables import TableView
from ui.wording import days_ago_words

if TYPE_CHECKING:
    from app.everafter import Everafter

_WIDTHS = {
    AftercareColumn.CLIENT: 180,
    AftercareColumn.ASK: 310,
    AftercareColumn.VISIT: 230,
    AftercareColumn.TECHNICIAN: 120,
    AftercareColumn.OWNER: 120,
}
_MOST_WATCHED = 5


class AftercarePage(Page):
    """The queue of calls after the job."""

    place = "aftercare"
    tables = frozenset({"client", "job", "feedback", "aftercare_step", "timeline_entry", "referral", "reward"})

    def __init__(self, everafter: Everafter, feed: ChangeFeed, parent: QWidget | None = None) -> None:
        super().__init__(everafter, feed, parent)
        self._model = AftercareModel(everafter.clock.now, everafter.clock.zone, self)
        self._count_label = TextLabel("", TextRole.BODY, TextTone.SECONDARY, wrap=True)
        self._table = TableView(_("Calls to make"))
        self._table.setObjectName("aftercare.table")
        self._table.setModel(self._model)
        self._table.row_opened.connect(self._call_row)
        for column, width in _WIDTHS.items():
            self._table.horizontalHeader().resizeSection(column, width)
        self._start_button = Button(_("&Start calling"), ButtonVariant.PRIMARY, "phone")
        self._start_button.setObjectName("aftercare.start")
        self._start_button.clicked.connect(lambda: self.action_requested.emit("aftercare.start"))
        self._thanks_button = Button("", icon="heart")
        self._thanks_button.setObjectName("aftercare.thanks")
        self._thanks_button.setToolTip(_("A card to fold, for a visit, a friend they sent, a second chance"))
        self._thanks_button.clicked.connect(self._print_thanks)
        self._empty = EmptyState(
            "phone-outgoing",
            _("Everybody has been asked"),
            _("The day after a visit its client stands here, to be asked how it was. “Good” comes back once more."),
        )
        self._watched = TodayBlock(_("Keep an ear on them"), _("Everybody whom we asked again told us something."))
        self._watched.setObjectName("aftercare.watched")
        self._stack = QStackedWidget()
        self._tabs = AftercareTabs(self.place)
        self._tabs.place_chosen.connect(self.place_requested)
        self._build()

    @property
    def title(self) -> str:
        """What the window calls this page."""
        return _("Aftercare")

    def reload(self) -> None:
        """Read the queue; the chosen client stays chosen."""
        clock = self._everafter.clock
        chosen = self.client_in_view()
        calls = list_calls_to_make(self._everafter.units.person_id, clock.now(), clock.zone)
        self._model.set_calls(calls)
        count, mine, others = self._model.rowCount(), len(calls.mine), len(calls.not_mine)
        words = ngettext("{count} call to make", "{count} calls to make", mine).format(count=mine)
        if others:
            words = ngettext("{calls}, {count} not for you", "{calls}, {count} not for you", others).format(
                calls=words, count=others
            )
        self._count_label.setText(_("{calls}. Silence is not “great”, so we ask.").format(calls=words))
        self._stack.setCurrentWidget(self._table if count else self._empty)
        self._start_button.setEnabled(mine > 0)
        self._show_watched(list_watched(clock.now()))
        self._show_thanks(count_due_notes(clock.today()))
        if count:
            self._table.selectRow(self._model.number_of(chosen))

    def client_in_view(self) -> int | None:
        """The client on the chosen line."""
        row = self._model.row_at(self._table.currentIndex().row())
        return row.client_id if row is not None else None

    def default_focus(self) -> QWidget:
        """The queue."""
        return self._table

    def _show_watched(self, rows: list[WatchedRow]) -> None:
        self._watched.show_lines([self._watched_line(row) for row in rows[:_MOST_WATCHED]], len(rows))
        self._watched.setVisible(bool(rows))

    def _watched_line(self, row: WatchedRow) -> TodayLine:
        """Name, why, and the card as what to do."""
        clock = self._everafter.clock
        day = days_ago_words(row.asked_at.astimezone(clock.zone).date(), clock.today())
        is_reached = row.outcome == ProbeOutcome.WOULD_NOT_SAY
        what = _("asked, would not say: listen closely next time") if is_reached else _("not reached after three tries")
        if row.is_unasked:
            what = _("allows no way to be asked: listen closely at the next visit")
        note = " · ".join(part for part in (row.owner_name, day) if part)
        return TodayLine(row.client_name, what, partial(self.client_requested.emit, row.client_id), note, icon="ear")

    def _show_thanks(self, count: int) -> None:
        words = ngettext("Thank-&you note: {count} due", "Thank-&you notes: {count} due", count)
        self._thanks_button.setText(words.format(count=count))
        self._thanks_button.setVisible(count > 0)

    def _print_thanks(self) -> None:
        self.paper_requested.emit(PaperRequest("thank-you-note", is_all_due=True))

    def _call_row(self, index: QModelIndex) -> None:
        row = self._model.row_at(index.row())
        if row is not None:
            self.call_log_requested.emit(row.client_id)

    def _build(self) -> None:
        self._stack.addWidget(self._table)
        self._stack.addWidget(self._empty)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(TextLabel(_("Aftercare"), TextRole.TITLE))
        words.addWidget(self._count_label)
        head = QHBoxLayout()
        head.addLayout(words, 1)
        head.addWidget(self._thanks_button)
        head.addWidget(self._start_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.L, Space.XL, Space.XL)
        column.setSpacing(Space.M)
        column.addLayout(head)
        column.addWidget(self._tabs)
        column.addWidget(self._stack, 1)
        column.addWidget(self._watched)
