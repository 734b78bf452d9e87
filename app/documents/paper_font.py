"""One TrueType font as papers use it: widths, glyphs of shaped text, and what they mean when copied out again."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from threading import RLock
from typing import cast

import uharfbuzz
from reportlab.pdfbase.pdfdoc import PDFDocument, PDFStream
from reportlab.pdfbase.ttfonts import SUBSETN, TTFont

# Plane 15 is for private use, so no text that we print as it stands can need these numbers.
_FIRST_GLYPH_CODE = 0xF0000
_NOT_SIMPLE = frozenset({"Mn", "Me", "Mc", "Cf", "Cc", "Cs", "Co", "Cn"})
_NOT_LEFT_TO_RIGHT = frozenset({"R", "AL", "AN", "NSM", "BN"})
_ESCAPES = {"(": "\\(", ")": "\\)", "\\": "\\\\"}

# ReportLab moves a file position while it cuts a subset out of a font that documents share.
FONT_LOCK = RLock()


class PaperFont(TTFont):
    """A font that is parsed once, shared by all documents, and embedded in each as a subset."""

    def __init__(self, name: str, path: Path, subfont: int = 0) -> None:
        super().__init__(name, str(path), subfontIndex=subfont, asciiReadable=True)
        self._path = path
        self._subfont = subfont
        self._meanings: dict[int, str] = {}
        self._glyph_codes: dict[tuple[int, str], str] = {}
        self._shaper: uharfbuzz.Font | None = None
        self._simple_widths: dict[str, float] | None = None

    @property
    def simple_widths(self) -> dict[str, float]:
        """Widths, in ems, of the characters that are drawn one after the other with no shaping."""
        if self._simple_widths is None:
            widths = self.face.charWidths
            self._simple_widths = {
                chr(code): widths.get(code, self.face.defaultWidth) / 1000
                for code in self.face.charToGlyph
                if code < _FIRST_GLYPH_CODE and _is_simple(chr(code))
            }
        return self._simple_widths

    def has(self, characters: str) -> bool:
        """Whether the font has a glyph for each of these characters."""
        glyphs = self.face.charToGlyph
        return all(ord(character) in glyphs for character in characters)

    def shape(self, text: str, *, right_to_left: bool, ligatures: bool) -> list[ShapedGlyph]:
        """The glyphs of a run in one direction, from left to right as they stand on paper."""
        buffer = uharfbuzz.Buffer()
        buffer.cluster_level = uharfbuzz.BufferClusterLevel.MONOTONE_CHARACTERS
        buffer.add_str(text)
        buffer.guess_segment_properties()
        buffer.direction = "rtl" if right_to_left else "ltr"
        uharfbuzz.shape(self._shaper_font(), buffer, {} if ligatures else {"liga": False, "clig": False, "calt": False})
        glyphs = [info.codepoint for info in buffer.glyph_infos]
        meanings = _cluster_texts(text, [info.cluster for info in buffer.glyph_infos], right_to_left)
        scale = 1 / self.face.unitsPerEm
        return [
            ShapedGlyph(
                self._code(glyph, meaning),
                position.x_advance * scale,
                position.x_offset * scale,
                position.y_offset * scale,
            )
            for glyph, meaning, position in zip(glyphs, meanings, buffer.glyph_positions, strict=True)
        ]

    def width_of_code(self, code: str) -> float:
        """The width, in ems, that a viewer moves on after this code."""
        widths = self.face.charWidths
        return float(widths.get(ord(code), self.face.defaultWidth)) / 1000

    def literals(self, codes: str, document: PDFDocument) -> list[tuple[str, str]]:
        """The codes as PDF strings with the resource name of their subset: usually one pair."""
        with FONT_LOCK:
            return [
                (self.getSubsetInternalName(subset, document), _pdf_string(content))
                for subset, content in self.splitString(codes, document)
            ]

    def addObjects(self, doc: PDFDocument) -> None:  # noqa: N802 - the name is ReportLab's
        """Embed the used subsets; copied text then gives back the characters that were written."""
        subsets = list(self.state[doc].subsets)
        super().addObjects(doc)
        for number, subset in enumerate(subsets):
            name = (SUBSETN(number) + b"+" + self.face.name + self.face.subfontNameX).decode("pdfdoc")
            stream = cast("PDFStream", doc.idToObject["toUnicodeCMap:" + name])
            stream.content = _to_unicode(name, [self._meanings.get(code, chr(code)) for code in subset])

    def _shaper_font(self) -> uharfbuzz.Font:
        """The font as the shaper sees it, read when the first text asks for shaping."""
        if self._shaper is None:
            blob = uharfbuzz.Blob.from_file_path(str(self._path))
            self._shaper = uharfbuzz.Font(uharfbuzz.Face(blob, self._subfont))
        return self._shaper

    def _code(self, glyph: int, meaning: str) -> str:
        """The character that stands for a glyph: its own where it has one, else a private one."""
        if len(meaning) == 1 and self.face.charToGlyph.get(ord(meaning)) == glyph:
            return meaning
        with FONT_LOCK:
            known = self._glyph_codes.get((glyph, meaning))
            if known is not None:
                return known
            code = _FIRST_GLYPH_CODE + len(self._glyph_codes)
            while code in self.face.charToGlyph:
                code += 1
            # Not from the face's own table: beyond the last full metric it holds advances that are scaled already.
            advance = self._shaper_font().get_glyph_h_advance(glyph)
            self.face.charToGlyph[code] = glyph
            self.face.charWidths[code] = advance * 1000 / self.face.unitsPerEm
            self._meanings[code] = meaning
            self._glyph_codes[(glyph, meaning)] = chr(code)
            return chr(code)


class ShapedGlyph:
    """A glyph where shaping puts it; lengths in ems."""

    __slots__ = ("advance", "code", "offset", "rise")

    def __init__(self, code: str, advance: float, offset: float, rise: float) -> None:
        self.code = code
        self.advance = advance
        self.offset = offset
        self.rise = rise


@lru_cache(maxsize=4096)  # the cuts of one family have the same letters
def _is_simple(character: str) -> bool:
    """Whether a character needs neither shaping nor ordering."""
    return (
        unicodedata.category(character) not in _NOT_SIMPLE
        and unicodedata.bidirectional(character) not in _NOT_LEFT_TO_RIGHT
    )


def _cluster_texts(text: str, clusters: Sequence[int], right_to_left: bool) -> list[str]:
    """What each glyph stands for; all but the first glyph of a cluster stand for nothing."""
    starts = sorted(set(clusters))
    ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
    order = range(len(clusters) - 1, -1, -1) if right_to_left else range(len(clusters))
    meanings = [""] * len(clusters)
    told: set[int] = set()
    for place in order:
        start = clusters[place]
        if start not in told:
            told.add(start)
            meanings[place] = text[start : ends[start]]
    return meanings


def _pdf_string(content: bytes) -> str:
    """The bytes between brackets, ASCII only."""
    text = content.decode("latin-1")
    if text.isascii() and text.isprintable():
        if "(" in text or ")" in text or "\\" in text:
            return "(" + "".join(_ESCAPES.get(character, character) for character in text) + ")"
        return f"({text})"
    return (
        "("
        + "".join(
            _ESCAPES.get(character, character) if " " <= character <= "~" else f"\\{ord(character):03o}"
            for character in text
        )
        + ")"
    )


def _to_unicode(name: str, meanings: Sequence[str]) -> str:
    """The table that a viewer uses to search and copy, also for ligatures and for characters beyond U+FFFF."""
    lines = [
        "/CIDInit /ProcSet findresource begin",
        "12 dict begin",
        "begincmap",
        f"/CIDSystemInfo << /Registry ({name}) /Ordering ({name}) /Supplement 0 >> def",
        f"/CMapName /{name} def",
        "/CMapType 2 def",
        "1 begincodespacerange",
        "<00> <FF>",
        "endcodespacerange",
    ]
    told = [
        (code, meaning)
        for code, meaning in enumerate(meanings)
        if meaning and (meaning != " " or code == ord(" ")) and meaning != "\0"
    ]
    for first in range(0, len(told), 100):
        block = told[first : first + 100]
        lines.append(f"{len(block)} beginbfchar")
        lines.extend(f"<{code:02X}> <{meaning.encode('utf-16-be').hex().upper()}>" for code, meaning in block)
        lines.append("endbfchar")
    lines += ["endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"]
    return "\n".join(lines)
