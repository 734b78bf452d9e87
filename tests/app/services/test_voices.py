"""What clients say, from hearing it to telling them what changed (S3.13, S3.14, S3.5)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from app.errors import ConflictError, NotAllowedError, NotFoundError, ValidationError
from app.models.aftercare import Voice
from app.models.clients import Client
from app.queries.needs import list_needs_of_client
from app.queries.voices import VoiceView, count_voices, get_voice, list_voices
from app.rules.voice_loop import LoopState, VoiceAct, VoiceKind
from app.services.drafts import ClientChanges, ComplaintDraft
from app.services.firm_drafts import PersonDraft
from app.services.voices import VoiceDraft
from tests.builders import Firm


def test_a_change_is_closed_when_the_client_was_told_and_not_before(firm: Firm) -> None:
    ana, voices = firm.client("Ana Ruiz"), firm.everafter.voices
    draft = VoiceDraft("Your men wear shoes on my carpet", "dislike", "phone", ana, "I want to be asked first")
    voice = voices.note(draft)
    assert get_voice(voice).act is VoiceAct.ANSWER
    voices.decide(voice, None, "Shoe covers in every van")
    voices.answer(voice, None, "We will see to it")
    row = get_voice(voice)
    assert (row.state, row.act, row.answered_by_name) == (LoopState.TO_CHANGE, VoiceAct.CHANGE, "Dana Kowalski")
    with pytest.raises(NotAllowedError, match="not changed yet"):
        voices.tell(voice, None, "phone")
    voices.record_change(voice, None)
    assert [each.id for each in list_voices(VoiceView.CHANGES)] == [voice]
    firm.clock.move_on(days=3)
    voices.tell(voice, None, "text", "There are covers now")
    row = get_voice(voice)
    assert (row.state, row.change_made, row.answer) == (
        LoopState.CLOSED,
        "Shoe covers in every van",
        "We will see to it",
    )
    assert Client.get_by_id(ana).last_contact_at == row.client_told_at == firm.clock.now()
    firm.everafter.history.undo()
    assert get_voice(voice).state is LoopState.TO_TELL
    assert Client.get_by_id(ana).last_contact_at == row.answered_at


def test_whoever_hears_it_sees_to_it_until_somebody_else_does(firm: Firm) -> None:
    ana, voices, marta = (
        firm.client("Ana Ruiz"),
        firm.everafter.voices,
        firm.everafter.firm.add_person(PersonDraft("Marta Silva")),
    )
    draft = VoiceDraft("Could you come on a Saturday?", "question", client_id=ana)
    voice = voices.note(draft)
    assert get_voice(voice).owner_name == "Dana Kowalski"
    voices.put_right(voice, None, replace(draft, owner_id=marta))
    voices.put_right(voice, None, draft)
    assert (get_voice(voice).owner_id, get_voice(voice).owner_name) == (marta, "Marta Silva")
    with pytest.raises(ValidationError, match="not in the team"):
        voices.put_right(voice, None, replace(draft, owner_id=999))


def test_no_change_needs_its_reason_and_closes_with_the_answer(firm: Firm) -> None:
    voices = firm.everafter.voices
    voice = voices.note(VoiceDraft("Why not on Sundays?", "question", client_id=firm.client()))
    with pytest.raises(ValidationError, match="why nothing"):
        voices.leave_as_it_is(voice, None, " ")
    voices.decide(voice, None, "Work on Sundays")
    voices.leave_as_it_is(voice, None, "The team has families")
    assert get_voice(voice).state is LoopState.UNANSWERED
    voices.answer(voice, None, "We rest on Sundays")
    row = get_voice(voice)
    assert (row.state, row.change_decided, row.no_change_because) == (LoopState.CLOSED, "", "The team has families")
    assert (row.answered_at, count_voices().unanswered) == (firm.clock.now(), 0)


def test_telling_is_an_answer_and_a_wish_not_to_be_reached_wins(firm: Firm) -> None:
    ana, voices = firm.client("Ana Ruiz"), firm.everafter.voices
    voice = voices.note(VoiceDraft("Your mails are too long", "dislike", "email", ana))
    voices.decide(voice, None, "Three lines")
    voices.record_change(voice, None, "Four lines")
    firm.everafter.permissions.write(ana, "email", {"service": False}, "On the telephone")
    with pytest.raises(NotAllowedError, match="no e-mails from us"):
        voices.tell(voice, None, "email")
    voices.tell(voice, None, "phone")
    row = get_voice(voice)
    assert (row.answer, row.told_channel, row.state) == ("Four lines", "phone", LoopState.CLOSED)
    with pytest.raises(NotAllowedError, match="told already"):
        voices.decide(voice, None, "Two lines")
    ended = voices.note(VoiceDraft("Stop", "dislike", client_id=ana))
    voices.decide(ended, None, "Stop")
    voices.record_change(ended, None)
    client = Client.get_by_id(ana)
    firm.everafter.clients.change(ana, client.version, ClientChanges(ended_reason="no_contact"))
    for channel in ("phone", "letter", "in_person", "on_the_job", "online"):
        with pytest.raises(NotAllowedError):
            voices.tell(ended, None, channel)


def test_somebody_nobody_knows_yet_is_named_later(firm: Firm) -> None:
    voices = firm.everafter.voices
    voice = voices.note(VoiceDraft("Do you clean boats?", "question", "online"))
    assert get_voice(voice).client_name == ""
    ana = firm.client("Ana Ruiz")
    version = get_voice(voice).version
    voices.put_right(voice, version, VoiceDraft("Do you clean boats?", "need", "online", ana, "She has one"))
    row = get_voice(voice)
    assert (row.client_name, row.kind, row.meaning) == ("Ana Ruiz", VoiceKind.NEED, "She has one")
    assert Client.get_by_id(ana).last_contact_at == row.taken_at
    with pytest.raises(ConflictError):
        voices.answer(voice, version, "No")
    voices.put_right(voice, None, VoiceDraft("Do you clean boats?", "question", "online"))
    assert Client.get_by_id(ana).last_contact_at is None


def test_a_change_for_nobody_known_is_told_where_it_was_asked(firm: Firm) -> None:
    voices = firm.everafter.voices
    voice = voices.note(VoiceDraft("No parking at your shop", "problem", "online"))
    voices.decide(voice, None, "Two places")
    voices.record_change(voice, None)
    voices.tell(voice, None, "online", "Answered under the review")
    assert get_voice(voice).state is LoopState.CLOSED


def test_a_need_with_its_day_is_the_need_of_the_card(firm: Firm) -> None:
    ana, voices = firm.client("Ana Ruiz"), firm.everafter.voices
    need = voices.note(VoiceDraft("Party", "need", client_id=ana, need_by_on=date(2026, 3, 9)))
    (row,) = list_needs_of_client(ana, firm.clock.today())
    assert (row.id, row.words) == (need, "Party")
    firm.everafter.needs.meet(need, "Cleaned the day before")
    assert get_voice(need).answered_by_name == "Dana Kowalski"
    for draft in (
        VoiceDraft("Party", "need", client_id=ana, need_by_on=date(2026, 3, 1)),
        VoiceDraft("Party", "question", client_id=ana, need_by_on=date(2026, 3, 9)),
        VoiceDraft("Party", "need", need_by_on=date(2026, 3, 9)),
        VoiceDraft(" ", "praise", client_id=ana),
        VoiceDraft("Lovely", "rumor", client_id=ana),
        VoiceDraft("Lovely", "praise", "pigeon", ana),
        VoiceDraft("x" * 10_001, "praise", client_id=ana),
    ):
        with pytest.raises(ValidationError):
            voices.note(draft)
    with pytest.raises(NotFoundError):
        voices.note(VoiceDraft("Lovely", "praise", client_id=999))
    assert Voice.select().count() == 1


def test_a_complaint_that_goes_on_from_their_words_is_answered_on_the_board(firm: Firm) -> None:
    ana, voices = firm.client("Ana Ruiz"), firm.everafter.voices
    voice = voices.note(VoiceDraft("The hall is still wet", "complaint", client_id=ana))
    assert get_voice(voice).act is VoiceAct.LOG_COMPLAINT
    complaint = firm.everafter.complaints.log(ComplaintDraft(ana, "The hall is still wet", voice_id=voice))
    row = get_voice(voice)
    assert (row.complaint_id, row.state, row.is_unanswered) == (complaint, LoopState.CLOSED, False)
    firm.everafter.history.undo()
    assert get_voice(voice).is_unanswered
    bob = firm.client("Bob Stone")
    firm.everafter.complaints.log(ComplaintDraft(bob, "Late again", voice_id=voice))
    assert get_voice(voice).complaint_id is None, "the words of one client are no complaint of another"


def test_what_was_noted_by_mistake_goes_and_comes_back(firm: Firm) -> None:
    ana, voices = firm.client("Ana Ruiz"), firm.everafter.voices
    voice = voices.note(VoiceDraft("Lovely", "praise", client_id=ana))
    voices.archive(voice)
    assert list_voices() == []
    assert Client.get_by_id(ana).last_contact_at is None
    with pytest.raises(NotFoundError):
        voices.answer(voice, None, "Thanks")
    firm.everafter.history.undo()
    assert [row.id for row in list_voices()] == [voice]


def test_undo_gives_the_words_and_the_last_contact_back_to_whose_they_were(firm: Firm) -> None:
    greg, ana = firm.client("Greg Halloran"), firm.client("Ana Bell")
    voice_id = firm.everafter.voices.note(VoiceDraft("Ring before you come", "dislike", client_id=greg))
    firm.everafter.voices.put_right(voice_id, None, VoiceDraft("Ring before you come", "dislike", client_id=ana))

    def reached() -> list[bool]:
        return [Client.get_by_id(each).last_contact_at is not None for each in (greg, ana)]

    assert reached() == [False, True]
    firm.everafter.history.undo()
    assert reached() == [True, False]
    firm.everafter.history.redo()
    assert reached() == [False, True]
