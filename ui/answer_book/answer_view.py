"""One page of the answer book in large letters: what to say, what never to do, when to call us."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.queries.answer_book import page_title
from app.rules.answer_book import Answer, Origin
from app.translations import gettext as _
from ui.clients.line_stack import Sign
from ui.theme.fonts import TextRole
from ui.theme.icons import Ink
from ui.theme.tokens import Space
from ui.theme.tones import Tone
from ui.widgets.chips import Chip
from ui.widgets.labels import TextLabel, TextTone

_SIGN = 20
_NUMBER_COLUMN = 34


class _Part(QWidget):
    """A heading and its lines, numbered or behind a sign."""

    def __init__(self, heading: str, icon: str = "", *, is_large: bool = False) -> None:
        super().__init__()
        self._icon = icon
        self._role = TextRole.LARGE if is_large else TextRole.BODY
        self._heading = TextLabel(heading, TextRole.HEADING)
        self._lines: list[tuple[QWidget, TextLabel]] = []
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(Space.S)
        self._grid.setVerticalSpacing(Space.S if is_large else Space.XS)
        self._grid.setColumnMinimumWidth(0, _NUMBER_COLUMN)
        self._grid.setColumnStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addWidget(self._heading)
        column.addLayout(self._grid)

    def show_lines(self, lines: Sequence[str]) -> None:
        """Other lines; surplus ones are hidden."""
        while len(self._lines) < len(lines):
            self._add(len(self._lines))
        for (mark, label), words in zip(self._lines, lines, strict=False):
            label.setText(words)
            mark.show()
            label.show()
        for mark, label in self._lines[len(lines) :]:
            mark.hide()
            label.hide()
        self.setVisible(bool(lines))

    def _add(self, place: int) -> None:
        mark: QWidget
        if self._icon:
            mark = Sign(self._icon, Ink.SECONDARY, _SIGN)
        else:
            mark = TextLabel(f"{place + 1}.", TextRole.LARGE, TextTone.ACCENT, tabular=True)
        label = TextLabel("", self._role, wrap=True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self._grid.addWidget(mark, place, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)
        self._grid.addWidget(label, place, 1)
        self._lines.append((mark, label))


class AnswerView(QScrollArea):
    """Refilled for each page."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("What to say"))
        self._title_label = TextLabel("", TextRole.TITLE, wrap=True)
        self._own_chip = Chip(_("our own words"), Tone.ACCENT, "pencil")
        self._steps = _Part(_("Say this"), is_large=True)
        self._never = _Part(_("Never"), "triangle-alert")
        self._call = _Part(_("Call us when"), "phone")
        self._always = _Part(_("With every spot"), "check")
        inner = QFrame()
        inner.setProperty("variant", "card")
        head = QHBoxLayout()
        head.addWidget(self._title_label, 1)
        head.addWidget(self._own_chip, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(inner)
        column.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        column.setSpacing(Space.L)
        column.addLayout(head)
        for part in (self._steps, self._never, self._call, self._always):
            column.addWidget(part)
        column.addStretch(1)
        self.setWidget(inner)

    def show_answer(self, found: Answer, always: Sequence[str]) -> None:
        """Another page; `always` are the lines that hold for each."""
        self._title_label.setText(page_title(found))
        self._own_chip.setVisible(found.origin is Origin.OURS)
        self._steps.show_lines(found.advice.steps)
        self._never.show_lines(found.advice.never)
        self._call.show_lines(found.advice.call_us)
        said = {*found.advice.steps, *found.advice.never}
        self._always.show_lines([line for line in always if line not in said])
        self.verticalScrollBar().setValue(0)
