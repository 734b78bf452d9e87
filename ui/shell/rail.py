"""The rail: six places with words, Settings and Help at the foot; below 1100 px only icons with names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, Qt
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QFrame, QSizePolicy, QVBoxLayout, QWidget

from ui.theme.appearance import appearance, sized, tokens
from ui.theme.fonts import TextRole
from ui.theme.icons import paint_brand_mark, paint_icon
from ui.theme.scripts import ensure_fonts_for
from ui.theme.tokens import Space
from ui.widgets.painting import draw_text, fill_rounded, paint_focus_ring, text_width

_WIDTH = 196
_COMPACT_WIDTH = 60
_ITEM = 36
_ICON = 18
_ICON_LEFT = 10
_TEXT_LEFT = 43
_BADGE = 22
_BRAND_HEIGHT = 62
_BRAND = 28
_BRAND_LEFT = 20


class RailPlace(NamedTuple):
    """A place: its key, word, icon, and the shortcut that its tool tip teaches."""

    key: str
    text: str
    icon: str
    shortcut: str = ""
    at_foot: bool = False


class RailItem(QAbstractButton):
    """One place on the rail, with an optional number that is red only while a promise is broken."""

    def __init__(self, place: RailPlace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.place = place
        self._count = 0
        self._is_late = False
        self._is_compact = False
        self.setCheckable(True)
        self.setText(place.text)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setToolTip(f"{place.text} ({place.shortcut})" if place.shortcut else place.text)
        self.set_badge(0, is_late=False)

    def set_badge(self, count: int, *, is_late: bool, sentence: str = "") -> None:
        """Show a number (0 hides it); `sentence` says it in words for a screen reader."""
        self._count, self._is_late = count, is_late
        spoken = sentence or (str(count) if count else "")
        self.setAccessibleName(f"{self.place.text}, {spoken}" if spoken else self.place.text)
        self.update()

    def set_compact(self, *, is_compact: bool) -> None:
        """Show the icon without its word."""
        self._is_compact = is_compact
        self.update()

    def sizeHint(self) -> QSize:
        """The size this needs at the text size in use."""
        return QSize(sized(_WIDTH) - 2 * Space.M, sized(_ITEM))

    def minimumSizeHint(self) -> QSize:
        """The least size that still shows it."""
        return QSize(_ITEM, sized(_ITEM))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it in the theme in use."""
        look = tokens()
        painter = QPainter(self)
        area = QRectF(self.rect())
        if self.isChecked():
            fill_rounded(painter, area, 6, look.surface)
            bar = sized(18)
            fill_rounded(painter, QRectF(0, (area.height() - bar) / 2, 3, bar), 1.5, look.accent)
        elif self.underMouse():
            fill_rounded(painter, area, 6, look.hover)
        ink = look.accent if self.isChecked() else look.text_secondary
        paint_icon(painter, self.place.icon, ink, _ICON_LEFT, (area.height() - _ICON) / 2, _ICON)
        if not self._is_compact:
            word = area.adjusted(_TEXT_LEFT, 0, -Space.S, 0)
            role = TextRole.BODY_STRONG if self.isChecked() else TextRole.BODY_MEDIUM
            draw_text(painter, word, self.text(), role, look.text if self.isChecked() else look.text_secondary)
        self._paint_badge(painter, area)
        if self.hasFocus():
            paint_focus_ring(painter, area, 6)
        painter.end()

    def _paint_badge(self, painter: QPainter, area: QRectF) -> None:
        if not self._count:
            return
        look = tokens()
        text = str(self._count)
        height = 16 if self._is_compact else _BADGE
        width = max(height, text_width(text, TextRole.CAPTION, tabular=True) + (6 if self._is_compact else 12))
        if self._is_compact:
            badge = QRectF(area.right() - width + 2, 0, width, height)
        else:
            badge = QRectF(area.right() - Space.S - width, (area.height() - height) / 2, width, height)
        fill_rounded(painter, badge, height / 2, look.late if self._is_late else look.line)
        ink = look.on_late if self._is_late else look.text_secondary
        left = badge.left() + (width - text_width(text, TextRole.CAPTION, tabular=True)) / 2
        draw_text(painter, badge.adjusted(left - badge.left(), 0, 4, 0), text, TextRole.CAPTION, ink, tabular=True)


class BrandMark(QWidget):
    """Our mark with the firm's name beside it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = ""
        self._second_line = ""
        self._is_compact = False
        self.setFixedHeight(_BRAND_HEIGHT)

    def set_firm(self, name: str, second_line: str) -> None:
        """Show a firm's name in one line or two."""
        ensure_fonts_for(name, second_line)
        self._name, self._second_line = name, second_line
        self.setAccessibleName(f"{name} {second_line}".strip())
        self.update()

    def set_compact(self, *, is_compact: bool) -> None:
        """Show the mark alone."""
        self._is_compact = is_compact
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it in the theme in use."""
        look = tokens()
        painter = QPainter(self)
        left = (self.width() - _BRAND) / 2 if self._is_compact else _BRAND_LEFT
        paint_brand_mark(painter, QRectF(left, Space.L + 2, _BRAND, _BRAND), 7)
        if not self._is_compact:
            words = QRectF(left + _BRAND + 10, 0, self.width() - left - _BRAND - Space.L, 20)
            if self._second_line:
                draw_text(painter, words.translated(0, 15), self._name, TextRole.BODY_STRONG, look.text)
                draw_text(painter, words.translated(0, 31), self._second_line, TextRole.SMALL, look.text_secondary)
            else:
                draw_text(painter, words.translated(0, 22), self._name, TextRole.BODY_STRONG, look.text)
        painter.end()


class Rail(QFrame):
    """The places; sends `place_chosen` with the key. Up and Down move between them."""

    place_chosen = Signal(str)

    def __init__(self, places: Sequence[RailPlace], name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("variant", "rail")
        self.setAccessibleName(name)
        self._is_compact = False
        self._items: dict[str, RailItem] = {}
        self._group = QButtonGroup(self)
        self._brand = BrandMark()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 1, Space.M)
        column.setSpacing(2)
        column.addWidget(self._brand)
        for place in (place for place in places if not place.at_foot):
            self._add(place, column)
        column.addStretch(1)
        for place in (place for place in places if place.at_foot):
            self._add(place, column)
        self._take_width()
        appearance().changed.connect(self._take_width)

    def set_firm(self, name: str, second_line: str = "") -> None:
        """The name of the firm beside the mark."""
        self._brand.set_firm(name, second_line)

    def set_current(self, key: str) -> None:
        """Mark the place in view without announcing it."""
        self._items[key].setChecked(True)

    def set_badge(self, key: str, count: int, *, is_late: bool = False, sentence: str = "") -> None:
        """Put a number on a place; red only while a promise is broken."""
        self._items[key].set_badge(count, is_late=is_late, sentence=sentence)

    def set_compact(self, *, is_compact: bool) -> None:
        """Icons only; the names stay for tool tips and screen readers."""
        self._is_compact = is_compact
        self._brand.set_compact(is_compact=is_compact)
        for item in self._items.values():
            item.set_compact(is_compact=is_compact)
        self._take_width()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys this answers to; all others go on."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        items = list(self._items.values())
        with_focus = next((number for number, item in enumerate(items) if item.hasFocus()), None)
        if step is None or with_focus is None:
            super().keyPressEvent(event)
            return
        items[(with_focus + step) % len(items)].setFocus(Qt.FocusReason.TabFocusReason)

    def _add(self, place: RailPlace, column: QVBoxLayout) -> None:
        item = RailItem(place)
        item.clicked.connect(lambda _checked=False, key=place.key: self.place_chosen.emit(key))
        self._group.addButton(item)
        self._items[place.key] = item
        row = QVBoxLayout()
        row.setContentsMargins(Space.M, 0, Space.M - 1, 0)
        row.addWidget(item)
        column.addLayout(row)

    def _take_width(self) -> None:
        self.setFixedWidth(_COMPACT_WIDTH if self._is_compact else sized(_WIDTH))
