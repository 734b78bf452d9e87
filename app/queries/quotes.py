"""Praise in clients' own words: what may be quoted, and whom one could ask (S3.11)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from peewee import JOIN, Expression

from app.models.aftercare import Feedback, Voice
from app.models.clients import Client, Site
from app.models.team import Person
from app.queries.competitor_notes import list_reasons
from app.queries.hand_over import joined, tuples_of
from app.queries.quote_rows import QuoteRow, StayReasonRow, WhyUsRow
from app.rules.person_names import first_name
from app.rules.voice_loop import QUOTED_KINDS, QuoteConsent, quote_consent

MOST_QUOTES = 500
_FEWEST_PEOPLE = 2
_MOST_REASONS = 8


@dataclass(frozen=True, slots=True)
class PraiseRow:
    """Praise with what they said about quoting it; `source` is voice or feedback."""

    source: str
    id: int
    version: int
    client_id: int
    client_name: str
    words: str
    said_at: datetime
    consent: QuoteConsent
    may_name: bool
    asked_at: datetime | None
    asked_by_name: str


def list_praise(limit: int = MOST_QUOTES) -> list[PraiseRow]:
    """All praise in words, the newest first: of the inbox, and of those who were asked and loved it."""
    loved = (Feedback.answer_class == "love") | Feedback.may_quote | Feedback.quote_withdrawn_at.is_null(False)
    found = [
        *_praise("voice", Voice, Voice.taken_at, _praise_of_inbox(), limit),
        *_praise("feedback", Feedback, Feedback.asked_at, loved & (Feedback.words != ""), limit),
    ]
    return sorted(found, key=lambda row: (row.said_at, row.source, row.id), reverse=True)[:limit]


def list_quotes(limit: int = MOST_QUOTES) -> list[QuoteRow]:
    """What may be quoted, the newest first, the same words of the same client once.

    Nothing of whoever took it back, left us asking for no contact, was deleted or erased.
    """
    yes = [row for row in _consented(limit) if row.consent is QuoteConsent.YES]
    once = {(row.client_id, " ".join(row.words.split()).casefold()): row for row in reversed(yes)}
    chosen = sorted(once.values(), key=lambda row: (row.said_at, row.source, row.id), reverse=True)
    named = _names({row.client_id for row in chosen if row.may_name})
    rows = []
    for row in chosen:
        who, town = named.get(row.client_id, ("", "")) if row.may_name else ("", "")
        rows.append(QuoteRow(" ".join(row.words.split()), who, town, row.said_at))
    return rows


def get_why_us() -> WhyUsRow:
    """Quotes, and the reasons that more than one client gave: what one alone said is theirs, and nobody asked them."""
    reasons = [StayReasonRow(row.reason, row.count) for row in list_reasons() if row.count >= _FEWEST_PEOPLE]
    return WhyUsRow(tuple(list_quotes()), tuple(reasons[:_MOST_REASONS]))


def _consented(limit: int) -> list[PraiseRow]:
    stays = Client.ended_reason != "no_contact"
    return [
        *_praise("voice", Voice, Voice.taken_at, _praise_of_inbox() & Voice.may_quote & stays, limit),
        *_praise("feedback", Feedback, Feedback.asked_at, (Feedback.words != "") & Feedback.may_quote & stays, limit),
    ]


def _praise_of_inbox() -> Expression:
    found: Expression = Voice.archived_at.is_null() & Voice.kind.in_(sorted(QUOTED_KINDS))
    return found


def _praise(source: str, table: Any, said_at: Any, condition: Expression, limit: int) -> list[PraiseRow]:
    chosen = (
        table.select(table, Client.name.alias("client_name"), Person.name.alias("asker_name"), said_at.alias("said_at"))
        .join(Client, on=(table.client == Client.id))
        .switch(table)
        .join(Person, JOIN.LEFT_OUTER, on=(table.quote_asked_by == Person.id))
        .where(condition & Client.archived_at.is_null())
        .order_by(said_at.desc(), table.id.desc())
        .limit(limit)
    )
    return [
        PraiseRow(
            source=source,
            id=row.id,
            version=row.version,
            client_id=row.client_id,
            client_name=row.client_name,
            words=row.words,
            said_at=row.said_at,
            consent=quote_consent(
                may_quote=row.may_quote,
                was_asked=row.quote_asked_at is not None,
                was_withdrawn=row.quote_withdrawn_at is not None,
            ),
            may_name=row.may_name,
            asked_at=row.quote_asked_at,
            asked_by_name=row.asker_name or "",
        )
        for row in joined(chosen)
    ]


def _names(client_ids: set[int]) -> dict[int, tuple[str, str]]:
    """First name and town of each; a firm has its whole name."""
    if not client_ids:
        return {}
    wanted = sorted(client_ids)
    present = Site.client.in_(wanted) & Site.archived_at.is_null() & (Site.is_billing_only == False)  # noqa: E712 - SQL
    towns: dict[int, str] = {}
    sites = Site.select(Site.client, Site.town).where(present & (Site.town != ""))
    for client_id, town in tuples_of(sites.order_by(Site.is_main.desc(), Site.position, Site.id)):
        towns.setdefault(client_id, town)
    chosen = Client.select(Client.id, Client.name, Client.first_name, Client.kind).where(Client.id.in_(wanted))
    return {
        client_id: (name if kind == "business" else given or first_name(name), towns.get(client_id, ""))
        for client_id, name, given, kind in tuples_of(chosen)
    }
