"""The pages of a PDF as pictures, drawn by PDFium, for the preview and for the printer."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QImage

from app.errors import UnreadableFileError
from app.translations import gettext as _

_POINTS_PER_INCH = 72


class PdfPages:
    """An opened PDF; use it in one thread only, and close it before the file is replaced."""

    def __init__(self, file: Path) -> None:
        import pypdfium2  # noqa: PLC0415 - 30 ms that only a preview needs

        try:
            self._document: Any = pypdfium2.PdfDocument(file)
        except (pypdfium2.PdfiumError, OSError) as error:
            raise UnreadableFileError(
                _("The papers cannot be shown; nothing was printed, please make them once more.")
            ) from error
        self._sizes = [QSizeF(*self._document.get_page_size(number)) for number in range(len(self._document))]

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

    def close(self) -> None:
        """Let go of the file."""
        self._document.close()

    def _drawn(self, number: int, scale: float) -> QImage:
        page = self._document[number]
        try:
            bitmap = page.render(scale=scale, rev_byteorder=True, prefer_bgrx=True)
            picture = QImage(bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGBX8888)
            # PDFium's memory goes away with the bitmap, so the picture takes its own.
            return picture.copy()
        finally:
            page.close()
