"""Which records of a heap are one person, whatever order they came in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.rules.duplicates import Evidence, Identity, contradictions
from app.rules.person_groups import MOST_HOLDERS, Judgement, PersonGroups

PHONE, OTHER, MAIL = "+15035550142", "+15035550199", "ana@ruiz.example"


def person(first: str, last: str = "Alder", phones: Sequence[str] = (PHONE,), **fields: Any) -> Identity:
    emails = frozenset(fields.pop("emails", ()))
    return Identity(number=0, first_name=first, last_name=last, phones=frozenset(phones), emails=emails, **fields)


def judged(*rows: Identity, **known: Any) -> dict[int, Judgement]:
    groups = PersonGroups(known.get("crowded", ()), known.get("apart", ()))
    clients = known.get("clients", {})
    for client_id, identity in clients.items():
        groups.add_client(client_id, replace(identity, number=client_id), known.get("joined", {}).get(client_id, ()))
    for place, row in enumerate(rows):
        values = [*row.phones, *row.emails]
        held = [each for each, it in clients.items() if (it.phones | it.emails) & (row.phones | row.emails)]
        groups.add_row(place, row, values, held)
    return groups.judgements()


def leaders(*rows: Identity, **known: Any) -> dict[int, int | None]:
    return {place: found.leader for place, found in judged(*rows, **known).items()}


def test_a_row_is_the_client_whose_telephone_it_bears() -> None:
    found = judged(person("Ana"), person("Bo", phones=[OTHER]), clients={7: person("Ana"), 8: person("Cy", phones=[])})
    assert (found[0].client_id, found[0].leader, found[0].match.evidence) == (7, None, Evidence.PHONE)
    assert list(found) == [0]


def test_rows_of_one_person_follow_the_first_of_them() -> None:
    ana, again = person("Ana", emails=[MAIL]), person("Ana", phones=[OTHER], emails=[MAIL])
    assert leaders(ana, person("Bo", phones=["+15035550111"]), again, ana) == {2: 0, 3: 0}


def test_rows_that_say_the_same_of_somebody_who_may_be_anybody_stay_two() -> None:
    desk = person("Ana", phones=(), emails=["info@ruiz.example"])
    assert judged(desk, desk) == {}


def test_everybody_who_holds_a_value_is_compared_not_only_the_first() -> None:
    elsewhere = person("Ana", street="9 Oak", postal_code="97201")
    found = judged(elsewhere, clients={3: person("Bo"), 4: person("Ana", street="7 Elm", postal_code="97201")})
    assert found == {}, "the number stands on three records now"
    found = judged(
        person("Ana", street="7 Elm", postal_code="97201"),
        clients={3: person("Bo"), 4: person("Ana", street="7 Elm", postal_code="97201")},
    )
    assert found[0].client_id == 4, "the same name at the same address is no third record"


def test_of_two_clients_the_surer_one_is_meant_and_of_equals_the_older() -> None:
    row = person("Ana", emails=[MAIL])
    both = {5: person("Ana", phones=[], emails=[MAIL]), 6: person("Ana")}
    assert judged(row, clients=both)[0].client_id == 6
    assert judged(row, clients={5: both[6], 6: both[6]})[0].client_id == 5


def test_a_value_on_three_records_merges_nobody_in_any_order() -> None:
    rows = [person("Ana", street=street) for street in ("7 Elm", "9 Oak", "11 Ash")]
    assert judged(*rows) == judged(*reversed(rows)) == {}
    assert leaders(rows[0], rows[1], rows[0]) == {1: 0, 2: 0}, "one of them is there twice: two records"
    assert leaders(rows[0], person("Ana"), rows[1]) == {1: 0, 2: 0}, "a row without an address is none of its own"


def test_a_value_of_half_the_town_merges_nobody() -> None:
    crowd = [person(f"Ana{chr(97 + number)}") for number in range(MOST_HOLDERS + 1)]
    assert judged(*crowd, crowd[0]) == {}
    assert judged(person("Ana"), person("Ana", street="7 Elm"), crowded={PHONE}) == {}


@pytest.mark.parametrize(
    "third",
    [
        pytest.param(person("Jane"), id="other-first-name"),
        pytest.param(person("J", "Alder Jr", emails=[MAIL]), id="other-generation"),
    ],
)
def test_who_fits_two_who_contradict_each_other_belongs_to_neither(third: Identity) -> None:
    initial = person("J", emails=[MAIL], phones=[PHONE])
    john = replace(person("John"), phones=frozenset(), emails=frozenset({MAIL}))
    rows = [initial, john, third]
    assert contradictions(john, third)
    if not contradictions(initial, third):
        assert judged(*rows) == judged(*reversed(rows)) == {}


def test_a_chain_never_joins_its_ends_against_a_caution() -> None:
    john = person("John", phones=[OTHER])
    initial, bridge = person("J", phones=[OTHER, PHONE]), person("J", emails=[MAIL])
    jane = person("Jane", phones=(), emails=[MAIL])
    assert judged(john, initial, bridge, jane) == {}
    assert leaders(john, initial, bridge) == {1: 0, 2: 0}


def test_what_joined_a_client_since_it_was_read_counts_too() -> None:
    initial = {9: person("J")}
    assert judged(person("Jane"), clients=initial)[0].client_id == 9
    assert judged(person("Jane"), clients=initial, joined={9: [person("John")]}) == {}


def test_two_whom_a_person_keeps_separate_are_not_joined_by_a_third() -> None:
    elm = {"street": "7 Elm", "postal_code": "97201"}
    clients = {5: person("Ana", **elm), 6: person("Ana", phones=[OTHER])}
    row = person("Ana", phones=[PHONE, OTHER], street="9 Oak")
    assert judged(row, clients=clients)[0].client_id == 5
    assert judged(row, clients=clients, apart={(5, 6)}) == {}
    assert judged(replace(row, **elm), clients=clients, apart={(5, 6)})[0].client_id == 5


def test_a_very_long_chain_is_nobody() -> None:
    chain = [person("Ana", f"Alder{'x' * number}", [f"{number}", f"{number + 1}"]) for number in range(45)]
    assert judged(*chain) == {}


people = st.builds(
    person,
    st.sampled_from(["John", "Jane", "J", "Jon"]),
    st.sampled_from(["Alder", "Alder Jr", "Reyes"]),
    st.lists(st.sampled_from([PHONE, OTHER]), max_size=2),
    emails=st.lists(st.sampled_from([MAIL, "info@alder.example"]), max_size=1),
    street=st.sampled_from(["", "7 Elm", "9 Oak"]),
)


@given(st.lists(people, min_size=2, max_size=6, unique=True), st.randoms(use_true_random=False))
def test_the_order_of_the_rows_makes_no_difference(rows: list[Identity], chance: Any) -> None:
    shuffled = rows[:]
    chance.shuffle(shuffled)

    def groups(heap: list[Identity]) -> set[frozenset[Identity]]:
        found: dict[int, set[Identity]] = {}
        for place, leader in leaders(*heap).items():
            assert leader is not None
            found.setdefault(leader, {heap[leader]}).add(heap[place])
        return {frozenset(group) for group in found.values()}

    merged = groups(rows)
    assert merged == groups(shuffled)
    for group in merged:
        assert not any(contradictions(one, other) for one in group for other in group)
