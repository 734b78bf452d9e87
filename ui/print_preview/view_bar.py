"""Above the pages: how large they are shown, and which of them is in view."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QSpinBox, QWidget

from app.translations import gettext as _
from ui.print_preview.page_places import STEPS, Fit, Zoom
from ui.theme.appearance import sized
from ui.theme.fonts import TextRole
from ui.theme.tokens import Space
from ui.widgets.buttons import IconButton
from ui.widgets.labels import TextLabel, TextTone
from ui.widgets.wheel_guard import WheelGuard

_ZOOM_WIDTH = 132
_PAGE_WIDTH = 84


class ViewBar(QWidget):
    """Sends what was chosen; `show_zoom` and `show_page` say what holds now, without sending anything."""

    zoom_chosen = Signal(object)  # Fit or percent
    step_chosen = Signal(int)  # one step larger or smaller
    page_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._smaller = IconButton("minus", _("Smaller (Ctrl+-)"))
        self._larger = IconButton("plus", _("Larger (Ctrl++)"))
        self._zoom = QComboBox()
        self._zoom.setObjectName("preview.zoom")
        self._zoom.setFixedWidth(sized(_ZOOM_WIDTH))
        self._zoom.setAccessibleName(_("How large the pages are shown"))
        self._page = QSpinBox(minimum=1, maximum=1)
        self._page.setObjectName("preview.page")
        self._page.setFixedWidth(sized(_PAGE_WIDTH))
        self._page.setKeyboardTracking(False)
        self._page.lineEdit().setTextMargins(Space.S, 0, 0, 0)
        self._page.setAccessibleName(_("Page in view"))
        self._count_label = TextLabel("", TextRole.BODY, TextTone.SECONDARY, tabular=True)
        for words, zoom in _zooms():
            self._zoom.addItem(words, zoom)
        WheelGuard(self._zoom)
        WheelGuard(self._page)
        self._connect()
        self._build()

    def show_zoom(self, zoom: Zoom) -> None:
        """Say how large the pages are shown."""
        self._zoom.blockSignals(True)
        self._zoom.setCurrentIndex(max(0, next((at for at, each in enumerate(_zooms()) if each[1] == zoom), 0)))
        self._zoom.blockSignals(False)

    def show_page(self, number: int, count: int) -> None:
        """Say which page is in view; a count of 0 hides the bar."""
        self.setVisible(count > 0)
        self._page.blockSignals(True)
        self._page.setRange(1, max(1, count))
        self._page.setValue(number)
        self._page.blockSignals(False)
        self._page.setEnabled(count > 1)
        self._count_label.setText(_("of {count}").format(count=f"{count:,}"))
        self._page.setAccessibleDescription(_("Page {number} of {count}").format(number=number, count=count))

    def _connect(self) -> None:
        self._smaller.clicked.connect(lambda: self.step_chosen.emit(-1))
        self._larger.clicked.connect(lambda: self.step_chosen.emit(1))
        self._zoom.currentIndexChanged.connect(lambda at: self.zoom_chosen.emit(_zooms()[at][1]))
        self._page.valueChanged.connect(self.page_chosen)

    def _build(self) -> None:
        zoom_label, page_label = QLabel(_("&Zoom")), QLabel(_("P&age"))
        zoom_label.setBuddy(self._zoom)
        page_label.setBuddy(self._page)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        for widget in (zoom_label, self._zoom, self._smaller, self._larger):
            row.addWidget(widget)
        row.addSpacing(Space.M)
        for other in (page_label, self._page, self._count_label):
            row.addWidget(other)


def _zooms() -> list[tuple[str, Zoom]]:
    steps: list[tuple[str, Zoom]] = [(_("{percent} %").format(percent=step), step) for step in STEPS]
    return [(_("Fit width"), Fit.WIDTH), (_("Whole page"), Fit.PAGE), *steps]
