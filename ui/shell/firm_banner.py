"""The line under the Care strip that says what is special about this database: sample data, or read only."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from app.queries.firm_rows import FirmDetails
from app.translations import gettext as _
from ui.theme.fonts import TextRole
from ui.theme.tokens import Space
from ui.theme.tones import Tone
from ui.widgets.buttons import LinkButton
from ui.widgets.chips import Chip
from ui.widgets.labels import TextLabel, TextTone


class FirmBanner(QFrame):
    """Hidden for an ordinary firm."""

    fresh_start_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("variant", "bar")
        self.firm_name = ""
        self._chip = Chip("", Tone.ACCENT, "info")
        self._label = TextLabel("", TextRole.SECONDARY, TextTone.SECONDARY)
        self._button = LinkButton(_("Remove it and start my own firm"))
        self._button.setObjectName("sample.remove")
        self._button.clicked.connect(self.fresh_start_requested)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.XL, Space.XS, Space.XL - Space.XS, Space.XS)
        row.setSpacing(Space.S)
        row.addWidget(self._chip)
        row.addWidget(self._label, 1)
        row.addWidget(self._button)
        self.hide()

    def show_firm(self, firm: FirmDetails | None, *, is_read_only: bool) -> None:
        """Say what is special, if anything."""
        self.firm_name = firm.name if firm is not None else ""
        is_sample = firm is not None and firm.is_sample
        if is_read_only:
            self._tell(_("Read only"), _("This file cannot be changed here; you can look at everything."))
        elif is_sample:
            self._tell(_("Sample data"), _("Everything here is invented. Try what you like."))
        self._button.setVisible(is_sample and not is_read_only)
        self.setVisible(is_sample or is_read_only)

    def _tell(self, chip: str, words: str) -> None:
        self._chip.setText(chip)
        self._label.setText(words)
