"""Scrollable pages on a desk; only those in view are drawn, and each is drawn once for a width."""

from __future__ import annotations

from collections import OrderedDict

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from app.translations import gettext as _
from ui.print_preview.pdf_pages import PdfPages
from ui.theme.appearance import tokens
from ui.widgets.painting import outline_rounded

_GAP = 16
_MARGIN = 24
_WIDEST = 860
_KEPT_PICTURES = 12


class PdfView(QAbstractScrollArea):
    """Shows the pages below each other; `page_changed` tells which one is on top, counted from 1."""

    page_changed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages: PdfPages | None = None
        self._areas: list[QRect] = []
        self._pictures: OrderedDict[tuple[int, int], QPixmap] = OrderedDict()
        self._page = 0
        self.setAccessibleName(_("Pages"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    def show_pages(self, pages: PdfPages | None) -> None:
        """Show another document from its first page; None shows an empty desk."""
        self._pages = pages
        self._pictures.clear()
        self._page = 0
        self.verticalScrollBar().setValue(0)
        self._arrange()
        self._on_scrolled()

    def sizeHint(self) -> QSize:
        """Room for a page."""
        return QSize(700, 800)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Page Up and Down go from page to page, Home and End to the first and the last."""
        bar = self.verticalScrollBar()
        last = len(self._areas) - 1
        goals = {
            Qt.Key.Key_PageDown: min(self._page + 1, last),
            Qt.Key.Key_PageUp: max(self._page - 1, 0),
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        key = Qt.Key(event.key())
        if key in goals and self._areas:
            bar.setValue(self._areas[goals[key]].top() - _GAP)
        elif key in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            bar.setValue(bar.value() + (60 if key == Qt.Key.Key_Down else -60))
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, _event: QResizeEvent) -> None:
        """Fit the pages to the new width."""
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The desk and the pages in view."""
        look = tokens()
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), QColor(look.sunken))
        offset = QPoint(0, -self.verticalScrollBar().value())
        for number, area in enumerate(self._areas):
            shown = area.translated(offset)
            if shown.intersects(event.rect()):
                painter.drawPixmap(shown.topLeft(), self._picture(number, area.width()))
                outline_rounded(painter, QRectF(shown).adjusted(-1, -1, 1, 1), 1, look.line_strong)
        painter.end()

    def _picture(self, number: int, width: int) -> QPixmap:
        assert self._pages is not None
        ratio = self.devicePixelRatioF()
        key = (number, round(width * ratio))
        if key not in self._pictures:
            picture = QPixmap.fromImage(self._pages.picture(number, key[1]))
            picture.setDevicePixelRatio(ratio)
            self._pictures[key] = picture
            while len(self._pictures) > _KEPT_PICTURES:
                self._pictures.popitem(last=False)
        self._pictures.move_to_end(key)
        return self._pictures[key]

    def _arrange(self) -> None:
        self._areas = []
        top = _GAP
        whole = self.viewport().width()
        for number in range(self._pages.count if self._pages is not None else 0):
            assert self._pages is not None
            size = self._pages.size(number)
            width = max(100, min(whole - 2 * _MARGIN, _WIDEST))
            height = round(width * size.height() / size.width())
            self._areas.append(QRect((whole - width) // 2, top, width, height))
            top += height + _GAP
        bar = self.verticalScrollBar()
        bar.setPageStep(self.viewport().height())
        bar.setSingleStep(40)
        bar.setRange(0, max(0, top - self.viewport().height()))
        self.viewport().update()

    def _on_scrolled(self) -> None:
        self.viewport().update()
        middle = self.verticalScrollBar().value() + self.viewport().height() // 3
        page = next((number for number, area in enumerate(self._areas) if area.bottom() + _GAP >= middle), 0)
        self._page = page
        self.page_changed.emit(page + 1 if self._areas else 0)
