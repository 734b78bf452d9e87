"""The look in use now: theme, colours and text size; everything that paints reads it from here."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QObject, Signal

from ui.theme.tokens import Theme, Tokens, tokens_of


class Appearance(QObject):
    """Announces a changed theme or text size to widgets that keep a font or a measured size."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.theme = Theme.LIGHT
        self.tokens = tokens_of(Theme.LIGHT)
        self.text_scale = 1.0


@lru_cache(maxsize=1)
def appearance() -> Appearance:
    """The one appearance of this process."""
    return Appearance()


def tokens() -> Tokens:
    """The colours in use now; painters ask at every paint, so a switch needs no more than a repaint."""
    return appearance().tokens


def sized(pixels: float) -> int:
    """A height or width that grows with the text size, in whole pixels."""
    return round(pixels * appearance().text_scale)
