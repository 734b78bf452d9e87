"""Filter tabs: one of a few views of the same list, chosen with the arrow keys."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, Qt
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from ui.theme.tokens import Space
from ui.widgets.chip_row import ChipRow


@dataclass(frozen=True, slots=True)
class FilterTab:
    """A view: its key, its word, and how many rows it has (None: say no number)."""

    key: str
    text: str
    count: int | None = None

    @property
    def label(self) -> str:
        """Word and number as shown; an ampersand in the word is a letter, not a mnemonic."""
        word = self.text.replace("&", "&&")
        return word if self.count is None else f"{word} {self.count:,}"


class FilterTabs(QWidget):
    """A row of tabs of which one is chosen; Left and Right move, and only the chosen one is in the tab order.

    With `may_break`, tabs that do not fit stand in a second line.
    """

    filter_chosen = Signal(str)

    def __init__(
        self, tabs: Sequence[FilterTab], name: str, parent: QWidget | None = None, *, may_break: bool = False
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QPushButton] = {}
        self._row = row = ChipRow(self, gap=Space.XS) if may_break else QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        if isinstance(row, QHBoxLayout):
            row.setSpacing(Space.XS)
        else:
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)
        for tab in tabs:
            button = QPushButton(tab.label)
            button.setProperty("variant", "tab")
            button.setCheckable(True)
            button.clicked.connect(self._announce)
            self._group.addButton(button)
            self._buttons[tab.key] = button
            row.addWidget(button)
        if isinstance(row, QHBoxLayout):
            row.addStretch(1)
        if tabs:
            self.choose(tabs[0].key)

    @property
    def chosen(self) -> str:
        """The key of the view in use; empty where there are no tabs."""
        return next((key for key, button in self._buttons.items() if button.isChecked()), "")

    def choose(self, key: str) -> None:
        """Select a view without announcing it."""
        self._buttons[key].setChecked(True)
        self._keep_one_in_tab_order()

    def set_tabs(self, tabs: Sequence[FilterTab]) -> None:
        """Show new words and numbers for the same keys."""
        for tab in tabs:
            self._buttons[tab.key].setText(tab.label)

    def set_tight(self, *, is_tight: bool) -> None:
        """Less room beside the words, where a whole row would not fit otherwise."""
        for button in self._buttons.values():
            if button.property("tight") is not is_tight:
                button.setProperty("tight", is_tight)
                button.style().unpolish(button)
                button.style().polish(button)
                # Its layout remembers how wide it was.
                button.updateGeometry()
        self._row.invalidate()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys this answers to; all others go on."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        keys = list(self._buttons)
        key = keys[(keys.index(self.chosen) + step) % len(keys)]
        self.choose(key)
        self._buttons[key].setFocus(Qt.FocusReason.TabFocusReason)
        self.filter_chosen.emit(key)

    def _announce(self) -> None:
        self._keep_one_in_tab_order()
        self.filter_chosen.emit(self.chosen)

    def _keep_one_in_tab_order(self) -> None:
        for button in self._buttons.values():
            policy = Qt.FocusPolicy.StrongFocus if button.isChecked() else Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(policy)
