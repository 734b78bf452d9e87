"""Peewee's writing of SQL with its commonest pieces, columns and lists of ids, written in one go.

A query of a whole row names some eighty columns, and for each Peewee goes through six objects: half of the time of an
act was spent there. What comes out is the same to the letter, and whatever is not a plain column is left to Peewee.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import app.peewee_alone  # noqa: F401 - must come before Peewee

# isort: split
from peewee import SCOPE_VALUES, Column, Context, Field, FieldAlias, ModelAlias, Select, Table

_PLAIN = (int, str)


class QuickContext(Context):
    """A statement while it is written."""

    __slots__ = ()

    def sql(self, obj: Any) -> Any:
        """Write a part of the statement."""
        kind: Any = type(obj)
        if isinstance(obj, FieldAlias):
            if type(obj.source) is ModelAlias:
                return self._column(obj.source, obj.source.alias, obj.field.column_name)
        elif _is_plain_field(kind):
            table = obj.model._meta.table  # noqa: SLF001 - Peewee's documented name
            return self._column(table, table._alias, obj.column_name)  # noqa: SLF001 - there is no other way to ask
        elif kind is Column and type(obj.source) is Table:
            return self._column(obj.source, obj.source._alias, obj.name)  # type: ignore[attr-defined]  # noqa: SLF001 - not in the stubs
        elif (kind is list or kind is tuple) and self._write_list(obj):
            return self
        return super().sql(obj)  # type: ignore[no-untyped-call]  # Peewee's stubs leave it open

    def as_new(self) -> _EmptyOrNot:
        """Where Peewee tries out whether a list is empty."""
        return _EmptyOrNot(**self.state.settings)

    def _column(self, source: Any, alias: str | None, name: str) -> Any:
        """What Peewee's `Column` writes, with its alias remembered or given."""
        state = self.state
        quote = state.settings.get("quote") or '""'
        if state.scope == SCOPE_VALUES:
            return self.literal(_quoted(name, quote))
        if alias:
            self.alias_manager[source] = alias
        return self.literal(f"{_quoted(self.alias_manager[source], quote)}.{_quoted(name, quote)}")

    def _write_list(self, values: Sequence[object]) -> bool:
        """Numbers and words behind an IN, without a node for each; False if it has to be written piece by piece."""
        settings = self.state.settings
        if not values or settings.get("value_literals") or not all(type(value) in _PLAIN for value in values):
            return False
        converter = settings.get("converter")
        written = [converter(value) for value in values] if converter else values
        if not all(type(value) in _PLAIN for value in written):
            return False
        self._values.extend(written)  # type: ignore[attr-defined]  # not in the stubs
        self.literal(f"({', '.join([settings.get('param') or '?'] * len(values))})")
        return True


class _EmptyOrNot(QuickContext):
    """A statement that is only tried out."""

    __slots__ = ()

    def parse(self, node: Any) -> Any:
        """The whole text, except of a select: it is never the empty list that is looked for."""
        return ("SELECT", []) if isinstance(node, Select) else super().parse(node)  # type: ignore[no-untyped-call]  # as above


@lru_cache(maxsize=200)
def _is_plain_field(kind: Any) -> bool:
    """Whether these are fields of a table that Peewee writes as nothing but their column."""
    return issubclass(kind, Field) and kind.__sql__ is Field.__sql__ and kind.column is Field.column


@lru_cache(maxsize=4_000)
def _quoted(name: str, quote: str) -> str:
    """A name as Peewee quotes it."""
    return f"{quote[0]}{name.replace(quote[0], quote)}{quote[1]}"
