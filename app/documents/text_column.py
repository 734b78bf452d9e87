"""Lines of text below each other in changing styles, some with a label beside the first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from app.documents.pen import Pen, TextStyle
from app.documents.text_layout import fit

LABEL_WIDTH = 49.0


@dataclass(slots=True)
class TextColumn:
    """Lines of text below each other: x, baseline, words and style, and where the next may begin."""

    y: float = 0.0
    lines: list[tuple[float, float, str, TextStyle]] = field(default_factory=list)

    def add(self, x: float, words: Sequence[str], style: TextStyle) -> None:
        """Add lines in one style below what is there."""
        for line in words:
            self.y += style.leading
            self.lines.append((x, self.y - _descent(style), line, style))

    def add_beside(self, x: float, words: Sequence[str], style: TextStyle, label: str, label_style: TextStyle) -> None:
        """Add lines with a label left of the first."""
        if label:
            label, label_style = fit(label, label_style, LABEL_WIDTH - 3, 5)
            self.lines.append((x, self.y + style.leading - _descent(style), label, label_style))
        self.add(x + LABEL_WIDTH, words, style)

    def draw(self, pen: Pen, top: float) -> None:
        """Write all lines, the column beginning at this height."""
        for x, baseline, words, style in self.lines:
            pen.text(words, x, top + baseline, style)


def _descent(style: TextStyle) -> float:
    """How far above the end of its line a baseline lies, in whole points."""
    return round(style.leading * 0.24)
