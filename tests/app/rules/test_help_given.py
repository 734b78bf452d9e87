"""What a call was enough for is told apart from what was only advised (S1.9)."""

from __future__ import annotations

import pytest

from app.rules.help_given import ContactPurpose, HelpOutcome, is_fixed_on_the_phone


@pytest.mark.parametrize(
    ("channel", "outcome", "is_fixed"),
    [
        ("phone", HelpOutcome.FIXED, True),
        ("phone", HelpOutcome.ADVISED, False),
        ("in_person", HelpOutcome.FIXED, False),
        ("", "", False),
    ],
)
def test_fixed_on_the_phone_is_both_the_phone_and_fixed(channel: str, outcome: str, is_fixed: bool) -> None:
    assert is_fixed_on_the_phone(channel, outcome) is is_fixed


def test_four_kinds_of_contact_are_counted() -> None:
    assert set(ContactPurpose) == {"inform", "educate", "chat", "sales"}
