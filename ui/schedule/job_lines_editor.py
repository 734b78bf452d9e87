"""The rooms of a visit with their prices: those of the last visit filled in, others added from rooms and price list."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.errors import ValidationError
from app.queries.client_rows import AreaRow
from app.rules.job_price import JobPrice, PricedLine, job_price
from app.rules.visit_length import visit_minutes
from app.services.drafts import JobLineDraft
from app.translations import gettext as _
from ui.firm_formats import FirmFormats
from ui.schedule.discount_row import DiscountRow
from ui.schedule.job_line_editor import JobLineEditor, PriceTerms
from ui.theme.appearance import sized
from ui.theme.fonts import TextRole
from ui.theme.tokens import Space
from ui.widgets.buttons import LinkButton
from ui.widgets.labels import ElidedLabel, TextLabel, TextTone
from ui.widgets.tall_scroll import TallScroll

_SHORTEST_OFFER = 12  # letters; a long name of the price list must not push the free times aside
_ITEM_WIDTH, _QUANTITY_WIDTH, _PRICE_WIDTH = 128, 60, 88


class JobLinesEditor(QWidget):
    """A tick for each room, how many and the price beside it, and below them the sum and what it is made of."""

    changed = Signal()

    def __init__(self, formats: FirmFormats, parent: QWidget | None = None, *, has_discount: bool = False) -> None:
        super().__init__(parent)
        self._formats = formats
        self._discount = DiscountRow(formats, self)
        self._discount_button = LinkButton(_("Dis&count"), self)
        self._discount_button.setVisible(has_discount)
        self._discount.hide()
        self._terms = PriceTerms()
        self._areas: tuple[AreaRow, ...] = ()
        self._editors: list[JobLineEditor] = []
        self._lines_place = QWidget()
        self._lines_place.setProperty("variant", "page")
        self._grid = QGridLayout(self._lines_place)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(Space.S)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(0, 1)
        self._grid.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._add_combo = QComboBox()
        self._add_combo.setAccessibleName(_("Add a room or piece"))
        self._add_combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._add_combo.setMinimumContentsLength(_SHORTEST_OFFER)
        self._add_combo.activated.connect(self._add_chosen)
        self._sum_label = TextLabel("", TextRole.HEADING, tabular=True)
        self._remark_label = ElidedLabel("", TextRole.SECONDARY, TextTone.SECONDARY)
        self._error_label = TextLabel("", TextRole.SECONDARY, TextTone.LATE, wrap=True)
        self._remark_label.hide()
        self._error_label.hide()
        self._scroll = TallScroll()
        self._scroll.setWidget(self._lines_place)
        self._lines_place.installEventFilter(self._scroll)
        self._lay_out()
        self._discount.changed.connect(self._show_sum)
        self._discount_button.clicked.connect(self._begin_discount)

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.addWidget(self._add_combo, 1)
        foot.addWidget(self._discount_button)
        foot.addStretch(1)
        foot.addWidget(TextLabel(_("Together"), TextRole.SECONDARY, TextTone.TERTIARY))
        foot.addWidget(self._sum_label)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addWidget(self._scroll, 1)
        column.addLayout(foot)
        column.addWidget(self._discount)
        column.addWidget(self._remark_label)
        column.addWidget(self._error_label)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)

    @property
    def editors(self) -> Sequence[JobLineEditor]:
        """The lines from top to bottom."""
        return tuple(self._editors)

    def show_lines(self, lines: Sequence[JobLineDraft], areas: Sequence[AreaRow], terms: PriceTerms) -> None:
        """Start with these lines; the client's other rooms and the price list can be added."""
        for editor in self._editors:
            for widget in editor.widgets:
                widget.hide()
                widget.deleteLater()
            editor.deleteLater()
        self._editors, self._areas, self._terms = [], tuple(areas), terms
        self._error_label.hide()
        self._discount.clear()
        self._discount.hide()
        for line in lines:
            self._append(line)
        taken = {line.area_id for line in lines if line.area_id is not None}
        self._add_combo.clear()
        self._add_combo.addItem(_("Add a room or piece"), None)
        for area in areas:
            if area.id not in taken:
                self._add_combo.addItem(area.name, JobLineDraft(area.name, fibre=area.fibre, area_id=area.id))
        for item in terms.items:
            words = f"{item.name}, {self._formats.money(item.price_minor)}"
            draft = JobLineDraft(item.name, unit=item.unit, price_item_id=item.id, is_tax_exempt=item.is_tax_exempt)
            self._add_combo.addItem(words, draft)
        self._show_sum()

    def add_line(self, draft: JobLineDraft) -> None:
        """One line more, priced by the list where it has a price there; it is no longer offered."""
        editor = self._append(draft)
        if editor.item is not None:
            editor.item_combo.activated.emit(editor.item_combo.currentIndex())
        for place in range(self._add_combo.count()):
            offer = self._add_combo.itemData(place)
            if isinstance(offer, JobLineDraft) and offer.area_id is not None and offer.area_id == draft.area_id:
                self._add_combo.removeItem(place)
                break
        self._scroll.ensureWidgetVisible(editor.price_edit)
        self._show_sum()

    def drafts(self) -> tuple[JobLineDraft, ...]:
        """The ticked lines with their prices; raises ValidationError for a price that is no amount."""
        self._error_label.hide()
        found: list[JobLineDraft] = []
        for editor in self._editors:
            if editor.box.isChecked():
                try:
                    found.append(editor.draft())
                except ValidationError as error:
                    is_quantity = error.field == "quantity"
                    self.show_error(str(error), editor.quantity_edit if is_quantity else editor.price_edit)
                    raise
        return tuple(found)

    def minutes(self) -> int:
        """How long the ticked lines take by the price list; 0 if it does not say."""
        timed = [editor.timed() for editor in self._editors]
        return visit_minutes(line for line in timed if line is not None)

    def discount(self) -> tuple[int, str]:
        """What goes off, in minor units, and why; raises ValidationError beside its field."""
        self._discount.clear_errors()
        price = self._price(has_discount=False)
        try:
            return (self._discount.amount_minor(price.price_minor if price is not None else 0), self._discount.reason)
        except ValidationError as error:
            self.show_discount_error(error)
            raise

    def typed_discount(self) -> tuple[str, str]:
        """What goes off and why, as typed."""
        return self._discount.amount_edit.text(), self._discount.reason_edit.text()

    def bring_back_discount(self, amount: str, reason: str) -> None:
        """Put back what was typed."""
        self._discount.amount_edit.setText(amount)
        self._discount.reason_edit.setText(reason)
        self._discount.setVisible(bool(amount or reason))

    def show_discount_error(self, error: ValidationError) -> None:
        """Say below the discount, or below why, what to mend."""
        self._discount.show()
        self._discount.set_error(error.field, str(error))

    def show_error(self, words: str, editor: QWidget | None = None) -> None:
        """Say below the lines what to mend, with the caret where it is."""
        self._error_label.setText(words)
        self._error_label.show()
        if editor is not None:
            editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _append(self, line: JobLineDraft) -> JobLineEditor:
        area = next((area for area in self._areas if area.id == line.area_id), None)
        editor = JobLineEditor(line, area, self._terms, self._formats, self._lines_place)
        row = self._grid.rowCount()
        widths = (None, _ITEM_WIDTH, _QUANTITY_WIDTH, _PRICE_WIDTH)
        for column, (widget, width) in enumerate(zip(editor.widgets, widths, strict=True)):
            if width is not None:
                widget.setFixedWidth(sized(width))
            self._grid.addWidget(widget, row, column)
        # Without a price list there is nothing to choose from.
        editor.item_combo.setVisible(bool(self._terms.items))
        editor.changed.connect(self._show_sum)
        self._editors.append(editor)
        return editor

    def _add_chosen(self, place: int) -> None:
        draft = self._add_combo.itemData(place)
        if not isinstance(draft, JobLineDraft):
            return
        editor = self._append(draft)
        if draft.price_item_id is not None:
            editor.item_combo.activated.emit(editor.item_combo.currentIndex())
        self._add_combo.removeItem(place)
        self._add_combo.setCurrentIndex(0)
        first = editor.item_combo if draft.area_id is not None and self._terms.items else editor.price_edit
        first.setFocus(Qt.FocusReason.OtherFocusReason)
        if first is editor.price_edit:
            editor.price_edit.selectAll()
        self._scroll.ensureWidgetVisible(first)
        self._show_sum()

    def _begin_discount(self) -> None:
        self._discount.show()
        self._discount.amount_edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_sum(self) -> None:
        price = self._price()
        if price is None:
            self._sum_label.setText("–")
            self._remark_label.hide()
            return
        self._sum_label.setText(self._formats.money(price.gross_minor))
        remarks = [editor.remark() for editor in self._editors]
        if price.is_visit_minimum:
            least = self._formats.money(price.price_minor)
            remarks.append(_("A visit costs at least {price}").format(price=least))
        if price.tax_minor:
            remarks.append(self._tax_words(price))
        said = [remark for remark in remarks if remark]
        self._remark_label.setText(" · ".join(said))
        self._remark_label.setVisible(bool(said))
        self.changed.emit()

    def _price(self, *, has_discount: bool = True) -> JobPrice | None:
        """What the ticked lines come to; None while one cannot be read."""
        try:
            drafts = [editor.draft() for editor in self._editors if editor.box.isChecked()]
            priced = [PricedLine(draft.price_minor, draft.is_tax_exempt) for draft in drafts]
            whole = job_price(priced, tax=self._terms.tax, visit_minimum_minor=self._terms.visit_minimum_minor)
            off = self._discount.amount_minor(whole.price_minor) if has_discount else 0
        except ValidationError:
            return None
        if not 0 <= off <= whole.price_minor:
            return None
        return job_price(
            priced, tax=self._terms.tax, visit_minimum_minor=self._terms.visit_minimum_minor, discount_minor=off
        )

    def _tax_words(self, price: JobPrice) -> str:
        words = _("with {tax} of {amount}") if price.on_top_minor else _("{tax} of {amount} included")
        return words.format(tax=self._terms.tax_name or _("tax"), amount=self._formats.money(price.tax_minor))
