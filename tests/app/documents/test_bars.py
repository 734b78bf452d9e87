"""A bar is as long as its part of the whole, and never longer than the whole."""

from __future__ import annotations

from io import BytesIO

import pytest

from app.documents.bars import draw_bar
from app.documents.pdf_document import PaperDocument
from app.documents.pen import Pen


@pytest.mark.parametrize(
    ("count", "of", "widths"), [(0, 4, []), (1, 4, [25]), (4, 4, [100]), (9, 4, [100]), (1, 0, [])]
)
def test_a_bar_is_as_long_as_its_part(count: int, of: int, widths: list[int]) -> None:
    document = PaperDocument(BytesIO(), size=(200, 200), title="", author="", language="en")
    pen = Pen(document, 200)
    draw_bar(pen, 10, 50, 100, count, of)
    drawn = [line.split() for line in pen.content().decode().splitlines()]
    edge, *filled = [float(line[line.index("re") - 2]) for line in drawn if "re" in line][1:][::-1]
    assert (edge, filled) == (100, widths)
