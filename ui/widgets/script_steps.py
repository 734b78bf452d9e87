"""The steps of the recovery script: done, now, and still to come, with the words to say now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent, Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.translations import gettext as _
from ui.theme.appearance import appearance, sized, tokens
from ui.theme.fonts import TextRole, font
from ui.theme.icons import paint_icon
from ui.theme.scripts import ensure_fonts_for
from ui.widgets.painting import draw_text, fill_rounded, metrics, outline_rounded, wrapped_lines

_CIRCLE = 20
_TEXT_LEFT = 31
_STEP = 30
_WORDS_STEP = 19
_AFTER_WORDS = 9


@dataclass(frozen=True, slots=True)
class ScriptStep:
    """What to do and the words to say."""

    title: str
    words: str = ""


class ScriptSteps(QWidget):
    """Paints the steps; only the present one shows its words."""

    def __init__(self, steps: Sequence[ScriptStep] = (), done: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps: tuple[ScriptStep, ...] = ()
        self._done = 0
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizePolicy(policy)
        appearance().changed.connect(self.updateGeometry)
        self.set_steps(steps, done)

    def set_steps(self, steps: Sequence[ScriptStep], done: int) -> None:
        """Show a script of which the first `done` steps are behind us."""
        self._steps, self._done = tuple(steps), done
        for step in self._steps:
            ensure_fonts_for(step.title, step.words)
        self.setAccessibleName(self._sentence())
        self._take_height()
        self.update()

    def present_step(self) -> QRect:
        """Where the step at hand stands with its words; empty when all are done."""
        if self._done >= len(self._steps):
            return QRect()
        top = sum(self._step_height(number, self.width()) for number in range(self._done))
        return QRect(0, top, self.width(), self._step_height(self._done, self.width()))

    def sizeHint(self) -> QSize:
        """The size this needs at the text size in use."""
        return QSize(240, self._height(self.width()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit what is inside to the new size."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._take_height()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it in the theme in use."""
        painter = QPainter(self)
        top = 0.0
        for number, step in enumerate(self._steps):
            height = self._step_height(number, self.width())
            self._paint_step(painter, number, step, top, height)
            top += height
        painter.end()

    def _sentence(self) -> str:
        if not self._steps:
            return _("No steps")
        if self._done >= len(self._steps):
            return _("All {count} steps done").format(count=len(self._steps))
        step = self._steps[self._done]
        place = _("Step {number} of {count}").format(number=self._done + 1, count=len(self._steps))
        return ". ".join(part for part in (place, step.title, step.words) if part)

    def _take_height(self) -> None:
        self.setMinimumHeight(self._height(self.width()))
        self.updateGeometry()

    def _height(self, width: int) -> int:
        return sum(self._step_height(number, width) for number in range(len(self._steps)))

    def _step_height(self, number: int, width: int) -> int:
        words = self._words(number, width)
        return sized(_STEP) + (len(words) * sized(_WORDS_STEP) + _AFTER_WORDS if words else 0)

    def _words(self, number: int, width: int) -> tuple[str, ...]:
        if number != self._done or not self._steps[number].words:
            return ()
        return wrapped_lines(self._steps[number].words, TextRole.SECONDARY, width - _TEXT_LEFT, italic=True)

    def _paint_step(self, painter: QPainter, number: int, step: ScriptStep, top: float, height: int) -> None:
        look = tokens()
        is_done, is_now = number < self._done, number == self._done
        circle = QRectF(0, top + (sized(_STEP) - _CIRCLE) / 2 - 2, _CIRCLE, _CIRCLE)
        if number + 1 < len(self._steps):
            line = QRectF(_CIRCLE / 2 - 1, circle.bottom(), 2, height - _CIRCLE)
            fill_rounded(painter, line, 0, look.accent if is_done else look.line)
        self._paint_circle(painter, circle, number)
        role = TextRole.BODY_STRONG if is_now else TextRole.BODY
        title = QRectF(_TEXT_LEFT, circle.top() - 2, self.width() - _TEXT_LEFT, _CIRCLE + 4)
        draw_text(painter, title, step.title, role, look.text_tertiary if is_done else look.text)
        words = self._words(number, self.width())
        if words:
            self._paint_words(painter, words, circle.bottom() + 1)

    def _paint_circle(self, painter: QPainter, circle: QRectF, number: int) -> None:
        look = tokens()
        if number < self._done:
            fill_rounded(painter, circle, _CIRCLE / 2, look.accent)
            paint_icon(painter, "check", look.on_accent, circle.x() + 3, circle.y() + 3, 14)
            return
        is_now = number == self._done
        if is_now:
            fill_rounded(painter, circle, _CIRCLE / 2, look.accent_soft)
        edge, ink = (look.accent, look.accent_soft_text) if is_now else (look.field_edge, look.text_tertiary)
        outline_rounded(painter, circle, _CIRCLE / 2, edge, 2 if is_now else 1.5)
        painter.setFont(font(TextRole.CAPTION))
        painter.setPen(QColor(ink))
        painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, str(number + 1))

    def _paint_words(self, painter: QPainter, words: tuple[str, ...], top: float) -> None:
        painter.setFont(font(TextRole.SECONDARY, italic=True))
        painter.setPen(QColor(tokens().text_secondary))
        ascent = metrics(TextRole.SECONDARY).ascent()
        for number, line in enumerate(words):
            painter.drawText(QRectF(_TEXT_LEFT, top + number * sized(_WORDS_STEP), self.width(), ascent * 2), 0, line)
