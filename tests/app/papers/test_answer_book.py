"""The whole book, a page of it by its keys or by words, and words for which there is no page."""

from __future__ import annotations

import io

import pytest
from pypdf import PdfReader

from app.errors import NotFoundError
from app.papers.paper_request import PaperRequest
from app.papers.printing import print_papers
from app.rules.answer_book import Advice
from tests.builders import Firm


def _text(firm: Firm, *spots: tuple[str, str]) -> str:
    target = io.BytesIO()
    print_papers(firm.everafter, target, PaperRequest("answer-book", spots=spots))
    return " ".join(" ".join(page.extract_text() for page in PdfReader(target).pages).split())


def test_the_book_or_a_page_of_it_is_printed_in_the_firms_own_words(firm: Firm) -> None:
    firm.everafter.answer_book.write("rust", "", Advice(("Leave it to Brightwater.",)))
    whole = _text(firm)
    assert "Leave it to Brightwater." in whole
    assert "Wine on wool" in whole
    assert "Leave it to Brightwater." in _text(firm, ("rust", ""))
    by_words = _text(firm, ("red wine wool", ""))
    assert "Wine on wool" in by_words
    assert "Rust" not in by_words


def test_words_without_a_page_print_nothing(firm: Firm) -> None:
    with pytest.raises(NotFoundError, match="no page for these words"):
        print_papers(firm.everafter, io.BytesIO(), PaperRequest("answer-book", spots=(("moon dust", ""),)))
