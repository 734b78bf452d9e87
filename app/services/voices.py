"""What clients say, with what they meant, our answer, and what was changed because of them (S3.5, S3.13, S3.14).

An answer closes what was said only while no change was decided: then the loop stays open until the client was told.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.clock import Clock
from app.errors import NotAllowedError, NotFoundError, ValidationError
from app.models.aftercare import Voice
from app.models.clients import Client
from app.queries.contact_facts import get_verdict
from app.rules.contact_rules import Obstacle, Purpose
from app.rules.permissions import CHANNELS
from app.rules.voice_loop import VoiceChannel, VoiceKind
from app.services.client_lookup import refuse_older, stored_client
from app.services.client_summary import refresh_clients
from app.services.field_checks import check_in_team, check_length, check_words, chosen_word
from app.translations import gettext as _
from app.unit_of_work import UnitOfWork, UnitsOfWork

LONGEST_VOICE = 10_000
_IN_THE_LABEL = 40


@dataclass(frozen=True, slots=True)
class VoiceDraft:
    """One thing somebody said; without a client nobody knows yet who it was.

    `kind` is one of rules.voice_loop.VoiceKind, `channel` one of VoiceChannel; a need may have its day. Without an
    owner whoever writes it down sees to it, and whoever sees to it goes on.
    """

    words: str
    kind: str
    channel: str = "phone"
    client_id: int | None = None
    meaning: str = ""
    need_by_on: date | None = None
    job_id: int | None = None
    owner_id: int | None = None


class VoiceService:
    """Each method is one undoable act; `version` is that of the row somebody looked at."""

    def __init__(self, units: UnitsOfWork, clock: Clock) -> None:
        self._units = units
        self._clock = clock

    def note(self, draft: VoiceDraft) -> int:
        """Write down what was said; it waits for an answer from now on."""
        check_voice(draft, self._clock.today())
        check_in_team(draft.owner_id, "owner")
        with self._units(_label(_("Said by {name}"), draft.client_id, draft.words)) as work:
            voice = write_voice(work, draft)
            self._refresh(work, voice)
            return int(voice.id)

    def put_right(self, voice_id: int, version: int | None, draft: VoiceDraft) -> None:
        """Other words, meaning or kind, the client whom nobody knew at first, or somebody else who sees to it."""
        voice = stored_voice(voice_id, version)
        check_voice(draft, self._clock.today(), voice.need_by_on)
        if draft.owner_id != voice.owner_id:
            check_in_team(draft.owner_id, "owner")
        former_id = voice.client_id
        with self._units(_label(_("Put right: said by {name}"), draft.client_id, draft.words)) as work:
            voice.words, voice.meaning = draft.words.strip(), draft.meaning.strip()
            voice.kind, voice.channel = draft.kind, draft.channel
            voice.client_id, voice.need_by_on = draft.client_id, draft.need_by_on
            voice.owner_id = draft.owner_id or voice.owner_id
            if former_id != draft.client_id:
                voice.job_id = draft.job_id
            work.save(voice)
            self._refresh(work, voice, former_id)

    def answer(self, voice_id: int, version: int | None, words: str) -> None:
        """What we said to it, who and when; a change that was decided stays open all the same."""
        voice = stored_voice(voice_id, version)
        _check(words, _("Write down what you answered; nothing was saved."), "answer")
        with self._units(_label(_("Answer to {name}"), voice.client_id, voice.words)) as work:
            _answer(work, voice, words)
            work.save(voice)
            self._refresh(work, voice)

    def decide(self, voice_id: int, version: int | None, what: str) -> None:
        """Something is going to change because of this: from now on the loop is open until they know."""
        voice = stored_voice(voice_id, version)
        _check(what, _("Write down what is going to change; nothing was saved."), "change_decided")
        if voice.client_told_at is not None:
            raise NotAllowedError(_("They were told already; write down anew what they say now."))
        with self._units(_label(_("Change because of {name}"), voice.client_id, voice.words)) as work:
            voice.change_decided, voice.no_change_because = what.strip(), ""
            voice.decided_at = work.now
            work.save(voice)
            self._refresh(work, voice)

    def leave_as_it_is(self, voice_id: int, version: int | None, because: str) -> None:
        """Nothing is changed, and why; together with the answer that closes it."""
        voice = stored_voice(voice_id, version)
        _check(because, _("Write down why nothing is changed; nothing was saved."), "no_change_because")
        if voice.change_made_at is not None:
            raise NotAllowedError(_("It is changed already; now tell the client."))
        with self._units(_label(_("No change: {name}"), voice.client_id, voice.words)) as work:
            voice.change_decided, voice.no_change_because = "", because.strip()
            voice.decided_at = work.now
            work.save(voice)
            self._refresh(work, voice)

    def record_change(self, voice_id: int, version: int | None, what: str = "") -> None:
        """It is changed; without other words as it was decided. Now the client is to be told."""
        voice = stored_voice(voice_id, version)
        check_length(what, LONGEST_VOICE, "change_made")
        if not voice.change_decided:
            raise NotAllowedError(_("First write down what is going to change; nothing was saved."))
        with self._units(_label(_("Changed because of {name}"), voice.client_id, voice.words)) as work:
            voice.change_made, voice.change_made_at = what.strip() or voice.change_decided, work.now
            work.save(voice)
            self._refresh(work, voice)

    def tell(self, voice_id: int, version: int | None, channel: str, words: str = "") -> None:
        """The client knows what was changed: that closes the loop, and is a contact.

        NotAllowedError before anything was changed, and by a way on which they do not want to hear from us.
        """
        voice = stored_voice(voice_id, version)
        how = chosen_word(VoiceChannel, channel, _("Choose how you told them; nothing was saved."), "channel")
        check_length(words, LONGEST_VOICE, "answer")
        if voice.change_made_at is None:
            raise NotAllowedError(_("It is not changed yet; tell them when it is."))
        if voice.client_id is not None:
            _check_may_reach(voice.client_id, how, self._clock)
        with self._units(_label(_("{name} knows what changed"), voice.client_id, voice.words)) as work:
            voice.client_told_at, voice.told_by_id, voice.told_channel = work.now, work.person_id, how.value
            if voice.answered_at is None:
                _answer(work, voice, words or voice.change_made)
            work.save(voice)
            self._refresh(work, voice)

    def archive(self, voice_id: int, version: int | None = None) -> None:
        """It was written down by mistake; undo brings it back."""
        voice = stored_voice(voice_id, version)
        with self._units(_label(_("Remove: said by {name}"), voice.client_id, voice.words)) as work:
            voice.archived_at = work.now
            work.save(voice)
            self._refresh(work, voice)

    def _refresh(self, work: UnitOfWork, voice: Voice, former_id: int | None = None) -> None:
        refresh_clients(work, {each for each in (voice.client_id, former_id) if each is not None}, self._clock)


def check_voice(draft: VoiceDraft, today: date, former_day: date | None = None) -> None:
    """Refuse what cannot be written down; a need's day may have passed only if it stood there before."""
    check_words(draft.words, _("Write down what they said, in their own words; nothing was saved."), "words")
    check_length(draft.words, LONGEST_VOICE, "words")
    check_length(draft.meaning, LONGEST_VOICE, "meaning")
    kind = chosen_word(VoiceKind, draft.kind, _("Choose which of the seven it is; their words are kept."), "kind")
    chosen_word(VoiceChannel, draft.channel, _("Choose how it came in; their words are kept."), "channel")
    if draft.client_id is not None:
        stored_client(draft.client_id)
    if draft.need_by_on is None:
        return
    if kind is not VoiceKind.NEED:
        raise ValidationError(_("Only a need has a day; choose “need”, or leave the day out."), "need_by_on")
    if draft.client_id is None:
        raise ValidationError(_("Choose whose need it is: on that day somebody waits for us."), "client")
    if draft.need_by_on != former_day and draft.need_by_on < today:
        raise ValidationError(_("That day is over; choose the day by which they need it."), "need_by_on")


def write_voice(work: UnitOfWork, draft: VoiceDraft) -> Voice:
    """Write it down inside an act; whoever hears it sees to it that it is answered."""
    voice = Voice(
        client_id=draft.client_id,
        job_id=draft.job_id,
        kind=draft.kind,
        channel=draft.channel,
        words=draft.words.strip(),
        meaning=draft.meaning.strip(),
        need_by_on=draft.need_by_on,
        taken_by_id=work.person_id,
        taken_at=work.now,
        owner_id=draft.owner_id or work.person_id,
    )
    work.save(voice)
    return voice


def link_complaint(work: UnitOfWork, voice_id: int | None, client_id: int, complaint_id: int) -> None:
    """Inside the act that logs a complaint: the board answers these words from now on, if they are this client's."""
    if voice_id is None:
        return
    voice = Voice.get_or_none((Voice.id == voice_id) & Voice.archived_at.is_null())
    if voice is not None and voice.client_id in (None, client_id):
        voice.client_id, voice.complaint_id = client_id, complaint_id
        work.save(voice)


def stored_voice(voice_id: int, version: int | None = None) -> Voice:
    """What was said, as stored; ConflictError when it is not the version that was seen."""
    voice = Voice.get_or_none((Voice.id == voice_id) & Voice.archived_at.is_null())
    if voice is None:
        raise NotFoundError(_("These words are no longer there; nothing was changed."))
    refuse_older(voice, version, _("what they said"))
    found: Voice = voice
    return found


def _answer(work: UnitOfWork, voice: Voice, words: str) -> None:
    voice.answer, voice.answered_at, voice.answered_by_id = words.strip(), work.now, work.person_id


def _check(words: str, message: str, field: str) -> None:
    check_words(words, message, field)
    check_length(words, LONGEST_VOICE, field)


def _check_may_reach(client_id: int, how: VoiceChannel, clock: Clock) -> None:
    """What they said about being reached wins; whoever spoke with them may say so without a number of theirs."""
    asked = how.value if how.value in CHANNELS else "email" if how is VoiceChannel.ONLINE else "in_person"
    verdict = get_verdict(client_id, Purpose.SERVICE, asked, clock.now(), clock.zone)
    if verdict.obstacle not in (None, Obstacle.UNREACHABLE):
        raise NotAllowedError(
            _("{reason} Nothing was saved; choose another way, or leave it.").format(
                reason=verdict.sentence(stored_client(client_id).name)
            )
        )


def _label(words: str, client_id: int | None, said: str) -> str:
    """What undo calls the act: by the client's name, or by the words where nobody knows who it was."""
    name = None if client_id is None else Client.select(Client.name).where(Client.id == client_id).scalar()
    return words.format(name=name or f"“{said.strip()[:_IN_THE_LABEL]}”")
