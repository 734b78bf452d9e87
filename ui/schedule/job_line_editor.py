"""One line of a job: its tick, the price it has in the list, how many, and what it comes to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from math import isfinite

from PySide6.QtCore import QLocale, QObject, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QLineEdit, QSizePolicy, QWidget

from app.errors import ValidationError
from app.queries.client_rows import AreaRow
from app.queries.firm_rows import PriceItemRow
from app.rules.job_price import (
    LARGEST_QUANTITY_HUNDREDTHS,
    FirmTax,
    PriceFloor,
    PriceUnit,
    line_price,
    quantity_for,
    unit_words,
)
from app.rules.visit_length import TimedLine
from app.services.drafts import JobLineDraft
from app.translations import gettext as _
from ui.firm_formats import FirmFormats
from ui.theme.scripts import ensure_fonts_for
from ui.widgets.elided_combo import ElidedCombo
from ui.widgets.tool_tips import plain_tip
from ui.widgets.wheel_guard import WheelGuard

_TICK_AND_GAP = 28
_LEAST_NAME = 96


@dataclass(frozen=True, slots=True)
class PriceTerms:
    """The price list and how the firm charges, as the editors of lines need them."""

    items: tuple[PriceItemRow, ...] = ()
    area_unit: str = "sq_ft"
    tax: FirmTax = field(default_factory=FirmTax)
    tax_name: str = ""
    visit_minimum_minor: int = 0


class NameBox(QCheckBox):
    """A tick whose long name ends in an ellipsis; the whole name is in the tool tip and for screen readers."""

    def __init__(self, name: str, detail: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        ensure_fonts_for(name, detail)
        self._name = name
        self.setAccessibleName(name)
        self.setToolTip(plain_tip(", ".join(part for part in (name, detail) if part)))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(_LEAST_NAME)
        self.setText(name.replace("&", "&&"))

    def minimumSizeHint(self) -> QSize:
        """As narrow as its layout wants."""
        return QSize(_LEAST_NAME, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten the name to the room there is."""
        super().resizeEvent(event)
        room = self.width() - _TICK_AND_GAP
        shown = self.fontMetrics().elidedText(self._name, Qt.TextElideMode.ElideRight, room)
        self.setText(shown.replace("&", "&&"))


class JobLineEditor(QObject):
    """Keeps quantity, list price and amount together; an amount typed by hand stays until the price is chosen again."""

    changed = Signal()

    def __init__(
        self, line: JobLineDraft, area: AreaRow | None, terms: PriceTerms, formats: FirmFormats, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.line, self._area, self._terms, self._formats = line, area, terms, formats
        self._is_filling = False
        self.box = NameBox(line.name, ", ".join(part for part in (line.to_do, line.fibre) if part), parent)
        self.box.setChecked(True)
        self.item_combo = ElidedCombo(parent)
        self.item_combo.setAccessibleName(_("Price list for {room}").format(room=line.name))
        WheelGuard(self.item_combo)
        self._fill_items()
        self.quantity_edit = QLineEdit(self._typed_quantity(line.quantity_hundredths), parent)
        self.quantity_edit.setAccessibleName(_("How many for {room}").format(room=line.name))
        self.price_edit = QLineEdit(formats.typed_money(line.price_minor), parent)
        self.price_edit.setAccessibleName(_("Price of {room}").format(room=line.name))
        for edit in (self.quantity_edit, self.price_edit):
            edit.setAlignment(Qt.AlignmentFlag.AlignRight)
            edit.textEdited.connect(self._on_edited)
            edit.textChanged.connect(self.changed)
        self._show_unit()
        self.box.toggled.connect(self._on_ticked)
        self.item_combo.activated.connect(self._take_item)

    @property
    def widgets(self) -> Sequence[QWidget]:
        """The editors from left to right."""
        return (self.box, self.item_combo, self.quantity_edit, self.price_edit)

    @property
    def item(self) -> PriceItemRow | None:
        """The price of the list that this line has."""
        item_id = self.item_combo.currentData()
        return next((item for item in self._terms.items if item.id == item_id), None)

    def timed(self) -> TimedLine | None:
        """How long the line takes by the price list; None where the list says nothing, or it is not to be done."""
        item = self.item
        if item is None or not self.box.isChecked():
            return None
        try:
            return TimedLine(item.minutes, self._quantity(), item.unit)
        except ValidationError:
            return None

    def draft(self) -> JobLineDraft:
        """The line as it stands; raises ValidationError for what is no number."""
        item = self.item
        return replace(
            self.line,
            quantity_hundredths=self._quantity(),
            unit=item.unit if item is not None else self.line.unit,
            price_minor=self._formats.read_money(self.price_edit.text()),
            price_item_id=item.id if item is not None else self.line.price_item_id,
            unit_price_minor=item.price_minor if item is not None else self.line.unit_price_minor,
            is_tax_exempt=item.is_tax_exempt if item is not None else self.line.is_tax_exempt,
        )

    def remark(self) -> str:
        """That the least amount of the list counts, or that somebody typed another price."""
        usual = self._usual()
        if usual is None or not self.box.isChecked():
            return ""
        try:
            typed = self._formats.read_money(self.price_edit.text())
        except ValidationError:
            return ""
        if typed != usual.amount_minor:
            words = _("{room}: by hand, the list says {price}")
            return words.format(room=self.line.name, price=self._formats.money(usual.amount_minor))
        if usual.is_minimum:
            words = _("{room}: minimum charge {price}")
            return words.format(room=self.line.name, price=self._formats.money(typed))
        return ""

    def _fill_items(self) -> None:
        self.item_combo.addItem(_("by hand"), None)
        for item in self._terms.items:
            price = f"{self._formats.money(item.price_minor)} {unit_words(PriceUnit(item.unit), self._terms.area_unit)}"
            self.item_combo.addItem(f"{item.name}, {price}", item.id)
        place = self.item_combo.findData(self.line.price_item_id) if self.line.price_item_id is not None else 0
        self.item_combo.setCurrentIndex(max(0, place))

    def _take_item(self, _place: int) -> None:
        item = self.item
        if item is not None:
            size, size_unit = (
                (self._area.size_hundredths, self._area.size_unit) if self._area is not None else (None, "")
            )
            quantity = quantity_for(PriceUnit(item.unit), size, size_unit, self._terms.area_unit)
            self.quantity_edit.setText(self._typed_quantity(quantity))
        self._show_unit()
        self._recalculate()

    def _on_edited(self) -> None:
        if self.sender() is self.quantity_edit:
            self._recalculate()

    def _on_ticked(self, is_on: bool) -> None:
        for widget in self.widgets[1:]:
            widget.setEnabled(is_on)
        self.changed.emit()

    def _recalculate(self) -> None:
        usual = self._usual()
        if usual is not None:
            self.price_edit.setText(self._formats.typed_money(usual.amount_minor))
        self.changed.emit()

    def _usual(self) -> PriceFloor | None:
        """What the list makes of it; None by hand, or while the quantity cannot be read."""
        item = self.item
        if item is None:
            return None
        try:
            return line_price(self._quantity(), item.price_minor, item.minimum_minor)
        except ValidationError:
            return None

    def _show_unit(self) -> None:
        item = self.item
        unit = PriceUnit(item.unit if item is not None else self.line.unit)
        words = unit_words(unit, self._terms.area_unit)
        self.quantity_edit.setToolTip(_("How many; the price is {unit}").format(unit=words))

    def _quantity(self) -> int:
        number, is_number = QLocale(self._formats.locale).toDouble(self.quantity_edit.text().strip() or "1")
        # “inf” and “nan” are numbers to the locale, and no quantity.
        hundredths = round(number * 100) if is_number and isfinite(number) else -1
        if not 0 <= hundredths <= LARGEST_QUANTITY_HUNDREDTHS:
            raise ValidationError(
                _("“{typed}” is no quantity from 0 to 10,000; type it as 12.5.").format(
                    typed=self.quantity_edit.text()[:40]
                ),
                "quantity",
            )
        return hundredths

    def _typed_quantity(self, hundredths: int) -> str:
        locale = QLocale(self._formats.locale)
        locale.setNumberOptions(QLocale.NumberOption.OmitGroupSeparator)
        return locale.toString(hundredths / 100, "f", 0 if hundredths % 100 == 0 else 2)
