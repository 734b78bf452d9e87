"""The whole story of a complaint as one text for an exact list, and back: no ids, people stand by their names."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import datetime
from itertools import pairwise
from typing import Any

from app.models.complaints import ComplaintEvent as StoredEvent
from app.models.fields import moment_from, moment_text
from app.models.team import Person
from app.queries.complaint_events import StoredLine, standing, to_event
from app.queries.hand_over import tuples_of

_AT_ONCE = 500
_MOST_LINES = 1_000_000
_NO_STORY = "This is not the story of a complaint."
_LINE = frozenset({"sequence", "kind", "at", "by", "words", "details"})
_PEOPLE_OF = {"promise": ("by",), "diagnosis": ("owner", "trainee")}
_Swap = Callable[[Any], Any]


def told_stories(complaint_ids: Sequence[int]) -> list[str]:
    """The events of each of these complaints in their order, those that were taken back too, as JSON."""
    stories: defaultdict[int, list[StoredLine]] = defaultdict(list)
    columns = (
        StoredEvent.complaint, StoredEvent.sequence, StoredEvent.kind, StoredEvent.happened_at, StoredEvent.person,
        StoredEvent.words, StoredEvent.details,
    )  # fmt: skip
    for start in range(0, len(complaint_ids), _AT_ONCE):
        chosen = StoredEvent.complaint.in_(complaint_ids[start : start + _AT_ONCE])
        lines = StoredEvent.select(*columns).where(chosen).order_by(StoredEvent.complaint, StoredEvent.sequence)
        for complaint_id, *line in tuples_of(lines):
            stories[complaint_id].append(StoredLine(*line))
    names = dict(tuples_of(Person.select(Person.id, Person.name))) if stories else {}
    return [_told(stories[complaint_id], names.get) for complaint_id in complaint_ids]


def story_lines(text: str, person: Callable[[str], int | None]) -> list[StoredLine]:
    """The exact opposite; `person` knows whose name it is. ValueError for a text that we did not write like this."""
    try:
        lines = [_line(entry, person) for entry in json.loads(text)]
        for line in standing(lines):
            to_event(line)
    except (ValueError, TypeError, KeyError, AttributeError, OverflowError, RecursionError) as error:
        raise ValueError(_NO_STORY) from error
    sequences = [0, *(line.sequence for line in lines)]
    if not lines or sequences[-1] > _MOST_LINES or any(later <= one for one, later in pairwise(sequences)):
        raise ValueError(_NO_STORY)
    return lines


def _told(lines: Sequence[StoredLine], name: Callable[[int | None], str | None]) -> str:
    entries = [
        {
            "sequence": line.sequence,
            "kind": line.kind,
            "at": moment_text(line.happened_at),
            "by": name(line.person_id) or "",
            "words": line.words,
            "details": _with_people(line.details, lambda one: name(one) or ""),
        }
        for line in lines
    ]
    return json.dumps(entries, ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":"))


def _line(entry: dict[str, Any], person: Callable[[str], int | None]) -> StoredLine:
    if entry.keys() != _LINE or type(entry["sequence"]) is not int:
        raise ValueError("not a line of a story")
    kind, at, by, words = (_text(entry[name]) for name in ("kind", "at", "by", "words"))
    return StoredLine(entry["sequence"], kind, _exact(at), person(by), words, _with_people(entry["details"], person))


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _exact(text: str) -> datetime:
    moment = moment_from(text)
    if moment_text(moment) != text:
        raise ValueError("not a moment as it is stored")
    return moment


def _with_people(details: Any, swap: _Swap) -> dict[str, Any] | None:
    """The details with every person as the other side knows them; two of one name are one."""
    if details is None:
        return None
    changed = dict(details)
    if "complained_about" in changed:
        changed["complained_about"] = sorted({swap(each) for each in changed["complained_about"]})
    if changed.get("owner") is not None:
        changed["owner"] = swap(changed["owner"])
    for name, parts in _PEOPLE_OF.items():
        inner = dict(changed[name]) if changed.get(name) is not None else {}
        inner |= {part: swap(inner[part]) for part in parts if inner.get(part) is not None}
        if inner:
            changed[name] = inner
    return changed
