"""The words of papers as they ship, in the language in use or in American English."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator

import pytest

from app.errors import UnreadableFileError
from app.shipped_words import shipped_words, words_language
from app.translations import set_language


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    yield
    set_language("en_US")


def test_a_language_without_words_of_its_own_has_the_american_ones() -> None:
    american = shipped_words("certificate")
    assert tomllib.loads(american)["title"] == "Certificate of loyalty"
    set_language("pt_BR")
    assert shipped_words("certificate") == american


def test_words_are_kept_by_the_main_language() -> None:
    assert words_language() == "en"
    set_language("pt_BR")
    assert words_language() == "pt"


def test_an_unknown_paper_has_none() -> None:
    with pytest.raises(UnreadableFileError, match="install Everafter again"):
        shipped_words("no such paper")
