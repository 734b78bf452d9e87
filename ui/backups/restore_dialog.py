"""Choosing a backup: when each was made, why, and the firm's name typed before anything is replaced."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.backups import AUTOMATIC, BEFORE_IMPORT, BEFORE_MIGRATION, BEFORE_RESTORE, MANUAL, BackupFile
from app.translations import gettext as _
from ui.theme.fonts import TextRole
from ui.theme.tokens import Space
from ui.widgets.buttons import Button, ButtonVariant, LinkButton
from ui.widgets.fields import Field
from ui.widgets.labels import TextLabel, TextTone
from ui.wording import moment_words

_WIDTH = 560
_FILE_ROLE = Qt.ItemDataRole.UserRole


class RestoreDialog(QDialog):
    """Sends `chosen` with the path of a backup; the present data is kept as a backup of its own."""

    chosen = Signal(str)
    other_requested = Signal()

    def __init__(
        self,
        backups: Sequence[BackupFile],
        firm_name: str,
        now: datetime,
        zone: ZoneInfo,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("restore.dialog")
        self.setWindowTitle(_("Go back to a backup"))
        self.setFixedWidth(_WIDTH)
        self._firm_name = firm_name
        self._list = QListWidget()
        self._list.setObjectName("restore.list")
        self._list.setAccessibleName(_("Backups"))
        for backup in backups:
            words = _("{moment}, {why}").format(moment=moment_words(backup.made_at, now, zone), why=_why(backup))
            item = QListWidgetItem(words)
            item.setData(_FILE_ROLE, str(backup.file))
            self._list.addItem(item)
        self._name_edit = QLineEdit()
        self._name_edit.setObjectName("restore.name")
        words = _("Type the firm’s name, {name}, to confirm.").format(name=firm_name)
        self._name_field = Field(_("&Name of the firm"), self._name_edit, words)
        self._name_field.setVisible(bool(firm_name))
        self._build(has_backups=bool(backups))
        if backups:
            self._list.setCurrentRow(0)

    def _restore(self) -> None:
        self._name_field.clear_error()
        if self._firm_name and self._name_edit.text().strip().casefold() != self._firm_name.strip().casefold():
            self._name_field.set_error(_("That is not the name yet; nothing was changed."))
            self._name_edit.setFocus()
            return
        item = self._list.currentItem()
        if item is not None:
            self.accept()
            self.chosen.emit(str(item.data(_FILE_ROLE)))

    def _build(self, *, has_backups: bool) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.XL)
        column.setSpacing(Space.M)
        column.addWidget(TextLabel(_("Go back to a backup"), TextRole.SUBTITLE))
        words = _("Everything will be as it was then. What is there now is kept beside it as a backup of its own.")
        if not has_backups:
            words = _("There is no backup beside this file yet.")
        column.addWidget(TextLabel(words, TextRole.BODY, TextTone.SECONDARY, wrap=True))
        self._list.setVisible(has_backups)
        self._name_field.setVisible(has_backups and bool(self._firm_name))
        column.addWidget(self._list)
        column.addWidget(self._name_field)
        other = LinkButton(_("&Choose another file"))
        other.clicked.connect(self.other_requested)
        leave = Button(_("&Leave all as it is"))
        leave.clicked.connect(self.reject)
        restore = Button(_("&Go back to this backup"), ButtonVariant.DANGER)
        restore.setObjectName("restore.go")
        restore.clicked.connect(self._restore)
        leave.setAutoDefault(False)
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        row.addWidget(other)
        row.addStretch(1)
        row.addWidget(leave)
        row.addWidget(restore)
        column.addLayout(row)
        restore.setVisible(has_backups)  # not before it has its place: it would be a window of its own


def _why(backup: BackupFile) -> str:
    return {
        AUTOMATIC: _("made by itself"),
        MANUAL: _("made by hand"),
        BEFORE_MIGRATION: _("before the program was updated"),
        BEFORE_IMPORT: _("before an import"),
        BEFORE_RESTORE: _("before going back to another backup"),
    }.get(backup.tag, backup.tag)
