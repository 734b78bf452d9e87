"""What holds for every card: inside its margins, nothing over anything, nothing left open, the same bytes again."""

from __future__ import annotations

from itertools import combinations

from app.documents.paper_size import millimetres
from tests.app.documents.printed_paper import PrintedPaper

SIGNS = ("None", "{", "}", "“”", " ,", ": .", " .", "  ")


def check_layout(printed: PrintedPaper, margin: float = 12) -> None:
    """No two texts meet and none leaves the page's margins, given in millimeters."""
    for page in range(printed.result.pages):
        width, height = printed.size(page)
        boxes = printed.boxes(page)
        assert boxes
        assert [(one.text, other.text) for one, other in combinations(boxes, 2) if one.overlaps(other, 1)] == []
        for box in boxes:
            nearest = min(box.left, box.bottom, width - box.right, height - box.top)
            assert nearest > millimetres(margin) - 1, box.text


def check_words(printed: PrintedPaper) -> None:
    """No field was left open."""
    text = printed.all_text()
    assert [sign for sign in SIGNS if sign in text] == []
