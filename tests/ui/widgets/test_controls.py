from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.theme.fonts import TextRole
from ui.theme.tokens import LIGHT
from ui.theme.tones import Tone
from ui.widgets.avatars import Avatar
from ui.widgets.banner import Banner
from ui.widgets.bars import Bar
from ui.widgets.buttons import Button, ButtonVariant
from ui.widgets.cards import Card
from ui.widgets.chips import ClockChip, ClockState
from ui.widgets.elided_combo import ElidedCombo
from ui.widgets.empty_state import EmptyState
from ui.widgets.fields import Field
from ui.widgets.filter_tabs import FilterTab, FilterTabs
from ui.widgets.labels import ElidedLabel, TextLabel, TextTone
from ui.widgets.mood_line import Mood, MoodLine, MoodPoint
from ui.widgets.painting import elided, text_width, wrapped_lines
from ui.widgets.progress_panel import ProgressPanel
from ui.widgets.script_steps import ScriptStep, ScriptSteps
from ui.widgets.tables import TableView
from ui.widgets.tall_scroll import TallScroll


@pytest.fixture(autouse=True)
def _look(themed: QApplication) -> None:
    """Every test here draws."""


def test_an_avatar_says_the_name(qtbot: QtBot) -> None:
    avatar = Avatar("Dana Kowalski")
    qtbot.addWidget(avatar)
    assert avatar.accessibleName() == "Dana Kowalski"


def test_a_label_never_reads_its_text_as_html(qtbot: QtBot) -> None:
    label = TextLabel("<b>Nair</b>")
    qtbot.addWidget(label)
    assert label.textFormat() == Qt.TextFormat.PlainText


def test_a_label_takes_its_tone_after_it_was_shown(qtbot: QtBot) -> None:
    label = TextLabel("open", tone=TextTone.SECONDARY)
    qtbot.addWidget(label)
    label.show()
    label.set_tone(TextTone.LATE)
    assert label.palette().color(label.foregroundRole()) == QColor(LIGHT.late_soft_text)


def test_a_cut_label_shows_the_whole_text_as_tool_tip(qtbot: QtBot) -> None:
    label = ElidedLabel("18 Orchard Lane, Millbrook 97222")
    qtbot.addWidget(label)
    label.resize(60, 20)
    label.grab()
    assert label.toolTip() == "18 Orchard Lane, Millbrook 97222"
    label.resize(600, 20)
    label.grab()
    assert label.toolTip() == ""


def test_wrapped_lines_fit_and_the_last_one_ends_in_an_ellipsis() -> None:
    words = "The landing still smells damp and there is a ring by the door. " * 3
    lines = wrapped_lines(words, TextRole.BODY, 150, 3)
    assert len(lines) == 3
    assert lines[-1].endswith("…")
    assert all(text_width(line, TextRole.BODY) <= 151 for line in lines)


def test_wrapping_keeps_paragraphs_and_breaks_a_word_longer_than_the_line() -> None:
    assert wrapped_lines("one\ntwo", TextRole.BODY, 200) == ("one", "two")
    assert len(wrapped_lines("w" * 60, TextRole.BODY, 100)) > 1
    assert wrapped_lines("", TextRole.BODY, 100) == ()
    assert wrapped_lines("x", TextRole.BODY, 0) == ()


def test_a_text_that_fits_is_not_cut() -> None:
    assert elided("Ben", TextRole.BODY, 100) == "Ben"
    assert elided("Bartholomew", TextRole.BODY, 40).endswith("…")


def test_the_ring_of_a_filled_button_is_seen(qtbot: QtBot) -> None:
    button = Button("Book job", ButtonVariant.PRIMARY)
    qtbot.addWidget(button)
    button.show()
    button.clearFocus()
    without = button.grab().toImage()
    button.setFocus()
    qtbot.waitUntil(button.hasFocus)
    with_focus = button.grab().toImage()
    middle = with_focus.height() // 2
    assert with_focus.pixelColor(2, middle) == QColor(LIGHT.on_accent)
    assert without.pixelColor(2, middle) == QColor(LIGHT.accent)


def test_a_button_beside_a_note_leaves_the_caret_there(qtbot: QtBot) -> None:
    button = Button("Save note", keep_caret=True)
    qtbot.addWidget(button)
    assert button.focusPolicy() == Qt.FocusPolicy.TabFocus


def test_the_verb_of_a_card_says_what_it_is_about(qtbot: QtBot) -> None:
    card = Card("Next visit", action_text="Move")
    qtbot.addWidget(card)
    button = card.findChild(Button)
    assert button is not None
    assert button.accessibleName() == "Move Next visit"
    with qtbot.waitSignal(card.action_requested):
        button.click()
    card.set_action_visible(False)
    assert button.isHidden()


def test_a_banner_says_one_thing_and_drops_the_buttons_of_the_last(qtbot: QtBot) -> None:
    banner = Banner()
    qtbot.addWidget(banner)
    assert banner.isHidden()
    banner.tell("We owe Margaret a call", "Since 11:30.", Tone.LATE, "triangle-alert", (Button("Open"), Button("Call")))
    banner.tell("Visit today 12:30", "", Tone.OK, "calendar-days", (Button("Move"),))
    assert banner.accessibleName() == "Visit today 12:30"
    assert [button.text() for button in banner.findChildren(Button) if not button.isHidden()] == ["Move"]


def test_only_a_late_clock_is_solid(qtbot: QtBot) -> None:
    chip = ClockChip("in 36 min", ClockState.DUE)
    qtbot.addWidget(chip)
    due = chip.grab().toImage().pixelColor(chip.width() // 2, 2)
    chip.set_clock("12 min late", ClockState.LATE)
    late = chip.grab().toImage().pixelColor(chip.width() // 2, 2)
    assert (due, late) == (QColor(LIGHT.soon_soft), QColor(LIGHT.late))
    assert chip.text() == "12 min late"


def test_a_field_says_its_message_under_the_editor_and_to_a_screen_reader(qtbot: QtBot) -> None:
    edit = QLineEdit()
    field = Field("&Phone", edit, "With area code")
    qtbot.addWidget(field)
    field.show()
    assert (edit.accessibleName(), edit.accessibleDescription(), field.has_error) == ("Phone", "With area code", False)
    field.set_error("This number is too short. Add the last four digits.")
    assert field.has_error
    assert edit.accessibleDescription().startswith("This number")
    field.clear_error()
    assert (edit.accessibleDescription(), field.has_error) == ("With area code", False)


def test_the_mnemonic_of_a_field_leads_to_its_editor(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    first, second = QLineEdit(), QLineEdit()
    column.addWidget(Field("&Name", first))
    column.addWidget(Field("R&&D &street", second))
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_S, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(second.hasFocus)
    assert second.accessibleName() == "R&D street"


def test_arrow_keys_walk_round_the_filter_tabs_and_announce_the_choice(qtbot: QtBot) -> None:
    tabs = FilterTabs(
        [FilterTab("all", "All", 400), FilterTab("late", "Open & late", 3), FilterTab("due", "Due")], "Filter"
    )
    qtbot.addWidget(tabs)
    tabs.show()
    chosen: list[str] = []
    tabs.filter_chosen.connect(chosen.append)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left):
        qtbot.keyClick(tabs, key)
    assert chosen == ["late", "due", "all", "due"]
    assert tabs.chosen == "due"
    tabs.choose("late")
    assert (tabs.chosen, chosen[-1]) == ("late", "due")
    tabs.set_tabs([FilterTab("late", "Open & late", 4)])
    assert tabs._buttons["late"].text() == "Open && late 4"


def test_clicking_a_filter_tab_chooses_it(qtbot: QtBot) -> None:
    tabs = FilterTabs([FilterTab("all", "All"), FilterTab("due", "Due")], "Filter")
    qtbot.addWidget(tabs)
    with qtbot.waitSignal(tabs.filter_chosen) as chosen:
        qtbot.mouseClick(tabs._buttons["due"], Qt.MouseButton.LeftButton)
    assert chosen.args == ["due"]


def test_an_empty_state_offers_its_button_and_its_link(qtbot: QtBot) -> None:
    state = EmptyState("users", "No clients yet", "Bring them.", "Bring my clients", "or look around")
    qtbot.addWidget(state)
    first, second = state.findChildren(Button)
    with qtbot.waitSignal(state.action_requested):
        first.click()
    with qtbot.waitSignal(state.other_requested):
        second.click()


def test_an_empty_state_shows_every_line_of_its_text(qtbot: QtBot) -> None:
    text = "Each complaint that was closed in the client’s words leaves its cause, its fix and what was learnt here."
    state = EmptyState("history", "What helped will stand here", text)
    qtbot.addWidget(state)
    state.resize(900, 500)
    state.show()
    label = next(each for each in state.findChildren(TextLabel) if each.text() == text)
    assert label.height() >= label.heightForWidth(label.width()) > label.fontMetrics().height()


def test_a_closed_list_ends_a_long_entry_with_an_ellipsis_and_tells_it_whole(qtbot: QtBot) -> None:
    combo = ElidedCombo()
    qtbot.addWidget(combo)
    combo.addItems(["Dana", "2344 · Wed 18 Nov · Luis · Living room, Stairs, Landing"])
    combo.setCurrentIndex(1)
    combo.resize(160, 36)
    combo.show()
    combo.grab()
    assert combo.toolTip() == combo.currentText()
    combo.setCurrentIndex(0)
    combo.grab()
    assert combo.toolTip() == ""


def test_a_column_that_scrolls_is_never_narrower_than_what_is_inside(qtbot: QtBot) -> None:
    page, scroll, label = QWidget(), TallScroll(), TextLabel("short")
    qtbot.addWidget(page)
    row = QHBoxLayout(page)
    row.addWidget(QWidget(), 3)
    row.addWidget(scroll, 1)
    inside = QWidget()
    QHBoxLayout(inside).addWidget(label)
    scroll.setWidget(inside)
    page.resize(500, 300)
    page.show()
    label.setText("P1 · Drop everything, and some more words beside it")
    qtbot.waitUntil(lambda: scroll.viewport().width() >= inside.minimumSizeHint().width())
    assert inside.width() == scroll.viewport().width()


def test_a_bar_holds_its_share_between_empty_and_full(qtbot: QtBot) -> None:
    bar = Bar(7.0, Tone.GOLD, "all of it")
    qtbot.addWidget(bar)
    assert bar.accessibleName() == "all of it"
    bar.resize(100, 8)
    assert bar.grab().toImage().pixelColor(96, 4) == QColor(LIGHT.gold)
    bar.set_share(-1, "none")
    assert bar.grab().toImage().pixelColor(50, 4) == QColor(LIGHT.line)


def test_a_mood_line_is_told_in_words(qtbot: QtBot) -> None:
    line = MoodLine([MoodPoint(Mood.GREAT, "Mar"), MoodPoint(Mood.NOT_HAPPY, "now")])
    qtbot.addWidget(line)
    assert line.accessibleName() == "Mar: great, now: not happy"
    line.set_points([])
    assert line.accessibleName() == "No answers yet"


def test_cancel_is_asked_for_once_and_says_so(qtbot: QtBot) -> None:
    panel = ProgressPanel("Bringing your clients")
    qtbot.addWidget(panel)
    panel.set_progress(1812, 5000, "1,812 of 5,000")
    asked: list[bool] = []
    panel.cancel_requested.connect(lambda: asked.append(True))
    button = panel.findChild(Button)
    assert button is not None
    button.click()
    button.click()
    assert asked == [True]
    panel.start("Printing 11 sheets")
    assert button.isEnabled()


def test_script_steps_say_the_present_step_and_grow_with_its_words(qtbot: QtBot) -> None:
    script = [ScriptStep("Listen", "Tell me what you see."), ScriptStep("Say sorry"), ScriptStep("Promise one thing")]
    steps = ScriptSteps(script, 0)
    qtbot.addWidget(steps)
    steps.resize(300, 200)
    assert steps.accessibleName() == "Step 1 of 3. Listen. Tell me what you see."
    with_words = steps.sizeHint().height()
    steps.set_steps(script, 1)
    assert steps.sizeHint().height() < with_words
    steps.set_steps(script, 3)
    assert steps.accessibleName() == "All 3 steps done"
    steps.set_steps([], 0)
    assert steps.accessibleName() == "No steps"


def test_enter_and_a_double_click_open_a_row_of_a_table(qtbot: QtBot) -> None:
    table = TableView("Clients")
    qtbot.addWidget(table)
    model = QStandardItemModel(0, 2, table)
    model.appendRow([QStandardItem("Margaret"), QStandardItem("18 Orchard Lane")])
    table.setModel(model)
    table.show()
    qtbot.keyClick(table, Qt.Key.Key_Return)  # nothing chosen, nothing happens
    table.selectRow(0)
    with qtbot.waitSignal(table.row_opened) as opened:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert opened.args is not None
    assert opened.args[0].row() == 0
    assert table.rowHeight(0) == 36
