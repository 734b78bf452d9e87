"""A row of a file of notes, without a database: what is for the house is told from what is not."""

from __future__ import annotations

import pytest

from app.exchange.words.import_fields import RecordKind
from tests.app.exchange.whole_files import FileRead, read_whole


def notes(heading: str, row: str) -> FileRead:
    return read_whole(f"Customer,Note date,{heading}\n{row}\n".encode(), kind=RecordKind.NOTES)


@pytest.mark.parametrize(
    ("heading", "text", "is_private"),
    [("Private", "yes", True), ("Private", "no", False), ("Visibility", "internal", True), ("Internal", "x", True)],
)
def test_a_flag_says_whether_it_is_for_the_house(heading: str, text: str, is_private: bool) -> None:
    (note,) = notes(f"Note,{heading}", f"Ida,2024-03-04,rang twice,{text}").history
    assert note.is_private is is_private


def test_sentences_under_private_are_private_and_the_others_are_not() -> None:
    (note,) = notes("Note,Private notes", "Ida,2024-03-04,rang twice,owes her sister money").history
    assert (note.words, note.private_words, note.is_private) == ("rang twice", "owes her sister money", False)


def test_the_kind_is_told_by_its_word_and_a_row_without_words_is_given_back() -> None:
    (note,) = notes("Type,Note", "Ida,2024-03-04,Anruf,rang twice").history
    assert note.kind == "call"
    assert "no words" in notes("Type,Note", "Ida,2024-03-04,Anruf,").rejected[0].reason
