"""The lower edge of the keying screen: save and next, and what else a sheet in the hand can mean."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.translations import gettext as _
from ui.schedule.job_side_forms import WhyForm
from ui.theme.fonts import TextRole
from ui.theme.tokens import Space
from ui.widgets.buttons import Button, ButtonVariant
from ui.widgets.key_hint import KeyHint
from ui.widgets.labels import TextLabel, TextTone


class SheetFoot(QWidget):
    """One filled button; the quiet ones end the sheet another way."""

    save_requested = Signal()
    skip_requested = Signal()
    lost_requested = Signal()
    nobody_requested = Signal()
    cancel_requested = Signal(str)  # why
    asking = Signal(bool)  # the question why takes its room, or gives it back

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._message_label = TextLabel("", TextRole.BODY, TextTone.LATE, wrap=True)
        self._message_label.hide()
        self._skip_button = Button(_("S&kip"), ButtonVariant.QUIET)
        self._lost_button = Button(_("Sheet l&ost"), ButtonVariant.QUIET)
        self._nobody_button = Button(_("No&body there"), ButtonVariant.QUIET)
        self._cancel_button = Button(_("Cance&lled"), ButtonVariant.QUIET)
        self._save_button = Button(_("Save, ne&xt"), ButtonVariant.PRIMARY, "check")
        self._save_button.setObjectName("sheet.save")
        self._why = WhyForm()
        self._why.hide()
        line = QHBoxLayout()
        line.setSpacing(Space.XS)
        for button in (self._skip_button, self._lost_button, self._nobody_button, self._cancel_button):
            line.addWidget(button)
        line.addWidget(self._message_label, 1)
        line.addStretch(1)
        line.addWidget(KeyHint("Ctrl+Enter"))
        line.addSpacing(Space.S)
        line.addWidget(self._save_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addWidget(self._why)
        column.addLayout(line)
        self._save_button.clicked.connect(self.save_requested)
        self._skip_button.clicked.connect(self.skip_requested)
        self._lost_button.clicked.connect(self.lost_requested)
        self._nobody_button.clicked.connect(self.nobody_requested)
        self._cancel_button.clicked.connect(self._ask_why)
        self._why.save_requested.connect(lambda: self.cancel_requested.emit(self._why.words()))
        self._why.cancelled.connect(self._stop_asking)

    def show_for(self, *, is_open: bool, is_keyed: bool, is_under_way: bool) -> None:
        """Offer what may follow for the sheet that is open."""
        self._stop_asking()
        self.tell("")
        self._save_button.setEnabled(is_open)
        self._save_button.setText(_("Correct, ne&xt") if is_keyed else _("Save, ne&xt"))
        for button in (self._skip_button, self._lost_button, self._cancel_button):
            button.setVisible(is_open and not is_keyed)
        self._nobody_button.setVisible(is_open and not is_keyed and not is_under_way)

    def tell(self, words: str) -> None:
        """What is wrong where no field is meant; nothing takes it away."""
        self._message_label.setText(words)
        self._message_label.setVisible(bool(words))

    def _stop_asking(self) -> None:
        self._why.hide()
        self.asking.emit(False)

    def _ask_why(self) -> None:
        self.asking.emit(True)
        self._why.begin()
        self._why.open(_("Why is it cancelled?"))
