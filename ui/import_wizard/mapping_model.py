"""The map of columns as rows: our field, the column of the file that fills it, its first values, and what is unsure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import IntEnum, StrEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.translations import gettext as _
from ui.import_wizard.field_words import (
    EXPECTED,
    EXPECTED_OF_WORK,
    LEFT_OUT,
    NOTE,
    field_groups,
    field_words,
    kind_words,
)
from ui.import_wizard.mapping_choices import MappingChoices
from ui.theme.scripts import ensure_fonts_for

if TYPE_CHECKING:
    from app.exchange.file_look import ColumnLook

ROW_ROLE = Qt.ItemDataRole.UserRole + 1
_NOWHERE = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex


class MapColumn(IntEnum):
    """The columns of the table."""

    FIELD = 0
    COLUMN = 1
    VALUES = 2
    MARK = 3


class MapView(StrEnum):
    """Which rows are shown."""

    HERE = "here"
    UNSURE = "unsure"
    ALL = "all"
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class MapRow:
    """A heading, a field with its column (None: none), or a column that fills no field."""

    heading: str = ""
    target: str = ""
    index: int | None = None
    is_left_over: bool = False
    is_fixed: bool = False

    @property
    def editable(self) -> MapColumn | None:
        """Where something can be chosen."""
        if self.heading or self.is_fixed:
            return None
        return MapColumn.FIELD if self.is_left_over else MapColumn.COLUMN


class MappingModel(QAbstractTableModel):
    """Shows the choices of one file; every change goes through `give` and `exchange`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._choices: MappingChoices | None = None
        self._view = MapView.HERE
        self._rows: list[MapRow] = []
        self._columns: dict[int, ColumnLook] = {}

    @property
    def choices(self) -> MappingChoices | None:
        """What is shown."""
        return self._choices

    def show(self, choices: MappingChoices, view: MapView) -> None:
        """Show a file, or the same with other choices."""
        self.beginResetModel()
        self._choices, self._view = choices, view
        self._columns = {column.index: column for column in choices.look.columns}
        self._rows = _rows_of(choices, view)
        ensure_fonts_for(" ".join(column.header + " ".join(column.samples) for column in choices.look.columns))
        self.endResetModel()

    def row_at(self, place: int) -> MapRow | None:
        """A row."""
        return self._rows[place] if 0 <= place < len(self._rows) else None

    def place_of(self, row: MapRow) -> int | None:
        """Where a row stands: the same field, or the same column."""
        rows = [(place, each) for place, each in enumerate(self._rows) if not each.heading]
        tests: tuple[Callable[[MapRow], bool], ...] = (
            lambda each: (each.target, each.index) == (row.target, row.index),
            lambda each: row.index is not None and each.index == row.index,
            lambda each: each.target == row.target,
        )
        for is_it in tests:
            for place, each in rows:
                if is_it(each):
                    return place
        return None

    def next_unsure(self, after: int) -> int | None:
        """The next row somebody should look at, from the top again at the end."""
        count = len(self._rows)
        places: list[int] = [*range(after + 1, count), *range(min(after + 1, count))]
        return next((place for place in places if self._is_unsure(self._rows[place])), None)

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """All rows."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """Field, column, values, mark."""
        return 0 if parent.isValid() else len(MapColumn)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The words above the columns."""
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (_("Our field"), _("Their column"), _("First values"), "")[section]

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Headings cannot be chosen; one cell of a row can be changed."""
        row = self._rows[index.row()]
        if row.heading:
            return Qt.ItemFlag.ItemIsEnabled
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() == row.editable else flags

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Words of a cell, the sentence of a row, or the row."""
        row = self._rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.sentence(row)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._words(row, index.column()) or None
        if role == Qt.ItemDataRole.DisplayRole and index.column() != MapColumn.MARK:
            return self._words(row, index.column())
        return None

    def mark(self, row: MapRow) -> str:
        """What is to be looked at, in words; empty where all is well."""
        return _("Please look") if self._is_unsure(row) else ""

    def sentence(self, row: MapRow) -> str:
        """A row as it is read out."""
        if row.heading:
            return row.heading
        words = [self._words(row, column) for column in (MapColumn.FIELD, MapColumn.COLUMN, MapColumn.VALUES)]
        return ", ".join(part for part in (*words, self.mark(row)) if part)

    def column_words(self, row: MapRow) -> str:
        """The heading of the column of a row."""
        return self._words(row, MapColumn.COLUMN)

    def _is_unsure(self, row: MapRow) -> bool:
        return self._choices is not None and row.index is not None and row.index in self._choices.unsure

    def _words(self, row: MapRow, column: int) -> str:
        if row.heading:
            return row.heading if column == MapColumn.FIELD else ""
        if column == MapColumn.FIELD:
            return field_words(row.target)
        look = self._columns.get(row.index) if row.index is not None else None
        if look is None:
            return _("none") if column == MapColumn.COLUMN else ""
        return header_words(look.header, look.index) if column == MapColumn.COLUMN else "  ·  ".join(look.samples)


def header_words(header: str, index: int) -> str:
    """A heading, or the number of a column that has none."""
    return header or _("Column {number}").format(number=index + 1)


def _rows_of(choices: MappingChoices, view: MapView) -> list[MapRow]:
    rows: list[MapRow] = []
    if view is not MapView.LEFT:
        for heading, targets in field_groups(choices.look.fields, choices.targets.values()):
            chosen = [row for target in targets for row in _rows_of_field(choices, target, view)]
            rows += [MapRow(heading=heading), *chosen] if chosen else []
    left = [index for index in choices.left_over() if view is not MapView.UNSURE or index in choices.unsure]
    if left:
        rows.append(MapRow(heading=_("Columns without a field of ours")))
        rows += [MapRow(target=choices.targets[index], index=index, is_left_over=True) for index in left]
    return [replace(row, is_fixed=True) for row in rows] if choices.look.is_fixed else rows


def _rows_of_field(choices: MappingChoices, target: str, view: MapView) -> list[MapRow]:
    columns = choices.columns_of(target)
    if view is MapView.UNSURE:
        columns = [index for index in columns if index in choices.unsure]
    if columns:
        return [MapRow(target=target, index=index) for index in columns]
    is_missed = view is MapView.ALL or (view is MapView.HERE and _is_expected(choices, target))
    return [MapRow(target=target)] if is_missed else []


def _is_expected(choices: MappingChoices, target: str) -> bool:
    """Whether a list of this kind usually says this, so that its absence is worth a look."""
    given = set(choices.targets.values())
    if target in {"first_name", "last_name"} and "name" in given:
        return False
    if target == "name" and given & {"first_name", "last_name", "company_name"}:
        return False
    if target in {"street", "town", "postal_code"} and any(each.startswith("full_address") for each in given):
        return False
    if any(each.partition("@")[0] == target for each in given):
        return False
    return target in EXPECTED or (choices.look.kind == "jobs" and target in EXPECTED_OF_WORK)


def choices_of_columns(choices: MappingChoices) -> list[tuple[int | None, str]]:
    """What may fill a field: no column, or any of the file, each with its first value."""
    found: list[tuple[int | None, str]] = [(None, _("none"))]
    for column in choices.look.columns:
        words = header_words(column.header, column.index)
        found.append((column.index, f"{words}  ({column.samples[0]})" if column.samples else words))
    return found


def choices_of_fields(choices: MappingChoices) -> list[tuple[str, str]]:
    """What may become of a column: a note, nothing, or one of our fields."""
    found = [(NOTE, field_words(NOTE)), (LEFT_OUT, field_words(LEFT_OUT))]
    for _heading, targets in field_groups(choices.look.fields, choices.targets.values()):
        found += [(target, field_words(target)) for target in targets]
    return found


def title_words(choices: MappingChoices) -> str:
    """“Jobber clients: clients, about 2,300 rows”."""
    look = choices.look
    return _("{title}: {kind}, about {count} rows").format(
        title=look.title or look.name, kind=kind_words(look.kind).lower(), count=f"{look.rows:,}"
    )
