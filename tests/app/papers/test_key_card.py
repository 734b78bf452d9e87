"""The key card needs nothing but the program: it is printed in an empty firm, on its paper or another."""

from __future__ import annotations

import io

import pytest
from pypdf import PdfReader

from app.errors import ValidationError
from app.papers.paper_kind import PrintOptions
from app.papers.paper_request import PaperRequest
from app.papers.printing import print_papers
from tests.builders import Firm


def test_the_card_is_one_page_of_the_papers_size(firm: Firm) -> None:
    for paper, width in ((None, 612), ("a4", 595)):
        target = io.BytesIO()
        result = print_papers(firm.everafter, target, PaperRequest("key-card"), PrintOptions(paper))
        (page,) = PdfReader(target).pages
        assert (result.papers, result.pages, round(float(page.mediabox.width))) == (1, 1, width)
        assert "Log complaint" in page.extract_text()
    with pytest.raises(ValidationError, match="napkin"):
        print_papers(firm.everafter, io.BytesIO(), PaperRequest("key-card"), PrintOptions("napkin"))
