"""Who is owed a thank-you note: after a visit, for a friend they sent, a third visit, a second chance (R11, R14).

A client gets one note, for the strongest reason, and it stands for all of theirs.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from app.models.aftercare import AftercareStep
from app.models.clients import Client, Referral
from app.models.jobs import Job
from app.models.rewards import Reward
from app.queries.done_jobs import is_done
from app.queries.hand_over import rows_of
from app.queries.letter_wishes import refusing_letters
from app.queries.small_paper_rows import ThanksReason
from app.rules.rewards import RewardRule, has_note

THANKS_STEP = "thanks"
THANKS_WINDOW = timedelta(days=30)
"""After that a thank-you comes out of the blue; it can still be printed by the number of the visit."""

_ORDER = tuple(ThanksReason)
_REWARD_REASONS = {
    RewardRule.RECOVERY: ThanksReason.RECOVERY,
    RewardRule.REFERRAL: ThanksReason.REFERRAL,
    RewardRule.VISITS: ThanksReason.THIRD_VISIT,
}


@dataclass(frozen=True, slots=True)
class DueNote:
    """One note to one client, for which reason, about which visit, and what it settles once it is printed."""

    client_id: int
    reason: ThanksReason
    due_on: date
    job_id: int | None = None
    step_ids: tuple[int, ...] = ()
    referral_ids: tuple[int, ...] = ()
    reward_ids: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class DueNotes:
    """The notes that are due, the longest due first, and the names of those whose note waits or was not wanted."""

    notes: tuple[DueNote, ...] = ()
    held: tuple[str, ...] = ()
    unwanted: tuple[str, ...] = ()


@dataclass(slots=True)
class _Gathered:
    """What was found for each client while looking."""

    notes: dict[int, DueNote] = field(default_factory=dict)

    def add(self, found: DueNote) -> None:
        """Put a reason beside those a client has: the strongest is written, all of them are settled."""
        known = self.notes.get(found.client_id)
        if known is None:
            self.notes[found.client_id] = found
            return
        first, other = sorted((known, found), key=lambda note: _ORDER.index(note.reason))
        self.notes[found.client_id] = replace(
            first,
            due_on=min(first.due_on, other.due_on),
            job_id=first.job_id or other.job_id,
            step_ids=first.step_ids + other.step_ids,
            referral_ids=first.referral_ids + other.referral_ids,
            reward_ids=first.reward_ids + other.reward_ids,
        )


def list_due_notes(today: date, client_id: int | None = None) -> DueNotes:
    """The notes that are due by today, to everyone who is still with us, or to one client.

    Nobody with an open complaint gets one, nor anybody who wants no letters.
    """
    found = _Gathered()
    for note in (*_after_visits(today, client_id), *_for_friends(today, client_id), *_for_rewards(today, client_id)):
        found.add(note)
    clients = _clients(found.notes)
    refusing = refusing_letters(clients)
    held = [row.name for row in clients.values() if row.is_hurt]
    unwanted = [row.name for row in clients.values() if row.id in refusing and not row.is_hurt]
    notes = [
        note
        for note in found.notes.values()
        if note.client_id in clients and not clients[note.client_id].is_hurt and note.client_id not in refusing
    ]
    notes.sort(key=lambda note: (note.due_on, note.client_id))
    return DueNotes(tuple(notes), tuple(sorted(held)), tuple(sorted(unwanted)))


def count_due_notes(today: date) -> int:
    """How many notes are due."""
    return len(list_due_notes(today).notes)


def find_visit_note(job_number: int) -> DueNote | None:
    """The note about one finished visit, whether due or not; None when the visit is not done."""
    return _visit_note((Job.number == job_number), Job.id)


def find_visit_notes(job_ids: Iterable[int]) -> list[DueNote]:
    """The notes about these finished visits; few are ever named at once."""
    return [note for note in (_visit_note(Job.id == each, Job.id) for each in job_ids) if note is not None]


def find_last_visit_note(client_id: int) -> DueNote | None:
    """The note about a client's last finished visit; None when there was none."""
    return _visit_note((Job.client == client_id), Job.finished_at.desc())


def why_not(client_id: int) -> str:
    """Why a client gets no note now: `held` by an open complaint, `unwanted`, `gone`; empty when they may have one."""
    client = Client.get_by_id(client_id)
    if client.archived_at is not None or client.ended_reason:
        return "gone"
    if client.is_hurt:
        return "held"
    return "unwanted" if refusing_letters([client_id]) else ""


def _visit_note(wanted: Any, order: Any) -> DueNote | None:
    done = is_done() & Job.finished_at.is_null(False) & Job.archived_at.is_null()
    job = Job.select().where(wanted & done).order_by(order).first()
    if job is None:
        return None
    steps = AftercareStep.select(AftercareStep.id).where(
        (AftercareStep.job == job.id) & (AftercareStep.kind == THANKS_STEP) & (AftercareStep.state == "open")
    )
    reason = ThanksReason.FRIEND if _was_sent(job) else ThanksReason.VISIT
    return DueNote(job.client_id, reason, job.finished_at.date(), job.id, tuple(row.id for row in steps))


def _was_sent(job: Job) -> bool:
    """Whether this is the first visit of somebody whom a client of ours sent."""
    sent = Referral.select().where((Referral.referred == job.client_id) & Referral.converted_on.is_null(False))
    earlier = (Job.client == job.client_id) & is_done() & (Job.finished_at < job.finished_at)
    return bool(sent.exists()) and not Job.select().where(earlier & Job.archived_at.is_null()).exists()


def _after_visits(today: date, client_id: int | None) -> list[DueNote]:
    """Steps of the after-care plan that say thanks; the first visit of a friend is thanked for coming to us."""
    due = (
        (AftercareStep.kind == THANKS_STEP)
        & (AftercareStep.state == "open")
        & AftercareStep.due_on.between(today - THANKS_WINDOW, today)
    )
    if client_id is not None:
        due &= AftercareStep.client == client_id
    columns = (AftercareStep.id, AftercareStep.client, AftercareStep.job, AftercareStep.due_on)
    chosen = AftercareStep.select(*columns).where(due)
    steps = list(rows_of(chosen.order_by(AftercareStep.due_on.desc(), AftercareStep.id.desc())))
    converted = {
        (row.referred_id, row.converted_on)
        for row in Referral.select().where(Referral.converted_on >= today - THANKS_WINDOW)
    }
    return [
        DueNote(
            step.client_id,
            ThanksReason.FRIEND if (step.client_id, step.due_on) in converted else ThanksReason.VISIT,
            step.due_on,
            step.job_id,
            step_ids=(step.id,),
        )
        for step in steps
    ]


def _for_friends(today: date, client_id: int | None) -> list[DueNote]:
    """Those who sent us somebody whose first visit is done, and were not thanked."""
    due = Referral.thanked_at.is_null() & (Referral.thanks_due_on >= today - THANKS_WINDOW)
    if client_id is not None:
        due &= Referral.referrer == client_id
    return [
        DueNote(row.referrer_id, ThanksReason.REFERRAL, row.thanks_due_on, referral_ids=(row.id,))
        for row in Referral.select().where(due & (Referral.converted_on <= today)).order_by(Referral.id)
        if row.thanks_due_on is not None
    ]


def _for_rewards(today: date, client_id: int | None) -> list[DueNote]:
    """What was earned and is thanked for by a note: a third visit, a friend, a second chance.

    A friend is thanked for at once; the other two keep their distance from other rewards.
    """
    due = Reward.state.in_(("due", "held")) & (
        (Reward.rule == RewardRule.REFERRAL) | Reward.due_on.is_null() | (Reward.due_on <= today)
    )
    if client_id is not None:
        due &= Reward.client == client_id
    return [
        DueNote(row.client_id, _REWARD_REASONS[RewardRule(row.rule)], row.due_on or row.earned_on, reward_ids=(row.id,))
        for row in Reward.select().where(due & Reward.rule.in_(list(_REWARD_REASONS))).order_by(Reward.id)
        if has_note(row.rule, row.level)
    ]


def _clients(ids: Iterable[int]) -> dict[int, Any]:
    """Those who are still with us."""
    present = Client.id.in_(list(ids)) & Client.archived_at.is_null() & (Client.ended_reason == "")
    return {row.id: row for row in rows_of(Client.select(Client.id, Client.name, Client.is_hurt).where(present))}
