"""A few boxes of which any may be ticked: buttons that break like words; 1 to 9, the arrows and the pointer tick."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from ui.theme.tokens import Space
from ui.widgets.chip_row import ChipRow
from ui.widgets.choice_group import ANSWERS_TO_KEYS

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


class TickGroup(QWidget):
    """Each digit ticks its box or takes the tick back; the keyboard stays where it is."""

    changed = Signal()

    def __init__(self, choices: Sequence[tuple[str, str]], name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setProperty(ANSWERS_TO_KEYS, True)
        self._buttons: dict[str, QPushButton] = {}
        row = ChipRow(self, gap=Space.XS)
        for number, (key, words) in enumerate(choices, start=1):
            button = QPushButton(f"{number}  {words}")
            button.setProperty("variant", "choice")
            button.setCheckable(True)
            button.setAccessibleName(words)
            button.toggled.connect(self.changed)
            self._buttons[key] = button
            row.addWidget(button)
        self.setFocusProxy(next(iter(self._buttons.values())))

    @property
    def ticked(self) -> tuple[str, ...]:
        """The keys of the ticked boxes, in their order."""
        return tuple(key for key, button in self._buttons.items() if button.isChecked())

    def tick(self, keys: Iterable[str]) -> None:
        """Tick these and no others."""
        wanted = set(keys)
        for key, button in self._buttons.items():
            button.setChecked(key in wanted)

    def words_in_order(self) -> tuple[str, ...]:
        """The words beside the boxes, as a screen reader says them."""
        return tuple(button.accessibleName() for button in self._buttons.values())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits tick; the arrows walk."""
        buttons = list(self._buttons.values())
        place = event.key() - Qt.Key.Key_1
        if 0 <= place < len(buttons) and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            buttons[place].toggle()
            return
        step = _STEPS.get(Qt.Key(event.key()))
        focused = next((number for number, button in enumerate(buttons) if button.hasFocus()), None)
        if step is None or focused is None or event.modifiers():
            super().keyPressEvent(event)
            return
        buttons[(focused + step) % len(buttons)].setFocus(Qt.FocusReason.TabFocusReason)
