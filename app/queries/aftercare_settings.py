"""The days of the after-care plan as the firm set them; what it never set is as R14 has it."""

from __future__ import annotations

from dataclasses import fields
from fractions import Fraction
from typing import Any

from app.queries.firm import get_setting
from app.rules.aftercare_plan import DEFAULT_SETTINGS, AftercareSettings

AFTERCARE_SETTING = "aftercare_days"
_HUNDRED = 100


def get_aftercare_settings() -> AftercareSettings:
    """What plans are made by from now on; a value that makes no sense is as if it were never set."""
    stored = get_setting(AFTERCARE_SETTING)
    return aftercare_settings_of(stored if isinstance(stored, dict) else {})


def aftercare_settings_of(stored: dict[str, Any]) -> AftercareSettings:
    """Settings from plain numbers: days, and hundredths of the usual gap."""
    values: dict[str, Any] = {}
    for field in fields(AftercareSettings):
        value = stored.get(field.name)
        if type(value) is int and value > 0:
            is_ratio = isinstance(getattr(DEFAULT_SETTINGS, field.name), Fraction)
            values[field.name] = Fraction(value, _HUNDRED) if is_ratio else value
    return AftercareSettings(**values)


def stored_aftercare_settings(settings: AftercareSettings) -> dict[str, int]:
    """The same as plain numbers."""
    return {
        field.name: int(value * _HUNDRED) if isinstance(value, Fraction) else value
        for field in fields(AftercareSettings)
        for value in (getattr(settings, field.name),)
    }
