"""A client's own rhythm for the card (R2 to R4): how often, since when, due when, where we stand, what comes next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from app.errors import NotFoundError
from app.models.clients import Client
from app.queries.agreement_dates import read_agreed_rhythms
from app.queries.client_stages import has_coming_visit, stages_on
from app.queries.clients import overdue_ratio
from app.rules.next_steps import NextStep, next_step
from app.rules.relationship import DueMark, Stage, due_mark, used_another_since
from app.rules.visit_interval import GAPS_FOR_OWN_RHYTHM
from app.translations import gettext as _


class RhythmSource(StrEnum):
    """Where the expected days come from."""

    AGREED = "agreed"
    OWN = "own"
    MIXED = "mixed"
    USUAL = "usual"


@dataclass(frozen=True, slots=True)
class RhythmRow:
    """What R2 to R4 say of one client today; amounts in minor units."""

    stage: Stage
    step: NextStep
    source: RhythmSource
    expected_days: int
    visit_count: int
    last_visit_on: date | None
    due_on: date | None
    due_mark: DueMark | None
    has_booking: bool
    annual_minor: int
    at_risk_minor: int


def get_rhythm(client_id: int, now: datetime, zone: ZoneInfo) -> RhythmRow:
    """The rhythm of one client; raises NotFoundError when they are gone."""
    client = Client.get_or_none(Client.id == client_id)
    if client is None:
        raise NotFoundError(_("This client is no longer there."))
    today = now.astimezone(zone).date()
    stage = Stage(stages_on([client], today, zone)[client_id])
    has_booking = bool(Client.select().where((Client.id == client_id) & has_coming_visit(today, zone)).exists())
    ratio = overdue_ratio(client.last_visit_on, client.expected_interval_days, today)
    return RhythmRow(
        stage=stage,
        step=next_step(
            stage,
            visit_count=client.visit_count,
            is_hurt=bool(client.is_hurt),
            is_quiet_good=bool(client.is_quiet_good),
            has_used_another=used_another_since(client.used_other_on, client.last_visit_on),
            has_booking=has_booking,
        ),
        source=_source(client, today),
        expected_days=client.expected_interval_days or 0,
        visit_count=client.visit_count,
        last_visit_on=client.last_visit_on,
        due_on=client.due_on,
        due_mark=due_mark(ratio),
        has_booking=has_booking,
        annual_minor=client.annual_value_minor,
        at_risk_minor=client.value_at_risk_minor,
    )


def _source(client: Client, today: date) -> RhythmSource:
    agreed = read_agreed_rhythms([client.id], today).get(client.id)
    if agreed is not None or client.agreed_interval_days is not None:
        return RhythmSource.AGREED
    if client.promised_on is not None and (client.last_visit_on is None or client.promised_on > client.last_visit_on):
        return RhythmSource.AGREED
    if client.visit_count > GAPS_FOR_OWN_RHYTHM:
        return RhythmSource.OWN
    return RhythmSource.MIXED if client.visit_count > 1 else RhythmSource.USUAL
