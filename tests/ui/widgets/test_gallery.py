"""Every shared component at once: in both themes and at every text size it draws, has a name and can be hit."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.accessibility_checks import faults_of
from ui.theme.apply import apply_theme
from ui.theme.tokens import Theme
from ui.theme.tones import Tone
from ui.widgets.avatars import Avatar
from ui.widgets.banner import Banner
from ui.widgets.bars import Bar
from ui.widgets.board_card import BoardCardItem
from ui.widgets.board_column import BoardColumn
from ui.widgets.buttons import Button, ButtonVariant, IconButton, LinkButton
from ui.widgets.cards import Card, CardVariant, Rule
from ui.widgets.chips import Chip, ClockChip, ClockState, YearsTag
from ui.widgets.empty_state import EmptyState
from ui.widgets.fields import Field
from ui.widgets.filter_tabs import FilterTab, FilterTabs
from ui.widgets.key_hint import KeyHint
from ui.widgets.labels import ElidedLabel
from ui.widgets.mood_line import Mood, MoodLine, MoodPoint
from ui.widgets.progress_panel import ProgressPanel
from ui.widgets.script_steps import ScriptStep, ScriptSteps
from ui.widgets.tables import TableView
from ui.widgets.timeline import TimelineView
from ui.widgets.timeline_items import TimelineItem


def gallery() -> QWidget:
    """A window with one of each."""
    window = QWidget()
    column = QVBoxLayout(window)
    for variant, text in zip(
        ButtonVariant, ("&Book job", "&Log call", "&Only customer", "&Call now", "&Edit"), strict=True
    ):
        column.addWidget(Button(text, variant, "phone"))
    column.addWidget(LinkButton("Care Board", trailing_icon="arrow-right"))
    column.addWidget(IconButton("x", "Close"))
    banner = Banner()
    banner.tell("We owe Margaret a call", "Dana promised 11:30.", Tone.LATE, "triangle-alert", (Button("Open"),))
    column.addWidget(banner)
    for variant_of_card in CardVariant:
        card = Card("Next visit", variant_of_card, "Move")
        card.body.addWidget(ElidedLabel("Thu 27 Nov, 10:00 – 11:00"))
        card.body.addWidget(Rule())
        column.addWidget(card)
    for state in ClockState:
        column.addWidget(ClockChip("12 min late", state))
    column.addWidget(Chip("23 jobs"))
    column.addWidget(YearsTag("11 years with us"))
    column.addWidget(Avatar("Margaret Alder", 64))
    column.addWidget(Field("&Name", QLineEdit(), "As she says it"))
    column.addWidget(Field("&Who", QComboBox()))
    column.addWidget(FilterTabs([FilterTab("all", "Everything"), FilterTab("jobs", "Jobs", 23)], "Timeline filter"))
    column.addWidget(
        EmptyState("users", "No clients yet", "Bring them from a file.", "Bring my clients", "or look around")
    )
    column.addWidget(Bar(0.7, Tone.GOLD, "70 % of the way to the certificate"))
    column.addWidget(
        MoodLine([MoodPoint(Mood.GREAT, "'24"), MoodPoint(Mood.GOOD, "Nov"), MoodPoint(Mood.NOT_HAPPY, "now")])
    )
    column.addWidget(KeyHint("Ctrl+B"))
    column.addWidget(ProgressPanel("Bringing your clients"))
    column.addWidget(ScriptSteps([ScriptStep("Listen", "Tell me."), ScriptStep("Say sorry", "I am sorry.")], 1))
    column.addWidget(TableView("Clients"))
    timeline = TimelineView("Timeline")
    timeline.timeline().set_items(
        [TimelineItem("1", "This week", "Complaint", "Today", "phone", Tone.LATE, "Damp.", "Dana", "open")]
    )
    column.addWidget(timeline)
    board = BoardColumn("Call back", "Call within 1 hour")
    board.set_items([BoardCardItem("1", "late", ClockState.LATE, "Margaret", "Damp.", "Call", "Dana K", 1, "11 yr")])
    column.addWidget(board)
    return window


@pytest.mark.parametrize("text_scale", [0.9, 1.0, 1.5])
def test_everything_draws_and_is_named_and_can_be_hit(
    themed: QApplication, qtbot: QtBot, theme: Theme, text_scale: float
) -> None:
    apply_theme(themed, theme, text_scale)
    window = gallery()
    qtbot.addWidget(window)
    window.resize(900, 2600)
    window.show()
    assert not window.grab().isNull()
    assert faults_of(window) == []


def test_a_switch_of_theme_and_size_reaches_what_is_in_view(themed: QApplication, qtbot: QtBot) -> None:
    window = gallery()
    qtbot.addWidget(window)
    window.show()
    before = window.grab().toImage()
    apply_theme(themed, Theme.DARK, 1.2)
    assert window.grab().toImage() != before
    assert faults_of(window) == []
