"""The money of a job: what it comes to, what was paid and is left, its invoices, and what can be done about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.errors import EverafterError, NotFoundError
from app.papers.paper_request import PaperRequest
from app.queries.invoice_rows import InvoiceRow
from app.queries.invoices import list_invoices_of_job
from app.queries.payments import JobMoneyRow, get_job_money
from app.translations import gettext as _
from ui.firm_formats import FirmFormats
from ui.money.job_money_forms import JobMoneyForms
from ui.money.job_money_words import invoiced_minor, invoices_words, live_invoice, newest_in_force, sum_words
from ui.money.payment_lines import PaymentLines
from ui.theme.fonts import TextRole
from ui.theme.tokens import Space
from ui.widgets.buttons import Button, ButtonVariant
from ui.widgets.cards import Card
from ui.widgets.labels import TextLabel, TextTone

if TYPE_CHECKING:
    from app.everafter import Everafter


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
        self._sum_label = TextLabel("", TextRole.BODY_MEDIUM, wrap=True, tabular=True)
        self._invoice_label = TextLabel("", TextRole.SECONDARY, TextTone.SECONDARY, wrap=True)
        self._lines = PaymentLines(formats)
        self._take_button = Button(_("Take payment"), icon="banknote")
        self._refund_button = Button(_("Give money back"), ButtonVariant.QUIET)
        self._invoice_button = Button(_("Invoice"), icon="file-text")
        self._credit_button = Button(_("Credit note"), icon="file-text")
        self._void_button = Button(_("Make it void"), ButtonVariant.QUIET)
        self._forms = JobMoneyForms(everafter, formats)
        self._build()
        self._connect()

    def show_job(self, job_id: int) -> None:
        """Read the money of this job; an open form of another one is left."""
        if self._money is not None and self._money.job_id != job_id:
            self._forms.close_form()
        try:
            self._money = get_job_money(job_id)
        except NotFoundError:
            return
        self._invoices = list_invoices_of_job(job_id)
        self._forms.show_money(self._money, newest_in_force(self._invoices))
        self._show(self._money)

    def take_payment(self) -> None:
        """Ask what came in, begun with what is owed."""
        self._forms.take_payment()

    @property
    def has_open_form(self) -> bool:
        """Whether something is being typed here."""
        return self._forms.is_open

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
        self.body.addWidget(self._forms)

    def _connect(self) -> None:
        for button, name, act in (
            (self._take_button, "take", self.take_payment),
            (self._refund_button, "refund", self._forms.give_back),
            (self._invoice_button, "invoice", self._show_invoice),
            (self._credit_button, "credit", self._credit),
            (self._void_button, "void", self._forms.ask_void),
        ):
            button.setObjectName(f"money.{name}")
            button.clicked.connect(act)
        self._lines.mend_requested.connect(self._forms.mend)
        self._forms.closed.connect(self._take_button.setFocus)
        self._forms.saved.connect(lambda words: self.told.emit(words, True))

    def _show(self, money: JobMoneyRow) -> None:
        live, invoiced = live_invoice(self._invoices), invoiced_minor(self._invoices)
        self._sum_label.setText(sum_words(money, self._formats))
        self._invoice_label.setText(invoices_words(self._invoices, money, self._formats))
        self._invoice_label.setVisible(bool(self._invoices))
        self._lines.show_payments(money.payments)
        self._take_button.setVisible(money.state not in ("enquiry", "lost"))
        self._refund_button.setVisible(money.paid_minor > 0)
        self._invoice_button.setVisible(money.is_billable and money.bill_minor > 0)
        self._credit_button.setVisible(live is not None and invoiced > money.bill_minor)
        self._void_button.setVisible(live is not None)

    def _show_invoice(self) -> None:
        self.paper_requested.emit(PaperRequest("invoice", jobs=(self._needed().number,)))

    def _credit(self) -> None:
        try:
            note_id = self._everafter.invoices.credit(self._needed().job_id)
        except EverafterError as error:
            self.told.emit(str(error), False)
            return
        self.told.emit(_("Credit note issued"), True)
        self.paper_requested.emit(PaperRequest("invoice", invoices=(note_id,)))

    def _needed(self) -> JobMoneyRow:
        assert self._money is not None
        return self._money
