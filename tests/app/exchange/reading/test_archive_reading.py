from __future__ import annotations

import io
import zipfile

import pytest

from app.errors import UnreadableFileError
from app.exchange.columns.column_mapping import recognise
from app.exchange.reading import archive_reading
from app.exchange.reading.archive_reading import unpacked_lists
from app.exchange.reading.table_opening import open_tables

MEMBERS = b"Email Address,First Name,Last Name,MEMBER_RATING,LEID\nida@example.com,Ida,Marsh,2,77\n"


def archive(**files: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in files.items():
            made.writestr(name.replace("__", "/").replace("_csv", ".csv").replace("_txt", ".txt"), content)
    return target.getvalue()


def test_the_lists_of_a_newsletter_program_come_each_with_its_name_and_its_wishes() -> None:
    content = archive(
        subscribed_csv=MEMBERS, audience__unsubscribed_members_csv=MEMBERS, cleaned_csv=MEMBERS, empty_csv=b""
    )
    tables = open_tables(content, name="audience.zip")
    assert {table.name: recognise(table).mapping.opted_out for table in tables} == {
        "subscribed.csv": frozenset(),
        "unsubscribed_members.csv": {"email"},
        "cleaned.csv": {"email"},
    }


def test_what_a_computer_puts_beside_is_no_list() -> None:
    content = archive(**{"__MACOSX__._a_csv": b"x", ".hidden_csv": b"x", "photo.jpg": b"x", "a_csv": MEMBERS})
    assert [name for name, _content in unpacked_lists(content, "a.zip")] == ["a.csv"]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (archive(**{"photo.jpg": b"x"}), "without a list"),
        (archive(a_csv=b""), "is empty"),
        (archive(a_csv=archive(b_csv=MEMBERS)), "without a list"),
        (archive(a_csv=MEMBERS)[:60], "damaged"),
        (archive(**{f"a{number}.csv": MEMBERS for number in range(30)}), "too many or too large"),
    ],
)
def test_a_zip_without_lists_is_one_sentence(content: bytes, words: str) -> None:
    with pytest.raises(UnreadableFileError, match=words):
        open_tables(content, name="a.zip")


def test_lists_too_large_for_memory_are_refused_before_they_are_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive_reading, "_LARGEST_LISTS", 10)
    with pytest.raises(UnreadableFileError, match="too large"):
        list(unpacked_lists(archive(a_csv=MEMBERS), "a.zip"))
