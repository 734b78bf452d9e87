"""Who owes what since when, one line each, read page by page as the list is scrolled."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.queries.owed import OwedBook, OwedClientRow
from app.rules.owed_ages import age_words
from app.translations import gettext as _
from ui.theme.scripts import ensure_fonts_for

_PAGE = 200
_NOWHERE = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex


class OwedColumn(IntEnum):
    """The columns from left to right."""

    CLIENT = 0
    PHONE = 1
    OLDEST = 2
    CURRENT = 3
    TO_30 = 4
    TO_60 = 5
    TO_90 = 6
    OVER_90 = 7
    TOTAL = 8


class OwedModel(QAbstractTableModel):
    """The oldest debt first; the words of money and days come from the firm's formats."""

    def __init__(self, money: Callable[[int], str], day: Callable[[date], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._money = money
        self._day = day
        self._book: OwedBook | None = None
        self._rows: list[OwedClientRow] = []
        self._after: tuple[date, int] | None = None

    def set_book(self, book: OwedBook, at_least: int = 0) -> None:
        """Show another reading, as far as the list was scrolled before."""
        page = book.page(size=max(_PAGE, at_least))
        _see_to_fonts(page.rows)
        self.beginResetModel()
        self._book, self._rows, self._after = book, list(page.rows), page.after
        self.endResetModel()

    def row_at(self, number: int) -> OwedClientRow | None:
        """The row with this number, or None."""
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def number_of(self, client_id: int | None) -> int:
        """Where a client stands, or the first line."""
        return next((number for number, row in enumerate(self._rows) if row.client_id == client_id), 0)

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """How many were read so far."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """The same for every list."""
        return 0 if parent.isValid() else len(OwedColumn)

    def canFetchMore(self, parent: _Index) -> bool:
        """Whether there is another page."""
        return self._after is not None and not parent.isValid()

    def fetchMore(self, parent: _Index) -> None:
        """Read the next page and put it below."""
        if not self.canFetchMore(parent) or self._book is None:
            return
        page = self._book.page(self._after, _PAGE)
        self._after = page.after
        if page.rows:
            _see_to_fonts(page.rows)
            self.beginInsertRows(QModelIndex(), len(self._rows), len(self._rows) + len(page.rows) - 1)
            self._rows.extend(page.rows)
            self.endInsertRows()

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The words above the columns."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(section)
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return (_("Client"), _("Phone"), _("Due"), *age_words(), _("Owed"))[section]

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Text, or the sentence for screen readers."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(row, index.column())
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.sentence(row)
        return None

    def sentence(self, row: OwedClientRow) -> str:
        """What a screen reader says of a line."""
        parts = [
            _("{name} owes {amount}").format(name=row.name, amount=self._money(row.owed_minor)),
            _("due since {day}").format(day=self._day(row.oldest_due_on)),
        ]
        ages = zip(age_words(), row.ages.amounts, strict=True)
        parts += [f"{words} {self._money(amount)}" for words, amount in ages if amount]
        return ", ".join(parts)

    def _text(self, row: OwedClientRow, column: int) -> str:
        match column:
            case OwedColumn.CLIENT:
                return row.name
            case OwedColumn.PHONE:
                return row.phone
            case OwedColumn.OLDEST:
                return self._day(row.oldest_due_on)
            case OwedColumn.TOTAL:
                return self._money(row.owed_minor)
            case _:
                amount = row.ages.amounts[column - OwedColumn.CURRENT]
                return self._money(amount) if amount else ""


def _alignment(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column >= OwedColumn.CURRENT else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


def _see_to_fonts(rows: tuple[OwedClientRow, ...]) -> None:
    for row in rows:
        ensure_fonts_for(row.name)
