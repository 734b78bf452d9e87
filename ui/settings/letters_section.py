"""The papers whose words a firm may write itself, each leading to its words beside an example."""

from __future__ import annotations

from collections.abc import Collection
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.rules.worded_papers import worded_papers
from app.translations import gettext as _
from ui.settings.settings_section import SettingsSection
from ui.theme.tokens import Space
from ui.theme.tones import Tone
from ui.widgets.buttons import LinkButton
from ui.widgets.chips import Chip


class LettersSection(SettingsSection):
    """One line a paper; those that say something of the firm's own carry a mark."""

    paper_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            _("Letters and papers"),
            _("What each paper says, in your words if you like, with an example of the page beside it."),
            _("words letters wording templates text sentences fields preview certificate recovery thank you invoice"),
            parent,
        )
        self._chips: dict[str, Chip] = {}
        for paper in worded_papers():
            button = LinkButton(_("Words of {paper}").format(paper=paper.called), trailing_icon="chevron-right")
            button.setObjectName(f"settings.words.{paper.name}")
            button.clicked.connect(partial(self._open, paper.name))
            chip = Chip(_("Your words"), Tone.ACCENT, "pencil")
            chip.hide()
            line = QWidget()
            row = QHBoxLayout(line)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(Space.M)
            row.addWidget(button)
            row.addWidget(chip)
            row.addStretch(1)
            self._chips[paper.name] = chip
            self.add_row((line, 6))

    def show_papers(self, with_own_words: Collection[str]) -> None:
        """Mark the papers for which the firm has words of its own."""
        for name, chip in self._chips.items():
            chip.setVisible(name in with_own_words)

    def _open(self, name: str, *_checked: bool) -> None:
        self.paper_requested.emit(name)
