"""Who is merged without asking and who is not, through the whole import; every caution both ways, in any order."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.exchange.parsing.parsed_records import ParsedAddress, ParsedClient, ParsedEmail, ParsedPhone
from app.exchange.people.person_index import Newcomer, PersonIndex, telling_values
from app.models.clients import Client
from app.rules.person_groups import Judgement
from tests.app.exchange.import_desk import Desk, client_named, notes_of, points_of
from tests.builders import Firm

HEAD = "First name,Last name,Company,Home phone,Mobile,Email,Address,Zip,Birthday"


@pytest.fixture
def people(firm: Firm) -> PersonIndex:
    """The index of a firm without clients."""
    return PersonIndex()


def parsed(first: str, last: str, **fields: str) -> ParsedClient:
    home, mobile, mail = (fields.get(each, "") for each in ("home", "mobile", "mail"))
    site = ParsedAddress(fields.get("street", ""), postal_code=fields.get("zip", ""))
    phones = [ParsedPhone(home, home, "Home")] if home else []
    phones += [ParsedPhone(mobile, mobile, "Mobile")] if mobile else []
    company = fields.get("company", "")
    return ParsedClient(
        1, f"{first} {last}".strip() or company, kind="home" if first or last else "business",
        first_name=first, last_name=last, company_name=company, phones=tuple(phones),
        emails=(ParsedEmail(mail),) if mail else (),
        sites=(site,) if "street" in fields else (),
        birthday=fields.get("birthday", ""),
    )  # fmt: skip


def judged(people: PersonIndex, *rows: ParsedClient) -> dict[int, Judgement]:
    newcomers = [Newcomer(place, row, telling_values(row)) for place, row in enumerate(rows)]
    return people.judge(newcomers, {})


NUMBER, OTHER = "+15035550142", "+15035550143"
BOTH = {"mobile": NUMBER, "street": "12 Oak St", "zip": "97201"}
BORN = {"street": "12 Oak St", "zip": "97201", "birthday": "1980-05-14"}


def test_each_caution_stops_what_would_be_merged_without_it(people: PersonIndex) -> None:
    ana = parsed("Ana", "Ruiz", **BOTH)
    cases = {
        "first names": (parsed("Tom", "Ruiz", **BOTH), parsed("Ana Maria", "Ruiz", **BOTH)),
        "generations": (parsed("Ana", "Ruiz Sr", **BOTH), parsed("Ana", "RUIZ", **BOTH)),
        "names": (parsed("Ana", "Ek", **BOTH), parsed("Ana", "Ruiz-Ek", **BOTH)),
        "a firm": (parsed("", "", company="Ana Ruiz LLC", **BOTH), parsed("Ana", "Ruiz", company="Acme LLC", **BOTH)),
    }
    for name, (stopped, merged) in cases.items():
        assert judged(people, ana, stopped) == {}, name
        assert judged(people, ana, merged)[1].leader == 0, name
    born = parsed("Ana", "Ruiz", mobile=NUMBER, **BORN)
    assert judged(people, born, parsed("Ana", "Ruiz", mobile=NUMBER, birthday="2004-11-02")) == {}
    assert judged(people, born, parsed("Ana", "Ruiz", mobile=NUMBER, birthday="1980-05-15"))[1].leader == 0


def test_a_landline_is_shared_by_a_house_and_a_mobile_is_not(people: PersonIndex) -> None:
    initial, full = ("A.", "Ruiz"), ("Ana", "Ruiz")
    assert judged(people, parsed(*full, home=NUMBER), parsed(*initial, home=NUMBER)) == {}
    assert judged(people, parsed(*full, mobile=NUMBER), parsed(*initial, mobile=NUMBER))[1].leader == 0
    assert judged(people, parsed(*full, home=NUMBER), parsed(*full, home=NUMBER, mail="a@b.example"))[1].leader == 0


def test_an_office_mailbox_and_a_value_on_three_records_tell_nobody_apart(people: PersonIndex) -> None:
    for mailbox in ("info", "kontakt", "accueil", "ventas"):
        mail = f"{mailbox}@hotel.example"
        assert judged(people, parsed("Ana", "Ruiz", mail=mail), parsed("Ana", "Ruiz", mail=mail)) == {}, mailbox
    mail = "ana@hotel.example"
    assert judged(people, parsed("Ana", "Ruiz", mail=mail), parsed("Ana", "Ruiz", mail=mail))[1].leader == 0
    rows = [parsed("Ana", "Ruiz", mobile=NUMBER, street=street, zip="97201") for street in ("1 Oak", "2 Elm", "3 Ash")]
    assert judged(people, *rows) == {}
    assert judged(people, *rows[:2])[1].leader == 0


def test_by_name_address_and_birthday_twins_and_father_and_son_stay_two(people: PersonIndex) -> None:
    erik = parsed("Erik", "Ek", **BORN)
    assert judged(people, erik, parsed("Erik", "Ek", **BORN | {"street": "12 Oak Street"}))[1].leader == 0
    assert judged(people, erik, parsed("Erika", "Ek", **BORN)) == {}
    assert judged(people, erik, parsed("Erik", "Ek", **BORN | {"birthday": "2010-05-14"})) == {}
    without = {"street": "12 Oak St", "zip": "97201"}
    assert judged(people, parsed("Erik", "Ek", **without), parsed("Erik", "Ek", **without)) == {}


def test_a_value_on_three_records_counts_those_in_the_database(firm: Firm, tmp_path: Path) -> None:
    desk = Desk(firm, tmp_path)
    desk.bring_rows(
        HEAD, "Ana,Ruiz,,,(503) 555 0142,,12 Oak Street,97201,", "Tom,Ruiz,,,(503) 555 0142,,12 Oak Street,97201,"
    )
    counts = desk.bring_rows(HEAD, "Ana,Ruiz,,,(503) 555 0142,ruiz@ana.example,12 Oak St.,97201,", name="more.csv")
    assert counts.merged == 1, "the same name at the same address is no third record"
    counts = desk.bring_rows(HEAD, "Ana,Ruiz,,,(503) 555 0142,ana@ruiz.example,9 Elm,97201,", name="last.csv")
    assert counts.new == 1
    assert "ruiz@ana.example" in points_of(Client.select().order_by(Client.id).first().id)


def test_what_a_user_wrote_stays_when_the_row_comes_again_with_other_words(firm: Firm, tmp_path: Path) -> None:
    desk = Desk(firm, tmp_path)
    head = "Client #,First name,Last name,Company,Phone"
    desk.bring_rows(head, "7,Ana,Ruiz,Acme,(503) 555 0142")
    desk.bring_rows("First name,Last name,Company,Phone", "Ana,Ruiz,Zenith,503 555 0142", name="other.csv")
    ana = client_named("Ana Ruiz")
    assert ana.company_name == "Acme"
    assert notes_of(ana.id) == [("company name: Zenith", False)]
    assert desk.bring_rows(head, "7,Ana,Ruiz,Acme Ltd,(503) 555 0142", name="again.csv").updated == 1
    assert Client.get_by_id(ana.id).company_name == "Acme Ltd", "its own row may change what nobody edited"


rows = st.tuples(
    st.sampled_from(["Ana", "Ann", "A", "Tom", ""]),
    st.sampled_from(["Ruiz", "Ruiz Jr", "Ek"]),
    st.sampled_from(["", NUMBER, OTHER]),
    st.sampled_from(["", "ana@ruiz.example", "info@ruiz.example"]),
    st.sampled_from(["", "12 Oak", "9 Elm"]),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(st.lists(rows, min_size=2, max_size=6, unique=True), st.randoms(use_true_random=False))
def test_the_order_of_the_rows_of_a_chunk_makes_no_difference(
    people: PersonIndex, heap: list[tuple[str, ...]], chance: object
) -> None:
    def groups(several: list[tuple[str, ...]]) -> set[frozenset[tuple[str, ...]]]:
        made = [
            parsed(first, last, mobile=phone, mail=mail, **({"street": street} if street else {}))
            for first, last, phone, mail, street in several
        ]
        found: dict[int, set[tuple[str, ...]]] = {}
        for place, judgement in judged(people, *made).items():
            assert judgement.leader is not None
            found.setdefault(judgement.leader, {several[judgement.leader]}).add(several[place])
        return {frozenset(group) for group in found.values()}

    turned = heap[::-1]
    shuffled = sorted(heap, key=lambda _row: chance.random())  # type: ignore[attr-defined] # hypothesis hands out a Random
    assert groups(heap) == groups(turned) == groups(shuffled)
