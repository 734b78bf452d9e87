from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.firm_pages import texts_of
from ui.only_customer.call_bar import CallBar

WHEN = (("in_an_hour", "1  By 10:00"), ("in_three_hours", "2  By 12:00"), ("tomorrow_morning", "3  By Mon 09:00"))


@pytest.fixture
def bar(themed: QApplication) -> Iterator[CallBar]:
    made = CallBar(lambda: WHEN)
    made.resize(1024, 60)
    made.start("Margaret Alder")
    yield made
    made.close()
    made.deleteLater()


def test_the_clock_runs_beside_the_name(bar: CallBar) -> None:
    assert not bar.is_asking
    assert "Only Margaret Alder\nEsc ends the call" in texts_of(bar)


def test_a_call_lasts_at_least_a_minute_and_is_counted_in_whole_ones(bar: CallBar) -> None:
    assert bar.minutes == 1
    bar._seconds = 250
    assert bar.minutes == 4


def test_each_answer_says_its_question_to_those_who_cannot_see_it(bar: CallBar) -> None:
    bar.ask()
    assert {button.accessibleDescription() for button in bar._buttons} == {"How did we leave it?"}


def test_the_second_question_has_the_times_and_three_keys(bar: CallBar) -> None:
    heard: list[str] = []
    bar.answered.connect(heard.append)
    bar.ask()
    QTest.keyClick(bar, Qt.Key.Key_2)
    assert "2  By 12:00" in texts_of(bar)
    QTest.keyClick(bar, Qt.Key.Key_4)
    assert heard == []
    QTest.keyClick(bar, Qt.Key.Key_3)
    assert heard == ["tomorrow_morning"]


def test_the_longest_name_does_not_widen_the_bar(bar: CallBar) -> None:
    bar.start("W" * 200)
    assert bar.minimumSizeHint().width() < 1024


@pytest.mark.parametrize("width", [1366, 1024])
def test_every_answer_has_room(bar: CallBar, width: int) -> None:
    bar.resize(width, bar.heightForWidth(width))
    bar.ask()
    QApplication.processEvents()
    assert all(button.width() >= button.sizeHint().width() for button in bar._buttons)
