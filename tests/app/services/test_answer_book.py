"""The firm's own pages: over ours, beside ours, and back to ours."""

from __future__ import annotations

import pytest

from app.errors import NotFoundError, ValidationError
from app.queries.answer_book import get_answer_book, list_own_pages
from app.rules.answer_book import Advice, Origin, answer
from tests.builders import Firm

OURS = Advice(("Press, do not rub.", "Wait for us."), ("No water.",), ("Always.",))


def test_a_page_of_our_own_stands_over_the_shipped_one_until_it_is_reset(firm: Firm) -> None:
    book = firm.everafter.answer_book
    shipped = answer(get_answer_book(), "wine", "").advice
    page_id = book.write("wine", "", OURS)
    page = answer(get_answer_book(), "wine", "")
    assert (page.advice, page.origin, page.own_id) == (OURS, Origin.OURS, page_id)
    assert book.write("Wine", "", Advice(("Blot.",))) == page_id, "by its name it is the same page"
    firm.everafter.history.undo()
    assert answer(get_answer_book(), "wine", "").advice == OURS
    book.reset(page_id)
    assert answer(get_answer_book(), "wine", "").advice == shipped
    with pytest.raises(NotFoundError):
        book.reset(page_id)
    firm.everafter.history.undo()
    assert answer(get_answer_book(), "wine", "").advice == OURS


def test_a_stain_of_our_own_and_a_combination_are_added(firm: Firm) -> None:
    book = firm.everafter.answer_book
    book.write(" Henna ", "", OURS)
    book.write("Henna", "wool", Advice(("Leave it.",)))
    assert [(page.stain, page.fibre) for page in list_own_pages()] == [("Henna", ""), ("Henna", "wool")]
    merged = get_answer_book()
    assert merged.stains["henna"].name == "Henna"
    assert answer(merged, "henna", "wool").advice.steps == ("Leave it.",)


def test_a_page_without_a_name_or_a_step_is_refused(firm: Firm) -> None:
    with pytest.raises(ValidationError):
        firm.everafter.answer_book.write(" ", "", OURS)
    with pytest.raises(ValidationError):
        firm.everafter.answer_book.write("Henna", "", Advice((), ("No water.",)))
    with pytest.raises(ValidationError):
        firm.everafter.answer_book.write("H" * 61, "", OURS)
    with pytest.raises(ValidationError):
        firm.everafter.answer_book.write("Henna", "", Advice(("x" * 5000,)))
    assert list_own_pages() == []
