"""Fonts are chosen by character, shaped, ordered, and honest about what they cannot write."""

from __future__ import annotations

from pathlib import Path

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

from app.documents.faces import CHINESE, EMOJI, JAPANESE, KOREAN, Face, script_files
from app.documents.fonts import FontLibrary, TextLine, clusters, font_library
from app.documents.machine_fonts import MachineFonts


@pytest.fixture
def library() -> FontLibrary:
    return FontLibrary(machine_folders=())


def fonts_of(line: TextLine) -> list[str]:
    return [piece.font.fontName for piece in line.pieces]


@pytest.mark.parametrize(
    ("text", "font"),
    [
        ("Łukasz Đặng", "Inter-Regular"),
        ("Ζωή Анна", "Inter-Regular"),
        ("محمد", "NotoSansArabic-Regular"),
        ("דנה", "NotoSansHebrew-Regular"),
        ("สมชาย", "NotoSansThai-Regular"),
        ("हिन्दी", "NotoSansDevanagari-Regular"),
        ("김민수", KOREAN),
        ("やまだ", JAPANESE),
        ("张", CHINESE),
        ("😀", EMOJI),
        ("☔", "DejaVuSans"),
    ],
)
def test_each_script_finds_its_font(library: FontLibrary, text: str, font: str) -> None:
    line = library.line(text, Face.REGULAR)
    assert set(fonts_of(line)) == {font}
    assert line.missing == frozenset()


@pytest.mark.parametrize("face", [Face.REGULAR, Face.PROSE, Face.SCRIPT])
@pytest.mark.parametrize(
    "emoji", ["👨\u200d👩\u200d👧\u200d👦", "👍🏽", "🏳\ufe0f\u200d🌈", "🇩🇪", "1\ufe0f\u20e3"], ids=ascii
)
def test_what_is_one_picture_on_a_screen_is_one_on_paper(library: FontLibrary, emoji: str, face: Face) -> None:
    line = library.line(emoji, face)
    assert fonts_of(line) == [EMOJI]
    assert line.width == library.line("😀", face).width
    assert line.missing == frozenset()


@pytest.mark.parametrize("face", list(Face))
def test_no_letter_is_drawn_as_a_box_in_silence(library: FontLibrary, face: Face) -> None:
    for text in (
        "Nguyễn Ỡm",
        "ẞǼțÞ",
        "Ὀδυσσεύς",
        "Ґалаґан Қазақ",
        "لَيْلَىٰ ۱۲",
        "שָׁלוֹם",
        "王麗華 臺灣",
        "髙橋ヴァ",
        "힣ㄱ",
        "น้ำ",
        "क्ष ज्ञ",
    ):
        line = library.line(text, face)
        assert line.missing == frozenset(), text
        for piece in line.pieces:
            codes = "".join(part for part in piece.parts if isinstance(part, str))
            assert all(piece.font.face.charToGlyph[ord(code)] for code in codes), text


def test_chinese_characters_take_the_font_of_the_text_around_them(library: FontLibrary) -> None:
    assert set(fonts_of(library.line("山田さん", Face.REGULAR))) == {JAPANESE}
    assert set(fonts_of(library.line("山김", Face.REGULAR))) == {KOREAN}
    assert set(fonts_of(library.line("张山", Face.REGULAR))) == {CHINESE}


def test_scripts_can_be_mixed_in_one_name(library: FontLibrary) -> None:
    line = library.line("Anna 山田 محمد", Face.BOLD)
    assert {"Inter-Bold", JAPANESE, "NotoSansArabic-Regular"} <= set(fonts_of(line))
    assert line.missing == frozenset()


def test_a_thin_font_that_helps_a_bold_one_is_thickened(library: FontLibrary) -> None:
    assert all(piece.is_thickened for piece in library.line("山田", Face.BOLD).pieces)
    assert not any(piece.is_thickened for piece in library.line("山田", Face.REGULAR).pieces)


def test_arabic_letters_are_joined(library: FontLibrary) -> None:
    (joined,) = library.line("محمد", Face.REGULAR).pieces
    alone = {library.line(letter, Face.REGULAR).pieces[0].parts for letter in "محمد"}
    assert not any((part,) in alone for part in joined.parts)
    assert len("".join(str(part) for part in joined.parts if isinstance(part, str))) == 4


def test_a_character_without_a_font_is_named_and_marked(library: FontLibrary) -> None:
    line = library.line("a𓀀b", Face.REGULAR)
    assert line.missing == {"𓀀"}
    assert "�" in "".join(str(part) for piece in line.pieces for part in piece.parts)


def test_a_mark_that_fits_no_letter_is_left_off_and_named(library: FontLibrary) -> None:
    line = library.line("山\u0591", Face.REGULAR)
    assert line.missing == {"\u0591"}
    assert fonts_of(line) == [JAPANESE]


def odd_font(path: Path, name: str) -> None:
    """A small TrueType font with one picture for a letter of ancient Egypt."""
    square = TTGlyphPen(None)
    square.moveTo((0, 0))
    for corner in ((0, 500), (500, 500), (500, 0)):
        square.lineTo(corner)
    square.closePath()
    builder = FontBuilder(1000)
    builder.setupGlyphOrder([".notdef", "bird"])
    builder.setupCharacterMap({0x13000: "bird"})
    builder.setupGlyf({".notdef": TTGlyphPen(None).glyph(), "bird": square.glyph()})
    builder.setupHorizontalMetrics({".notdef": (500, 0), "bird": (600, 0)})
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": name, "styleName": "Regular", "psName": name})
    builder.setupOS2()
    builder.setupPost()
    builder.save(path)


def test_the_machines_own_fonts_are_the_last_help(tmp_path: Path) -> None:
    (tmp_path / "broken.ttf").write_bytes(b"not a font")
    odd_font(tmp_path / "odd.ttf", "Odd")
    assert MachineFonts([tmp_path]).file_with("𓀀") == tmp_path / "odd.ttf"
    line = FontLibrary(machine_folders=[tmp_path, tmp_path / "missing"]).line("a𓀀", Face.REGULAR)
    assert line.missing == frozenset()
    assert fonts_of(line)[-1].startswith("machine:")


def test_a_machines_font_of_a_name_we_have_already_is_not_used(tmp_path: Path) -> None:
    odd_font(tmp_path / "odd.ttf", "Inter-Regular")
    assert FontLibrary(machine_folders=[tmp_path]).line("a𓀀", Face.REGULAR).missing == {"𓀀"}


def test_widths_of_words_and_lines_agree(library: FontLibrary) -> None:
    for face in (Face.REGULAR, Face.PROSE, Face.SCRIPT):
        assert library.width("Margaret Alder", face) == pytest.approx(library.line("Margaret Alder", face).width)


def test_a_font_is_read_once_and_shared_by_all() -> None:
    assert font_library() is font_library()
    assert font_library().font("Inter-Regular") is font_library().font("Inter-Regular")


def test_remembered_lines_do_not_grow_without_end(library: FontLibrary) -> None:
    for number in range(5_000):
        library.line(f"client {number}", Face.REGULAR)
    assert len(library._lines) <= 4_000


def test_characters_keep_their_marks_when_they_are_taken_apart() -> None:
    assert list(clusters("a\u0301b")) == ["a\u0301", "b"]
    assert list(clusters("")) == []


def test_blocks_of_scripts_are_in_rising_order() -> None:
    assert script_files("a") == ()
    assert script_files("\u05d0") == ("NotoSansHebrew-Regular",)
    assert script_files("\u05ff") == ("NotoSansHebrew-Regular",)
    assert script_files("\u0500") == ()
