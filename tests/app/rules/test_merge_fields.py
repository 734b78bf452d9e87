"""Which of two values stays when two clients become one."""

from __future__ import annotations

import pytest

from app.rules.merge_fields import MERGE_FIELDS, alias_lines, field_word, is_same_value, takes_other


@pytest.mark.parametrize(
    ("key", "kept", "gone", "chosen", "takes"),
    [
        ("source", "", "Fair", (), True),
        ("source", "Card", "Fair", (), False),
        ("source", "Card", "Fair", ("source",), True),
        ("source", "Card", "", ("source",), False),
        ("ended_reason", "", "moved", (), False),
        ("ended_reason", "", "moved", ("ended_reason",), True),
        ("ended_reason", "", "no_contact", (), True),
        ("ended_reason", "moved", "died", (), True),
        ("ended_reason", "no_contact", "", ("ended_reason",), False),
    ],
)
def test_a_filled_field_stays_unless_chosen_and_no_contact_always_wins(
    key: str, kept: str, gone: str, chosen: tuple[str, ...], takes: bool
) -> None:
    assert takes_other(key, kept, gone, chosen) is takes


def test_what_is_not_kept_is_said_once_and_only_if_it_says_something_else() -> None:
    lines = alias_lines({
        "name": ("Margaret Alder", "M. Alder"), "source": ("Fair", "fair!"), "kind": ("home", "business"),
        "why_us": ("kind", ""),
    })  # fmt: skip
    assert lines == ["Name: M. Alder"]
    assert not is_same_value("!", "?")
    assert all(field_word(each.key) for each in MERGE_FIELDS)
