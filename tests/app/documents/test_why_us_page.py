"""The page of why clients stay: one page, whole words, nobody named who did not allow it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.documents.paper_size import PaperSize
from app.queries.quote_rows import WhyUsRow
from tests.app.documents.every_paper import EVERY_PAPER, PaperSample
from tests.app.documents.why_us_samples import ORDINARY_WHY_US

_SAMPLES = [sample for sample in EVERY_PAPER if sample.kind == "why-us"]


@pytest.mark.parametrize("size", [PaperSize.A4, PaperSize.LETTER], ids=lambda size: size.value)
@pytest.mark.parametrize("sample", _SAMPLES, ids=lambda sample: sample.case)
def test_it_is_one_page(sample: PaperSample, size: PaperSize) -> None:
    assert sample.printed(size).result.pages == 1


def test_every_quote_of_an_ordinary_page_stands_whole_with_who_said_it() -> None:
    words = " ".join(_SAMPLES[0].printed().all_text().split())
    for quote in ORDINARY_WHY_US.quotes:
        assert quote.words in words
    assert "Greg, Oak Harbor, February 2026" in words
    assert "A client, February 2026" in words
    assert "Priya, February 2026" in words


def test_words_too_long_for_the_page_are_left_out_and_never_cut() -> None:
    long = replace(ORDINARY_WHY_US.quotes[0], words="and so on " * 60)
    words = _SAMPLES[0].printed(rows=(WhyUsRow((long, ORDINARY_WHY_US.quotes[1]), ()),)).all_text()
    assert "and so on" not in words
    assert "one stain" in words
    assert "WHAT THEY TELL US MOST" not in words
