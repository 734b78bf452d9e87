"""What a person decided about an import before it runs: how each file is read, and who is who."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from app.exchange.columns.own_maps import OwnMap


class PairKey(NamedTuple):
    """A row that may be somebody we know: the name of its file, the line on which it starts, and who that may be.

    `other` names a client who was there before, or an earlier row; it comes with the pair and is handed back as it is.
    """

    file: str
    line: int
    other: str = ""


class PairAnswer(StrEnum):
    """Whether such a row is the same person; kept separate, it is not asked again."""

    MERGE = "merge"
    SEPARATE = "separate"


@dataclass(frozen=True, slots=True)
class ImportChoices:
    """Maps by the path of their file, and the answers about pairs; what is not named is left to us."""

    maps: Mapping[str, OwnMap] = field(default_factory=dict)
    answers: Mapping[PairKey, PairAnswer] = field(default_factory=dict)

    def map_of(self, file: Path) -> OwnMap | None:
        """What was said of this file."""
        return self.maps.get(str(file))


NO_CHOICES = ImportChoices()
