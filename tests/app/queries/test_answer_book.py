"""The book is read with the firm's pages over ours; a fresh firm has ours alone."""

from __future__ import annotations

from app.queries.answer_book import get_answer_book, list_own_pages
from app.rules.answer_book import Advice, Origin
from tests.builders import Firm


def test_a_fresh_firm_has_the_shipped_book_and_its_own_page_is_marked(firm: Firm) -> None:
    assert list_own_pages() == []
    assert all(topic.origin is Origin.SHIPPED for topic in get_answer_book().stains.values())
    page_id = firm.everafter.answer_book.write("", "wool", Advice(("Cold only.",), ("No heat.",)))
    wool = get_answer_book().fibres["wool"]
    assert (wool.origin, wool.own_id, wool.advice.never) == (Origin.OURS, page_id, ("No heat.",))
    assert "persian" in wool.words, "the words by which it is found stay"
