"""The entries of the pages about a person, in the money, days and numbers of the firm."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest

from app.documents.letterhead import PaperFormats
from app.documents.person_words import PersonWords
from app.queries.paper_rows import FirmLetterhead


def words(currency: str = "USD", locale: str = "en_US", zone: str = "America/Los_Angeles") -> PersonWords:
    return PersonWords(PaperFormats(FirmLetterhead("Firm", currency=currency, locale=locale)), ZoneInfo(zone))


@pytest.mark.parametrize(
    ("currency", "locale", "said"),
    [("USD", "en_US", "$1,500.00"), ("JPY", "ja_JP", "￥150,000"), ("EUR", "de_DE", "1.500,00\xa0€")],
)
def test_an_amount_has_the_places_of_its_currency(currency: str, locale: str, said: str) -> None:
    assert words(currency, locale).entry({"price_minor": 150_000}) == f"price: {said}"


def test_days_moments_and_sizes_are_the_firms() -> None:
    row = {"finished_at": "2026-03-02T23:30:00+00:00", "paid_on": "2026-03-02", "size_hundredths": 26_050}
    assert words().entry(row) == "finished: March 2, 2026 15:30 · paid on: March 2, 2026 · size: 260.5"
    assert words(zone="Asia/Tokyo").entry({"finished_at": row["finished_at"]}) == "finished: March 3, 2026 08:30"
    assert words().entry({"tax_basis_points": 825, "at_minute": 615}) == "tax rate: 8.25% · at: 10:15"


def test_a_no_is_said_where_it_counts_and_nothing_else_that_is_empty() -> None:
    row = {"id": 7, "client_id": 7, "is_allowed": False, "channel": "phone", "is_hurt": False, "note": "", "mood": 0}
    assert words().entry(row) == "allowed: no · by: phone"
    assert words().entry({"id": 7}) == "–"


def test_what_is_no_day_after_all_stands_as_it_is() -> None:
    assert words().entry({"paid_on": "sometime"}) == "paid on: sometime"


def test_what_lies_inside_a_step_of_a_complaint_is_read_out_too() -> None:
    details = {"promise": {"what": "A visit", "due_at": "2026-03-02T18:00:00+00:00"}, "is_public": False, "points": 3}
    said = "in detail: promise: what: A visit, due: March 2, 2026 10:00"
    assert words().entry({"details": details}) == said
    assert words().entry({"details": {"kinds": ["a", "b"]}}) == "in detail: kinds: a; b"
