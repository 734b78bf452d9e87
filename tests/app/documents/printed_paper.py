"""Prints rows into memory and looks at the result as a reader would: words, boxes of text, pictures."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

import pypdfium2
from PIL import Image

from app.documents.certificate import write_certificates
from app.documents.complaint_page import write_complaint_pages
from app.documents.job_sheet import write_job_sheets
from app.documents.paper_result import PaperResult
from app.documents.paper_size import PaperSize
from app.documents.recovery_letter import write_recovery_letters
from app.queries.complaint_paper_rows import ComplaintPageRow, RecoveryLetterRow
from app.queries.paper_rows import CertificateRow, FirmLetterhead, JobSheetRow
from tests.app.documents.paper_samples import FIRM


@dataclass(frozen=True)
class TextBox:
    """A run of text on a page; left, bottom, right and top in points from the bottom left."""

    left: float
    bottom: float
    right: float
    top: float
    text: str

    def overlaps(self, other: TextBox, slack: float = 0.4) -> bool:
        """Whether the ink of two runs meets."""
        return (
            self.left + slack < other.right
            and other.left + slack < self.right
            and self.bottom + slack < other.top
            and other.bottom + slack < self.top
        )


class PrintedPaper:
    """A finished PDF and what came of printing it."""

    def __init__(self, content: bytes, result: PaperResult) -> None:
        self.content = content
        self.result = result
        self.pdf = pypdfium2.PdfDocument(content)
        self._textpages: dict[int, pypdfium2.PdfTextPage] = {}

    def text(self, page: int = 0) -> str:
        """The words of a page, as copied from a reader."""
        text = self._textpage(page).get_text_range()
        return unicodedata.normalize("NFC", " ".join(text.split()))

    def all_text(self) -> str:
        """The words of all pages."""
        return " ".join(self.text(page) for page in range(len(self.pdf)))

    def boxes(self, page: int = 0) -> list[TextBox]:
        """Where the runs of text stand."""
        textpage = self._textpage(page)
        boxes = []
        for number in range(textpage.count_rects()):
            rectangle = textpage.get_rect(number)
            text = textpage.get_text_bounded(*rectangle).strip()
            if text:
                boxes.append(TextBox(*rectangle, text))
        return boxes

    def picture(self, page: int = 0, scale: float = 2.0) -> Image.Image:
        """The page as it would be seen."""
        return self.pdf[page].render(scale=scale).to_pil().convert("L")

    def _textpage(self, page: int) -> pypdfium2.PdfTextPage:
        """The text of a page, read when it is first asked for."""
        if page not in self._textpages:
            self._textpages[page] = self.pdf[page].get_textpage()
        return self._textpages[page]

    def size(self, page: int = 0) -> tuple[float, float]:
        """Width and height of a page."""
        return self.pdf[page].get_size()


def print_sheets(
    rows: Sequence[JobSheetRow], paper: PaperSize = PaperSize.LETTER, firm: FirmLetterhead = FIRM
) -> PrintedPaper:
    """The job sheets of some rows."""
    target = BytesIO()
    result = write_job_sheets(rows, firm, paper, target)
    return PrintedPaper(target.getvalue(), result)


def print_certificates(
    rows: Sequence[CertificateRow],
    paper: PaperSize = PaperSize.LETTER,
    firm: FirmLetterhead = FIRM,
) -> PrintedPaper:
    """The certificates of some rows."""
    target = BytesIO()
    result = write_certificates(rows, firm, paper, target)
    return PrintedPaper(target.getvalue(), result)


def print_letters(
    rows: Sequence[RecoveryLetterRow],
    paper: PaperSize = PaperSize.LETTER,
    firm: FirmLetterhead = FIRM,
) -> PrintedPaper:
    """The letters of some rows."""
    target = BytesIO()
    result = write_recovery_letters(rows, firm, paper, target)
    return PrintedPaper(target.getvalue(), result)


def print_pages(
    rows: Sequence[ComplaintPageRow], paper: PaperSize = PaperSize.LETTER, firm: FirmLetterhead = FIRM
) -> PrintedPaper:
    """The pages of some complaints."""
    target = BytesIO()
    result = write_complaint_pages(rows, firm, paper, target)
    return PrintedPaper(target.getvalue(), result)


def boxes_outside_the_seal(printed: PrintedPaper) -> list[TextBox]:
    """All texts of a certificate but the letters that run round the seal, whose upright boxes always meet."""
    width, height = printed.size()
    seal = 50 * height / 612
    return [
        box
        for box in printed.boxes()
        if abs((box.left + box.right) / 2 - width / 2) > seal or not 0.19 < box.bottom / height < 0.34
    ]
