"""Writes what an import decided, thousands of rows at once, inside one unit of work.

New rows carry the import's number, so that undo finds them; changes to rows that were there before are kept with their
values of before and after (services/imports.py takes both back).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from peewee import ModelUpdate

from app.models.clients import KeptSeparate
from app.models.tables import MODELS
from app.queries.imports import LedgerRow, read_tags
from app.rules.attention import OF_A_STRANGER
from app.rules.visit_interval import BUSINESS_DAYS, HOME_NORMAL_DAYS, Premises
from app.services.bulk_writes import insert_columns, insert_rows, reserve_ids
from app.services.import_changes import ImportChanges
from app.unit_of_work import UnitOfWork

# What a new row of each table says, besides its id; parents before children, so that every foreign key finds its row.
# Rows are plain tuples in this order: dicts that are sorted into columns later cost three times as much.
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "client": (
        "import_id", "number", "created_at", "expected_interval_days", *OF_A_STRANGER, "kind", "salutation",
        "first_name", "last_name", "company_name", "preferred_name", "name", "source", "birthday", "language",
        "sort_name", "referred_by_note", "first_contact_on", "archived_at", "main_street", "main_town",
        "main_postal_code", "main_phone", "main_email", "search_text",
    ),
    "site": (
        "import_id", "client_id", "position", "is_main", "is_billing_only", "label", "access_note", "parking_note",
        "water_note", "street", "street_2", "town", "region", "postal_code", "country",
    ),
    "contact_point": (
        "import_id", "client_id", "position", "kind", "value", "normal", "digits_reversed", "label", "whose",
    ),
    "contact_permission": (
        "import_id", "client_id", "channel", "purpose", "is_allowed", "source", "decided_at",
    ),
    "tag": ("name",),
    "client_tag": ("import_id", "client_id", "tag_id"),
    "job": (
        "import_id", "number", "client_id", "site_id", "state", "description", "starts_at", "ends_at",
        "window_starts_at", "window_ends_at", "technician_id", "is_chargeable", "price_minor", "discount_minor",
        "tax_minor", "billed_minor", "paid_minor", "end_reason", "reclean_of_id", "arrived_at", "left_at",
        "finished_at", "keyed_at", "external_number", "created_at",
    ),
    "job_line": ("import_id", "job_id", "name", "position", "is_done", "quantity_hundredths", "price_minor"),
    "complaint": (
        "import_id", "number", "client_id", "job_id", "follows_id", "words", "wanted", "meaning", "category",
        "severity", "effort", "is_public", "is_vulnerable", "is_repeat", "channel", "received_at", "owner_id",
        "about_person_id", "state", "points", "priority", "answer_due_at", "site_due_at", "resolve_due_at",
        "answered_at", "seen_at", "fixed_at", "fix_outcome", "checked_at", "closed_at", "closing_words",
        "closing_score", "is_closing_score_independent", "cost_minor", "cause", "cause_kind", "lesson", "prevention",
        "expected", "need_by_on", "logged_by_id", "promise_due_at", "promised_what", "promised_by_id",
        "prevention_owner_id", "prevention_due_on", "is_self_reported",
    ),
    "complaint_event": (
        "import_id", "complaint_id", "sequence", "kind", "happened_at", "person_id", "words", "details",
    ),
    "feedback": (
        "import_id", "client_id", "job_id", "asked_at", "channel", "answer", "score", "words", "meaning",
        "answer_class", "is_confirmed", "probe_state", "probe_due_at", "probe_owner_id",
    ),
    "payment": (
        "import_id", "client_id", "job_id", "kind", "method", "amount_minor", "paid_on", "note", "recorded_at",
    ),
    "timeline_entry": (
        "import_id", "client_id", "job_id", "kind", "happened_at", "headline", "words", "is_private",
        "person_id", "meaning",
    ),
    "import_row": ("batch_id", "kind", "source", "source_key", "row_hash", "record_id", "written"),
}  # fmt: skip
_IDS_AT_ONCE = 2_000
# Rows of these nobody reads again before the chunk is written: their changes wait for it.
_UNREAD = frozenset({"client", "site", "contact_permission", "import_row"})
_FIRST_NUMBERS = {"client": 1001, "job": 2001, "complaint": 101}


class ImportWriter:
    """Collects rows by table and writes them in the right order; ids are known before they are written."""

    def __init__(self, work: UnitOfWork, import_id: int) -> None:
        self.work = work
        self.import_id = import_id
        self.touched_clients: set[int] = set()
        self._rows: dict[str, list[tuple[object, ...]]] = {table: [] for table in COLUMNS}
        self._ids: dict[str, Iterator[int]] = dict.fromkeys(COLUMNS, iter(()))
        self._first_ids: dict[str, int] = {}
        self._last_ids: dict[str, int] = {}
        self._numbers: dict[str, tuple[int, int]] = {}
        # changes to rows that may still wait to be written themselves
        self._late: list[ModelUpdate] = []
        self._tags = read_tags()
        self._apart: list[tuple[int, int]] = []
        self._changes = ImportChanges(work, import_id)

    def add(self, table: str, *values: object) -> int:
        """One new row, its values in the order of COLUMNS after the import's number; returns the id it will have."""
        new_id = next(self._ids[table], 0) or self._more_ids(table)
        self._rows[table].append((new_id, self.import_id, *values))
        return new_id

    def add_named(self, table: str, **values: object) -> int:
        """The same with every value by its column's name, for rows so wide that an order would be hard to read."""
        return self.add(table, *(values[name] for name in COLUMNS[table][1:]))

    def add_client(self, kind: str, *values: object) -> int:
        """A new client with a number of ours; nobody was ever there, so R2's prior is what we expect, and R4's 5."""
        expected = BUSINESS_DAYS[Premises.OFFICE] if kind == "business" else HOME_NORMAL_DAYS
        return self.add(
            "client", self._next_number("client"), self.work.now, expected, *OF_A_STRANGER.values(), kind, *values
        )

    def add_columns(self, table: str, count: int, columns: Mapping[str, object]) -> range:
        """As many new rows of a table at once, column by column as `insert_columns` takes them; returns their ids.

        They are written at once, so what they refer to must be written already.
        """
        ids = self._take_ids(table, count)
        owner = "batch_id" if table == "import_row" else "import_id"
        insert_columns(self.work, table, count, {"id": ids, owner: self.import_id, **columns})
        return ids

    def tag_ids(self, names: Iterable[str]) -> dict[str, int]:
        """The ids of these tags, which are all written by now."""
        for name in names:
            if name not in self._tags:
                self._tags[name] = next(self._ids["tag"], 0) or self._more_ids("tag")
                self._rows["tag"].append((self._tags[name], name))
        self.flush()
        return self._tags

    def client_numbers(self, count: int) -> range:
        """The next numbers of our own series for so many clients."""
        first = self._next_number("client")
        following, base = self._numbers["client"]
        self._numbers["client"] = (following + count - 1, base)
        return range(first, first + count)

    def add_tag(self, client_id: int, name: str) -> None:
        """A word the file gives this client."""
        tag_id = self._tags.get(name)
        if tag_id is None:
            tag_id = self._tags[name] = next(self._ids["tag"], 0) or self._more_ids("tag")
            self._rows["tag"].append((tag_id, name))
        self.add("client_tag", client_id, tag_id)

    def job_number(self) -> int:
        """The next number of our own series."""
        return self._next_number("job")

    def complaint_number(self) -> int:
        """The next number of our own series of complaints."""
        return self._next_number("complaint")

    def rewrite_ledger(self, line: LedgerRow, row_hash: str, written: Mapping[str, Any]) -> None:
        """The source row says something else now."""
        self._change("import_row", line.id, {"row_hash": row_hash, "written": dict(written)})

    def change_client(self, client_id: int, values: Mapping[str, Any]) -> None:
        """Fill or update fields of a client who was there before."""
        self._change("client", client_id, values)
        self.touched_clients.add(client_id)

    def change_site(self, site_id: int, client_id: int, values: Mapping[str, Any]) -> None:
        """Update an address that the same source row wrote last."""
        self._change("site", site_id, values)
        self.touched_clients.add(client_id)

    def change(self, table: str, record_id: int, values: Mapping[str, Any], client_id: int) -> None:
        """Bring to a record what its row says now; the values of before are kept for undo."""
        self._change(table, record_id, values)
        self.touched_clients.add(client_id)

    def keep_separate(self, first_id: int, second_id: int) -> None:
        """A person said that these two are two; nobody asks again."""
        self._apart.append((min(first_id, second_id), max(first_id, second_id)))

    def change_permission(self, permission_id: int, client_id: int, *, is_allowed: bool) -> None:
        """An opt-out in a file wins over what was said before."""
        self._change("contact_permission", permission_id, {"is_allowed": is_allowed})
        self.touched_clients.add(client_id)

    def _change(self, table: str, record_id: int, values: Mapping[str, Any]) -> None:
        """Change a row; of one that was there before, the values of before and after are kept for undo."""
        if record_id >= self._first_ids.get(table, record_id + 1):
            # Made by this very import: undo takes the whole row away, and a risen version would look like an edit.
            model = MODELS[table]
            columns = model.columns()
            update = {columns[name]: value for name, value in values.items()}
            self._late.append(model.update(update).where(model.id == record_id))
            if table != "client":  # nobody reads a client again before the chunk is written
                self.flush()
            return
        self._changes.add(table, record_id, values)
        if table not in _UNREAD:
            self._changes.write()

    def flush(self) -> None:
        """Write what was collected, one statement for each table."""
        for table, columns in COLUMNS.items():
            if self._rows[table]:
                insert_rows(self.work, table, ("id", *columns), self._rows[table])
                self._rows[table] = []
        for update in self._late:
            update.execute()
        self._late.clear()
        self._changes.write()
        for low, high in self._apart:
            decided = {"decided_by_id": self.work.person_id, "decided_at": self.work.now}
            self.work.save(KeptSeparate(first_client_id=low, second_client_id=high, **decided))
        self._apart.clear()

    def _more_ids(self, table: str) -> int:
        """The next id of a table, and many more at hand."""
        ids = self._take_ids(table, _IDS_AT_ONCE)
        self._ids[table] = iter(ids[1:])
        return ids.start

    def _take_ids(self, table: str, count: int) -> range:
        block = reserve_ids(self.work, table, count)
        # SQLite counts from the rows that are written; those still waiting here have their ids already.
        first = max(block.start, self._last_ids.get(table, 0) + 1)
        self._first_ids.setdefault(table, first)
        self._last_ids[table] = first + count - 1
        return range(first, first + count)

    def _next_number(self, counter: str) -> int:
        """Counted here and settled at the end: blocks taken from the counter would leave gaps in the series."""
        following, base = self._numbers.get(counter, (0, 0))
        if following == 0:
            following = self.work.next_number(counter, first=_FIRST_NUMBERS[counter])
            base = following
        self._numbers[counter] = (following + 1, base)
        return following

    def settle_numbers(self) -> None:
        """Leave each counter at the last number that was given."""
        for counter, (following, base) in self._numbers.items():
            if following - base > 1:
                self.work.next_numbers(counter, following - base - 1)
