"""The pages of a PDF as pictures and words, by PDFium, for the preview and for the printer."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from threading import RLock
from typing import Any

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QImage

from app.errors import UnreadableFileError
from app.translations import gettext as _

_POINTS_PER_INCH = 72
_pdfium_lock = RLock()  # PDFium bears one thread at a time in the whole program, also for two documents


class PdfPages:
    """An opened PDF, for any thread; `sizes` in points spare the window asking the file for the size of each page.

    After `close` a page cannot be drawn any more: UnreadableFileError.
    """

    def __init__(self, file: Path | bytes, sizes: Sequence[tuple[float, float]] = ()) -> None:
        import pypdfium2  # noqa: PLC0415 - 30 ms that only a preview needs

        with _pdfium_lock:
            try:
                self._document: Any = pypdfium2.PdfDocument(file)
            except (pypdfium2.PdfiumError, OSError) as error:
                raise _unreadable() from error
            known = sizes or [self._document.get_page_size(number) for number in range(len(self._document))]
        self._sizes = [QSizeF(*size) for size in known]

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self._sizes)

    def size(self, number: int) -> QSizeF:
        """The size of a page in points."""
        return self._sizes[number]

    def picture(self, number: int, pixels_wide: int) -> QImage:
        """A page drawn this many pixels wide on white."""
        scale = max(1, pixels_wide) / self._sizes[number].width()
        return self._drawn(number, scale)

    def picture_for_printer(self, number: int, dots_per_inch: int) -> QImage:
        """A page drawn for paper."""
        return self._drawn(number, dots_per_inch / _POINTS_PER_INCH)

    def words(self, number: int) -> str:
        """What stands on a page, for those who cannot see it."""
        with _pdfium_lock:
            page = self._page(number)
            try:
                text = page.get_textpage()
                words: str = text.get_text_range()
                text.close()
            finally:
                page.close()
        return " ".join(words.split())

    def places_of(self, number: int, parts: Sequence[str]) -> list[QRectF]:
        """Where a text stands on a page, of which these parts are known in their order: line by line, as shares of it.

        Nothing where they do not stand there one after the other.
        """
        with _pdfium_lock:
            page = self._page(number)
            text = page.get_textpage()
            try:
                boxes = _boxes(text, parts)
            finally:
                text.close()
                page.close()
        width, height = self._sizes[number].width(), self._sizes[number].height()
        return [
            QRectF(left / width, 1 - top / height, (right - left) / width, (top - bottom) / height)
            for left, bottom, right, top in boxes
        ]

    def close(self) -> None:
        """Let go of the file."""
        with _pdfium_lock:
            if self._document is not None:
                self._document.close()
                self._document = None

    def _page(self, number: int) -> Any:
        if self._document is None:
            raise _unreadable()
        return self._document[number]

    def _drawn(self, number: int, scale: float) -> QImage:
        with _pdfium_lock:
            page = self._page(number)
            try:
                bitmap = page.render(scale=scale, rev_byteorder=True, prefer_bgrx=True)
                form = QImage.Format.Format_RGBX8888
                picture = QImage(bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, form)
                # PDFium's memory goes away with the bitmap, so the picture takes its own.
                return picture.copy()
            finally:
                page.close()


def _boxes(text: Any, parts: Sequence[str]) -> list[tuple[float, float, float, float]]:
    """Left, bottom, right and top of each line from the first of the parts to the last."""
    start, end = -1, 0
    for part in parts:
        found = text.search(part, index=end).get_next()
        if found is None:
            return []
        start, end = (found[0] if start < 0 else start), sum(found)
    return [text.get_rect(each) for each in range(text.count_rects(start, end - start))] if parts else []


def _unreadable() -> UnreadableFileError:
    return UnreadableFileError(_("The papers cannot be shown; nothing was printed, please make them once more."))
