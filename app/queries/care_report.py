"""The report on how we put things right, read in a bounded number of statements however many complaints there are.

What the columns of a closed complaint prove to be in time is counted from them; everything else, and so every breach,
comes from the list of events, which is the truth (R7).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from peewee import JOIN, Expression, ModelSelect, fn

from app.cycle_search import without_cycle_search
from app.jobs import JobProgress
from app.models.clients import Area, Client
from app.models.complaints import Complaint
from app.models.complaints import ComplaintEvent as StoredEvent
from app.models.jobs import Job, JobLine
from app.queries.care_report_rows import BreachRow, CareReport, ReportedComplaintRow
from app.queries.come_back import list_come_back_by_source, list_come_back_by_year
from app.queries.complaint_results import is_closed_since, read_results
from app.queries.complaint_states import read_states
from app.queries.firm import get_times_in_force, get_working_time
from app.queries.hand_over import tuples_of
from app.queries.insights import count_come_back
from app.rules.care_figures import (
    Breach,
    CareFacts,
    Period,
    care_figures,
    period_of_days,
    what_happened,
)
from app.rules.complaint_clocks import Clock
from app.rules.complaint_events import BoardColumn, EventKind
from app.rules.complaint_state import ComplaintState
from app.rules.complaints import Category
from app.rules.kept_clocks import SINGLE_KINDS, TURNING_KINDS, KeptMoments, clocks_in_time
from app.rules.short_names import short_name
from app.rules.staff_figures import Fault
from app.translations import gettext as _

_CHUNK = 500


class _Kept(NamedTuple):
    """What the columns of a complaint keep; read without a model, because there are thousands."""

    id: int
    number: int
    version: int
    category: str
    state: str
    received_at: datetime
    answer_due_at: datetime
    site_due_at: datetime | None
    resolve_due_at: datetime
    promise_due_at: datetime | None
    answered_at: datetime | None
    seen_at: datetime | None
    fixed_at: datetime | None
    checked_at: datetime | None
    closed_at: datetime | None
    cause: str
    cause_kind: str


class _Named(NamedTuple):
    """A complaint behind a figure, with whose it is."""

    id: int
    number: int
    client_id: int
    category: str
    words: str
    state: str
    received_at: datetime
    closed_at: datetime | None
    client_name: str
    client_kind: str
    first_name: str
    last_name: str
    company_name: str


def count_to_read(first: date, last: date) -> int:
    """How many complaints a report on these days has to look at: how long it will take."""
    return int(Complaint.select().where(_is_alive_in(period_of_days(first, last, get_working_time()))).count())


def get_care_report(
    first: date, last: date, now: datetime, zone: ZoneInfo, progress: JobProgress | None = None
) -> CareReport:
    """What happened from the first day to the last, both included, in the firm's zone; Cancelled when so wished."""
    working_time = get_working_time()
    period = period_of_days(first, last, working_time)
    with without_cycle_search():
        happened = what_happened(_read_facts(period, now, zone, progress or JobProgress()), period, now)
    figures = care_figures(happened)
    today = now.astimezone(zone).date()
    return CareReport(
        first=first,
        last=last,
        made_at=now,
        figures=figures,
        happened=happened,
        breaches=_breach_rows(figures.breaches),
        come_back=count_come_back(today),
        come_back_by_source=list_come_back_by_source(today),
        come_back_by_year=list_come_back_by_year(today),
    )


def list_reported_complaints(complaint_ids: Iterable[int]) -> list[ReportedComplaintRow]:
    """The complaints behind a figure, the latest first."""
    found = [
        ReportedComplaintRow(
            id=row.id,
            number=row.number,
            client_id=row.client_id,
            client_name=row.client_name,
            category=row.category,
            words=row.words,
            state=row.state,
            received_at=row.received_at,
            closed_at=row.closed_at,
        )
        for row in _with_clients(complaint_ids)
    ]
    return sorted(found, key=lambda row: (row.received_at, row.id), reverse=True)


def _is_alive_in(period: Period) -> Expression:
    """Somebody counted on us at some time of the period."""
    is_alive = Complaint.closed_at.is_null() | (Complaint.closed_at >= period.starts_at)
    condition: Expression = is_alive & (Complaint.received_at < period.ends_at)
    return condition


def _read_facts(period: Period, now: datetime, zone: ZoneInfo, progress: JobProgress) -> list[CareFacts]:
    """Every complaint on which somebody counted at some time of the period."""
    condition = _is_alive_in(period)
    columns = (getattr(Complaint, name) for name in _Kept._fields)
    rows = [_Kept(*row) for row in tuples_of(Complaint.select(*columns).where(condition).order_by(Complaint.id))]
    ids = Complaint.select(Complaint.id).where(condition)
    turned = _turned(ids)
    plain = {row.id: clocks for row in rows if row.id not in turned and (clocks := _kept_clocks(row, period))}
    unproven: list[Any] = [row for row in rows if row.id not in plain]
    states = _states_of(unproven, now, progress)
    ended = is_closed_since(period.starts_at) & (Complaint.closed_at < period.ends_at)
    results = read_results(ended, now.astimezone(zone).date(), zone)
    products, fibres = _products(ids), _fibres(ids)
    return [
        CareFacts(
            complaint=row.id,
            category=Category(row.category),
            received_at=row.received_at,
            answered_at=row.answered_at,
            closed_at=row.closed_at,
            column=BoardColumn(row.state),
            clocks=plain[row.id] if row.id in plain else _clocks_of(states[row.id]),
            cause_kind=Fault(row.cause_kind) if row.cause_kind else None,
            cause=row.cause,
            products=products.get(row.id, ()),
            fibres=tuple(fibres.get(row.id, ())),
            result=results.get(row.id),
        )
        for row in rows
    ]


def _states_of(rows: Sequence[Any], now: datetime, progress: JobProgress) -> dict[int, ComplaintState]:
    """The states of those whose columns do not tell everything; a cancel takes effect between two chunks."""
    times = get_times_in_force()
    states: dict[int, ComplaintState] = {}
    for start in range(0, len(rows), _CHUNK):
        progress.step(start, len(rows), _("Reading what happened"))
        states |= read_states(rows[start : start + _CHUNK], times, now)
    return states


def _clocks_of(state: ComplaintState) -> tuple[Clock, ...]:
    return (*state.earlier_clocks, *state.clocks)


def _kept_clocks(row: _Kept, period: Period) -> tuple[Clock, ...] | None:
    """The clocks that the columns prove to be in time, for a complaint that lies in the period as a whole."""
    if not (period.has(row.received_at) and period.has(row.closed_at)):
        return None
    return clocks_in_time(
        KeptMoments(
            category=Category(row.category),
            column=BoardColumn(row.state),
            received_at=row.received_at,
            answer_due_at=row.answer_due_at,
            site_due_at=row.site_due_at,
            resolve_due_at=row.resolve_due_at,
            promise_due_at=row.promise_due_at,
            answered_at=row.answered_at,
            seen_at=row.seen_at,
            fixed_at=row.fixed_at,
            checked_at=row.checked_at,
            closed_at=row.closed_at,
        )
    )


def _turned(ids: ModelSelect[Complaint]) -> set[int]:
    """The complaints whose story took a turn that their columns do not tell."""
    turning = [kind.value for kind in TURNING_KINDS - {EventKind.NOTED}]
    single = [kind.value for kind in SINGLE_KINDS]
    # A note that takes a step back says so in its details; a plain note turns nothing.
    is_taking_back = (StoredEvent.kind == EventKind.NOTED.value) & StoredEvent.details.is_null(False)
    chosen = (
        StoredEvent.select(StoredEvent.complaint)
        .where(StoredEvent.complaint.in_(ids) & (StoredEvent.kind.in_([*turning, *single]) | is_taking_back))
        .group_by(StoredEvent.complaint, StoredEvent.kind)
        .having(StoredEvent.kind.not_in(single) | (fn.COUNT(StoredEvent.id) > 1))
    )
    return {row[0] for row in tuples_of(chosen)}


def _products(ids: ModelSelect[Complaint]) -> dict[int, tuple[str, ...]]:
    """What the job that is complained of was cleaned with; the method where no product was written down."""
    chosen = Complaint.select(Complaint.id, Job.products, Job.method).join(Job, on=(Complaint.job == Job.id))
    return {
        complaint_id: (products.strip() or method.strip(),)
        for complaint_id, products, method in tuples_of(chosen.where(Complaint.id.in_(ids)))
    }


def _fibres(ids: ModelSelect[Complaint]) -> Mapping[int, Sequence[str]]:
    """The fibres of the job's lines, else of the rooms they name."""
    found: defaultdict[int, list[str]] = defaultdict(list)
    chosen = (
        Complaint.select(Complaint.id, JobLine.fibre, Area.fibre)
        .join(JobLine, on=(Complaint.job == JobLine.job))
        .join(Area, JOIN.LEFT_OUTER, on=(JobLine.area == Area.id))
        .where(Complaint.id.in_(ids))
        .order_by(Complaint.id, JobLine.position, JobLine.id)
    )
    for complaint_id, of_line, of_area in tuples_of(chosen):
        found[complaint_id].append(of_line or of_area or "")
    return found


def _breach_rows(breaches: Sequence[Breach]) -> tuple[BreachRow, ...]:
    complaints = {row.id: row for row in _with_clients({breach.complaint for breach in breaches})}
    return tuple(
        BreachRow(
            complaint_id=breach.complaint,
            number=complaints[breach.complaint].number,
            client_id=complaints[breach.complaint].client_id,
            client_name=complaints[breach.complaint].client_name,
            short_name=_short_name(complaints[breach.complaint]),
            category=complaints[breach.complaint].category,
            kind=breach.clock.kind.value,
            due_at=breach.clock.due_at,
            met_at=breach.clock.met_at,
            late_by=breach.late_by,
        )
        for breach in breaches
    )


def _short_name(row: _Named) -> str:
    return short_name(
        row.client_name,
        is_business=row.client_kind == "business",
        first_name=row.first_name,
        last_name=row.last_name,
        company_name=row.company_name,
    ).whole


def _with_clients(complaint_ids: Iterable[int]) -> list[_Named]:
    wanted = sorted(complaint_ids)
    found: list[_Named] = []
    for start in range(0, len(wanted), _CHUNK):
        chosen = (
            Complaint.select(
                Complaint.id,
                Complaint.number,
                Complaint.client,
                Complaint.category,
                Complaint.words,
                Complaint.state,
                Complaint.received_at,
                Complaint.closed_at,
                Client.name,
                Client.kind,
                Client.first_name,
                Client.last_name,
                Client.company_name,
            )
            .join(Client, on=(Complaint.client == Client.id))
            .where(Complaint.id.in_(wanted[start : start + _CHUNK]))
        )
        found.extend(_Named(*values) for values in tuples_of(chosen))
    return found
