"""What stands on a client's timeline, and the model that puts headings between."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Signal
from PySide6.QtGui import Qt

from ui.theme.scripts import ensure_fonts_for
from ui.theme.tones import Tone

_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class TimelineItem:
    """One thing that happened; `group` is the heading it stands under ("This week", "October")."""

    key: str
    group: str
    title: str
    when: str
    icon: str
    tone: Tone = Tone.NEUTRAL
    body: str = ""
    footnote: str = ""
    chip: str = ""
    chip_tone: Tone = Tone.LATE
    is_private: bool = False

    @property
    def sentence(self) -> str:
        """What a screen reader says."""
        parts = (f"{self.title} ({self.chip})" if self.chip else self.title, self.when, self.body, self.footnote)
        return ", ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class TimelineHeading:
    """A heading between items."""

    text: str

    @property
    def sentence(self) -> str:
        """What a screen reader says."""
        return self.text


TimelineEntry = TimelineItem | TimelineHeading


class TimelineModel(QAbstractListModel):
    """Items with the headings put between them; asks for more when the end comes into view."""

    more_wanted = Signal()
    ENTRY_ROLE = Qt.ItemDataRole.UserRole

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: list[TimelineEntry] = []
        self._has_more = False

    def set_items(self, items: Sequence[TimelineItem], *, has_more: bool = False) -> None:
        """Show another client's items, or the same client's after a change."""
        self.beginResetModel()
        self._entries = []
        self._has_more = has_more
        self._entries = self._with_headings(items)
        self.endResetModel()

    def append_items(self, items: Sequence[TimelineItem], *, has_more: bool) -> None:
        """Add the next page at the end."""
        self._has_more = has_more
        entries = self._with_headings(items)
        if not entries:
            return
        first = len(self._entries)
        self.beginInsertRows(QModelIndex(), first, first + len(entries) - 1)
        self._entries.extend(entries)
        self.endInsertRows()

    def entry(self, index: _Index) -> TimelineEntry:
        """The item or heading of a row."""
        return self._entries[index.row()]

    def row_of(self, key: str) -> int | None:
        """Where an item stands; None where it is not shown."""
        return next(
            (row for row, entry in enumerate(self._entries) if isinstance(entry, TimelineItem) and entry.key == key),
            None,
        )

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """How many rows there are."""
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a row shows, and the sentence a screen reader says."""
        if not index.isValid():
            return None
        entry = self._entries[index.row()]
        if role == self.ENTRY_ROLE:
            return entry
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.DisplayRole}:
            return entry.sentence
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """What can be done with a row."""
        if index.isValid() and isinstance(self._entries[index.row()], TimelineHeading):
            return Qt.ItemFlag.ItemIsEnabled
        return super().flags(index)

    def canFetchMore(self, parent: _Index) -> bool:
        """Whether there is another page."""
        return self._has_more and not parent.isValid()

    def fetchMore(self, _parent: _Index) -> None:
        """Ask for the next page."""
        # Asked once for each page: the page that answers says whether there is yet another.
        self._has_more = False
        self.more_wanted.emit()

    def _with_headings(self, items: Sequence[TimelineItem]) -> list[TimelineEntry]:
        last = next((entry.group for entry in reversed(self._entries) if isinstance(entry, TimelineItem)), "")
        entries: list[TimelineEntry] = []
        for item in items:
            ensure_fonts_for(item.title, item.body, item.footnote)
            if item.group != last:
                entries.append(TimelineHeading(item.group))
                last = item.group
            entries.append(item)
        return entries
