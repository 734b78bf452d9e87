"""Buttons that ask for commands by name."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from ui.settings.action_line import ActionLine
from ui.widgets.buttons import Button


def test_each_button_asks_for_its_own_command(qtbot: QtBot) -> None:
    line = ActionLine((("backup", "&Back up", ""), ("restore", "&Restore", "")))
    qtbot.addWidget(line)
    asked: list[str] = []
    line.action_requested.connect(asked.append)
    for name in ("restore", "backup"):
        button = line.findChild(Button, f"settings.{name}")
        assert isinstance(button, Button)
        button.click()
    assert asked == ["restore", "backup"]
