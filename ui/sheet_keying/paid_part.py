"""Part 6: how it was paid and how much, in parts if need be; a bill above the agreed price says how they agreed."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.errors import ValidationError
from app.queries.sheet_keying import SheetDetails
from app.rules.job_sheet import PaidHow, SheetSection, paid_words
from app.services.drafts import PaymentDraft
from app.services.job_drafts import LONGEST_SHEET_LINE
from app.services.sheet_bill import SheetBill
from app.translations import gettext as _
from ui.firm_formats import FirmFormats
from ui.sheet_keying.line_field import LineField
from ui.sheet_keying.sheet_part import SheetPart
from ui.theme.appearance import sized
from ui.theme.fonts import TextRole
from ui.theme.tokens import Space
from ui.widgets.buttons import Button, ButtonVariant
from ui.widgets.chip_row import ChipRow
from ui.widgets.choice_group import ChoiceGroup
from ui.widgets.fields import FieldMessage
from ui.widgets.labels import TextLabel, TextTone
from ui.widgets.limited_edits import LimitedLineEdit

_MONEY_WIDTH = 92
_HOW_WIDTH = 110


class PaidPart(SheetPart):
    """One digit says how; what is due is filled in for money in the hand."""

    paid = Signal()

    def __init__(self, formats: FirmFormats, parent: QWidget | None = None) -> None:
        super().__init__(SheetSection.PAID, parent)
        self._formats = formats
        self._due_minor = 0
        self._parts: list[tuple[QComboBox, QLineEdit]] = []
        self.choice = ChoiceGroup([(each.value, paid_words(each)) for each in PaidHow], _("Paid"))
        self.choice.setObjectName("sheet.paid")
        self.took_edit = QLineEdit()
        self.took_edit.setAccessibleName(_("Took"))
        self.took_edit.setObjectName("sheet.took")
        self.took_edit.setFixedWidth(sized(_MONEY_WIDTH))
        self._due_label = TextLabel("", TextRole.BODY_STRONG, tabular=True)
        self._more_button = Button(_("+ part"), ButtonVariant.QUIET)
        self._more_button.setAccessibleName(_("Paid in parts: add one"))
        self._more_column = QVBoxLayout()
        self._more_column.setSpacing(Space.XS)
        self._message = FieldMessage(self.took_edit)
        self.price_ok = LineField(_("How they agreed to the higher price"), LimitedLineEdit(LONGEST_SHEET_LINE))
        self.begin_at(self.choice)
        line = ChipRow(gap=Space.S)
        line.addWidget(self.choice)
        line.addWidget(self.took_edit)
        due = QHBoxLayout()
        due.addWidget(self._due_label)
        due.addStretch(1)
        due.addWidget(self._more_button)
        self.body.addLayout(line)
        self.body.addLayout(due)
        self.body.addLayout(self._more_column)
        self.body.addWidget(self._message)
        self.body.addWidget(self.price_ok)
        self.choice.choice_made.connect(self._on_chosen)
        self.took_edit.textChanged.connect(self.changed)
        self._price_edit.textChanged.connect(self.changed)
        self._more_button.clicked.connect(self.add_part)

    @property
    def _price_edit(self) -> QLineEdit:
        assert isinstance(self.price_ok.editor, QLineEdit)
        return self.price_ok.editor

    def show_sheet(self, sheet: SheetDetails) -> None:
        """What was taken on the spot, or nothing yet."""
        self._drop_parts()
        self.set_error("")
        self.choice.choose(sheet.payments[0][0] if sheet.payments else "")
        self.took_edit.setText(self._formats.typed_money(sheet.payments[0][1] if sheet.payments else 0))
        for method, amount_minor in sheet.payments[1:]:
            self._append(method, amount_minor)
        self._price_edit.setText(sheet.price_change_ok)
        self.price_ok.set_error("")

    def show_bill(self, bill: SheetBill) -> None:
        """What is due now, and whether somebody has to say how the client agreed."""
        before, self._due_minor = self._due_minor, bill.billed_minor
        words = _("Due {amount}").format(amount=self._formats.money(bill.billed_minor))
        if bill.billed_minor != bill.agreed_minor:
            words = _("{due}, agreed {agreed}").format(due=words, agreed=self._formats.money(bill.agreed_minor))
        self._due_label.setText(words)
        self.price_ok.setVisible(bill.is_higher)
        if self._is_money and self.took_edit.text() == self._formats.typed_money(before):
            self.took_edit.setText(self._formats.typed_money(bill.billed_minor))

    def stops(self) -> tuple[QWidget, ...]:
        """How, how much, its parts, and how they agreed if it is more."""
        stops: list[QWidget] = [self.choice, self.took_edit]
        for how, amount in self._parts:
            stops += [how, amount]
        if not self.price_ok.isHidden():
            stops.append(self.price_ok.editor)
        return tuple(stops)

    def drafts(self) -> tuple[PaymentDraft, ...]:
        """The money that was taken; raises ValidationError for what is no amount."""
        found = []
        if self._is_money:
            found.append(PaymentDraft(self.choice.chosen, self._amount(self.took_edit)))
        for how, amount in self._parts:
            found.append(PaymentDraft(str(how.currentData()), self._amount(amount)))
        return tuple(payment for payment in found if payment.amount_minor)

    @property
    def price_change_ok(self) -> str:
        """How the client agreed to a higher price."""
        return "" if self.price_ok.isHidden() else self._price_edit.text().strip()

    def add_part(self) -> None:
        """Another part, with what is still open."""
        try:
            open_minor = self._due_minor - sum(payment.amount_minor for payment in self.drafts())
        except ValidationError:
            open_minor = 0
        self._append(PaidHow.CASH.value, max(open_minor, 0))
        self._parts[-1][0].setFocus(Qt.FocusReason.OtherFocusReason)

    def set_error(self, message: str) -> None:
        """Say below the amounts what to mend."""
        if message:
            self._message.set_error(message)
        else:
            self._message.clear_error()

    def values(self) -> dict[str, Any]:
        """What was keyed in, to be kept."""
        parts = [[str(how.currentData()), amount.text()] for how, amount in self._parts]
        took, agreed = self.took_edit.text(), self._price_edit.text()
        return {"paid": self.choice.chosen, "took": took, "parts": parts, "price_change_ok": agreed}

    def set_values(self, values: dict[str, Any]) -> None:
        """Bring back what was kept."""
        self.choice.choose(str(values.get("paid", "")))
        self.took_edit.setText(str(values.get("took", "")))
        self._price_edit.setText(str(values.get("price_change_ok", "")))
        for method, amount in values.get("parts", []):
            self._append(method, 0)
            self._parts[-1][1].setText(amount)

    @property
    def _is_money(self) -> bool:
        return self.choice.chosen in {each.value for each in PaidHow if each.is_money}

    def _amount(self, edit: QLineEdit) -> int:
        try:
            return self._formats.read_money(edit.text())
        except ValidationError as error:
            raise ValidationError(str(error), "payments") from error

    def _on_chosen(self, _method: str) -> None:
        self.took_edit.setText(self._formats.typed_money(self._due_minor if self._is_money else 0))
        self.changed.emit()
        if self._is_money:
            self.paid.emit()

    def _append(self, method: str, amount_minor: int) -> None:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(Space.S)
        how = QComboBox()
        for each in PaidHow:
            if each.is_money:
                how.addItem(paid_words(each), each.value)
        how.setCurrentIndex(max(how.findData(method), 0))
        how.setAccessibleName(_("This part was paid by"))
        how.setFixedWidth(sized(_HOW_WIDTH))
        amount = QLineEdit(self._formats.typed_money(amount_minor))
        amount.setAccessibleName(_("Amount of this part"))
        amount.setFixedWidth(sized(_MONEY_WIDTH))
        how.activated.connect(self.changed)
        amount.textChanged.connect(self.changed)
        line.addWidget(TextLabel(_("and"), TextRole.SECONDARY, TextTone.SECONDARY))
        line.addWidget(how)
        line.addWidget(amount)
        line.addStretch(1)
        self._more_column.addWidget(row)
        self._parts.append((how, amount))
        self.changed.emit()

    def _drop_parts(self) -> None:
        self._parts = []
        while (item := self._more_column.takeAt(0)) is not None:
            if (row := item.widget()) is not None:
                row.hide()
                row.deleteLater()
