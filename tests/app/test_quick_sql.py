"""Our writing of SQL is Peewee's own to the letter, alias for alias and parameter for parameter."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from peewee import JOIN, SQL, Case, Context, EnclosedNodeList, ModelSelect, fn

from app.database_engines import Database, EverafterPostgresql, EverafterSqlite
from app.models.clients import Client, ContactPoint, Site
from app.models.complaints import Complaint
from app.models.jobs import Job
from app.models.tables import MODELS
from app.quick_sql import QuickContext

MOMENT, DAY = datetime(2026, 3, 2, 9, tzinfo=UTC), date(2026, 3, 2)
ENGINES: list[Database] = [EverafterSqlite(Path("no.db")), EverafterPostgresql("postgresql://nobody@localhost/none")]


@pytest.fixture(params=ENGINES, ids=lambda database: database.engine)
def written(request: pytest.FixtureRequest) -> Any:
    """Writes a statement for one engine, and proves that Peewee's own context writes the same."""

    def write(query: Any) -> str:
        options = request.param.get_context_options()
        text, values = QuickContext(**options).sql(query).query()
        assert (text, values) == Context(**options).sql(query).query()
        return str(text)

    return write


def owed() -> ModelSelect:
    return Complaint.select(Complaint.client).where(Complaint.closed_at.is_null())


def test_the_engines_write_this_way() -> None:
    assert all(type(database.get_sql_context()) is QuickContext for database in ENGINES)


@pytest.mark.parametrize("model", MODELS.values(), ids=lambda model: str(model.table()))
def test_each_table_is_read_added_to_changed_and_emptied_alike(written: Any, model: Any) -> None:
    first, *_rest = values = {field: None for name, field in model.columns().items() if name != "id"}
    assert '"t1"."id"' in written(model.select())
    written(model.select(model.id, first).where((model.id == 4) & first.is_null()).order_by(first.desc(), model.id))
    written(model.insert(values))
    written(model.update(values).where((model.id == 4) | (model.id << [1, 2, 3])))
    written(model.delete().where(model.id.in_(model.select(model.id).where(first.is_null(is_null=False)))))
    other = model.alias()
    written(model.select(model.id, other).join(other, JOIN.LEFT_OUTER, on=(other.id == model.id)))


def test_joins_subqueries_aliases_and_functions_come_out_alike(written: Any) -> None:
    jobs, named = Job.alias("visit"), Site.alias()
    last = Job.select(Job.client, fn.MAX(Job.starts_at).alias("last")).group_by(Job.client).alias("lasts")
    written(Client.select(Client, last.c.last).join(last, on=(last.c.client_id == Client.id)).where(last.c.last < 5))
    written(Client.select(Client.id).where(Client.id.in_(owed()) & Client.id.not_in(owed().where(Complaint.id > 1))))
    deep = Job.select(Job.id).where(Job.client.in_(owed().where(Complaint.job.in_(Job.select(Job.id)))))
    written(Client.select().where(fn.EXISTS(deep) | ~fn.EXISTS(deep.where(Job.client == Client.id))))
    written(jobs.select(jobs.id, named.town).join(named, on=(jobs.site == named.id)).where(named.street ** "%oak%"))
    written(Client.select(Case(None, [(Client.stage == "fan", 1)], 0).alias("fans"), fn.COUNT(Client.id.distinct())))
    written(Client.select(Client.id).union_all(Site.select(Site.client)).order_by(SQL("1")).limit(5).offset(10))
    written(Client.select(EnclosedNodeList([Client.id, Client.name]) == ("a", "b")).having(fn.SUM(Client.id) > 4))
    written(ContactPoint.update(value=fn.LOWER(ContactPoint.value)).where(ContactPoint.client == Client.id))
    common = owed().cte("owed")
    written(Client.select().join(common, on=(common.c.client_id == Client.id)).with_cte(common))


def test_what_is_asked_to_be_in_nothing_is_so_on_both(written: Any) -> None:
    assert written(Client.select(Client.id).where(Client.id.in_([]))).endswith("(0 = 1)")
    assert written(Client.select(Client.id).where(Client.id.not_in([]))).endswith("(1 = 1)")
    assert written(Client.select(Client.id).where(Client.id.in_(EnclosedNodeList([])))).endswith("(0 = 1)")
    assert "IN (SELECT" in written(Client.select(Client.id).where(Client.id.in_(owed())))


def test_a_name_with_a_quote_in_it_stays_a_name(written: Any) -> None:
    assert '"a""b"' in written(Client.alias('a"b').select(Client.alias('a"b').id))


@pytest.mark.parametrize("ids", [[1], [1, 2, 3], (4, 5), {6}, [True, 7], ["8", 9], [None, 1]], ids=str)
def test_lists_are_written_alike_whatever_is_in_them(written: Any, ids: Any) -> None:
    written(Client.select(Client.id).where(Client.id.in_(ids) | Job.id.not_in(ids)))
    written(Client.select(Client.id).where(Job.client.in_(ids) | Client.name.in_(["a", *map(str, ids)])))
    written(Client.select(Client.id, fn.COALESCE(ids)).where(Client.id == Case(None, [(Client.id << ids, 1)], 2)))
    written(Client.select(Client.id).where(Client.id.in_([Job.client, *ids]) & Client.archived_at.in_([MOMENT])))
    written(Client.select(Client.id).where((Client.promised_on << [DAY]) & (Client.is_hurt << [True, False])))
