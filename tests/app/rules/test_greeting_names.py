from __future__ import annotations

from typing import Any

import pytest

from app.rules.greeting_names import greeting_name


@pytest.mark.parametrize(
    ("name", "parts", "wanted"),
    [
        ("Margaret Alder", {}, "Margaret"),
        ("Margaret Alder", {"first_name": "Margaret", "last_name": "Alder"}, "Margaret"),
        ("Margaret Alder", {"preferred_name": "Maggie", "salutation": "Mrs.", "last_name": "Alder"}, "Maggie"),
        ("Margaret Alder", {"salutation": "Mrs.", "first_name": "Margaret", "last_name": "Alder"}, "Mrs. Alder"),
        ("Margaret Alder", {"salutation": "Dear Mrs. Alder", "last_name": "Alder"}, "Mrs. Alder"),
        ("Margaret Alder", {"salutation": "Mr. and Mrs. Alder", "last_name": "Alder"}, "Mr. and Mrs. Alder"),
        ("Margaret Alder", {"salutation": "Mrs.", "first_name": "Margaret"}, "Margaret"),
        ("Tom & Ann Reyes", {}, "Tom & Ann Reyes"),
        ("Tom and Ann Reyes", {}, "Tom and Ann Reyes"),
        ("M. Alder", {}, "M. Alder"),
        ("J Alder", {}, "J Alder"),
        ("Dr Alder", {}, "Dr Alder"),
        ("Alder, Margaret", {}, "Alder, Margaret"),
        ("The Alders", {}, "The Alders"),
        ("Cher", {}, "Cher"),
        ("Bell Hotel", {"kind": "business"}, "Bell Hotel"),
        (
            "Bell Hotel",
            {"kind": "business", "company_name": "Bell Hotels Inc.", "first_name": "Ana"},
            "Bell Hotels Inc.",
        ),
        ("山田 太郎", {}, "山田"),
        ("", {}, ""),
    ],
)
def test_a_letter_calls_people_as_they_are_called(name: str, parts: dict[str, Any], wanted: str) -> None:
    assert greeting_name(name, **parts) == wanted
