"""The forms of the timeline show what stands and give back what is in them."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from app.queries.timeline_entries import SaidDetails
from app.services.drafts import EntryChanges
from tests.ui.firm_pages import Desk, texts_of
from ui.clients.timeline_forms import EntryForm, MeaningForm


def test_an_entry_goes_in_and_comes_out_the_same(desk: Desk, qtbot: QtBot) -> None:
    form = EntryForm()
    qtbot.addWidget(form)
    entry = SaidDetails(1, 1, "call", "Fine", "not fine", 1, "the dust", 2, is_private=True, is_small_cut=True)
    form.fill(entry)
    assert form.changes() == EntryChanges("Fine", "not fine", 2, True, True, "the dust")
    form.fill(SaidDetails(2, 1, "note", "Words", "", 1))
    assert form.changes() == EntryChanges("Words", headline="")


def test_an_answer_keeps_its_words_and_asks_for_the_meaning(desk: Desk, qtbot: QtBot) -> None:
    form = MeaningForm()
    qtbot.addWidget(form)
    form.fill(SaidDetails(1, 1, "feedback", "Fine", "not fine", 1))
    assert "“Fine”" in texts_of(form)
    assert form.text("meaning") == "not fine"
    form.fill(SaidDetails(1, 1, "feedback", "", "", 1))
    assert "They said no more than that." in texts_of(form)
