"""One thing the client said, opened where one reads the timeline, with the same acts as in the list of all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.translations import gettext as _
from ui.clients.voice_desk import VoiceDesk, read_voice
from ui.firm_formats import FirmFormats
from ui.theme.tokens import Space
from ui.widgets.buttons import IconButton

if TYPE_CHECKING:
    from app.everafter import Everafter


class VoiceInPlace(QFrame):
    """Stands where the note is written; Esc closes its form, then itself."""

    closed = Signal()

    def __init__(self, everafter: Everafter, formats: FirmFormats, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("variant", "card-sunken")
        self.desk = VoiceDesk(everafter, formats, names_client=False)
        self._close_button = IconButton("x", _("Back to the note"))
        self._close_button.clicked.connect(self.close_voice)
        self.desk.left.connect(self._take_keys)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.M, Space.M, Space.M, Space.M)
        row.addWidget(self.desk, 1)
        corner = QVBoxLayout()
        corner.addWidget(self._close_button)
        corner.addStretch(1)
        row.addLayout(corner)
        self.hide()

    def open_voice(self, voice_id: int) -> None:
        """Show what was said; the keys stand on what comes next."""
        self.desk.show_voice(read_voice(voice_id))
        self.setVisible(self.desk.row is not None)
        self._take_keys()

    def reread(self) -> None:
        """The same as it stands now; gone with what was taken off."""
        shown = self.desk.row
        if shown is None:
            return
        now = read_voice(shown.id)
        self.desk.show_voice(now)
        if now is None:
            self.close_voice()

    def close_voice(self) -> None:
        """The note is written here again."""
        if not self.isHidden():
            self.desk.close_form()
            self.desk.show_voice(None)
            self.hide()
            self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes it."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_voice()
        else:
            super().keyPressEvent(event)

    def _take_keys(self) -> None:
        if self.desk.row is not None:
            self.desk.focus_next()
