from __future__ import annotations

from app.rules.contact_purposes import contact_purposes, purpose_words


def test_six_purposes_of_which_the_last_asks_for_business() -> None:
    assert [purpose for purpose, _words in contact_purposes()] == [
        "service", "care", "inform", "educate", "chat", "sales",
    ]  # fmt: skip
    assert purpose_words("sales") == "Offer"
    assert purpose_words("") == purpose_words("nonsense") == ""
