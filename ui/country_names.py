"""The countries whose habits we know, by name."""

from __future__ import annotations

from PySide6.QtCore import QLocale

from app.services.firm import COUNTRIES


def countries() -> list[tuple[str, str]]:
    """Names and two-letter codes, by name."""
    return sorted((country_name(code), code) for code in COUNTRIES)


def country_name(code: str) -> str:
    """The name of a country; its code where we know no name."""
    territory = QLocale.codeToTerritory(code)
    return code if territory == QLocale.Country.AnyTerritory else QLocale.territoryToString(territory)
