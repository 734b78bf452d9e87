"""What clients say of other firms, firm by firm; and why they chose us, counted (S2.10, S3.10)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from peewee import JOIN, ModelSelect, fn

from app.models.clients import Client, CompetitorNote
from app.models.team import Person
from app.queries.export_columns import ExportList
from app.queries.hand_over import joined, tuples_of

_MOST_NAMES = 1_000


@dataclass(frozen=True, slots=True)
class CompetitorNoteRow:
    """One note; `words` are the client's."""

    id: int
    client_id: int
    client_name: str
    competitor: str
    words: str
    our_answer: str
    noted_by: str
    noted_at: datetime


@dataclass(frozen=True, slots=True)
class ReasonRow:
    """Why clients are with us, in their words, and how many say so."""

    reason: str
    count: int
    client_ids: tuple[int, ...]


def list_competitor_notes(limit: int = 1_000) -> list[CompetitorNoteRow]:
    """All notes by firm, those of one firm the newest first."""
    order = (fn.LOWER(CompetitorNote.competitor), CompetitorNote.noted_at.desc(), CompetitorNote.id.desc())
    return [_row(row) for row in joined(_notes().order_by(*order).limit(limit))]


def list_competitor_notes_of_client(client_id: int) -> list[CompetitorNoteRow]:
    """What one client said, the newest first."""
    chosen = _notes().where(CompetitorNote.client == client_id)
    return [_row(row) for row in joined(chosen.order_by(CompetitorNote.noted_at.desc(), CompetitorNote.id.desc()))]


def list_competitors(limit: int = 200) -> list[str]:
    """The firms that were named so far, by the alphabet; capitals make no other firm."""
    chosen = CompetitorNote.select(fn.MIN(CompetitorNote.competitor)).where(CompetitorNote.archived_at.is_null())
    folded = fn.LOWER(CompetitorNote.competitor)
    return [name for (name,) in tuples_of(chosen.group_by(folded).order_by(folded).limit(limit))]


def list_reasons(limit: int = 50) -> list[ReasonRow]:
    """Why clients chose us or stay, the reason of most first; capitals and blanks make no other reason."""
    chosen = Client.select(Client.id, Client.why_us).where(
        (Client.why_us != "") & Client.archived_at.is_null() & Client.merged_into.is_null()
    )
    counted: dict[str, tuple[str, list[int]]] = {}
    for client_id, why in tuples_of(chosen.order_by(Client.id)):
        words = " ".join(why.split()).rstrip(".!")
        counted.setdefault(words.casefold(), (words, []))[1].append(client_id)
    rows = [ReasonRow(words, len(ids), tuple(ids)) for words, ids in counted.values()]
    return sorted(rows, key=lambda row: (-row.count, row.reason.casefold()))[:limit]


def list_names(client_ids: Sequence[int]) -> list[tuple[int, str]]:
    """These clients with their names, by the alphabet; the first thousand are enough to look at."""
    chosen = Client.select(Client.id, Client.name).where(Client.id.in_(list(client_ids[:_MOST_NAMES])))
    return [(client_id, name) for client_id, name in tuples_of(chosen.order_by(fn.LOWER(Client.name), Client.id))]


def competitor_notes_list() -> ExportList:
    """What clients say of other firms, as a list to take out."""
    headings = ("Firm", "Client", "What they say", "Our answer", "Noted by", "Noted at")
    fields = ("competitor", "client", "words", "our_answer", "noted_by", "noted_at")

    def rows() -> Iterator[Sequence[Any]]:
        for row in list_competitor_notes():
            yield (row.competitor, row.client_name, row.words, row.our_answer, row.noted_by, row.noted_at)

    return ExportList("other_firms", headings, fields, rows)


def _notes() -> ModelSelect[CompetitorNote]:
    return (
        CompetitorNote.select(CompetitorNote, Client.name.alias("client_name"), Person.name.alias("noted_by_name"))
        .join(Client, on=(CompetitorNote.client == Client.id))
        .switch(CompetitorNote)
        .join(Person, JOIN.LEFT_OUTER, on=(CompetitorNote.noted_by == Person.id))
        .where(CompetitorNote.archived_at.is_null() & Client.archived_at.is_null())
    )


def _row(row: Any) -> CompetitorNoteRow:
    return CompetitorNoteRow(
        id=row.id,
        client_id=row.client_id,
        client_name=row.client_name,
        competitor=row.competitor,
        words=row.words,
        our_answer=row.our_answer,
        noted_by=row.noted_by_name or "",
        noted_at=row.noted_at,
    )
