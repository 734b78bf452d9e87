"""Makes the example of a paper as pictures, on the worker thread: no database, invented people, the words as typed."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from io import BytesIO

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage

from app.documents.paper_size import PaperSize
from app.queries.paper_rows import FirmLetterhead, OwnWordsRow
from app.rules.paper_texts import TextKey, Texts, format_texts
from ui.print_preview.pdf_pages import PdfPages

_FEWEST_LETTERS = 3


@dataclass(frozen=True, slots=True)
class ExampleWish:
    """Which example is wanted: the paper with these texts of the firm's own, the one of them in hand, and how large."""

    paper: str
    letterhead: FirmLetterhead
    size: PaperSize
    texts: Texts
    key: TextKey
    sentences: tuple[str, ...]
    is_least: bool
    pixels_wide: int


@dataclass(frozen=True, slots=True)
class Example:
    """The pages as pictures; `marks` are page and place of the sentence in hand, as shares of the page."""

    pages: tuple[QImage, ...]
    marks: tuple[tuple[int, QRectF], ...] = ()
    missing_characters: tuple[str, ...] = ()


def make_example(wish: ExampleWish) -> Example:
    """Print the example into memory and draw it."""
    from app.documents.paper_examples import PAPER_EXAMPLES  # noqa: PLC0415 - ReportLab is not for the window's thread

    words = OwnWordsRow(wish.paper, format_texts(wish.texts))
    letterhead = replace(wish.letterhead, own_words=(words,))
    target = BytesIO()
    example = PAPER_EXAMPLES[wish.paper]
    made = example.print(wish.key, letterhead, wish.size, target, is_least=wish.is_least)
    pages = PdfPages(target.getvalue())
    try:
        pictures = tuple(pages.picture(number, wish.pixels_wide) for number in range(pages.count))
        return Example(pictures, _marks(pages, wish.sentences), made.missing_characters)
    finally:
        pages.close()


def _marks(pages: PdfPages, sentences: tuple[str, ...]) -> tuple[tuple[int, QRectF], ...]:
    """Where the first of the sentences stands that is on a page, told by its parts between the fields."""
    for sentence in sentences:
        parts = [part.strip() for part in re.split(r"\{[^{}]*\}", sentence) if part.strip()]
        if max(map(len, parts), default=0) < _FEWEST_LETTERS:
            continue
        for number in range(pages.count):
            places = pages.places_of(number, parts)
            if places:
                return tuple((number, place) for place in places)
    return ()
