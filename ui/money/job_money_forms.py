"""The forms below the money of a job, one at a time: take a payment, give back, mend, make an invoice void."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.errors import EverafterError
from app.queries.invoice_rows import InvoiceRow
from app.queries.payments import JobMoneyRow, PaymentRow
from app.translations import gettext as _
from ui.firm_formats import FirmFormats
from ui.money.payment_form import PaymentForm
from ui.widgets.inline_form import InlineForm

if TYPE_CHECKING:
    from app.everafter import Everafter


class _VoidForm(InlineForm):
    """Why an invoice is void."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Why is it void?"), save_text=_("Save"), parent=parent)
        self.add_text("reason", _("Why, in a few words"))


class JobMoneyForms(QWidget):
    """Takes no room while nothing is asked."""

    saved = Signal(str)  # the words of the toast
    closed = Signal()  # by saving or by Esc: the focus wants a place

    def __init__(self, everafter: Everafter, formats: FirmFormats, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._everafter = everafter
        self._formats = formats
        self._money: JobMoneyRow | None = None
        self._newest: InvoiceRow | None = None
        self._act: Callable[[], str] | None = None
        self._mended: PaymentRow | None = None
        self._form = PaymentForm(formats)
        self._void_form = _VoidForm()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for form in (self._form, self._void_form):
            form.hide()
            column.addWidget(form)
            form.save_requested.connect(self.save)
            form.cancelled.connect(self._cancel)
        self._form.remove_requested.connect(self._remove)
        self.hide()

    @property
    def is_open(self) -> bool:
        """Whether something is being typed here."""
        return self._act is not None

    def show_money(self, money: JobMoneyRow, newest: InvoiceRow | None) -> None:
        """Stand below this money and the newest invoice in force."""
        self._money, self._newest = money, newest

    def take_payment(self) -> None:
        """Ask what came in, begun with what is owed."""
        if self._money is not None:
            self._form.begin(self._money.owed_minor)
            self._open(self._form, _("Take payment"), self._take)

    def give_back(self) -> None:
        """Ask what goes back and why, begun with what was paid too much."""
        money = self._money
        if money is None:
            return
        last = next((row.method for row in money.payments if row.kind == "payment"), "")
        self._form.begin(money.credit_minor if money.is_billable else 0, last)
        self._open(self._form, _("Give money back, with the reason"), self._refund)

    def mend(self, row: PaymentRow) -> None:
        """Show what was written down, to be mended or taken out."""
        self._form.mend(row)
        self._open(self._form, _("Mend what was written down"), lambda: self._correct(row), may_remove=True)
        self._mended = row

    def ask_void(self) -> None:
        """Ask why the newest invoice or credit note is void."""
        self._void_form.set_text("reason", "")
        if self._newest is not None:
            title = _("Why is {number} void?").format(number=self._newest.number)
            self._open(self._void_form, title, self._void)

    def save(self) -> None:
        """Save the form that is open."""
        if self._act is None:
            return
        try:
            words = self._act()
        except EverafterError as error:
            form = self._void_form if self._void_form.isVisibleTo(self) else self._form
            form.show_error(error)
            return
        self._cancel()
        self.saved.emit(words)

    def close_form(self) -> None:
        """Leave everything as it was."""
        self._act = None
        self._form.hide()
        self._void_form.hide()
        self.hide()

    def _cancel(self) -> None:
        self.close_form()
        self.closed.emit()

    def _open(self, form: InlineForm, title: str, act: Callable[[], str], *, may_remove: bool = False) -> None:
        self.close_form()
        self._act = act
        self.show()
        form.open(title, may_remove=may_remove)

    def _remove(self) -> None:
        row = self._mended
        if row is None:
            return
        self._act = lambda: self._take_out(row)
        self.save()

    def _take(self) -> str:
        money, draft = self._needed(), self._form.draft()
        self._everafter.payments.take(money.job_id, money.version, draft)
        return _("{amount} taken").format(amount=self._formats.money(draft.amount_minor))

    def _refund(self) -> str:
        money, draft = self._needed(), self._form.draft()
        self._everafter.payments.refund(money.job_id, money.version, draft)
        return _("{amount} given back").format(amount=self._formats.money(draft.amount_minor))

    def _correct(self, row: PaymentRow) -> str:
        self._everafter.payments.correct(row.id, row.version, self._form.draft())
        return _("Payment mended")

    def _take_out(self, row: PaymentRow) -> str:
        self._everafter.payments.void(row.id, row.version)
        return _("Payment taken out")

    def _void(self) -> str:
        newest = self._newest
        assert newest is not None
        self._everafter.invoices.void(newest.id, newest.version, self._void_form.text("reason"))
        return _("{number} is void").format(number=newest.number)

    def _needed(self) -> JobMoneyRow:
        assert self._money is not None
        return self._money
