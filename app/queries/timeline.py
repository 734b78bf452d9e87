"""One stream of everything that happened with a client, newest first, read page by page from a key."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Any

from peewee import JOIN

from app.models.aftercare import Feedback
from app.models.clients import TimelineEntry
from app.models.complaints import Complaint
from app.models.jobs import Job
from app.models.rewards import Reward
from app.models.team import Person
from app.queries.client_rows import TimelineFilter, TimelineRow
from app.queries.firm import get_firm, get_zone
from app.queries.timeline_given import (
    count_goodwill,
    count_promises,
    count_touches,
    list_goodwill,
    list_promises,
    list_touches,
)
from app.queries.timeline_jobs import count_jobs, list_jobs
from app.queries.timeline_money import count_money, list_invoices, list_payments
from app.queries.timeline_page import TimelinePage, key_parts
from app.queries.timeline_said import count_said, list_said
from app.rules.contact_purposes import purpose_words
from app.rules.help_given import is_fixed_on_the_phone
from app.rules.money import format_money
from app.rules.person_names import first_name
from app.rules.voice_terms import channel_words
from app.translations import gettext as _

_CALL_KINDS = ("call", "text", "email", "in_person", "help")
_LETTER_KINDS = ("letter", "paper")
_PRAISE_FROM = 9  # R5: 9 and 10 are love


def list_timeline(
    client_id: int, chosen: TimelineFilter, before: TimelineRow | None, limit: int = 200
) -> list[TimelineRow]:
    """The next `limit` things behind `before`, newest first; a private note is marked, for screens only."""
    page = TimelinePage(client_id, chosen, before, limit, _money_format(), get_zone())
    rows: list[TimelineRow] = []
    for source in _SOURCES[chosen]:
        rows.extend(source(page))
        if len(rows) >= limit:
            # What is older than this many rows of the sources before cannot be on the page: it need not be read.
            rows = _newest(rows, limit)
            page = replace(page, since=rows[-1].happened_at)
    return _newest(rows, limit)


def _newest(rows: list[TimelineRow], limit: int) -> list[TimelineRow]:
    return sorted(rows, key=lambda row: (row.happened_at, *key_parts(row.key)), reverse=True)[:limit]


def count_timeline(client_id: int) -> dict[str, int]:
    """How many things each filter shows."""
    entries = TimelineEntry.select().where((TimelineEntry.client == client_id) & TimelineEntry.archived_at.is_null())
    counts = {
        TimelineFilter.JOBS: count_jobs(client_id),
        TimelineFilter.CALLS: entries.where(TimelineEntry.kind.in_(_CALL_KINDS)).count(),
        TimelineFilter.COMPLAINTS: Complaint.select().where(Complaint.client == client_id).count(),
        TimelineFilter.FEEDBACK: Feedback.select().where(Feedback.client == client_id).count(),
        TimelineFilter.SAID: count_said(client_id),
        TimelineFilter.LETTERS: entries.where(TimelineEntry.kind.in_(_LETTER_KINDS)).count()
        + _given_rewards(client_id).count(),
        TimelineFilter.MONEY: count_money(client_id) + count_goodwill(client_id),
    }
    notes = entries.where(TimelineEntry.kind == "note").count()
    others = notes + count_promises(client_id) + count_touches(client_id)
    return {**{str(key): count for key, count in counts.items()}, "everything": sum(counts.values()) + others}


def _money_format() -> Callable[[int], str]:
    firm = get_firm()
    currency, locale = (firm.currency, firm.locale) if firm is not None else ("USD", "en_US")
    # The usual price comes again and again in one story.
    return lru_cache(maxsize=500)(lambda amount_minor: format_money(amount_minor, currency, locale))


def _complaints(page: TimelinePage) -> list[TimelineRow]:
    chosen = (
        Complaint.select(Complaint, Person.name.alias("logged_by_name"), Job.number.alias("job_number"))
        .join(Person, JOIN.LEFT_OUTER, on=(Complaint.logged_by == Person.id))
        .switch(Complaint)
        .join(Job, JOIN.LEFT_OUTER, on=(Complaint.job == Job.id))
        .where(Complaint.client == page.client_id)
    )
    rows = page.of(chosen, "complaint", Complaint.received_at, Complaint.id)
    return [
        TimelineRow(
            key=f"complaint:{row.id}",
            kind="complaint",
            happened_at=row.received_at,
            headline=_("Complaint"),
            words=_said_and_meant(f"“{row.words}”", row.meaning),
            meta=_complaint_meta(row),
            chip=_complaint_chip(row.state),
            job_id=row.job_id,
            complaint_id=row.id,
        )
        for row in rows
    ]


def _complaint_meta(row: Any) -> str:
    facts = [
        _("logged by {name}").format(name=first_name(row.logged_by_name)) if row.logged_by_name else "",
        _("about job {number}").format(number=row.job_number) if row.job_number else "",
        _("learnt: {lesson}").format(lesson=row.lesson) if row.lesson else "",
    ]
    return " · ".join(fact for fact in facts if fact)


def _complaint_chip(state: str) -> str:
    """The word beside the headline: open until the client has closed it."""
    return "open" if state in ("call_back", "put_right", "check_back") else str(state)


_ANSWERS: Mapping[str, Callable[[], str]] = {
    "great": lambda: _("Feedback: said “great”"),
    "good": lambda: _("Feedback: said “good”"),
    "not_happy": lambda: _("Feedback: not happy"),
    "silent": lambda: _("Feedback: no answer"),
    "": lambda: _("Feedback"),
}


def _feedback(page: TimelinePage) -> list[TimelineRow]:
    chosen = (
        Feedback.select(Feedback, Person.name.alias("asked_by_name"))
        .join(Person, JOIN.LEFT_OUTER, on=(Feedback.asked_by == Person.id))
        .where(Feedback.client == page.client_id)
    )
    return [_feedback_line(row) for row in page.of(chosen, "feedback", Feedback.asked_at, Feedback.id)]


def _feedback_line(row: Any) -> TimelineRow:
    headline = _ANSWERS[row.answer]()
    if row.answer == "good":
        headline = (
            _("Feedback: said “good” — we asked again")
            if row.probe_state == "done"
            else _("Feedback: said “good”, not yet asked why")
        )
    facts = [
        _("on the sheet") if row.channel == "sheet" else _("aftercare call") if row.channel == "phone" else "",
        first_name(row.asked_by_name),
        _("{score} of 10").format(score=row.score) if row.score is not None else "",
        _("technician was there") if row.is_technician_present else "",
    ]
    return TimelineRow(
        key=f"feedback:{row.id}",
        kind="feedback",
        happened_at=row.asked_at,
        headline=headline,
        words=_said_and_meant(f"“{row.words}”" if row.words else "", row.meaning),
        meta=" · ".join(fact for fact in facts if fact),
        chip="to_be_confirmed" if _waits_for_confirming(row) else "",
        job_id=row.job_id,
        complaint_id=row.complaint_id,
    )


def _waits_for_confirming(row: Any) -> bool:
    """Praise to the technician's face is friendly, not yet proved (S2.4)."""
    is_praise = row.answer == "great" or (row.score is not None and row.score >= _PRAISE_FROM)
    return bool(is_praise and row.is_technician_present and not row.is_confirmed)


def _said_and_meant(words: str, meaning: str) -> str:
    return " ".join(part for part in (words, f"→ {meaning}" if meaning else "") if part)


_ENTRY_HEADLINES: Mapping[str, Callable[[], str]] = {
    "note": lambda: _("Note"),
    "call": lambda: _("Call"),
    "email": lambda: _("E-mail"),
    "letter": lambda: _("Letter"),
    "text": lambda: _("Text message"),
    "in_person": lambda: _("In person"),
    "paper": lambda: _("Paper"),
    "help": lambda: _("Help without a sale"),
}


_DIRECTIONS: Mapping[str, Callable[[], str]] = {
    "": lambda: "",
    "in": lambda: _("from them"),
    "out": lambda: _("from us"),
}


def mood_words(mood: int | None) -> str:
    """How they seemed, 1 to 5, in words; nothing where nobody looked."""
    words = (_("seemed upset"), _("seemed uneasy"), _("seemed calm"), _("seemed glad"), _("seemed delighted"))
    return words[mood - 1] if mood is not None else ""


def _entries(page: TimelinePage) -> list[TimelineRow]:
    chosen = (
        TimelineEntry.select(TimelineEntry, Person.name.alias("person_name"))
        .join(Person, JOIN.LEFT_OUTER, on=(TimelineEntry.person == Person.id))
        .where((TimelineEntry.client == page.client_id) & TimelineEntry.archived_at.is_null())
    )
    if page.chosen is not TimelineFilter.EVERYTHING:
        kinds = _CALL_KINDS if page.chosen is TimelineFilter.CALLS else _LETTER_KINDS
        chosen = chosen.where(TimelineEntry.kind.in_(kinds))
    return [_entry_line(row) for row in page.of(chosen, "entry", TimelineEntry.happened_at, TimelineEntry.id)]


def _entry_line(row: Any) -> TimelineRow:
    name = _ENTRY_HEADLINES[row.kind]()
    minutes = _("{minutes} min").format(minutes=row.duration_minutes) if row.duration_minutes else ""
    how = channel_words(row.channel) if row.kind == "help" else ""
    fixed = _("fixed on the phone") if is_fixed_on_the_phone(row.channel, row.outcome) else ""
    facts = [
        _DIRECTIONS[row.direction](),
        # A paper, and what is said about a complaint, say themselves what they are for.
        purpose_words(row.purpose) if row.complaint_id is None and not row.paper else "",
        how,
        fixed,
        first_name(row.person_name),
        minutes,
        mood_words(row.mood),
    ]
    advice = _("We advised: {words}").format(words=row.advice) if row.advice else ""
    return TimelineRow(
        key=f"entry:{row.id}",
        kind=row.kind,
        happened_at=row.happened_at,
        headline=f"{name}: {row.headline}" if row.headline else name,
        words="\n".join(part for part in (_said_and_meant(row.words, row.meaning), advice) if part),
        meta=" · ".join(fact for fact in facts if fact),
        chip="small_cut" if row.is_small_cut else "",
        job_id=row.job_id,
        complaint_id=row.complaint_id,
        is_private=bool(row.is_private),
    )


def _given_rewards(client_id: int) -> Any:
    return Reward.select().where(
        (Reward.client == client_id) & Reward.state.in_(("printed", "redeemed")) & Reward.printed_at.is_null(False)
    )


def _rewards(page: TimelinePage) -> list[TimelineRow]:
    rows = page.of(_given_rewards(page.client_id), "reward", Reward.printed_at, Reward.id)
    return [
        TimelineRow(
            key=f"reward:{row.id}",
            kind="certificate",
            happened_at=row.printed_at,
            headline=_given_words(row.number),
            words=row.gift,
            meta="",
            reward_id=row.id if row.number else None,
        )
        for row in rows
    ]


def _given_words(number: str | None) -> str:
    """A certificate has its number, a card or an extra has none."""
    return _("Certificate {number} printed").format(number=number) if number else _("Thanked by hand")


_Source = Callable[[TimelinePage], list[TimelineRow]]
_MONEY: tuple[_Source, ...] = (list_payments, list_invoices, list_goodwill)
_SOURCES: Mapping[TimelineFilter, tuple[_Source, ...]] = {
    TimelineFilter.EVERYTHING: (
        _entries,
        list_jobs,
        _feedback,
        list_said,
        _complaints,
        _rewards,
        *_MONEY,
        list_promises,
        list_touches,
    ),
    TimelineFilter.JOBS: (list_jobs,),
    TimelineFilter.CALLS: (_entries,),
    TimelineFilter.COMPLAINTS: (_complaints,),
    TimelineFilter.FEEDBACK: (_feedback,),
    TimelineFilter.SAID: (list_said,),
    TimelineFilter.LETTERS: (_entries, _rewards),
    TimelineFilter.MONEY: _MONEY,
}
