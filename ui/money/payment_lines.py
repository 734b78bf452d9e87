"""Payments below each other: day, way, amount; each opens to be mended or taken out."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from app.queries.payments import PaymentRow
from app.rules.payments import method_words, signed_minor
from app.translations import gettext as _
from ui.firm_formats import FirmFormats
from ui.theme.fonts import TextRole
from ui.theme.tokens import Space
from ui.widgets.buttons import LinkButton
from ui.widgets.labels import ElidedLabel, TextLabel, TextTone


class PaymentLines(QWidget):
    """A grid that is refilled; `mend_requested` sends the row."""

    mend_requested = Signal(object)

    def __init__(self, formats: FirmFormats, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._formats = formats
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(Space.S)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(1, 1)

    def show_payments(self, rows: Sequence[PaymentRow]) -> None:
        """Refill."""
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.setVisible(bool(rows))
        for line, row in enumerate(rows):
            self._add(line, row)

    def _add(self, line: int, row: PaymentRow) -> None:
        formats = self._formats
        day = formats.day(row.paid_on)
        way = method_words(row.method)
        what = _("Given back, {way}").format(way=way.lower()) if row.kind == "refund" else way
        amount = formats.money(signed_minor(row.kind, row.amount_minor))
        words = " · ".join(part for part in (what, row.note) if part)
        self._grid.addWidget(TextLabel(day, TextRole.SECONDARY, TextTone.TERTIARY, tabular=True), line, 0)
        self._grid.addWidget(ElidedLabel(words, TextRole.SECONDARY, TextTone.SECONDARY), line, 1)
        label = TextLabel(amount, TextRole.BODY, tabular=True)
        self._grid.addWidget(label, line, 2, Qt.AlignmentFlag.AlignRight)
        mend = LinkButton(_("Mend"))
        mend.setAccessibleName(_("Mend {what}, {amount}, {day}").format(what=what, amount=amount, day=day))
        mend.clicked.connect(lambda: self.mend_requested.emit(row))
        self._grid.addWidget(mend, line, 3)
