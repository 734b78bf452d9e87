"""What was brought in before: the file, the day, by whom and what became of it, and Undo for thirty days."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.queries.past_imports import PastImport
from app.translations import gettext as _
from app.translations import ngettext
from ui.firm_formats import FirmFormats
from ui.theme.appearance import sized
from ui.theme.fonts import TextRole
from ui.theme.tokens import Space
from ui.widgets.buttons import Button
from ui.widgets.labels import TextLabel, TextTone
from ui.widgets.row_list import RowList

_LIST_HEIGHT = 150


class PastImports(QWidget):
    """A list of sentences and a button; `undo_requested` carries the number of the import."""

    undo_requested = Signal(int)

    def __init__(self, formats: FirmFormats, undo_words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._formats = formats
        self._rows: dict[object, PastImport] = {}
        self._list = RowList(_("What was brought in before"))
        self._list.setObjectName("import.past")
        self._list.setMinimumHeight(sized(_LIST_HEIGHT))
        self._empty_label = TextLabel(_("Nothing was brought in yet."), TextRole.BODY, TextTone.SECONDARY)
        self._until_label = TextLabel("", TextRole.SECONDARY, TextTone.SECONDARY, wrap=True)
        self._undo_button = Button(undo_words or _("&Undo this import"), icon="undo-2")
        self._undo_button.setObjectName("import.past.undo")
        self._undo_button.clicked.connect(self._undo)
        self._list.currentRowChanged.connect(lambda _row: self._show_chosen())
        foot = QHBoxLayout()
        foot.setSpacing(Space.M)
        foot.addWidget(self._until_label, 1)
        foot.addWidget(self._undo_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addWidget(self._empty_label)
        column.addWidget(self._list, 1)
        column.addLayout(foot)
        self.show_imports([])

    def show_imports(self, rows: Sequence[PastImport]) -> None:
        """Show these, newest first."""
        self._rows = {row.id: row for row in rows}
        self._list.set_rows([(row.id, past_sentence(row, self._formats)) for row in rows])
        self._empty_label.setVisible(not rows)
        self._list.setVisible(bool(rows))
        self._show_chosen()

    def _show_chosen(self) -> None:
        row = self._rows.get(self._list.chosen())
        is_undoable = row is not None and row.is_undoable(self._formats.now())
        # The row in the list may be cut off; here there is room for what became of it.
        words = f"{_counts_of(row)}. {_until_words(row, self._formats)}" if row is not None else ""
        self._until_label.setText(words[:1].upper() + words[1:])
        self._undo_button.setVisible(row is not None)
        self._undo_button.setEnabled(is_undoable)

    def _undo(self) -> None:
        chosen = self._list.chosen()
        if isinstance(chosen, int):
            self.undo_requested.emit(chosen)


def past_sentence(row: PastImport, formats: FirmFormats) -> str:
    """“customers.csv, 12 March 09:14, Dana: 4,812 new, 163 merged, 25 to fix”."""
    when = _moment(row.imported_at, formats)
    head = ", ".join(part for part in (_file_words(row.file_name), when, row.person) if part)
    words = f"{head}: {_counts_of(row)}"
    return _("{words} (taken back)").format(words=words) if row.undone_at is not None else words


def _counts_of(row: PastImport) -> str:
    return count_words(row.new, row.updated, row.merged, row.unchanged, row.rejected)


def _file_words(names: str) -> str:
    """The file, or the first of several and how many came with it."""
    first, *others = names.split(", ")
    if not others or not all("." in name for name in (first, *others)):
        return names
    words = ngettext("{name} and {count} other", "{name} and {count} others", len(others))
    return words.format(name=first, count=f"{len(others):,}")


def count_words(new: int, updated: int, merged: int, unchanged: int, rejected: int) -> str:
    """“4,812 new, 163 merged, 25 to fix”; what did not happen is not said."""
    parts = [
        (new, ngettext("{count} new", "{count} new", new)),
        (updated, ngettext("{count} brought up to date", "{count} brought up to date", updated)),
        (merged, ngettext("{count} merged", "{count} merged", merged)),
        (unchanged, ngettext("{count} already here", "{count} already here", unchanged)),
        (rejected, ngettext("{count} to fix", "{count} to fix", rejected)),
    ]
    return ", ".join(words.format(count=f"{count:,}") for count, words in parts if count) or _("nothing in it")


def _until_words(row: PastImport, formats: FirmFormats) -> str:
    if row.undone_at is not None:
        return _("Taken back {when}.").format(when=_moment(row.undone_at, formats))
    assert row.undo_until is not None
    until = formats.date(formats.day_of(row.undo_until))
    if row.is_undoable(formats.now()):
        return _("Can be taken back as one act until {day}; what was changed since stays.").format(day=until)
    return _("Could be taken back until {day}; it stays now.").format(day=until)


def _moment(moment: datetime, formats: FirmFormats) -> str:
    return f"{formats.date(formats.day_of(moment))} {formats.clock_time(moment)}"
