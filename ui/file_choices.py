"""The system's file dialogs, opened without waiting: what was chosen is handed on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from app.translations import gettext as _

Take = Callable[[str], object]


def choose_database(parent: QWidget, take: Take) -> QFileDialog:
    """Ask which database to open."""
    words = _("Everafter data (*.db);;All files (*)")
    return _ask(parent, _("Open another file"), words, QFileDialog.FileMode.ExistingFile, take)


def choose_lists(parent: QWidget, take: Callable[[list[str]], object]) -> QFileDialog:
    """Ask which lists to bring in; several may be picked."""
    words = _(
        "Lists and contacts (*.csv *.tsv *.txt *.xlsx *.xlsm *.xlsb *.xls *.ods *.vcf *.iif *.zip);;All files (*)"
    )
    dialog = _ask(parent, _("Bring clients in"), words, QFileDialog.FileMode.ExistingFiles, None)
    dialog.filesSelected.connect(take)
    return dialog


def choose_backup(parent: QWidget, folder: Path, take: Take) -> QFileDialog:
    """Ask which backup to go back to."""
    words = _("Backups (*.db);;All files (*)")
    dialog = _ask(parent, _("Go back to a backup"), words, QFileDialog.FileMode.ExistingFile, take)
    dialog.setDirectory(str(folder))
    return dialog


def choose_photos(parent: QWidget, take: Callable[[list[str]], object]) -> QFileDialog:
    """Ask which pictures to add; several may be picked."""
    words = _("Photos (*.jpg *.jpeg *.png *.webp)")
    dialog = _ask(parent, _("Add photos"), words, QFileDialog.FileMode.ExistingFiles, None)
    dialog.filesSelected.connect(take)
    return dialog


def choose_folder(parent: QWidget, title: str, take: Take) -> QFileDialog:
    """Ask which folder to write into."""
    return _ask(parent, title, "", QFileDialog.FileMode.Directory, take)


def choose_new_file(parent: QWidget, title: str, name: str, words: str, take: Take) -> QFileDialog:
    """Under which name to save? The system asks before it replaces a file."""
    dialog = _ask(parent, title, words, QFileDialog.FileMode.AnyFile, take)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(Path(name).suffix.removeprefix("."))
    dialog.selectFile(name)
    return dialog


def _ask(parent: QWidget, title: str, words: str, mode: QFileDialog.FileMode, take: Take | None) -> QFileDialog:
    dialog = QFileDialog(parent, title)
    dialog.setObjectName("file.dialog")
    dialog.setFileMode(mode)
    if words:
        dialog.setNameFilter(words)
    if take is not None:
        dialog.fileSelected.connect(take)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog
