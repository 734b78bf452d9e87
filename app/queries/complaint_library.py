"""The library of what went wrong and what helped: earlier complaints like one being told, and a search (idea S0.13).

Only closed complaints are in it, never a withdrawn one, and of each only what belongs to it: private notes stay out.
Both functions run in a pause of somebody's typing, so they look at the newest few hundred candidates that an index
gives, and read the events of the handful that is shown.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from peewee import fn

from app.models.clients import Area, Client
from app.models.complaints import Complaint
from app.models.complaints import ComplaintEvent as StoredEvent
from app.models.jobs import JobLine
from app.queries.complaint_results import read_results
from app.queries.hand_over import joined
from app.rules.category_words import category_words
from app.rules.complaint_events import BoardColumn, EventKind
from app.rules.complaint_likeness import (
    LEAST_LIKENESS,
    Outcome,
    Told,
    fibre_family,
    has_all_words,
    likeness,
    stem_of,
    terms_of,
    weights_of,
)
from app.rules.complaints import Category
from app.rules.search_text import fold, search_terms
from app.rules.short_names import short_name
from app.rules.won_back import WonBack, chip

# Said by what it is not: asked for the closed states, a database walks those and sorts thousands of rows instead of
# taking the newest from the index.
_NOT_IN_THE_LIBRARY = ("call_back", "put_right", "check_back", "withdrawn")
_OF_A_KIND = 600
_NEWEST = 200
_COMPARED_BY_FIBRE = 60
_FOUND = 120
_TEXTS = ("words", "cause", "lesson", "prevention", "closing_words", "promised_what")
# Letters that people type without their mark: any letter may stand in the database where one of these was typed.
_MAY_CARRY_A_MARK = str.maketrans(dict.fromkeys("aeioucns", "_"))
_Candidate = tuple[int, int | None, str, str, str, str, Any]


@dataclass(frozen=True, slots=True)
class LibraryRow:
    """A case: what went wrong, why, how it was put right and the words that helped.

    `client_name` is first name and initial; `fix_words` is what we did, `helped_words` what the client said in the
    end; `chip` is won_back, at_peace, lost or unconfirmed.
    """

    id: int
    number: int
    client_name: str
    received_at: datetime
    category: str
    words: str
    cause: str
    promised_what: str
    fix_outcome: str
    fix_words: str
    helped_words: str
    lesson: str
    prevention: str
    fibres: tuple[str, ...]
    chip: str


def find_similar(
    words: str,
    category: str,
    job_id: int | None,
    now: datetime,
    zone: ZoneInfo,
    limit: int = 3,
    without_id: int | None = None,
) -> list[LibraryRow]:
    """Closed complaints most like the one being told, best first; none rather than one that only ended well."""
    candidates = _candidates(category)
    new = Told(category, terms_of(words), _fibres_of([job_id]).get(job_id or 0, frozenset()))
    texts = {row[0]: terms_of(row[3]) for row in candidates}
    weights = weights_of(texts.values())
    outcomes = {row[0]: Outcome(row[4] == "made_good", row[6] is not None, bool(row[5])) for row in candidates}
    places = {row[0]: place for place, row in enumerate(sorted(candidates, key=lambda row: -row[0]))}

    def points(row: _Candidate, fibres: frozenset[str] = frozenset()) -> float:
        return likeness(new, Told(row[2], texts[row[0]], fibres), outcomes[row[0]], weights)

    first = sorted((row for row in candidates if row[0] != without_id), key=lambda row: (-points(row), places[row[0]]))
    near = first[:_COMPARED_BY_FIBRE]
    fibres = _fibres_of(row[1] for row in near) if new.fibres else {}
    scored = [(points(row, fibres.get(row[1] or 0, frozenset())), row) for row in near]
    best = sorted(
        (pair for pair in scored if pair[0] >= LEAST_LIKENESS), key=lambda pair: (-pair[0], places[pair[1][0]])
    )
    return _rows([row[0] for _points, row in best[:limit]], now, zone)


def search_library(text: str, now: datetime, zone: ZoneInfo, limit: int = 20) -> list[LibraryRow]:
    """Closed complaints with every typed word in category, words, cause, lesson or prevention; the newest first.

    A category is found by its own name ("wicking") and by what it is called on screens ("a stain came back"). Without
    words the newest cases with a lesson are shown.
    """
    typed = search_terms(text)
    if not typed:
        learnt = _is_in_library() & (Complaint.lesson != "")
        newest = Complaint.select(Complaint.id).where(learnt).order_by(Complaint.closed_at.desc()).limit(limit)
        return _rows([row.id for row in newest], now, zone)
    names = {category.value: fold(f"{category.value} {category_words(category)}") for category in Category}
    found: dict[int, None] = {}
    for patterns in _patterns(text, typed):
        for complaint_id, category, *texts in _matching(patterns, names).tuples():
            if len(found) < limit and has_all_words(typed, f"{names.get(category, '')} {fold(' '.join(texts))}"):
                found[complaint_id] = None
        if len(found) >= limit:
            break
    return _rows(list(found), now, zone)


def _is_in_library() -> Any:
    return Complaint.closed_at.is_null(False) & Complaint.state.not_in(_NOT_IN_THE_LIBRARY)


def _patterns(text: str, typed: tuple[str, ...]) -> list[tuple[str, ...]]:
    """What to look for in the database: the words as typed, then so that letters with marks are found, too."""
    bare = tuple(stem_of(term).translate(_MAY_CARRY_A_MARK) for term in typed)
    # PostgreSQL takes no text with a null in it.
    as_typed = tuple(text.replace("\0", " ").split())[: len(typed)]
    wanted = [as_typed if len(as_typed) == len(typed) else typed]
    if any(pattern.strip("_") for pattern in bare) and bare not in wanted:
        wanted.append(bare)
    return wanted


def _candidates(category: str) -> list[_Candidate]:
    """The newest of the same category, and the newest of all, each once."""
    columns = (
        Complaint.id,
        Complaint.job,
        Complaint.category,
        Complaint.words,
        Complaint.state,
        Complaint.lesson,
        Complaint.came_back_on,
    )
    of_a_kind = Complaint.select(*columns).where((Complaint.category == category) & _is_in_library())
    newest = Complaint.select(*columns).where(_is_in_library())
    chosen = [
        *of_a_kind.order_by(Complaint.received_at.desc()).limit(_OF_A_KIND).tuples(),
        *newest.order_by(Complaint.closed_at.desc()).limit(_NEWEST).tuples(),
    ]
    return list({row[0]: row for row in chosen}.values())


def _matching(patterns: Sequence[str], names: Mapping[str, str]) -> Any:
    """Complaints in which every pattern may stand, the newest first; the caller looks closer."""
    text = fn.CONCAT_WS(" ", *(getattr(Complaint, name) for name in _TEXTS))
    condition = _is_in_library()
    for pattern in patterns:
        word = fold(pattern)
        of_category = [category for category, name in names.items() if word and has_all_words((word,), name)]
        holds = text ** f"%{pattern}%"
        condition &= (Complaint.category.in_(of_category) | holds) if of_category else holds
    columns = (Complaint.id, Complaint.category, *(getattr(Complaint, name) for name in _TEXTS))
    return Complaint.select(*columns).where(condition).order_by(Complaint.closed_at.desc()).limit(_FOUND)


def _fibres_of(job_ids: Iterable[int | None]) -> dict[int, frozenset[str]]:
    """The families of fibres that were cleaned in each of these jobs."""
    wanted = {job_id for job_id in job_ids if job_id is not None}
    found: defaultdict[int, set[str]] = defaultdict(set)
    if wanted:
        lines = JobLine.select(JobLine.job, JobLine.fibre, Area.fibre.alias("area_fibre"))
        for line in joined(lines.left_outer_join(Area, on=(JobLine.area == Area.id)).where(JobLine.job.in_(wanted))):
            family = fibre_family(line.fibre or line.area_fibre or "")
            if family:
                found[line.job_id].add(family)
    return {job_id: frozenset(families) for job_id, families in found.items()}


def _rows(complaint_ids: Sequence[int], now: datetime, zone: ZoneInfo) -> list[LibraryRow]:
    """The cases in this order, with what only these few need."""
    chosen = Complaint.select(
        Complaint,
        Client.name.alias("client_name"),
        Client.first_name,
        Client.last_name,
        Client.company_name,
        Client.kind,
    ).join(Client, on=(Complaint.client == Client.id))
    rows = {row.id: row for row in joined(chosen.where(Complaint.id.in_(list(complaint_ids))))}
    fixes = _fix_words(complaint_ids)
    fibres = _fibres_of(row.job_id for row in rows.values())
    results = read_results(Complaint.id.in_(list(complaint_ids)), now.astimezone(zone).date(), zone)
    return [
        _row(rows[each], fixes.get(each, ""), fibres.get(rows[each].job_id or 0, frozenset()), results.get(each))
        for each in complaint_ids
        if each in rows
    ]


def _row(row: Any, fix_words: str, fibres: frozenset[str], result: WonBack | None) -> LibraryRow:
    end = chip(BoardColumn(row.state), result)
    name = short_name(
        row.client_name,
        is_business=row.kind == "business",
        first_name=row.first_name,
        last_name=row.last_name,
        company_name=row.company_name,
    )
    return LibraryRow(
        id=row.id,
        number=row.number,
        client_name=name.whole,
        received_at=row.received_at,
        category=row.category,
        words=row.words,
        cause=row.cause,
        promised_what=row.promised_what,
        fix_outcome=row.fix_outcome,
        fix_words=fix_words,
        helped_words=row.closing_words,
        lesson=row.lesson,
        prevention=row.prevention,
        fibres=tuple(sorted(fibres)),
        chip=end.value if end is not None else "",
    )


def _fix_words(complaint_ids: Sequence[int]) -> dict[int, str]:
    """What we said or did in the end, from the last time each was put right."""
    fixed = StoredEvent.complaint.in_(list(complaint_ids)) & (StoredEvent.kind == EventKind.FIXED.value)
    chosen = StoredEvent.select(StoredEvent.complaint, StoredEvent.words).where(fixed).order_by(StoredEvent.sequence)
    return {row.complaint_id: row.words for row in chosen}
