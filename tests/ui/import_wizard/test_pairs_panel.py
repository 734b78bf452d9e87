from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox
from pytestqt.qtbot import QtBot

from app.exchange.import_choices import PairAnswer
from tests.ui.accessibility_checks import faults_of
from tests.ui.firm_windows import settle
from tests.ui.import_wizard.looks import a_pair
from ui.import_wizard.pairs_panel import PairsPanel, answer_words

MERGE, SEPARATE = PairAnswer.MERGE, PairAnswer.SEPARATE


@pytest.fixture
def panel(themed: QApplication, qtbot: QtBot) -> PairsPanel:
    shown = PairsPanel()
    qtbot.addWidget(shown)
    shown.resize(900, 500)
    shown.show_pairs((a_pair(2), a_pair(3), a_pair(4, cautions=frozenset(), default=MERGE)), {})
    shown.show()
    shown.activateWindow()
    QTest.qWaitForWindowActive(shown)
    shown.setFocus()
    settle()
    return shown


def place(panel: PairsPanel) -> int:
    return panel._list.currentIndex().row()


def test_the_panel_is_sound_for_keys_and_screen_readers(panel: PairsPanel) -> None:
    assert faults_of(panel) == []


def test_m_merges_k_keeps_both_and_the_next_open_pair_comes_by_itself(panel: PairsPanel) -> None:
    QTest.keyClick(panel._list, Qt.Key.Key_M)
    assert place(panel) == 1
    QTest.keyClick(panel._list, Qt.Key.Key_K)
    assert place(panel) == 2
    assert panel.decisions.answers == {a_pair(2).key: MERGE, a_pair(3).key: SEPARATE}


def test_ctrl_z_takes_the_last_answer_back_and_shows_its_pair(panel: PairsPanel) -> None:
    QTest.keyClick(panel._list, Qt.Key.Key_K)
    QTest.keyClick(panel._list, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert panel.decisions.answers == {}
    assert place(panel) == 0


def test_all_of_a_kind_are_answered_at_once(panel: PairsPanel) -> None:
    box = panel.findChild(QCheckBox, "import.pairs.all")
    assert isinstance(box, QCheckBox)
    assert "2" in box.text()
    box.setChecked(True)
    panel.answer(SEPARATE)
    assert panel.decisions.answers == {a_pair(2).key: SEPARATE, a_pair(3).key: SEPARATE}
    assert place(panel) == 2
    assert not box.isVisible(), "the third is the only one of its kind"


def test_answers_given_before_are_shown_and_the_first_open_pair_is_chosen(panel: PairsPanel) -> None:
    panel.show_pairs(panel.decisions.pairs, {a_pair(2).key: MERGE})
    assert place(panel) == 1
    first, second, third = panel.decisions.pairs
    assert "You said: merge" in answer_words(panel.decisions, first)
    assert "both are kept" in answer_words(panel.decisions, second)
    assert "they are merged" in answer_words(panel.decisions, third)


def test_without_pairs_no_key_does_harm(panel: PairsPanel) -> None:
    panel.show_pairs((), {})
    panel.answer(MERGE)
    panel.undo()
    assert panel.decisions.answers == {}
