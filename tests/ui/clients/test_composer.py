"""What was said, what was meant, how they seemed: all of it from the keyboard, and kept while half written."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.models.clients import TimelineEntry
from tests.ui.firm_pages import Desk
from ui.clients.client_card import ClientCard
from ui.clients.composer import Composer


def _composer(card: ClientCard, client_id: int) -> Composer:
    card.show_client(client_id)
    composer = card._timeline.composer
    composer.editor().setFocus()
    QTest.keyClicks(composer.editor(), "It was fine")
    return composer


def test_words_meaning_mood_and_small_cut_are_saved_with_who_and_when(desk: Desk, card: ClientCard) -> None:
    client_id = desk.margaret()
    composer = _composer(card, client_id)
    composer.options.kind_combo.setCurrentIndex(composer.options.kind_combo.findData("in_person"))
    QTest.keyClicks(composer.options.meaning_edit, "the hall is not")
    composer.options.mood_combo.setCurrentIndex(composer.options.mood_combo.findData(2))
    composer.options.cut_box.setChecked(True)
    QTest.keyClick(composer.options.meaning_edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    entry = TimelineEntry.get()
    assert (entry.words, entry.meaning, entry.mood, entry.kind, entry.direction, bool(entry.is_small_cut)) == (
        "It was fine", "the hall is not", 2, "in_person", "in", True,
    )  # fmt: skip
    assert (entry.person_id, entry.happened_at) == (desk.firm.dana, desk.firm.clock.now())
    assert (composer.is_empty, composer.kind, composer.options.meaning_edit.text()) == (True, "note", "")


def test_the_second_field_asks_for_the_meaning_as_long_as_it_is_empty(desk: Desk, card: ClientCard) -> None:
    composer = _composer(card, desk.margaret())
    assert composer.options.meaning_edit.isVisible()
    assert composer.options.meaning_edit.placeholderText() == "And what did they mean by it?"
    composer.save()
    assert not composer.options.meaning_edit.isVisible()


def test_a_half_written_meaning_waits_for_its_own_client(desk: Desk, card: ClientCard) -> None:
    margaret, other = desk.margaret(), desk.firm.client("Tom Reyes")
    composer = _composer(card, margaret)
    composer.options.meaning_edit.setText("she is afraid of the dust")
    card.show_client(other)
    assert composer.options.meaning_edit.text() == ""
    card.show_client(margaret)
    assert composer.options.meaning_edit.text() == "she is afraid of the dust"


def test_three_small_cuts_say_on_the_card_what_to_do(desk: Desk, card: ClientCard) -> None:
    client_id = desk.margaret()
    for number in range(3):
        composer = _composer(card, client_id)
        composer.options.cut_box.setChecked(True)
        composer.save()
        assert card._header._cuts_chip.isVisible() is (number == 2)
    assert card._header._cuts_chip.text() == "3 small cuts in 12 months: call and ask"
    assert "It was fine" in card._header._cuts_chip.toolTip()


def test_what_they_worried_about_is_kept_with_the_note_and_remembered_on_the_card(desk: Desk, card: ClientCard) -> None:
    """S3.4: one act saves both, with who and when."""
    client_id = desk.margaret()
    composer = _composer(card, client_id)
    assert not composer.options.keep_box.isEnabled()
    QTest.keyClicks(composer.options.worry_edit, "the dust on the piano")
    composer.options.keep_box.setChecked(True)
    QTest.keyClick(composer.options.worry_edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    entry = TimelineEntry.get()
    assert (entry.headline, entry.words, entry.person_id) == ("the dust on the piano", "It was fine", desk.firm.dana)
    assert [fact.headline for fact in desk.details(client_id).facts if fact.kind == "worry"] == [
        "the dust on the piano"
    ]
    assert (composer.options.worry_edit.text(), composer.options.keep_box.isChecked()) == ("", False)


def test_a_half_written_worry_waits_for_its_own_client(desk: Desk, card: ClientCard) -> None:
    margaret, other = desk.margaret(), desk.firm.client("Tom Reyes")
    composer = _composer(card, margaret)
    composer.options.worry_edit.setText("the stairs")
    card.show_client(other)
    assert composer.options.worry_edit.text() == ""
    card.show_client(margaret)
    assert composer.options.worry_edit.text() == "the stairs"
