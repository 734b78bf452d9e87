"""Painting that widgets and list delegates share, so that a chip on a card and a chip in a list are the same chip."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, Qt, QTextLayout, QTextOption

from ui.theme.appearance import appearance, sized, tokens
from ui.theme.fonts import TextRole, font, font_of_size
from ui.theme.icons import paint_icon
from ui.theme.tones import Tone, tone_colours

CHIP_HEIGHT = 22
CHIP_ICON = 14
_CHIP_PADDING = 8
_CHIP_PADDING_BEFORE_ICON = 6
_CHIP_ICON_GAP = 4
_SHADOW = ((4, 5), (3, 7), (2, 9), (1, 11))  # distance from the panel, opacity of 255


def metrics(role: TextRole, *, tabular: bool = False) -> QFontMetricsF:
    """The measures of a role's font at the text size in use."""
    return _metrics(role, tabular, appearance().text_scale)


@lru_cache(maxsize=64)
def _metrics(role: TextRole, tabular: bool, _scale: float) -> QFontMetricsF:
    return QFontMetricsF(font(role, tabular=tabular))


def text_width(text: str, role: TextRole, *, tabular: bool = False) -> float:
    """How wide a text is; measured once, because measuring is what makes list painting slow."""
    return _width(text, role, tabular, appearance().text_scale)


@lru_cache(maxsize=4096)
def _width(text: str, role: TextRole, tabular: bool, _scale: float) -> float:
    return _metrics(role, tabular, _scale).horizontalAdvance(text)


def wrapped_lines(text: str, role: TextRole, width: float, most: int = 0, *, italic: bool = False) -> tuple[str, ...]:
    """A text broken to a width; beyond `most` lines (0: no limit) the last one ends in an ellipsis."""
    return _wrapped(text, role, int(width), most, italic, appearance().text_scale)


@lru_cache(maxsize=2048)
def _wrapped(text: str, role: TextRole, width: int, most: int, italic: bool, _scale: float) -> tuple[str, ...]:
    if not text or width <= 0:
        return ()
    face = font(role, italic=italic)
    lines: list[str] = []
    for paragraph in text.split("\n"):
        lines.extend(_lines_of_paragraph(paragraph, face, width))
    if most and len(lines) > most:
        rest = " ".join(lines[most - 1 :])
        last = QFontMetricsF(face).elidedText(rest, Qt.TextElideMode.ElideRight, width)
        lines = [*lines[: most - 1], last]
    return tuple(lines)


def _lines_of_paragraph(paragraph: str, face: QFont, width: int) -> list[str]:
    layout = QTextLayout(paragraph, face)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    lines: list[str] = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        lines.append(paragraph[line.textStart() : line.textStart() + line.textLength()].rstrip())
    layout.endLayout()
    return lines or [""]


def elided(text: str, role: TextRole, width: float) -> str:
    """A text cut to a width with an ellipsis; the common case of a text that fits costs one look-up."""
    if text_width(text, role) <= width:
        return text
    return metrics(role).elidedText(text, Qt.TextElideMode.ElideRight, width)


def draw_text(
    painter: QPainter,
    area: QRectF,
    text: str,
    role: TextRole,
    colour: str,
    *,
    right: bool = False,
    tabular: bool = False,
) -> None:
    """One line, vertically centred in an area, cut to its width."""
    painter.setFont(font(role, tabular=tabular))
    painter.setPen(QColor(colour))
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | side, elided(text, role, area.width() + 1))


def draw_lines(
    painter: QPainter, left: float, top: float, lines: tuple[str, ...], role: TextRole, colour: str, step: int
) -> None:
    """Wrapped lines below each other, `step` pixels apart."""
    painter.setFont(font(role))
    painter.setPen(QColor(colour))
    measures = metrics(role)
    baseline = top + (step - measures.height()) / 2 + measures.ascent()
    for number, line in enumerate(lines):
        painter.drawText(QPointF(left, baseline + number * step), line)


def chip_height() -> int:
    """The height of a chip at the text size in use."""
    return sized(CHIP_HEIGHT)


def chip_width(text: str, icon: str = "") -> int:
    """The width a chip needs."""
    before = _CHIP_PADDING_BEFORE_ICON + CHIP_ICON + _CHIP_ICON_GAP if icon else _CHIP_PADDING
    return round(before + text_width(text, TextRole.CAPTION, tabular=True) + _CHIP_PADDING + 0.5)


def paint_chip(
    painter: QPainter, left: float, top: float, text: str, tone: Tone, icon: str = "", *, solid: bool = False
) -> int:
    """A chip with its left upper corner at a point; returns its width. Solid only for a broken promise."""
    look = tokens()
    colours = tone_colours(tone, look)
    ink = look.on_late if solid else colours.text
    width, height = chip_width(text, icon), chip_height()
    fill_rounded(painter, QRectF(left, top, width, height), height / 2, look.late if solid else colours.fill)
    text_left = left + _CHIP_PADDING
    if icon:
        paint_icon(painter, icon, ink, left + _CHIP_PADDING_BEFORE_ICON, top + (height - CHIP_ICON) / 2, CHIP_ICON)
        text_left = left + _CHIP_PADDING_BEFORE_ICON + CHIP_ICON + _CHIP_ICON_GAP
    draw_text(painter, QRectF(text_left, top, width, height), text, TextRole.CAPTION, ink, tabular=True)
    return width


def paint_avatar(painter: QPainter, left: float, top: float, diameter: int, initials: str) -> None:
    """Initials in a soft circle."""
    look = tokens()
    area = QRectF(left, top, diameter, diameter)
    fill_rounded(painter, area, diameter / 2, look.accent_soft)
    painter.setFont(font_of_size(initials_size(diameter) / appearance().text_scale, QFont.Weight.DemiBold))
    painter.setPen(QColor(look.accent_soft_text))
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter, initials)


def initials_size(diameter: int) -> float:
    """The size of initials: two letters fill the middle of the circle."""
    return max(9.0, diameter * 0.42)


def fill_rounded(painter: QPainter, area: QRectF, radius: float, colour: str) -> None:
    """A filled rounded rectangle without an edge."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawRoundedRect(area, radius, radius)


def outline_rounded(painter: QPainter, area: QRectF, radius: float, colour: str, width: float = 1) -> None:
    """An edge drawn wholly inside the area; the half-pixel offset keeps 1 px lines crisp."""
    half = width / 2
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(colour), width))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(area.adjusted(half, half, -half, -half), radius - half, radius - half)


def paint_focus_ring(painter: QPainter, area: QRectF, radius: float) -> None:
    """The 2 px ring of the control that has the keyboard."""
    outline_rounded(painter, area, radius, tokens().focus, 2)


def paint_floating_panel(painter: QPainter, area: QRectF, radius: float = 10) -> None:
    """The raised surface of palette and toast with its soft shadow, drawn inside a margin of 4 px around `area`."""
    look = tokens()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    for distance, opacity in _SHADOW:
        painter.setBrush(QColor(0, 0, 0, opacity))
        painter.drawRoundedRect(
            area.adjusted(-distance, 1 - distance, distance, distance), radius + distance, radius + distance
        )
    fill_rounded(painter, area, radius, look.raised)
    outline_rounded(painter, area, radius, look.line_strong)
