"""A letter: its address shows in the window of an envelope, a long one goes on, lines stay what they are."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest

from app.documents.letter import LetterSheet, write_letters
from app.documents.paper_size import PaperSize, millimetres
from tests.app.documents.letter_samples import LETTER, LONGEST_LETTER
from tests.app.documents.paper_samples import FIRM
from tests.app.documents.printed_paper import PrintedPaper

BOTH = pytest.mark.parametrize("paper", [PaperSize.LETTER, PaperSize.A4])


def printed(*sheets: LetterSheet, paper: PaperSize = PaperSize.LETTER) -> PrintedPaper:
    target = BytesIO()
    result = write_letters(sheets, FIRM, paper, target)
    return PrintedPaper(target.getvalue(), result)


@BOTH
@pytest.mark.parametrize("sheet", [LETTER, replace(LONGEST_LETTER, body="Hello")], ids=["ordinary", "longest"])
def test_the_whole_address_stands_in_the_window_and_nothing_else_does(sheet: LetterSheet, paper: PaperSize) -> None:
    made = printed(sheet, paper=paper)
    height = made.size()[1]
    window = [box for box in made.boxes() if millimetres(48) < height - box.top < millimetres(80)]
    shown = " ".join(box.text for box in sorted(window, key=lambda box: -box.top))
    assert all(box.left >= millimetres(24) and box.right <= millimetres(112) for box in window)
    if sheet is LETTER:
        assert shown == "Margaret Alder 18 Orchard Lane Millbrook, OR 97222"
    assert len(window) >= 3


@BOTH
def test_an_ordinary_letter_is_one_page_and_a_long_one_goes_on_under_its_name(paper: PaperSize) -> None:
    assert printed(LETTER, LETTER, paper=paper).result.pages == 2
    made = printed(LONGEST_LETTER, paper=paper)
    assert made.result.pages >= 2
    assert made.text(1).startswith("Maximiliana")
    assert "Page 2 of" in made.text(1)


def test_line_ends_within_a_paragraph_stay() -> None:
    made = printed(replace(LETTER, body="Dear Ana,\n\nfirst\nsecond"))
    tops = {box.text: box.top for box in made.boxes()}
    assert tops["first"] > tops["second"] > tops["first"] - 25
