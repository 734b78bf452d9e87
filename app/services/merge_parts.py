"""How the rows of each table go over when two clients become one; see TREATMENT for every key that names a client."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, Final

from peewee import ForeignKeyField

from app.models.base import BaseModel
from app.models.clients import (
    Area,
    Client,
    ContactPermission,
    ContactPoint,
    KeptSeparate,
    Site,
)
from app.models.imports import ImportRow
from app.models.rewards import Reward
from app.models.tables import MODELS
from app.models.words import phrase
from app.queries.client_belongings import client_keys
from app.queries.hand_over import tuples_of
from app.rules.search_text import fold_all
from app.services.merge_ledger import MergeLedger
from app.unit_of_work import UnitOfWork

# How far a reward has come; of two of the same level the further one stays with the kept client.
_REWARD_STATES = ("merged", "passed", "lapsed", "void", "held", "due", "issued", "printed", "redeemed")
_ADDRESS_NOTES = ("find_note", "access_note", "parking_note", "water_note")
_ROOM_FACTS = ("size_hundredths", "size_unit", "fibre", "construction", "condition")


def move_everything(ledger: MergeLedger, kept: Client, gone: Client) -> set[int]:
    """Move every row of the other client; returns the third clients whose referrals now lead elsewhere."""
    others: set[int] = set()
    for (table, column), treat in TREATMENT.items():
        others |= set(treat(ledger, table, column, kept, gone))
    _move_import_lines(ledger, kept, gone)
    return others - {kept.id, gone.id}


_Treat = Callable[[MergeLedger, str, str, Client, Client], Iterable[int]]


def _move(ledger: MergeLedger, table: str, column: str, kept: Client, gone: Client) -> Iterable[int]:
    """All of them, as they are."""
    ledger.move(table, column, _ids(table, column, gone.id), gone.id, kept.id)
    return ()


def _stay(_ledger: MergeLedger, _table: str, _column: str, _kept: Client, _gone: Client) -> Iterable[int]:
    """What happened to the other client as a whole stays written of that one."""
    return ()


def _move_unless_there(*columns: str) -> _Treat:
    """Those that the kept client has already stay behind with the other."""

    def treat(ledger: MergeLedger, table: str, column: str, kept: Client, gone: Client) -> Iterable[int]:
        there = {_key(row, columns) for row in _rows(table, column, kept.id)}
        fresh = [row.id for row in _rows(table, column, gone.id) if _key(row, columns) not in there]
        ledger.move(table, column, fresh, gone.id, kept.id)
        return ()

    return treat


def _move_contact_points(ledger: MergeLedger, table: str, column: str, kept: Client, gone: Client) -> Iterable[int]:
    """No number stands twice; what comes goes behind what is there, which keeps its first place."""
    mine = [row for row in _rows(table, column, kept.id) if isinstance(row, ContactPoint)]
    there = {_contact_key(row) for row in mine if row.archived_at is None}
    has_preferred = {row.kind for row in mine if row.is_preferred and row.archived_at is None}
    position = max((row.position for row in mine), default=-1)
    for row in _rows(table, column, gone.id):
        assert isinstance(row, ContactPoint)
        if row.archived_at is None and _contact_key(row) in there:
            continue
        there.add(_contact_key(row))
        position += 1
        is_preferred = row.is_preferred and row.kind not in has_preferred
        ledger.change(row, {"client_id": kept.id, "position": position, "is_preferred": is_preferred})
    return ()


def _move_permissions(ledger: MergeLedger, table: str, column: str, kept: Client, gone: Client) -> Iterable[int]:
    """Who said no anywhere said no: an opt-out wins over every yes."""
    mine = {
        (row.channel, row.purpose): row for row in _rows(table, column, kept.id) if isinstance(row, ContactPermission)
    }
    for row in _rows(table, column, gone.id):
        assert isinstance(row, ContactPermission)
        own = mine.get((row.channel, row.purpose))
        if own is None:
            ledger.change(row, {"client_id": kept.id})
        elif own.is_allowed and not row.is_allowed:
            said = ("is_allowed", "wording", "source", "decided_by_id", "decided_at")
            ledger.change(own, {name: getattr(row, name) for name in said})
    return ()


def _move_sites(ledger: MergeLedger, table: str, column: str, kept: Client, gone: Client) -> Iterable[int]:
    """An address the kept client has as well is one address: its rooms, codes and visits go there."""
    mine = [row for row in _rows(table, column, kept.id) if isinstance(row, Site)]
    there = {_place_key(row): row for row in reversed(mine) if row.archived_at is None and _place_key(row)}
    position = max((row.position for row in mine), default=-1)
    for row in _rows(table, column, gone.id):
        assert isinstance(row, Site)
        same = there.get(_place_key(row)) if row.archived_at is None else None
        if same is not None:
            _join_sites(ledger, same, row)
            continue
        position += 1
        is_main = row.is_main and not any(each.is_main for each in mine)
        ledger.change(row, {"client_id": kept.id, "position": position, "is_main": is_main})
    return ()


def _join_sites(ledger: MergeLedger, kept: Site, gone: Site) -> None:
    _fill(ledger, kept, gone, _ADDRESS_NOTES)
    mine = {_room_key(row): row for row in Area.select().where(Area.site == kept.id) if row.archived_at is None}
    for area in Area.select().where(Area.site == gone.id).order_by(Area.id):
        same = mine.get(_room_key(area)) if area.archived_at is None else None
        if same is None:
            ledger.change(area, {"site_id": kept.id})
            continue
        _fill(ledger, same, area, _ROOM_FACTS)
        _repoint(ledger, Area, area.id, same.id, but=())
    _repoint(ledger, Site, gone.id, kept.id, but=("area",))


def _repoint(ledger: MergeLedger, target: type[BaseModel], source_id: int, target_id: int, but: Sequence[str]) -> None:
    """Whatever points at one row of a table points at the other."""
    for table, model in MODELS.items():
        for column, field in model.columns().items():
            if isinstance(field, ForeignKeyField) and field.rel_model is target and table not in but:
                ledger.move(table, column, _ids(table, column, source_id), source_id, target_id)


def _fill(ledger: MergeLedger, kept: BaseModel, gone: BaseModel, columns: Sequence[str]) -> None:
    """What is empty takes the other's value; what is filled stays."""
    empty = [name for name in columns if getattr(kept, name) in ("", None) and getattr(gone, name) not in ("", None)]
    ledger.change(kept, {name: getattr(gone, name) for name in empty})


def _move_referrals(ledger: MergeLedger, table: str, column: str, kept: Client, gone: Client) -> Iterable[int]:
    """Nobody refers themselves, and nobody refers the same friend twice."""
    other = "referred_id" if column == "referrer_id" else "referrer_id"
    there = {getattr(row, other) for row in _rows(table, column, kept.id)}
    for row in _rows(table, column, gone.id):
        if getattr(row, other) == kept.id:
            ledger.take_out(row)
        elif getattr(row, other) not in there:
            ledger.change(row, {column: kept.id})
            yield getattr(row, other)
    for row in _rows(table, column, kept.id):
        if getattr(row, other) == gone.id:
            ledger.take_out(row)


def _move_rewards(ledger: MergeLedger, table: str, column: str, kept: Client, gone: Client) -> Iterable[int]:
    """Each level once: of two the one that came further stays with the kept client, the other stays behind."""
    mine = {
        (row.rule, row.level): row
        for row in _rows(table, column, kept.id)
        if isinstance(row, Reward) and row.rule != "on_the_spot"
    }
    for row in _rows(table, column, gone.id):
        assert isinstance(row, Reward)
        own = mine.get((row.rule, row.level)) if row.rule != "on_the_spot" else None
        if own is None:
            ledger.change(row, {"client_id": kept.id})
        elif _REWARD_STATES.index(row.state) > _REWARD_STATES.index(own.state):
            # two rows of one level never stand on the same client, not even for a moment
            ledger.change(own, {"level": -1 - own.level})
            ledger.change(row, {"client_id": kept.id})
            ledger.change(own, {"client_id": gone.id, "level": row.level})
    return ()


def _move_kept_separate(ledger: MergeLedger, table: str, column: str, kept: Client, gone: Client) -> Iterable[int]:
    """Who was another than the one is another than the two; that these two were kept apart is over."""
    apart = {_others_of(row, kept.id) for each in client_keys()[table] for row in _rows(table, each, kept.id)}
    for row in _rows(table, column, gone.id):
        other = _others_of(row, gone.id)
        if other == kept.id:
            ledger.take_out(row)
        elif other not in apart:
            low, high = sorted((kept.id, other))
            ledger.change(row, {"first_client_id": low, "second_client_id": high})
            apart.add(other)
    return ()


def _others_of(row: BaseModel, client_id: int) -> int:
    assert isinstance(row, KeptSeparate)
    return row.second_client_id if row.first_client_id == client_id else row.first_client_id


def _move_client_column(ledger: MergeLedger, table: str, column: str, kept: Client, gone: Client) -> Iterable[int]:
    """Whom the other had sent, and who had been merged into the other; never the kept client into itself."""
    ids = [each for each in _ids(table, column, gone.id) if each not in (kept.id, gone.id)]
    ledger.move(table, column, ids, gone.id, kept.id)
    return ()


TREATMENT: Final[Mapping[tuple[str, str], _Treat]] = MappingProxyType(
    {
        ("client", "referred_by_id"): _move_client_column,
        ("client", "merged_into_id"): _move_client_column,
        ("client_factor", "client_id"): _move_unless_there("factor"),
        ("client_tag", "client_id"): _move_unless_there("tag_id"),
        ("contact_point", "client_id"): _move_contact_points,
        ("contact_permission", "client_id"): _move_permissions,
        ("site", "client_id"): _move_sites,
        ("referral", "referrer_id"): _move_referrals,
        ("referral", "referred_id"): _move_referrals,
        ("reward", "client_id"): _move_rewards,
        ("kept_separate", "first_client_id"): _move_kept_separate,
        ("kept_separate", "second_client_id"): _move_kept_separate,
        ("client_merge", "kept_id"): _stay,
        ("client_merge", "gone_id"): _stay,
        ("erasure", "client_id"): _stay,
        **{
            (table, "client_id"): _move
            for table in (
                "fact", "competitor_note", "timeline_entry", "agreement", "job", "payment", "invoice", "attachment",
                "complaint", "feedback", "voice", "promise", "aftercare_step", "love_touch", "goodwill",
            )
        },
    }
)  # fmt: skip
"""How each column that names a client is treated, in the order in which the tables are taken."""


def _move_import_lines(ledger: MergeLedger, kept: Client, gone: Client) -> None:
    """The rows of files that became the other client are the kept one's when they come again."""
    for row in ImportRow.select().where((ImportRow.kind == "clients") & (ImportRow.record_id == gone.id)):
        ledger.change(row, {"record_id": kept.id})


def move_made_since(work: UnitOfWork, kept_id: int, gone_id: int, since: Mapping[str, Sequence[int]]) -> list[str]:
    """After the rest went back: what hangs on something that went back follows it, the rest stays and is named."""
    following = True
    left = {table: set(ids) for table, ids in since.items()}
    while following:
        following = False
        for table, ids in left.items():
            gone = [row for row in _of(table, ids) if _hangs_on(row, gone_id)]
            work.move_rows(MODELS[table], "client_id", [row.id for row in gone], kept_id, gone_id)
            ids -= {row.id for row in gone}
            following |= bool(gone)
    stays = [row for table, ids in left.items() for row in _of(table, ids)]
    _give_places(work, stays, kept_id, gone_id)
    return [phrase(row) for row in stays if row.table() not in ("reward", "site")]


def _hangs_on(row: BaseModel, client_id: int) -> bool:
    """Whether a job, complaint or agreement that this row is about belongs to that client."""
    for column, table in (("job_id", "job"), ("complaint_id", "complaint"), ("reclean_of_id", "job")):
        target = getattr(row, column, None) if row.has_column(column) else None
        if target is not None:
            model = MODELS[table]
            return bool(
                model.select().where((model.id == target) & (model.columns()["client_id"] == client_id)).exists()
            )
    return False


def _give_places(work: UnitOfWork, rows: Sequence[BaseModel], kept_id: int, gone_id: int) -> None:
    """A visit that stays at an address that went back gets a copy of that address of its own."""
    copies: dict[int, int] = {}
    for row in rows:
        if not row.has_column("site_id") or not isinstance(getattr(row, "site_id", None), int):
            continue
        stored: Any = row
        site = Site.get_by_id(stored.site_id)
        if site.client_id != gone_id:
            continue
        if site.id not in copies:
            values = {**site.plain(), "client_id": kept_id, "is_main": False}
            fields = {Site.columns()[name].name: value for name, value in Site.from_plain(values).items()}
            copy = Site(**{name: value for name, value in fields.items() if name not in ("id", "version")})
            work.save(copy)
            copies[site.id] = int(copy.id)
        stored.site_id = copies[site.id]
        work.save(stored)


def _of(table: str, ids: Iterable[int]) -> list[BaseModel]:
    model = MODELS[table]
    return list(model.select().where(model.id.in_(sorted(ids))).order_by(model.id))


def _rows(table: str, column: str, client_id: int) -> list[BaseModel]:
    model = MODELS[table]
    return list(model.select().where(model.columns()[column] == client_id).order_by(model.id))


def _ids(table: str, column: str, client_id: int) -> list[int]:
    model = MODELS[table]
    chosen = model.select(model.id).where(model.columns()[column] == client_id).order_by(model.id)
    return [int(row[0]) for row in tuples_of(chosen)]


def _key(row: BaseModel, columns: Sequence[str]) -> tuple[object, ...]:
    return tuple(getattr(row, column) for column in columns)


def _contact_key(row: ContactPoint) -> tuple[str, str]:
    return row.kind, row.normal or row.value.strip().casefold()


def _place_key(row: Site) -> str:
    return fold_all([row.street, row.street_2, row.town, row.postal_code])


def _room_key(row: Area) -> tuple[str, str]:
    return row.kind, fold_all([row.name])
