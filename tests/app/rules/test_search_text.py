"""Folding names and typed texts: the same words however they are written."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.rules.search_text import fold, fold_all, postal_code_words, search_terms, typed_digits

TEXTS = st.text(st.characters() | st.sampled_from("aÉ́̈ß'’ʼ`_ øłŁ中가ㄱ͏9²𝕬İ"), max_size=30)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("", ""),
        ("Margaret Alder", "margaret alder"),
        ("  ALDER,\tMargaret (Mrs.) ", "alder margaret mrs"),
        ("O'Brien", "obrien"),
        ("O’Brien `x`", "obrien x"),
        ("snake_case-and.dots", "snake case and dots"),
        ("Zoë Núñez", "zoe nunez"),
        ("Ødegård Łukasz Đặng", "odegard lukasz dang"),
        ("Straße Æther œuvre þorn", "strasse aether oeuvre thorn"),
        ("Αθήνα Άλφα", "αθηνα αλφα"),
        ("Ёлка Йод", "елка иод"),
        ("𝕬nna ﬁsh ①", "anna fish 1"),
        ("山田太郎 12", "山 田 太 郎 12"),
        ("각남", "각 남"),
        ("สมชาย", "ส ม ช า ย"),
        ("\x00a\x00b", "a b"),
        ("\"'*", ""),
        ("10%", "10"),
        ("—…•", ""),
        ("İstanbul ıssız", "istanbul issiz"),
    ],
)
def test_a_text_is_folded_to_its_bare_words(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(TEXTS)
@example("ΐ")
@example("ᾳ")
def test_folding_is_blind_to_the_form_of_the_letters_and_needs_no_second_time(text: str) -> None:
    once = fold(text)
    assert fold(once) == once
    assert fold(unicodedata.normalize("NFC", text)) == fold(unicodedata.normalize("NFD", text)) == once
    assert "  " not in once
    assert once == once.strip()


@given(st.text(max_size=30))
def test_case_makes_no_difference(text: str) -> None:
    assert fold(text.casefold()) == fold(text)


@given(TEXTS)
def test_a_folded_text_holds_only_letters_digits_and_blanks(text: str) -> None:
    assert all(character == " " or character.isalnum() for character in fold(text)) or not text.isascii()


@given(st.lists(TEXTS, max_size=5))
def test_several_texts_are_folded_as_one_by_one_and_no_word_stands_twice(texts: list[str]) -> None:
    words = [word for text in texts for word in fold(text).split(" ") if word]
    assert fold_all(texts) == " ".join(dict.fromkeys(words))


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("", ("",)),
        ("97222", ("97222",)),
        ("SW1A 1AA", ("SW1A 1AA", "sw1a1aa", "1aa")),
        ("sw1a1aa", ("sw1a1aa", "1aa")),
        ("K1A 0B1", ("K1A 0B1", "k1a0b1", "0b1")),
        ("1012 AB", ("1012 AB", "1012ab", "ab")),
        ("1012AB", ("1012AB", "ab")),
        ("113 51", ("113 51", "11351")),
        ("00-950", ("00-950", "00950")),
        ("٩٧٢", ("٩٧٢",)),
        ("—", ("—",)),
    ],
)
def test_a_postal_code_is_found_in_one_word_and_in_two(code: str, words: tuple[str, ...]) -> None:
    assert postal_code_words(code) == words


def test_a_search_has_at_most_eight_different_words_of_its_beginning() -> None:
    assert search_terms("marg ald marg") == ("marg", "ald")
    assert search_terms("a b c d e f g h i j") == ("a", "b", "c", "d", "e", "f", "g", "h")
    assert search_terms("x" * 10_000) == ("x" * 200,)
    assert search_terms("\"'*") == ()
    assert search_terms("太郎") == ("太", "郎")


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("0142", "0142"),
        (" (503) 555-0142 ", "5035550142"),
        ("+44 20 7946 0123", "442079460123"),
        ("503.555/0142", "5035550142"),
        ("#77", "77"),
        ("٠١٤٢", "0142"),
        ("12 Orchard", ""),
        ("10%", ""),
        ("²", ""),
        ("①", ""),
        ("", ""),
        ("#", ""),
        ("1" * 10_000, "1" * 200),
    ],
)
def test_a_search_that_is_nothing_but_a_number_gives_its_digits(text: str, digits: str) -> None:
    assert typed_digits(text) == digits
