"""The rows of the clients list, read page by page as the list is scrolled."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from enum import IntEnum
from typing import Any
from zoneinfo import ZoneInfo

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.queries.client_list_rows import ClientRow, ClientSort
from app.translations import gettext as _
from app.translations import ngettext
from ui.clients.client_state import state_of
from ui.theme.scripts import ensure_fonts_for
from ui.wording import gap_words, moment_words, short_day_words

FIRST_PAGE = 60  # what a large screen shows; a start and a change of order read no more
PAGE_SIZE = 200
ROW_ROLE = Qt.ItemDataRole.UserRole + 1
# Looking a member up in an enumeration of Qt costs more than all else in `data`, which is asked for every cell.
_DISPLAY = Qt.ItemDataRole.DisplayRole
_ACCESSIBLE = Qt.ItemDataRole.AccessibleTextRole
_NOWHERE = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex

FetchRows = Callable[[ClientRow | None, int], Sequence[ClientRow]]


class ClientColumn(IntEnum):
    """The columns from left to right."""

    NAME = 0
    STREET = 1
    LAST_VISIT = 2
    NEXT_VISIT = 3
    USUAL_GAP = 4
    YEARS = 5
    STATE = 6


SORT_OF_COLUMN = {
    ClientColumn.NAME: ClientSort.NAME,
    ClientColumn.STREET: ClientSort.STREET,
    ClientColumn.LAST_VISIT: ClientSort.LAST_VISIT,
    ClientColumn.NEXT_VISIT: ClientSort.NEXT_VISIT,
    ClientColumn.USUAL_GAP: ClientSort.USUAL_GAP,
    ClientColumn.YEARS: ClientSort.YEARS,
}


class ClientsTableModel(QAbstractTableModel):
    """Frozen rows only: no paint can cause a read; `fetch` is called with the last row for the page that follows it."""

    def __init__(self, fetch: FetchRows, now: Callable[[], datetime], zone: ZoneInfo, parent: QObject | None = None):
        super().__init__(parent)
        self._fetch = fetch
        self._now = now
        self._zone = zone
        self._rows: list[ClientRow] = []
        self._has_more = False

    @property
    def rows(self) -> Sequence[ClientRow]:
        """What has been read so far."""
        return self._rows

    def reload(self, at_least: int = FIRST_PAGE) -> None:
        """Read the list anew from its beginning, and as many rows as were there before or `at_least`."""
        wanted = max(at_least, FIRST_PAGE)
        rows = list(self._fetch(None, wanted))
        _see_to_fonts(rows)
        self.beginResetModel()
        self._rows = rows
        self._has_more = len(rows) == wanted
        self.endResetModel()

    def row_at(self, number: int) -> ClientRow | None:
        """The row with this number, or None past the end of what was read."""
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def number_of(self, client_id: int) -> int:
        """Where a client stands, or -1 if not among the rows read."""
        return next((number for number, row in enumerate(self._rows) if row.id == client_id), -1)

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """How many rows were read so far."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """The same for every list."""
        return 0 if parent.isValid() else len(ClientColumn)

    def canFetchMore(self, parent: _Index) -> bool:
        """Whether there is another page."""
        return self._has_more and not parent.isValid()

    def fetchMore(self, parent: _Index) -> None:
        """Read the next page and put it below."""
        if not self.canFetchMore(parent):
            return
        rows = list(self._fetch(self._rows[-1] if self._rows else None, PAGE_SIZE))
        self._has_more = len(rows) == PAGE_SIZE
        if not rows:
            return
        _see_to_fonts(rows)
        self.beginInsertRows(QModelIndex(), len(self._rows), len(self._rows) + len(rows) - 1)
        self._rows.extend(rows)
        self.endInsertRows()

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The words above the columns."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _head(ClientColumn(section))
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Text, the sentence for screen readers, or the whole row."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == _DISPLAY:
            # The last column is painted as a chip by its delegate.
            return self._text(row, index.column()) if index.column() != ClientColumn.STATE else ""
        if role == _ACCESSIBLE:
            return self.sentence(row)
        if role == ROW_ROLE:
            return row
        return None

    def sentence(self, row: ClientRow) -> str:
        """What a screen reader says of a line."""
        last = self._text(row, ClientColumn.LAST_VISIT)
        upcoming = self._text(row, ClientColumn.NEXT_VISIT)
        parts = [
            row.name,
            row.street,
            _("last visit {day}").format(day=last) if last else _("no visit yet"),
            _("next visit {moment}").format(moment=upcoming) if upcoming else "",
            self._text(row, ClientColumn.STATE),
        ]
        return ", ".join(part for part in parts if part)

    def _text(self, row: ClientRow, column: int) -> str:
        now = self._now()
        today = now.astimezone(self._zone).date()
        match column:
            case ClientColumn.NAME:
                return row.name
            case ClientColumn.STREET:
                return ", ".join(part for part in (row.street, row.town) if part)
            case ClientColumn.LAST_VISIT:
                return short_day_words(row.last_visit_on, today) if row.last_visit_on else ""
            case ClientColumn.NEXT_VISIT:
                return moment_words(row.next_visit_at, now, self._zone) if row.next_visit_at else ""
            case ClientColumn.USUAL_GAP:
                return gap_words(row.usual_gap_days) if row.usual_gap_days else ""
            case ClientColumn.YEARS:
                return _years(row)
            case _:
                return self._state_text(row, today)

    def _state_text(self, row: ClientRow, today: date) -> str:
        state = state_of(row, today)
        return state.text if state is not None else ""


def _years(row: ClientRow) -> str:
    if not row.visit_count:
        return ""
    return ngettext("{count} year", "{count} years", row.years).format(count=row.years) if row.years else _("new")


def _head(column: ClientColumn) -> str:
    return {
        ClientColumn.NAME: _("Client"),
        ClientColumn.STREET: _("Street"),
        ClientColumn.LAST_VISIT: _("Last visit"),
        ClientColumn.NEXT_VISIT: _("Next visit"),
        ClientColumn.USUAL_GAP: _("Usual gap"),
        ClientColumn.YEARS: _("With us"),
        ClientColumn.STATE: _("Now"),
    }[column]


def _see_to_fonts(rows: Sequence[ClientRow]) -> None:
    for row in rows:
        ensure_fonts_for(row.name, row.street, row.town)
