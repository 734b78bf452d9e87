"""A block of the first screen: a heading with a count, at most five lines and one button; empty it is one line."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.theme.appearance import sized, tokens
from ui.theme.fonts import TextRole
from ui.theme.icons import paint_icon
from ui.theme.scripts import ensure_fonts_for
from ui.theme.tokens import Space
from ui.theme.tones import Tone, tone_colours
from ui.widgets.buttons import Button, ButtonVariant
from ui.widgets.labels import TextLabel, TextTone
from ui.widgets.painting import (
    chip_height,
    chip_width,
    draw_text,
    fill_rounded,
    outline_rounded,
    paint_chip,
    text_width,
)

MOST_LINES = 5
_LINE_HEIGHT = 32
_GAP = 8


@dataclass(frozen=True, slots=True)
class TodayLine:
    """One line: an optional chip, who, what, a note at the right edge, and what a click or Enter does."""

    who: str
    what: str
    open: Callable[[], None]
    note: str = ""
    chip: str = ""
    tone: Tone = Tone.NEUTRAL
    icon: str = ""
    is_solid: bool = False

    @property
    def sentence(self) -> str:
        """What a screen reader says."""
        return ", ".join(part for part in (self.who, self.chip, self.what, self.note) if part)


class LineButton(QAbstractButton):
    """A whole line that can be clicked, focused and opened with Enter or the space bar."""

    def __init__(self, line: TodayLine, chip_space: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.show_line(line, chip_space)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.clicked.connect(self._open)

    def show_line(self, line: TodayLine, chip_space: int) -> None:
        """Say something else, or the same a minute later."""
        self._line = line
        self._chip_space = chip_space
        ensure_fonts_for(line.who, line.what, line.note)
        self.setAccessibleName(line.sentence)
        self.update()

    def _open(self) -> None:
        self._line.open()

    def sizeHint(self) -> QSize:
        """As high as every line; the width is the block's."""
        return QSize(200, sized(_LINE_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Narrow blocks cut the words with an ellipsis."""
        return QSize(80, sized(_LINE_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Chip, strong name, quiet words, note."""
        look = tokens()
        painter = QPainter(self)
        area = QRectF(self.rect())
        if self.underMouse() or self.isDown():
            fill_rounded(painter, area, 6, look.hover)
        line = self._line
        left = float(_GAP)
        if line.chip:
            top = (area.height() - chip_height()) / 2
            paint_chip(painter, left, top, line.chip, line.tone, line.icon, solid=line.is_solid)
        elif line.icon:
            paint_icon(painter, line.icon, tone_colours(line.tone, look).text, left, (area.height() - 16) / 2, 16)
        left += self._chip_space
        right = area.right() - _GAP
        if line.note:
            width = text_width(line.note, TextRole.SECONDARY, tabular=True) + 1
            note_area = QRectF(right - width, 0, width, area.height())
            draw_text(painter, note_area, line.note, TextRole.SECONDARY, look.text_tertiary, right=True, tabular=True)
            right -= width + _GAP
        who_width = min(text_width(line.who, TextRole.BODY_STRONG) + 1, max(0.0, right - left))
        draw_text(painter, QRectF(left, 0, who_width, area.height()), line.who, TextRole.BODY_STRONG, look.text)
        left += who_width + _GAP
        if right > left:
            draw_text(
                painter, QRectF(left, 0, right - left, area.height()), line.what, TextRole.BODY, look.text_secondary
            )
        if self.hasFocus():
            outline_rounded(painter, area, 6, look.focus, 2)
        painter.end()


class TodayBlock(QFrame):
    """Built once and refilled; `action_requested` is its one button."""

    action_requested = Signal()
    more_requested = Signal()

    def __init__(self, title: str, empty_text: str, action_text: str = "", icon: str = "") -> None:
        super().__init__()
        self.setProperty("variant", "card")
        self._empty_text = empty_text
        self._title = title
        self._lines: list[LineButton] = []
        self._title_label = TextLabel(title, TextRole.HEADING)
        self._count_label = TextLabel("", TextRole.BODY, TextTone.TERTIARY)
        self._empty_label = TextLabel(empty_text, TextRole.BODY, TextTone.SECONDARY)
        self._button = Button(action_text, ButtonVariant.PLAIN, icon) if action_text else None
        head = QHBoxLayout()
        head.setSpacing(Space.S)
        head.addWidget(self._title_label)
        head.addWidget(self._count_label)
        head.addWidget(self._empty_label)
        head.addStretch(1)
        if self._button is not None:
            self._button.clicked.connect(self.action_requested)
            head.addWidget(self._button)
        self.body = QVBoxLayout()
        self.body.setSpacing(0)
        # The ground of a hovered line reaches beyond its words, which stand below the heading.
        self.body.setContentsMargins(-_GAP, 0, -_GAP, 0)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        self._column.setSpacing(Space.XS)
        self._column.addLayout(head)
        self._column.addLayout(self.body)

    @property
    def button(self) -> Button | None:
        """The one button, to give it a name or other words."""
        return self._button

    def show_lines(self, lines: Sequence[TodayLine], count: int | None = None, count_text: str = "") -> None:
        """Show the first five lines; `count` is of all there are."""
        whole = len(lines) if count is None else count
        self.set_count(whole, count_text)
        shown = lines[:MOST_LINES]
        widest_chip = max((chip_space(line) for line in shown), default=0)
        if len(self._lines) == len(shown):
            # The same buttons: the keys stay on the line they are on.
            for button, line in zip(self._lines, shown, strict=True):
                button.show_line(line, widest_chip)
            return
        self._empty_body()
        self._lines = [LineButton(line, widest_chip) for line in shown]
        for button in self._lines:
            self.body.addWidget(button)

    @property
    def is_in_use(self) -> bool:
        """Whether the pointer or the keys are on it, so that no line may move."""
        focus = QApplication.focusWidget()
        return self.underMouse() or (focus is not None and self.isAncestorOf(focus))

    def show_widgets(self, widgets: Sequence[QWidget], count: int, count_text: str = "") -> None:
        """Show something else than lines, such as the lanes of the vans."""
        self.set_count(count, count_text)
        self._empty_body()
        for widget in widgets[:MOST_LINES]:
            self.body.addWidget(widget)

    def set_count(self, count: int, count_text: str = "") -> None:
        """Say how many; none folds the block to its heading and a few words."""
        words = count_text or (str(count) if count else "")
        self._count_label.setText(words)
        self._count_label.setVisible(bool(words) and count > 0)
        self._empty_label.setVisible(count == 0)
        if self._button is not None:
            self._button.setVisible(count > 0)
        self.setAccessibleName(f"{self._title}: {words or self._empty_text}")

    def _empty_body(self) -> None:
        self._lines = []
        while (item := self.body.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()


def chip_space(line: TodayLine) -> int:
    """How much room the chip or icon of a line takes at its left."""
    if line.chip:
        return chip_width(line.chip, line.icon) + _GAP
    return 16 + _GAP if line.icon else 0
