from __future__ import annotations

import re

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QTextBrowser, QWidget
from pytestqt.qtbot import QtBot

from app.keys.commands import Command, command_menus
from ui.help.help_layout import show_words
from ui.help.help_texts import find_help, help_texts
from ui.shell.actions import Actions
from ui.shell.keys_overlay import KeysOverlay
from ui.theme.fonts import TextRole


def test_every_page_has_a_title_and_words() -> None:
    texts = help_texts()
    assert len(texts) == len({text.title for text in texts}) >= 11
    assert all(len(text.words) > 100 for text in texts)


def test_every_place_of_the_rail_has_its_page() -> None:
    names = {text.name for text in help_texts()}
    assert {"today", "clients", "client", "schedule", "care_board", "aftercare", "insights", "settings"} <= names


def test_the_search_finds_the_beginnings_of_words_and_titles_come_first() -> None:
    found = find_help(help_texts(), "aftercare")
    assert found[0].name == "aftercare"
    assert len(found) > 1
    assert find_help(help_texts(), "xyzzy") == ()
    assert find_help(help_texts(), "") == help_texts()


def test_no_page_uses_a_word_that_clients_must_not_hear() -> None:
    forbidden = {"record", "entity", "ticket", "sla", "nps", "sync"}
    for text in help_texts():
        assert not forbidden & set(text.words.lower().split()), text.name


@pytest.mark.parametrize("spec", [spec for menu in command_menus() for spec in menu.commands if spec.shortcut])
def test_every_key_of_a_command_stands_on_a_page_and_in_the_list_of_keys(
    qtbot: QtBot, themed: QApplication, spec: Command
) -> None:
    as_written = re.compile(rf"(?<![\w+]){re.escape(spec.shortcut)}(?![\w+])")
    assert [text.name for text in help_texts() if as_written.search(text.words)]
    host = QWidget()
    qtbot.addWidget(host)
    overlay = KeysOverlay(Actions(host).specs, host)
    assert spec.plain_text in {label.text() for label in overlay.findChildren(QLabel)}


def test_headings_are_set_in_our_sizes(qtbot: QtBot, themed: QApplication) -> None:
    browser = QTextBrowser()
    qtbot.addWidget(browser)
    show_words(browser, "# Today\n\nWords, **strong** ones.\n\n- a line")
    document = browser.document()
    title = document.begin().begin().fragment().charFormat().font()
    assert title.pixelSize() == TextRole.TITLE.pixels
    assert document.toPlainText().splitlines()[0] == "Today"
