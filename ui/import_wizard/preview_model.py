"""Rows of a preview: their line, whom they are about, and what happens with them or why they cannot be read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.exchange.import_outcomes import Outcome
from app.exchange.import_preview import PreviewRow, RowAbout
from app.rules.search_text import fold
from app.translations import gettext as _
from ui.firm_formats import FirmFormats
from ui.theme.scripts import ensure_fonts_for

_NOWHERE = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex


class PreviewModel(QAbstractTableModel):
    """Holds the rows of one outcome; nothing is asked of a row that is not in view."""

    def __init__(self, formats: FirmFormats, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._formats = formats
        self._rows: Sequence[PreviewRow] = ()
        self._outcome = Outcome.NEW
        self._is_of_several = False

    def show_rows(self, rows: Sequence[PreviewRow], outcome: Outcome, *, is_of_several: bool) -> None:
        """Show these rows; where there are several files, each line says from which it is."""
        self.beginResetModel()
        self._rows, self._outcome, self._is_of_several = rows, outcome, is_of_several
        ensure_fonts_for(" ".join({letter for row in rows for letter in row.name + row.words}))
        self.endResetModel()

    def row_at(self, place: int) -> PreviewRow | None:
        """A row."""
        return self._rows[place] if 0 <= place < len(self._rows) else None

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """All rows."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """Line, name, words."""
        return 0 if parent.isValid() else 3

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The words above the columns."""
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        if self._outcome is Outcome.REJECTED:
            return (_("Line"), _("As it stands in the file"), _("What to mend"))[section]
        return (_("Line"), _("Name"), _("What happens"))[section]

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Words, or the sentence of a row."""
        if role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole}:
            return None
        row = self._rows[index.row()]
        words = self._words(row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return _("Line {line}: {name}, {words}").format(line=words[0], name=words[1], words=words[2])
        return words[index.column()]

    def _words(self, row: PreviewRow) -> tuple[str, str, str]:
        line = f"{row.line:,}" if row.line else ""
        if self._is_of_several:
            line = f"{row.file}  {line}"
        return line, " ".join((row.name or row.words).split()), row_words(row, self._formats)


def row_words(row: PreviewRow, formats: FirmFormats) -> str:
    """“visit of 12 March 2025, $225.00”, “payment of 2 April 2025, $80.00, for Margaret Alder”, or “is new”."""
    if row.about is None:
        return row.words or outcome_words(row.outcome)
    words = _thing_words(row.about, formats)
    if row.words and fold(row.words) != fold(row.name):
        words = _("{thing}, for {name}").format(thing=words, name=row.words)
    if row.outcome is Outcome.NEW:
        return words
    return _("{thing}: {outcome}").format(thing=words, outcome=_outcome_words_of_things(row.outcome))


def _thing_words(about: RowAbout, formats: FirmFormats) -> str:
    words, dated = {
        "jobs": (_("visit"), _("visit of {day}")),
        "complaints": (_("complaint"), _("complaint of {day}")),
        "feedback": (_("answer"), _("answer of {day}")),
        "notes": (_("note"), _("note of {day}")),
        "payments": (_("payment"), _("payment of {day}")),
    }[about.kind]
    if about.day is not None:
        words = dated.format(day=formats.date(about.day))
    return words if about.amount_minor is None else f"{words}, {formats.money(about.amount_minor)}"


def _outcome_words_of_things(outcome: Outcome) -> str:
    return _("adds to what is here already") if outcome is Outcome.MERGED else outcome_words(outcome)


def outcome_words(outcome: Outcome) -> str:
    """What happens with a row where nothing more is to be said."""
    return {
        Outcome.NEW: _("is new"),
        Outcome.UPDATED: _("came before and says something new"),
        Outcome.MERGED: _("is merged with somebody who is here"),
        Outcome.UNCHANGED: _("is here already and says the same"),
        Outcome.REJECTED: _("cannot be read"),
    }[outcome]
