"""Between the stored, append-only lines of a complaint and the events that the rules read.

An undone step stays in the list: a later line says which one it takes back, and neither counts any more.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import UTC, date, datetime, tzinfo
from typing import Any, NamedTuple, TypeVar

from app.models.complaints import ComplaintEvent as StoredEvent
from app.models.fields import moment_from, moment_text
from app.queries.hand_over import tuples_of
from app.rules.complaint_events import CauseKind, ComplaintEvent, Diagnosis, EventKind, FixOutcome, Promise, Step
from app.rules.complaints import Category, ComplaintFacts
from app.rules.feedback import Answer

TAKES_BACK = "takes_back"
_CHUNK = 500
_COLUMNS = (
    StoredEvent.complaint,
    StoredEvent.sequence,
    StoredEvent.kind,
    StoredEvent.happened_at,
    StoredEvent.person,
    StoredEvent.words,
    StoredEvent.details,
)


class StoredLine(NamedTuple):
    """One stored line, read without a model: the board reads thousands of them."""

    sequence: int
    kind: str
    happened_at: datetime
    person_id: int | None
    words: str
    details: Mapping[str, Any] | None


_Line = TypeVar("_Line", StoredEvent, StoredLine)


def read_events(complaint_ids: Iterable[int], zone: tzinfo = UTC) -> dict[int, list[ComplaintEvent]]:
    """The events that count, in their order and on the wall clock of `zone`, for each of these complaints."""
    stored: defaultdict[int, list[StoredLine]] = defaultdict(list)
    wanted = list(complaint_ids)
    for start in range(0, len(wanted), _CHUNK):
        chunk = wanted[start : start + _CHUNK]
        lines = StoredEvent.select(*_COLUMNS).where(StoredEvent.complaint.in_(chunk))
        for complaint_id, *line in tuples_of(lines.order_by(StoredEvent.complaint, StoredEvent.sequence)):
            stored[complaint_id].append(StoredLine(*line))
    return {complaint_id: [to_event(line, zone) for line in standing(lines)] for complaint_id, lines in stored.items()}


def standing(lines: Sequence[_Line]) -> list[_Line]:
    """The lines that count: without those that were taken back, and without the taking back itself.

    Read from the end, so that taking back a taking back lets the first line count again.
    """
    taken_back: set[int] = set()
    kept: list[_Line] = []
    for line in reversed(lines):
        if line.sequence in taken_back:
            continue
        target = (line.details or {}).get(TAKES_BACK)
        if target is None:
            kept.append(line)
        else:
            taken_back.update(target)
    return kept[::-1]


def to_event(line: StoredEvent | StoredLine, zone: tzinfo = UTC) -> ComplaintEvent:
    """A stored line as the rules read it, its moment on the wall clock of `zone`."""
    details: Mapping[str, Any] = line.details or {}
    at = line.happened_at.astimezone(zone)
    if not details:
        return ComplaintEvent(kind=EventKind(line.kind), at=at, by=line.person_id, words=line.words)
    return ComplaintEvent(
        kind=EventKind(line.kind),
        at=at,
        by=line.person_id,
        words=line.words,
        category=Category(details["category"]) if "category" in details else None,
        facts=ComplaintFacts(**details["facts"]) if "facts" in details else None,
        received_at=_moment(details.get("received_at")),
        clocks_from=_moment(details.get("clocks_from")),
        cleaning_ended_at=_moment(details.get("cleaning_ended_at")),
        need_by_on=_day(details.get("need_by_on")),
        complained_about=frozenset(details.get("complained_about", ())),
        owner=details.get("owner"),
        promise=_promise(details.get("promise")),
        until_on=_day(details.get("until_on")),
        outcome=FixOutcome(details["outcome"]) if "outcome" in details else None,
        answer=Answer(details["answer"]) if "answer" in details else None,
        score=details.get("score"),
        step=Step(details["step"]) if "step" in details else None,
        is_automatic=details.get("is_automatic", False),
        keeps_promise=details.get("keeps_promise", False),
        refund_minor=details.get("refund_minor", 0),
        cost_minor=details.get("cost_minor", 0),
        diagnosis=_diagnosis(details.get("diagnosis")),
    )


def to_details(event: ComplaintEvent) -> dict[str, Any]:
    """What an event holds beyond who, when and words, in words of JSON; empty fields are left out."""
    promise = event.promise
    values: dict[str, Any] = {
        "category": event.category and event.category.value,
        "facts": event.facts and asdict(event.facts),
        "received_at": event.received_at and moment_text(event.received_at),
        "clocks_from": event.clocks_from and moment_text(event.clocks_from),
        "cleaning_ended_at": event.cleaning_ended_at and moment_text(event.cleaning_ended_at),
        "need_by_on": event.need_by_on and event.need_by_on.isoformat(),
        "complained_about": sorted(event.complained_about) or None,
        "owner": event.owner,
        "promise": promise and {"what": promise.what, "due_at": moment_text(promise.due_at), "by": promise.by},
        "until_on": event.until_on and event.until_on.isoformat(),
        "outcome": event.outcome and event.outcome.value,
        "answer": event.answer and event.answer.value,
        "score": event.score,
        "step": event.step and event.step.value,
        "is_automatic": event.is_automatic or None,
        "keeps_promise": event.keeps_promise or None,
        "refund_minor": event.refund_minor or None,
        "cost_minor": event.cost_minor or None,
        "diagnosis": event.diagnosis and _diagnosis_details(event.diagnosis),
    }
    return {name: value for name, value in values.items() if value is not None}


def _moment(text: str | None) -> datetime | None:
    return None if text is None else moment_from(text)


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def _promise(stored: Mapping[str, Any] | None) -> Promise | None:
    if stored is None:
        return None
    return Promise(what=stored["what"], due_at=moment_from(stored["due_at"]), by=stored["by"])


def _diagnosis(stored: Mapping[str, Any] | None) -> Diagnosis | None:
    if stored is None:
        return None
    kind = stored.get("cause_kind")
    return Diagnosis(
        cause_kind=CauseKind(kind) if kind else None,
        cause=stored.get("cause", ""),
        prevention=stored.get("prevention", ""),
        owner=stored.get("owner"),
        due_on=_day(stored.get("due_on")),
        trainee=stored.get("trainee"),
        topic=stored.get("topic", ""),
    )


def _diagnosis_details(diagnosis: Diagnosis) -> dict[str, Any]:
    values = asdict(diagnosis) | {
        "cause_kind": diagnosis.cause_kind and diagnosis.cause_kind.value,
        "due_on": diagnosis.due_on and diagnosis.due_on.isoformat(),
    }
    return {name: value for name, value in values.items() if value}
