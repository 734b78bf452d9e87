"""Rooms and prices: what the firm offers, in its own order, and what a visit costs at least."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSpinBox, QVBoxLayout, QWidget

from app.errors import EverafterError, ValidationError
from app.queries.firm_rows import FirmDetails, PriceItemRow
from app.rules.job_price import PriceUnit, unit_words
from app.translations import gettext as _
from app.translations import ngettext
from ui.care_report.report_table import ReportColumn, ReportLine, ReportTable
from ui.firm_formats import FirmFormats
from ui.settings.price_form import PriceForm
from ui.settings.settings_section import SettingsSection
from ui.theme.tokens import Space
from ui.widgets.buttons import Button, ButtonVariant
from ui.widgets.empty_state import EmptyState
from ui.widgets.fields import Field
from ui.widgets.wheel_guard import WheelGuard

if TYPE_CHECKING:
    from app.everafter import Everafter

_MOST_LINES = 12
_LONGEST_PROMISE = 365


class PriceTable(ReportTable):
    """The list by keys: Enter changes a line, Ctrl+Up and Ctrl+Down move it, Delete takes it off."""

    moved = Signal(int, int)  # the price, and by how many places
    removed = Signal(int)

    def chosen_id(self) -> int | None:
        """The price under the keyboard."""
        line = self._model.line_at(self.currentIndex().row())
        return line.ids[0] if line is not None else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys this answers to; all others go on."""
        item_id = self.chosen_id()
        is_held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if item_id is not None and is_held and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(item_id, -1 if event.key() == Qt.Key.Key_Up else 1)
        elif item_id is not None and event.key() == Qt.Key.Key_Delete:
            self.removed.emit(item_id)
        else:
            super().keyPressEvent(event)


class PricesSection(SettingsSection):
    """The list, its verbs, the form for one line, and the least charge."""

    saved = Signal(str)

    def __init__(self, everafter: Everafter, parent: QWidget | None = None) -> None:
        super().__init__(
            _("Rooms and prices"),
            _("What you offer, in your own order. Visits that are booked keep the price they were booked at."),
            _("price list room area metre hour minimum charge tax months recommended"),
            parent,
        )
        self._everafter = everafter
        self._items: tuple[PriceItemRow, ...] = ()
        self._formats: FirmFormats | None = None
        self._area_unit = "sq_ft"
        self._firm: FirmDetails | None = None
        self._visit_minimum = 0
        columns = (
            ReportColumn(_("What")),
            ReportColumn(_("Price"), 170),
            ReportColumn(_("At least"), 100),
            ReportColumn(_("Minutes"), 80),
            ReportColumn(_("Again after"), 110),
        )
        self._table = PriceTable(_("Price list"), columns, _MOST_LINES)
        self._table.setObjectName("prices.list")
        self._empty = EmptyState(
            "clipboard-list",
            _("No prices yet"),
            _("Write down what you clean and what it costs: booking then adds it up by itself."),
            _("Add the first price"),
        )
        self._form = PriceForm()
        self._form.hide()
        self._make_buttons()
        self._make_limits()
        self._build()
        self._connect()

    def _make_buttons(self) -> None:
        self._add_button = Button(_("Add a price"), icon="plus")
        self._up_button, self._down_button = Button(_("Up")), Button(_("Down"))
        self._up_button.setAccessibleName(_("Move this price up"))
        self._down_button.setAccessibleName(_("Move this price down"))
        self._change_button = Button(_("Change"))
        self._change_button.setAccessibleName(_("Change this price"))
        self._off_button = Button(_("Take off"), ButtonVariant.QUIET)
        self._off_button.setAccessibleName(_("Take this price off the list"))

    def _make_limits(self) -> None:
        """What a visit costs at least, and how long our promise holds after one."""
        self._minimum_edit = QLineEdit()
        self._minimum_edit.setObjectName("prices.visit_minimum")
        self._minimum_field = Field(
            _("A visit costs at least"),
            self._minimum_edit,
            _("Counts when the lines come to less. Empty for no such rule."),
        )
        self._promise_spin = QSpinBox(minimum=0, maximum=_LONGEST_PROMISE)
        self._promise_spin.setObjectName("prices.guarantee_days")
        self._promise_spin.setSuffix(_(" days"))
        self._promise_spin.setSpecialValueText(_("no promise"))
        self._promise_spin.lineEdit().setTextMargins(Space.S, 0, 0, 0)
        WheelGuard(self._promise_spin)
        self._promise_field = Field(
            _("Our promise after a visit holds"), self._promise_spin, _("A later report is a complaint all the same.")
        )

    def _build(self) -> None:
        verbs = QWidget()
        row = QHBoxLayout(verbs)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        buttons = (self._add_button, self._change_button, self._up_button, self._down_button, self._off_button)
        for name, button in zip(("add", "change", "up", "down", "off"), buttons, strict=True):
            button.setObjectName(f"prices.{name}")
            row.addWidget(button)
        row.addStretch(1)
        self._verbs = verbs
        stack = QWidget()
        column = QVBoxLayout(stack)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        for widget in (self._table, self._empty, self._form, verbs):
            column.addWidget(widget)
        self.add_row((stack, 6))
        self.add_row((self._minimum_field, 3), (self._promise_field, 3))

    def _connect(self) -> None:
        self._empty.action_requested.connect(lambda: self.open_form(None))
        self._add_button.clicked.connect(lambda: self.open_form(None))
        self._change_button.clicked.connect(lambda: self.open_form(self._table.chosen_id()))
        self._up_button.clicked.connect(lambda: self._move(self._table.chosen_id(), -1))
        self._down_button.clicked.connect(lambda: self._move(self._table.chosen_id(), 1))
        self._off_button.clicked.connect(lambda: self._take_off(self._table.chosen_id()))
        self._table.line_opened.connect(lambda line: self.open_form(line.ids[0]))
        self._table.moved.connect(self._move)
        self._table.removed.connect(self._take_off)
        self._form.save_requested.connect(self._save)
        self._form.cancelled.connect(self._close_form)
        self._form.remove_requested.connect(self._remove_open)
        self._minimum_edit.editingFinished.connect(self._save_minimum)
        self._promise_spin.editingFinished.connect(self._save_promise)

    def show_firm(self, firm: FirmDetails | None) -> None:
        """Show how long the promise after a visit holds, unless it is being typed."""
        self._firm = firm
        if firm is not None and not self._promise_spin.hasFocus():
            self._promise_spin.setValue(firm.guarantee_days)

    def show_prices(
        self, items: Sequence[PriceItemRow], visit_minimum: int, formats: FirmFormats, area_unit: str
    ) -> None:
        """Show what is stored; an open form and a half-typed amount keep their words."""
        self._items, self._formats, self._area_unit = tuple(items), formats, area_unit
        self._table.show_lines([self._line(item) for item in items])
        self._table.setVisible(bool(items))
        self._empty.setVisible(not items and self._form.isHidden())
        for button in (self._change_button, self._up_button, self._down_button, self._off_button):
            button.setVisible(bool(items))
        self._verbs.setVisible(bool(items) and self._form.isHidden())
        self._visit_minimum = visit_minimum
        if not (self._minimum_edit.hasFocus() and self._minimum_edit.isModified()):
            self._minimum_edit.setText(formats.typed_money(visit_minimum) if visit_minimum else "")

    def open_form(self, item_id: int | None) -> None:
        """Change a price, or begin a new one."""
        if self._formats is None:
            return
        item = next((item for item in self._items if item.id == item_id), None)
        self._form.begin(item, self._formats, self._area_unit)
        self._empty.hide()
        self._verbs.hide()
        title = _("New price") if item is None else _("Change {name}").format(name=item.name)
        self._form.open(title, may_remove=item is not None)

    def _line(self, item: PriceItemRow) -> ReportLine:
        assert self._formats is not None
        unit = unit_words(PriceUnit(item.unit), self._area_unit)
        price = _("{price} {unit}").format(price=self._formats.money(item.price_minor), unit=unit)
        months = item.recommended_months
        again = ngettext("{count} month", "{count} months", months).format(count=months) if months else ""
        least = self._formats.money(item.minimum_minor) if item.minimum_minor else ""
        minutes = str(item.minutes) if item.minutes else ""
        name = _("{name}, no tax").format(name=item.name) if item.is_tax_exempt else item.name
        facts = [
            name,
            price,
            _("at least {amount}").format(amount=least) if least else "",
            _("{minutes} min").format(minutes=minutes) if minutes else "",
            _("again after {months}").format(months=again) if again else "",
        ]
        sentence = ", ".join(fact for fact in facts if fact)
        return ReportLine((name, price, least, minutes, again), sentence, (item.id,))

    def _save(self) -> None:
        item, prices = self._form.item, self._everafter.price_list
        try:
            draft = self._form.draft()
            if item is None:
                prices.add(draft)
            else:
                prices.change(item.id, item.version, draft)
        except EverafterError as error:
            self._form.show_error(error)
            return
        self._close_form()
        self.saved.emit(_("Saved: {name}.").format(name=draft.name))

    def _remove_open(self) -> None:
        item = self._form.item
        self._close_form()
        self._take_off(item.id if item is not None else None)

    def _close_form(self) -> None:
        self._form.hide()
        self._empty.setVisible(not self._items)
        self._verbs.setVisible(bool(self._items))
        (self._table if self._items else self._empty).setFocus(Qt.FocusReason.OtherFocusReason)

    def _move(self, item_id: int | None, places: int) -> None:
        if item_id is not None:
            self._try(lambda: self._everafter.price_list.move(item_id, places), "")

    def _take_off(self, item_id: int | None) -> None:
        item = next((item for item in self._items if item.id == item_id), None)
        if item is not None:
            words = _("{name} is off the list.").format(name=item.name)
            self._try(lambda: self._everafter.price_list.archive(item.id, item.version), words)

    def _try(self, act: Callable[[], None], words: str) -> None:
        self._minimum_field.clear_error()
        try:
            act()
        except EverafterError as error:
            self._minimum_field.set_error(str(error))
            return
        if words:
            self.saved.emit(words)

    def _save_minimum(self) -> None:
        if self._formats is None:
            return
        self._minimum_field.clear_error()
        try:
            amount = self._formats.read_money(self._minimum_edit.text())
            if amount == self._visit_minimum:
                return
            self._everafter.price_list.set_visit_minimum(amount)
        except (EverafterError, ValidationError) as error:
            self._minimum_field.set_error(str(error))
            return
        self._minimum_edit.setModified(False)
        self.saved.emit(_("Saved. Visits already booked keep their price."))

    def _save_promise(self) -> None:
        days = self._promise_spin.value()
        self._promise_field.clear_error()
        if self._firm is None or days == self._firm.guarantee_days:
            return
        try:
            self._everafter.firm.change_firm(self._firm.version, guarantee_days=days)
        except EverafterError as error:
            self._promise_field.set_error(str(error))
            return
        self.saved.emit(_("Saved. Finished visits keep the promise they have."))
