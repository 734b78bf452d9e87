"""The commands about the data as a whole: backups, another file, exports."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.translations import gettext as _
from app.translations import ngettext
from ui.job_panel import JobPanel

if TYPE_CHECKING:
    from ui.shell.main_window import MainWindow

# What a command needs is imported when it is used: none of it belongs to a start.
# ruff: noqa: PLC0415


class FileCommands(QObject):
    """Runs what takes long in the worker and says how it ended."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._panel = JobPanel(window, window.tell)

    def functions(self) -> Mapping[str, Callable[[], None]]:
        """The commands by their ids."""
        return {
            "backup.make": self.back_up,
            "backup.restore": self._window.restore_requested.emit,
            "clients.export": self._ask_clients_file,
            "bookkeeping.export": self._ask_days,
            "everything.export": self._ask_folder,
            "data.check": self.check,
            "data.open": self._open_other,
        }

    def back_up(self) -> None:
        """A backup now, read back before it counts."""
        from ui.backups.restore import back_up_now

        if self._is_busy():
            return
        job = self._window.runner.run_in_thread(partial(back_up_now, self._window.everafter))
        self._panel.watch(
            job,
            _("Backing up"),
            lambda file: _("Backed up and read back: {file}").format(file=getattr(file, "name", "")),
        )

    def check(self) -> None:
        """Read the whole database through and say whether everything fits."""
        from ui.backups.checking import check_now

        if self._is_busy():
            return
        job = self._window.runner.run_in_thread(partial(check_now, self._window.everafter))
        self._panel.watch(job, _("Checking everything"), str)

    def ask_where_to_export(self, what: str, ids: tuple[int, ...]) -> None:
        """Write these clients or jobs into a file that somebody names."""
        from ui.file_choices import choose_new_file

        title = _("Export clients") if what == "clients" else _("Export jobs")
        take = partial(self.export, what, ids=ids)
        choose_new_file(self._window, title, f"{what}.csv", _("Lists (*.csv)"), take)

    def ask_where_to_export_list(self, what: str, *, is_exact: bool) -> None:
        """Write a whole list into a file that somebody names."""
        from ui.file_choices import choose_new_file

        take = partial(self.export_exactly if is_exact else self.export, what)
        choose_new_file(self._window, _("Take a list out"), f"{what}.csv", _("Lists (*.csv)"), take)

    def export_exactly(self, what: str, target: str) -> None:
        """Write a list as another import reads it, in the worker process."""
        from ui.export_work import export_exactly_to

        if self._is_busy():
            return
        job = self._window.runner.run_in_process(export_exactly_to, self._window.everafter.address, what, target)
        self._panel.watch(job, _("Taking a list out"), lambda rows: _exported(rows, target))

    def export(self, what: str, target: str, ids: tuple[int, ...] | None = None) -> None:
        """Write a list or some of its rows into a file, or everything into a folder, in the worker process."""
        from ui.export_work import export_to

        if self._is_busy():
            return
        job = self._window.runner.run_in_process(export_to, self._window.everafter.address, what, target, ids)
        self._panel.watch(job, _("Taking everything out"), lambda rows: _exported(rows, target))

    def export_bookkeeping(self, first: date, last: date, target: str) -> None:
        """Write what the bookkeeper takes over of these days, in the worker process."""
        from ui.export_work import export_bookkeeping_to

        if self._is_busy():
            return
        job = self._window.runner.run_in_process(
            export_bookkeeping_to, self._window.everafter.address, first, last, target
        )
        self._panel.watch(job, _("Taking the books out"), lambda rows: _exported(rows, target))

    def _ask_days(self) -> None:
        from ui.bookkeeping.bookkeeping_dialog import BookkeepingDialog

        dialog = BookkeepingDialog(self._window.everafter.clock.today(), self._window)
        dialog.days_chosen.connect(self._ask_books_file)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _ask_books_file(self, first: date, last: date) -> None:
        from ui.file_choices import choose_new_file

        name = f"bookkeeping-{first.isoformat()}-{last.isoformat()}.csv"
        take = partial(self.export_bookkeeping, first, last)
        choose_new_file(self._window, _("Export for the bookkeeper"), name, _("Lists (*.csv)"), take)

    def _ask_clients_file(self) -> None:
        from ui.file_choices import choose_new_file

        words = _("Lists (*.csv)")
        choose_new_file(self._window, _("Export clients"), "clients.csv", words, partial(self.export, "clients"))

    def _ask_folder(self) -> None:
        from ui.file_choices import choose_folder

        choose_folder(self._window, _("A folder for everything"), partial(self.export, "everything"))

    def _open_other(self) -> None:
        from ui.file_choices import choose_database

        choose_database(self._window, self._window.database_requested.emit)

    def _is_busy(self) -> bool:
        if self._panel.is_busy:
            self._window.tell(_("Something is still being done; it will be over in a moment."))
        return self._panel.is_busy


def _exported(rows: object, target: str) -> str:
    count = rows if isinstance(rows, int) else 0
    words = ngettext("{count} line is in {place}", "{count} lines are in {place}", count)
    return words.format(count=f"{count:,}", place=target)
