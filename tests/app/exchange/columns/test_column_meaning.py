from __future__ import annotations

import pytest

from app.exchange.columns.column_meaning import meaning_of_column, meaning_of_header
from app.exchange.words.import_fields import RecordKind


def meaning(header: str, *values: str, kind: RecordKind = RecordKind.CLIENTS, is_named: bool = True) -> str:
    return str(meaning_of_column(header, values, kind, None, is_named=is_named)[0])


@pytest.mark.parametrize(
    ("header", "values", "expected"),
    [
        ("Name", ("ida@example.com", "jon@example.com"), "email"),
        ("Email", ("817-555-0100", "817-555-0101"), "phone"),
        ("City", ("76701", "76704-1234"), "postal_code"),
        ("Zip", ("Waco", "Fort Worth"), "town"),
        ("Address", ("12 Mill Ln, Waco, TX 76701", "9 Oak Rd, West, TX 76691"), "full_address"),
        ("Title", ("Manager", "Owner"), "note"),
        ("Title", ("Mr.", "Herr Dr."), "salutation"),
        ("Last", ("3/4/2024", "12/24/2023"), "last_visit_on"),
        ("Company", ("yes", "no"), "is_company"),
    ],
)
def test_clear_values_win_over_a_wrong_heading_and_are_unsure(
    header: str, values: tuple[str, ...], expected: str
) -> None:
    assert meaning(header, *values) == expected


def test_a_state_in_a_list_of_jobs_is_a_region_where_it_holds_regions() -> None:
    assert meaning("State", "TX", "Texas", kind=RecordKind.JOBS) == "region"
    assert meaning("State", "done", "booked", kind=RecordKind.JOBS) == "state"


def test_without_a_heading_the_values_tell_and_are_never_sure() -> None:
    for values, expected in (
        (("ida@example.com", "jon@example.com"), "email"),
        (("Ida Marsh", "John Lee"), "name"),
        (("Marsh, Ida", "Lee, John"), "name"),
        (("12 Mill Ln", "Hauptstraße 5"), "street"),
        (("76701", "76704"), "postal_code"),
        (("TX", "OK"), "region"),
        (("USA", "Canada"), "country"),
        (("Waco", "Fort Worth"), "town"),
        (("www.ida.example", "https://jon.example"), "web"),
        (("1001", "1002", "1003"), "external_id"),
        (("38", "41", "38"), "note"),
    ):
        target, confidence = meaning_of_column("", values, RecordKind.CLIENTS, None, is_named=False)
        assert (str(target), confidence < 0.8) == (expected, True), values


def test_a_mistyped_heading_is_never_sure_and_keeps_its_first_letter_and_its_number() -> None:
    target, confidence = meaning_of_header("Telefone", RecordKind.CLIENTS, None)
    assert (str(target), confidence < 0.8) == ("phone", True)
    assert str(meaning_of_header("Position", RecordKind.CLIENTS, None)[0]) == "note"
    assert str(meaning_of_header("Contakt 2", RecordKind.CLIENTS, None)[0]) == "note"
