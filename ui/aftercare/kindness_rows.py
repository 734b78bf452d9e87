"""The lines of the kindness page: when, who, what to do or what was done, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.queries.kindness_lists import MissingRow
from app.queries.love_touches import TouchRow
from app.rules.love_touches import Reaction, TouchKind
from app.rules.touch_plan import is_held, occasion_of
from app.rules.touch_words import kind_words, occasion_words, reaction_words
from app.translations import gettext as _
from ui.firm_formats import FirmFormats
from ui.theme.scripts import ensure_fonts_for
from ui.widgets.tool_tips import plain_tip

_NOWHERE = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class KindnessRow:
    """One line: its cells, whose it is, and the kindness behind it, if one was written down."""

    client_id: int
    cells: tuple[str, ...]
    touch: TouchRow | None = None
    is_held: bool = False

    @property
    def reaction(self) -> str:
        """How they took it, as far as it was written down."""
        return self.touch.reaction if self.touch is not None else ""


def planned_rows(rows: Sequence[TouchRow], formats: FirmFormats) -> list[KindnessRow]:
    """What is planned, with its occasion; while somebody waits for us, only care goes on."""
    found = []
    for row in rows:
        waits = is_held(TouchKind(row.kind), is_hurt=row.is_hurt)
        occasion = occasion_of(row.plan_key)
        why = _("waits until the complaint is put right") if waits else occasion_words(occasion) if occasion else ""
        is_late = row.on < formats.today()
        day = _("since {day}").format(day=formats.day(row.on)) if is_late else formats.day(row.on)
        cells = (day, row.client_name, row.what, kind_words(TouchKind(row.kind)), why)
        found.append(KindnessRow(row.client_id, cells, row, waits))
    return found


def missing_rows(rows: Sequence[MissingRow], formats: FirmFormats) -> list[KindnessRow]:
    """What a visit still lacks, until when, with an idea for the first of it."""
    return [
        KindnessRow(
            row.client_id,
            (
                _("by {day}").format(day=formats.day(row.until)) if row.until is not None else _("this year"),
                row.client_name,
                row.idea,
                ", ".join(kind_words(kind) for kind in row.kinds),
                _("visit of {day}").format(day=formats.day(row.visit_on)),
            ),
        )
        for row in rows
    ]


def given_rows(rows: Sequence[TouchRow], formats: FirmFormats) -> list[KindnessRow]:
    """What was done, what it cost, and how they took it."""
    found = []
    for row in rows:
        facts = [
            reaction_words(Reaction(row.reaction)) if row.reaction != Reaction.NONE else "",
            formats.money(row.cost_minor) if row.cost_minor else "",
            _("asked for, so it does not count") if row.is_asked_for else "",
        ]
        why = " · ".join(fact for fact in facts if fact)
        cells = (formats.day(row.on), row.client_name, row.what, kind_words(TouchKind(row.kind)), why)
        found.append(KindnessRow(row.client_id, cells, row))
    return found


class KindnessModel(QAbstractTableModel):
    """Lines as they were read."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[KindnessRow, ...] = ()
        self._is_missing = False

    def set_rows(self, rows: Sequence[KindnessRow], *, is_missing: bool) -> None:
        """Show other lines; of a visit that lacks something the third column is an idea."""
        for row in rows:
            ensure_fonts_for(*row.cells)
        self.beginResetModel()
        self._rows, self._is_missing = tuple(rows), is_missing
        self.endResetModel()

    def row_at(self, number: int) -> KindnessRow | None:
        """The line with this number, or None."""
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def number_of(self, chosen: KindnessRow | None) -> int:
        """Where the chosen kindness, or its client, stands; else the first line."""
        if chosen is None:
            return 0
        wanted = chosen.touch.id if chosen.touch is not None else None
        for number, row in enumerate(self._rows):
            if wanted is not None and row.touch is not None and row.touch.id == wanted:
                return number
        return next((number for number, row in enumerate(self._rows) if row.client_id == chosen.client_id), 0)

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """How many lines there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """The same in every view."""
        return 0 if parent.isValid() else len(_headings(is_missing=False))

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The words above the columns."""
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return _headings(is_missing=self._is_missing)[section]

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Text, or the sentence for screen readers."""
        if not index.isValid():
            return None
        cells = self._rows[index.row()].cells
        if role == Qt.ItemDataRole.DisplayRole:
            return cells[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(cells[index.column()])
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(cell for cell in cells if cell)
        return None


def _headings(*, is_missing: bool) -> tuple[str, ...]:
    if is_missing:
        return (_("When"), _("Client"), _("An idea"), _("Missing"), _("Why"))
    return (_("When"), _("Client"), _("What"), _("Kind"), _("More"))
