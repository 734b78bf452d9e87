"""Going back to a backup, from the start dialog or from the window: choose, put back in the worker, open again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QMessageBox, QWidget

from app.backups import MANUAL, back_up, list_backups, restore_backup
from app.paths import backups_folder, user_data_folder
from app.translations import gettext as _
from ui.backups.restore_dialog import RestoreDialog
from ui.file_choices import choose_backup

if TYPE_CHECKING:
    from app.clock import Clock
    from app.everafter import Everafter
    from app.jobs import JobProgress
    from ui.jobs import JobRunner

_SERVER = "postgres"


def folder_of(address: str) -> Path:
    """Where the backups of a database lie."""
    if address.startswith(_SERVER):
        return user_data_folder() / "server-backups"
    return backups_folder(Path(address).absolute())


class Restore(QObject):
    """One attempt; `reopen` is called with the address when it is over, whether or not anything was put back."""

    def __init__(
        self,
        runner: JobRunner,
        address: str,
        firm_name: str,
        clock: Clock,
        parent: QWidget,
        reopen: Callable[[str], object],
    ) -> None:
        super().__init__(runner)
        self._runner = runner
        self._address = address
        self._firm_name = firm_name
        self._clock = clock
        self._parent = parent
        self._reopen = reopen
        self.before: Callable[[], None] = lambda: None

    def ask(self) -> QDialog:
        """Show the backups; raises StorageError if their folder cannot be read."""
        backups = list_backups(folder_of(self._address))
        dialog = RestoreDialog(backups, self._firm_name, self._clock.now(), self._clock.zone, self._parent)
        dialog.chosen.connect(self._put_back)
        dialog.other_requested.connect(lambda: choose_backup(dialog, folder_of(self._address), self._put_back))
        dialog.open()
        return dialog

    def _put_back(self, backup: str) -> None:
        now = self._clock.now()
        # The window must let go of the file first: restoring refuses while anything has it open.
        self.before()
        job = self._runner.run_in_thread(lambda _progress: _restore(backup, self._address, now))
        job.succeeded.connect(lambda _result: self._reopen(self._address))
        job.failed.connect(self._failed)

    def _failed(self, error: Exception) -> None:
        message = QMessageBox(QMessageBox.Icon.Warning, _("Everafter"), str(error))
        message.setObjectName("restore.failed")
        message.setParent(None)
        message.finished.connect(lambda _result: self._reopen(self._address))
        message.open()
        self._message = message


def _restore(backup: str, address: str, now: datetime) -> None:
    restore_backup(Path(backup), address, folder_of(address), now)


def back_up_now(everafter: Everafter, progress: JobProgress) -> Path:
    """Make a backup by hand with a connection of its own; returns its file, raises StorageError."""
    database = everafter.database
    database.connect(reuse_if_open=True)
    try:
        return back_up(database, folder_of(everafter.address), everafter.clock.now(), MANUAL, progress).file
    finally:
        database.close()
