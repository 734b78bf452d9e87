"""Six numbers, six boxes, three answers, five ways to pay: each has its word."""

from __future__ import annotations

from app.rules.feedback import Answer
from app.rules.job_sheet import (
    FoundOnArrival,
    PaidHow,
    PhotosTaken,
    SheetSection,
    answer_words,
    found_words,
    paid_words,
    photos_words,
    section_words,
)


def test_the_numbers_run_from_one_to_six() -> None:
    assert [int(section) for section in SheetSection] == [1, 2, 3, 4, 5, 6]


def test_every_box_has_a_word_of_its_own() -> None:
    for words in (
        [section_words(section) for section in SheetSection],
        [found_words(found) for found in FoundOnArrival],
        [photos_words(taken) for taken in PhotosTaken],
        [answer_words(answer) for answer in Answer],
        [paid_words(paid) for paid in PaidHow],
    ):
        assert len(set(words)) == len(words)
        assert all(words)


def test_an_invoice_is_no_money_yet() -> None:
    assert [paid for paid in PaidHow if paid.is_money] == [PaidHow.CARD, PaidHow.CASH, PaidHow.CHECK]
