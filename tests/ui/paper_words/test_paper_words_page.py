"""The words of papers as a firm writes them: saved as they are left, undone with Ctrl+Z, seen on paper beside it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QMenu, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from app.models.firm import Wording
from app.queries.paper_words import get_own_texts
from app.rules.paper_texts import parse_texts
from app.rules.worded_papers import worded_papers
from app.services.paper_words import PaperWordsService
from app.shipped_words import shipped_words
from tests.ui.accessibility_checks import faults_of
from tests.ui.firm_pages import texts_of
from tests.ui.firm_windows import FirmWindow, settle
from ui.paper_words.paper_words_page import PaperWordsPage

LETTER = "recovery_letter"
OURS = parse_texts(shipped_words(LETTER)) or {}
GREETING = ("", "greeting")
SORRY = ("", "sorry")
CONTROL = Qt.KeyboardModifier.ControlModifier


def page_of(desk: FirmWindow) -> PaperWordsPage:
    page = desk.window.page
    assert isinstance(page, PaperWordsPage)
    return page


def field(desk: FirmWindow, name: str) -> QPlainTextEdit:
    found = desk.named(name)
    assert isinstance(found, QPlainTextEdit)
    return found


def button(desk: FirmWindow, name: str) -> QPushButton:
    found = desk.named(name)
    assert isinstance(found, QPushButton)
    return found


def write(desk: FirmWindow, name: str, words: str) -> None:
    edit = field(desk, name)
    edit.setFocus()
    edit.selectAll()
    desk.press(Qt.Key.Key_Delete)
    desk.type(words)
    desk.press(Qt.Key.Key_Tab)


def hit(desk: FirmWindow, qtbot: QtBot, key: Qt.Key) -> None:
    """Press the button of this letter; Qt shows it pressed for a moment before it does anything."""
    desk.press(key, Qt.KeyboardModifier.AltModifier)
    buttons = page_of(desk).findChildren(QPushButton)
    assert any(each.isDown() for each in buttons)
    qtbot.waitUntil(lambda: not any(each.isDown() for each in buttons))
    settle()


def own(desk: FirmWindow) -> dict[tuple[str, str], tuple[str, ...]]:
    return dict(get_own_texts(LETTER).texts)


def wait_for_example(desk: FirmWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: page_of(desk).example.is_up_to_date, timeout=20_000)


def test_our_words_stand_in_the_fields_and_the_firms_own_are_kept_when_left(desk: FirmWindow) -> None:
    assert field(desk, "sorry.1").toPlainText() == OURS[SORRY][0]
    assert "Yours" not in texts_of(page_of(desk))
    write(desk, "sorry.1", "I am truly sorry, {name}.")
    assert own(desk) == {SORRY: ("I am truly sorry, {name}.",)}
    assert "Yours" in texts_of(page_of(desk))
    assert "Saved." in texts_of(desk.window)


def test_ctrl_z_takes_back_what_was_typed_and_then_what_was_saved(desk: FirmWindow) -> None:
    edit = field(desk, "sorry.1")
    edit.setFocus()
    edit.selectAll()
    desk.type("Sorry")
    desk.press(Qt.Key.Key_Z, CONTROL)
    assert edit.toPlainText() == OURS[SORRY][0]
    assert own(desk) == {}
    write(desk, "sorry.1", "Sorry.")
    edit.setFocus()
    desk.window.actions_by_id["edit.undo"].trigger()
    settle()
    assert own(desk) == {}
    assert edit.toPlainText() == OURS[SORRY][0]


def test_what_cannot_be_kept_says_why_below_the_sentence_and_stays_typed(desk: FirmWindow) -> None:
    write(desk, "greeting.2", "Hello {nobody},")
    assert "nothing called {nobody}" in texts_of(page_of(desk))
    assert own(desk) == {}
    page_of(desk).reload()
    assert field(desk, "greeting.2").toPlainText() == "Hello {nobody},"
    write(desk, "greeting.2", "Hello you,")
    assert "nothing called" not in texts_of(page_of(desk))
    assert own(desk)[GREETING] == ("Dear {name},", "Hello you,")


def test_sentences_are_added_moved_and_taken_away_by_keys(desk: FirmWindow, qtbot: QtBot) -> None:
    field(desk, "greeting.1").setFocus()
    hit(desk, qtbot, Qt.Key.Key_A)
    assert desk.focus() is field(desk, "greeting.2")
    desk.type("Hi {name},")
    hit(desk, qtbot, Qt.Key.Key_U)
    assert own(desk)[GREETING] == ("Hi {name},", "Dear {name},", "Hello,")
    assert desk.focus() is field(desk, "greeting.1")
    hit(desk, qtbot, Qt.Key.Key_D)
    assert own(desk)[GREETING] == ("Dear {name},", "Hi {name},", "Hello,")
    hit(desk, qtbot, Qt.Key.Key_R)
    assert own(desk) == {}, "what is ours again is not kept"


def test_enter_begins_another_sentence_and_an_empty_one_is_not_kept(desk: FirmWindow) -> None:
    field(desk, "sorry.1").setFocus()
    desk.press(Qt.Key.Key_Return)
    assert desk.focus() is field(desk, "sorry.2")
    desk.press(Qt.Key.Key_Return)
    field(desk, "greeting.1").setFocus()
    settle()
    assert own(desk) == {}
    assert field(desk, "sorry.1").toPlainText() == OURS[SORRY][0]


def test_a_field_is_put_in_by_a_click_and_by_keys_and_the_caret_stays(desk: FirmWindow, qtbot: QtBot) -> None:
    edit = field(desk, "sorry.1")
    edit.setFocus()
    desk.press(Qt.Key.Key_End)
    qtbot.mouseClick(button(desk, "field.name"), Qt.MouseButton.LeftButton)
    assert edit.toPlainText().endswith("{name}")
    assert desk.focus() is edit
    hit(desk, qtbot, Qt.Key.Key_L)
    menu = desk.window.findChild(QMenu, "words.fields")
    assert menu is not None
    assert menu.isVisible()
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    settle()
    assert edit.toPlainText().endswith("{name}{told_day}")
    assert desk.focus() is edit
    assert own(desk) == {}, "it is not left yet"


def test_our_words_come_back_for_a_text_and_for_the_whole_paper(desk: FirmWindow, qtbot: QtBot) -> None:
    write(desk, "sorry.1", "Sorry.")
    write(desk, "greeting.1", "Hi,")
    field(desk, "sorry.1").setFocus()
    hit(desk, qtbot, Qt.Key.Key_W)
    assert list(own(desk)) == [GREETING]
    assert field(desk, "sorry.1").toPlainText() == OURS[SORRY][0]
    button(desk, "words.ours_everywhere").click()
    settle()
    assert own(desk) == {}
    assert field(desk, "greeting.1").toPlainText() == "Dear {name},"
    desk.window.actions_by_id["edit.undo"].trigger()
    settle()
    assert field(desk, "greeting.1").toPlainText() == "Hi,"


def test_leaving_for_another_screen_or_paper_saves_what_was_typed(desk: FirmWindow) -> None:
    field(desk, "sorry.1").setFocus()
    field(desk, "sorry.1").selectAll()
    desk.type("Sorry.")
    desk.window.go_to("today")
    settle()
    assert own(desk) == {SORRY: ("Sorry.",)}
    desk.window.actions_by_id["words.certificate"].trigger()
    settle()
    field(desk, "title.1").selectAll()
    desk.type("Thank you")
    desk.window.actions_by_id["words.recovery_letter"].trigger()
    settle()
    assert get_own_texts("certificate").texts == {("", "title"): ("Thank you",)}
    assert field(desk, "sorry.1").toPlainText() == "Sorry."


def test_another_desk_is_not_written_over_and_its_words_are_shown(desk: FirmWindow) -> None:
    edit = field(desk, "sorry.1")
    edit.setFocus()
    edit.selectAll()
    desk.type("Mine.")
    PaperWordsService(desk.firm.everafter.units).change(LETTER, SORRY, ["Theirs."])
    settle()
    assert edit.toPlainText() == "Mine."
    desk.press(Qt.Key.Key_Tab)
    assert "They wrote: Theirs." in texts_of(page_of(desk))
    assert own(desk) == {SORRY: ("Theirs.",)}
    assert edit.toPlainText() == "Mine."
    edit.setFocus()
    desk.press(Qt.Key.Key_Tab)
    assert own(desk) == {SORRY: ("Mine.",)}, "who saves again has seen theirs"


def test_what_defends_us_is_marked_in_the_letter(desk: FirmWindow) -> None:
    field(desk, "sorry.1").setFocus()
    desk.type("but you signed the form ")
    assert "defends us" in texts_of(page_of(desk))


def test_the_example_shows_what_is_typed_and_leaves_the_keyboard_alone(desk: FirmWindow, qtbot: QtBot) -> None:
    wait_for_example(desk, qtbot)
    before = page_of(desk).example.view.example
    assert len(before.pages) == 1
    edit = field(desk, "sorry.1")
    edit.setFocus()
    desk.type("Oh dear. ")
    wait_for_example(desk, qtbot)
    after = page_of(desk).example.view.example
    assert after.pages[0] != before.pages[0]
    assert after.marks, "the sentence in hand is marked"
    assert desk.focus() is edit
    assert own(desk) == {}


def test_little_known_shows_what_is_said_instead(desk: FirmWindow, qtbot: QtBot) -> None:
    wait_for_example(desk, qtbot)
    before = page_of(desk).example.view.example
    next(each for each in page_of(desk).findChildren(QPushButton) if each.text() == "Little known").click()
    wait_for_example(desk, qtbot)
    assert page_of(desk).example.view.example.pages[0] != before.pages[0]


def test_words_broken_by_hand_are_told_and_can_be_written_anew(desk: FirmWindow) -> None:
    Wording.create(name=LETTER, language="en", body="sorry =")
    page_of(desk).reload()
    assert "cannot be read" in texts_of(page_of(desk))
    write(desk, "sorry.1", "Sorry.")
    assert "cannot be read" not in texts_of(page_of(desk))
    assert own(desk) == {SORRY: ("Sorry.",)}


def test_every_paper_is_reached_from_settings_from_find_and_from_the_list(desk: FirmWindow) -> None:
    for paper in worded_papers():
        desk.window.go_to("settings")
        settle()
        button(desk, f"settings.words.{paper.name}").click()
        settle()
        assert page_of(desk).title == f"Words of {paper.called}"
        assert desk.window.actions_by_id[f"words.{paper.name}"].text() == f"Words of {paper.called}"
    titles = [paper.title for paper in worded_papers()]
    desk.window.resize(1024, 640)
    settle()
    combo = desk.named("words.paper")
    assert isinstance(combo, QComboBox)
    assert combo.isVisible()
    assert [combo.itemText(place) for place in range(combo.count())] == titles


def test_nothing_is_nameless_hidden_or_cut_off_at_any_size(desk: FirmWindow) -> None:
    for paper in worded_papers():
        desk.window.actions_by_id[f"words.{paper.name}"].trigger()
        for size in ((1366, 768), (1024, 640)):
            desk.window.resize(*size)
            settle()
            assert faults_of(desk.window) == []
            for name in ("words.add", "words.up", "words.down", "words.remove", "words.ours", "words.insert"):
                widget = button(desk, name)
                place = QRectF(widget.rect()).translated(widget.mapTo(desk.window, QPoint(0, 0)))
                assert QRectF(desk.window.rect()).contains(place)
                assert widget.width() >= widget.minimumSizeHint().width()


def test_no_two_fields_of_a_paper_have_one_name(desk: FirmWindow) -> None:
    for paper in worded_papers():
        desk.window.actions_by_id[f"words.{paper.name}"].trigger()
        settle()
        names = [each.accessibleName() for each in page_of(desk).findChildren(QPlainTextEdit) if each.isVisible()]
        assert len(set(names)) == len(names) >= len(paper.texts), paper.name
    desk.window.actions_by_id["words.certificate"].trigger()
    settle()
    assert field(desk, "merged.lead.1").accessibleName().startswith("For two reasons at once: Line below the name")


def test_a_firm_without_clients_writes_its_words_beside_an_example(desk: FirmWindow, qtbot: QtBot) -> None:
    page = page_of(desk)
    assert field(desk, "greeting.1").toPlainText() == OURS[GREETING][0]
    assert desk.named("greeting.1").isVisible()
    assert faults_of(page) == []
    qtbot.waitUntil(lambda: page.example.is_up_to_date, timeout=20_000)
