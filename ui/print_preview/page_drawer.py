"""Draws the pages that are in view beside the window's thread, the nearest first; what left the view is not drawn."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from threading import Condition, Thread

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from ui.print_preview.pdf_pages import PdfPages

_logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class WantedPage:
    """A page as it is wanted: drawn this many pixels wide, or 0 for its words."""

    number: int
    pixels_wide: int


class PageDrawer(QObject):
    """One thread that draws for one view; the signals arrive in the view's own."""

    drawn = Signal(object, object, object)  # PdfPages, WantedPage, QImage
    read = Signal(object, int, str)  # PdfPages, number, words

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._condition = Condition()
        self._pages: PdfPages | None = None
        self._wanted: list[WantedPage] = []
        self._is_closed = False
        self._thread: Thread | None = None

    def want(self, pages: PdfPages | None, wanted: Sequence[WantedPage]) -> None:
        """From now on draw these, in this order, and nothing that was wanted before."""
        with self._condition:
            self._pages = pages
            self._wanted = list(wanted) if pages is not None else []
            if self._wanted and self._thread is None and not self._is_closed:
                self._thread = Thread(target=self._work, name="page-drawer", daemon=True)
                self._thread.start()
            self._condition.notify()

    def close(self) -> None:
        """Draw nothing more."""
        with self._condition:
            self._is_closed = True
            self._condition.notify()

    def _work(self) -> None:
        while True:
            with self._condition:
                while not (self._wanted or self._is_closed):
                    self._condition.wait()
                if self._is_closed:
                    return
                pages, wanted = self._pages, self._wanted.pop(0)
            assert pages is not None
            try:
                self._do(pages, wanted)
            except RuntimeError:  # the view is gone
                return
            except Exception as error:  # noqa: BLE001 - a page that cannot be drawn stays a white sheet; the thread lives on
                _logger.info("a page could not be drawn: %s", type(error).__name__)

    def _do(self, pages: PdfPages, wanted: WantedPage) -> None:
        if wanted.pixels_wide:
            picture: QImage = pages.picture(wanted.number, wanted.pixels_wide)
            self.drawn.emit(pages, wanted, picture)
        else:
            self.read.emit(pages, wanted.number, pages.words(wanted.number))
