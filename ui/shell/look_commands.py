"""Light, dark or as the system; text size: the commands of the View menu, remembered on this computer."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QActionGroup, QGuiApplication
from PySide6.QtWidgets import QApplication

from ui.shell.actions import Actions
from ui.theme.apply import apply_theme, system_theme
from ui.theme.tokens import Theme
from ui.window_state import Preferences

SMALLEST_PERCENT = 90
LARGEST_PERCENT = 150
_STEP = 10
_LARGER = 20
_THEMES = ("light", "dark", "system")


def apply_look(kept: Preferences, larger: int = 0) -> None:
    """Set the theme and the text size that are remembered; `larger` adds percent that are not, to 150 at most."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    chosen = kept.settings.theme
    theme = system_theme() if chosen == "system" else Theme(chosen)
    apply_theme(application, theme, (kept.settings.text_percent + larger) / 100)


class LookCommands(QObject):
    """Connects the actions theme.* and text.* of a window, and follows the system where it says something."""

    def __init__(self, actions: Actions, kept: Preferences, parent: QObject) -> None:
        super().__init__(parent)
        self._actions = actions
        self._kept = kept
        self._is_larger = False
        group = QActionGroup(self)
        for name in _THEMES:
            action = actions[f"theme.{name}"]
            group.addAction(action)
            action.triggered.connect(lambda _checked=False, name=name: self.choose_theme(name))
        actions["text.enlarge"].triggered.connect(lambda: self.change_text(_STEP))
        actions["text.shrink"].triggered.connect(lambda: self.change_text(-_STEP))
        actions["text.reset"].triggered.connect(lambda: self.set_text(100))
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow_system)
        self._show()

    def choose_theme(self, name: str) -> None:
        """Set light, dark or system and remember it."""
        self._kept.change(theme=name)
        self._apply()

    def change_text(self, percent: int) -> None:
        """Make all text larger or smaller by this much."""
        self.set_text(self._kept.settings.text_percent + percent)

    def set_text(self, percent: int) -> None:
        """Set the text size, between 90 and 150 %."""
        self._kept.change(text_percent=min(max(percent, SMALLEST_PERCENT), LARGEST_PERCENT))
        self._apply()

    def set_larger(self, *, is_larger: bool) -> None:
        """Larger type for a while, as Only customer has it; the size that was chosen stays the chosen one."""
        if is_larger != self._is_larger:
            self._is_larger = is_larger
            self._apply()

    def _follow_system(self) -> None:
        if self._kept.settings.theme == "system":
            # The palette of the platform changes after this signal; ours must come last.
            QTimer.singleShot(0, self, self._apply)

    def _apply(self) -> None:
        apply_look(self._kept, _LARGER if self._is_larger else 0)
        self._show()

    def _show(self) -> None:
        self._actions[f"theme.{self._kept.settings.theme}"].setChecked(True)
        percent = self._kept.settings.text_percent
        self._actions["text.enlarge"].setEnabled(percent < LARGEST_PERCENT)
        self._actions["text.shrink"].setEnabled(percent > SMALLEST_PERCENT)
