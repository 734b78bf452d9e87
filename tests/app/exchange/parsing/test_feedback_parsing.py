"""A row of what a client answered, without a database."""

from __future__ import annotations

from fractions import Fraction

import pytest

from app.exchange.words.import_fields import RecordKind
from tests.app.exchange.whole_files import FileRead, read_whole


def answers(score: str, *rows: str) -> FileRead:
    heading = f"Customer,Survey date,Answer,{score},Feedback,Channel,Private notes"
    return read_whole("\n".join([heading, *rows]).encode(), kind=RecordKind.FEEDBACK)


@pytest.mark.parametrize(
    ("heading", "text", "score", "top"),
    [
        ("Star rating", "4", 4, 5), ("NPS score", "9", 9, 10), ("Rating", "★★★", 3, 5), ("Rating", "4 of 5", 4, 5),
        ("Rating", "80 %", 80, 100), ("Rating", "4", 4, 0), ("Rating", "3.5 stars", Fraction(7, 2), 5),
    ],
)  # fmt: skip
def test_a_score_is_read_with_the_best_there_is(heading: str, text: str, score: Fraction, top: int) -> None:
    (answer,) = answers(heading, f"Ida,2024-03-04,,{text},fine,,").history
    assert (answer.score, answer.top) == (score, top)


@pytest.mark.parametrize(
    ("text", "answer"),
    [("Sehr zufrieden", "great"),
     ("nicht zufrieden", "not_happy"), ("bien", "good"), ("yes", "good"), ("no", "not_happy")],
)  # fmt: skip
def test_words_of_four_languages_are_one_of_our_answers(text: str, answer: str) -> None:
    assert answers("Rating", f"Ida,2024-03-04,{text},,,,").history[0].answer == answer


def test_what_we_do_not_know_is_kept_and_private_words_stay_apart() -> None:
    (answer,) = answers("Rating", "Ida,2024-03-04,purple,4,fine,by owl,hard of hearing").history
    assert (answer.answer, answer.channel, answer.private_words) == ("", "", "hard of hearing")
    assert set(answer.rest.split("\n")) == {"Answer: purple", "Channel: by owl"}


@pytest.mark.parametrize("text", ["purple", "11 of 7", "12"])
def test_what_is_no_score_is_given_back(text: str) -> None:
    assert "is no score" in answers("Rating", f"Ida,2024-03-04,,{text},fine,,").rejected[0].reason
