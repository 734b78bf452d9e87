"""An entry and an answer are read as they were written down."""

from __future__ import annotations

import pytest

from app.errors import NotFoundError
from app.queries.timeline_entries import get_answer, get_entry
from app.services.drafts import FeedbackDraft, NoteDraft
from tests.builders import Firm


def test_an_entry_comes_with_all_that_can_be_put_right(firm: Firm) -> None:
    client_id = firm.client("Ana Ruiz")
    draft = NoteDraft("Fine", "call", "the dust", meaning="not fine", is_private=True, is_small_cut=True, mood=2)
    entry = get_entry(firm.everafter.clients.write_note(client_id, draft))
    assert (entry.kind, entry.words, entry.headline, entry.meaning, entry.mood, entry.version) == (
        "call", "Fine", "the dust", "not fine", 2, 1,
    )  # fmt: skip
    assert (entry.is_private, entry.is_small_cut) == (True, True)
    firm.everafter.timeline_entries.remove(entry.id)
    with pytest.raises(NotFoundError):
        get_entry(entry.id)


def test_an_answer_comes_with_its_words_and_meaning(firm: Firm) -> None:
    client_id = firm.client("Ana Ruiz")
    answer = get_answer(firm.everafter.feedback.record(FeedbackDraft(client_id, None, "good", 8, "Good", "rushed")))
    assert (answer.client_id, answer.words, answer.meaning) == (client_id, "Good", "rushed")
    with pytest.raises(NotFoundError):
        get_answer(99)
