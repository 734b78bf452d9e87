"""Half-written words wait; a file mended by hand is read as far as it can be."""

from __future__ import annotations

from pathlib import Path

import pytest

from ui.voices.kept_words import KeptWords, draft_key, keep_words, kept_words
from ui.window_state import Preferences


@pytest.fixture
def kept(tmp_path: Path) -> Preferences:
    return Preferences(tmp_path / "settings.json")


def test_words_come_back_and_an_empty_form_leaves_nothing(kept: Preferences) -> None:
    key = draft_key(7)
    assert key != draft_key(7, is_from_book=True)
    keep_words(kept, key, KeptWords("question", "text", "Sofas?"))
    assert kept_words(kept, key) == KeptWords("question", "text", "Sofas?")
    keep_words(kept, key, KeptWords("question"))
    assert kept.layout(key) == ""


@pytest.mark.parametrize("text", ["{", "[1]", '{"words": 3, "other": "x"}'])
def test_what_cannot_be_read_is_nothing(kept: Preferences, text: str) -> None:
    kept.keep_layout("draft.said.7", text)
    assert kept_words(kept, "draft.said.7") == KeptWords()
