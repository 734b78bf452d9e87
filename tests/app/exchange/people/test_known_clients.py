"""A client just made of a row, as later rows compare with it."""

from __future__ import annotations

from app.exchange.parsing.parsed_records import ParsedAddress, ParsedClient, ParsedEmail, ParsedPhone
from app.exchange.people.known_clients import known_from


def test_everything_that_a_later_row_is_compared_with_is_there() -> None:
    parsed = ParsedClient(
        2, "Ida Marsh", last_name="Marsh",
        phones=(ParsedPhone("555-0142", "+15035550142", "home"), ParsedPhone("12", "", "mobile")),
        emails=(ParsedEmail("Ida@Example.org", ""),),
        sites=(ParsedAddress("1 Mill Lane", town="Waco"),),
        opted_out=frozenset({"email"}), referred_by="Tom",
    )  # fmt: skip
    known = known_from(7, parsed)
    assert (known.id, known.fields["last_name"], known.fields["referred_by_note"]) == (7, "Marsh", "Tom")
    assert known.phones == {"+15035550142": "555-0142", "12": "12"}
    assert (known.emails, known.landlines) == ({"ida@example.org": "Ida@Example.org"}, {"+15035550142"})
    assert (known.contact_count, known.opted_out) == (3, {"email"})
    assert [place["town"] for _id, place in known.sites] == ["Waco"]
