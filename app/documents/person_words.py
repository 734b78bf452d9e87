"""The entries of the pages about one person: each value after its word, as the firm writes it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from app.documents.letterhead import PaperFormats
from app.documents.person_columns import column_words, is_chosen, is_inner
from app.translations import gettext as _

_SAID_WHEN_NOT = frozenset({"is_allowed", "is_expectation_met", "is_chargeable", "is_done"})
_FILE_NAME = 16


class PersonWords:
    """Turns plain rows into lines for people; moments stand as on the wall of `zone`."""

    def __init__(self, formats: PaperFormats, zone: ZoneInfo) -> None:
        self._formats = formats
        self._zone = zone
        self._columns = column_words()

    def entry(self, row: Mapping[str, object]) -> str:
        """What a row says, each value after its word; "–" for one that only joins others."""
        said = [
            f"{self._word(name)}: {self.value(name, value)}"
            for name, value in row.items()
            if not is_inner(name) and _says_something(name, value)
        ]
        return " · ".join(said) or "–"

    def value(self, name: str, value: object) -> str:
        """One value of a column, in the firm's own money, dates and numbers."""
        if name.startswith(("is_", "may_")):
            return _("yes") if value else _("no")
        if isinstance(value, int):
            return self._number(name, value)
        if isinstance(value, str):
            return self._text(name, value)
        if isinstance(value, Mapping):
            parts = ((key, each) for key, each in value.items() if not is_inner(key) and _says_something(key, each))
            return ", ".join(f"{self._word(key)}: {self.value(key, each)}" for key, each in parts)
        if isinstance(value, list):
            return "; ".join(self.value(name, each) for each in value)
        return str(value)

    def _word(self, name: str) -> str:
        return self._columns.get(name, name.replace("_", " "))

    def _number(self, name: str, value: int) -> str:
        if name.endswith("_minor"):
            return self._formats.money(value)
        if name.endswith("_hundredths"):
            return self._formats.number(value)
        if name.endswith("_basis_points"):
            return self._formats.percent(value)
        if name == "at_minute":
            return self._formats.clock(time(*divmod(value % 1440, 60)))
        return str(value)

    def _text(self, name: str, value: str) -> str:
        try:
            if name.endswith("_at"):
                moment = datetime.fromisoformat(value).astimezone(self._zone)
                return f"{self._formats.long_day(moment.date())} {self._formats.clock(moment.time())}"
            if name.endswith("_on"):
                return self._formats.long_day(date.fromisoformat(value))
        except ValueError:
            return value
        if is_chosen(name):
            return value.replace("_", " ")
        return value[:_FILE_NAME] if name == "sha256" else value


def _says_something(name: str, value: object) -> bool:
    return (value in (0, False) and name in _SAID_WHEN_NOT) or value not in (None, "", 0, False)
