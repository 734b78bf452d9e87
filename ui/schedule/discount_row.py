"""A discount while a price is told: so much off, as money or in percent, and why."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from app.errors import ValidationError
from app.rules.money import percent_of
from app.translations import gettext as _
from ui.firm_formats import FirmFormats
from ui.theme.appearance import sized
from ui.theme.tokens import Space
from ui.widgets.fields import Field
from ui.widgets.limited_edits import LimitedLineEdit

_AMOUNT_WIDTH = 140
_LONGEST_REASON = 400


class DiscountRow(QWidget):
    """Two fields side by side; what is wrong stands below the one it is about."""

    changed = Signal()

    def __init__(self, formats: FirmFormats, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._formats = formats
        self.amount_edit = QLineEdit()
        self.reason_edit = LimitedLineEdit(_LONGEST_REASON)
        self._amount = Field(_("Off, as money or %"), self.amount_edit)
        self._reason = Field(_("Why"), self.reason_edit)
        self._amount.setFixedWidth(sized(_AMOUNT_WIDTH))
        self.reason_edit.refused.connect(self._reason.set_error)
        self.amount_edit.textChanged.connect(self.changed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        row.addWidget(self._amount)
        row.addWidget(self._reason, 1)

    @property
    def reason(self) -> str:
        """Why, in their words."""
        return self.reason_edit.text().strip()

    def amount_minor(self, price_minor: int) -> int:
        """What goes off this price; ValidationError (field `discount`) for what is neither money nor a percentage."""
        typed = self.amount_edit.text().strip()
        if typed.endswith("%"):
            return percent_of(price_minor, read_percent(typed, self._formats.locale))
        try:
            return self._formats.read_money(typed)
        except ValidationError as error:
            raise ValidationError(str(error), "discount") from error

    def clear(self) -> None:
        """No discount."""
        self.amount_edit.clear()
        self.reason_edit.clear()
        self.clear_errors()

    def clear_errors(self) -> None:
        """Take the messages away."""
        self._amount.clear_error()
        self._reason.clear_error()

    def set_error(self, field: str, words: str) -> None:
        """Say what to mend below `discount` or `reason`, with the caret there."""
        place = self._reason if field == "reason" else self._amount
        place.set_error(words)
        place.editor.setFocus()


def read_percent(typed: str, locale: str) -> Decimal:
    """“10 %” as a number from 0 to 100; ValidationError (field `discount`) for anything else."""
    number, is_number = QLocale(locale).toDouble(typed.strip().removesuffix("%").strip())
    if not is_number or not 0 <= number <= 100:
        raise ValidationError(
            _("“{typed}” is no percentage from 0 to 100; type it as 10 %.").format(typed=typed[:40]), "discount"
        )
    return Decimal(str(number))
