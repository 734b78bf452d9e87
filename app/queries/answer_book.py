"""The answer book as it is read from: the pages we ship with those of the firm over them."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

from app.models.rewards import AnswerBookPage
from app.queries.answer_book_rows import AnswerPageRow
from app.queries.hand_over import tuples_of
from app.rules.answer_book import (
    Answer,
    AnswerBook,
    OwnPage,
    answer,
    find_answers,
    read_advice,
    read_book,
    with_own_pages,
)
from app.shipped_words import shipped_words
from app.translations import gettext as _

BOOK = "answer_book"


def get_answer_book() -> AnswerBook:
    """Every page there is."""
    # Asked at every key in the find box: the book is put together anew only when a page of the firm's is another.
    return _book_of(shipped_words(BOOK), tuple(tuples_of(_own_rows())))


def get_shipped_book() -> AnswerBook:
    """The pages we ship, in the language in use."""
    return _shipped(shipped_words(BOOK))


def list_own_pages() -> list[OwnPage]:
    """The pages that the firm wrote, the oldest first."""
    return _own_pages(tuples_of(_own_rows()))


def find_first_answer(typed: str) -> str:
    """What the page is about that these words mean first; nothing where they mean none."""
    book = get_answer_book()
    found = find_answers(book, typed, 1)
    if not found:
        return ""
    return page_title(answer(book, *found[0]))


def list_answer_pages(spots: Sequence[tuple[str, str]] = ()) -> list[AnswerPageRow]:
    """The pages to print: some by stain and fiber, or by words such as “red wine wool”; without any the whole book."""
    book = get_answer_book()
    if not spots:
        return _whole_book(book)
    found = [_meant(book, stain, fibre) for stain, fibre in spots]
    return [_page(book, *pair) for pair in found if pair is not None]


def page_title(found: Answer) -> str:
    """“Wine on wool”, or the stain or the fiber alone."""
    if found.stain_name and found.fibre_name:
        return _("{stain} on {fiber}").format(stain=found.stain_name, fiber=found.fibre_name.lower())
    return found.stain_name or found.fibre_name or _("Whatever it is")


def _whole_book(book: AnswerBook) -> list[AnswerPageRow]:
    pages = [AnswerPageRow(_("With every spot"), book.always.steps, book.always.never, book.always.call_us)]
    pages += [_page(book, stain, "", _("What was spilled")) for stain in book.stains]
    pages += [_page(book, "", fibre, _("On what it is")) for fibre in book.fibres]
    return pages + [_page(book, *pair, _("One on the other")) for pair in book.pairs]


def _meant(book: AnswerBook, stain: str, fibre: str) -> tuple[str, str] | None:
    if stain in book.stains or fibre in book.fibres:
        return stain, fibre
    return next(iter(find_answers(book, f"{stain} {fibre}", 1)), None)


def _page(book: AnswerBook, stain: str, fibre: str, section: str = "") -> AnswerPageRow:
    found = answer(book, stain, fibre)
    advice = found.advice
    always = tuple(line for line in book.always.never if line not in advice.never)
    return AnswerPageRow(page_title(found), advice.steps, advice.never, advice.call_us, always, section)


def _own_rows() -> Any:
    """Id, stain, fiber and advice of each page that the firm wrote."""
    fields = (AnswerBookPage.id, AnswerBookPage.stain, AnswerBookPage.fibre, AnswerBookPage.advice)
    return AnswerBookPage.select(*fields).where(AnswerBookPage.archived_at.is_null()).order_by(AnswerBookPage.id)


def _own_pages(rows: Iterable[tuple[Any, ...]]) -> list[OwnPage]:
    return [OwnPage(page_id, stain, fibre, read_advice(advice)) for page_id, stain, fibre, advice in rows]


@lru_cache(maxsize=4)
def _book_of(text: str, own: tuple[tuple[Any, ...], ...]) -> AnswerBook:
    return with_own_pages(_shipped(text), _own_pages(own))


@lru_cache(maxsize=4)
def _shipped(text: str) -> AnswerBook:
    return read_book(tomllib.loads(text))
