from __future__ import annotations

from tests.app.exchange.whole_files import read_whole

# Shaped like the contacts of Odoo: people and places of a company name it in their own rows.
ROWS = """ID,Name,Company Type,Related Company,Customer,Address Type,Street,Street2,City,State,ZIP,Country,Email
1,Acme Ltd,Company,,True,,1 Main St,,Ghent,,9000,Belgium,info@acme.example
2,Ida Marsh,Individual,Acme Ltd,True,Contact,,,,,,,ida@acme.example
3,,Individual,Acme Ltd,True,Delivery Address,2 Dock St,,Ghent,,9000,Belgium,
4,,Individual,Nobody Ltd,True,Delivery Address,3 Dock St,,Ghent,,9000,Belgium,
"""


def test_a_nameless_row_is_another_place_of_its_company_and_a_person_stays_one() -> None:
    company, person, place, unknown = read_whole(ROWS.encode()).clients
    assert (company.name, company.kind, company.external_id) == ("Acme Ltd", "business", "1")
    assert (person.name, person.kind, person.company_name) == ("Ida Marsh", "home", "Acme Ltd")
    assert (place.name, place.kind, place.external_id) == ("Acme Ltd", "business", "1")
    assert (place.sites[0].street, place.sites[0].external_id) == ("2 Dock St", "3")
    chosen = ROWS.replace("Country", "Nation of the firm").replace("ID,Name", "External ID,Name")
    assert read_whole(chosen.encode()).clients[2].external_id == "1"
    assert (unknown.name, unknown.external_id) == ("Nobody Ltd", "4")
