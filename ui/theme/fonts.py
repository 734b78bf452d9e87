"""Inter in the sizes of the design, with tabular figures where numbers stand in columns."""

from __future__ import annotations

from enum import Enum
from functools import lru_cache

from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication

from app.resource_files import resource_path

FAMILY = "Inter"
_WEIGHTS_AT_START = ("Regular", "Medium", "SemiBold")


class TextRole(Enum):
    """What a text is for: pixels at 100 % and weight."""

    DISPLAY = (28, QFont.Weight.DemiBold)
    TITLE = (24, QFont.Weight.DemiBold)
    SUBTITLE = (20, QFont.Weight.DemiBold)
    LARGE = (18, QFont.Weight.Normal)
    HEADING = (15, QFont.Weight.DemiBold)
    BODY_STRONG = (14, QFont.Weight.DemiBold)
    BODY_MEDIUM = (14, QFont.Weight.Medium)
    BODY = (14, QFont.Weight.Normal)
    SECONDARY_STRONG = (13, QFont.Weight.DemiBold)
    SECONDARY = (13, QFont.Weight.Normal)
    CAPTION = (12, QFont.Weight.DemiBold)
    SMALL = (12, QFont.Weight.Normal)

    @property
    def pixels(self) -> int:
        """The size at 100 %."""
        return self.value[0]

    @property
    def weight(self) -> QFont.Weight:
        """The weight of the face."""
        return self.value[1]


_ROLE_OF_CLASS = {
    "QPushButton": TextRole.BODY_MEDIUM,
    "QTabBar": TextRole.BODY_MEDIUM,
    "QHeaderView": TextRole.SECONDARY_STRONG,
    "QToolTip": TextRole.SECONDARY,
}


class _Scale:
    """The text size in use."""

    factor = 1.0


def load_interface_fonts() -> None:
    """Register the three weights the first screen shows; asking again costs nothing."""
    for weight in _WEIGHTS_AT_START:
        register_font(f"Inter-{weight}.ttf")


@lru_cache(maxsize=32)
def register_font(file_name: str) -> int:
    """Make a bundled font known to Qt, once; under a millisecond even for the large ones."""
    return QFontDatabase.addApplicationFont(str(resource_path("fonts", file_name)))


def set_text_scale(factor: float) -> None:
    """Make every font asked for from now on this much larger; `apply_theme` is the only caller."""
    if factor != _Scale.factor:
        _Scale.factor = factor
        font_of_size.cache_clear()


def font(role: TextRole, *, tabular: bool = False, italic: bool = False) -> QFont:
    """The font of a role at the text size in use; `tabular` for clocks, telephone numbers and money."""
    return font_of_size(role.pixels, role.weight, tabular=tabular, italic=italic)


@lru_cache(maxsize=128)
def font_of_size(pixels: float, weight: QFont.Weight, *, tabular: bool = False, italic: bool = False) -> QFont:
    """A font outside the roles: initials in a small avatar, the wall monitor; `pixels` at 100 %."""
    if italic:
        register_font("Inter-Italic.ttf")
    if weight >= QFont.Weight.Bold:
        register_font("Inter-Bold.ttf")
    face = QFont(FAMILY)
    # Unhinted letters keep their shape and width at every scale, and look the same on every system.
    face.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    face.setPixelSize(max(1, round(pixels * _Scale.factor)))
    face.setWeight(weight)
    face.setItalic(italic)
    if tabular:
        face.setFeature(QFont.Tag("tnum"), 1)
    return face


def set_application_fonts(application: QApplication) -> None:
    """Body for everything, and the few widget classes whose text is heavier."""
    application.setFont(font(TextRole.BODY))
    for class_name, role in _ROLE_OF_CLASS.items():
        # The types ask for bytes, the call itself accepts only text.
        application.setFont(font(role), class_name)  # type: ignore[arg-type]
