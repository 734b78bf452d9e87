"""What every table has in common, and the one place that knows which database the models speak to."""

from __future__ import annotations

from collections.abc import Mapping

from peewee import AutoField, DatabaseProxy, Field, Model

from app.models.fields import JsonField

database_proxy = DatabaseProxy()


class BaseModel(Model):
    """A row of the table whose name is the class name in snake case.

    Foreign keys are declared with `lazy_load=False`, so that nothing ever queries behind one's back: `job.client_id`
    is the id, and so is `job.client`.
    """

    id = AutoField()

    class Meta:
        """Peewee's own way to say which database and which names."""

        database = database_proxy
        legacy_table_names = False

    @classmethod
    def table(cls) -> str:
        """The name of the table."""
        name: str = cls._meta.table_name
        return name

    @classmethod
    def columns(cls) -> Mapping[str, Field]:
        """The fields by the names of their columns, in the order of the table."""
        return {field.column_name: field for field in cls._meta.sorted_fields}

    @classmethod
    def from_plain(cls, values: Mapping[str, object]) -> dict[str, object]:
        """What `plain` made, as Python values again; columns that are no longer there are left out."""
        fields = cls.columns()
        return {column: _python_value(fields[column], value) for column, value in values.items() if column in fields}

    def has_column(self, column: str) -> bool:
        """Whether the table has this column."""
        return column in self.columns()

    @classmethod
    def fields(cls) -> Mapping[str, Field]:
        """The fields by their own names: `client` where the column is `client_id`."""
        return {field.name: field for field in cls._meta.sorted_fields}

    @property
    def is_stored(self) -> bool:
        """Whether the row has an id already."""
        return self.__data__.get("id") is not None

    def mark_clean(self) -> None:
        """Say that every value is as it is stored."""
        self._dirty.clear()  # type: ignore[attr-defined]  # Peewee's stubs leave it out

    def plain(self) -> dict[str, object]:
        """Every column with its value in words of JSON: what the audit keeps and compares."""
        return {column: plain_value(field, self.__data__.get(field.name)) for column, field in self.columns().items()}


def plain_value(field: Field, value: object) -> object:
    """One value in words of JSON: moments and days as text, money as a whole number."""
    if isinstance(field, JsonField):
        return value
    stored: object = field.db_value(value)  # type: ignore[no-untyped-call]  # Peewee's stubs leave it open
    return stored


def _python_value(field: Field, value: object) -> object:
    if isinstance(field, JsonField):
        return value
    read: object = field.python_value(value)  # type: ignore[no-untyped-call]  # Peewee's stubs leave it open
    return read
