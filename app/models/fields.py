"""Field types that mean the same on SQLite and PostgreSQL: moments, civil days, money and JSON.

What goes to the database is text or a whole number on both engines; PostgreSQL turns the text into its own type.
"""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any, Literal, TypeVar, overload

from peewee import Field, Node

_Value = TypeVar("_Value")

if TYPE_CHECKING:

    class _TypedField(Field[_Value]):
        """A field whose Python type mypy knows."""

else:

    class _TypedField(Field):
        """Peewee's own classes cannot be subscribed at run time."""

        def __class_getitem__(cls, _value: object) -> type:
            return cls


def moment_text(moment: datetime) -> str:
    """The moment in UTC as text of fixed width, which sorts like the moment; a naive moment is a ValueError."""
    if moment.tzinfo is None:
        raise ValueError("a moment needs a time zone")
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ").rjust(27, "0")


def moment_from(stored: datetime | str) -> datetime:
    """The aware UTC moment that was stored."""
    moment = datetime.fromisoformat(stored) if isinstance(stored, str) else stored
    if moment.tzinfo is UTC:
        return moment
    if moment.tzinfo is None:
        raise ValueError("a moment needs a time zone")
    return moment.astimezone(UTC)


class MomentField(_TypedField[_Value]):
    """An aware UTC datetime: ISO text of fixed width on SQLite, timestamptz on PostgreSQL; a naive one is refused."""

    field_type = "MOMENT"

    if TYPE_CHECKING:

        @overload
        def __new__(cls, *args: Any, null: Literal[True], **kwargs: Any) -> MomentField[datetime | None]: ...
        @overload
        def __new__(cls, *args: Any, null: Literal[False] = ..., **kwargs: Any) -> MomentField[datetime]: ...
        def __new__(cls, *args: Any, **kwargs: Any) -> MomentField[Any]:
            """Only for mypy: `null=True` makes the value optional."""
            raise NotImplementedError

    def db_value(self, value: object) -> object:
        """The text both engines take."""
        if value is None or isinstance(value, Node):
            return value
        if not isinstance(value, datetime):
            raise TypeError("a moment field takes a datetime")
        return moment_text(value)

    def python_value(self, value: datetime | str | None) -> datetime | None:
        """The aware moment in UTC."""
        return None if value is None else moment_from(value)


class DayField(_TypedField[_Value]):
    """A civil date without time or zone: ISO text on SQLite, DATE on PostgreSQL; a datetime is refused."""

    field_type = "DAY"

    if TYPE_CHECKING:

        @overload
        def __new__(cls, *args: Any, null: Literal[True], **kwargs: Any) -> DayField[date | None]: ...
        @overload
        def __new__(cls, *args: Any, null: Literal[False] = ..., **kwargs: Any) -> DayField[date]: ...
        def __new__(cls, *args: Any, **kwargs: Any) -> DayField[Any]:
            """Only for mypy: `null=True` makes the value optional."""
            raise NotImplementedError

    def db_value(self, value: object) -> object:
        """The text both engines take."""
        if value is None or isinstance(value, Node):
            return value
        if not isinstance(value, date) or isinstance(value, datetime):
            raise TypeError("a day field takes a date without a time")
        return value.isoformat()

    def python_value(self, value: date | str | None) -> date | None:
        """The civil date."""
        return date.fromisoformat(value) if isinstance(value, str) else value


class MoneyField(_TypedField[_Value]):
    """Money in whole minor units, such as cents; a fraction or a text is refused, never rounded."""

    field_type = "BIGINT"

    if TYPE_CHECKING:

        @overload
        def __new__(cls, *args: Any, null: Literal[True], **kwargs: Any) -> MoneyField[int | None]: ...
        @overload
        def __new__(cls, *args: Any, null: Literal[False] = ..., **kwargs: Any) -> MoneyField[int]: ...
        def __new__(cls, *args: Any, **kwargs: Any) -> MoneyField[Any]:
            """Only for mypy: `null=True` makes the value optional."""
            raise NotImplementedError

    def db_value(self, value: object) -> object:
        """The same whole number."""
        if value is None or isinstance(value, Node):
            return value
        if type(value) is not int:
            raise TypeError("money is a whole number of minor units")
        return value

    def python_value(self, value: int | None) -> int | None:
        """A whole number again, also from PostgreSQL's sums, which are of another type."""
        return None if value is None else int(value)


class JsonField(Field):
    """A dict or list (or a plain value) as JSON text on SQLite, JSONB on PostgreSQL.

    Assign a new value to change it: a dict that is altered in place is not noticed.
    """

    field_type = "JSON"

    def db_value(self, value: object) -> object:
        """The text both engines take."""
        return value if value is None or isinstance(value, Node) else json_text(value)

    def python_value(self, value: object) -> object:
        """The dict or list; PostgreSQL has read it already."""
        return json.loads(value) if isinstance(value, str) else value


def json_text(value: object) -> str:
    """The value as compact JSON with its letters as they are; NaN and Infinity, which are no JSON, are a ValueError."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
