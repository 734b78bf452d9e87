"""Undo and redo: puts the values of before back, as a new unit, if nothing has touched them since.

What was done is read from the audit, so undo survives a restart. A chain is an action, its undo, the redo of that, and
so on; each points at the one before it. An action is in effect while its chain has an odd number of links.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from peewee import IntegrityError

from app.errors import ConflictError, NotAllowedError, NotFoundError
from app.models.audit import AuditChange, AuditUnit
from app.models.base import BaseModel
from app.models.tables import MODELS
from app.models.words import noun, phrase
from app.translations import gettext as _
from app.unit_of_work import CLIENT_COLUMNS, UnitOfWork, UnitsOfWork

# how far back undo looks
_STEPS = 200
_CHUNK = 500
# rows that may only ever be added: undoing them is another event, which their service writes
_APPEND_ONLY = frozenset({"complaint_event"})


@dataclass(frozen=True, slots=True)
class RecordedChange:
    """What one unit did to one row, as the audit keeps it."""

    table: str
    record_id: int
    action: str
    before: Mapping[str, object]
    after: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class UndoResult:
    """What was undone or redone, and the unit that did it."""

    label: str
    unit_id: int


UndoHandler = Callable[[UnitOfWork, Sequence[RecordedChange]], Collection[str] | None]
"""Undoes a unit in a service's own way: gets the unit's changes, returns the other tables it has taken care of.

It may also refuse, by raising, or return None: then its table is put back as any other.
"""

AfterUndo = Callable[[UnitOfWork, frozenset[int]], None]
"""Computes kept columns anew for these clients."""


@dataclass(frozen=True, slots=True)
class _Step:
    """One unit of the audit, as undo sees it."""

    id: int
    label: str
    is_undoable: bool
    undoes_id: int | None
    undone_by_id: int | None


class HistoryService:
    """Undo and redo of the person at this desk."""

    def __init__(
        self,
        units: UnitsOfWork,
        undo_handlers: Mapping[str, UndoHandler] | None = None,
        after_undo: AfterUndo | None = None,
    ) -> None:
        self._units = units
        self._handlers = dict(undo_handlers or {})
        self._after_undo = after_undo

    def undo_label(self) -> str | None:
        """What undo would undo; None if there is nothing."""
        target = self._undo_target()
        return None if target is None else _root_of(target)[0].label

    def redo_label(self) -> str | None:
        """What redo would do again; None if there is nothing."""
        target = self._redo_target()
        return None if target is None else _root_of(target)[0].label

    def undo(self) -> UndoResult:
        """Undo the last action of this desk that is in effect.

        Raises NotFoundError if there is none, ConflictError if something has touched its rows since.
        """
        target = self._undo_target()
        if target is None:
            raise NotFoundError(_("There is nothing to undo."))
        return self._reverse(target, _("Undo: {label}"))

    def redo(self) -> UndoResult:
        """Do again what was undone last; a new action in between leaves nothing to redo. Raises as `undo` does."""
        target = self._redo_target()
        if target is None:
            raise NotFoundError(_("There is nothing to redo."))
        return self._reverse(target, _("Redo: {label}"))

    def undo_unit(self, unit_id: int) -> UndoResult:
        """Undo one action wherever it stands; raises NotAllowedError if it cannot be undone or was undone already."""
        unit = _step(unit_id)
        if unit is None:
            raise NotFoundError(_("This action is not in the history."))
        root, _depth = _root_of(unit)
        tip, depth = _tip_of(root)
        if not root.is_undoable:
            raise NotAllowedError(_("“{label}” cannot be undone; nothing was changed.").format(label=root.label))
        if depth % 2:
            raise NotAllowedError(_("“{label}” was undone already; nothing was changed.").format(label=root.label))
        return self._reverse(tip, _("Undo: {label}"))

    def _undo_target(self) -> _Step | None:
        """The last link of the newest action that is in effect."""
        for step in self._recent():
            if step.undoes_id is None and step.is_undoable:
                tip, depth = _tip_of(step)
                if depth % 2 == 0:
                    return tip
        return None

    def _redo_target(self) -> _Step | None:
        """The newest undo that was not redone, if no other action came after it."""
        for step in self._recent():
            if step.undoes_id is None and step.is_undoable:
                return None
            if step.undone_by_id is None and _root_of(step)[1] % 2:
                return step
        return None

    def _recent(self) -> list[_Step]:
        person_id = self._units.person_id
        own = AuditUnit.person.is_null() if person_id is None else AuditUnit.person == person_id
        rows = AuditUnit.select().where(own).order_by(AuditUnit.id.desc()).limit(_STEPS)
        return [_as_step(row) for row in rows]

    def _reverse(self, target: _Step, wording: str) -> UndoResult:
        label = _root_of(target)[0].label
        with self._units(wording.format(label=label), undoes_id=target.id) as work:
            _claim(target, work.unit_id, label)
            changes = _changes_of(target.id)
            own = [change for change in changes if change.table not in self._handlers]
            _refuse_if_touched(target, label, own)
            handled = self._let_handlers(work, changes)
            for change in reversed(changes):
                if change.table not in handled:
                    put_back_change(work, change, label)
            if self._after_undo is not None:
                self._after_undo(work, _clients_of(target.id, changes))
        return UndoResult(label, work.unit_id)

    def _let_handlers(self, work: UnitOfWork, changes: Sequence[RecordedChange]) -> set[str]:
        tables = {change.table for change in changes}
        handled: set[str] = set()
        for table, handler in self._handlers.items():
            if table in tables and table not in handled:
                taken = handler(work, changes)
                handled |= set() if taken is None else {table, *taken}
        if tables & _APPEND_ONLY - handled:
            raise NotAllowedError(_("This step of a complaint stays in its history; nothing was changed."))
        return handled


def _as_step(row: AuditUnit) -> _Step:
    return _Step(row.id, row.label, row.is_undoable, row.undoes_id, row.undone_by_id)


def _step(unit_id: int) -> _Step | None:
    row = AuditUnit.get_or_none(AuditUnit.id == unit_id)
    return None if row is None else _as_step(row)


def _root_of(step: _Step) -> tuple[_Step, int]:
    """The action a chain began with, and how many links this step is away from it."""
    depth = 0
    while step.undoes_id is not None:
        former = _step(step.undoes_id)
        if former is None:
            break
        step, depth = former, depth + 1
    return step, depth


def _tip_of(root: _Step) -> tuple[_Step, int]:
    """The last link of a chain, and how many links it is away from the action."""
    depth = 0
    while root.undone_by_id is not None:
        later = _step(root.undone_by_id)
        if later is None:
            break
        root, depth = later, depth + 1
    return root, depth


def _claim(target: _Step, unit_id: int, label: str) -> None:
    """Mark it as undone by this unit; two desks cannot both do that."""
    free = (AuditUnit.id == target.id) & AuditUnit.undone_by.is_null()
    if AuditUnit.update(undone_by=unit_id).where(free).execute() != 1:
        raise ConflictError(
            _("Another desk undid “{label}” at the same moment; nothing was changed twice.").format(label=label)
        )


def _changes_of(unit_id: int) -> list[RecordedChange]:
    rows = AuditChange.select().where(AuditChange.unit == unit_id).order_by(AuditChange.sequence)
    return [
        RecordedChange(row.table_name, row.record_id, row.action, row.before or {}, row.after or {})
        for row in rows
        if row.action != "reveal"
    ]


def _clients_of(unit_id: int, changes: Sequence[RecordedChange]) -> frozenset[int]:
    """Whose rows these are, and whose they were before, where words or a visit were given to somebody else."""
    rows = AuditChange.select(AuditChange.client_id).where(
        (AuditChange.unit == unit_id) & AuditChange.client_id.is_null(False)
    )
    sides = [side for change in changes for side in (change.before, change.after)]
    named = [row.client_id for row in rows] + [side.get(column) for side in sides for column in CLIENT_COLUMNS]
    return frozenset(each for each in named if isinstance(each, int))


def _refuse_if_touched(target: _Step, label: str, changes: Sequence[RecordedChange]) -> None:
    """Raise ConflictError if a later action that is still in effect touched the same values."""
    by_table: dict[str, dict[int, set[str]]] = {}
    for change in changes:
        fields = by_table.setdefault(change.table, {}).setdefault(change.record_id, set())
        fields.update(change.after.keys() | change.before.keys() if change.action == "update" else {"*"})
    for table, rows in by_table.items():
        for later in _later_changes(target, table, rows):
            is_own = later.table_name == table
            touched = rows[later.record_id] if is_own else {"*"}
            names = set((later.before or {}).keys() | (later.after or {}).keys())
            if ("*" in touched or later.action != "update" or touched & names) and _is_in_effect(later, target):
                raise _touched(label, later)


def _later_changes(target: _Step, table: str, rows: Mapping[int, set[str]]) -> list[AuditChange]:
    """Later changes of the same rows; of a client that was added also those of all that belongs to it."""
    found: list[AuditChange] = []
    later = (AuditChange.unit > target.id) & (AuditChange.action != "reveal")
    record_ids = sorted(rows)
    for start in range(0, len(record_ids), _CHUNK):
        chunk = record_ids[start : start + _CHUNK]
        same = (AuditChange.table_name == table) & AuditChange.record_id.in_(chunk)
        added = [record_id for record_id in chunk if "*" in rows[record_id]]
        if table == "client" and added:
            same |= (AuditChange.table_name != table) & AuditChange.client_id.in_(added)
        found.extend(AuditChange.select().where(later & same))
    return found


def _is_in_effect(change: AuditChange, target: _Step) -> bool:
    """Whether the action behind a later change makes a difference: an even number of its links cancel out."""
    unit = _step(change.unit_id)
    if unit is None:
        return True
    link: _Step | None = _root_of(unit)[0]
    links_since = 0
    while link is not None:
        links_since += link.id > target.id
        link = None if link.undone_by_id is None else _step(link.undone_by_id)
    return links_since % 2 == 1


def _touched(label: str, later: AuditChange) -> ConflictError:
    unit = _step(later.unit_id)
    row = MODELS[later.table_name].get_or_none(MODELS[later.table_name].id == later.record_id)
    return ConflictError(
        _("“{label}” cannot be undone, because of a later change: {what} (“{later}”); nothing was changed.").format(
            label=label,
            what=noun(later.table_name) if row is None else phrase(row),
            later="" if unit is None else unit.label,
        )
    )


def put_back_change(work: UnitOfWork, change: RecordedChange, label: str) -> None:
    """Undo one row’s change; raises ConflictError if it was changed since."""
    table = MODELS[change.table]
    if change.action == "delete":
        work.insert_again(table(**_by_field(table, change.before)))
        return
    row = table.get_or_none(table.id == change.record_id)
    if row is None or _differs(row, change.after):
        raise ConflictError(
            _("“{label}” cannot be undone, because it was changed since: {what}; nothing was changed.").format(
                label=label, what=noun(change.table) if row is None else phrase(row)
            )
        )
    if change.action == "update":
        for name, value in _by_field(table, change.before).items():
            setattr(row, name, value)
        work.save(row)
    elif row.has_column("archived_at"):
        _archive(work, row)
    else:
        _delete(work, row, label)


def _differs(row: BaseModel, after: Mapping[str, object]) -> bool:
    plain = row.plain()
    return any(plain[column] != value for column, value in after.items() if column in plain and column != "version")


def _by_field(table: type[BaseModel], values: Mapping[str, object]) -> dict[str, object]:
    columns = table.columns()
    return {columns[column].name: value for column, value in table.from_plain(values).items()}


def _archive(work: UnitOfWork, row: BaseModel) -> None:
    row.archived_at = work.now  # type: ignore[attr-defined]  # only for tables that have it
    if row.has_column("archived_by_id"):
        row.archived_by_id = work.person_id  # type: ignore[attr-defined]  # only for tables that have it
    work.save(row)


def _delete(work: UnitOfWork, row: BaseModel, label: str) -> None:
    try:
        work.delete(row)
    except IntegrityError as error:  # the unit is spoilt by it and ends here
        raise ConflictError(
            _("“{label}” cannot be undone, because something else needs it since: {what}; nothing was changed.").format(
                label=label, what=phrase(row)
            )
        ) from error
