"""The values of a list as the cells of a file, a page of rows at a time and column by column.

What most cells need is decided for the whole column at once, so that an ordinary text costs a look at its first letter.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from app.exchange.reading.formula_guard import guard_cell, guard_cells
from app.models.fields import moment_from, moment_text
from app.queries.complaint_stories import told_stories
from app.queries.export_columns import CellKind, ExportList
from app.rules.money import from_minor

_Cells = Sequence[Any]
_Converter = Callable[[_Cells], _Cells]
BETWEEN = " ::: "
_NONE = "\\N"
_HOURS_KEPT, _AMOUNTS_KEPT = 2_048, 4_096


class CellWriter:
    """Makes the cells of one list: for a spreadsheet, where no cell starts a formula, or exact.

    Days and moments are in ISO order on the firm's wall, money is in whole units with its decimals.
    """

    def __init__(self, chosen: ExportList, width: int, zone: ZoneInfo, currency: str, *, is_guarded: bool) -> None:
        self._zone = zone
        self._is_guarded = is_guarded
        self._amount = lru_cache(maxsize=_AMOUNTS_KEPT)(lambda minor: str(from_minor(minor, currency)))
        self._hour = lru_cache(maxsize=_HOURS_KEPT)(self._hour_on_the_wall)
        makers: Mapping[CellKind, _Converter | None] = {
            CellKind.ANY: self._any,
            CellKind.TEXT: guard_cells if is_guarded else None,
            CellKind.MANY: self._many if is_guarded else None,
            CellKind.NUMBER: None,
            CellKind.MONEY: self._money,
            CellKind.MOMENT: self._moments,
            CellKind.STORED_TEXT: _stored_texts,
            CellKind.STORED_MOMENT: _stored_moments,
            CellKind.STORED_JSON: _stored_json,
            CellKind.STORY: told_stories,
        }
        kinds = chosen.kinds or tuple(
            CellKind.MONEY if place in chosen.money_columns else CellKind.ANY for place in range(width)
        )
        self._width = width
        converters = ((place, makers[kind]) for place, kind in enumerate(kinds[:width]))
        self._converters = [(place, convert) for place, convert in converters if convert is not None]

    def page(self, rows: Sequence[Sequence[Any]]) -> Iterator[Sequence[Any]]:
        """These rows as cells; columns beyond the width are for reading and not for another import."""
        columns: list[Any] = [*zip(*rows, strict=True)][: self._width]
        for place, convert in self._converters:
            columns[place] = convert(columns[place])
        return zip(*columns, strict=True)

    def _money(self, cells: _Cells) -> _Cells:
        amount = self._amount
        return ["" if minor is None else amount(minor) for minor in cells]

    def _moments(self, cells: _Cells) -> _Cells:
        moment = self._moment
        return [moment(cell) if cell else "" for cell in cells]

    def _moment(self, stored: str | datetime) -> str:
        """To the minute; text as SQLite keeps it is not read anew for every minute of an hour."""
        if isinstance(stored, str):
            start = self._hour(stored[:13])
            if start:
                return start + stored[13:16]
        return moment_from(stored).astimezone(self._zone).strftime("%Y-%m-%d %H:%M")

    def _hour_on_the_wall(self, hour: str) -> str:
        """An hour of UTC as an hour on the wall; empty where the two do not begin together."""
        begins = moment_from(f"{hour}:00:00+00:00")
        first, last = (each.astimezone(self._zone) for each in (begins, begins + timedelta(minutes=59)))
        is_whole = first.minute == 0 and last - first == timedelta(minutes=59) and last.hour == first.hour
        return first.strftime("%Y-%m-%d %H") if is_whole and last.minute == 59 else ""

    @staticmethod
    def _many(cells: _Cells) -> _Cells:
        return guard_cells([cell.replace("\n", BETWEEN) for cell in cells])

    def _any(self, cells: _Cells) -> _Cells:
        return [self._one(cell) for cell in cells]

    def _one(self, value: Any) -> str:
        if value is None:
            return ""
        if isinstance(value, tuple):
            value = (BETWEEN if self._is_guarded else "\n").join(value)
        if isinstance(value, str):
            return guard_cell(value) if self._is_guarded else value
        if isinstance(value, datetime):
            return value.astimezone(self._zone).strftime("%Y-%m-%d %H:%M")
        if isinstance(value, date):
            return value.isoformat()
        if isinstance(value, bool):
            return "1" if value else "0"
        return str(value)


def stored_text(text: str | None) -> str:
    r"""Text that may be missing: `\N` is missing, and a backslash at the beginning is doubled."""
    if text is None:
        return _NONE
    return f"\\{text}" if text.startswith("\\") else text


def text_stored(cell: str) -> str | None:
    """The exact opposite."""
    if cell == _NONE:
        return None
    return cell.removeprefix("\\") if cell.startswith("\\") else cell


def _stored_texts(cells: _Cells) -> _Cells:
    return [stored_text(cell) for cell in cells]


def _stored_moments(cells: _Cells) -> _Cells:
    """The same text from both engines."""
    return [moment_text(cell) if isinstance(cell, datetime) else cell for cell in cells]


def _stored_json(cells: _Cells) -> _Cells:
    """The same text from both engines, which keep names in another order."""
    return ["" if cell is None else _json(cell) for cell in cells]


def _json(stored: str) -> str:
    return json.dumps(json.loads(stored), ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":"))
