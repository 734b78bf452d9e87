"""The example's pages below each other, as wide as there is room, with the sentence in hand marked."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from app.translations import gettext as _
from ui.paper_words.example_making import Example
from ui.theme.appearance import tokens
from ui.theme.tokens import LIGHT
from ui.widgets.painting import outline_rounded

_GAP = 12
_MARGIN = 12
_LEAST_WIDTH = 120
_STEP = 60
_AIR = 40  # above a mark that was scrolled to
_SPREAD = 3
_ZOOMS = (1.0, 1.5, 2.0, 3.0)


class ExampleView(QAbstractScrollArea):
    """Shows pictures; `wider` asks for new ones as wide as there is room now. It never takes the keyboard by itself."""

    wider = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._example = Example(())
        self._areas: list[QRect] = []
        self._zoom = 0
        self.setAccessibleName(_("Example on paper"))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)

    @property
    def example(self) -> Example:
        """What is shown."""
        return self._example

    @property
    def page_width(self) -> int:
        """How wide a page is drawn here; the scroll bar has its room also while there is none."""
        room = self.width() - self.verticalScrollBar().sizeHint().width() - 2 * _MARGIN
        return round(max(_LEAST_WIDTH, room) * _ZOOMS[self._zoom])

    @property
    def pixels_wide(self) -> int:
        """The same in dots of the screen."""
        return round(self.page_width * self.devicePixelRatioF())

    def sizeHint(self) -> QSize:
        """Room to read a page."""
        return QSize(380, 460)

    def show_example(self, example: Example, *, is_other_text: bool) -> None:
        """Show other pages in the same place; another text scrolls to where it stands."""
        self._example = example
        self._arrange()
        if is_other_text and example.marks:
            self._show_mark()

    def zoom(self, step: int) -> None:
        """Larger or smaller by one step; the smallest fits the width."""
        zoom = min(max(self._zoom + step, 0), len(_ZOOMS) - 1)
        if zoom != self._zoom:
            self._zoom = zoom
            self._arrange()
            self._show_mark()
            self.wider.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows scroll, plus and minus zoom."""
        upright, across = self.verticalScrollBar(), self.horizontalScrollBar()
        moves = {
            Qt.Key.Key_Down: (upright, _STEP),
            Qt.Key.Key_Up: (upright, -_STEP),
            Qt.Key.Key_Right: (across, _STEP),
            Qt.Key.Key_Left: (across, -_STEP),
            Qt.Key.Key_PageDown: (upright, upright.pageStep()),
            Qt.Key.Key_PageUp: (upright, -upright.pageStep()),
        }
        key = Qt.Key(event.key())
        if key in moves:
            bar, step = moves[key]
            bar.setValue(bar.value() + step)
        elif key in {Qt.Key.Key_Plus, Qt.Key.Key_Minus}:
            self.zoom(1 if key == Qt.Key.Key_Plus else -1)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the pages to the new width, and ask for clearer ones."""
        self._arrange()
        if event.oldSize().width() != event.size().width():
            self.wider.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The desk, the pages, and a soft mark over the sentence in hand."""
        look = tokens()
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(event.rect(), QColor(look.sunken))
        if not self._example.pages:
            painter.setPen(QColor(look.text_tertiary))
            middle = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
            painter.drawText(self.viewport().rect(), middle, _("The example is on its way …"))
        offset = self._offset()
        for area, picture in zip(self._areas, self._example.pages, strict=True):
            shown = area.translated(offset)
            if shown.intersects(event.rect()):
                painter.drawImage(shown, picture)
                outline_rounded(painter, QRectF(shown).adjusted(-1, -1, 1, 1), 1, look.line_strong)
        self._paint_marks(painter, offset)
        painter.end()

    def _paint_marks(self, painter: QPainter, offset: QPoint) -> None:
        # The paper is white in both themes, so the light colours mark it in both.
        painter.setPen(QColor(LIGHT.accent))
        painter.setBrush(QColor(LIGHT.accent_soft))
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        for number, place in self._example.marks:
            area = self._placed(number, place).translated(offset)
            painter.drawRoundedRect(area.adjusted(-_SPREAD, -_SPREAD, _SPREAD, _SPREAD), _SPREAD, _SPREAD)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)

    def _placed(self, number: int, place: QRectF) -> QRect:
        area = self._areas[number]
        return QRectF(
            area.left() + place.left() * area.width(),
            area.top() + place.top() * area.height(),
            place.width() * area.width(),
            place.height() * area.height(),
        ).toAlignedRect()

    def _show_mark(self) -> None:
        """Scroll just as far as it takes to see where the sentence stands."""
        if not self._example.marks:
            return
        first = self._placed(*self._example.marks[0])
        for bar, start, end, room in (
            (self.verticalScrollBar(), first.top(), first.bottom(), self.viewport().height()),
            (self.horizontalScrollBar(), first.left(), first.right(), self.viewport().width()),
        ):
            if start < bar.value() or end > bar.value() + room:
                bar.setValue(max(0, start - _AIR))

    def _offset(self) -> QPoint:
        return QPoint(-self.horizontalScrollBar().value(), -self.verticalScrollBar().value())

    def _arrange(self) -> None:
        width, top = self.page_width, _GAP
        self._areas = []
        for picture in self._example.pages:
            height = round(width * picture.height() / picture.width())
            left = max(_MARGIN, (self.viewport().width() - width) // 2)
            self._areas.append(QRect(left, top, width, height))
            top += height + _GAP
        for bar, whole, room in (
            (self.verticalScrollBar(), top, self.viewport().height()),
            (self.horizontalScrollBar(), width + 2 * _MARGIN, self.viewport().width()),
        ):
            bar.setPageStep(room)
            bar.setSingleStep(_STEP)
            bar.setRange(0, max(0, whole - room))
        self.viewport().update()
