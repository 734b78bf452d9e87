"""How well the same person is recognised, measured on records of whom it is known who is who.

Every row carries its true name (`rec-12-org`, `rec-12-dup-0`) in a column that the import keeps as a note, so that the
clients in the database tell which rows became one; nothing of the import itself is touched.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations, product

from app.models.clients import TimelineEntry
from app.queries.likely_people import find_likely_people

_RECORD = re.compile(r"rec-(\d+)-(?:org|dup-\d+)")

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Measured:
    """Of pairs of records: how many of the merged ones are right, and how many of the right ones were found."""

    merged: int
    right: int
    precision: float
    recall_merged: float
    recall_suggested: float
    precision_suggested: float


def measure_recognition() -> Measured:
    """What became of the records of the open database."""
    records = _records_of_clients()
    true = _true_pairs(each for several in records.values() for each in several)
    merged = {pair for several in records.values() for pair in _pairs(several)}
    suggested: set[Pair] = set()
    asked = right_questions = 0
    for match in find_likely_people():
        pairs = {_ordered(one, other) for one, other in product(records[match.first], records[match.second])}
        asked += 1
        right_questions += not pairs.isdisjoint(true)
        suggested |= pairs
    found = true & (merged | suggested)
    return Measured(
        merged=len(merged),
        right=len(true),
        precision=len(merged & true) / max(1, len(merged)),
        recall_merged=len(merged & true) / len(true),
        recall_suggested=len(found) / len(true),
        precision_suggested=right_questions / max(1, asked),
    )


def _records_of_clients() -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    for client_id, words in TimelineEntry.select(TimelineEntry.client, TimelineEntry.words).tuples():
        found[client_id] += [match[0] for match in _RECORD.finditer(words)]
    return found


def _true_pairs(records: Iterable[str]) -> set[Pair]:
    people: dict[str, list[str]] = defaultdict(list)
    for record in records:
        people[record.split("-")[1]].append(record)
    return {pair for several in people.values() for pair in _pairs(several)}


def _pairs(records: list[str]) -> Iterable[Pair]:
    return (_ordered(one, other) for one, other in combinations(records, 2))


def _ordered(one: str, other: str) -> Pair:
    return (one, other) if one < other else (other, one)
