"""Sending the pages shown to a printer, through the system's own dialog."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from app.errors import StorageError
from app.translations import gettext as _
from ui.print_preview.pdf_pages import PdfPages

_DOTS_PER_INCH = 300


def ask_printer(parent: QWidget, pages: PdfPages, done: Callable[[QPrinter], None]) -> QPrintDialog:
    """Show the printer dialog; after Print `done` gets the printer that was chosen."""
    printer = printer_for(pages)
    dialog = QPrintDialog(printer, parent)
    dialog.setObjectName("print.dialog")
    dialog.accepted.connect(lambda: done(printer))
    dialog.finished.connect(dialog.deleteLater)
    QDialog.open(dialog)  # the stubs of QPrintDialog.open only know the form with a receiver
    return dialog


def printer_for(pages: PdfPages) -> QPrinter:
    """A printer set to the size and the direction of the first page, without margins of its own."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    size = pages.size(0)
    is_wide = size.width() > size.height()
    upright = size.transposed() if is_wide else size
    orientation = QPageLayout.Orientation.Landscape if is_wide else QPageLayout.Orientation.Portrait
    printer.setPageSize(QPageSize(QSizeF(upright), QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch))
    printer.setPageOrientation(orientation)
    printer.setFullPage(True)
    printer.setResolution(_DOTS_PER_INCH)
    printer.setFromTo(1, pages.count)
    return printer


def print_pages(pages: PdfPages, printer: QPrinter) -> int:
    """Draw the chosen pages on the printer; returns how many. Raises StorageError if it does not answer."""
    first = max(1, printer.fromPage())
    last = min(pages.count, printer.toPage() or pages.count)
    painter = QPainter()
    if not painter.begin(printer):
        raise StorageError(_("The printer does not answer; nothing was printed, please look at it and try again."))
    try:
        for number in range(first - 1, last):
            if number >= first:
                printer.newPage()
            area = QRectF(printer.paperRect(QPrinter.Unit.DevicePixel))
            painter.drawImage(area, pages.picture_for_printer(number, printer.resolution()))
    finally:
        painter.end()
    return last - first + 1
