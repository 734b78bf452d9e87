"""Which records of a heap are one person: groups in which everybody fits everybody, whatever order they came in.

Two records belong together when they may be merged without asking (rules/duplicates.py). A record that fits two who
contradict each other, such as J. Alder beside John and Jane at one telephone, belongs to neither of them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from app.rules.duplicates import SHARED_BY, Identity, Match, compare, contradictions, record_key

MOST_HOLDERS = 8
"""A value on more records than these is not even looked at."""
_MOST_IN_GROUP = 40


@dataclass(frozen=True, slots=True)
class Judgement:
    """Who a row is: a client that is there, or the same as another row (by its place), and what speaks for it."""

    client_id: int | None
    leader: int | None
    match: Match


@dataclass(slots=True)
class _Node:
    """A client, or all rows that say the very same of who somebody is."""

    identity: Identity
    client_id: int | None = None
    places: list[int] = field(default_factory=list)
    joined: Sequence[Identity] = ()


class PersonGroups:
    """Takes clients and rows, and says which of the rows are somebody without asking."""

    def __init__(self, crowded: Collection[str] = (), apart: Collection[tuple[int, int]] = ()) -> None:
        self._crowded = crowded
        self._apart = apart
        self._nodes: list[_Node] = []
        self._clients: dict[int, int] = {}
        self._rows: dict[Identity, int] = {}
        self._by_value: dict[str, list[int]] = defaultdict(list)
        self._pairs: set[tuple[int, int]] = set()

    def add_client(self, client_id: int, identity: Identity, joined: Sequence[Identity] = ()) -> None:
        """Somebody who is there, with the records that became one with them since they were read."""
        self._clients[client_id] = len(self._nodes)
        self._nodes.append(_Node(identity, client_id, [], joined))

    def add_row(self, place: int, identity: Identity, values: Iterable[str], client_ids: Iterable[int] = ()) -> None:
        """A row that shares `values` with other rows, and some with these clients."""
        index = self._rows.get(identity)
        if index is None:
            index = self._rows[identity] = len(self._nodes)
            self._nodes.append(_Node(identity))
            for value in dict.fromkeys(values):
                self._by_value[value].append(index)
        self._nodes[index].places.append(place)
        self._pairs |= {(self._clients[client_id], index) for client_id in client_ids if client_id in self._clients}

    def judgements(self) -> dict[int, Judgement]:
        """By their places, the rows that are a client or the same person as an earlier row."""
        uses = self._uses()
        for indexes in self._by_value.values():
            if len(indexes) <= MOST_HOLDERS:
                self._pairs |= set(combinations(indexes, 2))
        edges = {pair: match for pair in sorted(self._pairs) if (match := self._safe(pair, uses)) is not None}
        edges = self._without_doubtful(edges)
        found: dict[int, Judgement] = {}
        for index, node in enumerate(self._nodes):
            if len(node.places) > 1:
                match = compare(node.identity, node.identity, uses)
                if match.is_safe:
                    edges[index, index] = match
        for group in _groups_of(edges):
            if len(group) <= _MOST_IN_GROUP and not any(self._contradict(*pair) for pair in combinations(group, 2)):
                found.update(self._decide(group, edges))
        return found

    def _uses(self) -> Counter[str]:
        """On how many different records each value stands; the same person at the same address counts once."""
        bearers: dict[str, set[tuple[str, str]]] = defaultdict(set)
        for node in self._nodes:
            for identity in (node.identity, *node.joined):
                key = record_key(identity)
                for value in (*identity.phones, *identity.emails):
                    bearers[value].add(key)
        uses = Counter({value: _count_records(keys) for value, keys in bearers.items()})
        uses.update(dict.fromkeys(self._crowded, SHARED_BY))
        return uses

    def _safe(self, pair: tuple[int, int], uses: Counter[str]) -> Match | None:
        one, other = self._nodes[pair[0]], self._nodes[pair[1]]
        match = compare(one.identity, other.identity, uses)
        return match if match.is_safe and not self._contradict(*pair) else None

    def _contradict(self, one: int, other: int) -> bool:
        """Whether anything that is known of the two says that they are not one, or a person said so."""
        first, second = self._nodes[one], self._nodes[other]
        if first.client_id is not None and second.client_id is not None:
            low, high = sorted((first.client_id, second.client_id))
            if (low, high) in self._apart:
                return True
        return any(
            contradictions(each, it)
            for each in (first.identity, *first.joined)
            for it in (second.identity, *second.joined)
        )

    def _without_doubtful(self, edges: dict[tuple[int, int], Match]) -> dict[tuple[int, int], Match]:
        """Leave out what a third record makes doubtful: it fits one of the two and contradicts the other."""
        near: dict[int, set[int]] = defaultdict(set)
        for one, other in edges:
            near[one].add(other)
            near[other].add(one)
        kept = {}
        for (one, other), match in edges.items():
            others = (near[one] | near[other]) - {one, other}
            doubts = [each for each in others if self._contradict(each, one) or self._contradict(each, other)]
            if all(self._is_settled(one, other, doubt) for doubt in doubts):
                kept[one, other] = match
        return kept

    def _is_settled(self, one: int, other: int, doubt: int) -> bool:
        """Of two clients whom a person keeps separate, a row is the one whose name and address it bears."""
        return (
            record_key(self._nodes[one].identity) == record_key(self._nodes[other].identity)
            and record_key(self._nodes[doubt].identity) != record_key(self._nodes[one].identity)
            and not contradictions(self._nodes[doubt].identity, self._nodes[other].identity)
        )

    def _decide(self, group: Sequence[int], edges: dict[tuple[int, int], Match]) -> Iterator[tuple[int, Judgement]]:
        """The client they are, the surest if there are several; without one, the row that came first."""
        inside = {pair: match for pair, match in edges.items() if pair[0] in group}
        ranked = sorted(
            (-match.evidence, -match.likeness, client_id)
            for pair, match in inside.items()
            for index in pair
            if (client_id := self._nodes[index].client_id) is not None
        )
        client_id = ranked[0][2] if ranked else None
        places = sorted(place for index in group for place in self._nodes[index].places)
        leader = places[0] if client_id is None else None
        best: dict[int, Match] = {}
        for pair, match in inside.items():
            for index in pair:
                if index not in best or _strength(match) > _strength(best[index]):
                    best[index] = match
        for index in group:
            for place in self._nodes[index].places:
                if place != leader:
                    yield place, Judgement(client_id, leader, best[index])


def _strength(match: Match) -> tuple[int, float]:
    return match.evidence, match.likeness


def _count_records(keys: set[tuple[str, str]]) -> int:
    """A record without an address is counted only if nobody of that name has one."""
    placed = {name for name, address in keys if address}
    return sum(1 for name, address in keys if address or name not in placed)


def _groups_of(edges: Iterable[tuple[int, int]]) -> list[list[int]]:
    group_of: dict[int, list[int]] = {}
    for pair in edges:
        for index in pair:
            group_of.setdefault(index, [index])
        one, other = (group_of[index] for index in pair)
        if one is not other:
            one += other
            for index in other:
                group_of[index] = one
    return list({id(group): sorted(group) for group in group_of.values()}.values())
