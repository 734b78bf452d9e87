"""The form for money that came in or goes back: how much, how, on which day, and why."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from app.errors import ValidationError
from app.queries.payments import PaymentRow
from app.rules.payments import PaymentMethod, method_words
from app.services.drafts import PaymentDraft
from app.translations import gettext as _
from ui.firm_formats import FirmFormats
from ui.widgets.date_edits import DateEdit
from ui.widgets.fields import Field
from ui.widgets.inline_form import InlineForm
from ui.widgets.wheel_guard import WheelGuard


class PaymentForm(InlineForm):
    """Begun with what is owed, so that the usual payment is Enter."""

    def __init__(self, formats: FirmFormats, parent: QWidget | None = None) -> None:
        super().__init__(_("Take payment"), save_text=_("Save"), parent=parent)
        self._formats = formats
        self._amount_edit = QLineEdit()
        self._amount_edit.setObjectName("payment.amount")
        self._method_combo = QComboBox()
        self._method_combo.setObjectName("payment.method")
        for method in PaymentMethod:
            self._method_combo.addItem(method_words(method), method.value)
        WheelGuard(self._method_combo)
        self._day_edit = DateEdit(_qdate(formats.today()))
        self._day_edit.setObjectName("payment.day")
        self.add_field("amount", Field(_("Amount"), self._amount_edit))
        self.add_field("method", Field(_("How"), self._method_combo))
        self.add_field("paid_on", Field(_("On"), self._day_edit))
        self.add_text("note", _("Note or reason"))

    def begin(self, amount_minor: int, method: str = "") -> None:
        """A new payment of this much today."""
        self._fill(amount_minor, method or str(self._method_combo.currentData()))
        self._day_edit.setDate(_qdate(self._formats.today()))
        self.set_text("note", "")

    def mend(self, row: PaymentRow) -> None:
        """What was written down, to be mended."""
        self._fill(row.amount_minor, row.method)
        self._day_edit.setDate(_qdate(row.paid_on))
        self.set_text("note", row.note)

    def _amount(self) -> int:
        try:
            return self._formats.read_money(self.text("amount"))
        except ValidationError as error:
            raise ValidationError(str(error), "amount") from error

    def draft(self) -> PaymentDraft:
        """What was typed; raises ValidationError for an amount nobody can read."""
        return PaymentDraft(
            str(self._method_combo.currentData()),
            self._amount(),
            _day_of(self._day_edit.date()),
            self.text("note"),
        )

    def open(self, title: str, *, may_remove: bool = False) -> None:
        """The amount is chosen, so that typing replaces it."""
        super().open(title, may_remove=may_remove)
        self._amount_edit.selectAll()

    def _fill(self, amount_minor: int, method: str) -> None:
        self.set_text("amount", self._formats.typed_money(amount_minor) if amount_minor else "")
        place = self._method_combo.findData(method)
        self._method_combo.setCurrentIndex(max(place, 0))


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)


def _day_of(day: QDate) -> date:
    return date(day.year(), day.month(), day.day())
