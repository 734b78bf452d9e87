"""The rows of the find box: people first, then commands with their keys, last "New client"."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex
from PySide6.QtGui import Qt

from app.translations import gettext as _
from ui.theme.scripts import ensure_fonts_for
from ui.widgets.key_hint import key_text

_Index = QModelIndex | QPersistentModelIndex


class FindKind(Enum):
    """What a row stands for."""

    CLIENT = "client"
    JOB = "job"
    COMMAND = "command"
    ANSWER = "answer"
    NEW_CLIENT = "new client"


class OpenManner(Enum):
    """How a row was opened: Enter, Ctrl+Enter, Alt+Enter."""

    OPEN = "open"
    ONLY_CUSTOMER = "only customer"
    BOOK = "book"


@dataclass(frozen=True, slots=True)
class FindRow:
    """A row; `key` is the client's, the job's or the action's id, `detail` street and last job, `tag` the years.

    `client_id` says whose row it is, also where the row is a job.
    """

    kind: FindKind
    key: str
    title: str
    detail: str = ""
    tag: str = ""
    shortcut: str = ""
    icon: str = ""
    has_open_complaint: bool = False
    client_id: int | None = None

    @property
    def sentence(self) -> str:
        """What a screen reader says."""
        complaint = _("open complaint") if self.has_open_complaint else ""
        parts = (self.title, complaint, self.tag, self.detail, key_text(self.shortcut) if self.shortcut else "")
        return ", ".join(part for part in parts if part)


def new_client_row(typed: str) -> FindRow:
    """The last row: a new client with the words typed; digits go into the telephone field later."""
    title = _("New client “{words}”").format(words=typed.strip()) if typed.strip() else _("New client")
    return FindRow(
        FindKind.NEW_CLIENT, typed.strip(), title, icon="user-plus", shortcut="" if typed.strip() else "Ctrl+N"
    )


class FindModel(QAbstractListModel):
    """The rows below the box."""

    ROW_ROLE = Qt.ItemDataRole.UserRole

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[FindRow, ...] = ()

    def set_rows(self, rows: tuple[FindRow, ...]) -> None:
        """Show other rows."""
        for row in rows:
            ensure_fonts_for(row.title, row.detail)
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def row(self, number: int) -> FindRow:
        """A row by its place."""
        return self._rows[number]

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """How many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a row shows, and the sentence a screen reader says."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == self.ROW_ROLE:
            return row
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.DisplayRole}:
            return row.sentence
        return None
