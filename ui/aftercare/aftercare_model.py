"""The calls to make, one line each."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from enum import IntEnum
from typing import Any
from zoneinfo import ZoneInfo

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.queries.calls_to_make import CallsToMake
from app.queries.rows import AftercareRow
from app.translations import gettext as _
from ui.theme.scripts import ensure_fonts_for
from ui.wording import days_ago_words

_NOWHERE = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex


class AftercareColumn(IntEnum):
    """The columns from left to right."""

    CLIENT = 0
    ASK = 1
    VISIT = 2
    TECHNICIAN = 3
    OWNER = 4
    REACH = 5


class AftercareModel(QAbstractTableModel):
    """The queue as read; probes first, as the query orders them."""

    def __init__(self, now: Callable[[], datetime], zone: ZoneInfo, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self._zone = zone
        self._rows: tuple[AftercareRow, ...] = ()
        self._calls = CallsToMake()

    def set_calls(self, calls: CallsToMake) -> None:
        """Show another queue: what is not for whoever sits here says so instead of the question."""
        for row in calls.rows:
            ensure_fonts_for(row.client_name, row.what)
        self.beginResetModel()
        self._calls, self._rows = calls, calls.rows
        self.endResetModel()

    def row_at(self, number: int) -> AftercareRow | None:
        """The call with this number, or None."""
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def number_of(self, client_id: int | None) -> int:
        """Where a client stands, or the first line."""
        return next((number for number, row in enumerate(self._rows) if row.client_id == client_id), 0)

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """How many calls wait."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """The same for every queue."""
        return 0 if parent.isValid() else len(AftercareColumn)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The words above the columns."""
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        heads = (
            _("Client"), _("What to ask"), _("Visit"), _("Who was there"), _("Answers for it"), _("How to reach them"),
        )  # fmt: skip
        return heads[section]

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Text, or the sentence for screen readers."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(row, AftercareColumn(index.column()))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(self._text(row, column) for column in AftercareColumn if self._text(row, column))
        return None

    def _text(self, row: AftercareRow, column: AftercareColumn) -> str:
        match column:
            case AftercareColumn.CLIENT:
                return row.client_name
            case AftercareColumn.ASK:
                return self._calls.why_not(row) or question_of(row)
            case AftercareColumn.VISIT:
                today = self._now().astimezone(self._zone).date()
                day = days_ago_words(row.finished_at.astimezone(self._zone).date(), today)
                return _("{what} · {day}").format(what=row.what, day=day) if row.what else day
            case AftercareColumn.TECHNICIAN:
                return row.technician_name
            case AftercareColumn.OWNER:
                return row.owner_name
            case _:
                return reach_words(row)


def question_of(row: AftercareRow) -> str:
    """What to ask: how it was, or after a bare good or a long silence what would have made it great."""
    if row.is_silent:
        return _("Said nothing for a week. What would have made it great?")
    return _("Said “good”. What would have made it great?") if row.is_probe else _("How was it for you?")


def reach_words(row: AftercareRow) -> str:
    """The number, or the other way that they allow."""
    way = row.way
    if way is None or way.channel == "phone":
        return row.phone
    words = {"text": _("Text: {reach}"), "email": "{reach}", "letter": _("By letter")}
    return words.get(way.channel, _("No way known")).format(reach=way.reach)
