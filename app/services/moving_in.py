"""Everything of a firm put into an empty database in one act, with its ids, numbers and counters as they were."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from peewee import PeeweeException

from app.database_copy import filled_anew, keys_asleep
from app.errors import NotAllowedError, ValidationError
from app.models.clients import Client
from app.queries.exports import moved_tables
from app.queries.firm import count_clients_ever, get_firm
from app.queries.hand_over import tuples_of
from app.services.bulk_writes import insert_rows
from app.services.client_summary import refresh_search
from app.translations import gettext as _
from app.unit_of_work import UnitOfWork, UnitsOfWork


@dataclass(frozen=True, slots=True)
class MovedTable:
    """A table with the columns that come and their rows, as Python values."""

    name: str
    columns: tuple[str, ...]
    rows: Iterable[Sequence[object]]


def refuse_lived_in() -> None:
    """Raise NotAllowedError if the database belongs to a firm already."""
    if get_firm() is not None or count_clients_ever():
        raise NotAllowedError(
            _("Everything of a firm needs an empty database; nothing was changed, please name a new file with --data.")
        )


def move_in(units: UnitsOfWork, tables: Iterable[MovedTable]) -> int:
    """Write all rows as they are; returns how many. Raises NotAllowedError for a database that is lived in.

    Nothing is worked out anew but the text under which clients are found: what was kept comes as it was.
    """
    with keys_asleep(units.database):
        try:
            with units(_("Move in"), is_undoable=False) as work:
                refuse_lived_in()
                return _write(work, tables)
        except PeeweeException as error:
            raise ValidationError(
                _("The tables do not fit together; nothing was changed, please take everything out once more.")
            ) from error


def _write(work: UnitOfWork, tables: Iterable[MovedTable]) -> int:
    with filled_anew(work.database, moved_tables()):
        count = sum(insert_rows(work, each.name, each.columns, each.rows) for each in tables)
        refresh_search(work, [row[0] for row in tuples_of(Client.select(Client.id).order_by(Client.id))])
    for name in moved_tables():
        work.changed(name, ())
    return count
