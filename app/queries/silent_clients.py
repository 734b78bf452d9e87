"""Whose silence has become a quiet "good": nobody heard from them for a week after the visit, or two tries failed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from peewee import JOIN, fn

from app.models.aftercare import AftercareStep, Feedback
from app.models.clients import Client
from app.models.jobs import Job
from app.queries.hand_over import tuples_of
from app.rules.feedback import DAYS_UNTIL_QUIET, is_quiet_good

# After this many days the visit itself is forgotten; who was left alone that long stands in the list of leaks.
LONGEST_SILENCE = timedelta(days=21)
# A visit is looked up by the day it was planned for; it is finished soon after.
_LONGEST_VISIT = timedelta(days=2)


@dataclass(frozen=True, slots=True)
class SilentClientRow:
    """A visit whose client said nothing, and the answer that was left empty, if one was."""

    client_id: int
    job_id: int
    finished_at: datetime
    feedback_id: int | None


def list_silent_clients(now: datetime) -> list[SilentClientRow]:
    """Each silent client once, with the latest visit (S2.9); none who waits for us to put something right.

    A visit about which somebody decided not to ask is left at that.
    """
    last_week = now - timedelta(days=DAYS_UNTIL_QUIET)
    later = Feedback.alias()
    left_out = AftercareStep.select(AftercareStep.id).where(
        (AftercareStep.job == Job.id) & (AftercareStep.kind == "quality_call") & (AftercareStep.state == "skipped")
    )
    heard_since = later.select(later.client).where((later.asked_at > Job.finished_at) & (later.client == Job.client))
    chosen = (
        Job.select(
            Job.client, Job.id, Job.finished_at, Feedback.id, Feedback.answer_class, Feedback.probe_state,
            Feedback.try_count, Feedback.asked_at,
        )
        .join(Client, on=(Job.client == Client.id))
        .join(Feedback, JOIN.LEFT_OUTER, on=(Feedback.job == Job.id))
        .where(
            (Job.state == "done")
            & (Job.starts_at >= now - LONGEST_SILENCE - _LONGEST_VISIT)
            & (Job.finished_at >= now - LONGEST_SILENCE)
            & Job.is_chargeable
            & Job.archived_at.is_null()
            & Job.import_id.is_null()
            & (Client.is_hurt == False)  # noqa: E712 - SQL
            & (Client.is_quiet_good == False)  # noqa: E712 - SQL
            & (Client.ended_reason == "")
            & Client.archived_at.is_null()
            & ~fn.EXISTS(left_out)
            & (Feedback.id.is_null(False) | ~(Job.client.in_(heard_since)))
        )
        .order_by(Job.finished_at, Job.id, Feedback.id)
    )  # fmt: skip
    silent: dict[int, SilentClientRow] = {}
    for client_id, job_id, finished_at, feedback_id, answer, probe, tries, asked_at in tuples_of(chosen):
        silent.pop(client_id, None)
        if feedback_id is None:
            is_quiet = finished_at <= last_week
        else:
            is_quiet = answer == "silent" and probe == "none" and is_quiet_good(tries, asked_at, now)
        if is_quiet:
            silent[client_id] = SilentClientRow(client_id, job_id, finished_at, feedback_id)
    return list(silent.values())
