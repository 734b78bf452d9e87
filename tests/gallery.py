"""Every paper in light use and in the worst case, as PDF and as pictures: `python3 dev.py gallery [folder]`."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from zoneinfo import ZoneInfo

import pypdfium2

from app.documents.certificate import write_certificates
from app.documents.complaint_page import write_complaint_pages
from app.documents.honest_numbers import write_honest_numbers
from app.documents.job_sheet import write_job_sheets
from app.documents.paper_size import PaperSize
from app.documents.recovery_letter import write_recovery_letters
from app.queries.care_report_rows import BreachRow
from tests.app.documents import complaint_paper_samples, paper_samples

_DOTS = 110 / 72


def _papers() -> Iterator[tuple[str, Callable[[PaperSize, BytesIO], object], tuple[PaperSize, ...]]]:
    upright = (PaperSize.LETTER, PaperSize.A4)
    sheets = {
        "job-sheet": paper_samples.ORDINARY_SHEET,
        "job-sheet-least": paper_samples.SHORTEST_SHEET,
        "job-sheet-worst": paper_samples.longest_sheet(),
        "job-sheet-many-rooms": paper_samples.longest_sheet(30),
    }
    for name, sheet in sheets.items():
        yield name, lambda size, target, row=sheet: write_job_sheets([row], paper_samples.FIRM, size, target), upright
    letters = {
        "recovery-letter": complaint_paper_samples.FINE_LETTER,
        "recovery-letter-least": complaint_paper_samples.PLAIN_LETTER,
        "recovery-letter-worst": complaint_paper_samples.LONGEST_LETTER,
    }
    for name, letter in letters.items():
        yield (
            name,
            lambda size, target, row=letter: write_recovery_letters([row], paper_samples.FIRM, size, target),
            upright,
        )
    pages = {
        "complaint-page": complaint_paper_samples.ORDINARY_PAGE,
        "complaint-page-least": complaint_paper_samples.SHORTEST_PAGE,
        "complaint-page-worst": complaint_paper_samples.LONGEST_PAGE,
    }
    for name, page in pages.items():
        yield (
            name,
            lambda size, target, row=page: write_complaint_pages([row], paper_samples.FIRM, size, target),
            upright,
        )
    certificates = {
        "certificate": paper_samples.FINE_CERTIFICATE,
        "certificate-least": paper_samples.PLAIN_CERTIFICATE,
        "certificate-worst": paper_samples.LONGEST_CERTIFICATE,
    }
    reports = {"honest-numbers": paper_samples.breach_rows(4), "honest-numbers-worst": paper_samples.breach_rows(90)}
    for name, misses in reports.items():
        yield name, lambda size, target, rows=misses: _honest_numbers(rows, size, target), upright
    every = (*upright, PaperSize.A5)
    for name, paper in certificates.items():
        yield name, lambda size, target, row=paper: write_certificates([row], paper_samples.FIRM, size, target), every


def _honest_numbers(misses: tuple[BreachRow, ...], size: PaperSize, target: BytesIO) -> object:
    report = paper_samples.honest_report(misses)
    return write_honest_numbers(report, paper_samples.FIRM, ZoneInfo("America/Chicago"), size, target)


def main() -> int:
    """Write the gallery and say where it is."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(tempfile.mkdtemp(prefix="everafter-gallery-"))
    folder.mkdir(parents=True, exist_ok=True)
    count = 0
    for name, write, sizes in _papers():
        for size in sizes:
            target = BytesIO()
            write(size, target)
            file = folder / f"{name}-{size.value}.pdf"
            file.write_bytes(target.getvalue())
            document = pypdfium2.PdfDocument(target.getvalue())
            for number in range(len(document)):
                picture = document[number].render(scale=_DOTS).to_pil()
                picture.save(folder / f"{name}-{size.value}-{number + 1}.png")
            document.close()
            count += 1
    print(f"{count} papers are in {folder}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
