"""The one hand-over from Peewee to our rows where tables are joined: what comes over has the aliases as attributes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from peewee import BooleanField

from app.models.base import database_proxy
from app.models.fields import DayField, JsonField, MomentField

_CONVERTED = (MomentField, DayField, JsonField, BooleanField)


def joined(chosen: Any) -> Iterator[Any]:
    """The results of a joined select, flat, each column and alias as an attribute."""
    yield from chosen.objects()


def first_joined(chosen: Any) -> Any:
    """The first result of a joined select, or None."""
    return chosen.objects().first()


def tuples_of(chosen: Any) -> Iterator[tuple[Any, ...]]:
    """The results of a select of plain columns as tuples of Python values.

    For reads of thousands: straight from the driver, which takes a fifth of the time of Peewee's rows.
    """
    converters = [_converter(column) for column in chosen.selected_columns]
    rows = database_proxy.execute(chosen).fetchall()
    if not any(converters):
        yield from map(tuple, rows)
        return
    for values in rows:
        yield tuple(
            value if convert is None or value is None else convert(value)
            for value, convert in zip(values, converters, strict=True)
        )


def _converter(column: Any) -> Callable[[Any], Any] | None:
    """What turns a driver's value into ours; None where they are the same."""
    field = getattr(column, "field", column)
    return field.python_value if isinstance(field, _CONVERTED) else None
