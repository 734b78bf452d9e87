from __future__ import annotations

import pytest

from app.exchange.words.import_fields import RecordKind, fields_of
from ui.import_wizard.field_words import field_groups, field_words, kind_words


@pytest.mark.parametrize(
    ("field", "words"),
    [
        ("phone", "Phone"),
        ("phone@mobile", "Phone (mobile)"),
        ("postal_code@billing", "Postal code (billing)"),
        ("odd_one", "Odd one"),
    ],
)
def test_our_fields_are_named_in_words(field: str, words: str) -> None:
    assert field_words(field) == words


def test_every_field_of_a_kind_stands_in_one_group_and_work_fields_in_none_of_clients() -> None:
    for kind in RecordKind:
        names = [each for _heading, listed in field_groups(map(str, fields_of(kind)), ()) for each in listed]
        assert len(names) == len(set(names))
    clients = [each for _h, listed in field_groups(map(str, fields_of(RecordKind.CLIENTS)), ()) for each in listed]
    assert "job_date" not in clients


def test_a_target_in_use_stands_with_its_field_and_an_unknown_one_at_the_end() -> None:
    groups = dict(field_groups(["phone", "name"], ["phone@spouse", "shoe_size", "note"]))
    assert "phone@spouse" in groups["How to reach them"]
    assert groups["Other"] == ("shoe_size",)


def test_every_kind_of_file_has_a_word() -> None:
    assert [kind_words(str(kind)) for kind in (RecordKind.CLIENTS, RecordKind.JOBS)] == ["Clients", "Jobs"]
