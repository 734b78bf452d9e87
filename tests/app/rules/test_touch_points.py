"""The weak point of a visit is the moment that slipped most (S4.2)."""

from __future__ import annotations

import pytest

from app.rules.touch_points import VisitMoment, moment_words, weak_point


@pytest.mark.parametrize(
    ("ratings", "expected"),
    [
        ({}, None),
        ({VisitMoment.BOOK: 5, VisitMoment.DRY: 4}, None),
        ({VisitMoment.BOOK: 5, VisitMoment.DRY: 3}, VisitMoment.DRY),
        ({VisitMoment.WORK: 2, VisitMoment.DRY: 3}, VisitMoment.WORK),
        ({VisitMoment.AFTER: 1, VisitMoment.PRICE: 1}, VisitMoment.PRICE),
    ],
)
def test_the_lowest_rating_of_three_or_less_counts_and_the_earlier_of_two(
    ratings: dict[VisitMoment, int], expected: VisitMoment | None
) -> None:
    assert weak_point(ratings) is expected


def test_there_are_seven_moments_in_the_order_in_which_they_are_met() -> None:
    assert [moment_words(moment) for moment in VisitMoment] == [
        "Booking", "Price", "Arrival", "The person", "The work", "Drying", "Afterwards",
    ]  # fmt: skip
