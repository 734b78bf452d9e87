"""What is shown instead of the window when the database cannot be opened: the sentence, and the ways out."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.translations import gettext as _
from ui.theme.fonts import TextRole
from ui.theme.tokens import Space
from ui.widgets.buttons import Button, ButtonVariant
from ui.widgets.labels import TextLabel, TextTone

_WIDTH = 560


class StartDialog(QDialog):
    """Says what the gate said; the button pressed is a request, closing means quitting."""

    again_requested = Signal()
    other_requested = Signal()
    restore_requested = Signal()
    quit_requested = Signal()

    def __init__(self, sentence: str, address: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("start.dialog")
        self.setWindowTitle(_("Everafter"))
        self.setFixedWidth(_WIDTH)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.XL)
        column.setSpacing(Space.M)
        column.addWidget(TextLabel(_("Your data is not open yet"), TextRole.SUBTITLE))
        column.addWidget(TextLabel(sentence, TextRole.BODY, wrap=True))
        column.addWidget(TextLabel(address, TextRole.SECONDARY, TextTone.TERTIARY, wrap=True))
        column.addSpacing(Space.S)
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        for name, text, variant, wish in (
            ("quit", _("&Quit"), ButtonVariant.QUIET, self.quit_requested),
            ("restore", _("&Restore from a backup"), ButtonVariant.PLAIN, self.restore_requested),
            ("other", _("&Open another"), ButtonVariant.PLAIN, self.other_requested),
            ("again", _("&Try again"), ButtonVariant.PRIMARY, self.again_requested),
        ):
            button = Button(text, variant)
            button.setObjectName(f"start.{name}")
            button.clicked.connect(wish)
            button.setAutoDefault(False)
            row.addWidget(button)
            if name == "quit":
                row.addStretch(1)
            if name == "again":
                button.setDefault(True)
                button.setFocus()
        column.addLayout(row)
        self.rejected.connect(self.quit_requested)
