"""On which screen the wall monitor hangs: the one that was chosen, else the second, else the one there is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication, QScreen

from app.translations import gettext as _

CHOSEN_SCREEN = "wall.screen"  # the names of the choices that are kept on this computer
FULL_NAMES = "wall.full_names"
IS_OPEN = "wall.open"
YES = "yes"


def screen_key(screen: QScreen) -> str:
    """By what a screen is known again: its name and make, which stay when the others are unplugged."""
    return f"{screen.name()}/{screen.manufacturer()}/{screen.model()}/{screen.serialNumber()}"


def place_of_screen(keys: Sequence[str], chosen: str, primary: int = 0) -> int:
    """The place of the wanted screen in a list that is not empty."""
    if chosen in keys:
        return keys.index(chosen)
    return next((place for place in range(len(keys)) if place != primary), primary)


def wall_screen(chosen: str) -> QScreen:
    """The screen for the wall now."""
    screens = QGuiApplication.screens()
    primary = screens.index(QGuiApplication.primaryScreen())
    return screens[place_of_screen([screen_key(each) for each in screens], chosen, primary)]


def screen_choices() -> list[tuple[str, str]]:
    """Each screen with the words to choose it by; nothing to choose while there is only one."""
    screens = QGuiApplication.screens()
    if len(screens) < 2:
        return []
    return [(screen_key(screen), _choice_words(place, screen.geometry())) for place, screen in enumerate(screens, 1)]


def _choice_words(place: int, area: QRect) -> str:
    return _("Screen {number} ({width} × {height})").format(number=place, width=area.width(), height=area.height())
