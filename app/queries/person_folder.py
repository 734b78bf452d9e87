"""Everything that is kept about one person, table by table, for the folder they have a right to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from peewee import JOIN

from app.models.audit import AuditChange, AuditUnit
from app.models.clients import Client, Tag
from app.models.team import Person
from app.queries.client_belongings import belonging_tables, read_belongings, read_rows
from app.queries.hand_over import joined, tuples_of
from app.queries.merged_clients import read_merged_ids
from app.translations import gettext as _

PlainRow = Mapping[str, object]

_CHUNK = 400
# Bookkeeping of the program itself: it says nothing about anybody.
_INNER_TABLES = frozenset({"client_merge", "erasure", "kept_separate"})
# Rows in which somebody else stands or may stand.
_ABOUT_OTHERS = frozenset({"referral", "competitor_note"})


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """Something to look at before the folder is handed over, because it may tell about somebody else."""

    table: str
    row_id: int
    reason: str
    words: str


@dataclass(frozen=True, slots=True)
class PersonFolderRows:
    """One person: name, number, rows by table, what was left out, what to look through, and the photos' hashes."""

    client_id: int
    number: int
    name: str
    tables: Mapping[str, Sequence[PlainRow]]
    history: Sequence[PlainRow]
    review: Sequence[ReviewRow]
    left_out_private: int
    left_out_codes: int
    code_ids: tuple[int, ...]
    photos: tuple[str, ...]


def read_person(client_id: int, *, has_codes: bool, has_private: bool) -> PersonFolderRows:
    """All rows of a client and of whoever was merged into them; codes and private notes only if asked for."""
    ids = read_merged_ids(client_id)
    found = read_belongings(ids)
    tables: dict[str, list[PlainRow]] = {}
    private: list[tuple[str, int]] = []
    for table in belonging_tables():
        if table in _INNER_TABLES:
            continue
        rows: list[PlainRow] = [row.plain() for row in read_rows(table, found[table])]
        tables[table] = [row for row in rows if has_private or not row.get("is_private")]
        private += [(table, int(str(row["id"]))) for row in rows if row.get("is_private") and not has_private]
    _name_tags(tables["client_tag"])
    codes = tables["access_code"]
    if not has_codes:
        tables["access_code"] = []
    client = Client.get_by_id(client_id)
    return PersonFolderRows(
        client_id=client_id,
        number=client.number,
        name=client.name,
        tables=tables,
        history=_history(ids, private),
        review=_to_review(tables),
        left_out_private=len(private),
        left_out_codes=0 if has_codes else len(codes),
        code_ids=tuple(int(str(row["id"])) for row in codes) if has_codes else (),
        photos=tuple(sorted({str(row["sha256"]) for row in tables["attachment"]})),
    )


def _name_tags(rows: list[PlainRow]) -> None:
    """A tag is a word of the firm's own; its number alone would tell nobody anything."""
    names = {int(tag.id): tag.name for tag in Tag.select()}
    rows[:] = [{**row, "name": names.get(int(str(row["tag_id"])), "")} for row in rows]


def _history(ids: Sequence[int], private: Sequence[tuple[str, int]]) -> list[PlainRow]:
    """Who did what and when, without the values, which stand in the tables; an act may quote a private note."""
    hidden = _acts_on(private)
    chosen = (
        AuditUnit.select(AuditUnit.id, AuditUnit.label, AuditUnit.happened_at, Person.name.alias("who"))
        .join(Person, JOIN.LEFT_OUTER, on=(AuditUnit.person == Person.id))
        .where(AuditUnit.id.in_(AuditChange.select(AuditChange.unit).where(AuditChange.client_id.in_(ids))))
        .order_by(AuditUnit.id)
    )
    return [
        {
            "happened_at": row.happened_at.isoformat(),
            "who": row.who or "",
            "what": _("a private note") if row.id in hidden else row.label,
        }
        for row in joined(chosen)
    ]


def _acts_on(rows: Sequence[tuple[str, int]]) -> set[int]:
    """The acts that touched these rows."""
    found: set[int] = set()
    for table in {name for name, _row_id in rows}:
        ids = [row_id for name, row_id in rows if name == table]
        for start in range(0, len(ids), _CHUNK):
            own = (AuditChange.table_name == table) & AuditChange.record_id.in_(ids[start : start + _CHUNK])
            found |= {int(unit_id) for (unit_id,) in tuples_of(AuditChange.select(AuditChange.unit).where(own))}
    return found


def _to_review(tables: Mapping[str, Sequence[PlainRow]]) -> list[ReviewRow]:
    found: list[ReviewRow] = []
    for table, rows in tables.items():
        for row in rows:
            reason = _reason(table, row)
            if reason:
                words = " · ".join(str(row[name]) for name in _SPOKEN if row.get(name))
                found.append(ReviewRow(table, int(str(row["id"])), reason, words))
    return found


_SPOKEN = ("headline", "detail", "words", "meaning", "value", "whose", "note", "competitor", "closing_words")


def _reason(table: str, row: PlainRow) -> str:
    if row.get("is_private"):
        return _("A private note of ours")
    if table in _ABOUT_OTHERS:
        return _("Tells about somebody else")
    if table == "contact_point" and row.get("whose"):
        return _("A number of somebody else in the house")
    if table == "fact" and row.get("kind") == "person":
        return _("Remembers another person")
    if table == "complaint" and row.get("about_person_id"):
        return _("A complaint about somebody of the team")
    return ""
