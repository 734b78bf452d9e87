"""Praise is quoted only with consent, and consent can be taken back (S3.11)."""

from __future__ import annotations

import pytest

from app.errors import ConflictError, NotAllowedError, NotFoundError
from app.models.aftercare import Feedback, Voice
from app.queries.quotes import list_quotes
from app.services.drafts import FeedbackDraft
from app.services.voices import VoiceDraft
from tests.builders import Firm


def test_a_yes_is_kept_with_who_asked_and_when_and_goes_when_it_is_taken_back(firm: Firm) -> None:
    ana, quotes = firm.client("Ana Ruiz"), firm.everafter.quotes
    voice = firm.everafter.voices.note(VoiceDraft("They are artists", "praise", client_id=ana))
    assert list_quotes() == []
    firm.clock.move_on(days=1)
    quotes.answer("voice", voice, 1, may_quote=True, may_name=True)
    row = Voice.get_by_id(voice)
    assert (row.may_quote, row.may_name, row.quote_asked_by_id) == (True, True, firm.dana)
    assert row.quote_asked_at == firm.clock.now()
    assert [each.words for each in list_quotes()] == ["They are artists"]
    with pytest.raises(ConflictError):
        quotes.withdraw("voice", voice, 1)
    quotes.withdraw("voice", voice, None)
    row = Voice.get_by_id(voice)
    assert (row.may_quote, row.may_name, row.quote_withdrawn_at) == (False, False, firm.clock.now())
    assert list_quotes() == []
    with pytest.raises(NotAllowedError):
        quotes.withdraw("voice", voice, None)
    quotes.answer("voice", voice, None, may_quote=False, may_name=True)
    assert not Voice.get_by_id(voice).may_name, "without a quote there is no name beside it"
    quotes.answer("voice", voice, None, may_quote=True)
    assert [(each.who, each.town) for each in list_quotes()] == [("", "")]


def test_only_praise_is_asked_for_and_everything_goes_at_once(firm: Firm) -> None:
    ana, quotes = firm.client("Ana Ruiz"), firm.everafter.quotes
    voice = firm.everafter.voices.note(VoiceDraft("They are artists", "fondness", client_id=ana))
    worry = firm.everafter.voices.note(VoiceDraft("Is it safe for my cat?", "question", client_id=ana))
    great = firm.everafter.feedback.record(FeedbackDraft(ana, answer="great", words="Wonderful work"))
    hurt = firm.everafter.feedback.record(FeedbackDraft(ana, answer="not_happy", words="They were late"))
    silent = firm.everafter.feedback.record(FeedbackDraft(ana, answer="great"))
    for source, row_id in (("voice", worry), ("feedback", hurt), ("feedback", silent)):
        with pytest.raises(NotAllowedError, match="Only praise"):
            quotes.answer(source, row_id, None, may_quote=True)
    with pytest.raises(NotFoundError):
        quotes.answer("voice", 999, None, may_quote=True)
    quotes.answer("voice", voice, None, may_quote=True)
    quotes.answer("feedback", great, None, may_quote=True)
    assert len(list_quotes()) == 2
    assert quotes.withdraw_all(ana) == 2
    assert quotes.withdraw_all(ana) == 0
    assert list_quotes() == []
    assert Feedback.get_by_id(great).quote_withdrawn_at == firm.clock.now()
    firm.everafter.history.undo()
    assert len(list_quotes()) == 2
