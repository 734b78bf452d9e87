"""A discount is money or a percentage, and anything else is told apart."""

from __future__ import annotations

from decimal import Decimal

import pytest

from app.errors import ValidationError
from ui.schedule.discount_row import read_percent


@pytest.mark.parametrize(
    ("typed", "locale", "percent"),
    [("10 %", "en_US", "10"), ("7.5%", "en_US", "7.5"), ("7,5 %", "de_DE", "7.5"), ("100%", "en_US", "100")],
)
def test_a_percentage_is_read_as_the_locale_writes_it(typed: str, locale: str, percent: str) -> None:
    assert read_percent(typed, locale) == Decimal(percent)


@pytest.mark.parametrize("typed", ["%", "ten %", "-1 %", "101 %", "nan %", "inf %", "1e400 %"])
def test_what_is_no_percentage_is_a_sentence_for_the_field(typed: str) -> None:
    with pytest.raises(ValidationError, match="no percentage from 0 to 100") as caught:
        read_percent(typed, "en_US")
    assert caught.value.field == "discount"
