from __future__ import annotations

import pytest
from PySide6.QtGui import QFontDatabase, QRawFont
from PySide6.QtWidgets import QApplication

from ui.theme import fonts, scripts
from ui.theme.fonts import TextRole, font


@pytest.mark.parametrize("text", ["Łukasz Ørsted", "Việt", "Ελένη", "Жанна", "“Quoted” – $25 · 2 × 3 ≤ 7 → now", ""])
def test_letters_that_inter_has_load_nothing(themed: QApplication, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(scripts, "register_font", asked.append)
    scripts.ensure_fonts_for(text)
    assert asked == []
    inter = QRawFont.fromFont(font(TextRole.BODY))
    assert all(inter.supportsCharacter(ord(letter)) for letter in text)


@pytest.mark.parametrize(
    ("text", "file_name"),
    [
        ("田中", "NotoSansSC-Regular.ttf"),
        ("まり", "NotoSansJP-Regular.ttf"),
        ("김", "NotoSansKR-Regular.ttf"),
        ("สมชาย", "NotoSansThai-Regular.ttf"),
        ("שלום", "NotoSansHebrew-Regular.ttf"),
        ("محمد", "NotoSansArabic-Regular.ttf"),
        ("नमस्ते", "NotoSansDevanagari-Regular.ttf"),
        ("Հայկ", "DejaVuSans.ttf"),
    ],
)
def test_a_script_without_a_font_on_the_machine_gets_ours(
    themed: QApplication, text: str, file_name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(scripts, "register_font", asked.append)
    monkeypatch.setattr(QFontDatabase, "families", lambda *_system: [])
    scripts.ensure_fonts_for("Margaret", text)
    assert set(asked) == {file_name}
    assert fonts.resource_path("fonts", file_name).is_file()


def test_a_font_of_the_machine_is_preferred(themed: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(scripts, "register_font", asked.append)
    monkeypatch.setattr(QFontDatabase, "families", lambda *_system: ["A font of the machine"])
    scripts.ensure_fonts_for("田中")
    assert asked == []
