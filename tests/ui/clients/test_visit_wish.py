"""S3.6 on the card: the next visit asks for the wish, the last one says whether it came true."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit

from app.queries.jobs import get_job
from app.services.drafts import FinishDraft
from tests.ui.accessibility_checks import faults_of
from tests.ui.firm_pages import Desk, settle, texts_of
from ui.clients.client_card import ClientCard


def test_the_next_visit_asks_for_the_wish_and_keeps_the_answer(desk: Desk, card: ClientCard) -> None:
    client_id = desk.margaret()
    job_id = desk.firm.booked_job(client_id)
    card.show_client(client_id)
    wish = card._visit.next_wish
    assert "Nobody asked yet what would make it perfect." in texts_of(wish)
    QTest.keyClick(wish._verb, Qt.Key.Key_Space)
    form = wish.open_form
    assert form is not None
    settle()
    assert faults_of(card) == []
    editor = form.field("expectation").editor
    assert isinstance(editor, QPlainTextEdit)
    QTest.keyClicks(editor, "the ring by the door gone")
    QTest.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    if wish.open_form is not None:
        form.save_requested.emit()
    assert get_job(job_id).expectation == "the ring by the door gone"
    assert "What would make it perfect: “the ring by the door gone”" in texts_of(wish)
    assert desk.told == ["Their wish is written down"]
    desk.firm.everafter.history.undo()
    assert "Nobody asked yet" in texts_of(wish)


def test_the_last_visit_says_whether_it_was_so_or_asks(desk: Desk, card: ClientCard) -> None:
    client_id = desk.margaret()
    card.show_client(client_id)
    wish = card._visit.last_wish
    assert not wish.isVisible()
    job_id = desk.firm.booked_job(client_id, desk.firm.clock.now() - timedelta(hours=1), expectation="the wine mark")
    desk.firm.finish(job_id, FinishDraft(left_at=desk.firm.clock.now()))
    assert "Last time they wished “the wine mark”. Nobody asked yet whether it was so." in texts_of(wish)
    wish.ask()
    form = wish.open_form
    assert form is not None
    form._met.choose("no")
    form.save_requested.emit()
    assert "Last time they wished “the wine mark”, and it was not so." in texts_of(wish)


def test_a_faster_desk_is_told_and_the_words_stay(desk: Desk, card: ClientCard) -> None:
    client_id = desk.margaret()
    job_id = desk.firm.booked_job(client_id)
    card.show_client(client_id)
    wish = card._visit.next_wish
    wish.ask()
    form = wish.open_form
    assert form is not None
    form.set_text("expectation", "ours")
    desk.firm.everafter.visit_notes.note_expectation(job_id, get_job(job_id).job.version, "theirs")
    form.save_requested.emit()
    assert (wish.open_form, form.text("expectation"), get_job(job_id).expectation) == (form, "ours", "theirs")
    form.save_requested.emit()
    assert get_job(job_id).expectation == "ours"
