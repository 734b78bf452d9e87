"""What a client's work amounts to, what they owe or have to their credit, and taking what they pay."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QWidget

from app.errors import EverafterError
from app.papers.paper_request import PaperRequest
from app.queries.client_rows import ClientDetails
from app.queries.payments import JobMoneyRow, account_balance_minor, list_owed_jobs
from app.translations import gettext as _
from ui.firm_formats import FirmFormats
from ui.money.payment_form import PaymentForm
from ui.theme.fonts import TextRole
from ui.theme.tokens import Space
from ui.widgets.buttons import LinkButton
from ui.widgets.cards import Card
from ui.widgets.fields import Field
from ui.widgets.labels import TextLabel, TextTone
from ui.widgets.wheel_guard import WheelGuard

if TYPE_CHECKING:
    from app.everafter import Everafter


class MoneyPanel(Card):
    """The last twelve months, the usual price, what is owed; “Take payment” asks for which visit."""

    told = Signal(str, bool)  # a toast, and whether it offers Undo
    paper_requested = Signal(object)  # PaperRequest
    form_opened = Signal(object)  # InlineForm

    def __init__(self, everafter: Everafter, formats: FirmFormats, parent: QWidget | None = None) -> None:
        super().__init__(_("Money"), parent=parent)
        self._everafter = everafter
        self._formats = formats
        self._details: ClientDetails | None = None
        self._jobs: dict[int, JobMoneyRow] = {}
        self._act: Callable[[], str] | None = None
        self._amount_labels: list[TextLabel] = []
        self._owed_label = TextLabel(_("Owes us"), TextRole.BODY, TextTone.SECONDARY)
        self._take_button = LinkButton(_("Take payment"))
        self._refund_button = LinkButton(_("Give back"))
        self._statement_button = LinkButton(_("Statement"))
        self._form = PaymentForm(formats)
        self._for_combo = QComboBox()
        self._build()

    def _build(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(5)
        grid.setColumnStretch(0, 1)
        plain = [
            TextLabel(words, TextRole.BODY, TextTone.SECONDARY) for words in (_("Last 12 months"), _("Usual price"))
        ]
        for line, label in enumerate((*plain, self._owed_label)):
            grid.addWidget(label, line, 0)
            # The words of the firm's currency are read here, while nobody waits for a card.
            amount = TextLabel(self._formats.money(0), TextRole.BODY_MEDIUM, tabular=True)
            grid.addWidget(amount, line, 1, Qt.AlignmentFlag.AlignRight)
            self._amount_labels.append(amount)
        self.body.addLayout(grid)
        verbs = QHBoxLayout()
        verbs.setSpacing(Space.XS)
        for button, name, act in (
            (self._take_button, "take", self.take_payment),
            (self._refund_button, "refund", self.give_back),
            (self._statement_button, "statement", self._show_statement),
        ):
            button.setObjectName(f"client_money.{name}")
            button.clicked.connect(act)
            verbs.addWidget(button)
        verbs.addStretch(1)
        self.body.addLayout(verbs)
        self._for_combo.setObjectName("client_money.for")
        WheelGuard(self._for_combo)
        self._form.add_field("for", Field(_("For"), self._for_combo))
        self._for_combo.activated.connect(self._fill_amount)
        self._form.hide()
        self._form.save_requested.connect(self._save)
        self._form.cancelled.connect(self._leave)
        self.body.addWidget(self._form)

    def show_client(self, details: ClientDetails) -> None:
        """Refill for a client; a form of the one before is left."""
        if self._details is not None and self._details.id != details.id:
            self._leave()
        self._details = details
        money = details.money
        has_credit = money.credit_minor > 0
        self._owed_label.setText(_("To their credit") if has_credit else _("Owes us"))
        last = money.credit_minor if has_credit else money.owed_minor
        amounts = (money.last_12_months_minor, money.usual_price_minor, last)
        for label, amount in zip(self._amount_labels, amounts, strict=True):
            label.setText(self._formats.money(amount))
        self._refund_button.setVisible(has_credit)

    def take_payment(self) -> None:
        """Ask what came in, for the oldest visit that is not all paid; or on account."""
        if self._details is None:
            return
        self._jobs = {row.job_id: row for row in list_owed_jobs(self._details.id)}
        self._for_combo.clear()
        for row in self._jobs.values():
            words = _("Job {number}, {amount} owed").format(
                number=row.number, amount=self._formats.money(row.owed_minor)
            )
            self._for_combo.addItem(words, row.job_id)
        self._for_combo.addItem(_("On account, no visit"), None)
        self._form.field("for").setVisible(True)
        first = next(iter(self._jobs.values()), None)
        self._form.begin(first.owed_minor if first is not None else 0)
        self._open(_("Take payment"), self._take)

    def give_back(self) -> None:
        """Ask what goes back of what was paid without a visit."""
        if self._details is None:
            return
        self._form.field("for").setVisible(False)
        self._form.begin(max(0, account_balance_minor(self._details.id)))
        self._open(_("Give money back, with the reason"), self._refund)

    def _fill_amount(self) -> None:
        row = self._jobs.get(self._for_combo.currentData() or 0)
        self._form.set_text("amount", self._formats.typed_money(row.owed_minor) if row is not None else "")

    def _open(self, title: str, act: Callable[[], str]) -> None:
        self._act = act
        self._form.open(title)
        # A card that was just opened has no places yet to scroll to.
        QTimer.singleShot(0, self, lambda: self.form_opened.emit(self._form))

    def _leave(self) -> None:
        self._act = None
        self._form.hide()

    def _save(self) -> None:
        if self._act is None:
            return
        try:
            words = self._act()
        except EverafterError as error:
            self._form.show_error(error)
            return
        self._leave()
        self._take_button.setFocus()
        self.told.emit(words, True)

    def _take(self) -> str:
        assert self._details is not None
        draft, payments = self._form.draft(), self._everafter.payments
        row = self._jobs.get(self._for_combo.currentData() or 0)
        if row is None:
            payments.take_on_account(self._details.id, draft)
        else:
            payments.take(row.job_id, row.version, draft)
        return _("{amount} taken").format(amount=self._formats.money(draft.amount_minor))

    def _refund(self) -> str:
        assert self._details is not None
        draft = self._form.draft()
        self._everafter.payments.refund_on_account(self._details.id, draft)
        return _("{amount} given back").format(amount=self._formats.money(draft.amount_minor))

    def _show_statement(self) -> None:
        if self._details is not None:
            self.paper_requested.emit(PaperRequest("statement", clients=(self._details.number,)))
