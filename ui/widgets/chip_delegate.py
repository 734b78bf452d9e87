"""A column of a list whose cells are chips."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.theme.tokens import Space
from ui.theme.tones import Tone
from ui.widgets.paged_table_model import ROW_ROLE
from ui.widgets.painting import chip_height, paint_chip


class ChipLook(NamedTuple):
    """What a chip says; the icon says it to who sees no colour."""

    text: str
    icon: str
    tone: Tone


class ChipDelegate(QStyledItemDelegate):
    """Paints what `look` makes of the row; the model has no text for the column, and None leaves the cell empty."""

    def __init__(self, look: Callable[[Any], ChipLook | None], parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """The row's ground as the style draws it, and the chip on it; a row that is still read has none."""
        super().paint(painter, option, index)
        row = index.data(ROW_ROLE)
        chip = self._look(row) if row is not None else None
        if chip is not None:
            area = option.rect
            top = area.top() + (area.height() - chip_height()) / 2
            paint_chip(painter, area.left() + Space.S, top, chip.text, chip.tone, chip.icon)
