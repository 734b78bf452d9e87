"""Rows that say a text wherever a text can stand: found by walking the frozen dataclasses, so none is forgotten."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from enum import Enum
from typing import Any

# Words of ours that choose what is said; nobody types them.
_CODES = frozenset(
    {
        "answer", "answer_class", "area_unit", "category", "channel", "currency", "duty", "kind", "locale", "method",
        "outcome", "role", "sha256", "size_unit", "stage", "state", "unit",
    }
)  # fmt: skip


def with_texts(row: Any, change: Callable[[str], str]) -> Any:
    """The same row with each of its texts changed, in whatever it holds, too."""
    if isinstance(row, Enum):
        return row
    if isinstance(row, str):
        return change(row)
    if isinstance(row, tuple | list) and not hasattr(row, "_fields"):
        return type(row)(with_texts(each, change) for each in row)
    if dataclasses.is_dataclass(row) and not isinstance(row, type):
        changed = {
            field.name: with_texts(getattr(row, field.name), change)
            for field in dataclasses.fields(row)
            if field.init and field.name not in _CODES
        }
        return dataclasses.replace(row, **changed)
    return row


def texts_of(row: Any) -> Iterator[str]:
    """Every text in a row that somebody typed."""
    found: list[str] = []

    def note(text: str) -> str:
        found.append(text)
        return text

    with_texts(row, note)
    return iter(found)
