"""The lines of one list of the Loyalty page; what was given is read page by page as the list is scrolled."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.queries.loyalty_rows import LoyaltyLine
from app.translations import gettext as _
from ui.firm_formats import FirmFormats
from ui.loyalty.loyalty_words import reasons_words, step_look, story_words, what_words
from ui.theme.scripts import ensure_fonts_for
from ui.widgets.paged_table_model import ROW_ROLE

PAGE = 200
_NOWHERE = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex
ReadMore = Callable[[LoyaltyLine], Sequence[LoyaltyLine]]


class LoyaltyColumn(IntEnum):
    """The columns from left to right."""

    DAY = 0
    CLIENT = 1
    REASON = 2
    STEP = 3


class LoyaltyModel(QAbstractTableModel):
    """One line for each thank-you; a chip says how far it has come."""

    def __init__(self, formats: FirmFormats, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._formats = formats
        self._lines: list[LoyaltyLine] = []
        self._read_more: ReadMore | None = None

    def show_lines(self, lines: Sequence[LoyaltyLine], read_more: ReadMore | None = None) -> None:
        """Show another list; `read_more` reads what comes behind its last line."""
        _see_to_fonts(lines)
        self.beginResetModel()
        self._lines, self._read_more = list(lines), read_more if len(lines) >= PAGE else None
        self.endResetModel()

    def is_of_one_step(self) -> bool:
        """Whether all lines are due, or all held, so that a chip on each would say nothing; more may be read later."""
        return self._read_more is None and len({line.step for line in self._lines}) == 1

    def line_at(self, number: int) -> LoyaltyLine | None:
        """The line with this number, or None."""
        return self._lines[number] if 0 <= number < len(self._lines) else None

    def number_of(self, line: LoyaltyLine | None) -> int | None:
        """Where a thank-you stands now, whatever became of it; None if it is not in this list."""
        if line is None:
            return None
        key = _key(line)
        return next((number for number, each in enumerate(self._lines) if _key(each) == key), None)

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """How many were read so far."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """The same for every list."""
        return 0 if parent.isValid() else len(LoyaltyColumn)

    def canFetchMore(self, parent: _Index) -> bool:
        """Whether there is another page."""
        return self._read_more is not None and not parent.isValid()

    def fetchMore(self, parent: _Index) -> None:
        """Read the next page and put it below."""
        if not self.canFetchMore(parent) or self._read_more is None:
            return
        more = self._read_more(self._lines[-1])
        if len(more) < PAGE:
            self._read_more = None
        if more:
            _see_to_fonts(more)
            self.beginInsertRows(QModelIndex(), len(self._lines), len(self._lines) + len(more) - 1)
            self._lines.extend(more)
            self.endInsertRows()

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The words above the columns."""
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (_("Day"), _("Client"), _("Thanks for"), _("State"))[section]

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Text, the line itself for the chip, or the sentence for screen readers."""
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(line, index.column())
        if role == ROW_ROLE:
            return line
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.sentence(line)
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == LoyaltyColumn.REASON:
            return f"{reasons_words(line)} · {what_words(line)}"
        return None

    def sentence(self, line: LoyaltyLine) -> str:
        """What a screen reader says of a line."""
        parts = (line.client_name, reasons_words(line), what_words(line), step_look(line).text)
        return ", ".join(parts) + ". " + story_words(line, self._formats)

    def _text(self, line: LoyaltyLine, column: int) -> str:
        match column:
            case LoyaltyColumn.DAY:
                return self._formats.date(line.on)
            case LoyaltyColumn.CLIENT:
                return line.client_name
            case LoyaltyColumn.REASON:
                return reasons_words(line)
            case _:
                return ""


def _key(line: LoyaltyLine) -> tuple[int, str, int]:
    return (line.client_id, line.rule, line.level)


def _see_to_fonts(lines: Sequence[LoyaltyLine]) -> None:
    for line in lines:
        ensure_fonts_for(line.client_name)
