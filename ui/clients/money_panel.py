"""What a client's work amounts to, in three lines."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from app.queries.client_rows import ClientDetails
from app.translations import gettext as _
from ui.firm_formats import FirmFormats
from ui.theme.fonts import TextRole
from ui.widgets.cards import Card
from ui.widgets.labels import TextLabel, TextTone


class MoneyPanel(Card):
    """The last twelve months, the usual price, and what is owed."""

    def __init__(self, formats: FirmFormats, parent: QWidget | None = None) -> None:
        super().__init__(_("Money"), parent=parent)
        self._formats = formats
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(5)
        grid.setColumnStretch(0, 1)
        self._amount_labels: list[TextLabel] = []
        for line, words in enumerate((_("Last 12 months"), _("Usual price"), _("Owes us"))):
            grid.addWidget(TextLabel(words, TextRole.BODY, TextTone.SECONDARY), line, 0)
            amount = TextLabel("", TextRole.BODY_MEDIUM, tabular=True)
            grid.addWidget(amount, line, 1, Qt.AlignmentFlag.AlignRight)
            self._amount_labels.append(amount)
        self.body.addLayout(grid)

    def show_client(self, details: ClientDetails) -> None:
        """Refill for a client."""
        money = details.money
        amounts = (money.last_12_months_minor, money.usual_price_minor, money.owed_minor)
        for label, amount in zip(self._amount_labels, amounts, strict=True):
            label.setText(self._formats.money(amount))
