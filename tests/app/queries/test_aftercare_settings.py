"""The days of the after-care plan as the firm set them."""

from __future__ import annotations

from fractions import Fraction

from app.queries.aftercare_settings import aftercare_settings_of, stored_aftercare_settings
from app.rules.aftercare_plan import DEFAULT_SETTINGS, AftercareSettings


def test_what_is_stored_comes_back_and_nonsense_counts_as_never_set() -> None:
    own = AftercareSettings(spots_check_days=21, letter_ratio=Fraction(3, 2))
    assert aftercare_settings_of(stored_aftercare_settings(own)) == own
    assert (
        aftercare_settings_of({"spots_check_days": -1, "brag_days": "soon", "letter_ratio": True}) == DEFAULT_SETTINGS
    )
    assert aftercare_settings_of({}) == DEFAULT_SETTINGS
