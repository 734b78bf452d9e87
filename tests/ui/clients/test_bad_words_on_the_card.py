"""What nobody should type and somebody does: too long, too large, turned around; one sentence, and nothing is lost."""

from __future__ import annotations

from time import perf_counter

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit

from app.models.clients import ContactPoint, TimelineEntry
from tests.ui.firm_pages import Desk, texts_of
from ui.clients.client_card import ClientCard

TEN_MEGABYTES = 10_000_000
QUICK = 1.0  # seconds, on a busy machine
TURNED = "\u202eredlA teragraM"


def test_ten_megabytes_in_the_composer_are_one_sentence_and_what_was_written_stays(
    desk: Desk, card: ClientCard
) -> None:
    card.show_client(desk.margaret())
    composer = card._timeline.composer
    composer.editor().setPlainText("She said ")
    much = QMimeData()
    much.setText("x" * TEN_MEGABYTES)
    started = perf_counter()
    composer.editor().insertFromMimeData(much)
    assert perf_counter() - started < QUICK
    assert "That is 10,000,000 characters, and 100,000 fit here" in texts_of(composer)
    assert composer.editor().toPlainText() == "She said "
    composer.editor().insertPlainText("yes")
    assert "characters" not in texts_of(composer)


def test_ten_megabytes_of_meaning_are_refused_in_the_same_place(desk: Desk, card: ClientCard) -> None:
    card.show_client(desk.margaret())
    composer = card._timeline.composer
    composer.start_call()
    QGuiApplication.clipboard().setText("x" * TEN_MEGABYTES)
    composer.options.meaning_edit.setText("kept")
    composer.options.meaning_edit.selectAll()
    composer.options.meaning_edit.paste()
    assert composer.options.meaning_edit.text() == "kept"
    assert "1,000 characters fit here" in texts_of(composer)
    QGuiApplication.clipboard().clear()


def test_a_hundred_digits_are_said_by_the_field_and_stay_in_it(desk: Desk, card: ClientCard) -> None:
    card.show_client(desk.margaret())
    reach = card._known.reach
    reach._open("new:phone")
    form = reach.open_form
    assert form is not None
    form.set_text("value", "5" * 100)
    form.save_requested.emit()
    assert form.field("value").has_error
    assert "no telephone number has that many" in texts_of(reach)
    assert form.text("value") == "5" * 100
    assert ContactPoint.select().count() == 2


@pytest.mark.parametrize("name", [TURNED, "Margaret\x07 Alder\x1b", "Ana 👩‍🔧 O’Brien", "\u2067Margaret Alder"])
def test_no_name_turns_or_breaks_the_words_around_it(desk: Desk, card: ClientCard, name: str) -> None:
    client_id = desk.firm.client(name)
    card.show_client(client_id)
    shown = texts_of(card) + card.title + desk.details(client_id).name
    assert not set(shown) & set("\u202e\u2067\x07\x1b")
    assert "👩‍🔧" in card.title or "👩" not in name


def test_a_name_of_nothing_but_marks_is_no_name(desk: Desk, card: ClientCard) -> None:
    card.show_client(desk.margaret())
    card._known.profile._open("name:")
    form = card._known.profile.open_form
    assert form is not None
    form.set_text("name", "\u202e\u2066")
    form.save_requested.emit()
    assert "A client needs a name" in texts_of(card._known.profile)
    assert card.title == "Margaret Alder"


def test_three_hundred_letters_do_not_fit_a_name_and_the_old_one_stays(desk: Desk, card: ClientCard) -> None:
    card.show_client(desk.margaret())
    card._known.profile._open("name:")
    form = card._known.profile.open_form
    assert form is not None
    editor = form.field("name").editor
    assert isinstance(editor, QLineEdit)
    QGuiApplication.clipboard().setText("W" * 300)
    editor.selectAll()
    editor.paste()
    assert editor.text() == "Margaret Alder"
    assert form.field("name").has_error
    QGuiApplication.clipboard().clear()


def test_the_longest_name_leaves_the_card_its_width(desk: Desk, card: ClientCard) -> None:
    desk.show(card, 964, 480)
    card.show_client(desk.firm.client("W" * 200))
    assert card.width() == 964
    assert card._header._buttons.geometry().right() <= card._header.width()


def test_a_note_that_cannot_be_saved_says_so_below_the_field(desk: Desk, card: ClientCard) -> None:
    card.show_client(desk.margaret())
    composer = card._timeline.composer
    composer.editor().setPlainText("x" * 100_001)
    composer.save()
    assert "shorten it and save again, nothing is lost" in texts_of(composer)
    assert len(composer.editor().toPlainText()) == 100_001
    assert TimelineEntry.select().count() == 0
