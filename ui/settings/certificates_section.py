"""What each certificate gives, and whether the technician signs, too; saved as each field is left."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget

from app.errors import EverafterError, ValidationError
from app.rules.certificate_gifts import CertificateTerms, GiftTerms, certificate_levels
from app.services.certificates import LONGEST_GIFT
from app.translations import gettext as _
from ui.firm_formats import FirmFormats
from ui.loyalty.loyalty_words import reason_words
from ui.settings.settings_section import SettingsSection
from ui.theme.fonts import TextRole
from ui.widgets.fields import Field
from ui.widgets.labels import TextLabel, TextTone
from ui.widgets.limited_edits import LimitedLineEdit
from ui.widgets.wheel_guard import WheelGuard

if TYPE_CHECKING:
    from app.everafter import Everafter

_LONGEST_NUMBER = 24


class CertificatesSection(SettingsSection):
    """One level at a time; below stands all that is given."""

    saved = Signal(str)

    def __init__(self, everafter: Everafter, parent: QWidget | None = None) -> None:
        super().__init__(
            _("Certificates"),
            _("What stands in the frame “With our thanks”. Certificates that are due already keep what they have."),
            _("loyalty gift reward anniversary years visits voucher signature technician"),
            parent,
        )
        self._everafter = everafter
        self._formats: FirmFormats | None = None
        self._terms = CertificateTerms()
        self._level_combo = QComboBox()
        self._level_combo.setObjectName("certificates.level")
        WheelGuard(self._level_combo)
        for level in certificate_levels():
            self._level_combo.addItem(reason_words(*level), level)
        words = LimitedLineEdit(LONGEST_GIFT)
        self._edits: dict[str, QLineEdit] = {"words": words, "cost": QLineEdit(), "months": QLineEdit()}
        self._fields = {
            "words": Field(_("The gift, as it is printed"), self._edits["words"]),
            "cost": Field(_("What it costs us"), self._edits["cost"]),
            "months": Field(_("Good for how many months"), self._edits["months"], _("0 is without an end.")),
        }
        words.refused.connect(self._fields["words"].set_error)
        self._list_label = TextLabel("", TextRole.SECONDARY, TextTone.SECONDARY, wrap=True)
        self._signature_box = QCheckBox(_("The technician who came last signs beside the owner"))
        self._signature_box.setObjectName("certificates.signature")
        self._build()

    def show_terms(self, terms: CertificateTerms, formats: FirmFormats) -> None:
        """Show what is stored; a field that is being typed in keeps its words."""
        self._terms, self._formats = terms, formats
        self._signature_box.setChecked(terms.has_second_signature)
        self._show_gift(keeps_typed=True)
        given = [
            _("{reason}: {gift}").format(reason=reason_words(*level), gift=gift.words)
            for level in certificate_levels()
            if (gift := terms.gift(*level)).words
        ]
        self._list_label.setText(" · ".join(given) or _("No certificate gives anything yet."))

    def _show_gift(self, *, keeps_typed: bool) -> None:
        if self._formats is None:
            return
        gift = self._terms.gift(*self._level_combo.currentData())
        stored = {
            "words": gift.words,
            "cost": self._formats.typed_money(gift.cost_minor) if gift.cost_minor else "",
            "months": str(gift.months),
        }
        for name, edit in self._edits.items():
            if not (keeps_typed and edit.hasFocus() and edit.isModified()):
                edit.setText(stored[name])
                edit.setModified(False)
            if not keeps_typed:
                self._fields[name].clear_error()

    def _save_gift(self, name: str) -> None:
        self._fields[name].clear_error()
        level = self._level_combo.currentData()
        try:
            gift = self._typed()
            if gift == self._terms.gift(*level):
                return
            self._save(replace(self._terms, gifts={**self._terms.gifts, level: gift}))
        except EverafterError as error:
            place = error.field if isinstance(error, ValidationError) and error.field in self._fields else name
            self._fields[place].set_error(str(error))

    def _typed(self) -> GiftTerms:
        """What stands in the fields; raises ValidationError for a number nobody can read."""
        assert self._formats is not None
        try:
            cost_minor = self._formats.read_money(self._edits["cost"].text())
        except ValidationError as error:
            raise ValidationError(str(error), "cost") from error
        months = self._edits["months"].text().strip()
        if months and not (months.isascii() and months.isdecimal()):
            raise ValidationError(_("That is not a number I can read; mend it, nothing was changed."), "months")
        return GiftTerms(self._edits["words"].text().strip(), cost_minor, int(months or 0))

    def _save_signature(self, is_on: bool) -> None:
        try:
            self._save(replace(self._terms, has_second_signature=is_on))
        except EverafterError as error:
            self._signature_field.set_error(str(error))

    def _save(self, terms: CertificateTerms) -> None:
        self._everafter.certificates.change_terms(terms)
        for edit in self._edits.values():
            edit.setModified(False)
        self.saved.emit(_("Saved."))

    def _build(self) -> None:
        for name, edit in self._edits.items():
            edit.setObjectName(f"certificates.{name}")
            edit.editingFinished.connect(lambda name=name: self._save_gift(name))
            if name != "words":
                edit.setMaxLength(_LONGEST_NUMBER)
        self._level_combo.activated.connect(lambda _place: self._show_gift(keeps_typed=False))
        self._signature_box.clicked.connect(self._save_signature)
        self._signature_field = Field("", self._signature_box)
        self._signature_box.setAccessibleName(self._signature_box.text())
        self.add_row((Field(_("Which certificate"), self._level_combo), 2), (self._fields["words"], 4))
        self.add_row((self._fields["cost"], 2), (self._fields["months"], 2))
        self.add_row((self._list_label, 6))
        self.add_row((self._signature_field, 6))
