"""The gate to Check back: how it was put right, what was given back and what it cost."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from app.errors import ValidationError
from app.queries.complaint_rows import ComplaintDetails
from app.rules.complaint_events import FixOutcome
from app.rules.complaint_terms import capitalised, fix_words
from app.services.drafts import FixDraft
from app.translations import gettext as _
from ui.care_board.gate_form import GateForm
from ui.care_board.recovery_script import defensive_spans
from ui.firm_formats import FirmFormats
from ui.theme.fonts import TextRole
from ui.theme.tokens import Space
from ui.widgets.careful_edit import CarefulEdit
from ui.widgets.choice_group import ChoiceGroup
from ui.widgets.fields import Field
from ui.widgets.labels import TextLabel, TextTone


class FixForm(GateForm):
    """Without an outcome a card does not reach Check back; money given back needs its amount."""

    def __init__(self, formats: FirmFormats, parent: QWidget | None = None) -> None:
        super().__init__("", save_text=_("&Put right"), parent=parent)
        self._formats = formats
        outcomes = tuple((outcome.value, capitalised(fix_words(outcome))) for outcome in FixOutcome)
        self._outcome = ChoiceGroup(outcomes, _("How it was put right"), is_upright=True)
        self.add_field("outcome", Field(_("H&ow"), self._outcome))
        self._visit_label = TextLabel("", TextRole.SECONDARY, TextTone.SOON, wrap=True)
        self.add_widget(self._visit_label)
        self._refund_edit = QLineEdit()
        self._method_combo = QComboBox()
        self._method_combo.setMinimumWidth(72)
        for key, words in _methods():
            self._method_combo.addItem(words, key)
        self._money = QWidget()
        row = QHBoxLayout(self._money)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        self._refund_field = Field(_("&Amount given back"), self._refund_edit)
        self.add_field("refund", self._refund_field)
        row.addWidget(self._refund_field, 3)
        row.addWidget(Field(_("B&y"), self._method_combo), 2)
        self.add_widget(self._money)
        self._words = CarefulEdit(defensive_spans)
        self.add_field("words", Field(_("What we &did, and a little more"), self._words))
        self._words.set_name(_("What we did"))
        self._cost_edit = QLineEdit()
        self.add_field("cost", Field(_("What it cost &us besides"), self._cost_edit))
        self._outcome.choice_made.connect(lambda _key: self.show_kind())

    def begin(self, details: ComplaintDetails) -> None:
        """Nothing chosen yet, unless the visit that was to put it right is done."""
        visit = details.work.visit
        is_done = visit is not None and visit.is_done
        self._outcome.choose("visit" if is_done else "")
        self._words.set_text("")
        self._cost_edit.clear()
        self._refund_edit.clear()
        self._refund_edit.setPlaceholderText(
            _("up to {amount}").format(amount=self._formats.money(details.work.paid_minor))
            if details.work.paid_minor > 0
            else ""
        )
        words = ""
        if visit is not None and not visit.is_done and visit.starts_at is not None:
            words = _("A visit is booked: {when}. It is not finished yet.").format(
                when=self._formats.moment(visit.starts_at)
            )
        self._visit_label.setText(words)
        self.show_kind()
        self.has_begun()

    def draft(self) -> FixDraft:
        """The outcome; raises ValidationError without one, or for an unreadable amount."""
        if not self._outcome.chosen:
            raise ValidationError(_("Choose how it was put right; the card stays in Put right until then."), "outcome")
        is_refund = self._outcome.chosen == "refund"
        return FixDraft(
            self._outcome.chosen,
            self._words.text(),
            self._amount(self._cost_edit, "cost"),
            self._amount(self._refund_edit, "refund") if is_refund else 0,
            str(self._method_combo.currentData()),
        )

    def show_kind(self) -> None:
        """Money is asked for only when some was given back."""
        self._money.setVisible(self._outcome.chosen == "refund")
        self._visit_label.setVisible(bool(self._visit_label.text()) and self._outcome.chosen == "visit")

    def _amount(self, edit: QLineEdit, field: str) -> int:
        try:
            return self._formats.read_money(edit.text())
        except ValidationError as error:
            raise ValidationError(str(error), field) from error


def _methods() -> tuple[tuple[str, str], ...]:
    return (
        ("card", _("Card")),
        ("cash", _("Cash")),
        ("check", _("Check")),
        ("transfer", _("Transfer")),
        ("voucher", _("Voucher")),
        ("other", _("Other")),
    )
