"""Printing to a file, as to any printer: sizes, ranges, copies, cancel, and printers that refuse."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from pypdf import PdfReader
from PySide6.QtGui import QPageRanges
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication

from app.errors import Cancelled, StorageError
from app.jobs import JobProgress
from tests.ui.print_preview.pdf_samples import A4_ACROSS, A5, LETTER, write_pdf
from ui.print_preview.pdf_pages import PdfPages
from ui.print_preview.printing import pages_wanted, print_pages, printer_for


class Steps(JobProgress):
    """Remembers the steps, and cancels at one of them."""

    def __init__(self, stops_at: int = -1) -> None:
        super().__init__()
        self.seen: list[tuple[int, int]] = []
        self._stops_at = stops_at

    def report(self, done: int, total: int, message: str) -> None:
        self.seen.append((done, total))
        if done == self._stops_at:
            self.cancel_flag.cancel()


@pytest.fixture
def pages(themed: QApplication, tmp_path: Path) -> Iterator[PdfPages]:
    assert themed is not None
    opened = PdfPages(write_pdf(tmp_path / "mixed.pdf", (LETTER, A4_ACROSS, A5, LETTER)))
    yield opened
    opened.close()


def printer_into(pages: PdfPages, file: Path, dots: int = 100) -> QPrinter:
    printer = printer_for(pages)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(file))
    printer.setResolution(dots)
    return printer


def test_each_page_keeps_its_size_and_direction(pages: PdfPages, tmp_path: Path) -> None:
    steps = Steps()
    assert print_pages(pages, printer_into(pages, tmp_path / "out.pdf"), steps) == 4
    boxes = [page.mediabox for page in PdfReader(tmp_path / "out.pdf").pages]
    assert [(round(box.width), round(box.height)) for box in boxes] == [LETTER, A4_ACROSS, A5, LETTER]
    assert steps.seen == [(number, 4) for number in range(5)]


def test_the_picture_lies_where_it_lay(pages: PdfPages, tmp_path: Path) -> None:
    print_pages(pages, printer_into(pages, tmp_path / "out.pdf", 150))
    with pypdfium2.PdfDocument(tmp_path / "out.pdf") as printed:
        picture = printed[1].render(scale=1).to_pil().convert("L")
    ink = picture.point(lambda level: 255 if level < 128 else 0).getbbox()
    assert ink is not None
    assert all(abs(edge - wanted) <= 2 for edge, wanted in zip(ink, (36, 36, 842 - 36, 595 - 36), strict=True))


def test_a_printer_has_the_paper_of_the_first_page_at_300_dots(pages: PdfPages) -> None:
    printer = printer_for(pages)
    assert printer.resolution() == 300
    assert printer.fullPage()
    assert printer.pageLayout().pageSize().sizePoints().toTuple() == LETTER


def test_ranges_copies_and_order_are_kept(pages: PdfPages, tmp_path: Path) -> None:
    printer = printer_into(pages, tmp_path / "out.pdf")
    assert pages_wanted(printer, 4, 1) == [0, 1, 2, 3]
    printer.setCopyCount(2)
    assert pages_wanted(printer, 2, 1) == [0, 1, 0, 1]
    printer.setCollateCopies(False)
    assert pages_wanted(printer, 2, 1) == [0, 0, 1, 1]
    printer.setCopyCount(1)
    printer.setPageOrder(QPrinter.PageOrder.LastPageFirst)
    assert pages_wanted(printer, 3, 1) == [2, 1, 0]
    printer.setPageOrder(QPrinter.PageOrder.FirstPageFirst)
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setPageRanges(QPageRanges.fromString("1,3-9"))
    assert pages_wanted(printer, 4, 1) == [0, 2, 3]
    printer.setPrintRange(QPrinter.PrintRange.CurrentPage)
    assert pages_wanted(printer, 4, 3) == [2]


def test_a_range_without_pages_is_said(pages: PdfPages, tmp_path: Path) -> None:
    printer = printer_into(pages, tmp_path / "out.pdf")
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setPageRanges(QPageRanges.fromString("8-9"))
    with pytest.raises(StorageError, match="nothing was printed"):
        print_pages(pages, printer)


def test_a_cancel_leaves_no_file(pages: PdfPages, tmp_path: Path) -> None:
    with pytest.raises(Cancelled):
        print_pages(pages, printer_into(pages, tmp_path / "out.pdf"), Steps(stops_at=2))
    assert not (tmp_path / "out.pdf").exists()


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_place_that_is_not_there_is_one_sentence(pages: PdfPages, tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="The printer does not answer; nothing was printed"):
        print_pages(pages, printer_into(pages, tmp_path / "nowhere" / "out.pdf"))


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a full disk is a device of Linux")
def test_a_full_disk_is_one_sentence_and_the_device_stays(pages: PdfPages) -> None:
    with pytest.raises(StorageError, match="nothing"):
        print_pages(pages, printer_into(pages, Path("/dev/full")))
    assert Path("/dev/full").exists()
