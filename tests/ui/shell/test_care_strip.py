from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.accessibility_checks import faults_of
from ui.shell.care_strip import CareStrip, CareStripEntry, CareStripPromise
from ui.widgets.buttons import LinkButton
from ui.widgets.chips import ClockState


def _promise(key: str, clock: str = "in 36 min") -> CareStripPromise:
    return CareStripPromise(key, clock, ClockState.DUE, f"Client {key}", "call back · Ben")


@pytest.fixture
def strip(themed: QApplication, qtbot: QtBot) -> Iterator[CareStrip]:
    """A strip in view, wide enough for two promises."""
    host = QWidget()
    qtbot.addWidget(host)
    strip = CareStrip(host)
    strip.resize(1000, 44)
    strip.set_promises("5 people are counting on us", [_promise(str(number)) for number in range(8)])
    host.resize(2000, 100)
    host.show()
    yield strip
    host.close()


def _entries(strip: CareStrip) -> list[CareStripEntry]:
    return [entry for entry in strip.findChildren(CareStripEntry) if entry.isVisible()]


def test_as_many_promises_are_shown_as_fit(strip: CareStrip) -> None:
    few = len(_entries(strip))
    strip.resize(1900, 44)
    assert 0 < few < len(_entries(strip)) <= 6
    strip.resize(300, 44)
    assert _entries(strip) == []


def test_the_most_urgent_stays_in_sight_however_long_the_name_is(strip: CareStrip) -> None:
    name = "Saint Bartholomew-upon-the-Waters Ladies’ Benevolent Association"
    strip.resize(964, 44)
    strip.set_promises("2 people are counting on us", [_promise("0")._replace(name=name), _promise("1")])
    (shown,) = _entries(strip)
    assert shown.promise.name == name
    assert shown.geometry().right() < strip.findChildren(LinkButton)[0].geometry().left()
    strip.set_promises("1 person is counting on us", [_promise("1")])
    (shown,) = _entries(strip)
    assert shown.width() == shown.sizeHint().width()


def test_a_promise_opens_by_click_and_by_key(strip: CareStrip, qtbot: QtBot) -> None:
    first, second, *_rest = _entries(strip)
    with qtbot.waitSignal(strip.promise_opened) as opened:
        qtbot.mouseClick(second, Qt.MouseButton.LeftButton)
    assert opened.args == ["1"]
    with qtbot.waitSignal(strip.promise_opened) as opened:
        qtbot.keyClick(first, Qt.Key.Key_Space)
    assert opened.args == ["0"]


def test_newer_clocks_keep_the_same_widgets(strip: CareStrip) -> None:
    before = _entries(strip)
    strip.set_promises("5 people are counting on us", [_promise(str(number), "in 35 min") for number in range(8)])
    assert _entries(strip) == before
    assert before[0].accessibleName() == "Client 0, in 35 min, call back · Ben"


def test_a_quiet_day_says_so(strip: CareStrip, qtbot: QtBot) -> None:
    strip.set_promises("Nobody is waiting on us. 12 days.", [])
    assert _entries(strip) == []
    link = strip.findChild(LinkButton)
    assert link is not None
    with qtbot.waitSignal(strip.board_requested):
        link.click()


def test_the_strip_can_be_read_and_hit(strip: CareStrip) -> None:
    assert faults_of(strip.window()) == []
    assert not strip.grab().isNull()
