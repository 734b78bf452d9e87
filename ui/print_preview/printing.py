"""Sending pages to a printer: the system's dialog, then page after page beside the window, with progress and Cancel."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from app.errors import StorageError
from app.jobs import JobProgress
from app.translations import gettext as _
from app.translations import ngettext
from ui.print_preview.pdf_pages import PdfPages

_DOTS_PER_INCH = 300
_BAND = 64  # lines of dots that are handed over at once, so that the window gets its turn between them
_PAUSE = 0.0005  # seconds
_BROKEN_STATES = (QPrinter.PrinterState.Error, QPrinter.PrinterState.Aborted)


def ask_printer(parent: QWidget, pages: PdfPages, current: int, done: Callable[[QPrinter], None]) -> QPrintDialog:
    """Show the printer dialog; after Print `done` gets the printer that was chosen. Cancel does nothing at all."""
    printer = printer_for(pages)
    dialog = QPrintDialog(printer, parent)
    dialog.setObjectName("print.dialog")
    dialog.setMinMax(1, pages.count)
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange, pages.count > 1)
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintCurrentPage, pages.count > 1 and current > 0)
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintSelection, on=False)
    dialog.accepted.connect(lambda: done(printer))
    dialog.finished.connect(dialog.deleteLater)
    QDialog.open(dialog)  # the stubs of QPrintDialog.open only know the form with a receiver
    return dialog


def printer_for(pages: PdfPages) -> QPrinter:
    """A printer set to the size and the direction of the first page, without margins of its own."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setFullPage(True)
    printer.setResolution(_DOTS_PER_INCH)
    _set_page(printer, pages.size(0))
    return printer


def pages_wanted(printer: QPrinter, count: int, current: int) -> list[int]:
    """The pages that were chosen in the dialog, counted from 0, in the order in which they are to be drawn.

    Copies that the printer's own system does not make stand in the list, collated or not.
    """
    chosen = range(1, count + 1)
    numbers = list(chosen)
    if printer.printRange() is QPrinter.PrintRange.CurrentPage:
        numbers = [current]
    elif printer.printRange() is QPrinter.PrintRange.PageRange:
        ranges = printer.pageRanges()
        if not ranges.isEmpty():
            numbers = [number for number in chosen if ranges.contains(number)]
        elif printer.fromPage():
            numbers = [number for number in chosen if printer.fromPage() <= number <= printer.toPage()]
    if printer.pageOrder() is QPrinter.PageOrder.LastPageFirst:
        numbers.reverse()
    copies = 1 if printer.supportsMultipleCopies() else max(1, printer.copyCount())
    if printer.collateCopies():
        return [number - 1 for number in numbers * copies]
    return [number - 1 for number in numbers for _copy in range(copies)]


def print_pages(pages: PdfPages, printer: QPrinter, progress: JobProgress | None = None, *, current: int = 1) -> int:
    """Draw the chosen pages on the printer, for a worker thread; returns how many.

    Raises StorageError if the printer does not answer and Cancelled when somebody stops it: what was not handed over
    by then never is, and a file that was to be written is not there.
    """
    numbers = pages_wanted(printer, pages.count, current)
    progress = progress or JobProgress()
    if not numbers:
        raise StorageError(_("None of these pages is there; nothing was printed, please choose others."))
    _set_page(printer, pages.size(numbers[0]))
    painter = QPainter()
    if not painter.begin(printer):
        raise _no_answer()
    try:
        _draw_pages(painter, printer, pages, numbers, progress)
    except BaseException:
        _give_up(painter, printer)
        raise
    if not painter.end():
        raise _no_answer()
    _check_file(printer)
    return len(numbers)


def _draw_pages(
    painter: QPainter, printer: QPrinter, pages: PdfPages, numbers: Sequence[int], progress: JobProgress
) -> None:
    painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
    for place, number in enumerate(numbers):
        progress.step(place, len(numbers), _page_words(place, len(numbers)))
        if place:
            _set_page(printer, pages.size(number))
            if not printer.newPage():
                raise _no_answer(place)
        _draw(painter, printer, pages.picture_for_printer(number, printer.resolution()))
        if printer.printerState() in _BROKEN_STATES:
            raise _no_answer(place)
    progress.step(len(numbers), len(numbers), _page_words(len(numbers), len(numbers)))


def _set_page(printer: QPrinter, size: QSizeF) -> None:
    """The paper of the page that comes next; a file may hold several sizes."""
    is_wide = size.width() > size.height()
    upright = size.transposed() if is_wide else size
    orientation = QPageLayout.Orientation.Landscape if is_wide else QPageLayout.Orientation.Portrait
    layout = printer.pageLayout()
    layout.setPageSize(QPageSize(QSizeF(upright), QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch))
    layout.setOrientation(orientation)
    layout.setMode(QPageLayout.Mode.FullPageMode)
    if layout != printer.pageLayout():
        printer.setPageLayout(layout)


def _draw(painter: QPainter, printer: QPrinter, picture: QImage) -> None:
    """Hand a page over in bands; bands without ink stay away, which makes a page of words small and quick."""
    paper = QRectF(printer.paperRect(QPrinter.Unit.DevicePixel))
    across, down = paper.width() / picture.width(), paper.height() / picture.height()
    colours = QImage.Format.Format_RGB888
    for top, band in _bands(picture):
        if not _is_white(band):
            area = QRectF(paper.left(), paper.top() + top * down, band.width() * across, band.height() * down)
            painter.drawImage(area, band.convertToFormat(colours, Qt.ImageConversionFlag.ColorOnly))
        time.sleep(_PAUSE)  # this thread holds Python's lock while it draws; here the window gets its turn


def _bands(picture: QImage) -> Iterator[tuple[int, QImage]]:
    for top in range(0, picture.height(), _BAND):
        yield top, picture.copy(0, top, picture.width(), min(_BAND, picture.height() - top))


def _is_white(band: QImage) -> bool:
    bits = band.constBits()
    return bytes(bits) == b"\xff" * len(bits)


def _give_up(painter: QPainter, printer: QPrinter) -> None:
    """Take back what is not on paper yet."""
    printer.abort()
    painter.end()
    if printer.outputFileName():
        _remove(Path(printer.outputFileName()))


def _check_file(printer: QPrinter) -> None:
    """A printer that writes a file says nothing when the disk is full."""
    if not printer.outputFileName():
        return
    file = Path(printer.outputFileName())
    if not file.is_file() or b"%%EOF" not in _tail(file):
        _remove(file)
        raise StorageError(
            _("{file} cannot be written; nothing was printed, please make room or choose another place.").format(
                file=file
            )
        )


def _remove(file: Path) -> None:
    """A half file goes; a device that was named in its place stays."""
    with suppress(OSError):
        if file.is_file():
            file.unlink()


def _tail(file: Path) -> bytes:
    with file.open("rb") as stream:
        stream.seek(max(0, file.stat().st_size - 64))
        return stream.read()


def _no_answer(done: int = 0) -> StorageError:
    if not done:
        return StorageError(_("The printer does not answer; nothing was printed, please look at it and try again."))
    words = ngettext(
        "The printer stopped after {count} page; nothing counts as printed, please look at it and try again.",
        "The printer stopped after {count} pages; nothing counts as printed, please look at it and try again.",
        done,
    )
    return StorageError(words.format(count=done))


def _page_words(done: int, total: int) -> str:
    return _("{done} of {total} pages").format(done=f"{done:,}", total=f"{total:,}")
