"""Tones: what a colour means, so that widgets never name a colour and status always comes with an icon and a word."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from ui.theme.tokens import Tokens


class Tone(Enum):
    """The meaning of a chip, a mark on the timeline, a bar or a banner."""

    NEUTRAL = "neutral"
    ACCENT = "accent"
    LATE = "late"
    SOON = "soon"
    OK = "ok"
    DONE = "done"
    GOLD = "gold"


class ToneColours(NamedTuple):
    """`strong` for dots, bars and lines; `fill` under `text`; `edge` around a card of this tone."""

    strong: str
    fill: str
    text: str
    edge: str


def tone_colours(tone: Tone, tokens: Tokens) -> ToneColours:
    """The colours of a tone in a theme; text is readable on fill."""
    match tone:
        case Tone.ACCENT:
            return ToneColours(tokens.accent, tokens.accent_soft, tokens.accent_soft_text, tokens.line)
        case Tone.LATE:
            return ToneColours(tokens.late, tokens.late_soft, tokens.late_soft_text, tokens.late_line)
        case Tone.SOON:
            return ToneColours(tokens.soon, tokens.soon_soft, tokens.soon_soft_text, tokens.line)
        case Tone.OK:
            return ToneColours(tokens.ok, tokens.ok_soft, tokens.ok_soft_text, tokens.line)
        case Tone.DONE:
            return ToneColours(tokens.done, tokens.done_soft, tokens.done_soft_text, tokens.line)
        case Tone.GOLD:
            return ToneColours(tokens.gold, tokens.gold_soft, tokens.gold_soft_text, tokens.gold_line)
        case _:
            return ToneColours(tokens.field_edge, tokens.chip, tokens.text_secondary, tokens.line)
