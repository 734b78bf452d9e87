"""One transaction that saves, checks versions, signs the audit and tells the program once, after it is over."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime

from peewee import Field

from app.clock import Clock
from app.database import Database
from app.errors import ConflictError, NotAllowedError
from app.events import EventBus, RecordsChanged
from app.models.audit import AuditChange, AuditUnit
from app.models.base import BaseModel, plain_value
from app.models.firm import Counter
from app.models.words import phrase
from app.queries.acts import find_last_act
from app.translations import gettext as _

# beyond this many ids whoever shows the table reads it anew
_LARGEST_LIST = 1_000
# rows in one statement: nine values each stay below what SQLite takes
_CHUNK = 500
_NEVER_DELETED = frozenset({"complaint", "complaint_event"})
# the columns that lead from a row to the client it belongs to, nearest first
_WAYS_TO_CLIENT = {
    "site_id": "site",
    "area_id": "area",
    "job_id": "job",
    "complaint_id": "complaint",
    "feedback_id": "feedback",
    "agreement_id": "agreement",
}
CLIENT_COLUMNS = ("client_id", "referrer_id", "first_client_id")


class UnitsOfWork:
    """Makes the units of one opened database; every service has it and writes through nothing else."""

    def __init__(self, database: Database, events: EventBus, clock: Clock) -> None:
        self.database = database
        self.clock = clock
        self.person_id: int | None = None
        self._events = events

    def __call__(
        self, label: str, *, is_undoable: bool = True, undoes_id: int | None = None
    ) -> AbstractContextManager[UnitOfWork]:
        """A unit to be used as `with units(_("Job booked")) as work:`; `label` is what undo shows.

        Everything is kept at the end of the block or nothing is. Any database error inside spoils the whole unit,
        even one that was caught. A deadlock on PostgreSQL comes as ConflictError: whoever called tries again.
        """
        return self._unit(label, is_undoable, undoes_id)

    @contextmanager
    def _unit(self, label: str, is_undoable: bool, undoes_id: int | None) -> Iterator[UnitOfWork]:
        database = self.database
        if database.in_transaction():
            raise RuntimeError("a unit of work is already open in this thread; units are never nested")
        is_own_connection = database.is_closed()
        try:
            with database.atomic():
                work = UnitOfWork(database, label, self.clock.now(), self.person_id, is_undoable, undoes_id)
                yield work
        finally:
            if is_own_connection and not database.is_closed():
                database.close()
        event = work.event()
        if event is not None:
            self._events.publish(event)


class UnitOfWork:
    """One open transaction."""

    def __init__(
        self,
        database: Database,
        label: str,
        now: datetime,
        person_id: int | None,
        is_undoable: bool,
        undoes_id: int | None,
    ) -> None:
        self.database = database
        self.label = _clean_text(label)
        self.now = now
        self.person_id = person_id
        self._is_undoable = is_undoable
        self._undoes_id = undoes_id
        self._unit_id: int | None = None
        self._sequence = 0
        self._changes: dict[str, set[int]] = {}
        self._owners: dict[tuple[str, int], int | None] = {}

    @property
    def unit_id(self) -> int:
        """The id under which the audit keeps this unit; asking for it is what writes the unit's row."""
        if self._unit_id is None:
            unit = AuditUnit.create(
                label=self.label,
                happened_at=self.now,
                person_id=self.person_id,
                is_undoable=self._is_undoable,
                undoes_id=self._undoes_id,
            )
            self._unit_id = int(unit.id)
        return self._unit_id

    def save(self, model: BaseModel) -> None:
        """Insert a new row, or write those of its values that differ from what is stored.

        Raises ConflictError, naming what, when another desk changed the row since it was read.
        """
        _clean_texts(model)
        if model.is_stored:
            self._update(model)
        else:
            self._insert(model)

    def save_or_touch(self, model: BaseModel) -> None:
        """Write as `save` does, and raise the version even if no value differs: something that hangs on the row did.

        Whoever read the row before then meets a ConflictError, which is the only sign that a line was added elsewhere.
        """
        version = model.__data__["version"]
        self.save(model)
        if model.__data__["version"] == version:
            self._touch(model)

    def save_kept(self, model: BaseModel) -> None:
        """Write columns that are derived from facts and only kept for lists: no version, no audit, but an event.

        Whoever holds the row in a form is not disturbed, and undo takes no notice; it lets them be computed anew.
        """
        table = type(model)
        values = {
            field: model.__data__[field.name] for field in model.dirty_fields if field.name not in {"id", "version"}
        }
        if values and table.update(values).where(table.id == model.id).execute():
            self.changed(model.table(), (model.id,))
        model.mark_clean()

    def insert_again(self, model: BaseModel) -> None:
        """Put a deleted row back under its former id."""
        self._insert(model)

    def delete(self, model: BaseModel) -> None:
        """Take a row away for good, which is rare: screens archive. Raises ConflictError as `save` does.

        A complaint and its list of events are never taken away, for any role (S0.6): NotAllowedError.
        """
        if model.table() in _NEVER_DELETED:
            raise NotAllowedError(_("A complaint stays, with all that happened; nothing was changed."))
        table = type(model)
        condition = table.id == model.id
        if model.has_column("version"):
            condition &= table.columns()["version"] == model.__data__["version"]
        before = model.plain()
        if table.delete().where(condition).execute() != 1:
            raise self._conflict(model)
        self._note("delete", model, before, None)

    def move_rows(self, table: type[BaseModel], column: str, ids: Sequence[int], source: int, target: int) -> None:
        """Let rows that point at `source` point at `target`, thousands at once, each with its line in the audit."""
        field = table.columns()[column]
        version = table.columns()["version"]
        for start in range(0, len(ids), _CHUNK):
            chosen = table.id.in_(ids[start : start + _CHUNK]) & (field == source)
            versions = [(row.id, row.__data__[version.name]) for row in table.select(table.id, version).where(chosen)]
            table.update({field: target, version: version + 1}).where(chosen).execute()
            self._note_moved(table, column, versions, source, target)

    def reveal(self, model: BaseModel) -> None:
        """Note that a secret, such as the code of a gate, was shown to the person at this desk."""
        self._note("reveal", model, None, None)

    def next_number(self, counter: str, first: int = 1) -> int:
        """The next number of a series, which no other desk can get; `first` is where a new series starts."""
        return self.next_numbers(counter, 1, first)[0]

    def next_numbers(self, counter: str, count: int, first: int = 1) -> range:
        """The next `count` numbers of a series in a row."""
        Counter.insert(name=counter, last_value=first + count - 1).on_conflict(
            conflict_target=[Counter.name], update={Counter.last_value: Counter.last_value + count}
        ).execute()
        last = Counter.get(Counter.name == counter).last_value
        return range(last - count + 1, last + 1)

    def changed(self, table: str, ids: Iterable[int]) -> None:
        """Say that these rows were changed by other means (bulk writes, kept columns), for the event."""
        self._changes.setdefault(table, set()).update(ids)

    def lines_of_inserted(self, models: Sequence[BaseModel]) -> list[dict[str, object]]:
        """What the audit keeps of rows that were inserted by other means, for whoever writes it in one go."""
        lines = []
        for model in models:
            model.mark_clean()
            self._sequence += 1
            lines.append(self._line("insert", model, None, _without_defaults(model)))
        self.changed(models[0].table(), [int(model.id) for model in models])
        return lines

    def belongs_to_import(self, import_id: int) -> None:
        """Say that this unit is the work of an import."""
        AuditUnit.update(import_id=import_id).where(AuditUnit.id == self.unit_id).execute()

    def event(self) -> RecordsChanged | None:
        """What to tell the program; None if nothing changed."""
        if not self._changes:
            return None
        is_bulk = sum(map(len, self._changes.values())) > _LARGEST_LIST
        changes: Mapping[str, frozenset[int]] = {
            table: frozenset() if is_bulk else frozenset(ids) for table, ids in self._changes.items()
        }
        return RecordsChanged(self.label, changes, is_bulk=is_bulk, act_id=self._unit_id)

    def _insert(self, model: BaseModel) -> None:
        table = type(model)
        values = {
            field: model.__data__[name]
            for name, field in table.fields().items()
            if name in model.__data__ and (name != "id" or model.is_stored)
        }
        new_id = table.insert(values).execute()
        if not model.is_stored:
            model.id = int(new_id)
        model.mark_clean()
        self._note("insert", model, None, _without_defaults(model))

    def _update(self, model: BaseModel) -> None:
        table = type(model)
        stored = table.select(table.id, *_set_fields(model)).where(table.id == model.id).get_or_none()
        if stored is None:
            raise self._conflict(model)
        fields = _differing_fields(model, stored)
        if not fields:
            model.mark_clean()
            return
        values = {field: model.__data__[field.name] for field in fields}
        condition = table.id == model.id
        if model.has_column("version"):
            version_field = table.columns()["version"]
            version = model.__data__["version"]
            values[version_field] = version + 1
            condition &= version_field == version
        if table.update(values).where(condition).execute() != 1:
            raise self._conflict(model)
        if model.has_column("version"):
            model.__data__["version"] += 1
        model.mark_clean()
        self._note("update", model, _plain_values(stored, fields), _plain_values(model, fields))

    def _touch(self, model: BaseModel) -> None:
        table = type(model)
        version_field, version = table.columns()["version"], model.__data__["version"]
        condition = (table.id == model.id) & (version_field == version)
        if table.update({version_field: version + 1}).where(condition).execute() != 1:
            raise self._conflict(model)
        model.__data__["version"] = version + 1
        self.changed(model.table(), (model.id,))

    def _note(
        self, action: str, model: BaseModel, before: dict[str, object] | None, after: dict[str, object] | None
    ) -> None:
        """Write the audit's line."""
        self._sequence += 1
        AuditChange.insert(self._line(action, model, before, after)).execute()
        if action != "reveal":
            self.changed(model.table(), (int(model.id),))

    def _line(
        self, action: str, model: BaseModel, before: dict[str, object] | None, after: dict[str, object] | None
    ) -> dict[str, object]:
        return {
            "unit_id": self.unit_id,
            "sequence": self._sequence,
            "table_name": model.table(),
            "record_id": int(model.id),
            "client_id": self._client_of(model),
            "action": action,
            "before": before,
            "after": after,
            "version_after": model.__data__.get("version") if action != "delete" else None,
        }

    def _note_moved(
        self, table: type[BaseModel], column: str, versions: Sequence[tuple[int, int]], source: int, target: int
    ) -> None:
        lines = [
            {
                "unit_id": self.unit_id,
                "sequence": self._sequence + place,
                "table_name": table.table(),
                "record_id": row_id,
                "client_id": target if column in CLIENT_COLUMNS else None,
                "action": "update",
                "before": {column: source},
                "after": {column: target},
                "version_after": version + 1,
            }
            for place, (row_id, version) in enumerate(versions, 1)
        ]
        if lines:
            AuditChange.insert_many(lines).execute()
            self._sequence += len(lines)
            self.changed(table.table(), [row_id for row_id, _version in versions])

    def _client_of(self, model: BaseModel) -> int | None:
        """The client a row belongs to, by its own column or through its job, site or complaint."""
        if model.table() == "client":
            return int(model.id)
        for column in CLIENT_COLUMNS:
            if model.has_column(column) and getattr(model, column) is not None:
                return int(getattr(model, column))
        for column, table in _WAYS_TO_CLIENT.items():
            if model.has_column(column) and getattr(model, column) is not None:
                return self._client_behind(table, int(getattr(model, column)))
        return None

    def _client_behind(self, table: str, record_id: int) -> int | None:
        from app.models.tables import MODELS  # noqa: PLC0415 - all tables at once; no start needs them

        way = (table, record_id)
        if way not in self._owners:
            row = MODELS[table].get_or_none(MODELS[table].id == record_id)
            self._owners[way] = None if row is None else self._client_of(row)
        return self._owners[way]

    def _conflict(self, model: BaseModel) -> ConflictError:
        """The sentence for a row that somebody else changed, with the name of what they did."""
        last = find_last_act(model.table(), [int(model.id)])
        what = phrase(model)
        if last is None:
            return ConflictError(
                _(
                    "Another desk changed this in the meantime: {what}; nothing of yours was saved, please look again."
                ).format(what=what)
            )
        return ConflictError(
            _("{who} changed this in the meantime: {what} (“{label}”); nothing of yours was saved, look again.").format(
                who=last.person_name or _("Another desk"), what=what, label=last.label
            )
        )


def _set_fields(model: BaseModel) -> list[Field]:
    """The fields whose values were set since the row was read."""
    return [field for field in model.dirty_fields if field.name not in {"id", "version"}]


def _differing_fields(model: BaseModel, stored: BaseModel) -> list[Field]:
    """The fields that were set and hold something else than what is stored."""
    return [
        field
        for field in _set_fields(model)
        if plain_value(field, model.__data__.get(field.name)) != plain_value(field, stored.__data__.get(field.name))
    ]


def _plain_values(model: BaseModel, fields: Iterable[Field]) -> dict[str, object]:
    return {field.column_name: plain_value(field, model.__data__.get(field.name)) for field in fields}


def _without_defaults(model: BaseModel) -> dict[str, object]:
    """The values of a new row that say something: for the audit, the rest follows from the table."""
    fresh = type(model)().plain()
    return {column: value for column, value in model.plain().items() if value != fresh[column]}


def _clean_texts(model: BaseModel) -> None:
    """Put U+FFFD for what PostgreSQL cannot keep, so that both engines keep the same; also inside of JSON."""
    for name in model.dirty_field_names:
        value = model.__data__.get(name)
        clean = _clean(value)
        if clean != value:
            setattr(model, name, clean)


def _clean(value: object) -> object:
    if isinstance(value, str):
        return value if value.isascii() and "\x00" not in value else _clean_text(value)
    if isinstance(value, dict):
        return {_clean(name): _clean(part) for name, part in value.items()}
    if isinstance(value, list):
        return [_clean(part) for part in value]
    return value


def _clean_text(text: str) -> str:
    return text.replace("\x00", "\ufffd").encode("utf-16", "surrogatepass").decode("utf-16", "replace")
