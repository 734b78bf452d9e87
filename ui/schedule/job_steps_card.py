"""The plan behind a finished visit: every step, what became of it, and the verb that deals with it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.queries.care_plan_rows import CareStepRow
from app.translations import gettext as _
from ui.firm_formats import FirmFormats
from ui.schedule.step_words import due_day_words, outcome_words, step_title
from ui.theme.fonts import TextRole
from ui.theme.tokens import Space
from ui.widgets.buttons import LinkButton
from ui.widgets.cards import Card
from ui.widgets.labels import TextLabel, TextTone


class JobStepsCard(Card):
    """One line a step; without any the card is not there."""

    wanted = Signal(object)  # CareStepRow: what becomes of it
    again_wanted = Signal(object)  # CareStepRow: it is to be done after all

    def __init__(self, formats: FirmFormats, parent: QWidget | None = None) -> None:
        super().__init__(_("What is next"), parent=parent)
        self._formats = formats
        self._lines = QVBoxLayout()
        self._lines.setSpacing(Space.XS)
        self.body.addLayout(self._lines)

    def show_steps(self, rows: Sequence[CareStepRow]) -> None:
        """Refill."""
        while (item := self._lines.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for row in rows:
            self._lines.addWidget(self._line(row))
        self.setVisible(bool(rows))

    def _line(self, row: CareStepRow) -> QWidget:
        line = QWidget()
        layout = QHBoxLayout(line)
        layout.setContentsMargins(0, 0, 0, 0)
        today = self._formats.today()
        is_open = row.state == "open"
        detail = due_day_words(row.due_on, today) if is_open else outcome_words(row, today)
        if is_open and row.against:
            detail = f"{detail} · {row.against}"
        tone = TextTone.PLAIN if is_open else TextTone.TERTIARY
        layout.addWidget(TextLabel(f"{step_title(row)} · {detail}", TextRole.BODY, tone, wrap=True), 1)
        if row.state != "cancelled":
            button = LinkButton(_("Change") if is_open else _("Open again"))
            button.setAccessibleName(f"{button.text()}: {step_title(row)}")
            button.clicked.connect(partial((self.wanted if is_open else self.again_wanted).emit, row))
            layout.addWidget(button)
        return line
