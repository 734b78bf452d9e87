"""Gets the pages visited most ready while nobody waits for them: the first visit then costs little more than the next.

Their modules are imported in a thread; then the Care Board, where an angry voice is answered, and the client card,
which every call opens, are built, too, one at a time.
"""

from __future__ import annotations

import importlib
import threading
from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer

_PAGES = (
    "ui.care_board.care_board_page",
    "ui.clients.client_card",
    "ui.complaints.complaint_form",
    "ui.schedule.booking_page",
    "ui.schedule.schedule_page",
    "ui.sheet_keying.sheet_keying_page",
    "ui.aftercare.aftercare_page",
)
_LOOK_MILLISECONDS = 250


def import_pages_in_background() -> threading.Thread:
    """Begin now, in a thread of its own that ends by itself; what is imported already costs nothing."""
    # Not a daemon: one that is cut off in the middle of an import can take the interpreter's end down with it.
    thread = threading.Thread(target=_import_pages, name="page imports")
    thread.start()
    return thread


class PageReadiness(QObject):
    """Imports the pages; then calls each of `builds`, a pause between them, in the window's thread.

    `stop` before the window goes.
    """

    def __init__(self, builds: Sequence[Callable[[], object]], parent: QObject) -> None:
        super().__init__(parent)
        self._builds = builds
        self._waiting: list[Callable[[], object]] = []
        self._thread: threading.Thread | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MILLISECONDS)
        self._timer.timeout.connect(self._look)

    def start(self) -> None:
        """The first page stands; nobody waits."""
        self._thread = import_pages_in_background()
        self._waiting = list(self._builds)
        self._timer.start()

    def stop(self) -> None:
        """Build nothing more."""
        self._timer.stop()

    def _look(self) -> None:
        if self._thread is None or self._thread.is_alive():
            return
        build = self._waiting.pop(0)
        if not self._waiting:
            self._timer.stop()
        build()


def _import_pages() -> None:
    for name in _PAGES:
        importlib.import_module(name)
