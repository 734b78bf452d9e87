"""Earlier ones like it: at most three cases beside the words, calm, never in the way of the caret (S0.13).

It only shows rows: whoever holds it asks `queries.complaint_library.find_similar`. It can stand beside any form.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from app.queries.complaint_library import LibraryRow
from app.translations import gettext as _
from ui.complaints.case_details import CaseDetails
from ui.complaints.case_line import CaseButton
from ui.firm_formats import FirmFormats
from ui.theme.appearance import sized
from ui.theme.fonts import TextRole
from ui.widgets.cards import Card
from ui.widgets.labels import TextLabel, TextTone

MOST_CASES = 3
_LEAST_HEIGHT = 24


class SimilarCard(Card):
    """A list of cases of which one may be unfolded; the corner leads to all of them.

    `complaint_opened(id)` asks for the complaint itself, `cases_requested()` for the whole library, `told(words)`
    carries what is worth a toast.
    """

    complaint_opened = Signal(int)
    cases_requested = Signal()
    told = Signal(str)

    def __init__(self, formats: FirmFormats, parent: QWidget | None = None) -> None:
        super().__init__(_("Earlier ones like it"), action_text=_("Look further"), parent=parent)
        self._formats = formats
        self._rows: tuple[LibraryRow, ...] = ()
        self._unfolded_id: int | None = None
        self._cases: list[QWidget] = []
        self._quiet_label = TextLabel("", TextRole.SECONDARY, TextTone.TERTIARY, wrap=True)
        self._inner = QWidget()
        self._inner.setProperty("variant", "page")
        self._column = QVBoxLayout(self._inner)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self._column.addWidget(self._quiet_label)
        self._column.addStretch(1)
        scroll = QScrollArea()
        # A click on a case would otherwise give the keyboard to the area around it.
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setMinimumHeight(sized(_LEAST_HEIGHT))
        scroll.setWidget(self._inner)
        self.body.addWidget(scroll, 1)
        self.action_requested.connect(self.cases_requested)
        self.show_rows(())

    @property
    def rows(self) -> tuple[LibraryRow, ...]:
        """The cases shown."""
        return self._rows

    def show_rows(self, rows: Sequence[LibraryRow], quiet_words: str = "") -> None:
        """Show these cases; the same ones again leave everything as it is, an unfolded one stays so."""
        self._quiet_label.setText(quiet_words or _("Nothing like it yet."))
        if tuple(rows) == self._rows and bool(self._cases) == bool(rows):
            return
        self._rows = tuple(rows)
        if self._unfolded_id not in {row.id for row in rows}:
            self._unfolded_id = None
        self._fill()

    def unfold(self, complaint_id: int | None) -> None:
        """Show one case whole, or none."""
        self._unfolded_id = complaint_id
        self._fill()

    def _fill(self) -> None:
        focused = next((row for row, case in zip(self._rows, self._cases, strict=False) if case.hasFocus()), None)
        for case in self._cases:
            self._column.removeWidget(case)
            case.hide()
            case.deleteLater()
        self._cases = []
        self._quiet_label.setVisible(not self._rows)
        for row in self._rows:
            self._add(row, has_focus=focused is not None and focused.id == row.id)

    def _add(self, row: LibraryRow, *, has_focus: bool) -> None:
        is_unfolded = row.id == self._unfolded_id
        button = CaseButton(row, self._formats)
        button.setChecked(is_unfolded)
        button.clicked.connect(lambda: self.unfold(None if self._unfolded_id == row.id else row.id))
        self._put(button)
        if is_unfolded:
            details = CaseDetails(row)
            details.complaint_opened.connect(self.complaint_opened)
            details.copied.connect(self.told)
            self._put(details)
        if has_focus:
            button.setFocus()

    def _put(self, widget: QWidget) -> None:
        self._column.insertWidget(self._column.count() - 1, widget)
        # At once, and not when the layout gets round to it: only what is shown can have the keyboard.
        widget.show()
        self._cases.append(widget)
