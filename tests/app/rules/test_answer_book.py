"""The answer book: which page is meant, and that no page says what would harm (S1.9)."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.rules.answer_book import (
    Advice,
    AnswerBook,
    Origin,
    OwnPage,
    advice_of,
    advice_text,
    answer,
    find_answers,
    read_advice,
    read_book,
    topic_key,
    with_own_pages,
)
from app.shipped_words import shipped_words

BOOK: AnswerBook = read_book(tomllib.loads(shipped_words("answer_book")))
GENTLE = ("silk", "viscose", "velvet", "sisal", "suede")


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("wine", ("wine", "")),
        ("red wine", ("wine", "")),
        ("Red wine on wool", ("wine", "wool")),
        ("wool wine", ("wine", "wool")),
        ("coffee", ("coffee", "")),
        ("dog pee", ("urine", "")),
        ("urin", ("urine", "")),
        ("chewing gum", ("gum", "")),
        ("candle", ("wax", "")),
        ("rust", ("rust", "")),
        ("blood persian", ("blood", "wool")),
        ("vomit", ("vomit", "")),
        ("greas", ("grease", "")),
        ("ballpoint leather", ("ink", "leather")),
        ("viscose", ("", "viscose")),
        ("bamboo silk", ("", "viscose")),
        ("RÓSE", ("wine", "")),
    ],
)
def test_people_find_the_page_by_the_words_they_hear(typed: str, first: tuple[str, str]) -> None:
    assert find_answers(BOOK, typed)[0] == first


@pytest.mark.parametrize("typed", ["", "Margaret Alder", "wine Alder", "555", "on the"])
def test_a_clients_name_is_no_page(typed: str) -> None:
    assert find_answers(BOOK, typed) == []


def test_the_page_of_a_combination_wins_over_the_stain_alone() -> None:
    assert answer(BOOK, "wine", "wool").advice == BOOK.pairs["wine", "wool"].advice
    assert answer(BOOK, "wine", "").advice == BOOK.stains["wine"].advice
    assert answer(BOOK, "", "wool").advice == BOOK.fibres["wool"].advice
    assert answer(BOOK, "", "").advice == BOOK.always
    both = answer(BOOK, "juice", "wool").advice
    assert both.steps[0].startswith("Cool water only")
    assert set(BOOK.fibres["wool"].advice.never) <= set(both.never)


@pytest.mark.parametrize("fibre", GENTLE)
def test_silk_and_its_like_are_never_wetted_whatever_was_spilled(fibre: str) -> None:
    for stain in BOOK.stains:
        if (stain, fibre) in BOOK.pairs:
            continue
        steps = " ".join(answer(BOOK, stain, fibre).advice.steps).casefold()
        for harm in ("soap", "dab with", "alcohol", "pour", "vinegar", "damp", "cool water", "ice cube"):
            assert harm not in steps, (stain, fibre, harm)
        assert "call us" in steps or fibre == "velvet", (stain, fibre)


def test_wool_is_never_given_heat_or_anything_strong() -> None:
    for stain in BOOK.stains:
        advice = answer(BOOK, stain, "wool").advice
        steps = " ".join(advice.steps).casefold()
        for harm in ("hot", "lukewarm", "warm water", "soda and water", "ammonia", "peroxide", "steam", "bleach"):
            assert harm not in steps, (stain, harm)
        harms = ("hot", "warm", "water", "bleach", "steam")
        assert any(harm in line for line in advice.never for harm in harms)


def test_no_page_is_empty_and_every_line_can_be_said_in_a_breath() -> None:
    pages = [topic.advice for topic in (*BOOK.stains.values(), *BOOK.fibres.values())]
    pages += [page.advice for page in BOOK.pairs.values()]
    for page in pages:
        assert page.steps
        assert page.never
        assert page.call_us
        assert all(len(line) <= 160 for line in (*page.steps, *page.never, *page.call_us))
        assert read_advice(advice_text(page)) == page, "no step begins with a mark"
    assert all(stain in BOOK.stains and fibre in BOOK.fibres for stain, fibre in BOOK.pairs)


def test_the_firms_own_page_stands_over_ours_and_own_stains_are_found() -> None:
    own = [
        OwnPage(1, "wine", "", Advice(("Say it our way.",))),
        OwnPage(2, "Henna", "", Advice(("Call us.",))),
        OwnPage(3, "Henna", "wool", Advice(("Leave it.",))),
        OwnPage(4, "", "Goat hair", Advice(("Brush it.",))),
    ]
    book = with_own_pages(BOOK, own)
    page = answer(book, "wine", "")
    assert (page.advice.steps, page.origin, page.own_id) == (("Say it our way.",), Origin.OURS, 1)
    assert answer(book, "wine", "wool").origin is Origin.SHIPPED, "a combination still wins"
    assert find_answers(book, "henna")[0] == ("henna", "")
    assert answer(book, "henna", "wool").own_id == 3
    assert answer(book, "", topic_key(book.fibres, "goat HAIR")).advice.steps == ("Brush it.",)


def test_fields_become_lines_and_marks_are_dropped() -> None:
    assert advice_of("! Blot.\n\n  Call. ", "> No.", "") == Advice(("Blot.", "Call."), ("No.",), ())


@settings(max_examples=60)
@given(st.text(max_size=40))
def test_any_words_find_pages_that_exist(typed: str) -> None:
    for stain, fibre in find_answers(BOOK, typed):
        assert answer(BOOK, stain, fibre).advice.steps
