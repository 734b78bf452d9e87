"""Below the head of the preview: the pages, or how far the work is, or why there are none."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.translations import gettext as _
from ui.print_preview.paper_making import MadePapers
from ui.print_preview.paper_words import progress_words
from ui.print_preview.pdf_view import PdfView
from ui.theme.tokens import Space
from ui.widgets.empty_state import EmptyState
from ui.widgets.progress_panel import ProgressPanel

_PANEL_AFTER = 400  # milliseconds; shorter work needs no panel
_PANEL_WIDTH = 720


class PaperStage(QStackedWidget):
    """One of the three at a time; work shorter than a moment leaves the pages where they are."""

    cancel_requested = Signal()
    list_requested = Signal()  # what else there is to print
    again_requested = Signal()  # the same papers once more
    panel_shown = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = PdfView()
        self._panel = ProgressPanel("")
        self._panel.setObjectName("preview.running")
        self._panel.setMaximumWidth(_PANEL_WIDTH)
        self._panel.cancel_requested.connect(self.cancel_requested)
        self._running = _at_the_top(self._panel)
        self._empty: QWidget | None = None
        self._timer = QTimer(self, singleShot=True, interval=_PANEL_AFTER)
        self._timer.timeout.connect(self._show_panel)
        for widget in (self.view, self._running):
            self.addWidget(widget)

    @property
    def waiting(self) -> QWidget | None:
        """What has the keyboard while there are no pages: Cancel, or the way to what there is."""
        return self.panel or (self._empty if self.currentWidget() is self._empty else None)

    @property
    def panel(self) -> ProgressPanel | None:
        """The panel with Cancel while it is in view."""
        return self._panel if self.currentWidget() is self._running else None

    def begin(self, title: str) -> None:
        """Something is being done from now on."""
        self._panel.start(title)
        if self.panel is None:
            self._timer.start()

    def show_progress(self, done: int, total: int) -> None:
        """How far it is."""
        self._panel.set_progress(done, total, progress_words(done, total))

    def end(self) -> None:
        """It is over; the pages come back, and why there are none stays."""
        self._timer.stop()
        if self.panel is not None:
            self.setCurrentWidget(self.view)

    def show_empty(self, made: MadePapers) -> None:
        """Why there is nothing, and the way to what there is."""
        empty = EmptyState("printer", _("Nothing to print"), made.reason, _("What &waits to be printed"))
        empty.action_requested.connect(self.list_requested)
        self._stand_empty(empty)

    def show_failure(self, sentence: str) -> None:
        """Why nothing could be made; the same once more, and the way to what else there is."""
        others = _("What &waits to be printed")
        empty = EmptyState("triangle-alert", _("Nothing was made"), sentence, _("Tr&y again"), others)
        empty.setObjectName("preview.failed")
        empty.action_requested.connect(self.again_requested)
        empty.other_requested.connect(self.list_requested)
        self._stand_empty(empty)

    def _stand_empty(self, empty: EmptyState) -> None:
        if self._empty is not None:
            self.removeWidget(self._empty)
            self._empty.deleteLater()
        self._empty = empty
        self._timer.stop()
        self.addWidget(empty)
        self.setCurrentWidget(empty)

    def _show_panel(self) -> None:
        self.setCurrentWidget(self._running)
        self.panel_shown.emit()


def _at_the_top(panel: ProgressPanel) -> QWidget:
    widget = QWidget()
    column = QVBoxLayout(widget)
    column.setContentsMargins(Space.XL, 0, Space.XL, 0)
    column.addWidget(panel)
    column.addStretch(1)
    return widget
