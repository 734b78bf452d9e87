"""Readings on the spot: each in its unit, and only what can be true."""

from __future__ import annotations

import pytest

from app.errors import ValidationError
from app.rules.visit_readings import ReadingKind, check_reading, dry_to, reading_range, reading_words, rinsed_to


@pytest.mark.parametrize(
    ("kind", "lowest", "highest"),
    [
        (ReadingKind.PH_BEFORE, 0, 1_400),
        (ReadingKind.PH_AFTER, 0, 1_400),
        (ReadingKind.PH_SOLUTION, 0, 1_400),
        (ReadingKind.MOISTURE, 0, 10_000),
        (ReadingKind.HUMIDITY, 0, 10_000),
        (ReadingKind.TEMPERATURE, -3_000, 6_000),
        (ReadingKind.UV_URINE, 0, 100),
        (ReadingKind.COLOUR_FAST, 0, 100),
    ],
)
def test_the_limits_themselves_can_be_true_and_nothing_beyond(kind: ReadingKind, lowest: int, highest: int) -> None:
    for value in (lowest, highest):
        check_reading(kind, value, is_metric=True)
    for value in (lowest - 1, highest + 1):
        with pytest.raises(ValidationError) as caught:
            check_reading(kind, value, is_metric=True)
        assert caught.value.field == "value"
        assert reading_words(kind) in str(caught.value)


def test_the_air_is_measured_as_the_firm_measures() -> None:
    check_reading(ReadingKind.TEMPERATURE, 7_200, is_metric=False)
    with pytest.raises(ValidationError, match="-30 and 60 °C"):
        check_reading(ReadingKind.TEMPERATURE, 7_200, is_metric=True)
    assert reading_range(ReadingKind.TEMPERATURE, is_metric=False).unit == "°F"
    assert [kind for kind in ReadingKind if kind.is_test] == [ReadingKind.UV_URINE, ReadingKind.COLOUR_FAST]


@pytest.mark.parametrize(
    ("values", "told"),
    [((), None), ((1_500,), 1_500), ((1_501,), None), ((900, 1_400, 1_200), 1_400), ((900, 3_000), None)],
)
def test_dry_is_what_every_place_is_dry_to(values: tuple[int, ...], told: int | None) -> None:
    assert dry_to(values) == told


@pytest.mark.parametrize(
    ("values", "told"),
    [((), None), ((500,), 500), ((499,), None), ((800, 690), 800), ((801,), None), ((700, 910), None)],
)
def test_a_mild_rinse_is_told_by_its_worst_place(values: tuple[int, ...], told: int | None) -> None:
    assert rinsed_to(values) == told
