"""How the firm bills: tax, numbers, days to pay, and the foot of an invoice; saved field by field as each is left."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from app.errors import EverafterError, ValidationError
from app.queries.billing_terms import BillingTerms
from app.queries.firm_rows import FirmDetails
from app.services.money_drafts import TaxDraft
from app.translations import gettext as _
from ui.settings.settings_section import SettingsSection
from ui.widgets.fields import Field

if TYPE_CHECKING:
    from app.everafter import Everafter


class BillingSection(SettingsSection):
    """What stands on every invoice from now on."""

    saved = Signal(str)

    def __init__(self, everafter: Everafter, parent: QWidget | None = None) -> None:
        super().__init__(
            _("Money"),
            _("Stands on every invoice from now on; those that were issued keep what they said."),
            _("tax vat sales rate included number invoice prefix terms days pay bank footer due"),
            parent,
        )
        self._everafter = everafter
        self._firm: FirmDetails | None = None
        self._terms = BillingTerms()
        self._edits: dict[str, QLineEdit] = {}
        self._fields: dict[str, Field] = {}
        self._included_box = QCheckBox(_("Prices hold the tax already"))
        self._year_box = QCheckBox(_("Count anew each year, with the year in the number"))
        for name, box in (("is_included", self._included_box), ("has_year", self._year_box)):
            box.setObjectName(f"billing.{name}")
        self.add_row(
            (self._line("tax_name", _("What the tax is called")), 2),
            (self._line("tax_rate", _("Percent")), 1),
            (self._line("tax_number", _("Our tax number")), 3),
        )
        self.add_row((self._included_box, 6))
        self.add_row(
            (self._line("prefix", _("Invoice numbers begin with")), 2),
            (self._line("first_number", _("and count from")), 2),
            (self._line("terms_days", _("Days to pay")), 2),
        )
        self.add_row((self._year_box, 6))
        self.add_row((self._line("bank_line", _("Bank account, in one line")), 6))
        self.add_row((self._line("footer", _("Note below each invoice")), 6))
        self._included_box.clicked.connect(lambda: self._save("tax_name"))
        self._year_box.clicked.connect(lambda: self._save("prefix"))

    def show_billing(self, firm: FirmDetails | None, terms: BillingTerms) -> None:
        """Show what is stored; a field that is being typed in keeps its words."""
        self._firm, self._terms = firm, terms
        self.setEnabled(firm is not None)
        if firm is None:
            return
        for name, words in self._stored(firm, terms).items():
            edit = self._edits[name]
            if not (edit.hasFocus() and edit.isModified()):
                edit.setText(words)
                edit.setModified(False)
        self._included_box.setChecked(firm.is_tax_included)
        self._year_box.setChecked(terms.has_year)

    def _stored(self, firm: FirmDetails, terms: BillingTerms) -> dict[str, str]:
        rate = f"{Decimal(firm.tax_basis_points) / 100:f}".rstrip("0").rstrip(".") if firm.tax_basis_points else ""
        return {
            "tax_name": firm.tax_name,
            "tax_rate": rate,
            "tax_number": firm.tax_number,
            "prefix": terms.prefix,
            "first_number": str(terms.first_number),
            "terms_days": str(terms.terms_days),
            "bank_line": terms.bank_line,
            "footer": terms.footer,
        }

    def _line(self, name: str, label: str) -> Field:
        edit = QLineEdit()
        edit.setObjectName(f"billing.{name}")
        edit.editingFinished.connect(lambda: self._save(name))
        self._edits[name] = edit
        self._fields[name] = Field(label, edit)
        return self._fields[name]

    def _save(self, name: str) -> None:
        field = self._fields[name]
        field.clear_error()
        if self._firm is None:
            return
        self._edits[name].setModified(False)
        try:
            is_changed = self._save_tax() if name.startswith("tax") else self._save_terms()
        except EverafterError as error:
            place = error.field if isinstance(error, ValidationError) and error.field in self._fields else name
            self._fields[place].set_error(str(error))
            return
        if is_changed:
            self.saved.emit(_("Saved."))

    def _save_tax(self) -> bool:
        assert self._firm is not None
        firm = self._firm
        draft = TaxDraft(
            self._text("tax_name"),
            _basis_points(self._text("tax_rate")),
            self._included_box.isChecked(),
            self._text("tax_number"),
        )
        if draft == TaxDraft(firm.tax_name, firm.tax_basis_points, firm.is_tax_included, firm.tax_number):
            return False
        # A rate is typed before or after its name; while one of the two is missing nothing is complete yet.
        if draft.basis_points and not draft.name and not firm.tax_basis_points and self._edits["tax_rate"].hasFocus():
            return False
        self._everafter.billing_terms.change_tax(firm.version, draft)
        return True

    def _save_terms(self) -> bool:
        terms = replace(
            self._terms,
            prefix=self._text("prefix"),
            has_year=self._year_box.isChecked(),
            first_number=_whole(self._text("first_number"), "first_number"),
            terms_days=_whole(self._text("terms_days"), "terms_days"),
            bank_line=self._text("bank_line"),
            footer=self._text("footer"),
        )
        if terms == self._terms:
            return False
        self._everafter.billing_terms.change_terms(terms)
        return True

    def _text(self, name: str) -> str:
        return self._edits[name].text().strip()


def _basis_points(text: str) -> int:
    """A percentage such as 8.25 or 8,25; nothing is none."""
    if not text:
        return 0
    try:
        points = Decimal(text.replace(",", ".").removesuffix("%").strip()) * 100
    except InvalidOperation as error:
        raise _no_number("tax_rate") from error
    if not points.is_finite() or points != points.to_integral_value():
        raise _no_number("tax_rate")
    return int(points)


def _whole(text: str, field: str) -> int:
    try:
        return int(text)
    except ValueError as error:
        raise _no_number(field) from error


def _no_number(field: str) -> ValidationError:
    return ValidationError(_("That is not a number I can read; mend it, nothing was changed."), field)
