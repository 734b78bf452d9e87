"""What stands on the page “Why clients stay with us”: only what they allowed, only as far as they allowed it."""

from __future__ import annotations

from app.models.clients import Client
from app.queries.quote_rows import QuoteRow, StayReasonRow
from app.queries.quotes import get_why_us, list_praise, list_quotes
from app.rules.voice_loop import QuoteConsent
from app.services.drafts import ClientChanges, FeedbackDraft
from app.services.voices import VoiceDraft
from tests.builders import Firm


def _praised(firm: Firm, name: str, words: str, **consent: bool) -> int:
    client_id = firm.client(name)
    voice = firm.everafter.voices.note(VoiceDraft(words, "praise", client_id=client_id))
    if consent:
        firm.everafter.quotes.answer("voice", voice, None, **consent)
    firm.clock.move_on(minutes=1)
    return client_id


def test_only_consented_words_are_quoted_and_named_only_if_allowed(firm: Firm) -> None:
    _praised(firm, "Never Asked", "Not asked")
    _praised(firm, "Said No", "Said no", may_quote=False)
    _praised(firm, "Ana Ruiz", "With\n  name ", may_quote=True, may_name=True)
    _praised(firm, "Bob Stone", "Without name", may_quote=True)
    gone = _praised(firm, "Gone Ghost", "From who wants no contact", may_quote=True, may_name=True)
    firm.everafter.clients.change(gone, Client.get_by_id(gone).version, ClientChanges(ended_reason="no_contact"))
    firm.everafter.clients.archive(_praised(firm, "Deleted Dan", "From who was deleted", may_quote=True))
    erased = _praised(firm, "Erased Eve", "From who was erased", may_quote=True)
    firm.everafter.erasures.erase(erased, "Erased Eve")
    quotes = list_quotes()
    assert [(row.words, row.who, row.town) for row in quotes] == [
        ("Without name", "", ""),
        ("With name", "Ana", "Millbrook"),
    ]
    assert {row.client_name: row.consent for row in list_praise()} == {
        "Never Asked": QuoteConsent.NOT_ASKED,
        "Said No": QuoteConsent.NO,
        "Ana Ruiz": QuoteConsent.YES,
        "Bob Stone": QuoteConsent.YES,
        "Gone Ghost": QuoteConsent.YES,
    }


def test_answers_count_as_praise_and_the_same_words_stand_once(firm: Firm) -> None:
    ana = firm.client("Ana Ruiz")
    for _time in range(2):
        answer = firm.everafter.feedback.record(FeedbackDraft(ana, answer="great", words="Wonderful work"))
        firm.everafter.quotes.answer("feedback", answer, None, may_quote=True)
        firm.clock.move_on(days=1)
    firm.everafter.feedback.record(FeedbackDraft(ana, answer="great", words="Lovely"))
    firm.everafter.feedback.record(FeedbackDraft(ana, answer="not_happy", words="Late"))
    assert [row.words for row in list_quotes()] == ["Wonderful work"]
    assert [row.words for row in list_praise()] == ["Lovely", "Wonderful work", "Wonderful work"]


def test_a_reason_is_counted_once_two_gave_it(firm: Firm) -> None:
    for name, why in (("A", "On time"), ("B", "on time."), ("C", "My sister Margaret sent me")):
        firm.client(name, why_us=why)
    page = get_why_us()
    assert page.reasons == (StayReasonRow("On time", 2),)
    assert page.quotes == ()
    assert QuoteRow.__slots__ == ("words", "who", "town", "said_at"), "nothing else of theirs can get on the paper"
