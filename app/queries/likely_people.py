"""Who among the clients may be one person: brought together by what they share, then compared (rules/duplicates.py)."""

from __future__ import annotations

from array import array
from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import combinations
from typing import Any, TypeVar

from app.models.clients import Client, ContactPoint, KeptSeparate
from app.queries.hand_over import tuples_of
from app.rules.duplicates import Evidence, Identity, Match, compare
from app.rules.person_blocks import KEYS_OF_NAMES, MOST_IN_BLOCK, block_keys, first_initial
from app.rules.person_words import is_landline

_CHUNK = 500
_MANY = 20_000
_PAIRS_AT_ONCE = 5_000
_KEYS_AT_ONCE = 50_000
_BLOCKED = (
    Client.id, Client.last_name, Client.company_name, Client.name, Client.main_street, Client.main_postal_code,
    Client.birthday, Client.first_name,
)  # fmt: skip

Pair = tuple[int, int]
_Ways = tuple[set[str], set[str], set[str]]
_NO_WAYS: _Ways = (set(), set(), set())
_Value = TypeVar("_Value")


def find_likely_people(newer_than: int = 0) -> list[Match]:
    """All pairs with more in common than a name who were not kept separate, the strongest evidence first.

    With `newer_than` only those with at least one client of a higher id, such as those of the import that runs.
    """
    sharing = _pairs_of_shared_values()
    pairs = {pair for pair in sharing | _pairs_of_blocks() if pair[1] > newer_than} - read_kept_separate()
    reached = {client_id for pair in sharing for client_id in pair}
    found: list[Match] = []
    for chunk in _chunks(sorted(pairs), _PAIRS_AT_ONCE):
        people = read_identities({client_id for pair in chunk for client_id in pair}, reached)
        matches = (compare(people[low], people[high]) for low, high in chunk if low in people and high in people)
        found += (match for match in matches if match.evidence > Evidence.LIKENESS)
    return sorted(found, key=_order)


def read_kept_separate() -> set[Pair]:
    """The pairs of whom somebody said that they are two, the lower id first."""
    return {
        (int(low), int(high))
        for low, high in tuples_of(KeptSeparate.select(KeptSeparate.first_client, KeptSeparate.second_client))
    }


def read_identities(client_ids: set[int], reached: Container[int]) -> dict[int, Identity]:
    """What tells these clients apart from others, as far as they are not archived; numbers only of the `reached`."""
    found: dict[int, Identity] = {}
    for chunk in _chunks(sorted(client_ids)):
        ways = _ways_to_reach([client_id for client_id in chunk if client_id in reached])
        present = Client.id.in_(chunk) & Client.archived_at.is_null()
        for client_id, last, company, name, street, postal, birthday, first in tuples_of(
            Client.select(*_BLOCKED).where(present)
        ):
            phones, landlines, emails = ways.get(client_id, _NO_WAYS)
            found[client_id] = Identity(
                number=client_id,
                first_name=first,
                last_name=last or ("" if company else name),
                company=company,
                phones=frozenset(phones),
                landlines=frozenset(landlines),
                emails=frozenset(emails),
                street=street,
                postal_code=postal,
                birthday=birthday,
            )
    return found


def _ways_to_reach(client_ids: Sequence[int]) -> dict[int, _Ways]:
    """The telephone numbers, those of them that a house may share, and the e-mail addresses of clients."""
    found: dict[int, _Ways] = {}
    points = ContactPoint.select(
        ContactPoint.client, ContactPoint.kind, ContactPoint.normal, ContactPoint.value, ContactPoint.label
    )
    is_meant = ContactPoint.archived_at.is_null() & ContactPoint.kind.not_in(["fax", "web"])
    for client_id, kind, normal, value, label in tuples_of(
        points.where(ContactPoint.client.in_(client_ids) & is_meant)
    ):
        phones, landlines, emails = found.setdefault(client_id, (set(), set(), set()))
        if kind == "email":
            emails.add(normal or value)
            continue
        phones.add(normal or value)
        if is_landline(label):
            landlines.add(normal or value)
    return found


def _pairs_of_shared_values() -> set[Pair]:
    """Those who share a telephone number or e-mail address, unless half the town does."""
    is_meant = (ContactPoint.normal != "") & (ContactPoint.kind != "fax") & ContactPoint.archived_at.is_null()
    ids, hashes = array("q"), array("q")
    for normal, client_id in tuples_of(ContactPoint.select(ContactPoint.normal, ContactPoint.client).where(is_meant)):
        ids.append(client_id)
        hashes.append(hash(normal))
    return _pairs({ids[place] for place in block} for block in _blocks(hashes))


def _pairs_of_blocks() -> set[Pair]:
    """Those who agree in one of the keys of rules/person_blocks.py; only hashes are kept, for a million fit so."""
    ids = array("q")
    initials = array("L")
    hashes = [array("q") for _key in block_keys("", "", "", "", "")]
    for client_id, last, company, name, street, postal, birthday, first in _blocked_columns():
        ids.append(client_id)
        initials.append(ord(first_initial(first) or "\0"))
        keys = block_keys(last or ("" if company else name), company, street, postal, birthday)
        for kept, key in zip(hashes, keys, strict=True):
            kept.append(hash(key) if key else 0)
    found: set[Pair] = set()
    for place, kept in enumerate(hashes):
        pairs = _pairs(_blocks(kept))
        if place < KEYS_OF_NAMES:
            pairs = {pair for pair in pairs if _begin_alike(initials[pair[0]], initials[pair[1]])}
        found |= {(ids[low], ids[high]) for low, high in pairs}
    return found


def _begin_alike(one: int, other: int) -> bool:
    return one == other or not one or not other


def _blocked_columns() -> Iterator[tuple[Any, ...]]:
    """What the keys are made of, of everybody who is not archived, many at a time."""
    last_id = 0
    while True:
        present = Client.archived_at.is_null() & (Client.id > last_id)
        rows = list(tuples_of(Client.select(*_BLOCKED).where(present).order_by(Client.id).limit(_MANY)))
        if not rows:
            return
        yield from rows
        last_id = rows[-1][0]


def _blocks(hashes: Sequence[int]) -> Iterator[list[int]]:
    """The places at which the same key stands, where it stands at several."""
    parts = [array("L") for _number in range(1 + len(hashes) // _KEYS_AT_ONCE)]
    for place, key in enumerate(hashes):
        if key:
            parts[key % len(parts)].append(place)
    for part in parts:
        first_of: dict[int, int] = {}
        blocks: dict[int, list[int]] = {}
        for place in part:
            first = first_of.setdefault(hashes[place], place)
            if first != place:
                blocks.setdefault(hashes[place], [first]).append(place)
        yield from blocks.values()


def _pairs(groups: Iterable[list[int] | set[int]]) -> set[Pair]:
    return {pair for group in groups if len(group) <= MOST_IN_BLOCK for pair in combinations(sorted(group), 2)}


def _order(match: Match) -> tuple[bool, int, float, int, int]:
    return bool(match.cautions), -match.evidence, -match.likeness, match.first, match.second


def _chunks(values: Sequence[_Value], size: int = _CHUNK) -> Iterator[Sequence[_Value]]:
    for start in range(0, len(values), size):
        yield values[start : start + size]
