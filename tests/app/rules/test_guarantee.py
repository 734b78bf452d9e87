"""Our promise after a visit holds through its last day, and leaves out only what has a reason."""

from __future__ import annotations

from datetime import date

import pytest

from app.rules.guarantee import GuaranteeExclusion, exclusion_words, is_in_force


@pytest.mark.parametrize(("until_on", "holds"), [(date(2026, 3, 1), False), (date(2026, 3, 2), True), (None, False)])
def test_the_last_day_counts(until_on: date | None, holds: bool) -> None:
    assert is_in_force(until_on, date(2026, 3, 2)) is holds


def test_four_reasons_leave_an_area_out() -> None:
    assert [exclusion_words(each) for each in GuaranteeExclusion] == [
        "permanent stain", "deep urine", "wear", "damage that was there before",
    ]  # fmt: skip
