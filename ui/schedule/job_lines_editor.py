"""The rooms of a visit with their prices: those of the last visit filled in, others added from rooms and price list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.errors import ValidationError
from app.queries.client_rows import AreaRow
from app.queries.firm_rows import PriceItemRow
from app.services.drafts import JobLineDraft
from app.translations import gettext as _
from ui.firm_formats import FirmFormats
from ui.theme.fonts import TextRole
from ui.theme.scripts import ensure_fonts_for
from ui.theme.tokens import Space
from ui.widgets.labels import TextLabel, TextTone
from ui.widgets.tool_tips import plain_tip

_PRICE_WIDTH = 96


class JobLinesEditor(QWidget):
    """A tick for each room, its price beside it, and the sum."""

    changed = Signal()

    def __init__(self, formats: FirmFormats, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._formats = formats
        self._lines: list[tuple[JobLineDraft, QCheckBox, QLineEdit]] = []
        self._to_do_labels: list[TextLabel] = []
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(Space.M)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(0, 1)
        self._add_combo = QComboBox()
        self._add_combo.setAccessibleName(_("Add a room or piece"))
        self._add_combo.activated.connect(self._add_chosen)
        self._sum_label = TextLabel("", TextRole.HEADING, tabular=True)
        self._error_label = TextLabel("", TextRole.SECONDARY, TextTone.LATE, wrap=True)
        self._error_label.hide()
        foot = QHBoxLayout()
        foot.addWidget(self._add_combo)
        foot.addStretch(1)
        foot.addWidget(TextLabel(_("Together"), TextRole.SECONDARY, TextTone.TERTIARY))
        foot.addWidget(self._sum_label)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        column.addLayout(self._grid)
        column.addLayout(foot)
        column.addWidget(self._error_label)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def show_lines(
        self, lines: Sequence[JobLineDraft], areas: Sequence[AreaRow], price_items: Sequence[PriceItemRow]
    ) -> None:
        """Start with these lines; the client's other rooms and the price list can be added."""
        for _line, box, edit in self._lines:
            box.deleteLater()
            edit.deleteLater()
        for label in self._to_do_labels:
            label.deleteLater()
        self._lines, self._to_do_labels = [], []
        for line in lines:
            self._append(line)
        taken = {line.area_id for line in lines if line.area_id is not None}
        self._add_combo.clear()
        self._add_combo.addItem(_("Add a room or piece"), None)
        for area in areas:
            if area.id not in taken:
                self._add_combo.addItem(area.name, JobLineDraft(area.name, fibre=area.fibre, area_id=area.id))
        for item in price_items:
            words = f"{item.name}, {self._formats.money(item.price_minor)}"
            draft = JobLineDraft(item.name, price_minor=item.price_minor, unit=item.unit, price_item_id=item.id)
            self._add_combo.addItem(words, draft)
        self._show_sum()

    def drafts(self) -> tuple[JobLineDraft, ...]:
        """The ticked lines with their prices; raises ValidationError for a price that is no amount."""
        self._error_label.hide()
        found: list[JobLineDraft] = []
        for line, box, edit in self._lines:
            if box.isChecked():
                try:
                    found.append(_priced(line, self._formats.read_money(edit.text())))
                except ValidationError as error:
                    self._error_label.setText(str(error))
                    self._error_label.show()
                    edit.setFocus(Qt.FocusReason.OtherFocusReason)
                    raise
        return tuple(found)

    def _append(self, line: JobLineDraft) -> None:
        row = len(self._lines)
        ensure_fonts_for(line.name, line.to_do)
        box = QCheckBox(line.name.replace("&", "&&"))
        box.setChecked(True)
        box.setToolTip(plain_tip(line.fibre))
        edit = QLineEdit(self._formats.typed_money(line.price_minor))
        edit.setAccessibleName(_("Price of {room}").format(room=line.name))
        edit.setAlignment(Qt.AlignmentFlag.AlignRight)
        edit.setFixedWidth(_PRICE_WIDTH)
        box.toggled.connect(edit.setEnabled)
        box.toggled.connect(self._show_sum)
        edit.textChanged.connect(self._show_sum)
        self._grid.addWidget(box, row, 0)
        to_do = TextLabel(line.to_do, TextRole.SECONDARY, TextTone.TERTIARY)
        self._to_do_labels.append(to_do)
        self._grid.addWidget(to_do, row, 1)
        self._grid.addWidget(edit, row, 2)
        self._lines.append((line, box, edit))

    def _add_chosen(self, place: int) -> None:
        draft = self._add_combo.itemData(place)
        if isinstance(draft, JobLineDraft):
            self._append(draft)
            self._add_combo.removeItem(place)
            self._add_combo.setCurrentIndex(0)
            edit = self._lines[-1][2]
            edit.setFocus(Qt.FocusReason.OtherFocusReason)
            edit.selectAll()
            self._show_sum()

    def _show_sum(self) -> None:
        total = 0
        for _line, box, edit in self._lines:
            if box.isChecked():
                try:
                    total += self._formats.read_money(edit.text())
                except ValidationError:
                    self._sum_label.setText("–")
                    return
        self._sum_label.setText(self._formats.money(total))
        self.changed.emit()


def _priced(line: JobLineDraft, price_minor: int) -> JobLineDraft:
    return replace(line, price_minor=price_minor)
