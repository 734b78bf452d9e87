"""The invented names, places and words from resources/sample, and the dice that choose among them."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from random import Random
from typing import Any

from app.resource_files import resource_path

_Table = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Ingredients:
    """Everything the sample firm is made from."""

    names: _Table
    places: _Table
    homes: _Table
    words: _Table
    pets: _Table
    complaints: _Table
    board: _Table
    everyday: _Table
    photos: list[_Table]
    papers: _Table
    cast: list[_Table]


def load_ingredients() -> Ingredients:
    """Read the files."""
    return Ingredients(
        names=_read("names"),
        places=_read("places"),
        homes=_read("homes"),
        words=_read("words"),
        pets=_read("pets"),
        complaints=_read("complaints"),
        board=_read("board"),
        everyday=_read("everyday"),
        photos=list(_read("photos")["photos"]),
        papers=_read("papers"),
        cast=list(_read("cast")["people"]),
    )


def dice(seed: int, purpose: str) -> Random:
    """Dice that fall the same way for the same seed and purpose, on every computer."""
    return Random(f"{seed}:{purpose}")  # noqa: S311 - these dice choose names, not secrets


def _read(name: str) -> _Table:
    return tomllib.loads(resource_path("sample", f"{name}.toml").read_text(encoding="utf-8"))
