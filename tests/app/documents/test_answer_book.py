"""The answer book on paper: one page in large type, the whole book with pages that are not torn apart."""

from __future__ import annotations

import pytest

from app.documents.paper_size import PaperSize
from tests.app.documents.answer_book_samples import WHOLE_BOOK
from tests.app.documents.every_paper import EVERY_PAPER
from tests.app.documents.printed_paper import PrintedPaper

UPRIGHT = (PaperSize.LETTER, PaperSize.A4)


def _printed(case: str, size: PaperSize) -> PrintedPaper:
    (sample,) = (each for each in EVERY_PAPER if (each.kind, each.case) == ("answer-book", case))
    return sample.printed(size)


def _words(printed: PrintedPaper) -> str:
    return " ".join(" ".join(printed.text(page) for page in range(printed.result.pages)).split())


@pytest.mark.parametrize("size", UPRIGHT)
def test_one_page_is_one_card_with_the_number_to_call(size: PaperSize) -> None:
    printed = _printed("card", size)
    assert printed.result.pages == 1
    for part in ("Wine on wool", "1.", "Never", "oxygen powder", "Call us when:", "(503) 555 0100"):
        assert part in _words(printed)


@pytest.mark.parametrize("size", UPRIGHT)
def test_the_book_has_every_page_once_under_its_section(size: PaperSize) -> None:
    printed = _printed("ordinary", size)
    words = _words(printed)
    assert printed.result.pages > 1
    assert words.count("WHAT WAS SPILLED") == words.count("ON WHAT IT IS") == 1
    for row in WHOLE_BOOK:
        assert row.title in words
        assert " ".join(row.steps[-1].split()[:3]) in words


def test_the_longest_page_that_anybody_could_write_goes_on_over_the_page() -> None:
    printed = _printed("worst", PaperSize.LETTER)
    assert printed.result.pages > 1
    assert "(503) 555 0100" in _words(printed)
