"""The models say exactly what the schema holds, on both engines, and neither engine takes a value that is none."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone

import peewee
import pytest
from hypothesis import given
from hypothesis import strategies as st
from peewee import BooleanField, Field, ForeignKeyField, TextField

from app.database import Database, close_database, open_database
from app.database_schema import VERSION_TABLE, migrations
from app.models.base import plain_value
from app.models.clients import Client, Fact, Referral, Tag
from app.models.complaints import ComplaintEvent
from app.models.fields import DayField, JsonField, MomentField, MoneyField, moment_from, moment_text
from app.models.firm import ClosedDay, Setting
from app.models.jobs import Job, Payment
from app.models.tables import MODELS
from app.models.words import noun, phrase

NOW = datetime(2026, 3, 2, 15, 0, 0, 120, tzinfo=UTC)
STEPS = [importlib.import_module(module) for _number, module in migrations()]


@pytest.fixture
def database(database_address: str) -> Iterator[Database]:
    opened = open_database(database_address)
    yield opened
    close_database(opened)


def client(number: int = 1, **values: object) -> Client:
    return Client.create(**{"number": number, "name": "Ana", "sort_name": "ana", "created_at": NOW, **values})


def test_every_table_has_its_model_and_every_model_its_table(database: Database) -> None:
    tables = {table for table in database.get_tables() if not table.startswith(("client_search", "sqlite_"))}
    assert tables == {*MODELS, VERSION_TABLE}
    assert list(MODELS) == [table for step in STEPS for table in getattr(step, "TABLES", {})]


def test_columns_are_the_same_in_name_order_and_emptiness(database: Database) -> None:
    for table, model in MODELS.items():
        stored = [column for column in database.get_columns(table) if column.name != "search_vector"]
        assert [column.name for column in stored] == list(model.columns()), table
        nullable = {column.name: column.null for column in stored if column.name != "id"}
        said = {name: field.null for name, field in model.columns().items() if name != "id"}
        assert nullable == said, table


def test_foreign_keys_point_where_the_models_say_and_cascade_nowhere(database: Database) -> None:
    for table, model in MODELS.items():
        keys = {key.column: key for key in database.get_foreign_keys(table)}
        for name, field in model.columns().items():
            if isinstance(field, ForeignKeyField):
                assert keys[name].dest_table == field.rel_model.table(), (table, name)
                assert field.lazy_load is False
        assert {key.on_delete for key in keys.values()} <= {"NO ACTION"}
        assert {name for name in model.columns() if name.endswith("_id")} - {"record_id", "client_id"} <= set(keys)


def sample(field: Field) -> object:
    match field:
        case ForeignKeyField():
            return None
        case MomentField():
            return NOW
        case DayField():
            return date(2028, 2, 29)
        case MoneyField():
            return 12_345_678_901
        case BooleanField():
            return True
        case JsonField():
            return {"é": [1, None, "漢"]}
        case TextField():
            return "Zoë “quoted” 'x' 😀"
        case _:
            return 9_000_000_001


def test_every_column_gives_back_what_it_took(database: Database) -> None:
    """On each engine's own types; the rules of a table are put aside, they have tests of their own."""
    for table, model in MODELS.items():
        row = model()
        fields = [field for name, field in model.columns().items() if name != "id"]
        free = [field for field in fields if not isinstance(field, ForeignKeyField) and not _has_rule(table, field)]
        for field in free:
            setattr(row, field.name, sample(field))
        for field in fields:
            value = row.__data__.get(field.name)
            written = field.db_value(value)
            assert field.python_value(written) == value, (table, field.name)
        if _stands_alone(model):
            row.save(force_insert=True)
            stored = model.get_by_id(row.id)
            for field in free:
                assert stored.__data__[field.name] == sample(field), (table, field.name)


def _has_rule(table: str, field: Field) -> bool:
    made = "".join(getattr(step, "TABLES", {}).get(table, "") for step in STEPS).strip().splitlines()
    added = [line.partition(" ")[::2] for step in STEPS for line in getattr(step, "COLUMNS", ())]
    lines = made + [column for each, column in added if each == table]
    return any(line.split()[:1] == [field.column_name] and "CHECK" in line for line in lines)


def _stands_alone(model: type[peewee.Model]) -> bool:
    return all(
        field.null or not (isinstance(field, ForeignKeyField) or _has_rule(model.table(), field))
        for field in model.columns().values()
    ) and model.table() not in {"job", "attachment", "audit_change"}


def test_defaults_of_the_models_are_those_of_the_tables(database: Database) -> None:
    database.execute_sql(
        "INSERT INTO client (number, name, sort_name, created_at) VALUES (7, 'B', 'b', '2026-03-02T15:00:00.000120Z')"
    )
    by_table, by_model = Client.get(Client.number == 7).plain(), client(8).plain()
    different = {name for name in by_table if by_table[name] != by_model[name]}
    assert different == {"id", "number", "name", "sort_name"}


@pytest.mark.parametrize("value", ["12,50", 12.5, True, "x"])
def test_money_that_is_no_whole_number_never_reaches_the_table(database: Database, value: object) -> None:
    with pytest.raises(TypeError):
        client(lifetime_minor=value)
    assert Client.select().count() == 0


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("lifetime_minor", "'12,50'"),
        ("created_at", "'31/31/2026'"),
        ("created_at", "'2026-03-02 15:00'"),
        ("promised_on", "'2026-02-31'"),
        ("kind", "'castle'"),
        ("is_hurt", "'maybe'"),
        ("name", "''"),
        ("agreed_interval_days", "0"),
        ("number", "NULL"),
        ("stage", "NULL"),
        ("referred_by_id", "999"),
    ],
)
def test_the_tables_themselves_refuse_what_is_none(database: Database, column: str, value: str) -> None:
    if database.engine == "postgresql" and value == "'2026-03-02 15:00'":
        pytest.skip("PostgreSQL reads this as a moment")
    values = {"number": "1", "name": "'A'", "sort_name": "'a'", "created_at": "'2026-03-02T15:00:00.000000Z'"}
    values[column] = value
    sql = f"INSERT INTO client ({', '.join(values)}) VALUES ({', '.join(values.values())})"
    with pytest.raises(peewee.DatabaseError):
        database.execute_sql(sql)
    assert Client.select().count() == 0


def test_rules_across_columns_hold(database: Database) -> None:
    one = client()
    bad_rows = [
        lambda: Fact.create(client_id=one.id, headline="x", is_private=True, may_print=True, noted_at=NOW),
        lambda: Referral.create(referrer_id=one.id, referred_id=one.id, noted_at=NOW),
        lambda: Job.create(number=1, client_id=one.id, created_at=NOW, ends_at=NOW),
        lambda: Job.create(
            number=1, client_id=one.id, created_at=NOW, starts_at=NOW, ends_at=NOW - timedelta(minutes=1)
        ),
        lambda: Payment.create(client_id=one.id, amount_minor=0, paid_on=NOW.date(), recorded_at=NOW),
        lambda: ComplaintEvent.create(complaint_id=5, sequence=1, kind="logged", happened_at=NOW),
        lambda: client(one.number),
    ]
    for bad in bad_rows:
        with pytest.raises(peewee.IntegrityError):
            bad()


def test_dates_and_moments_sort_and_compare_alike(database: Database) -> None:
    moments = [NOW + timedelta(hours=number, microseconds=number) for number in (3, 1, 2)]
    for number, moment in enumerate(moments, 1):
        client(number, next_visit_at=moment, due_on=moment.date() + timedelta(days=number))
    found = Client.select().where(Client.next_visit_at > moments[1]).order_by(Client.next_visit_at)
    assert [row.next_visit_at for row in found] == [moments[2], moments[0]]
    elsewhere = moments[2].astimezone(timezone(timedelta(hours=-5)))
    assert Client.get(Client.next_visit_at == elsewhere).number == 3
    assert Client.select().where(Client.due_on.between(date(2026, 3, 4), date(2026, 3, 9))).count() == 2
    assert Client.select(peewee.fn.MAX(Client.next_visit_at)).scalar() == moments[0]


def test_sums_of_money_are_exact(database: Database) -> None:
    for number in range(1, 11):
        client(number, lifetime_minor=10)
    assert Client.select(peewee.fn.SUM(Client.lifetime_minor)).scalar() == 100


def test_nothing_queries_behind_ones_back(database: Database) -> None:
    one = client()
    Job.create(number=1, client_id=one.id, created_at=NOW)
    job = Job.get()
    asked: list[str] = []
    database.query_hooks.append(lambda event: asked.append(event.sql))
    assert job.client_id == one.id
    assert job.client == one.id
    assert asked == []


def test_letters_sort_by_the_same_order_on_both_engines(database: Database) -> None:
    for name in ("b", "Z", "a b", "é", "ab", "A"):
        Tag.create(name=name)
    assert [tag.name for tag in Tag.select().order_by(Tag.name)] == ["A", "Z", "a b", "ab", "b", "é"]


def test_a_moment_without_a_zone_and_a_day_with_a_time_are_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        Client.created_at.db_value(datetime(2026, 3, 2))
    with pytest.raises(ValueError, match="time zone"):
        moment_from("2026-03-02T09:00:00")
    with pytest.raises(TypeError):
        Client.created_at.db_value(date(2026, 3, 2))
    with pytest.raises(TypeError):
        ClosedDay.closed_on.db_value(NOW)
    with pytest.raises(TypeError):
        ClosedDay.closed_on.db_value("2026-03-02")
    with pytest.raises(ValueError, match="JSON"):
        Setting.value.db_value(float("nan"))


@given(st.datetimes(timezones=st.timezones()))
def test_moments_as_text_have_one_width_and_sort_like_moments(moment: datetime) -> None:
    if not datetime(2, 1, 1, tzinfo=UTC) <= moment <= datetime(9998, 1, 1, tzinfo=UTC):
        return
    text = moment_text(moment)
    assert len(text) == 27
    assert moment_from(text) == moment.astimezone(UTC)
    assert moment_text(moment.astimezone(UTC) + timedelta(microseconds=1)) > text


def test_plain_values_come_back_from_json() -> None:
    row = Client(name="Ana", created_at=NOW, promised_on=date(2026, 5, 1), is_hurt=True, lifetime_minor=3)
    plain = row.plain()
    assert (plain["created_at"], plain["promised_on"]) == ("2026-03-02T15:00:00.000120Z", "2026-05-01")
    back = Client.from_plain({**plain, "a_column_of_later": 1})
    assert (back["created_at"], back["promised_on"], back["is_hurt"]) == (NOW, date(2026, 5, 1), True)
    assert plain_value(Setting.columns()["value"], {"a": 1}) == {"a": 1}


def test_rows_are_called_what_people_call_them() -> None:
    assert phrase(Client(name="Ana Bell")) == "client Ana Bell"
    assert phrase(Job(number=2041)) == "job 2041"
    assert phrase(ComplaintEvent()) == "step of a complaint"
    assert noun("counter") == "entry"
