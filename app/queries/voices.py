"""What clients said: who waits for an answer, what they are to be told, and everything by its kind (S3.13, S3.14)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from peewee import JOIN, Expression, fn

from app.errors import NotFoundError
from app.models.aftercare import Voice
from app.models.clients import Client
from app.models.complaints import Complaint
from app.models.team import Person
from app.queries.hand_over import first_joined, joined, tuples_of
from app.rules.voice_loop import (
    LoopState,
    QuoteConsent,
    VoiceAct,
    VoiceFacts,
    VoiceKind,
    is_unanswered,
    loop_state,
    next_act,
    quote_consent,
)
from app.translations import gettext as _

MOST_VOICES = 500


class VoiceView(StrEnum):
    """The views of the list."""

    UNANSWERED = "unanswered"
    CHANGES = "changes"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class VoiceRow:
    """One thing somebody said, with all that became of it; no client where nobody knows who it was."""

    id: int
    version: int
    client_id: int | None
    client_name: str
    kind: VoiceKind
    channel: str
    words: str
    meaning: str
    need_by_on: date | None
    taken_at: datetime
    taken_by_name: str
    owner_id: int | None
    owner_name: str
    answer: str
    answered_at: datetime | None
    answered_by_name: str
    change_decided: str
    no_change_because: str
    change_made: str
    change_made_at: datetime | None
    client_told_at: datetime | None
    told_by_name: str
    told_channel: str
    complaint_id: int | None
    complaint_number: int | None
    consent: QuoteConsent
    may_name: bool
    is_unanswered: bool
    state: LoopState
    act: VoiceAct


@dataclass(frozen=True, slots=True)
class VoiceCounts:
    """How much stands in each view, and of each of the seven kinds."""

    unanswered: int
    changes: int
    by_kind: Mapping[VoiceKind, int]

    @property
    def everything(self) -> int:
        """All that was ever said."""
        return sum(self.by_kind.values())


@dataclass(frozen=True, slots=True)
class VoiceFigures:
    """What the Insights say: how often each kind was heard since a moment, and what is open now."""

    by_kind: Mapping[VoiceKind, int]
    unanswered: int
    open_changes: int
    changed_and_told: int


def list_voices(
    view: VoiceView = VoiceView.ALL, kind: str = "", search: str = "", limit: int = MOST_VOICES
) -> list[VoiceRow]:
    """The rows of a view: who waits longest first; everything newest first. `search` looks into words and names."""
    condition = _present()
    if view is VoiceView.UNANSWERED:
        condition &= _is_unanswered()
    elif view is VoiceView.CHANGES:
        condition &= _is_open_change()
    if kind:
        condition &= Voice.kind == kind
    for word in search.split():
        condition &= Voice.words.contains(word) | Voice.meaning.contains(word) | Client.name.contains(word)
    order = (
        (Voice.taken_at.desc(), Voice.id.desc())
        if view is VoiceView.ALL
        else (Voice.change_made_at.is_null(), Voice.taken_at, Voice.id)
        if view is VoiceView.CHANGES
        else (Voice.taken_at, Voice.id)
    )
    return [voice_row(row) for row in joined(select_voices().where(condition).order_by(*order).limit(limit))]


def get_voice(voice_id: int) -> VoiceRow:
    """One thing somebody said; NotFoundError when it is no longer there."""
    row = first_joined(select_voices().where((Voice.id == voice_id) & Voice.archived_at.is_null()))
    if row is None:
        raise NotFoundError(_("These words are no longer there; nothing was changed."))
    return voice_row(row)


def count_voices() -> VoiceCounts:
    """The counts of all views."""
    every = Voice.select(Voice.kind, fn.COUNT(Voice.id)).where(_is_here()).group_by(Voice.kind)
    return VoiceCounts(unanswered=_count(_is_unanswered()), changes=_count(_is_open_change()), by_kind=_by_kind(every))


def get_voice_figures(since: datetime) -> VoiceFigures:
    """How often each kind was heard since then, and how much is open, from whenever it is."""
    heard = Voice.select(Voice.kind, fn.COUNT(Voice.id))
    told = (Voice.change_made_at.is_null(False)) & (Voice.client_told_at >= since)
    return VoiceFigures(
        by_kind=_by_kind(heard.where(_is_here() & (Voice.taken_at >= since)).group_by(Voice.kind)),
        unanswered=_count(_is_unanswered()),
        open_changes=_count(_is_open_change()),
        changed_and_told=_count(told),
    )


def select_voices() -> Any:
    """Everything that a row shows, with the names of those who took it, see to it, answered and told."""
    answerer, teller, owner = Person.alias(), Person.alias(), Person.alias()
    chosen = Voice.select(
        Voice,
        Client.name.alias("client_name"),
        Person.name.alias("taken_by_name"),
        owner.name.alias("owner_name"),
        answerer.name.alias("answered_by_name"),
        teller.name.alias("told_by_name"),
        Complaint.number.alias("complaint_number"),
    )
    return (
        _with_client(chosen)
        .join(Person, JOIN.LEFT_OUTER, on=(Voice.taken_by == Person.id))
        .switch(Voice)
        .join(owner, JOIN.LEFT_OUTER, on=(Voice.owner == owner.id))
        .switch(Voice)
        .join(answerer, JOIN.LEFT_OUTER, on=(Voice.answered_by == answerer.id))
        .switch(Voice)
        .join(teller, JOIN.LEFT_OUTER, on=(Voice.told_by == teller.id))
        .switch(Voice)
        .join(Complaint, JOIN.LEFT_OUTER, on=(Voice.complaint == Complaint.id))
    )


def voice_row(row: Any) -> VoiceRow:
    """A row of `select_voices` with what the rules say of it."""
    facts = VoiceFacts(
        VoiceKind(row.kind),
        is_answered=row.answered_at is not None,
        is_change_decided=bool(row.change_decided),
        is_changed=row.change_made_at is not None,
        is_told=row.client_told_at is not None,
        is_on_board=row.complaint_id is not None,
    )
    return VoiceRow(
        id=row.id,
        version=row.version,
        client_id=row.client_id,
        client_name=row.client_name or "",
        kind=facts.kind,
        channel=row.channel,
        words=row.words,
        meaning=row.meaning,
        need_by_on=row.need_by_on,
        taken_at=row.taken_at,
        taken_by_name=row.taken_by_name or "",
        owner_id=row.owner_id,
        owner_name=row.owner_name or "",
        answer=row.answer,
        answered_at=row.answered_at,
        answered_by_name=row.answered_by_name or "",
        change_decided=row.change_decided,
        no_change_because=row.no_change_because,
        change_made=row.change_made,
        change_made_at=row.change_made_at,
        client_told_at=row.client_told_at,
        told_by_name=row.told_by_name or "",
        told_channel=row.told_channel,
        complaint_id=row.complaint_id,
        complaint_number=row.complaint_number,
        consent=quote_consent(
            may_quote=row.may_quote,
            was_asked=row.quote_asked_at is not None,
            was_withdrawn=row.quote_withdrawn_at is not None,
        ),
        may_name=row.may_name,
        is_unanswered=is_unanswered(facts),
        state=loop_state(facts),
        act=next_act(facts),
    )


def _with_client(chosen: Any) -> Any:
    return chosen.join(Client, JOIN.LEFT_OUTER, on=(Voice.client == Client.id)).switch(Voice)


def _present() -> Expression:
    present: Expression = Voice.archived_at.is_null() & Client.archived_at.is_null()
    return present


def _is_here() -> Expression:
    """The same for counts: few cards are deleted, so their clients are known before all words are read."""
    gone = Client.select(Client.id).where(Client.archived_at.is_null(False))
    here: Expression = Voice.archived_at.is_null() & (Voice.client.is_null() | Voice.client.not_in(gone))
    return here


def _is_unanswered() -> Expression:
    """As rules.voice_loop.is_unanswered has it; a test proves them equal."""
    unheard: Expression = Voice.answered_at.is_null() & Voice.client_told_at.is_null() & Voice.complaint.is_null()
    return unheard


def _is_open_change() -> Expression:
    """As rules.voice_loop.has_open_change has it."""
    is_open: Expression = (Voice.change_decided != "") & Voice.client_told_at.is_null()
    return is_open


def _count(condition: Expression) -> int:
    return int(Voice.select(Voice.id).where(_is_here() & condition).count())


def _by_kind(chosen: Any) -> Mapping[VoiceKind, int]:
    found = {str(kind): int(count) for kind, count in tuples_of(chosen)}
    return {kind: found.get(kind.value, 0) for kind in VoiceKind}
