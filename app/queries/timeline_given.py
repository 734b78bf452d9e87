"""What we gave, did out of kindness and promised a client, as rows of the timeline."""

from __future__ import annotations

from typing import Any

from peewee import JOIN

from app.models.aftercare import LoveTouch, Promise
from app.models.goodwill import Goodwill
from app.models.team import Person
from app.queries.client_rows import TimelineRow
from app.queries.timeline_page import TimelinePage
from app.rules.love_touches import Reaction, TouchKind
from app.rules.person_names import first_name
from app.rules.touch_words import kind_words, reaction_words
from app.translations import gettext as _


def count_goodwill(client_id: int) -> int:
    """How many times we gave something."""
    return int(_goodwill_of(client_id).count())


def count_promises(client_id: int) -> int:
    """How many promises stand outside complaints."""
    return int(_promises_of(client_id).count())


def count_touches(client_id: int) -> int:
    """How many kindnesses were done."""
    return int(_touches_of(client_id).count())


def list_goodwill(page: TimelinePage) -> list[TimelineRow]:
    """Goodwill with what it cost, who gave it and who said yes (S3.3)."""
    approver = Person.alias()
    chosen = (
        _goodwill_of(page.client_id)
        .select(Goodwill, Person.name.alias("giver_name"), approver.name.alias("approver_name"))
        .join(Person, JOIN.LEFT_OUTER, on=(Goodwill.given_by == Person.id))
        .switch(Goodwill)
        .join(approver, JOIN.LEFT_OUTER, on=(Goodwill.approved_by == approver.id))
    )
    return [_goodwill_row(row, page) for row in page.of(chosen, "goodwill", Goodwill.given_at, Goodwill.id)]


def list_promises(page: TimelinePage) -> list[TimelineRow]:
    """Promises outside complaints; those of a complaint stand in its own story."""
    chosen = (
        _promises_of(page.client_id)
        .select(Promise, Person.name.alias("owner_name"))
        .join(Person, JOIN.LEFT_OUTER, on=(Promise.owner == Person.id))
    )
    return [
        TimelineRow(
            key=f"promise:{row.id}",
            kind="promise",
            happened_at=row.made_at,
            headline=_("Promised: {what}").format(what=row.what),
            words=row.released_reason,
            meta=first_name(row.owner_name),
            chip=_promise_chip(row),
            job_id=row.job_id,
        )
        for row in page.of(chosen, "promise", Promise.made_at, Promise.id)
    ]


def list_touches(page: TimelinePage) -> list[TimelineRow]:
    """Kindnesses that were done, on their day; a planned one is none yet (R8)."""
    chosen = (
        _touches_of(page.client_id)
        .select(LoveTouch, Person.name.alias("giver_name"))
        .join(Person, JOIN.LEFT_OUTER, on=(LoveTouch.person == Person.id))
    )
    return [_touch_row(row, page) for row in page.of_days(chosen, "touch", LoveTouch.given_on, LoveTouch.id)]


def _promise_chip(row: Any) -> str:
    """What became of it: kept, kept late, moved or given back, or still open."""
    if row.kept_at is not None:
        return "kept" if row.broken_at is None else "kept_late"
    return "released" if row.released_reason else "open_promise"


def _goodwill_of(client_id: int) -> Any:
    return Goodwill.select().where((Goodwill.client == client_id) & Goodwill.archived_at.is_null())


def _promises_of(client_id: int) -> Any:
    return Promise.select().where(
        (Promise.client == client_id) & Promise.archived_at.is_null() & Promise.complaint.is_null()
    )


def _goodwill_row(row: Any, page: TimelinePage) -> TimelineRow:
    facts = [
        page.money(row.cost_minor) if row.cost_minor else "",
        _("given by {name}").format(name=first_name(row.giver_name)) if row.giver_name else "",
        _("{name} said yes").format(name=first_name(row.approver_name)) if row.approver_name else "",
    ]
    return TimelineRow(
        key=f"goodwill:{row.id}",
        kind="goodwill",
        happened_at=row.given_at,
        headline=_("Goodwill: {what}").format(what=row.what),
        words="",
        meta=" · ".join(fact for fact in facts if fact),
        job_id=row.job_id,
        complaint_id=row.complaint_id,
    )


def _touches_of(client_id: int) -> Any:
    is_given = LoveTouch.archived_at.is_null() & ~LoveTouch.is_planned
    return LoveTouch.select().where((LoveTouch.client == client_id) & is_given)


def _touch_row(row: Any, page: TimelinePage) -> TimelineRow:
    facts = [
        kind_words(TouchKind(row.kind)),
        "" if row.reaction == Reaction.NONE else reaction_words(Reaction(row.reaction)),
        page.money(row.cost_minor) if row.cost_minor else "",
        first_name(row.giver_name or ""),
    ]
    return TimelineRow(
        key=f"touch:{row.id}",
        kind="kindness",
        happened_at=page.end_of(row.given_on),
        headline=_("Kindness: {what}").format(what=row.what),
        words="",
        meta=" · ".join(fact for fact in facts if fact),
        job_id=row.job_id,
        is_whole_day=True,
    )
