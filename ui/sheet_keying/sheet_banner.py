"""One sentence above the sheet: it is in already, a half was kept, or somebody unhappy still waits to be heard."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.queries.sheet_keying import SheetDetails, UnheardRow
from app.translations import gettext as _
from ui.firm_formats import FirmFormats
from ui.theme.fonts import TextRole
from ui.theme.tokens import Space
from ui.widgets.buttons import Button
from ui.widgets.labels import ElidedLabel, TextLabel, TextTone


class SheetBanner(QWidget):
    """A quiet line about this sheet, and above it the one who is not happy."""

    complaint_requested = Signal(int, int, str)  # client, job, their words

    def __init__(self, formats: FirmFormats, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._formats = formats
        self._unheard: UnheardRow | None = None
        self._unheard_label = ElidedLabel("", TextRole.BODY_STRONG, TextTone.SOON)
        self._write_button = Button(_("Write it &down"), icon="message-square-warning")
        self._write_button.clicked.connect(self._ask)
        self._banner = QFrame()
        self._banner.setProperty("variant", "card-soon")
        line = QHBoxLayout(self._banner)
        line.setContentsMargins(Space.L, Space.XS, Space.XS, Space.XS)
        line.setSpacing(Space.M)
        line.addWidget(self._unheard_label, 1)
        line.addWidget(self._write_button)
        self._line_label = TextLabel("", TextRole.SECONDARY_STRONG, TextTone.SOON, wrap=True)
        self._line_label.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addWidget(self._banner)
        column.addWidget(self._line_label)
        self.hide()

    def show_unheard(self, rows: Sequence[UnheardRow]) -> None:
        """The last who was not happy and whose complaint nobody wrote down yet."""
        self._unheard = rows[0] if rows else None
        if self._unheard is not None:
            words = _("{name} is not happy, and it is not written down yet").format(name=self._unheard.client_name)
            if self._unheard.words:
                words = _("{who}: “{words}”").format(who=words, words=self._unheard.words)
            self._unheard_label.setText(words)
        self._banner.setVisible(self._unheard is not None)
        self._show()

    def show_sheet(self, sheet: SheetDetails | None, *, is_kept: bool = False) -> None:
        """Whether this sheet is in already, or half of it was."""
        words = ""
        if sheet is not None and sheet.keyed_at is not None:
            words = _("This sheet is in already, since {when}, by {name}. Saving corrects it.").format(
                when=self._formats.moment(sheet.keyed_at), name=sheet.keyed_by_name or _("somebody")
            )
        if is_kept:
            words = " ".join(part for part in (words, _("What you had keyed in is here again.")) if part)
        self._line_label.setText(words)
        self._line_label.setVisible(bool(words))
        self._show()

    def _show(self) -> None:
        self.setVisible(self._unheard is not None or bool(self._line_label.text()))

    def _ask(self) -> None:
        if self._unheard is not None:
            self.complaint_requested.emit(self._unheard.client_id, self._unheard.job_id, self._unheard.words)
