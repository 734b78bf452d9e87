"""Lists and sheets stand in one file in their order, each as it stands alone."""

from __future__ import annotations

import io

from pypdf import PdfReader

from app.documents.day_papers import write_day_papers
from app.documents.paper_size import PaperSize
from tests.app.documents import day_list_samples, paper_samples


def test_a_list_and_its_sheets_are_one_file() -> None:
    target = io.BytesIO()
    rows = (day_list_samples.ORDINARY_DAY, paper_samples.ORDINARY_SHEET, paper_samples.SHORTEST_SHEET)
    made = write_day_papers(rows, paper_samples.FIRM, PaperSize.A4, target)
    texts = [page.extract_text() for page in PdfReader(target).pages]
    assert (made.papers, made.pages) == (3, len(texts))
    assert "Stays in the van" in texts[0]
    assert "Stays in the van" not in texts[-1]
    assert paper_samples.SHORTEST_SHEET.client_name in texts[-1]


def test_the_same_day_gives_the_same_bytes() -> None:
    files = []
    for _turn in range(2):
        target = io.BytesIO()
        rows = (day_list_samples.SHORTEST_DAY, paper_samples.SHORTEST_SHEET)
        write_day_papers(rows, paper_samples.FIRM, PaperSize.LETTER, target)
        files.append(target.getvalue())
    assert files[0] == files[1]
