"""A few answers of which one holds: buttons in a row that answer to 1 to 9 and 0, to the arrows and to the pointer."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.theme.tokens import Space

# A dynamic property: whoever bears it takes 1 to 9 for itself, and typing does not go to Find.
ANSWERS_TO_KEYS = "answers_to_keys"


class ChoiceGroup(QWidget):
    """Answers by key; pressing the chosen one again takes it back where nothing may be chosen, too."""

    choice_made = Signal(str)

    def __init__(
        self,
        choices: Sequence[tuple[str, str]],
        name: str,
        parent: QWidget | None = None,
        *,
        may_be_empty: bool = True,
        first_number: int = 1,
        is_upright: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setProperty(ANSWERS_TO_KEYS, True)  # a digit typed here is an answer, not the beginning of a search
        self._may_be_empty = may_be_empty
        self._first_number = first_number
        self._chosen = ""
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        self._buttons: dict[str, QPushButton] = {}
        row = QVBoxLayout(self) if is_upright else QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.XS if is_upright else Space.S)
        for number, (key, words) in enumerate(choices, start=first_number):
            # After 9 comes the key 0.
            button = QPushButton(f"{number % 10}  {words}")
            button.setProperty("variant", "choice")
            button.setCheckable(True)
            button.setAccessibleName(words)
            button.clicked.connect(lambda _checked=False, answer=key: self._press(answer))
            self._group.addButton(button)
            self._buttons[key] = button
            row.addWidget(button)
        if not is_upright:
            row.addStretch(1)
        if choices:
            self.setFocusProxy(self._buttons[choices[0][0]])

    @property
    def chosen(self) -> str:
        """The key of the answer; empty while there is none."""
        return self._chosen

    def choose(self, key: str) -> None:
        """Set the answer without announcing it; an unknown key clears it."""
        self._chosen = key if key in self._buttons else ""
        for answer, button in self._buttons.items():
            button.setChecked(answer == self._chosen)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits answer; Left and Right walk."""
        number = event.key() - Qt.Key.Key_0
        place = (number or 10) - self._first_number
        keys = list(self._buttons)
        if 0 <= place < len(keys) and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            # First the focus: whoever hears of the answer may lead the keyboard on.
            self._buttons[keys[place]].setFocus(Qt.FocusReason.OtherFocusReason)
            self._press(keys[place])
            return
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}.get(
            Qt.Key(event.key())
        )
        focused = next((key for key, button in self._buttons.items() if button.hasFocus()), None)
        if step is None or focused is None or event.modifiers():
            super().keyPressEvent(event)
            return
        self._buttons[keys[(keys.index(focused) + step) % len(keys)]].setFocus(Qt.FocusReason.TabFocusReason)

    def _press(self, key: str) -> None:
        is_taken_back = self._may_be_empty and key == self._chosen
        self.choose("" if is_taken_back else key)
        self.choice_made.emit(self._chosen)
