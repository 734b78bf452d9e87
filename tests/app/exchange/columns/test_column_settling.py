from __future__ import annotations

import pytest

from tests.app.exchange.whole_files import read_whole


def test_parts_of_one_address_belong_together_whoever_names_the_place() -> None:
    read = read_whole(b"Name,Home address,City,State,Zip\nIda,12 Mill Ln,Waco,TX,76701\n")
    assert [site[:5] for site in read.clients[0].sites] == [("12 Mill Ln", "", "Waco", "TX", "76701")]


def test_two_addresses_stay_two() -> None:
    text = b"Name,Home street,Home city,Work street,Work city\nIda,12 Mill Ln,Waco,9 Oak Rd,West\n"
    assert [(site.street, site.town, site.label) for site in read_whole(text).clients[0].sites] == [
        ("12 Mill Ln", "Waco", ""),
        ("9 Oak Rd", "West", "Work"),
    ]


def test_a_lone_number_after_the_street_is_that_of_the_house() -> None:
    read = read_whole("Nr;Name;Straße;Nr.;PLZ;Ort\n1001;Ida;Am Hang;3a;50667;Köln\n".encode())
    assert read.clients[0].external_id == "1001"
    assert read.clients[0].sites[0].street == "Am Hang 3a"


def test_a_type_beside_a_phone_is_its_label() -> None:
    read = read_whole(b"Name,Phone,Phone Type,Phone 2,Phone 2 Type\nIda,8175550100,Cell,8175550101,Work\n")
    assert [(phone.normal, phone.label) for phone in read.clients[0].phones] == [
        ("+18175550100", "mobile"),
        ("+18175550101", "work"),
    ]


@pytest.mark.parametrize(
    "heading",
    ["CFT[Internal notes]", "Private customer notes", "Interne Bemerkungen", "Office comments", "Notas privadas"],
)
def test_words_that_a_heading_calls_private_are_no_plain_note(heading: str) -> None:
    client = read_whole(f"Name,{heading},Internal ID\nIda,Owes us,7\n".encode()).clients[0]
    assert (client.private_notes, client.notes) == ("Owes us", "Internal ID: 7")


def test_a_type_of_nothing_is_a_note() -> None:
    assert read_whole(b"Name,Email Type\nIda,Home\n").clients[0].notes == "Email Type: Home"


def test_a_mailing_address_is_where_bills_go_only_beside_another_one() -> None:
    alone = read_whole(b"Name,Mailing Street,Mailing City\nIda,12 Mill Ln,Waco\n").clients[0]
    assert ([site.street for site in alone.sites], alone.billing_address) == (["12 Mill Ln"], None)
    beside = read_whole(
        b"Name,Mailing Address,Mailing City,Service Address,Service City\nIda,PO Box 5,Waco,9 Oak Rd,West\n"
    ).clients[0]
    assert [site.street for site in beside.sites] == ["9 Oak Rd"]
    assert beside.billing_address is not None
    assert beside.billing_address.street == "PO Box 5"


def test_the_name_of_a_place_belongs_to_the_place_of_service() -> None:
    text = b"Customer Name,Customer Street,Customer City,Location Name,Location Street,Location City\n"
    client = read_whole(text + b"Ida Marsh,12 Mill Ln,Waco,Cabin,9 Oak Rd,West\n").clients[0]
    assert [(site.street, site.label) for site in client.sites] == [("9 Oak Rd", "Cabin"), ("12 Mill Ln", "")]


def test_a_list_without_headings_is_told_apart_column_by_column() -> None:
    rows = (
        "1001;Marsh;Ida;Am Hang 3;50667;Köln",
        "1002;Müller;Jörg;Ring 7;50672;Köln",
        "1003;Lee;Anna;Weg 9;50674;Köln",
    )
    read = read_whole("\n".join(rows).encode())
    client = read.clients[1]
    assert (client.external_id, client.name) == ("1002", "Jörg Müller")
    assert client.sites[0][:5] == ("Ring 7", "", "Köln", "", "50672")
    assert not any(column.is_sure for column in read.recognised.mapping.columns)
