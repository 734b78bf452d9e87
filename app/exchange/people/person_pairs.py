"""Pairs who may be one person, while files are imported: shown in a dry run, answered before the import."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from app.exchange.import_choices import PairAnswer, PairKey
from app.exchange.import_preview import PAIRS_SHOWN, PairSide, PersonPair, PreviewNotes
from app.exchange.parsing.parsed_records import ParsedClient
from app.exchange.people.known_clients import known_from
from app.queries.imports import KnownClient, read_known_clients
from app.queries.likely_people import find_likely_people
from app.rules.duplicates import Match
from app.translations import gettext as _


def name_of_row(file: str, line: int) -> str:
    """How a pair names an earlier row of a file."""
    return f"{file}:{line}"


def _parts(name: str) -> tuple[str, str, str]:
    return name.rpartition(":")


def name_of_client(client_id: int) -> str:
    """How a pair names a client who was there before."""
    return f"#{client_id}"


@dataclass(frozen=True, slots=True)
class Decided:
    """What was answered of one row: the client it becomes one with, and those it is not."""

    client_id: int | None
    apart: frozenset[int]


@dataclass(slots=True)
class PairAnswers:
    """The answers of a person, by row; what rows became is remembered as far as an answer speaks of them."""

    answers: Mapping[PairKey, PairAnswer]
    _by_row: dict[tuple[str, int], list[tuple[str, PairAnswer]]] = field(default_factory=dict)
    _became: dict[str, int] = field(default_factory=dict)
    _meant: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        for key, answer in self.answers.items():
            self._by_row.setdefault((key.file, key.line), []).append((key.other, answer))
        self._meant = frozenset(key.other for key in self.answers)

    def lines_of(self, file: str) -> frozenset[int]:
        """The lines of a file of which an answer speaks."""
        asked = {key.line for key in self.answers if key.file == file}
        named = {int(line) for name, _colon, line in map(_parts, self._meant) if name == file and line.isdecimal()}
        return frozenset(asked | named)

    def decide(self, file: str, line: int, judged: int | None) -> Decided | None:
        """What was answered of a row that is judged to be a client, or nobody; None if nothing was.

        An answer that names nobody is about the client it is judged to be.
        """
        found = self._by_row.get((file, line))
        if found is None:
            return None
        meant = [(self._client_of(other) if other else judged, answer) for other, answer in found]
        apart = frozenset(each for each, answer in meant if each is not None and answer is PairAnswer.SEPARATE)
        wanted = [each for each, answer in meant if each is not None and answer is PairAnswer.MERGE]
        return Decided(wanted[0] if wanted else None if judged in apart else judged, apart)

    def remember(self, file: str, line: int, client_id: int) -> None:
        """A row became a client, or one with a client."""
        if self._meant and (name := name_of_row(file, line)) in self._meant:
            self._became[name] = client_id

    def _client_of(self, other: str) -> int | None:
        return int(other[1:]) if other[:1] == "#" and other[1:].isdecimal() else self._became.get(other)


def pair_of_row(
    key: PairKey, match: Match, default: PairAnswer, parsed: ParsedClient, client: KnownClient
) -> PersonPair:
    """A row beside the client it is judged to be."""
    theirs = _side(known_from(0, parsed), 0)
    return PersonPair(
        key, match.evidence, match.cautions, match.likeness, default, theirs, _side(client, client.number)
    )


def add_suggestions(notes: PreviewNotes) -> None:
    """At the end of a dry run, all pairs of which at least one came with the files and that only people can judge."""
    if not notes.made.lowest_id:
        return
    matches = [match for match in find_likely_people(notes.made.lowest_id - 1) if notes.made.get(match.second)]
    room = max(0, PAIRS_SHOWN - len(notes.pairs))
    shown = matches[:room]
    known = read_known_clients({each for match in shown for each in (match.first, match.second)})
    for match in shown:
        made = notes.made.get(match.second)
        if made is None:
            continue
        file, line, _other = made
        earlier = notes.made.get(match.first)
        other = name_of_client(match.first) if earlier is None else name_of_row(earlier.file, earlier.line)
        ours, theirs = known[match.first], known[match.second]
        notes.add_pair(
            PersonPair(
                key=PairKey(file, line, other),
                evidence=match.evidence,
                cautions=match.cautions,
                likeness=match.likeness,
                default=PairAnswer.SEPARATE,
                theirs=_side(theirs, 0),
                ours=_side(ours, 0 if earlier is not None else ours.number),
            )
        )
    notes.pair_count += len(matches) - len(shown)


def _side(client: KnownClient, number: int) -> PairSide:
    """What is shown of one of the two: only what it says."""
    fields = client.fields
    texts = (
        (_("Company"), fields["company_name"] if fields["company_name"] != fields["name"] else ""),
        (_("Phone"), _list(client.phones.values())),
        (_("E-mail"), _list(client.emails.values())),
        (_("Address"), "\n".join(_address(address) for _site_id, address in client.sites)),
        (_("Birthday"), fields["birthday"]),
        (_("Source"), fields["source"]),
    )
    return PairSide(fields["name"], number, tuple((label, text) for label, text in texts if text))


def _list(values: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys(values))


def _address(address: Mapping[str, str]) -> str:
    town = " ".join(part for part in (address["town"], address["region"], address["postal_code"]) if part)
    return ", ".join(part for part in (address["street"], address["street_2"], town) if part)
