"""The list of pairs: two names, and what was decided."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.exchange.import_choices import PairAnswer
from app.exchange.import_preview import PersonPair
from app.translations import gettext as _
from ui.import_wizard.pair_decisions import PairDecisions
from ui.theme.scripts import ensure_fonts_for

_NOWHERE = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex


class PairListModel(QAbstractListModel):
    """One line for each pair."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._decisions = PairDecisions(())

    def show_pairs(self, decisions: PairDecisions) -> None:
        """Show these pairs."""
        self.beginResetModel()
        self._decisions = decisions
        ensure_fonts_for("".join({letter for pair in decisions.pairs for letter in pair.theirs.name + pair.ours.name}))
        self.endResetModel()

    def refresh(self) -> None:
        """The answers have changed."""
        last = self.rowCount() - 1
        if last >= 0:
            self.dataChanged.emit(self.index(0, 0), self.index(last, 0))

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """All pairs."""
        return 0 if parent.isValid() else len(self._decisions.pairs)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The words of a line, shown and read out."""
        if role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
            return None
        return pair_line(self._decisions, self._decisions.pairs[index.row()])


def pair_line(decisions: PairDecisions, pair: PersonPair) -> str:
    """“✓ Merge: Ann Smith · Anne Smith”; open pairs have a question mark before them."""
    names = pair.theirs.name
    if pair.ours.name != pair.theirs.name:
        names = f"{pair.theirs.name} · {pair.ours.name}"
    will_merge = decisions.answer_of(pair) is PairAnswer.MERGE
    if decisions.is_decided(pair):
        return (_("✓ Merge: {names}") if will_merge else _("✓ Keep both: {names}")).format(names=names)
    return (_("Merge? {names}") if will_merge else _("Keep both? {names}")).format(names=names)
