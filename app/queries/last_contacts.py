"""When a client and we were last in touch, in any direction and by any channel: it resets every clock (R1).

A call, message, letter, paper that went out, word with them, answer, kindness, step of care that was done, and every
word about a complaint. A note of ours, a bill, a payment and a call that nobody took reached no one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from peewee import Expression, fn

from app.models.aftercare import AftercareStep, Feedback, LoveTouch, Voice
from app.models.clients import TimelineEntry
from app.models.complaints import Complaint, ComplaintEvent
from app.models.fields import moment_from
from app.queries.hand_over import tuples_of

CONTACT_KINDS = ("call", "text", "email", "letter", "in_person", "help")
_TALKED = ("contacted", "heard", "apologised", "asked", "promised", "visited", "checked_back", "thanked")


def is_contact() -> Expression:
    """What of the timeline reached a person, in any direction; a note of ours and a paper that stayed here did not."""
    has_left = (TimelineEntry.kind == "paper") & (TimelineEntry.direction == "out")
    return (TimelineEntry.kind.in_(CONTACT_KINDS) | has_left) & TimelineEntry.archived_at.is_null()


def read_last_contacts(client_ids: Sequence[int], zone: ZoneInfo) -> dict[int, datetime]:
    """The last contact of each of these clients beside their visits; at most some hundred of them at once."""
    last: dict[int, datetime] = {}
    for client_id, moment in _contacts(client_ids, zone):
        if client_id not in last or moment > last[client_id]:
            last[client_id] = moment
    return last


def _contacts(ids: Sequence[int], zone: ZoneInfo) -> Iterator[tuple[int, datetime]]:
    entries = TimelineEntry.client.in_(ids) & is_contact()
    yield from _latest(TimelineEntry, TimelineEntry.happened_at, entries)
    yield from _answers(ids)
    yield from _complaints(ids)
    told = Voice.client.in_(ids) & Voice.archived_at.is_null()
    for column in (Voice.taken_at, Voice.answered_at, Voice.client_told_at):
        yield from _latest(Voice, column, told & column.is_null(False))
    # What was printed and not sent yet is on the timeline as such; a step is done when somebody was reached.
    steps = AftercareStep.client.in_(ids) & (AftercareStep.state == "done") & AftercareStep.done_at.is_null(False)
    yield from _latest(AftercareStep, AftercareStep.done_at, steps)
    given = LoveTouch.client.in_(ids) & (LoveTouch.is_planned == False) & LoveTouch.archived_at.is_null()  # noqa: E712 - SQL
    for client_id, day in tuples_of(LoveTouch.select(LoveTouch.client, LoveTouch.given_on).where(given)):
        yield client_id, datetime.combine(day, time(), tzinfo=zone)


def _latest(model: Any, column: Any, wanted: Expression) -> Iterator[tuple[int, datetime]]:
    chosen = model.select(model.client, fn.MAX(column)).where(wanted).group_by(model.client)
    for client_id, stored in tuples_of(chosen):
        yield client_id, moment_from(stored)


def _answers(ids: Sequence[int]) -> Iterable[tuple[int, datetime]]:
    """An answer, except that of a sheet, which is the visit's own; and asking again, if they were reached."""
    columns = (
        Feedback.client, Feedback.channel, Feedback.answer, Feedback.words, Feedback.asked_at, Feedback.probed_at,
        Feedback.probe_outcome,
    )  # fmt: skip
    chosen = Feedback.select(*columns).where(Feedback.client.in_(ids))
    for client_id, channel, answer, words, asked_at, probed_at, outcome in tuples_of(chosen):
        if channel != "sheet" and (words or answer not in ("", "silent")):
            yield client_id, asked_at
        if probed_at is not None and outcome != "not_reached":
            yield client_id, probed_at


def _complaints(ids: Sequence[int]) -> Iterable[tuple[int, datetime]]:
    """They told us, and every word since; one logged by mistake was no contact."""
    real = Complaint.client.in_(ids) & (Complaint.state != "withdrawn")
    yield from _latest(Complaint, Complaint.received_at, real)
    events = (
        ComplaintEvent.select(Complaint.client, ComplaintEvent.happened_at, ComplaintEvent.details)
        .join(Complaint, on=(ComplaintEvent.complaint == Complaint.id))
        .where(real & ComplaintEvent.kind.in_(_TALKED))
    )
    for client_id, happened_at, details in tuples_of(events):
        if not (details or {}).get("is_automatic"):
            yield client_id, happened_at
