"""The fonts of all papers: loaded once, chosen for each character, shaped and put in order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from unicodedata import category

from app.documents.faces import CHINESE, EMOJI, HAN, JAPANESE, KOREAN, Face, helper_files, script_files
from app.documents.machine_fonts import MachineFonts, machine_font_folders
from app.documents.paper_font import FONT_LOCK, PaperFont, ShapedGlyph
from app.documents.text_direction import visual_runs
from app.errors import UnreadableFileError
from app.resource_files import resource_path
from app.translations import current_language
from app.translations import gettext as _

MISSING_MARK = "\ufffd"
_JOINERS = "\u200c\u200d"
_MOST_REMEMBERED_LINES = 4_000
_HAN_LANGUAGES = {"zh": (CHINESE, JAPANESE, KOREAN), "ko": (KOREAN, CHINESE, JAPANESE)}


@dataclass(frozen=True, slots=True)
class TextPiece:
    """Glyphs of one font: codes to show and, between them, moves to the left in thousandths of an em."""

    font: PaperFont
    parts: tuple[str | float, ...]
    rise: float = 0.0
    is_thickened: bool = False


@dataclass(frozen=True, slots=True)
class TextLine:
    """A text ready to be drawn at any size; its width is in ems."""

    width: float
    pieces: tuple[TextPiece, ...]
    missing: frozenset[str] = frozenset()


class FontLibrary:
    """Every font a paper can need; a file is read when the first character asks for it."""

    def __init__(self, machine_folders: Iterable[Path] | None = None) -> None:
        folders = machine_font_folders() if machine_folders is None else machine_folders
        self._machine_fonts = MachineFonts(folders)
        self._fonts: dict[str, PaperFont] = {}
        self._lines: dict[tuple[str, Face, bool, str], TextLine] = {}

    def font(self, stem: str) -> PaperFont:
        """The shipped font with this file name."""
        font = self._fonts.get(stem)
        if font is None:
            with FONT_LOCK:
                font = self._fonts[stem] = self._load(stem, resource_path("fonts", f"{stem}.ttf"))
        return font

    def has_all(self, face: Face, text: str) -> bool:
        """Whether the face's own file can write the whole text."""
        return self.font(face.value).has(text.replace(" ", ""))

    def width(self, text: str, face: Face) -> float:
        """The width of a cleaned one-line text in ems."""
        if not face.is_always_shaped:
            widths = self.font(face.value).simple_widths
            try:
                return sum(map(widths.__getitem__, text))
            except KeyError:
                pass
        return self.line(text, face).width

    def line(self, text: str, face: Face, *, ligatures: bool = True) -> TextLine:
        """The cleaned one-line text, ready to be drawn; remembered, because the same words come again and again."""
        key = (text, face, ligatures, current_language())
        known = self._lines.get(key)
        if known is not None:
            return known
        if len(self._lines) >= _MOST_REMEMBERED_LINES:
            self._lines.clear()
        line = self._lines[key] = self._simple_line(text, face) or self._shaped_line(text, face, ligatures)
        return line

    def _simple_line(self, text: str, face: Face) -> TextLine | None:
        """The line without shaping, or None if its face or its characters ask for more."""
        if face.is_always_shaped:
            return None
        font = self.font(face.value)
        try:
            width = sum(map(font.simple_widths.__getitem__, text))
        except KeyError:
            return None
        return TextLine(width, (TextPiece(font, (text,)),) if text else ())

    def _shaped_line(self, text: str, face: Face, ligatures: bool) -> TextLine:
        pieces: list[TextPiece] = []
        missing: set[str] = set()
        width = 0.0
        han = self._han_order(text)
        for run, is_right_to_left in visual_runs(text):
            parts = list(self._font_runs(run, face, han, missing))
            for font, part in reversed(parts) if is_right_to_left else parts:
                glyphs = font.shape(part, right_to_left=is_right_to_left, ligatures=ligatures)
                is_thin = face.is_strong and font is not self.font(face.value) and "Bold" not in font.fontName
                pieces.extend(_pieces(font, glyphs, is_thin))
                width += sum(glyph.advance for glyph in glyphs)
        return TextLine(width, tuple(pieces), frozenset(missing))

    def _font_runs(
        self, text: str, face: Face, han: Sequence[str], missing: set[str]
    ) -> Iterator[tuple[PaperFont, str]]:
        """The text cut where the font changes; a character that no font has becomes a mark."""
        chosen = []
        for cluster in clusters(text):
            visible = cluster.strip(_JOINERS)
            font = self._font_with(visible, face, han) if visible else None
            if font is not None:
                chosen.append((font, cluster))
            elif visible:
                chosen.append(self._nearest(visible, face, han, missing))
        for font, group in groupby(chosen, key=lambda pair: pair[0]):
            yield font, "".join(cluster for _font, cluster in group)

    def _nearest(self, cluster: str, face: Face, han: Sequence[str], missing: set[str]) -> tuple[PaperFont, str]:
        """What can be written of a character that no font has with all its marks: without them, or a sign instead."""
        base, marks = cluster[0], cluster[1:]
        missing.update(marks)
        font = self._font_with(base, face, han)
        if font is not None:
            return font, base
        missing.add(base)
        return self.font("DejaVuSans"), MISSING_MARK

    def _font_with(self, cluster: str, face: Face, han: Sequence[str]) -> PaperFont | None:
        """The best font for a character with its marks; the machine's own fonts are asked last."""
        own = self.font(face.value)
        is_emoji = script_files(cluster[0]) == (EMOJI,)
        if own.has(cluster) and not is_emoji:  # a face's own few would tear skin tones and flags apart
            return own
        helpers: tuple[str, ...] = (EMOJI,) if is_emoji else ()
        helpers += helper_files(face, cluster[0])
        if script_files(cluster[0]) == HAN:
            helpers = (*han, *helpers)
        for stem in helpers:
            font = self.font(stem)
            if font.has(cluster):
                return font
        path = self._machine_fonts.file_with(cluster[0])
        return self._machine_font(path, cluster) if path else None

    def _machine_font(self, path: Path, cluster: str) -> PaperFont | None:
        name = f"machine:{path}"
        if name not in self._fonts:
            with FONT_LOCK:
                try:
                    font = PaperFont(name, path)
                except Exception:  # noqa: BLE001 - a machine's odd font may fail in any way and is then not used
                    return None
                if any(font.face.name == known.face.name for known in self._fonts.values()):
                    return None  # two fonts of one name cannot stand in the same PDF
                self._fonts[name] = font
        font = self._fonts[name]
        return font if font.has(cluster) else None

    def _han_order(self, text: str) -> Sequence[str]:
        """Which font writes the Chinese characters: kana and hangul tell, else the language, else what covers all."""
        han = "".join(character for character in text if script_files(character) == HAN)
        if not han:
            return HAN
        if any("\u3040" <= character <= "\u30ff" for character in text):
            return JAPANESE, CHINESE, KOREAN
        if any(script_files(character) == (KOREAN,) for character in text):
            return KOREAN, JAPANESE, CHINESE
        language = current_language().partition("_")[0]
        if language in _HAN_LANGUAGES:
            return _HAN_LANGUAGES[language]
        return sorted(HAN, key=lambda stem: not self.font(stem).has(han))

    @staticmethod
    def _load(stem: str, path: Path) -> PaperFont:
        try:
            return PaperFont(stem, path)
        except OSError as error:
            raise UnreadableFileError(
                _("The font {file} is missing or damaged; nothing was printed, please install Everafter again.").format(
                    file=path.name
                )
            ) from error


@lru_cache(maxsize=1)
def font_library() -> FontLibrary:
    """The library that all papers of this process share."""
    return FontLibrary()


def clusters(text: str) -> Iterator[str]:
    """Characters with the marks and joiners that belong to them; a line may break between two of them."""
    cluster = ""
    for character in text:
        belongs = category(character).startswith("M") or character in _JOINERS
        if cluster and not belongs:
            yield cluster
            cluster = ""
        cluster += character
    if cluster:
        yield cluster


def _pieces(font: PaperFont, glyphs: Sequence[ShapedGlyph], is_thickened: bool) -> Iterator[TextPiece]:
    """The glyphs of a run as few pieces as their rises allow."""
    for rise, group in groupby(glyphs, key=lambda glyph: round(glyph.rise, 4)):
        parts: list[str | float] = []
        for glyph in group:
            if glyph.offset:
                parts.append(-glyph.offset * 1000)
            parts.append(glyph.code)
            behind = (font.width_of_code(glyph.code) - glyph.advance + glyph.offset) * 1000
            if abs(behind) > 0.01:
                parts.append(behind)
        yield TextPiece(font, tuple(_merged(parts)), rise, is_thickened)


def _merged(parts: Iterable[str | float]) -> Iterator[str | float]:
    """Neighbouring codes as one string, neighbouring moves as one number."""
    for _is_text, group in groupby(parts, key=lambda part: isinstance(part, str)):
        members = list(group)
        if isinstance(members[0], str):
            yield "".join(str(member) for member in members)
        else:
            total = sum(member for member in members if isinstance(member, float))
            if abs(total) > 0.01:
                yield total
