"""Setting the look for the whole application: fonts, palette and the one style sheet."""

from __future__ import annotations

from PySide6.QtCore import QDir
from PySide6.QtGui import QGuiApplication, Qt
from PySide6.QtWidgets import QApplication

from app.resource_files import resource_path
from ui.theme.appearance import appearance
from ui.theme.fonts import load_interface_fonts, set_application_fonts, set_text_scale
from ui.theme.icons import forget_drawn_icons
from ui.theme.palette import palette_of
from ui.theme.style_sheet import style_sheet_of
from ui.theme.tokens import Theme, tokens_of

SMALLEST_TEXT_SCALE = 0.9
LARGEST_TEXT_SCALE = 1.5


def apply_theme(application: QApplication, theme: Theme, text_scale: float = 1.0) -> None:
    """Give every widget, now and later, this look; `text_scale` is held between 0.9 and 1.5."""
    look = appearance()
    look.theme = theme
    look.tokens = tokens_of(theme)
    look.text_scale = min(max(text_scale, SMALLEST_TEXT_SCALE), LARGEST_TEXT_SCALE)
    forget_drawn_icons()
    load_interface_fonts()
    set_text_scale(look.text_scale)
    application.setPalette(palette_of(look.tokens))
    QDir.setSearchPaths("theme", [str(resource_path("icons", "controls", theme.value))])
    # The style sheet hands every widget the font in force at this moment: without this, fields lag a size behind.
    set_application_fonts(application)
    # Widgets under a style sheet keep old colours after a palette change alone, so the sheet is set anew every time.
    application.setStyleSheet(style_sheet_of(look.tokens, look.text_scale))
    # The first style sheet drops fonts set for widget classes before it, so they come after.
    set_application_fonts(application)
    look.changed.emit()


def system_theme() -> Theme:
    """What the system asks for; light where it does not say (bare X11, offscreen)."""
    hints = QGuiApplication.styleHints()
    return Theme.DARK if hints.colorScheme() is Qt.ColorScheme.Dark else Theme.LIGHT
