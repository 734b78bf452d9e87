"""The first rows of a file as they will be: a name and below it our fields with their values."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.exchange.file_look import SampleRow, SampleValue
from app.translations import gettext as _
from ui.firm_formats import FirmFormats
from ui.import_wizard.field_words import field_words
from ui.theme.fonts import TextRole
from ui.theme.tokens import Space
from ui.widgets.labels import TextLabel, TextTone


class SampleCards(QWidget):
    """Filled anew with each look."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.S)
        self._cards: list[QFrame] = []

    def show_rows(self, rows: Sequence[SampleRow], formats: FirmFormats) -> None:
        """Show these rows."""
        while self._cards:
            card = self._cards.pop()
            card.hide()
            card.deleteLater()
        for row in rows:
            card = _card(row, formats)
            self._column.addWidget(card)
            self._cards.append(card)


def _card(row: SampleRow, formats: FirmFormats) -> QFrame:
    card = QFrame()
    card.setProperty("variant", "card-sunken")
    column = QVBoxLayout(card)
    column.setContentsMargins(Space.M, Space.S, Space.M, Space.S)
    column.setSpacing(2)
    title = row.name or _("Without a name")
    if row.reason:
        title = _("Line {line} cannot be read").format(line=row.line)
    column.addWidget(TextLabel(title, TextRole.SECONDARY_STRONG, wrap=True))
    if row.reason:
        column.addWidget(TextLabel(row.reason, TextRole.SMALL, TextTone.SOON, wrap=True))
    else:
        words = "\n".join(f"{field_words(field)}: {value_words(value, formats)}" for field, value in row.values)
        column.addWidget(TextLabel(words, TextRole.SMALL, TextTone.SECONDARY, wrap=True))
    card.setAccessibleName(title)
    return card


def value_words(value: SampleValue, formats: FirmFormats) -> str:
    """A value as this firm writes it."""
    if isinstance(value, date):
        return formats.date(value)
    if isinstance(value, time):
        return formats.wall_time(value)
    return value
