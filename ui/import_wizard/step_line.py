"""Where one is among the steps: a quiet line of words, the present one strong, those behind with a tick."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QAbstractButton, QComboBox, QHBoxLayout, QSizePolicy, QWidget

from app.translations import gettext as _
from ui.theme.appearance import sized, tokens
from ui.theme.fonts import TextRole
from ui.theme.icons import paint_icon
from ui.theme.tokens import Space
from ui.widgets.labels import TextLabel, TextTone

_ICON = 14
_STOPS = (QAbstractButton, QComboBox)


def keep_reading_order(*widgets: QWidget | None) -> None:
    """Let Tab go through these, and what is inside of them, in this order: what is made later comes last otherwise."""
    stops: list[QWidget] = []
    for widget in widgets:
        if widget is not None:
            is_stop = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
            stops += [widget] if is_stop else [each for kind in _STOPS for each in widget.findChildren(kind)]
    for before, after in pairwise(stops):
        QWidget.setTabOrder(before, after)


class StepLine(QWidget):
    """Words from left to right; nothing here can be pressed, Back and Next are buttons."""

    def __init__(self, steps: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps = tuple(steps)
        self._marks: list[_Mark] = []
        self._labels: list[TextLabel] = []
        self._present = 0
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.XS)
        for number, words in enumerate(self._steps, 1):
            if number > 1:
                row.addSpacing(Space.S)
                row.addWidget(_Mark("chevron-right", is_shown=True))
                row.addSpacing(Space.S)
            mark, label = _Mark("check", is_shown=False), TextLabel(f"{number} {words}", TextRole.SECONDARY)
            self._marks.append(mark)
            self._labels.append(label)
            row.addWidget(mark)
            row.addWidget(label)
        row.addStretch(1)
        self.show_step(0)

    def show_step(self, present: int) -> None:
        """Say which step, from 0, is the present one."""
        self._present = present
        for number, (mark, label) in enumerate(zip(self._marks, self._labels, strict=True)):
            mark.set_shown(is_shown=number < present)
            label.set_tone(TextTone.ACCENT if number == present else TextTone.TERTIARY)
            label.set_role(TextRole.SECONDARY_STRONG if number == present else TextRole.SECONDARY)
        self.setAccessibleName(
            _("Step {number} of {count}: {words}").format(
                number=present + 1, count=len(self._steps), words=self._steps[present]
            )
        )

    def showEvent(self, event: QShowEvent) -> None:
        """The style, which comes with the first show, gives every label the same weight."""
        super().showEvent(event)
        self.show_step(self._present)


class _Mark(QWidget):
    """A small icon that keeps no room while it is not shown."""

    def __init__(self, icon: str, *, is_shown: bool) -> None:
        super().__init__()
        self._icon = icon
        side = sized(_ICON)
        self.setFixedSize(side, side)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        if not is_shown:
            self.hide()

    def set_shown(self, *, is_shown: bool) -> None:
        """Show or hide it."""
        self.setVisible(is_shown)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it in the theme in use."""
        painter = QPainter(self)
        paint_icon(painter, self._icon, tokens().text_tertiary, 0, 0, self.width())
        painter.end()
