"""The one catalogue for screens, papers and errors."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from app import translations


def write_catalogue(folder: Path, language: str, words: dict[str | tuple[str, str], str | tuple[str, str]]) -> None:
    catalogue = Catalog(locale=language)
    for words_of_the_code, words_of_the_language in words.items():
        catalogue.add(words_of_the_code, words_of_the_language)
    file = folder / "resources" / "translations" / language / "LC_MESSAGES" / "everafter.mo"
    file.parent.mkdir(parents=True)
    with file.open("wb") as stream:
        write_mo(stream, catalogue)


@pytest.fixture(autouse=True)
def catalogues(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    write_catalogue(tmp_path, "es", {"client": "cliente", ("one visit", "{n} visits"): ("una visita", "{n} visitas")})
    write_catalogue(tmp_path, "es_MX", {"rug": "tapete"})
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    translations._catalogue.cache_clear()
    yield
    translations.set_language("en_US")
    translations._catalogue.cache_clear()


def test_without_a_language_the_words_of_the_code_are_spoken() -> None:
    assert translations.gettext("fiber") == "fiber"
    assert translations.ngettext("one visit", "{n} visits", 1) == "one visit"
    assert translations.ngettext("one visit", "{n} visits", 2) == "{n} visits"


def test_a_language_with_a_catalogue_is_spoken_from_the_next_word_on() -> None:
    translations.set_language("es")
    assert translations.gettext("client") == "cliente"
    assert translations.ngettext("one visit", "{n} visits", 1) == "una visita"
    assert translations.ngettext("one visit", "{n} visits", 3) == "{n} visitas"
    translations.set_language("en_US")
    assert translations.gettext("client") == "client"


def test_a_region_adds_its_own_words_to_those_of_its_language() -> None:
    translations.set_language("es-MX")
    assert (translations.gettext("rug"), translations.gettext("client")) == ("tapete", "cliente")
    assert translations.gettext("never translated") == "never translated"


@pytest.mark.parametrize("code", ["", "xx", "../../etc", "es/../es", "a" * 500, "\x00"])
def test_an_unknown_or_senseless_language_leaves_the_words_of_the_code(code: str) -> None:
    translations.set_language(code)
    assert translations.gettext("client") == "client"


@pytest.mark.parametrize(
    ("said", "meant"), [("es_ES.UTF-8", "es_ES"), ("en-GB", "en_GB"), ("ca_ES@valencia", "ca_ES"), ("C", "en_US")]
)
def test_codes_of_systems_and_of_the_web_are_understood(said: str, meant: str) -> None:
    translations.set_language(said)
    assert translations.current_language() == meant
