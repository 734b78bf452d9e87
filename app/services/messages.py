"""Writes that a message went out: a contact on the timeline with its purpose, and the step of care that it fulfils.

Nothing is sent from here. Somebody sent it with their own telephone, mail program or hand, and says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time

from app.clock import Clock
from app.errors import NotAllowedError, NotFoundError, ValidationError
from app.models.aftercare import AftercareStep
from app.models.clients import Client, TimelineEntry
from app.queries.contact_facts import read_verdicts
from app.rules.contact_rules import Obstacle, Purpose
from app.rules.messages import WRITTEN_CHANNELS, MessageKind, message_title, steps_fulfilled, timeline_purpose
from app.services.aftercare_plans import give_farewell
from app.services.client_summary import refresh_clients
from app.services.field_checks import check_length, check_words
from app.translations import gettext as _
from app.translations import ngettext
from app.unit_of_work import UnitOfWork, UnitsOfWork

LONGEST_MESSAGE = 20_000
_WAITS_FOR_ITS_ANSWER = "quality_call"
_LETTER_PAPER = "letter"


@dataclass(frozen=True, slots=True)
class SentMessage:
    """One message as it went out; `step_id` is the step of care from which it was written, if it was."""

    client_id: int
    about: str
    purpose: str
    words: str
    step_id: int | None = None


class MessageService:
    """Notes what was sent; every method is one undoable act."""

    def __init__(self, units: UnitsOfWork, clock: Clock) -> None:
        self._units = units
        self._clock = clock

    def record_sent(self, channel: str, messages: Sequence[SentMessage]) -> int:
        """These went out now by one channel; returns how many had not been noted today already.

        NotAllowedError, and nothing is noted, where one of these clients wants no such message: what stands in the way
        for a time only was somebody's own decision.
        """
        self._check(channel, messages)
        self._refuse_unwanted(channel, messages)
        noted = self._noted_today(channel, [each.client_id for each in messages])
        new = [each for each in dict.fromkeys(messages) if (each.client_id, each.words.strip()) not in noted]
        if not new:
            return 0
        label = ngettext("{count} message went out", "{count} messages went out", len(new)).format(count=len(new))
        with self._units(label) as work:
            for message in new:
                job_id = self._close_steps(work, message)
                self._note(work, channel, message, job_id)
            refresh_clients(work, sorted({each.client_id for each in new}), self._clock)
        return len(new)

    def _check(self, channel: str, messages: Sequence[SentMessage]) -> None:
        if channel not in WRITTEN_CHANNELS:
            raise ValidationError(_("Choose text, e-mail or letter; nothing was noted."), "channel")
        for message in messages:
            check_words(message.words, _("Write a word or two first; nothing was noted."), "words")
            check_length(message.words, LONGEST_MESSAGE, "words")
            if message.about not in frozenset(MessageKind) or message.purpose not in frozenset(Purpose):
                raise ValidationError(_("Choose from the list what it was about; nothing was noted."), "about")

    def _refuse_unwanted(self, channel: str, messages: Sequence[SentMessage]) -> None:
        for purpose in {each.purpose for each in messages}:
            ids = sorted({each.client_id for each in messages if each.purpose == purpose})
            now, zone = self._clock.now(), self._clock.zone
            verdicts = read_verdicts(ids, purpose, now, zone, channel=channel)
            gone = Client.archived_at.is_null(False) | Client.merged_into_id.is_null(False)
            away = {row.id for row in Client.select(Client.id).where(Client.id.in_(ids) & gone)}
            if missing := [each for each in ids if each not in verdicts or each in away]:
                raise NotFoundError(_("Client {id} is no longer there; nothing was noted.").format(id=missing[0]))
            for client_id, verdict in verdicts.items():
                # Whoever sent it knew where to; only what a client said stands in the way of noting it.
                may_be = verdict.is_allowed or verdict.is_warning or verdict.obstacle is Obstacle.UNREACHABLE
                if not may_be:
                    name = Client.select(Client.name).where(Client.id == client_id).scalar()
                    raise NotAllowedError(" ".join([verdict.sentence(name), _("Nothing was noted.")]))

    def _noted_today(self, channel: str, client_ids: Sequence[int]) -> set[tuple[int, str]]:
        midnight = datetime.combine(self._clock.today(), time(), tzinfo=self._clock.zone)
        own = TimelineEntry.client.in_(sorted(set(client_ids))) & (TimelineEntry.kind == channel)
        sent = (TimelineEntry.direction == "out") & (TimelineEntry.happened_at >= midnight)
        chosen = TimelineEntry.select(TimelineEntry.client, TimelineEntry.words).where(
            own & sent & TimelineEntry.archived_at.is_null()
        )
        return {(row.client_id, row.words) for row in chosen}

    def _close_steps(self, work: UnitOfWork, message: SentMessage) -> int | None:
        """The step it was written from, or those it fulfils whose day has come; gives back the job of the first."""
        is_open = (AftercareStep.client == message.client_id) & (AftercareStep.state == "open")
        if message.step_id is not None:
            wanted = is_open & (AftercareStep.id == message.step_id) & (AftercareStep.kind != _WAITS_FOR_ITS_ANSWER)
        else:
            kinds = steps_fulfilled(MessageKind(message.about))
            wanted = is_open & AftercareStep.kind.in_(kinds) & (AftercareStep.due_on <= self._clock.today())
        steps = list(AftercareStep.select().where(wanted).order_by(AftercareStep.due_on, AftercareStep.id))
        if message.purpose != Purpose.SALES:
            # A kind word is no offer: what asks for business waits on, above all while something is to be put right.
            steps = [step for step in steps if not step.is_sales]
        for step in steps:
            step.state, step.reason = "done", ""
            step.done_at, step.done_by_id = work.now, work.person_id
            work.save(step)
            give_farewell(work, step, "", self._clock)
        return steps[0].job_id if steps else None

    def _note(self, work: UnitOfWork, channel: str, message: SentMessage, job_id: int | None) -> None:
        kind = MessageKind(message.about)
        work.save(
            TimelineEntry(
                client=message.client_id,
                job_id=job_id,
                kind=channel,
                direction="out",
                purpose=timeline_purpose(kind, Purpose(message.purpose)),
                happened_at=work.now,
                person=work.person_id,
                headline=message_title(kind),
                words=message.words.strip(),
                paper=_LETTER_PAPER if channel == "letter" else "",
            )
        )
