"""A card of the insights: a question, the sentence that answers it, and its bars."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QVBoxLayout

from ui.insights.insight_bar import InsightBar, InsightRow
from ui.theme.fonts import TextRole
from ui.theme.tokens import Space
from ui.widgets.labels import TextLabel, TextTone


class InsightCard(QFrame):
    """A question, the sentence that answers it, and its bars."""

    def __init__(self, question: str) -> None:
        super().__init__()
        self.setProperty("variant", "card")
        self.setAccessibleName(question)
        self._sentence_label = TextLabel("", TextRole.HEADING, wrap=True)
        self._bars = QVBoxLayout()
        self._bars.setSpacing(2)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.L, Space.M, Space.L, Space.L)
        column.setSpacing(Space.S)
        column.addWidget(TextLabel(question, TextRole.CAPTION, TextTone.TERTIARY))
        column.addWidget(self._sentence_label)
        column.addLayout(self._bars)
        column.addStretch(1)

    def show_rows(self, sentence: str, rows: Sequence[InsightRow]) -> None:
        """Answer anew."""
        self._sentence_label.setText(sentence)
        while (item := self._bars.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for row in rows:
            self._bars.addWidget(InsightBar(row, rows))
