from __future__ import annotations

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


def test_a_type_of_nothing_is_a_note() -> None:
    assert read_whole(b"Name,Email Type\nIda,Home\n").clients[0].notes == "Email Type: Home"
