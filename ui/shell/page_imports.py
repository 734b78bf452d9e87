"""Imports the pages visited most while nobody waits for them: the first visit then costs no more than the next."""

from __future__ import annotations

import importlib
import threading

_PAGES = (
    "ui.care_board.care_board_page",
    "ui.clients.client_card",
    "ui.complaints.complaint_form",
    "ui.schedule.booking_page",
    "ui.schedule.schedule_page",
    "ui.aftercare.aftercare_page",
)


def import_pages_in_background() -> threading.Thread:
    """Begin now, in a thread of its own that ends by itself; what is imported already costs nothing."""
    # Not a daemon: one that is cut off in the middle of an import can take the interpreter's end down with it.
    thread = threading.Thread(target=_import_pages, name="page imports")
    thread.start()
    return thread


def _import_pages() -> None:
    for name in _PAGES:
        importlib.import_module(name)
