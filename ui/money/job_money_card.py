"""The money of a job: what it comes to, what was paid and is left, its invoices, and what can be done about it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.errors import EverafterError, NotFoundError
from app.queries.invoice_rows import InvoiceRow
from app.queries.invoices import list_invoices_of_job
from app.queries.payments import JobMoneyRow, PaymentRow, get_job_money
from app.translations import gettext as _
from ui.firm_formats import FirmFormats
from ui.money.payment_form import PaymentForm
from ui.money.payment_lines import PaymentLines
from ui.page import PaperRequest
from ui.theme.fonts import TextRole
from ui.theme.tokens import Space
from ui.widgets.buttons import Button, ButtonVariant
from ui.widgets.cards import Card
from ui.widgets.inline_form import InlineForm
from ui.widgets.labels import TextLabel, TextTone

if TYPE_CHECKING:
    from app.everafter import Everafter


class _VoidForm(InlineForm):
    """Why an invoice is void."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Why is it void?"), save_text=_("Save"), parent=parent)
        self.add_text("reason", _("Why, in a few words"))


class JobMoneyCard(Card):
    """Read first; one form at a time below."""

    told = Signal(str, bool)  # a toast, and whether it offers Undo
    paper_requested = Signal(object)  # PaperRequest

    def __init__(self, everafter: Everafter, formats: FirmFormats, parent: QWidget | None = None) -> None:
        super().__init__(_("Money"), parent=parent)
        self._everafter = everafter
        self._formats = formats
        self._money: JobMoneyRow | None = None
        self._invoices: tuple[InvoiceRow, ...] = ()
        self._act: Callable[[], str] | None = None
        self._mended: PaymentRow | None = None
        self._sum_label = TextLabel("", TextRole.BODY_MEDIUM, wrap=True, tabular=True)
        self._invoice_label = TextLabel("", TextRole.SECONDARY, TextTone.SECONDARY, wrap=True)
        self._lines = PaymentLines(formats)
        self._take_button = Button(_("Take payment"), icon="banknote")
        self._refund_button = Button(_("Give money back"), ButtonVariant.QUIET)
        self._invoice_button = Button(_("Invoice"), icon="file-text")
        self._credit_button = Button(_("Credit note"), icon="file-text")
        self._void_button = Button(_("Make it void"), ButtonVariant.QUIET)
        self._form = PaymentForm(formats)
        self._void_form = _VoidForm()
        self._build()
        self._connect()

    def show_job(self, job_id: int) -> None:
        """Read the money of this job; an open form of another one is left."""
        if self._money is not None and self._money.job_id != job_id:
            self.close_form()
        try:
            self._money = get_job_money(job_id)
        except NotFoundError:
            return
        self._invoices = list_invoices_of_job(job_id)
        self._show()

    def take_payment(self) -> None:
        """Ask what came in, begun with what is owed."""
        if self._money is None:
            return
        self._form.begin(self._money.owed_minor)
        self._open(self._form, _("Take payment"), self._take)

    def give_back(self) -> None:
        """Ask what goes back and why, begun with what was paid too much."""
        if self._money is None:
            return
        last = next((row.method for row in self._money.payments if row.kind == "payment"), "")
        self._form.begin(self._money.credit_minor if self._money.is_billable else 0, last)
        self._open(self._form, _("Give money back, with the reason"), self._refund)

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
        self.close_form()
        self._take_button.setFocus()
        self.told.emit(words, True)

    def close_form(self) -> None:
        """Leave everything as it was."""
        self._act = None
        self._form.hide()
        self._void_form.hide()

    @property
    def has_open_form(self) -> bool:
        """Whether something is being typed here."""
        return self._act is not None

    def _build(self) -> None:
        self.body.addWidget(self._sum_label)
        self.body.addWidget(self._invoice_label)
        self.body.addWidget(self._lines)
        for buttons in (
            (self._take_button, self._invoice_button, self._credit_button),
            (self._refund_button, self._void_button),
        ):
            row = QHBoxLayout()
            row.setSpacing(Space.XS)
            for button in buttons:
                row.addWidget(button)
            row.addStretch(1)
            self.body.addLayout(row)
        forms = QVBoxLayout()
        for form in (self._form, self._void_form):
            form.hide()
            forms.addWidget(form)
        self.body.addLayout(forms)

    def _connect(self) -> None:
        for button, name, act in (
            (self._take_button, "take", self.take_payment),
            (self._refund_button, "refund", self.give_back),
            (self._invoice_button, "invoice", self._show_invoice),
            (self._credit_button, "credit", self._credit),
            (self._void_button, "void", self._ask_void),
        ):
            button.setObjectName(f"money.{name}")
            button.clicked.connect(act)
        self._lines.mend_requested.connect(self._mend)
        for form in (self._form, self._void_form):
            form.save_requested.connect(self.save)
            form.cancelled.connect(self._cancel)
        self._form.remove_requested.connect(self._remove)

    def _cancel(self) -> None:
        self.close_form()
        self._take_button.setFocus()

    def _show(self) -> None:
        money = self._needed()
        live = self._live_invoice()
        invoiced = sum(row.total_minor for row in self._invoices if not row.is_void)
        self._sum_label.setText(self._sum_words(money))
        said = [self._invoice_words(row) for row in self._invoices]
        if live is not None and money.is_billable and invoiced < money.bill_minor:
            words = _("The job comes to {amount} more than was invoiced; make the invoice void and issue it anew.")
            said.append(words.format(amount=self._formats.money(money.bill_minor - invoiced)))
        self._invoice_label.setText("\n".join(said))
        self._invoice_label.setVisible(bool(self._invoices))
        self._lines.show_payments(money.payments)
        self._take_button.setVisible(money.state not in ("enquiry", "lost"))
        self._refund_button.setVisible(money.paid_minor > 0)
        self._invoice_button.setVisible(money.is_billable and money.bill_minor > 0)
        self._credit_button.setVisible(live is not None and invoiced > money.bill_minor)
        self._void_button.setVisible(live is not None)

    def _sum_words(self, money: JobMoneyRow) -> str:
        formats = self._formats
        bill, paid = formats.money(money.bill_minor), formats.money(money.paid_minor)
        if not money.is_billable:
            if not money.paid_minor:
                return _("Nothing to pay yet") if money.state != "done" else _("Nothing to pay")
            return _("Paid ahead {paid}").format(paid=paid)
        if money.owed_minor:
            return _("Comes to {bill}, paid {paid}, owed {owed}").format(
                bill=bill, paid=paid, owed=formats.money(money.owed_minor)
            )
        if money.credit_minor:
            return _("Comes to {bill}, paid {paid}: {credit} to their credit").format(
                bill=bill, paid=paid, credit=formats.money(money.credit_minor)
            )
        return _("Comes to {bill}, all paid").format(bill=bill)

    def _invoice_words(self, row: InvoiceRow) -> str:
        words = _("Credit note {number}") if row.credits_number else _("Invoice {number}")
        text = _("{what}, {amount}, {day}").format(
            what=words.format(number=row.number),
            amount=self._formats.money(row.total_minor),
            day=self._formats.day(row.issued_on),
        )
        if row.issued_by:
            text = _("{what}, by {name}").format(what=text, name=row.issued_by)
        if not row.is_void:
            return text
        if row.voided_at is None:
            return _("{what} · void: {reason}").format(what=text, reason=row.void_reason)
        since = self._formats.day(self._formats.day_of(row.voided_at))
        return _("{what} · void since {when}: {reason}").format(what=text, when=since, reason=row.void_reason)

    def _show_invoice(self) -> None:
        self.paper_requested.emit(PaperRequest("invoices", ids=(self._needed().number,)))

    def _credit(self) -> None:
        try:
            note_id = self._everafter.invoices.credit(self._needed().job_id)
        except EverafterError as error:
            self.told.emit(str(error), False)
            return
        self.told.emit(_("Credit note issued"), True)
        self.paper_requested.emit(PaperRequest("issued_invoices", ids=(note_id,)))

    def _ask_void(self) -> None:
        self._void_form.set_text("reason", "")
        newest = self._newest_in_force()
        if newest is not None:
            title = _("Why is {number} void?").format(number=newest.number)
            self._open(self._void_form, title, self._void)

    def _void(self) -> str:
        newest = self._newest_in_force()
        assert newest is not None
        self._everafter.invoices.void(newest.id, newest.version, self._void_form.text("reason"))
        return _("{number} is void").format(number=newest.number)

    def _mend(self, row: PaymentRow) -> None:
        self._form.mend(row)
        self._open(self._form, _("Mend what was written down"), lambda: self._correct(row), may_remove=True)
        self._mended = row

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

    def _open(self, form: InlineForm, title: str, act: Callable[[], str], *, may_remove: bool = False) -> None:
        self.close_form()
        self._act = act
        form.open(title, may_remove=may_remove)

    def _live_invoice(self) -> InvoiceRow | None:
        found: Sequence[InvoiceRow] = [row for row in self._invoices if not row.is_void and not row.credits_number]
        return found[-1] if found else None

    def _newest_in_force(self) -> InvoiceRow | None:
        """What can be made void: a credit note before the invoice it stands against."""
        return next((row for row in reversed(self._invoices) if not row.is_void), None)

    def _needed(self) -> JobMoneyRow:
        assert self._money is not None
        return self._money
