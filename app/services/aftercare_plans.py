"""The plan after a job (R14), written inside the act that it follows from: finishing, answering, ending, closing days.

What still counts is never typed in: an open step is cancelled, or open again, as the facts about its client say. Only
what a person did, moved or skipped is theirs and stays.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from app.clock import Clock
from app.models.aftercare import AftercareStep, Feedback, LoveTouch
from app.models.clients import Client
from app.models.jobs import Job
from app.queries.aftercare_settings import get_aftercare_settings
from app.queries.done_jobs import is_done
from app.queries.firm import get_working_time
from app.queries.hand_over import tuples_of
from app.rules.aftercare_plan import (
    BRAG_SCORE,
    DATED_BY_RHYTHM,
    SALES_STEPS,
    StepState,
    aftercare_plan,
    passed_over,
    step_state,
)
from app.rules.aftercare_plan import AftercareStep as Step
from app.rules.feedback import Feeling
from app.rules.visit_interval import HOME_NORMAL_DAYS
from app.services.bulk_writes import update_rows
from app.translations import gettext as _
from app.unit_of_work import UnitOfWork

_SHOWN_FOR = timedelta(days=30)
"""So long after its day there is still something to show of a great job."""

_UNDONE = ("open", "cancelled")
_MOST_WRITTEN_ONE_BY_ONE = 1000
"""So many steps that move at once are put back by undo; more than that stay where they went."""


@dataclass(slots=True)
class _Around:
    """What decides about the undone steps of some clients."""

    clients: dict[int, Client]
    newest: dict[int, int] = field(default_factory=dict)
    loved: set[int] = field(default_factory=set)
    passed_over: dict[int, frozenset[Step]] = field(default_factory=dict)


def open_plan(work: UnitOfWork, job: Job, clock: Clock) -> None:
    """The dated steps of a finished job; none for a free one, whose client is asked about it as about the first.

    The client's kept columns are up to date by now. A step that is there already is not made again.
    """
    if not job.is_chargeable:
        return
    present = {step.kind for step in AftercareStep.select().where(AftercareStep.job == job.id)}
    for step, day in _days_of(job, Client.get_by_id(job.client_id), clock, score=None).items():
        if step.value not in present:
            work.save(_new_step(job, step, day))
    follow_facts(work, [job.client_id], clock)


def move_plan(work: UnitOfWork, job: Job, clock: Clock) -> None:
    """A job turns out to have been finished on another day: the steps that nobody did or moved go with it."""
    days = _days_of(job, Client.get_by_id(job.client_id), clock, score=BRAG_SCORE)
    for step in AftercareStep.select().where((AftercareStep.job == job.id) & AftercareStep.state.in_(_UNDONE)):
        if step.moved_from_on is None and Step(step.kind) in days:
            step.due_on = days[Step(step.kind)]
            work.save(step)


def follow_facts(
    work: UnitOfWork, client_ids: Sequence[int], clock: Clock, *, due_changed: Collection[int] = ()
) -> None:
    """Cancel or open again what the facts about these clients say; `due_changed` are those whose due day is another.

    A confirmed Great makes the step of showing it off, also when it is told much later, and once.
    """
    chosen = AftercareStep.client.in_(client_ids) & AftercareStep.state.in_(_UNDONE)
    steps = list(AftercareStep.select().where(chosen).order_by(AftercareStep.id))
    loved = _loved_jobs(client_ids)
    if not steps and not loved:
        return
    around = _around({step.client_id for step in steps} | _clients_of(loved), loved, clock)
    around.passed_over = _passed_over(step.job_id for step in steps if step.is_sales)
    for step in steps:
        _follow(work, step, around)
    shown = _add_what_to_show(work, loved, around, clock)
    _take_out(work, shown | {step.job_id for step in steps if step.state == "open"})
    for client_id in due_changed:
        _follow_rhythm(work, [step for step in steps if step.client_id == client_id], around, clock)


def leave_closed_days(work: UnitOfWork, first_on: date, *, days: Collection[date] | None = None) -> None:
    """Open steps from a day on, or on certain days, that fall on a day on which the firm is closed now go forward."""
    working_time = get_working_time()
    waiting = (AftercareStep.state == "open") & (AftercareStep.kind != Step.THANKS.value)
    waiting &= (AftercareStep.due_on >= first_on) if days is None else AftercareStep.due_on.in_(list(days))
    due_days = sorted(
        {day for (day,) in tuples_of(AftercareStep.select(AftercareStep.due_on).where(waiting).distinct())}
    )
    closed = {day: working_time.open_day_from(day) for day in due_days if not working_time.is_open_on(day)}
    if not closed:
        return
    moving = waiting & AftercareStep.due_on.in_(list(closed))
    if AftercareStep.select().where(moving).count() > _MOST_WRITTEN_ONE_BY_ONE:
        rows = tuples_of(AftercareStep.select(AftercareStep.due_on, AftercareStep.id).where(moving))
        update_rows(work, "aftercare_step", ("due_on",), [(closed[day], step_id) for day, step_id in rows])
        return
    for step in AftercareStep.select().where(moving):
        step.due_on = closed[step.due_on]
        work.save(step)


def see_off(work: UnitOfWork, client_id: int, clock: Clock) -> None:
    """Somebody moved away: a kindness to say goodbye, on the next open day (S1.10); none for who never had us."""
    job = Job.select().where((Job.client == client_id) & is_done() & Job.archived_at.is_null())
    job = job.order_by(Job.finished_at.desc(), Job.id.desc()).first()
    if job is None:
        return
    present = AftercareStep.select().where((AftercareStep.client == client_id) & (AftercareStep.kind == Step.FAREWELL))
    if not present.exists():
        work.save(_new_step(job, Step.FAREWELL, get_working_time().next_open_day(clock.today())))
        _take_out(work, [job.id])


def give_farewell(work: UnitOfWork, step: AftercareStep, words: str, clock: Clock) -> None:
    """Seeing somebody off, by letter, card or call, is a kindness like any other (R8)."""
    if step.kind == Step.FAREWELL and step.done_at is not None:
        work.save(
            LoveTouch(
                client_id=step.client_id,
                job_id=step.job_id,
                given_on=step.done_at.astimezone(clock.zone).date(),
                kind="care",
                what=words.strip() or _("Say goodbye"),
                person_id=step.done_by_id,
            )
        )


def _new_step(job: Job, step: Step, due_on: date) -> AftercareStep:
    return AftercareStep(
        client_id=job.client_id, job_id=job.id, kind=step.value, due_on=due_on, is_sales=step in SALES_STEPS
    )


def _days_of(job: Job, client: Client, clock: Clock, *, score: int | None) -> dict[Step, date]:
    finished_on = _finished_at(job.finished_at, job.starts_at, job.created_at).astimezone(clock.zone).date()
    due_on = client.due_on if client.due_on is not None and client.due_on > finished_on else None
    plan = aftercare_plan(
        finished_on,
        client.expected_interval_days or HOME_NORMAL_DAYS,
        get_working_time(),
        score=score,
        due_on=due_on,
        settings=get_aftercare_settings(),
    )
    return {each.step: each.due_on for each in plan}


def _follow(work: UnitOfWork, step: AftercareStep, around: _Around) -> None:
    """Cancelled or open, as the facts say; whether a complaint suspends it is seen when it is read."""
    client, kind = around.clients[step.client_id], Step(step.kind)
    newest = around.newest.get(step.client_id)
    state = step_state(
        kind,
        has_newer_visit=newest not in (None, step.job_id),
        is_passed_over=kind in around.passed_over.get(step.job_id, ()),
        ended=client.ended_reason,
    )
    is_off = state is StepState.CANCELLED or (kind is Step.BRAG and step.job_id not in around.loved)
    if is_off == (step.state == "cancelled"):
        return
    step.state, step.reason = ("cancelled", _reason(client, step, around)) if is_off else ("open", "")
    work.save(step)


def _reason(client: Client, step: AftercareStep, around: _Around) -> str:
    kind = Step(step.kind)
    if client.ended_reason:
        return _("They are no longer with us.")
    if kind is Step.FAREWELL:
        return _("They are with us again.")
    if kind is Step.BRAG:
        return _("They do not call it great any more.")
    if around.newest.get(step.client_id) == step.job_id:
        return _("A later word to them stands for it.")
    return _("A newer visit opened its own plan.")


def _take_out(work: UnitOfWork, job_ids: Collection[int]) -> None:
    """A job with something to do again, also by undo, is among the others again (S0.3)."""
    if not job_ids:
        return
    for job in Job.select().where(Job.id.in_(list(job_ids)) & Job.put_away_at.is_null(False)):
        job.put_away_at = None
        work.save(job)


def _add_what_to_show(work: UnitOfWork, loved: Collection[int], around: _Around, clock: Clock) -> set[int]:
    """The step of showing a great job off, for those plans that have none yet; the jobs that got one."""
    made: set[int] = set()
    if not loved:
        return made
    kinds: defaultdict[int, set[str]] = defaultdict(set)
    for step in AftercareStep.select(AftercareStep.job, AftercareStep.kind).where(AftercareStep.job.in_(list(loved))):
        kinds[step.job_id].add(step.kind)
    for job_id in sorted(job_id for job_id, present in kinds.items() if Step.BRAG not in present):
        job = Job.get_by_id(job_id)
        client = around.clients[job.client_id]
        day = _days_of(job, client, clock, score=BRAG_SCORE)[Step.BRAG]
        is_fresh = clock.today() - day <= _SHOWN_FOR
        if is_fresh and step_state(Step.BRAG, ended=client.ended_reason) is not StepState.CANCELLED:
            work.save(_new_step(job, Step.BRAG, _from_today(day, clock)))
            made.add(job_id)
    return made


def _follow_rhythm(work: UnitOfWork, steps: Iterable[AftercareStep], around: _Around, clock: Clock) -> None:
    """Another due day: the newest plan's open steps that hang on it move, unless a person moved them."""
    hanging = [
        step
        for step in steps
        if step.state == "open"
        and step.moved_from_on is None
        and Step(step.kind) in DATED_BY_RHYTHM
        and around.newest.get(step.client_id) == step.job_id
    ]
    if not hanging:
        return
    days = _days_of(Job.get_by_id(hanging[0].job_id), around.clients[hanging[0].client_id], clock, score=None)
    for step in hanging:
        wanted = days[Step(step.kind)]
        if wanted != step.due_on and (wanted >= clock.today() or step.due_on > clock.today()):
            step.due_on = _from_today(wanted, clock)
            work.save(step)


def _from_today(day: date, clock: Clock) -> date:
    return day if day >= clock.today() else get_working_time().open_day_from(clock.today())


def _around(client_ids: Collection[int], loved: set[int], clock: Clock) -> _Around:
    around = _Around({row.id: row for row in Client.select().where(Client.id.in_(list(client_ids)))}, loved=loved)
    visits = Job.client.in_(list(client_ids)) & is_done() & (Job.is_chargeable == True)  # noqa: E712 - SQL
    chosen = Job.select(Job.client, Job.id, Job.finished_at, Job.starts_at, Job.created_at)
    latest: dict[int, tuple[datetime, int]] = {}
    for client_id, job_id, *moments in tuples_of(chosen.where(visits & Job.archived_at.is_null())):
        place = (_finished_at(*moments), job_id)
        if place[0].astimezone(clock.zone).date() <= clock.today():
            latest[client_id] = max(place, latest.get(client_id, place))
    around.newest = {client_id: job_id for client_id, (_moment, job_id) in latest.items()}
    return around


def _passed_over(job_ids: Iterable[int]) -> dict[int, frozenset[Step]]:
    """For each of these jobs the sales steps for which a later one that was done stands."""
    wanted = sorted(set(job_ids))
    done: defaultdict[int, list[Step]] = defaultdict(list)
    if wanted:
        is_done_now = AftercareStep.job.in_(wanted) & AftercareStep.is_sales & (AftercareStep.state == "done")
        for job_id, kind in tuples_of(AftercareStep.select(AftercareStep.job, AftercareStep.kind).where(is_done_now)):
            done[job_id].append(Step(kind))
    return {job_id: passed_over(kinds) for job_id, kinds in done.items()}


def _finished_at(finished_at: datetime | None, starts_at: datetime | None, created_at: datetime) -> datetime:
    return finished_at or starts_at or created_at


def _loved_jobs(client_ids: Sequence[int]) -> set[int]:
    """The jobs with a plan about which the last thing said was a confirmed Great."""
    planned = AftercareStep.select(AftercareStep.job).where(AftercareStep.client.in_(list(client_ids)))
    said = Feedback.client.in_(list(client_ids)) & Feedback.job.in_(planned)
    said &= Feedback.answer_class.not_in(("", Feeling.SILENT.value))
    chosen = Feedback.select(Feedback.job, Feedback.answer_class, Feedback.is_confirmed).where(said)
    last = {job: (answer, sure) for job, answer, sure in tuples_of(chosen.order_by(Feedback.asked_at, Feedback.id))}
    return {job_id for job_id, (answer, is_sure) in last.items() if answer == Feeling.LOVE and is_sure}


def _clients_of(job_ids: Collection[int]) -> set[int]:
    if not job_ids:
        return set()
    return {row.client_id for row in Job.select(Job.client).where(Job.id.in_(list(job_ids)))}
