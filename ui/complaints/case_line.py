"""A case of the library in two lines: title and chip, and what was learnt; painted for lists and for the side card."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.queries.complaint_library import LibraryRow
from app.rules.complaint_terms import ending_words
from ui.complaints.case_words import case_gist, case_sentence, case_title, end_look
from ui.firm_formats import FirmFormats
from ui.theme.appearance import appearance, sized, tokens
from ui.theme.fonts import TextRole
from ui.theme.scripts import ensure_fonts_for
from ui.theme.tokens import Space
from ui.widgets.painting import chip_height, chip_width, draw_text, fill_rounded, paint_chip, paint_focus_ring

_HEIGHT = 52
_LINE = 20
_RADIUS = 6


def paint_case(painter: QPainter, area: QRectF, row: LibraryRow, formats: FirmFormats) -> None:
    """Title, chip, and below them what was learnt."""
    look = tokens()
    left, right = area.left() + Space.S, area.right() - Space.S
    step = sized(_LINE)
    top = area.center().y() - step
    end = ending_words(row.chip)
    if end:
        tone, icon = end_look(row.chip)
        width = chip_width(end, icon)
        paint_chip(painter, right - width, top + (step - chip_height()) / 2, end, tone, icon)
        title_right = right - width - Space.S
    else:
        title_right = right
    title = QRectF(left, top, max(0.0, title_right - left), step)
    draw_text(painter, title, case_title(row, formats), TextRole.SECONDARY_STRONG, look.text)
    gist = QRectF(left, top + step, right - left, step)
    draw_text(painter, gist, case_gist(row), TextRole.SECONDARY, look.text_secondary)


class CaseButton(QAbstractButton):
    """A case to unfold; a click leaves the caret where it is, Tab and Enter reach it as well."""

    def __init__(self, row: LibraryRow, formats: FirmFormats, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = row
        self._formats = formats
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAccessibleName(case_sentence(row, formats))
        ensure_fonts_for(row.words, row.lesson, row.client_name)
        appearance().changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """Two lines at the text size in use."""
        return QSize(200, sized(_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it in the theme in use."""
        look = tokens()
        painter = QPainter(self)
        area = QRectF(self.rect())
        if self.isChecked() or self.underMouse():
            fill_rounded(painter, area, _RADIUS, look.selection if self.isChecked() else look.hover)
        paint_case(painter, area, self._row, self._formats)
        if self.hasFocus():
            paint_focus_ring(painter, area, _RADIUS)
        painter.end()


class CaseDelegate(QStyledItemDelegate):
    """Paints the same two lines in the list of the library."""

    def __init__(self, formats: FirmFormats, row_role: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._formats = formats
        self._row_role = row_role

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Two lines at the text size in use."""
        return QSize(200, sized(_HEIGHT))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one case, with the ring of the keyboard around the chosen one."""
        look = tokens()
        area = QRectF(option.rect)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            fill_rounded(painter, area, _RADIUS, look.selection)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            fill_rounded(painter, area, _RADIUS, look.hover)
        paint_case(painter, area, index.data(self._row_role), self._formats)
        if option.state & QStyle.StateFlag.State_HasFocus:
            paint_focus_ring(painter, area, _RADIUS)
        painter.restore()
