"""Everything about one case of the library, to read while somebody speaks."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.queries.complaint_library import LibraryRow
from app.translations import gettext as _
from ui.complaints.case_words import case_lines, words_to_copy
from ui.theme.fonts import TextRole
from ui.theme.tokens import Space
from ui.widgets.buttons import LinkButton
from ui.widgets.labels import TextLabel, TextTone


class CaseDetails(QWidget):
    """Named lines, and two ways on: open the complaint itself, or copy what was said and done."""

    complaint_opened = Signal(int)
    copied = Signal(str)

    def __init__(self, row: LibraryRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = row
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.S, Space.XS, Space.S, Space.S)
        column.setSpacing(Space.S)
        for name, words in case_lines(row):
            part = QVBoxLayout()
            part.setSpacing(0)
            part.addWidget(TextLabel(name, TextRole.CAPTION, TextTone.TERTIARY))
            label = TextLabel(words, TextRole.SECONDARY, wrap=True)
            label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
            part.addWidget(label)
            column.addLayout(part)
        column.addLayout(self._links())

    def _links(self) -> QHBoxLayout:
        links = QHBoxLayout()
        links.setSpacing(Space.S)
        opening = LinkButton(_("Open the complaint"))
        opening.clicked.connect(lambda: self.complaint_opened.emit(self._row.id))
        copying = LinkButton(_("Copy what helped"))
        copying.clicked.connect(self._copy)
        for link in (opening, copying) if words_to_copy(self._row) else (opening,):
            # A click beside the words must not take the caret out of them.
            link.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            links.addWidget(link)
        links.addStretch(1)
        return links

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(words_to_copy(self._row))
        self.copied.emit(_("Their fix is on the clipboard"))
