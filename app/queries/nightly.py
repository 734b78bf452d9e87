"""What a new day alone changes of what is kept with clients, and until when that is done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from dateutil.relativedelta import relativedelta

from app.models.aftercare import Feedback
from app.models.base import database_proxy
from app.models.clients import Client, Referral
from app.models.complaints import Complaint
from app.models.jobs import Agreement
from app.queries.firm import get_setting
from app.queries.hand_over import tuples_of
from app.queries.plain_sql import is_postgresql
from app.rules.attention import AttentionBase
from app.rules.feedback import Answer
from app.rules.relationship import FAN_MONTHS, Stage
from app.rules.visit_interval import HOME_NORMAL_DAYS
from app.rules.won_back import return_window_days

NIGHTLY_DONE_ON = "nightly_done_on"
_BASE_COLUMNS = (
    Client.id, Client.attention, Client.standing_points, Client.recent_minor, Client.visit_count,
    Client.last_visit_on, Client.expected_interval_days, Client.next_visit_at,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class KeptAttention:
    """The score that is kept with a client, and what it stands on."""

    client_id: int
    attention: int
    on: AttentionBase


def read_nightly_done_on() -> date | None:
    """The last day whose changes were worked out; None if that was never done."""
    stored = get_setting(NIGHTLY_DONE_ON)
    return date.fromisoformat(stored) if isinstance(stored, str) else None


def changed_by_time(since: date | None, today: date, zone: ZoneInfo) -> list[int]:
    """Clients whose facts read differently today than on the day `since`, though nobody touched them.

    A planned visit whose day went by, praise that is two years old, an agreement that ended or a pause that is over,
    the last day to come back after a complaint; and whoever was never worked out.
    """
    begins_at = datetime.combine(today, time(), tzinfo=zone)
    unknown = Client.standing_points.is_null() | Client.expected_interval_days.is_null()
    found = _ids(Client.select(Client.id).where(unknown | (Client.next_visit_at < begins_at)))
    found |= _praised_long_ago(today, zone)
    found |= _ids(Agreement.select(Agreement.client).where(_is_agreed_otherwise(since, today)))
    return sorted(found | _waited_for(since, today, zone))


def read_kept_attention(after_id: int, limit: int) -> list[KeptAttention]:
    """The next clients behind an id, in the order of ids; those never worked out are left out."""
    return _kept(_known().where(Client.id > after_id).order_by(Client.id).limit(limit))


def read_kept_attention_to_write(client_ids: Sequence[int]) -> list[KeptAttention]:
    """The same for these clients; inside a transaction nobody else can change them until its end."""
    chosen = _known().where(Client.id.in_(list(client_ids))).order_by(Client.id)
    return _kept(chosen.for_update() if is_postgresql() else chosen)


def _known() -> Any:
    known = Client.standing_points.is_null(False) & Client.recent_minor.is_null(False)
    return Client.select(*_BASE_COLUMNS).where(known & Client.expected_interval_days.is_null(False))


def _kept(chosen: Any) -> list[KeptAttention]:
    return [
        KeptAttention(
            client_id, attention, AttentionBase(standing, recent, count, last_on, expected, next_at is not None)
        )
        for client_id, attention, standing, recent, count, last_on, expected, next_at in tuples_of(chosen)
    ]


def _praised_long_ago(today: date, zone: ZoneInfo) -> set[int]:
    """Fans by nothing but words that are older than two years now."""
    since = datetime.combine(today - relativedelta(months=FAN_MONTHS), time(), tzinfo=zone)
    spoke = Feedback.score.is_null(False) | Feedback.answer.in_(list(Answer))
    lately = Feedback.select(Feedback.client).where((Feedback.asked_at >= since) & spoke)
    sent_somebody = Referral.select(Referral.referrer).where(Referral.converted_on.is_null(False))
    is_fan = Client.stage == Stage.FAN.value
    return _ids(Client.select(Client.id).where(is_fan & Client.id.not_in(lately) & Client.id.not_in(sent_somebody)))


def _is_agreed_otherwise(since: date | None, today: date) -> Any:
    has_ended = Agreement.ends_on < today
    goes_on = Agreement.paused_until_on <= today
    if since is not None:
        has_ended &= Agreement.ends_on >= since
        goes_on &= Agreement.paused_until_on > since
    return Agreement.archived_at.is_null() & (has_ended | goes_on)


def _waited_for(since: date | None, today: date, zone: ZoneInfo) -> set[int]:
    """Clients whose last day to come back after a complaint (R7) has passed."""
    is_pending = (
        Complaint.closed_at.is_null(False) & Complaint.fixed_at.is_null(False) & Complaint.came_back_on.is_null()
    )
    columns = (Complaint.client, Complaint.fixed_at, Client.expected_interval_days)
    rows = Complaint.select(*columns).join(Client, on=(Complaint.client == Client.id)).where(is_pending)
    found = set()
    for client_id, fixed_at, expected in tuples_of(rows):
        last = fixed_at.astimezone(zone).date() + timedelta(days=return_window_days(expected or HOME_NORMAL_DAYS))
        if last < today and (since is None or last >= since):
            found.add(client_id)
    return found


def _ids(chosen: Any) -> set[int]:
    return {row[0] for row in _rows(chosen)}


def _rows(chosen: Any) -> Iterator[tuple[Any, ...]]:
    yield from database_proxy.execute(chosen).fetchall()
