"""Sample rows for the answer book: some pages of the book, a card, the least, the longest."""

from __future__ import annotations

import tomllib

from app.queries.answer_book_rows import AnswerPageRow
from app.rules.answer_book import AnswerBook, answer, read_book
from app.shipped_words import shipped_words
from tests.app.documents.paper_samples import LONG_NAME, LONG_WORDS

_BOOK: AnswerBook = read_book(tomllib.loads(shipped_words("answer_book")))


def _row(stain: str, fibre: str, title: str, section: str = "") -> AnswerPageRow:
    advice = answer(_BOOK, stain, fibre).advice
    return AnswerPageRow(title, advice.steps, advice.never, advice.call_us, _BOOK.always.never, section)


CARD = _row("wine", "wool", "Wine on wool")
LEAST_CARD = AnswerPageRow("Rust", ("Call us.",))
LONGEST_CARD = AnswerPageRow(
    LONG_NAME, (LONG_WORDS,) * 12, (LONG_WORDS,) * 8, (LONG_WORDS,) * 4, _BOOK.always.never, "What was spilled"
)
WHOLE_BOOK = (
    *(_row(stain, "", topic.name, "What was spilled") for stain, topic in list(_BOOK.stains.items())[:12]),
    *(_row("", fibre, topic.name, "On what it is") for fibre, topic in list(_BOOK.fibres.items())[:4]),
)
