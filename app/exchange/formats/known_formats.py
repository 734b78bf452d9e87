"""The shape of one program's export, as data, and which of the known shapes a file has; column order never matters."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from app.exchange.words.header_words import plain_header
from app.exchange.words.import_fields import RecordKind, Target, target


@dataclass(frozen=True, slots=True)
class KnownFormat:
    """Headers of one program's export.

    `required` headers must all be there, each of `typical` makes it likelier; `columns` and the regular expressions
    of `patterns` (against plain headers; `\\1` may stand in the target) say what a column means.
    """

    key: str
    title: str
    kind: RecordKind
    required: tuple[str, ...]
    typical: tuple[str, ...] = ()
    columns: Mapping[str, str] = field(default_factory=dict)
    patterns: tuple[tuple[str, str], ...] = ()
    is_exact: bool = False
    has_property_rows: bool = False
    default_tag: str = ""

    def score(self, headers: frozenset[str]) -> int:
        """How many headers of its own this file has; 0 if a required one is missing."""
        if not all(plain_header(name) in headers for name in self.required):
            return 0
        known = {plain_header(name) for name in (*self.required, *self.typical, *self.columns)}
        return len(headers & known) + 2 * len(self.required)

    def target_of(self, header: str) -> Target | None:
        """What a column of this format means, or None if the format does not know it."""
        plain = plain_header(header)
        for name, meaning in self.columns.items():
            if plain_header(name) == plain:
                return target(meaning)
        for pattern, meaning in self.patterns:
            found = re.fullmatch(pattern, plain)
            if found:
                return target(found.expand(meaning))
        return None


def recognise_format(
    headers: Sequence[str], formats: Sequence[KnownFormat], kind: RecordKind | None = None
) -> KnownFormat | None:
    """The format that explains most of the headers, among those of the wanted kind; None if none fits.

    An exact format has a heading that no other program writes, so it wins over everything.
    """
    plain = frozenset(plain_header(header) for header in headers if header)
    fitting = [known for known in formats if (kind is None or known.kind is kind) and known.score(plain) > 0]
    return max(fitting, key=lambda known: (known.is_exact, known.score(plain)), default=None)
