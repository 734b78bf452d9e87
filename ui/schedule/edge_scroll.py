"""While something is dragged near an edge of what is seen, the plan comes towards the pointer."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QScrollArea, QWidget

_EDGE = 28
_STEP = 18
_EVERY_MS = 30


class EdgeScroll(QTimer):
    """Runs as long as a drag does; `scrolled` lets the drag follow."""

    def __init__(self, widget: QWidget, scrolled: Callable[[], None]) -> None:
        super().__init__(widget)
        self._widget = widget
        self._scrolled = scrolled
        self.setInterval(_EVERY_MS)
        self.timeout.connect(self._scroll_on)

    def _scroll_on(self) -> None:
        area = self._scroll_area()
        if area is None:
            return
        place = area.viewport().mapFromGlobal(self._widget.cursor().pos())
        seen = area.viewport().rect()
        for bar, at, least, most in (
            (area.verticalScrollBar(), place.y(), seen.top(), seen.bottom()),
            (area.horizontalScrollBar(), place.x(), seen.left(), seen.right()),
        ):
            step = _STEP if at > most - _EDGE else -_STEP if at < least + _EDGE else 0
            if step:
                bar.setValue(bar.value() + step)
        self._scrolled()

    def _scroll_area(self) -> QScrollArea | None:
        widget = self._widget.parentWidget()
        while widget is not None and not isinstance(widget, QScrollArea):
            widget = widget.parentWidget()
        return widget
