"""What a user says of a file (`--map FILE`, or the steps of the window): which column is which, and how to read it.

A map is JSON or TOML: `{our field: their column}`, and settings beside them.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from app.errors import UnreadableFileError, ValidationError
from app.exchange.columns.date_columns import DateOrder
from app.exchange.reading.source_kinds import unreadable
from app.exchange.words.header_words import plain_header
from app.exchange.words.import_fields import ImportField, RecordKind, Target, target
from app.translations import gettext as _

_LARGEST_MAP = 1_000_000


@dataclass(frozen=True, slots=True)
class OwnMap:
    """Which of our fields come from which columns; an empty tuple of columns leaves a field out on purpose.

    `date_order` and `decimal_mark` answer for all columns what the values of a file cannot tell, `date_orders` and
    `decimal_marks` for single ones, by their heading or number. `encoding`, `delimiter` and `sheet` (of a workbook)
    say how the file itself is read; empty leaves it to us.
    """

    columns: Mapping[Target, tuple[str, ...]]
    kind: RecordKind | None = None
    date_order: DateOrder | None = None
    decimal_mark: str | None = None
    date_orders: Mapping[str, DateOrder] = field(default_factory=dict)
    decimal_marks: Mapping[str, str] = field(default_factory=dict)
    encoding: str = ""
    delimiter: str = ""
    sheet: str = ""

    def as_content(self) -> dict[str, object]:
        """The map as plain values, as `read_map` reads them."""
        columns: dict[str, object] = {str(wanted): list(names) for wanted, names in self.columns.items()}
        settings: dict[str, object] = {
            "records": self.kind,
            "date_order": self.date_order,
            "decimal_mark": self.decimal_mark,
            "date_orders": {heading: str(order) for heading, order in self.date_orders.items()},
            "decimal_marks": dict(self.decimal_marks),
            "encoding": self.encoding,
            "delimiter": self.delimiter,
            "sheet": self.sheet,
        }
        return columns | {
            name: str(value) if isinstance(value, str) else value for name, value in settings.items() if value
        }

    def fits(self, headers: Sequence[str]) -> bool:
        """Whether a table has every column that this map names by its heading."""
        known = {plain_header(header) for header in headers}
        return all(plain_header(name) in known for names in self.columns.values() for name in names)


def load_map(path: Path) -> OwnMap:
    """Read a map from a file; one sentence if it is not there, not JSON or TOML, or names a field we do not have."""
    try:
        raw = path.read_bytes()[:_LARGEST_MAP]
    except (OSError, ValueError) as error:
        raise unreadable(path, error) from error
    try:
        text = raw.decode("utf-8-sig")
        content = tomllib.loads(text) if path.suffix.lower() == ".toml" else json.loads(text)
    except (ValueError, RecursionError) as error:
        raise UnreadableFileError(
            _("The map “%(name)s” is neither JSON nor TOML (%(fault)s); nothing was imported.")
            % {"name": path.name, "fault": str(error).partition("\n")[0]}
        ) from error
    return read_map(content)


def read_map(content: object) -> OwnMap:
    """A map from plain values: `{"last_name": "Surname", "phone": ["Tel", "Cell"], "date_order": "day-first"}`."""
    if not isinstance(content, dict):
        raise ValidationError(_("A map names our fields and their columns, such as {“phone”: “Tel”}."), "map")
    settings = {name: content[name] for name in _SETTINGS if _is_setting(content, name)}
    columns = {
        _field(str(name)): _columns(str(name), value) for name, value in content.items() if str(name) not in settings
    }
    try:
        return OwnMap(
            columns,
            RecordKind(kind) if (kind := settings.get("records") or settings.get("kind")) else None,
            _order(settings["date_order"]) if "date_order" in settings else None,
            settings.get("decimal_mark"),
            {str(heading): _order(order) for heading, order in settings.get("date_orders", {}).items()},
            {str(heading): _mark(mark) for heading, mark in settings.get("decimal_marks", {}).items()},
            encoding=str(settings.get("encoding", "")),
            delimiter=str(settings.get("delimiter", "")),
            sheet=str(settings.get("sheet", "")),
        )
    except ValueError as error:
        raise ValidationError(_("In the map, %(fault)s.") % {"fault": str(error)}, "map") from error


_SETTINGS = (
    "records", "kind", "date_order", "decimal_mark", "date_orders", "decimal_marks", "encoding", "delimiter", "sheet",
)  # fmt: skip


def _is_setting(content: Mapping[object, object], name: str) -> bool:
    """`kind` (or `records`) is a setting when it names one of our kinds of file, else the client's kind."""
    value = content.get(name)
    if name in {"kind", "records"}:
        return isinstance(value, str) and value in set(RecordKind)
    if name in ("date_orders", "decimal_marks"):
        return isinstance(value, dict)
    return isinstance(value, str) and (name != "decimal_mark" or value in _MARKS)


_MARKS = (".", ",")


def _order(text: object) -> DateOrder:
    if text not in tuple(DateOrder):
        raise ValueError(_("“%(text)s” is no order of dates; it is day-first or month-first") % {"text": text})
    return DateOrder(str(text))


def _mark(text: object) -> str:
    if text not in _MARKS:
        raise ValueError(_("“%(text)s” is no decimal mark; it is a point or a comma") % {"text": text})
    return str(text)


def _field(name: str) -> Target:
    try:
        return target(name)
    except ValueError as error:
        known = ", ".join(sorted(ImportField))
        raise ValidationError(
            _("The map names “%(name)s”, which is none of our fields; they are: %(known)s.")
            % {"name": name, "known": known},
            "map",
        ) from error


def _columns(name: str, value: object) -> tuple[str, ...]:
    if value is None or value is False or value == "":
        return ()
    values = value if isinstance(value, list) else [value]
    if not all(isinstance(column, (str, int)) and not isinstance(column, bool) for column in values):
        raise ValidationError(
            _("In the map, “%(name)s” must be the name of a column, or several in a list.") % {"name": name}, "map"
        )
    return tuple(str(column) for column in values)
