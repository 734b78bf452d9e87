"""Closest at hand: whom to turn to next, from the person on the telephone outwards; one finite list, and it ends."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QStackedWidget, QVBoxLayout, QWidget

from app.queries.closest_at_hand import ClosestAct, ClosestDay, ClosestRow, get_closest_day
from app.rules.closest_at_hand import Tier
from app.rules.messages import MessageKind
from app.translations import gettext as _
from app.translations import ngettext
from ui.aftercare.closest_model import ClosestColumn, ClosestModel
from ui.change_feed import ChangeFeed
from ui.messages.write_wish import WriteWish
from ui.page import Page
from ui.theme.appearance import sized
from ui.theme.fonts import TextRole
from ui.theme.tokens import Space
from ui.widgets.aftercare_tabs import AftercareTabs
from ui.widgets.buttons import Button, ButtonVariant
from ui.widgets.empty_state import EmptyState
from ui.widgets.labels import TextLabel, TextTone
from ui.widgets.tables import TableView

if TYPE_CHECKING:
    from app.everafter import Everafter

_NAME_SHARE, _ACTION_SHARE, _UNTIL_WIDTH = 0.20, 0.26, 120
_MESSAGES = {
    Tier.CHECK_CALL: MessageKind.QUALITY,
    Tier.PROBE_DUE: MessageKind.QUALITY,
    Tier.JOB_TOMORROW: MessageKind.CONFIRMATION,
    Tier.DUE: MessageKind.REMINDER,
    Tier.DRIFTING: MessageKind.LATE,
    Tier.LOST: MessageKind.LAST_LETTER,
}
_ICONS = {
    ClosestAct.OPEN_CARD: "user",
    ClosestAct.OPEN_BOARD: "heart-handshake",
    ClosestAct.OPEN_JOB: "clipboard-list",
    ClosestAct.ASK: "phone",
    ClosestAct.CALL: "phone",
    ClosestAct.WRITE: "mail",
}


class ClosestPage(Page):
    """Each client once, with why and the one thing to do; the button or Enter does it."""

    place = "closest"
    tables = frozenset(
        {
            "client", "job", "complaint", "complaint_event", "feedback", "aftercare_step", "promise",
            "contact_permission", "contact_point", "timeline_entry", "site", "setting",
        }
    )  # fmt: skip

    def __init__(self, everafter: Everafter, feed: ChangeFeed, parent: QWidget | None = None) -> None:
        super().__init__(everafter, feed, parent)
        self._model = ClosestModel(everafter.clock.now, everafter.clock.zone, self)
        self._count_label = TextLabel("", TextRole.BODY, TextTone.SECONDARY, wrap=True)
        self._end_label = TextLabel("", TextRole.BODY, TextTone.SECONDARY, wrap=True)
        self._tabs = AftercareTabs("closest")
        self._tabs.place_chosen.connect(self.place_requested)
        self._table = TableView(_("Whom to turn to next"))
        self._table.setObjectName("closest.table")
        self._table.setModel(self._model)
        self._table.setSelectionMode(TableView.SelectionMode.SingleSelection)
        self._table.row_opened.connect(lambda index: self._do(index.row()))
        self._table.selectionModel().currentRowChanged.connect(self._show_act)
        self._button = Button("", ButtonVariant.PRIMARY, "phone")
        self._button.setObjectName("closest.act")
        self._button.clicked.connect(lambda: self._do(self._table.currentIndex().row()))
        self._card_button = Button(_("Open the car&d"), icon="user")
        self._card_button.setObjectName("closest.card")
        self._card_button.clicked.connect(self._open_card)
        self._empty = EmptyState(
            "heart",
            _("Nobody needs us just now"),
            _(
                "Who waits for us, has a visit, or is due by their own rhythm stands here. "
                "A good day to call somebody just because."
            ),
        )
        self._stack = QStackedWidget()
        self._build()

    @property
    def title(self) -> str:
        """What the window calls this page."""
        return _("Closest at hand")

    def reload(self) -> None:
        """Read the list; the chosen client stays chosen, and who has fallen off leaves the place to the next."""
        clock = self._everafter.clock
        chosen, place = self.client_in_view(), self._table.currentIndex().row()
        day = get_closest_day(clock.now(), clock.zone, self.who_is_with_us())
        self._model.set_rows(day.rows)
        self._show_words(day)
        self._stack.setCurrentWidget(self._list if day.rows else self._empty)
        self._button.setVisible(bool(day.rows))
        self._card_button.setVisible(bool(day.rows))
        if day.rows:
            self._table.selectRow(self._model.number_of(chosen, place))
            self._show_act()

    def refresh_clocks(self) -> None:
        """A promise may have become late, a call may have begun."""
        self.reload()

    def client_in_view(self) -> int | None:
        """The client on the chosen line."""
        row = self._model.row_at(self._table.currentIndex().row())
        return row.client_id if row is not None else None

    def default_focus(self) -> QWidget:
        """The list."""
        return self._table

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Columns take their share of the list's width; why somebody stands here has the most."""
        if event.type() is QEvent.Type.Resize:
            width, header = self._table.viewport().width(), self._table.horizontalHeader()
            header.resizeSection(ClosestColumn.CLIENT, int(width * _NAME_SHARE))
            header.resizeSection(ClosestColumn.ACTION, int(width * _ACTION_SHARE))
            header.resizeSection(ClosestColumn.UNTIL, sized(_UNTIL_WIDTH))
        return super().eventFilter(watched, event)

    def _show_words(self, day: ClosestDay) -> None:
        count = len(day.rows)
        words = ngettext("{count} person to turn to", "{count} people to turn to", count).format(count=count)
        done = ngettext("one heard from us today", "{count} heard from us today", day.done_count)
        parts = [words, done.format(count=day.done_count)] if day.done_count else [words]
        self._count_label.setText(_("{what}, the closest first.").format(what=", ".join(parts)))
        self._end_label.setText(
            _(
                "That is the whole list for today. Who has heard from us leaves it, and nobody moves up in their "
                "place: at most twelve invitations a day, so that each of them gets all of us."
            )
        )

    def _show_act(self, _now: QModelIndex | None = None, _then: QModelIndex | None = None) -> None:
        row = self._model.row_at(self._table.currentIndex().row())
        if row is not None:
            self._button.setText(_verbs()[row.act])
            self._button.set_icon(_ICONS[row.act])
            self._button.setAccessibleDescription(f"{row.name}: {row.action}")

    def _open_card(self) -> None:
        client_id = self.client_in_view()
        if client_id is not None:
            self.client_requested.emit(client_id)

    def _do(self, number: int) -> None:
        row = self._model.row_at(number)
        if row is not None:
            self._acts()[row.act](row)

    def _acts(self) -> dict[ClosestAct, Callable[[ClosestRow], None]]:
        return {
            ClosestAct.OPEN_CARD: lambda row: self.client_requested.emit(row.client_id),
            ClosestAct.OPEN_BOARD: lambda row: self.complaint_requested.emit(row.item),
            ClosestAct.OPEN_JOB: lambda row: self.job_requested.emit(row.item),
            ClosestAct.ASK: lambda _row: self.place_requested.emit("aftercare"),
            ClosestAct.CALL: lambda row: self.call_log_requested.emit(row.client_id),
            ClosestAct.WRITE: self._write,
        }

    def _write(self, row: ClosestRow) -> None:
        about = _MESSAGES.get(Tier(row.tier), MessageKind.FREE)
        self.write_requested.emit(WriteWish((row.client_id,), about.value, row.channel))

    def _build(self) -> None:
        header = self._table.horizontalHeader()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(ClosestColumn.REASON, QHeaderView.ResizeMode.Stretch)
        self._table.viewport().installEventFilter(self)
        self._list = QWidget()
        lines = QVBoxLayout(self._list)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(Space.M)
        lines.addWidget(self._table, 1)
        lines.addWidget(self._end_label)
        self._stack.addWidget(self._list)
        self._stack.addWidget(self._empty)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(TextLabel(_("Closest at hand"), TextRole.TITLE))
        words.addWidget(self._count_label)
        head = QHBoxLayout()
        head.setSpacing(Space.S)
        head.addLayout(words, 1)
        head.addWidget(self._card_button)
        head.addWidget(self._button)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.L, Space.XL, Space.XL)
        column.setSpacing(Space.M)
        column.addLayout(head)
        column.addWidget(self._tabs)
        column.addWidget(self._stack, 1)


def _verbs() -> dict[ClosestAct, str]:
    return {
        ClosestAct.OPEN_CARD: _("&Turn to them"),
        ClosestAct.OPEN_BOARD: _("Open the &board"),
        ClosestAct.OPEN_JOB: _("Open the &visit"),
        ClosestAct.ASK: _("&Ask how it was"),
        ClosestAct.CALL: _("&Call"),
        ClosestAct.WRITE: _("&Write to them"),
    }
