"""Carries over a restore which rewards were given and used since the backup was made.

A certificate is on a wall and its gift was had, whatever the database forgot: no number is given to a second one, and
none is redeemed twice.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from app.database_engines import Database

_IDENTITY = ("client_id", "rule", "level")
_STEPS = {"merged": 1, "issued": 2, "printed": 3, "redeemed": 4, "void": 4}
"""How far a reward has come; what only waits or was passed is worked out anew every day."""
_COUNTER = "certificate "

_Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class GivenCertificates:
    """What was given: its rows, when each client was written down, and the last number of each year."""

    rewards: Sequence[_Row]
    clients: Mapping[int, Any]
    last_numbers: Mapping[str, int]


def read_given_certificates(database: Database) -> GivenCertificates:
    """Every reward that was given, joined to another one, used or taken back."""
    if not _has_rewards(database):
        return GivenCertificates((), {}, {})
    rows = [row for row in _rewards(database) if row["state"] in _STEPS]
    given = {row["id"] for row in rows if row["state"] != "merged"}
    rows = [row for row in rows if row["id"] in given or row["merged_into_id"] in given]
    return GivenCertificates(rows, _clients(database), _last_numbers(database))


def carry_certificates(database: Database, given: GivenCertificates) -> None:
    """Bring the rewards of a restored backup as far as they had come, and its numbers to where they were.

    One that the backup knows further stays so. A client who was never in the backup, or is another one there, is left
    out; the numbers of their certificates stay used.
    """
    if not _has_rewards(database):
        return
    with database.atomic():
        _carry_numbers(database, given.last_numbers)
        there = _clients(database)
        rows = [row for row in given.rewards if there.get(row["client_id"], _NOBODY) == given.clients[row["client_id"]]]
        if rows:
            _Ledger(database).carry(rows)


class _Ledger:
    """The rewards of the restored database, to be found by number or by what they thank for."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._by_number: dict[str, _Row] = {}
        self._by_reason: dict[tuple[int, str, int], _Row] = {}
        self._columns = _columns(database)
        self._jobs = _ids(database, "job")
        self._people = _ids(database, "person")
        for row in _rewards(database):
            self._keep(row)

    def carry(self, rows: Sequence[_Row]) -> None:
        """Those on a paper first: what was joined to one needs it."""
        new_ids: dict[int, int] = {}
        for row in sorted(rows, key=lambda each: each["state"] == "merged"):
            new_ids[row["id"]] = self._carry(row, new_ids)

    def _carry(self, row: _Row, new_ids: Mapping[int, int]) -> int:
        """The id that the reward has here."""
        found = self._find(row)
        if found is not None and _STEPS.get(found["state"], 0) > _STEPS[row["state"]]:
            return int(found["id"])
        values = {name: row[name] for name in self._columns if name in row and name not in ("id", *_IDENTITY)}
        values["redeemed_job_id"] = row["redeemed_job_id"] if row["redeemed_job_id"] in self._jobs else None
        values["person_id"] = row["person_id"] if row["person_id"] in self._people else None
        values["merged_into_id"] = new_ids.get(row["merged_into_id"])
        taken = self._by_number.get(row["number"] or "")
        if taken is not None and taken is not found:
            values["number"] = found["number"] if found is not None else None
        if found is None:
            found = self._insert({**{name: row[name] for name in _IDENTITY}, **values})
        else:
            found.update(values)
            self._update(found["id"], values)
        self._keep(found)
        return int(found["id"])

    def _find(self, row: _Row) -> _Row | None:
        """By its number, which a merge of two clients leaves alone; else by client, rule and level."""
        numbered = self._by_number.get(row["number"] or "")
        if numbered is not None and (numbered["rule"], numbered["level"]) == (row["rule"], row["level"]):
            return numbered
        return self._by_reason.get(_reason(row))

    def _insert(self, values: _Row) -> _Row:
        names, marks = ", ".join(values), ", ".join([self._database.param] * len(values))
        sql = f"INSERT INTO reward ({names}) VALUES ({marks}) RETURNING id"  # noqa: S608 - names from `_columns`
        found = self._database.execute_sql(sql, tuple(values.values())).fetchall()
        return {"id": found[0][0], **values}

    def _update(self, reward_id: int, values: _Row) -> None:
        mark = self._database.param
        changes = ", ".join(f"{name} = {mark}" for name in values)
        sql = f"UPDATE reward SET {changes} WHERE id = {mark}"  # noqa: S608 - names from `_columns`
        self._database.execute_sql(sql, (*values.values(), reward_id))

    def _keep(self, row: _Row) -> None:
        if row["number"]:
            self._by_number[row["number"]] = row
        self._by_reason[_reason(row)] = row


_NOBODY = object()


def _has_rewards(database: Database) -> bool:
    """Whether this is a database of ours; the tables are the same since the first step."""
    return {"reward", "counter", "client"} <= set(database.get_tables())


def _rewards(database: Database) -> list[_Row]:
    """What may come once only; gifts on the spot come again and again and have no number."""
    names = _columns(database)
    sql = f"SELECT {', '.join(names)} FROM reward WHERE rule <> 'on_the_spot' ORDER BY id"  # noqa: S608 - plain names
    return [dict(zip(names, row, strict=True)) for row in database.execute_sql(sql).fetchall()]


def _columns(database: Database) -> list[str]:
    """What this database knows of a reward; an older one knows less. Only plain names, since they stand in SQL."""
    return [column.name for column in database.get_columns("reward") if column.name.isidentifier()]


def _clients(database: Database) -> dict[int, Any]:
    return dict(database.execute_sql("SELECT id, created_at FROM client").fetchall())


def _last_numbers(database: Database) -> dict[str, int]:
    rows = database.execute_sql("SELECT name, last_value FROM counter").fetchall()
    return {name: last for name, last in rows if name.startswith(_COUNTER)}


def _ids(database: Database, table: str) -> set[int]:
    return {row[0] for row in database.execute_sql(f"SELECT id FROM {table}").fetchall()}  # noqa: S608 - constants only


def _carry_numbers(database: Database, last_numbers: Mapping[str, int]) -> None:
    """A series goes on behind the last number that was ever given out."""
    known, mark = _last_numbers(database), database.param
    for name, last in last_numbers.items():
        if name not in known:
            database.execute_sql(f"INSERT INTO counter (name, last_value) VALUES ({mark}, {mark})", (name, last))  # noqa: S608 - constants only
        elif known[name] < last:
            database.execute_sql(f"UPDATE counter SET last_value = {mark} WHERE name = {mark}", (last, name))  # noqa: S608 - constants only


def _reason(row: _Row) -> tuple[int, str, int]:
    return (row["client_id"], row["rule"], row["level"])
