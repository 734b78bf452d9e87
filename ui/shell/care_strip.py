"""The Care strip: on every screen, who counts on us and the next promises; it cannot be switched off."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, Qt
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QSizePolicy, QWidget

from app.translations import gettext as _
from ui.theme.appearance import appearance, sized, tokens
from ui.theme.fonts import TextRole
from ui.theme.icons import paint_icon
from ui.theme.scripts import ensure_fonts_for
from ui.theme.tokens import Space
from ui.widgets.buttons import LinkButton
from ui.widgets.chips import ClockState, clock_look
from ui.widgets.labels import TextLabel
from ui.widgets.painting import (
    chip_height,
    chip_width,
    draw_text,
    fill_rounded,
    paint_chip,
    paint_focus_ring,
    text_width,
)

_HEIGHT = 44
_ICON = 18
_MOST_PROMISES = 6
_INSET = 4
_LEAST_ENTRY = 160
_LEAST_WHAT = 40


class CareStripPromise(NamedTuple):
    """A promise: clock, whose, and what with whom ("call back · Dana"); the key comes back when it is opened."""

    key: str
    clock: str
    state: ClockState
    name: str
    what: str

    @property
    def sentence(self) -> str:
        """What a screen reader says."""
        return f"{self.name}, {self.clock}, {self.what}"


class CareStripEntry(QAbstractButton):
    """One promise on the strip, as a button."""

    def __init__(self, promise: CareStripPromise, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.promise = promise
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_promise(promise)

    def set_promise(self, promise: CareStripPromise) -> None:
        """Show another promise or a newer clock."""
        ensure_fonts_for(promise.name, promise.what)
        self.promise = promise
        self.setAccessibleName(promise.sentence)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """The size this needs at the text size in use."""
        _tone, icon = clock_look(self.promise.state)
        width = (
            chip_width(self.promise.clock, icon) + Space.S + text_width(self.promise.name, TextRole.SECONDARY_STRONG)
        )
        width += 6 + text_width(self.promise.what, TextRole.SECONDARY) + 2 * _INSET
        return QSize(round(width + 1), max(sized(28), chip_height() + 6))

    def minimumSizeHint(self) -> QSize:
        """The least size that still shows it."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it in the theme in use."""
        look = tokens()
        painter = QPainter(self)
        area = QRectF(self.rect())
        if self.underMouse():
            fill_rounded(painter, area, 6, look.hover)
        tone, icon = clock_look(self.promise.state)
        is_late = self.promise.state is ClockState.LATE
        top = (area.height() - chip_height()) / 2
        left: float = _INSET + paint_chip(painter, _INSET, top, self.promise.clock, tone, icon, solid=is_late) + Space.S
        line = QRectF(left, 0, area.width() - left, area.height())
        draw_text(painter, line, self.promise.name, TextRole.SECONDARY_STRONG, look.text)
        left += text_width(self.promise.name, TextRole.SECONDARY_STRONG) + 6
        line = QRectF(left, 0, area.width() - left, area.height())
        if line.width() > sized(_LEAST_WHAT):
            draw_text(painter, line, self.promise.what, TextRole.SECONDARY, look.text_secondary)
        if self.hasFocus():
            paint_focus_ring(painter, area, 6)
        painter.end()


class _Heart(QWidget):
    """The sign at the start of the strip."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(_ICON, _ICON)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it in the theme in use."""
        painter = QPainter(self)
        paint_icon(painter, "heart-handshake", tokens().accent, 0, 0, _ICON)
        painter.end()


class CareStrip(QFrame):
    """Sends `promise_opened` with a promise's key and `board_requested`; shows as many promises as fit."""

    promise_opened = Signal(str)
    board_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("variant", "bar")
        self.setAccessibleName(_("Care strip"))
        self._entries: list[CareStripEntry] = []
        self._sentence_label = TextLabel("", TextRole.BODY_STRONG)
        self._board_button = LinkButton(_("Care Board"), trailing_icon="arrow-right")
        self._board_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._board_button.clicked.connect(self.board_requested)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.XL, 0, Space.XL - Space.XS, 1)
        row.setSpacing(Space.S)
        row.addWidget(_Heart())
        row.addWidget(self._sentence_label)
        row.addSpacing(Space.S)
        self._row = QHBoxLayout()
        self._row.setSpacing(Space.L)
        row.addLayout(self._row)
        row.addStretch(1)
        row.addWidget(self._board_button)
        self._take_height()
        appearance().changed.connect(self._take_height)

    def set_promises(self, sentence: str, promises: Sequence[CareStripPromise]) -> None:
        """Say who counts on us ("5 people are counting on us", or for how long nobody waits) and the next promises."""
        self._sentence_label.setText(sentence)
        shown = promises[:_MOST_PROMISES]
        while len(self._entries) < len(shown):
            self._add_entry(shown[len(self._entries)])
        while len(self._entries) > len(shown):
            entry = self._entries.pop()
            self._row.removeWidget(entry)
            entry.hide()
            entry.deleteLater()
        for entry, promise in zip(self._entries, shown, strict=True):
            if entry.promise != promise:
                entry.set_promise(promise)
        self._show_what_fits()

    def minimumSizeHint(self) -> QSize:
        """The least size that still shows it."""
        return QSize(0, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit what is inside to the new size."""
        super().resizeEvent(event)
        self._show_what_fits()

    def _add_entry(self, promise: CareStripPromise) -> None:
        entry = CareStripEntry(promise, self)
        entry.clicked.connect(lambda: self.promise_opened.emit(entry.promise.key))
        self._entries.append(entry)
        self._row.addWidget(entry)
        QWidget.setTabOrder(entry, self._board_button)

    def _show_what_fits(self) -> None:
        margins = 2 * Space.XL + _ICON + 4 * Space.S
        room = self.width() - margins - self._sentence_label.sizeHint().width() - self._board_button.sizeHint().width()
        for place, entry in enumerate(self._entries):
            wanted = entry.sizeHint().width()
            # However long the name is, the strip never keeps quiet about whoever is the most urgent.
            may_be_cut = place == 0 and room - Space.L >= sized(_LEAST_ENTRY)
            width = min(wanted, room - Space.L) if may_be_cut else wanted
            room -= width + Space.L
            entry.setFixedWidth(width)
            entry.setVisible(room >= 0)

    def _take_height(self) -> None:
        self.setFixedHeight(sized(_HEIGHT))
        self._show_what_fits()
