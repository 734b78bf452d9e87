"""Fonts of other scripts, loaded when the first name that needs them is about to be shown."""

from __future__ import annotations

from PySide6.QtGui import QFontDatabase

from ui.theme.fonts import register_font

_System = QFontDatabase.WritingSystem
_FIRST_BEYOND_INTER = "\u0530"  # Latin, Greek and Cyrillic lie below
_LATIN_AND_SIGNS = ("\u1e00", "\u22ff")  # more Latin and Greek, punctuation, currencies, arrows: Inter has them

# first and last letter of each block, the writing system that a font of the machine may already serve, our file
_BLOCKS: tuple[tuple[str, str, QFontDatabase.WritingSystem, str], ...] = (
    ("\u0590", "\u05ff", _System.Hebrew, "NotoSansHebrew-Regular.ttf"),
    ("\u0600", "\u08ff", _System.Arabic, "NotoSansArabic-Regular.ttf"),
    ("\u0900", "\u097f", _System.Devanagari, "NotoSansDevanagari-Regular.ttf"),
    ("\u0e00", "\u0e7f", _System.Thai, "NotoSansThai-Regular.ttf"),
    ("\u1100", "\u11ff", _System.Korean, "NotoSansKR-Regular.ttf"),
    ("\u3040", "\u30ff", _System.Japanese, "NotoSansJP-Regular.ttf"),
    ("\u3130", "\u318f", _System.Korean, "NotoSansKR-Regular.ttf"),
    ("\u3400", "\u9fff", _System.SimplifiedChinese, "NotoSansSC-Regular.ttf"),
    ("\uac00", "\ud7af", _System.Korean, "NotoSansKR-Regular.ttf"),
    ("\uf900", "\ufaff", _System.SimplifiedChinese, "NotoSansSC-Regular.ttf"),
    ("\ufb1d", "\ufb4f", _System.Hebrew, "NotoSansHebrew-Regular.ttf"),
    ("\ufb50", "\ufeff", _System.Arabic, "NotoSansArabic-Regular.ttf"),
    ("\uff00", "\uffef", _System.Japanese, "NotoSansJP-Regular.ttf"),
)


def ensure_fonts_for(*texts: str) -> None:
    """See that every letter of these texts has a font; call it once where rows come in, not where they are painted."""
    for text in texts:
        if not text.isascii() and max(text) >= _FIRST_BEYOND_INTER:
            _load_for(text)


def _load_for(text: str) -> None:
    first_sign, last_sign = _LATIN_AND_SIGNS
    for letter in set(text):
        if letter < _FIRST_BEYOND_INTER or first_sign <= letter <= last_sign:
            continue
        for first, last, system, file_name in _BLOCKS:
            if first <= letter <= last:
                if not QFontDatabase.families(system):
                    register_font(file_name)
                break
        else:
            register_font("DejaVuSans.ttf")
