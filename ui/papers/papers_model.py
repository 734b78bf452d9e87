"""The list of papers for its table: what it is, what there is now, where it goes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from app.translations import gettext as _
from ui.papers.paper_offers import PaperOffer
from ui.theme.appearance import tokens
from ui.theme.fonts import TextRole, font
from ui.theme.scripts import ensure_fonts_for

_NOWHERE = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex
_COLUMNS = 3


class PapersModel(QAbstractTableModel):
    """The offers, one line each; those with nothing to print are quieter."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._offers: list[PaperOffer] = []

    def set_offers(self, offers: Sequence[PaperOffer]) -> None:
        """Show these."""
        for offer in offers:
            ensure_fonts_for(offer.now)
        self.beginResetModel()
        self._offers = list(offers)
        self.endResetModel()

    def offer_at(self, number: int) -> PaperOffer | None:
        """The offer of this line, or None."""
        return self._offers[number] if 0 <= number < len(self._offers) else None

    def number_of(self, kind: str) -> int:
        """Where a kind of paper stands, or the first line."""
        return next((number for number, each in enumerate(self._offers) if each.request.kind == kind), 0)

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """How many kinds are offered."""
        return 0 if parent.isValid() else len(self._offers)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """Paper, what there is now, where it goes."""
        return 0 if parent.isValid() else _COLUMNS

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The words above the columns."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (_("Paper"), _("What there is"), _("Where it goes"))[section]
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Text, look, or the sentence for screen readers."""
        if not index.isValid():
            return None
        offer = self._offers[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return (offer.title, offer.now, offer.goes)[index.column()]
            case Qt.ItemDataRole.FontRole:
                return font(TextRole.BODY_STRONG) if offer.has_papers and index.column() == 0 else None
            case Qt.ItemDataRole.ForegroundRole:
                look = tokens()
                is_quiet = not offer.has_papers or index.column() == _COLUMNS - 1
                return QColor(look.text_secondary if is_quiet else look.text)
            case Qt.ItemDataRole.AccessibleTextRole:
                return ", ".join(part for part in (offer.title, offer.now, offer.goes) if part)
            case _:
                return None
