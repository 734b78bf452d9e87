"""Whether somebody's praise may stand on a paper for others: asked, kept with who and when, taken back at any time."""

from __future__ import annotations

from enum import StrEnum

from app.errors import NotAllowedError, NotFoundError
from app.models.aftercare import Feedback, Voice
from app.models.clients import Client
from app.rules.voice_loop import QUOTED_KINDS
from app.services.client_lookup import refuse_older, stored_client
from app.translations import gettext as _
from app.unit_of_work import UnitOfWork, UnitsOfWork

_PRAISING = frozenset({"love", "good"})


class QuoteSource(StrEnum):
    """Where the words stand."""

    VOICE = "voice"
    FEEDBACK = "feedback"


def note_consent(work: UnitOfWork, row: Voice | Feedback, *, may_quote: bool, may_name: bool = False) -> None:
    """Put what they answered into a row that the act saves next."""
    row.may_quote, row.may_name = may_quote, may_quote and may_name
    row.quote_asked_at, row.quote_asked_by_id = work.now, work.person_id
    row.quote_withdrawn_at = None


class QuoteService:
    """Each method is one undoable act."""

    def __init__(self, units: UnitsOfWork) -> None:
        self._units = units

    def answer(self, source: str, row_id: int, version: int | None, *, may_quote: bool, may_name: bool = False) -> None:
        """They were asked, and this is what they said; `may_name` lets first name and town stand beside it."""
        row = _stored(source, row_id, version)
        _check_is_praise(row)
        with self._units(_("May we quote {name}?").format(name=_name(row))) as work:
            note_consent(work, row, may_quote=may_quote, may_name=may_name)
            work.save(row)

    def withdraw(self, source: str, row_id: int, version: int | None) -> None:
        """They do not want to be quoted any more: these words stand on no paper printed from now on."""
        row = _stored(source, row_id, version)
        if not row.may_quote:
            raise NotAllowedError(_("These words are not quoted anyway; nothing was changed."))
        with self._units(_("No longer quoted: {name}").format(name=_name(row))) as work:
            _withdraw(work, row)

    def withdraw_all(self, client_id: int) -> int:
        """Nothing this client ever said is quoted any more; answers with how many words that were."""
        client = stored_client(client_id)
        rows: list[Voice | Feedback] = [
            *Voice.select().where((Voice.client == client_id) & Voice.may_quote),
            *Feedback.select().where((Feedback.client == client_id) & Feedback.may_quote),
        ]
        if rows:
            with self._units(_("No longer quoted: {name}").format(name=client.name)) as work:
                for row in rows:
                    _withdraw(work, row)
        return len(rows)


def _withdraw(work: UnitOfWork, row: Voice | Feedback) -> None:
    row.may_quote, row.may_name, row.quote_withdrawn_at = False, False, work.now
    work.save(row)


def _stored(source: str, row_id: int, version: int | None) -> Voice | Feedback:
    table: type[Voice | Feedback] = Voice if source == QuoteSource.VOICE else Feedback
    row = table.get_or_none(table.id == row_id)
    if row is None or (isinstance(row, Voice) and row.archived_at is not None):
        raise NotFoundError(_("These words are no longer there; nothing was changed."))
    refuse_older(row, version, _("what they said"))
    found: Voice | Feedback = row
    return found


def _check_is_praise(row: Voice | Feedback) -> None:
    """Nobody's worry, question or anger is asked for."""
    is_praise = row.kind in QUOTED_KINDS if isinstance(row, Voice) else row.answer_class in _PRAISING
    if not is_praise or not row.words.strip():
        raise NotAllowedError(_("Only praise in their own words is quoted; nothing was saved."))


def _name(row: Voice | Feedback) -> str:
    return str(Client.select(Client.name).where(Client.id == row.client_id).scalar() or _("somebody"))
