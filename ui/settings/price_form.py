"""One line of the price list: what, for which unit, at which price, how long it takes, when it is advised again."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QWidget

from app.errors import ValidationError
from app.queries.firm_rows import PriceItemRow
from app.rules.job_price import PriceUnit, unit_words
from app.services.job_drafts import PriceItemDraft
from app.translations import gettext as _
from ui.firm_formats import FirmFormats
from ui.theme.tokens import Space
from ui.widgets.fields import Field
from ui.widgets.inline_form import InlineForm
from ui.widgets.wheel_guard import WheelGuard


class PriceForm(InlineForm):
    """New or changed; Enter saves, Esc leaves everything as it was."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("New price"), save_text=_("Save"), parent=parent)
        self._formats: FirmFormats | None = None
        self._item: PriceItemRow | None = None
        self._edits = {name: QLineEdit() for name in ("name", "price", "minimum", "minutes", "months")}
        for name, edit in self._edits.items():
            edit.setObjectName(f"price.{name}")
        self._edits["name"].setPlaceholderText(_("Room, sofa, stairs"))
        self._unit_combo = QComboBox()
        self._unit_combo.setObjectName("price.unit")
        WheelGuard(self._unit_combo)
        self._exempt_box = QCheckBox(_("No tax on this"))
        self._exempt_box.setObjectName("price.exempt")
        self._remove_button.setText(_("Take off the list"))
        self._add_row(("name", _("What is cleaned"), 4), ("unit", _("Price is for"), 2), ("price", _("Price"), 2))
        self._add_row(
            ("minimum", _("At least"), 2), ("minutes", _("Usual minutes"), 2), ("months", _("Again after months"), 2)
        )
        self.add_widget(self._exempt_box)

    @property
    def item(self) -> PriceItemRow | None:
        """The line that is changed; None for a new one."""
        return self._item

    def begin(self, item: PriceItemRow | None, formats: FirmFormats, area_unit: str) -> None:
        """Fill in what is stored, or nothing."""
        self._item, self._formats = item, formats
        self._unit_combo.clear()
        for unit in PriceUnit:
            self._unit_combo.addItem(unit_words(unit, area_unit), unit.value)
        shown = item or PriceItemRow(0, "", "room", 0, 0, 0, None, is_tax_exempt=False, version=0)
        self._unit_combo.setCurrentIndex(self._unit_combo.findData(shown.unit))
        self._edits["name"].setText(shown.name)
        self._edits["price"].setText(formats.typed_money(shown.price_minor) if item is not None else "")
        self._edits["minimum"].setText(formats.typed_money(shown.minimum_minor) if shown.minimum_minor else "")
        self._edits["minutes"].setText(str(shown.minutes) if shown.minutes else "")
        self._edits["months"].setText(str(shown.recommended_months or ""))
        self._exempt_box.setChecked(shown.is_tax_exempt)

    def draft(self) -> PriceItemDraft:
        """What was typed; raises ValidationError beside the field that is no number."""
        return PriceItemDraft(
            name=self.text("name"),
            unit=str(self._unit_combo.currentData()),
            price_minor=self._amount("price"),
            minimum_minor=self._amount("minimum"),
            minutes=self._number("minutes") or 0,
            recommended_months=self._number("months"),
            is_tax_exempt=self._exempt_box.isChecked(),
        )

    def _add_row(self, *columns: tuple[str, str, int]) -> None:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.M)
        for name, words, stretch in columns:
            field = Field(words, self._unit_combo if name == "unit" else self._edits[name])
            self._fields[name] = field
            row.addWidget(field, stretch)
        self.add_widget(line)

    def _amount(self, name: str) -> int:
        assert self._formats is not None
        try:
            return self._formats.read_money(self.text(name))
        except ValidationError as error:
            raise ValidationError(str(error), name) from error

    def _number(self, name: str) -> int | None:
        typed = self.text(name)
        if not typed:
            return None
        if not typed.isdecimal() or len(typed) > 6:
            raise ValidationError(_("“{typed}” is no whole number; type it as 12.").format(typed=typed[:40]), name)
        return int(typed)
