from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.theme.appearance import appearance, sized, tokens
from ui.theme.apply import apply_theme, system_theme
from ui.theme.fonts import TextRole, font
from ui.theme.tokens import DARK, LIGHT, Theme
from ui.widgets.buttons import Button, ButtonVariant
from ui.widgets.labels import TextLabel


def _middle_colour(widget: QWidget) -> QColor:
    picture = widget.grab().toImage()
    return picture.pixelColor(4, picture.height() // 2)


def test_a_switch_changes_palette_sheet_and_tokens_together(themed: QApplication, qtbot: QtBot) -> None:
    with qtbot.waitSignal(appearance().changed):
        apply_theme(themed, Theme.DARK)
    assert tokens() is DARK
    assert themed.palette().color(QPalette.ColorRole.Window) == QColor(DARK.background)
    assert DARK.surface in themed.styleSheet()
    assert LIGHT.surface not in themed.styleSheet()


def test_a_widget_shown_before_the_switch_takes_the_new_colours(themed: QApplication, qtbot: QtBot) -> None:
    button = Button("Book job", ButtonVariant.PRIMARY)
    qtbot.addWidget(button)
    button.show()
    assert _middle_colour(button) == QColor(LIGHT.accent)
    apply_theme(themed, Theme.DARK)
    assert _middle_colour(button) == QColor(DARK.accent)


def test_the_style_is_fusion_on_every_system(themed: QApplication) -> None:
    apply_theme(themed, Theme.LIGHT)
    # A style sheet wraps the style; asked by name it still says whose drawing it is.
    assert themed.style().name() in {"fusion", ""}


def test_a_font_set_on_a_widget_wins_over_the_sheet(themed: QApplication, qtbot: QtBot) -> None:
    label = TextLabel("Margaret Alder", TextRole.DISPLAY)
    qtbot.addWidget(label)
    label.show()
    assert label.font().pixelSize() == 28
    assert label.fontMetrics().height() > QLabel("x").fontMetrics().height()


def test_words_on_buttons_are_heavier_than_body_text_from_the_first_theme_on(
    themed: QApplication, qtbot: QtBot
) -> None:
    button = QPushButton("New")
    qtbot.addWidget(button)
    button.show()
    assert button.font().weight() == QFont.Weight.Medium
    assert QApplication.font().weight() == QFont.Weight.Normal


def test_text_size_reaches_labels_and_heights_and_is_held_within_bounds(themed: QApplication, qtbot: QtBot) -> None:
    label = TextLabel("Margaret Alder", TextRole.BODY)
    qtbot.addWidget(label)
    apply_theme(themed, Theme.LIGHT, 1.5)
    assert (label.font().pixelSize(), sized(36)) == (21, 54)
    apply_theme(themed, Theme.LIGHT, 9.0)
    assert sized(36) == 54
    apply_theme(themed, Theme.LIGHT, 0.1)
    assert sized(40) == 36


def test_focus_does_not_change_the_size_of_buttons_and_fields(themed: QApplication, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    sizes: list[QSize] = []
    buttons = [Button("Log call", variant) for variant in ButtonVariant]
    for button in buttons:
        column.addWidget(button)
    window.show()
    for button in buttons:
        button.clearFocus()
        before = button.sizeHint()
        button.setFocus()
        button.ensurePolished()
        sizes.append(button.sizeHint() - before)
    assert all(size.height() == 0 and size.width() == 0 for size in sizes)


def test_inter_is_loaded_and_its_figures_can_be_tabular(themed: QApplication) -> None:
    assert "Inter" in QFontDatabase.families()
    assert font(TextRole.BODY, tabular=True).featureValue(QFont.Tag("tnum")) == 1
    assert font(TextRole.SECONDARY, italic=True).italic()


def test_a_system_that_says_nothing_gets_the_light_theme(themed: QApplication) -> None:
    assert system_theme() in Theme
