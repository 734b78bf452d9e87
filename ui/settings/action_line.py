"""A line of buttons, each of which asks for a command by its name."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.theme.tokens import Space
from ui.widgets.buttons import Button


class ActionLine(QWidget):
    """`action_requested` names the command; a `label` stands behind the buttons."""

    action_requested = Signal(str)

    def __init__(self, specs: Sequence[tuple[str, str, str]], label: QWidget | None = None) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        for action, text, icon in specs:
            button = Button(text, icon=icon)
            button.setObjectName(f"settings.{action}")
            button.clicked.connect(partial(self._request, action))
            row.addWidget(button)
        if label is not None:
            row.addSpacing(Space.S)
            row.addWidget(label)
        row.addStretch(1)

    def _request(self, action: str, *_checked: bool) -> None:
        self.action_requested.emit(action)
