"""The one hand-over from Peewee to our rows where tables are joined: what comes over has the aliases as attributes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any


def joined(chosen: Any) -> Iterator[Any]:
    """The results of a joined select, flat, each column and alias as an attribute."""
    yield from chosen.objects()


def first_joined(chosen: Any) -> Any:
    """The first result of a joined select, or None."""
    return chosen.objects().first()


def tuples_of(chosen: Any) -> Iterator[tuple[Any, ...]]:
    """The results of a select as plain tuples of Python values: for reads of thousands, a third of the time of rows."""
    yield from chosen.tuples()
