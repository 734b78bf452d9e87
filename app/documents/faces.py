"""The faces that papers speak of, the files behind them, and which file helps out for which script."""

from __future__ import annotations

from bisect import bisect_right
from enum import Enum


class Face(Enum):
    """A typeface by its part on the paper."""

    REGULAR = "Inter-Regular"
    MEDIUM = "Inter-Medium"
    SEMIBOLD = "Inter-SemiBold"
    BOLD = "Inter-Bold"
    ITALIC = "Inter-Italic"
    PROSE = "EBGaramond-Regular"
    PROSE_SEMIBOLD = "EBGaramond-SemiBold"
    PROSE_ITALIC = "EBGaramond-Italic"
    CAPITALS = "CormorantGaramond-Medium"
    CAPITALS_SEMIBOLD = "CormorantGaramond-SemiBold"
    SCRIPT = "GreatVibes-Regular"

    @property
    def is_strong(self) -> bool:
        """Whether a lighter font that helps out has to be thickened."""
        return self in _STRONG

    @property
    def is_always_shaped(self) -> bool:
        """Whether kerning and ligatures are worth their time: faces for large words and prose."""
        return self in _HELPERS


_STRONG = frozenset({Face.SEMIBOLD, Face.BOLD, Face.PROSE_SEMIBOLD, Face.CAPITALS_SEMIBOLD})
_HELPERS = {
    Face.PROSE: (),
    Face.PROSE_SEMIBOLD: (),
    Face.PROSE_ITALIC: (),
    Face.CAPITALS: ("EBGaramond-Regular",),
    Face.CAPITALS_SEMIBOLD: ("EBGaramond-SemiBold",),
    Face.SCRIPT: ("EBGaramond-Italic",),
}

JAPANESE = "NotoSansJP-Regular"
KOREAN = "NotoSansKR-Regular"
CHINESE = "NotoSansSC-Regular"
EMOJI = "NotoEmoji-Regular"
HAN = (JAPANESE, CHINESE, KOREAN)

# First and last code of a block, and the file to ask first; in rising order.
_BLOCKS: tuple[tuple[int, int, tuple[str, ...]], ...] = (
    (0x0590, 0x05FF, ("NotoSansHebrew-Regular",)),
    (0x0600, 0x06FF, ("NotoSansArabic-Regular",)),
    (0x0750, 0x077F, ("NotoSansArabic-Regular",)),
    (0x0870, 0x08FF, ("NotoSansArabic-Regular",)),
    (0x0900, 0x097F, ("NotoSansDevanagari-Regular",)),
    (0x0E00, 0x0E7F, ("NotoSansThai-Regular",)),
    (0x1100, 0x11FF, (KOREAN,)),
    (0x1CD0, 0x1CFF, ("NotoSansDevanagari-Regular",)),
    (0x2E80, 0x303F, HAN),
    (0x3040, 0x312F, (JAPANESE, CHINESE)),
    (0x3130, 0x318F, (KOREAN,)),
    (0x3190, 0x31FF, HAN),
    (0x3200, 0x33FF, HAN),
    (0x3400, 0x9FFF, HAN),
    (0xA8E0, 0xA8FF, ("NotoSansDevanagari-Regular",)),
    (0xA960, 0xA97F, (KOREAN,)),
    (0xAC00, 0xD7FF, (KOREAN,)),
    (0xF900, 0xFAFF, HAN),
    (0xFB1D, 0xFB4F, ("NotoSansHebrew-Regular",)),
    (0xFB50, 0xFDFF, ("NotoSansArabic-Regular",)),
    (0xFE30, 0xFE4F, HAN),
    (0xFE70, 0xFEFC, ("NotoSansArabic-Regular",)),
    (0xFF00, 0xFFEF, HAN),
    (0x1F000, 0x1FAFF, (EMOJI,)),
    (0x20000, 0x3FFFF, HAN),
)
_FIRST_CODES = [first for first, _last, _files in _BLOCKS]


def helper_files(face: Face, character: str) -> tuple[str, ...]:
    """The files to ask, in order, for a character that the face's own file lacks."""
    wide = "DejaVuSans-Bold" if face.is_strong else "DejaVuSans"
    other = "DejaVuSans" if face.is_strong else "DejaVuSans-Bold"
    return (*_HELPERS.get(face, ()), *script_files(character), wide, other, EMOJI)


def script_files(character: str) -> tuple[str, ...]:
    """The files made for the script of a character; empty for Latin, Greek, Cyrillic and plain signs."""
    place = bisect_right(_FIRST_CODES, ord(character)) - 1
    if place < 0:
        return ()
    _first, last, files = _BLOCKS[place]
    return files if ord(character) <= last else ()
