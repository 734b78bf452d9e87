"""How much of the income comes from how few (S3.2): the finished, chargeable visits of the last twelve months."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from dateutil.relativedelta import relativedelta
from peewee import fn

from app.models.clients import Client
from app.models.jobs import Job
from app.queries.hand_over import tuples_of
from app.rules.wall_clock import day_bounds

MOST_SHOWN = 10


@dataclass(frozen=True, slots=True)
class TopClientRow:
    """One of the largest clients, what they brought in minor units, and what they and all above them brought."""

    client_id: int
    client_name: str
    income_minor: int
    income_so_far_minor: int


@dataclass(frozen=True, slots=True)
class Concentration:
    """The whole income of twelve months, from how many clients, and the largest of them."""

    income_minor: int
    client_count: int
    top: tuple[TopClientRow, ...]

    def share_of(self, count: int) -> float:
        """What the top so many bring of everything, 0 to 1; 0 without any income."""
        if not self.top or self.income_minor <= 0:
            return 0.0
        return self.top[min(count, len(self.top)) - 1].income_so_far_minor / self.income_minor


def get_concentration(today: date, zone: ZoneInfo) -> Concentration:
    """The top ten of the last twelve months; one pass over the jobs that began in them, by the index of their days."""
    begins = day_bounds(today - relativedelta(months=12), zone)[1]
    ends = day_bounds(today, zone)[1]
    amount = fn.SUM(fn.COALESCE(Job.billed_minor, Job.price_minor - Job.discount_minor))
    by_client = (
        Job.select(Job.client.alias("client_id"), amount.alias("income"))
        .where(
            (Job.starts_at >= begins)
            & (Job.starts_at < ends)
            & (Job.state == "done")
            & (Job.is_chargeable == True)  # noqa: E712 - SQL
            & Job.archived_at.is_null()
        )
        .group_by(Job.client)
    )
    whole = Job.select(fn.SUM(by_client.c.income), fn.COUNT(by_client.c.client_id)).from_(by_client)
    ((income, count),) = tuples_of(whole)
    top = list(tuples_of(by_client.order_by(amount.desc(), Job.client).limit(MOST_SHOWN)))
    names = dict(tuples_of(Client.select(Client.id, Client.name).where(Client.id.in_([row[0] for row in top]))))
    rows, so_far = [], 0
    for client_id, brought in top:
        so_far += int(brought)
        rows.append(TopClientRow(client_id, names.get(client_id, ""), int(brought), so_far))
    return Concentration(int(income or 0), int(count or 0), tuple(rows))
