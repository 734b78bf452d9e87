from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.exchange.parsing.postal_addresses import split_address


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("12 Mill Ln\nFort Worth, TX 76102", ("12 Mill Ln", "", "Fort Worth", "TX", "76102", "")),
        (
            "12 Mill Ln, Apt 3, Fort Worth, TX 76102-1234, USA",
            ("12 Mill Ln", "Apt 3", "Fort Worth", "TX", "76102-1234", "USA"),
        ),
        ("12 Mill Ln\nFort Worth TX 76102 USA", ("12 Mill Ln", "", "Fort Worth", "TX", "76102", "USA")),
        ("8 Queen St\nToronto ON M5H 2N2\nCanada", ("8 Queen St", "", "Toronto", "ON", "M5H 2N2", "Canada")),
        ("3 Canal Walk\nLeeds\nLS10 1JD", ("3 Canal Walk", "", "Leeds", "", "LS10 1JD", "")),
        ("5 High St\nYork YO1 7HH\nUnited Kingdom", ("5 High St", "", "York", "", "YO1 7HH", "United Kingdom")),
        ("Bäckerstraße 5\n01067 Dresden", ("Bäckerstraße 5", "", "Dresden", "", "01067", "")),
        ("Ölmühlweg 8, 80331 München", ("Ölmühlweg 8", "", "München", "", "80331", "")),
        ("1 George St\nSydney NSW 2000", ("1 George St", "", "Sydney", "NSW", "2000", "")),
        ("5 Annex Rd Waco TX 76702 USA", ("5 Annex Rd", "", "Waco", "TX", "76702", "USA")),
        ("12 Mill Ln  Fort Worth  TX  76102  US", ("12 Mill Ln", "", "Fort Worth", "TX", "76102", "US")),
        ("12 St Marys St Fort Worth TX 76102", ("12 St Marys St", "", "Fort Worth", "TX", "76102", "")),
        ("100 Mill St St Louis MO 63101", ("100 Mill St", "", "St Louis", "MO", "63101", "")),
        ("12 Mill Ln Apt 4 Waco, TX 76701", ("12 Mill Ln", "Apt 4", "Waco", "TX", "76701", "")),
        ("PO Box 9 Waco TX 76701", ("PO Box 9", "", "Waco", "TX", "76701", "")),
        ("12 rue de la Paix 75002 Paris", ("12 rue de la Paix", "", "Paris", "", "75002", "")),
        ("Hauptstr. 5 50667 Köln", ("Hauptstr. 5", "", "Köln", "", "50667", "")),
        ("12 Broadway New York NY 10004", ("12 Broadway New York NY 10004", "", "", "", "", "")),
        ("behind the church", ("behind the church", "", "", "", "", "")),
        ("", ("", "", "", "", "", "")),
    ],
)
def test_an_address_in_one_cell_is_taken_apart(text: str, parts: tuple[str, ...]) -> None:
    assert split_address(text)[:6] == parts


def test_a_first_line_with_the_name_is_left_out() -> None:
    assert split_address("Chidi Abara\n19 River Rd\nWaco, TX 76701", "Chidi T Abara").street == "19 River Rd"


@given(st.text(alphabet=st.characters(categories=["L", "N"], include_characters=" ,\n"), max_size=80))
def test_no_word_of_an_address_is_lost(text: str) -> None:
    found = split_address(text)
    assert sorted(" ".join(found).replace(",", " ").split()) == sorted(text.replace(",", " ").split())


def test_for_whom_a_letter_is_does_not_stand_in_the_place_of_the_street() -> None:
    found = split_address("Attn: Kay Lee\n5 Elm St\nSalem, OR 97301")
    assert (found.street, found.street_2, found.town) == ("5 Elm St", "Attn: Kay Lee", "Salem")
