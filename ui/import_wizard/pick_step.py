"""Step 1: a place to drop files on, how to get them out of other programs, and what was brought in before."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from app.queries.past_imports import PastImport
from app.translations import gettext as _
from ui.firm_formats import FirmFormats
from ui.import_wizard.past_imports import PastImports
from ui.import_wizard.program_help import program_help
from ui.theme.appearance import sized
from ui.theme.fonts import TextRole
from ui.theme.tokens import Space
from ui.widgets.buttons import Button, ButtonVariant
from ui.widgets.empty_state import EmptyState
from ui.widgets.filter_tabs import FilterTab, FilterTabs
from ui.widgets.labels import TextLabel, TextTone

_DROP_HEIGHT = 230


class PickStep(QWidget):
    """`pick_requested` asks for the system's dialog; files may be dropped anywhere on the window."""

    pick_requested = Signal()
    undo_requested = Signal(int)

    def __init__(self, formats: FirmFormats, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._note_label = TextLabel("", TextRole.BODY, TextTone.SOON, wrap=True)
        self._note_label.setObjectName("import.error")
        self._note_label.hide()
        self._past = PastImports(formats)
        self._past.undo_requested.connect(self.undo_requested)
        self._help_label = TextLabel("", TextRole.BODY, TextTone.SECONDARY, wrap=True)
        self._help_label.setObjectName("import.program.words")
        programs = program_help()
        self._programs = FilterTabs(
            [FilterTab(key, name) for key, name, _words in programs], _("Which program"), may_break=True
        )
        self._programs.filter_chosen.connect(self._show_help)
        self._words = {key: words for key, _name, words in programs}
        self._show_help(programs[0][0])
        self._build()

    @property
    def main_button(self) -> QPushButton:
        """What Enter presses when this step comes; a focus proxy would let Tab jump over all before it."""
        return self._pick_button

    def show_imports(self, rows: Sequence[PastImport]) -> None:
        """What was brought in before."""
        self._past.show_imports(rows)

    def show_note(self, sentence: str) -> None:
        """Say what became of the last file, until another one is picked."""
        self._note_label.setText(sentence)
        self._note_label.setVisible(bool(sentence))

    def _show_help(self, key: str) -> None:
        self._help_label.setText(self._words[key])

    def _build(self) -> None:
        inner = QWidget()
        inner.setProperty("variant", "page")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, Space.S, 0)
        column.setSpacing(Space.M)
        column.addWidget(self._note_label)
        column.addWidget(self._drop_card())
        below = QHBoxLayout()
        below.setSpacing(Space.M)
        below.addWidget(_card(_("How do I get my list out of …"), (self._programs, self._help_label)), 1)
        below.addWidget(_card(_("Brought in before"), (self._past,)), 1)
        column.addLayout(below)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inner)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)

    def _drop_card(self) -> QFrame:
        empty = EmptyState(
            "upload",
            _("Drop your lists here, one or several"),
            _(
                "Spreadsheets (Excel, CSV), address books (Google, Outlook, vCard from a telephone) and exports of "
                "other programs (QuickBooks IIF, too). You will see what happens before anything is changed, and all "
                "of it can be taken back for 30 days."
            ),
            _("&Pick files"),
            action_variant=ButtonVariant.PRIMARY,
            text_width=560,
        )
        empty.action_requested.connect(self.pick_requested)
        empty.setMinimumHeight(sized(_DROP_HEIGHT))
        button = empty.findChild(Button)
        assert isinstance(button, Button)
        button.setObjectName("import.pick")
        self._pick_button = button
        card = QFrame()
        card.setProperty("variant", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        inside.addWidget(empty)
        return card


def _card(title: str, widgets: Sequence[QWidget]) -> QFrame:
    card = QFrame()
    card.setProperty("variant", "card")
    inside = QVBoxLayout(card)
    inside.setContentsMargins(Space.L, Space.M, Space.L, Space.L)
    inside.setSpacing(Space.S)
    inside.addWidget(TextLabel(title, TextRole.HEADING))
    for widget in widgets:
        inside.addWidget(widget)
    inside.addStretch(1)
    return card
