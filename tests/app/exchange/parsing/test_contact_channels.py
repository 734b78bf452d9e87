"""How somebody reached us, by the words for it."""

from __future__ import annotations

import pytest

from app.exchange.parsing.contact_channels import channel_of


@pytest.mark.parametrize(
    ("text", "channel"),
    [
        ("SMS", "text"), ("courriel", "email"), ("Google review", "online"), ("Formular", "sheet"),
        ("Lettre", "letter"), ("vor Ort", "in_person"), ("Llamada", "phone"), ("by owl", ""), ("", ""),
    ],
)  # fmt: skip
def test_the_words_of_four_languages_name_one_of_our_ways(text: str, channel: str) -> None:
    assert channel_of(text) == channel
