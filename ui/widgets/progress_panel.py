"""The panel of a long job: what it does, how far it is, and a Cancel that works."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from app.translations import gettext as _
from ui.theme.fonts import TextRole
from ui.theme.tokens import Space
from ui.widgets.buttons import Button
from ui.widgets.labels import TextLabel, TextTone


class ProgressPanel(QFrame):
    """Shows progress and sends `cancel_requested` once; the job decides when it has stopped."""

    cancel_requested = Signal()

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("variant", "card")
        self._title_label = TextLabel(title, TextRole.HEADING)
        self._step_label = TextLabel("", TextRole.SECONDARY, TextTone.SECONDARY, wrap=True, tabular=True)
        self._progress_bar = QProgressBar()
        self._progress_bar.setTextVisible(False)
        self._progress_bar.setAccessibleName(title)
        self._progress_bar.setRange(0, 0)
        self._cancel_button = Button(_("Cancel"))
        self._cancel_button.clicked.connect(self.cancel)
        self.setFocusProxy(self._cancel_button)
        foot = QHBoxLayout()
        foot.addWidget(self._step_label, 1)
        foot.addWidget(self._cancel_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.L, Space.L, Space.L, Space.L)
        column.setSpacing(Space.M)
        column.addWidget(self._title_label)
        column.addWidget(self._progress_bar)
        column.addLayout(foot)

    def set_progress(self, done: int, total: int, message: str) -> None:
        """Show a step; a total of 0 means nobody knows how many there will be."""
        self._progress_bar.setRange(0, total)
        self._progress_bar.setValue(done)
        self._step_label.setText(message)

    def start(self, title: str) -> None:
        """Make the panel ready for another job."""
        self._title_label.setText(title)
        self._progress_bar.setAccessibleName(title)
        self.set_progress(0, 0, "")
        self._cancel_button.setEnabled(True)

    def cancel(self) -> None:
        """Ask for the end, once."""
        if not self._cancel_button.isEnabled():
            return
        self._cancel_button.setEnabled(False)
        self._step_label.setText(_("Stopping. Everything will be as it was before."))
        self.cancel_requested.emit()
