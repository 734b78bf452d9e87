"""Keys as they look on the keyboard: which caps a key is made of, how wide they are, and drawing them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.documents.faces import Face
from app.documents.pen import GREY_INK, WHITE, Pen, TextStyle
from app.documents.text_layout import fit, text_width

_KEY = TextStyle(Face.SEMIBOLD, 7.8, 10)
_HEIGHT = 12.2
_PADDING = 3.6
_GAP = 2.2
_ARROWS = {"Up": "↑", "Down": "↓", "Left": "←", "Right": "→"}


@dataclass(frozen=True, slots=True)
class KeyCaps:
    """The caps of one key, measured at a scale: each with its words, look and width."""

    caps: tuple[tuple[str, TextStyle, float], ...]
    scale: float

    @property
    def width(self) -> float:
        """The width of all caps beside each other."""
        return sum(width for _words, _style, width in self.caps) + _GAP * self.scale * max(len(self.caps) - 1, 0)

    @property
    def height(self) -> float:
        """The height of a cap."""
        return _HEIGHT * self.scale

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw the caps from here to the right, each a little higher than it is deep."""
        for words, style, width in self.caps:
            pen.box(x, top, width, self.height, radius=2.4 * self.scale, fill=WHITE, stroke=GREY_INK, line=0.6)
            y = top + self.height - 1.7 * self.scale
            pen.rule(x + 2, y, x + width - 2, y, 0.5, GREY_INK)
            pen.text(words, x + width / 2, top + 8.4 * self.scale, style, align=0.5)
            x += width + _GAP * self.scale


def measured_caps(key: str, scale: float, most_width: float) -> KeyCaps:
    """The caps of a key; where they are wider than the room, each is made small enough for its share of it."""
    parts = key_parts(key)
    found = _measured(parts, scale, most_width)
    if found.width > most_width:
        found = _measured(parts, scale, most_width / len(parts) - _GAP * scale)
    return found


def _measured(parts: Sequence[str], scale: float, most_width: float) -> KeyCaps:
    style = _KEY.sized(_KEY.size * scale)
    padding = _PADDING * scale
    caps = []
    for words in parts:
        shown, fitted = fit(_ARROWS.get(words, words), style, most_width - 2 * padding, 4)
        caps.append((shown, fitted, max(text_width(shown, fitted) + 2 * padding, _HEIGHT * scale)))
    return KeyCaps(tuple(caps), scale)


def key_parts(key: str) -> tuple[str, ...]:
    """The keys to press one by one; what two ways have in common is said once.

    "Ctrl+Shift+C" gives Ctrl, Shift, C; "Ctrl+Left / Ctrl+Right" gives Ctrl, Left, Right.
    """
    ways = [_pressed(way) for way in key.split(" / ")]
    held = ways[0][:-1]
    if any(way[:-1] != held and len(way) > 1 for way in ways):
        return tuple(part for way in ways for part in way)
    return (*held, *(way[-1] for way in ways))


def _pressed(way: str) -> Sequence[str]:
    """The keys of one way; the last of them may be the plus sign itself."""
    head, plus, last = way.rpartition("+")
    if plus and not last:
        return [*(part for part in head.split("+") if part), "+"]
    return way.split("+")
