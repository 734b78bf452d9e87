"""A client's need with a day: a party, a move, a baby; it is a task until it is met (S3.15)."""

from __future__ import annotations

from datetime import date

from app.clock import Clock
from app.errors import NotFoundError, ValidationError
from app.models.aftercare import Voice
from app.models.clients import Client
from app.services.client_summary import refresh_clients
from app.services.field_checks import check_length, check_words
from app.services.voices import VoiceDraft, write_voice
from app.translations import gettext as _
from app.unit_of_work import UnitsOfWork

LONGEST_NEED = 2_000


class NeedService:
    """Writes what a client needs by when, and that it was met."""

    def __init__(self, units: UnitsOfWork, clock: Clock) -> None:
        self._units = units
        self._clock = clock

    def note(self, client_id: int, words: str, need_by_on: date) -> int:
        """What is coming up for a client, in their words, and the day of it."""
        client = Client.get_or_none(Client.id == client_id)
        if client is None:
            raise NotFoundError(_("This client is no longer there; nothing was saved."))
        _check(words)
        self._check_day(need_by_on)
        with self._units(_("Need of {name}").format(name=client.name)) as work:
            need = write_voice(work, VoiceDraft(words, "need", client_id=client_id, need_by_on=need_by_on))
            refresh_clients(work, [client_id], self._clock)
            return int(need.id)

    def change(self, need_id: int, words: str, need_by_on: date) -> None:
        """Other words or another day; a day that was over before may stay."""
        need = _need(need_id)
        _check(words)
        if need_by_on != need.need_by_on:
            self._check_day(need_by_on)
        with self._units(_("Change need: {what}").format(what=need.words[:40])) as work:
            need.words, need.need_by_on = words.strip(), need_by_on
            work.save(need)
            if need.client_id is not None:
                work.changed("client", [need.client_id])

    def meet(self, need_id: int, answer: str = "") -> None:
        """It was taken care of; `answer` says how."""
        need = _need(need_id)
        check_length(answer, LONGEST_NEED, "answer")
        with self._units(_("Need met: {what}").format(what=need.words[:40])) as work:
            need.answered_at, need.answer = work.now, answer.strip() or _("Taken care of")
            need.answered_by_id = work.person_id
            work.save(need)
            if need.client_id is not None:
                work.changed("client", [need.client_id])

    def archive(self, need_id: int) -> None:
        """It was no need after all; undo brings it back."""
        need = _need(need_id)
        with self._units(_("Remove need: {what}").format(what=need.words[:40])) as work:
            need.archived_at = work.now
            work.save(need)
            if need.client_id is not None:
                refresh_clients(work, [need.client_id], self._clock)

    def _check_day(self, need_by_on: date) -> None:
        if need_by_on < self._clock.today():
            raise ValidationError(_("That day is over; choose the day by which they need it."), "need_by_on")


def _check(words: str) -> None:
    check_words(words, _("Write down what they need; nothing was saved."), "words")
    check_length(words, LONGEST_NEED, "words")


def _need(need_id: int) -> Voice:
    need = Voice.get_or_none((Voice.id == need_id) & (Voice.kind == "need"))
    if need is None:
        raise NotFoundError(_("This need is no longer there; nothing was changed."))
    return need
