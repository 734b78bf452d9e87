"""Step 4: what came in, where the rows to mend are, and the way back."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.translations import gettext as _
from app.translations import ngettext
from ui.import_wizard.import_work import ImportOutcome
from ui.import_wizard.past_imports import count_words
from ui.theme.fonts import TextRole
from ui.theme.tokens import Space
from ui.widgets.buttons import Button, ButtonVariant, LinkButton
from ui.widgets.labels import TextLabel, TextTone


class DoneStep(QWidget):
    """The counts in one sentence, and what can be done next."""

    undo_requested = Signal(int)
    more_requested = Signal()
    clients_requested = Signal()
    copied = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._import_id = 0
        self._title_label = TextLabel("", TextRole.SUBTITLE, wrap=True)
        self._title_label.setObjectName("import.counts")
        self._words_label = TextLabel("", TextRole.BODY, TextTone.SECONDARY, wrap=True)
        self._mend_label = TextLabel("", TextRole.BODY, TextTone.SOON, wrap=True)
        self._path_edit = QLineEdit()
        self._path_edit.setObjectName("import.rejects")
        self._path_edit.setReadOnly(True)
        self._path_edit.setAccessibleName(_("Where the rows to mend are"))
        self._copy_button = Button(_("&Copy the path"), icon="copy")
        self._copy_button.clicked.connect(self._copy)
        self._folder_button = Button(_("&Open the folder"), icon="folder-open")
        self._folder_button.clicked.connect(self._open_folder)
        self._done_button = Button(_("&Done, show my clients"), ButtonVariant.PRIMARY, "users")
        self._done_button.setObjectName("import.done")
        self._done_button.clicked.connect(self.clients_requested)
        self._undo_button = Button(_("&Undo import"), icon="undo-2")
        self._undo_button.setObjectName("import.undo")
        self._undo_button.clicked.connect(lambda: self.undo_requested.emit(self._import_id))
        self._build()

    @property
    def main_button(self) -> QPushButton:
        """What Enter presses when this step comes; a focus proxy would let Tab jump over all before it."""
        return self._done_button

    def show_outcome(self, outcome: ImportOutcome) -> None:
        """Show what an import did."""
        self._import_id = outcome.import_id
        counts = outcome.counts
        self._title_label.setText(outcome_sentence(outcome))
        words = ngettext("{count} row was read.", "{count} rows were read.", counts.read)
        words = words.format(count=f"{counts.read:,}")
        self._words_label.setText(
            _("{read} All of it can be taken back as one act for 30 days, here or in Settings.").format(read=words)
        )
        has_file = bool(outcome.rejects_files)
        self._mend_label.setText(outcome.problem or _mend_words(counts.rejected, outcome.rejects_files))
        self._mend_label.setVisible(has_file or bool(outcome.problem))
        self._path_edit.setText(_place_of(outcome.rejects_files))
        self._path_edit.setCursorPosition(0)
        for widget in (self._path_edit, self._copy_button, self._folder_button):
            widget.setVisible(has_file)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._path_edit.text())
        self.copied.emit()

    def _open_folder(self) -> None:
        place = Path(self._path_edit.text())
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(place if place.is_dir() else place.parent)))

    def _build(self) -> None:
        more = LinkButton(_("&Bring in another list"))
        more.setObjectName("import.more")
        more.clicked.connect(self.more_requested)
        path = QHBoxLayout()
        path.setSpacing(Space.S)
        path.addWidget(self._path_edit, 1)
        path.addWidget(self._copy_button)
        path.addWidget(self._folder_button)
        foot = QHBoxLayout()
        foot.setSpacing(Space.S)
        foot.addWidget(more)
        foot.addStretch(1)
        foot.addWidget(self._undo_button)
        foot.addWidget(self._done_button)
        card = QFrame()
        card.setProperty("variant", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        inside.setSpacing(Space.M)
        inside.addWidget(self._title_label)
        inside.addWidget(self._words_label)
        inside.addWidget(self._mend_label)
        inside.addLayout(path)
        inside.addLayout(foot)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)
        column.addStretch(1)


def outcome_sentence(outcome: ImportOutcome) -> str:
    """The counts in one sentence: “4,812 new, 163 merged, 25 to fix”."""
    counts = outcome.counts
    words = count_words(counts.new, counts.updated, counts.merged, counts.unchanged, counts.rejected)
    return f"{words[:1].upper()}{words[1:]}."


def _place_of(files: Sequence[str]) -> str:
    """The file with the rows to mend; of several the folder in which they lie."""
    return files[0] if len(files) == 1 else str(Path(files[0]).parent) if files else ""


def _mend_words(count: int, files: Sequence[str]) -> str:
    words = ngettext(
        "{count} row could not be read. It is kept here with its reason: mend it in a spreadsheet and bring it in "
        "again.",
        "{count} rows could not be read. They are kept here, each with its reason: mend them in a spreadsheet and "
        "bring the file in again.",
        count,
    )
    words = words.format(count=f"{count:,}")
    return f"{words} {', '.join(Path(file).name for file in files)}" if len(files) > 1 else words
