"""Files dropped anywhere on the window are lists to bring in, wherever no field takes them for itself."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QWidget

_COMING = frozenset({QEvent.Type.DragEnter, QEvent.Type.DragMove})


class FileDrops(QObject):
    """`take` gets the paths of all files of one drop; while `may_take` says no, nothing is accepted."""

    def __init__(
        self, window: QWidget, take: Callable[[tuple[str, ...]], object], may_take: Callable[[], bool]
    ) -> None:
        super().__init__(window)
        self._take = take
        self._may_take = may_take
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Say yes to files over the window, and take them."""
        if event.type() in _COMING and isinstance(event, QDragMoveEvent):
            if _files_of(event) and self._may_take():
                event.acceptProposedAction()
                return True
        elif event.type() is QEvent.Type.Drop and isinstance(event, QDropEvent):
            files = _files_of(event)
            if files and self._may_take():
                event.acceptProposedAction()
                self._take(files)
                return True
        return super().eventFilter(watched, event)


def _files_of(event: QDropEvent) -> tuple[str, ...]:
    return tuple(url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile())
