"""At booking: what this home needs and we have never cleaned, the most valuable first; Enter adds it to the visit."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.queries.share_of_need import NeverCleanedRow
from app.services.drafts import JobLineDraft
from app.translations import gettext as _
from app.translations import ngettext
from ui.firm_formats import FirmFormats
from ui.theme.appearance import sized
from ui.theme.fonts import TextRole
from ui.theme.tokens import Space
from ui.widgets.buttons import Button
from ui.widgets.labels import TextLabel, TextTone
from ui.widgets.row_list import RowList

_ROW, _ROWS_AT_ONCE = 34, 3


class NeverCleanedList(QWidget):
    """Hidden where nothing is left; a line that was added leaves it."""

    line_wanted = Signal(object)  # JobLineDraft

    def __init__(self, formats: FirmFormats, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._formats = formats
        self._rows: list[NeverCleanedRow] = []
        self._title = TextLabel(_("Never cleaned by us"), TextRole.CAPTION, TextTone.TERTIARY)
        self.list = RowList(_("Never cleaned by us"))
        self.list.setObjectName("booking.never_cleaned")
        self.list.opened.connect(lambda _key: self.add_chosen())
        self.add_button = Button(_("Offer &it"), icon="plus")
        self.add_button.setObjectName("booking.offer")
        self.add_button.setToolTip(_("Add the chosen line to this visit (Enter)"))
        self.add_button.clicked.connect(self.add_chosen)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        row.addWidget(self.list, 1)
        row.addWidget(self.add_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        column.addWidget(self._title)
        column.addLayout(row)
        self.hide()

    def show_rows(self, rows: Sequence[NeverCleanedRow], taken: Collection[int]) -> None:
        """Fill it with what is not on the visit already."""
        self._rows = [row for row in rows if row.area_id not in taken]
        self._refill()

    def add_chosen(self) -> None:
        """Put the chosen line on the visit."""
        row = next((each for each in self._rows if each.area_id == self.list.chosen()), None)
        if row is None:
            return
        self._rows.remove(row)
        self._refill()
        self.line_wanted.emit(
            JobLineDraft(
                row.name, price_minor=row.price_minor, area_id=row.area_id, price_item_id=row.price_item_id
            )
        )  # fmt: skip

    def _refill(self) -> None:
        self.list.set_rows([(row.area_id, self._words(row)) for row in self._rows])
        self.list.setFixedHeight(sized(_ROW * min(len(self._rows), _ROWS_AT_ONCE)) + 2)
        self.setVisible(bool(self._rows))

    def _words(self, row: NeverCleanedRow) -> str:
        if not row.price_minor:
            return row.name
        every = ngettext("every {count} month", "every {count} months", row.recommended_months)
        price = self._formats.money(row.price_minor)
        return " · ".join((row.name, price, every.format(count=row.recommended_months)))
