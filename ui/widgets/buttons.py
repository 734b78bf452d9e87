"""Buttons: one filled button a screen, plain ones beside it, quiet ones, links and icons for the rest."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent, Qt
from PySide6.QtWidgets import QPushButton, QWidget

from ui.theme.appearance import appearance, sized, tokens
from ui.theme.fonts import TextRole, font
from ui.theme.icons import IconPlace, Ink, icon_size_beside_text, tinted_icon
from ui.widgets.painting import outline_rounded

_ICON = 16
_SMALL_ICON = 14


class ButtonVariant(Enum):
    """How much a button calls for attention; DANGER is for a broken promise or what cannot be undone."""

    PRIMARY = "primary"
    PLAIN = "plain"
    QUIET = "quiet"
    DANGER = "danger"
    LINK = "link"


_INK_OF = {
    ButtonVariant.PRIMARY: Ink.ON_ACCENT,
    ButtonVariant.PLAIN: Ink.SECONDARY,
    ButtonVariant.QUIET: Ink.SECONDARY,
    ButtonVariant.DANGER: Ink.ON_LATE,
    ButtonVariant.LINK: Ink.ACCENT_TEXT,
}
_FILLED = (ButtonVariant.PRIMARY, ButtonVariant.DANGER)


class Button(QPushButton):
    """A verb with a mnemonic (`"&Book job"`), an optional icon by name, and a variant."""

    def __init__(
        self,
        text: str,
        variant: ButtonVariant = ButtonVariant.PLAIN,
        icon: str = "",
        parent: QWidget | None = None,
        *,
        keep_caret: bool = False,
    ) -> None:
        super().__init__(text, parent)
        self._variant = variant
        # Enter presses the button that has the focus, in a window as in a dialog.
        self.setAutoDefault(True)
        self.setProperty("variant", variant.value)
        if variant in _FILLED:
            self._take_font()
            appearance().changed.connect(self._take_font)
        if keep_caret:
            # Beside a note a click must not steal the caret; Tab still reaches the button.
            self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(
            Qt.CursorShape.PointingHandCursor if variant is ButtonVariant.LINK else Qt.CursorShape.ArrowCursor
        )
        if icon:
            self.set_icon(icon)

    def set_icon(self, name: str) -> None:
        """Show an icon before the words."""
        self.setIcon(tinted_icon(name, _INK_OF[self._variant], IconPlace.BEFORE_TEXT))
        self.setIconSize(icon_size_beside_text(_ICON))

    def _take_font(self) -> None:
        self.setFont(font(TextRole.BODY_STRONG))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it in the theme in use."""
        super().paintEvent(event)
        if self._variant in _FILLED and self.hasFocus():
            self._paint_inner_ring()

    def _paint_inner_ring(self) -> None:
        # A ring in the fill's own colour would not be seen; inside, in the text's colour, it has more than 6 to 1.
        look = tokens()
        painter = QPainter(self)
        colour = look.on_accent if self._variant is ButtonVariant.PRIMARY else look.on_late
        outline_rounded(painter, QRectF(self.rect()).adjusted(2, 2, -2, -2), 5, colour, 2)
        painter.end()


class LinkButton(Button):
    """A short verb in the corner of a card: Edit, Move, Preview; `trailing_icon` adds an arrow after the words."""

    def __init__(self, text: str, parent: QWidget | None = None, *, trailing_icon: str = "") -> None:
        super().__init__(text, ButtonVariant.LINK, "", parent)
        if trailing_icon:
            self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
            self.setIcon(tinted_icon(trailing_icon, Ink.ACCENT_TEXT, IconPlace.AFTER_TEXT))
            self.setIconSize(icon_size_beside_text(_SMALL_ICON))


class IconButton(QPushButton):
    """An icon without words, for close, back and more only; `name` is its tool tip and its accessible name."""

    def __init__(self, icon: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAutoDefault(True)
        self.setProperty("variant", "icon")
        self.setIcon(tinted_icon(icon))
        self.setToolTip(name)
        self.setAccessibleName(name)
        self.setFixedSize(sized(32), sized(32))
