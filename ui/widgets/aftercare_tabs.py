"""The row at the head of every page of the Aftercare place: each tab goes to another of them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, Qt
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from app.translations import gettext as _
from ui.theme.tokens import Space
from ui.widgets.chip_row import ChipRow


def aftercare_places() -> tuple[tuple[str, str], ...]:
    """The pages of the Aftercare place with their words, in the order of the row."""
    return (
        ("aftercare", _("Calls")),
        ("closest", _("Closest at hand")),
        ("care_plan", _("Steps")),
        ("voices", _("What clients say")),
        ("promises", _("Promises")),
        ("kindness", _("Kindnesses")),
        ("left_alone", _("Left alone")),
        ("answer_book", _("Answer book")),
    )


class AftercareTabs(QWidget):
    """The page in view is marked; Left and Right move along the row, Enter, Space or a click goes there.

    Unlike the tabs of a list, an arrow alone changes nothing: going to another page takes the keys along.
    """

    place_chosen = Signal(str)

    def __init__(self, place: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Pages of Aftercare"))
        self._place = place
        self._buttons: list[QPushButton] = []
        row = ChipRow(self, gap=Space.XS)
        row.setContentsMargins(0, 0, 0, 0)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        for key, words in aftercare_places():
            button = QPushButton(words.replace("&", "&&"))
            button.setObjectName(f"aftercare.tab.{key}")
            button.setProperty("variant", "tab")
            button.setCheckable(True)
            button.setChecked(key == place)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if key == place else Qt.FocusPolicy.ClickFocus)
            button.clicked.connect(lambda _checked, chosen=key: self._choose(chosen))
            self._buttons.append(button)
            row.addWidget(button)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and Right move along the row; all other keys go on."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        at = next((number for number, button in enumerate(self._buttons) if button.hasFocus()), None)
        if step is None or at is None:
            super().keyPressEvent(event)
            return
        self._buttons[(at + step) % len(self._buttons)].setFocus(Qt.FocusReason.TabFocusReason)

    def _choose(self, place: str) -> None:
        # A click checks the button of the page that is left; when one comes back, its own is marked again.
        for button, (key, _words) in zip(self._buttons, aftercare_places(), strict=True):
            button.setChecked(key == self._place)
        if place != self._place:
            self.place_chosen.emit(place)
