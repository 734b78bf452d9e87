"""Scrollable pages on a desk; those in view are drawn beside the window's thread, until then a sheet is white."""

from __future__ import annotations

from collections import OrderedDict

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QImage,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from app.translations import gettext as _
from ui.print_preview.page_drawer import PageDrawer, WantedPage
from ui.print_preview.page_places import GAP, Fit, PagePlaces, Zoom, next_step
from ui.print_preview.pdf_pages import PdfPages
from ui.theme.appearance import tokens
from ui.theme.fonts import TextRole, font
from ui.widgets.painting import outline_rounded

_MOST_KEPT = 160_000_000  # bytes of pictures
_SHEET_WORDS = "#9a9a9a"
_LINE_STEP = 60
_POINTS_PER_INCH = 72


class PdfView(QAbstractScrollArea):
    """Shows the pages below each other; `page_changed` tells which one is on top, counted from 1."""

    page_changed = Signal(int)
    zoom_changed = Signal(object)  # Fit or percent

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages: PdfPages | None = None
        self._zoom: Zoom = Fit.WIDTH
        self._places = PagePlaces((), QSize(), self._zoom, 1.0)
        self._pictures: OrderedDict[WantedPage, QPixmap] = OrderedDict()
        self._kept_bytes = 0
        self._words: dict[int, str] = {}
        self._page = 0
        self._drawer = PageDrawer(self)
        self._drawer.drawn.connect(self._take_picture)
        self._drawer.read.connect(self._take_words)
        self.destroyed.connect(self._drawer.close)
        self.setObjectName("preview.pages")
        self.setAccessibleName(_("Pages"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self.horizontalScrollBar().valueChanged.connect(self.viewport().update)

    @property
    def page(self) -> int:
        """The page on top, counted from 1; 0 without pages."""
        return self._page + 1 if self._places.areas else 0

    @property
    def zoom(self) -> Zoom:
        """How large the pages are shown."""
        return self._zoom

    @property
    def percent(self) -> int:
        """The zoom of the page on top in percent."""
        return round(self._places.percents[self._page]) if self._places.percents else 100

    @property
    def is_drawn(self) -> bool:
        """Whether everything in view stands there as it will be printed."""
        return all(self._wanted(number) in self._pictures for number in self._in_view())

    def show_pages(self, pages: PdfPages | None) -> None:
        """Show another document from its first page; None shows an empty desk."""
        self._drawer.want(None, ())
        self._pages = pages
        self._pictures.clear()
        self._kept_bytes = 0
        self._words.clear()
        self._page = 0
        self.setAccessibleDescription("")
        self._arrange()
        self.verticalScrollBar().setValue(0)
        self._on_scrolled()

    def set_zoom(self, zoom: Zoom) -> None:
        """Show the pages larger or smaller; what is on top stays on top."""
        if zoom == self._zoom:
            return
        place = self._reading_place()
        self._zoom = zoom
        self._arrange()
        self._go_to_reading_place(place)
        self.zoom_changed.emit(zoom)

    def zoom_by(self, direction: int) -> None:
        """One step larger or smaller."""
        self.set_zoom(next_step(self.percent, direction))

    def go_to_page(self, number: int) -> None:
        """Put this page, counted from 1, on top."""
        if self._places.areas:
            area = self._places.areas[min(max(number, 1), len(self._places.areas)) - 1]
            self.verticalScrollBar().setValue(area.top() - GAP)

    def take_key(self, event: QKeyEvent) -> bool:
        """Page Up and Down go from page to page, Home and End to the first and the last, the arrows scroll."""
        goals = {
            Qt.Key.Key_PageDown: self.page + 1,
            Qt.Key.Key_PageUp: self.page - 1,
            Qt.Key.Key_Home: 1,
            Qt.Key.Key_End: len(self._places.areas),
        }
        steps = {
            Qt.Key.Key_Down: (self.verticalScrollBar(), _LINE_STEP),
            Qt.Key.Key_Up: (self.verticalScrollBar(), -_LINE_STEP),
            Qt.Key.Key_Right: (self.horizontalScrollBar(), _LINE_STEP),
            Qt.Key.Key_Left: (self.horizontalScrollBar(), -_LINE_STEP),
        }
        key = Qt.Key(event.key())
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if held or not self._places.areas or (key not in goals and key not in steps):
            return False
        if key in goals:
            self.go_to_page(goals[key])
        else:
            bar, step = steps[key]
            bar.setValue(bar.value() + step)
        return True

    def sizeHint(self) -> QSize:
        """Room for a page."""
        return QSize(700, 800)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """From page to page."""
        if not self.take_key(event):
            event.ignore()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls; with Ctrl held it zooms."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if event.angleDelta().y():
                self.zoom_by(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def resizeEvent(self, _event: QResizeEvent) -> None:
        """Fit the pages to the new size."""
        place = self._reading_place()
        self._arrange()
        self._go_to_reading_place(place)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The desk and the pages in view."""
        look = tokens()
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(event.rect(), QColor(look.sunken))
        offset = -self._offset()
        for number in self._in_view():
            shown = self._places.areas[number].translated(offset)
            self._paint_page(painter, number, shown)
            outline_rounded(painter, QRectF(shown).adjusted(-1, -1, 1, 1), 1, look.line_strong)
        painter.end()

    def _paint_page(self, painter: QPainter, number: int, shown: QRect) -> None:
        picture = self._pictures.get(self._wanted(number)) or self._older_picture(number)
        if picture is not None:
            painter.drawPixmap(shown, picture)
            return
        painter.fillRect(shown, Qt.GlobalColor.white)
        painter.setPen(QColor(_SHEET_WORDS))
        painter.setFont(font(TextRole.BODY))
        painter.drawText(shown, Qt.AlignmentFlag.AlignCenter, _("Page {number}").format(number=number + 1))

    def _older_picture(self, number: int) -> QPixmap | None:
        """The page as it was drawn at another zoom, until it is there at this one."""
        return next((self._pictures[key] for key in reversed(self._pictures) if key.number == number), None)

    def _wanted(self, number: int) -> WantedPage:
        return WantedPage(number, round(self._places.areas[number].width() * self.devicePixelRatioF()))

    def _in_view(self) -> range:
        top = self.verticalScrollBar().value()
        return self._places.pages_between(top, top + self.viewport().height())

    def _want(self) -> None:
        """Ask for what is in view, then for its words, then for the neighbours."""
        in_view = self._in_view()
        if self._pages is None or not in_view:
            return
        near = [*in_view, in_view.stop, in_view.start - 1]
        pictures = [self._wanted(number) for number in near if 0 <= number < len(self._places.areas)]
        wanted = [each for each in pictures if each not in self._pictures]
        if self._page not in self._words:
            wanted.insert(min(len(in_view), len(wanted)), WantedPage(self._page, 0))
        self._drawer.want(self._pages, wanted)

    def _take_picture(self, pages: PdfPages, wanted: WantedPage, image: QImage) -> None:
        if pages is not self._pages:
            return
        picture = QPixmap.fromImage(image)
        picture.setDevicePixelRatio(self.devicePixelRatioF())
        self._pictures[wanted] = picture
        self._kept_bytes += image.sizeInBytes()
        in_view = {self._wanted(number) for number in self._in_view()}
        for key in [key for key in self._pictures if key not in in_view]:
            if self._kept_bytes <= _MOST_KEPT:
                break
            old = self._pictures.pop(key)
            self._kept_bytes -= old.width() * old.height() * 4
        self.viewport().update()

    def _take_words(self, pages: PdfPages, number: int, words: str) -> None:
        if pages is self._pages:
            self._words[number] = words
            self._describe()

    def _describe(self) -> None:
        """Tell a screen reader what stands on the page on top."""
        words = _("Page {number} of {count}").format(number=self.page, count=len(self._places.areas))
        self.setAccessibleDescription(f"{words}. {self._words.get(self._page, '')}")
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))

    def _reading_place(self) -> tuple[int, float]:
        """The page on top and how much of it is above the window's edge."""
        if not self._places.areas:
            return 0, 0.0
        area = self._places.areas[self._page]
        return self._page, (self.verticalScrollBar().value() - area.top()) / max(1, area.height())

    def _go_to_reading_place(self, place: tuple[int, float]) -> None:
        page, part = place
        if page < len(self._places.areas):
            area = self._places.areas[page]
            at_edge = area.top() - GAP
            goal = at_edge if part <= 0 else round(area.top() + part * area.height())
            self.verticalScrollBar().setValue(goal)
        across = self.horizontalScrollBar()
        across.setValue((across.minimum() + across.maximum()) // 2)

    def _offset(self) -> QPoint:
        return QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def _arrange(self) -> None:
        count = self._pages.count if self._pages is not None else 0
        sizes = [self._pages.size(number) for number in range(count)] if self._pages is not None else []
        room = self.viewport().size()
        self._places = PagePlaces(sizes, room, self._zoom, self.logicalDpiX() / _POINTS_PER_INCH)
        for bar, whole, seen in (
            (self.verticalScrollBar(), self._places.size.height(), room.height()),
            (self.horizontalScrollBar(), self._places.size.width(), room.width()),
        ):
            bar.setPageStep(seen)
            bar.setSingleStep(40)
            bar.setRange(0, max(0, whole - seen))
        self.viewport().update()
        self._want()

    def _on_scrolled(self) -> None:
        self.viewport().update()
        middle = self.verticalScrollBar().value() + self.viewport().height() // 3
        page = self._places.page_at(middle) if self._places.areas else 0
        if self._places.areas and page != self._page:
            self._page = page
            self._describe()
        self._page = page
        self._want()
        self.page_changed.emit(self.page)
