from __future__ import annotations

from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from ui.schedule.edge_scroll import EdgeScroll


def test_near_the_lower_edge_the_plan_comes_up_and_in_the_middle_it_rests(qtbot: QtBot) -> None:
    area, plan = QScrollArea(), QWidget()
    qtbot.addWidget(area)
    plan.setFixedSize(150, 2_000)
    area.setWidget(plan)
    area.resize(200, 300)
    area.show()
    followed: list[int] = []
    scroll = EdgeScroll(plan, lambda: followed.append(area.verticalScrollBar().value()))
    seen = area.viewport().rect()
    QCursor.setPos(area.viewport().mapToGlobal(seen.center()))
    scroll.timeout.emit()
    QCursor.setPos(area.viewport().mapToGlobal(seen.center()) + (seen.bottomLeft() - seen.topLeft()) / 2)
    scroll.timeout.emit()
    scroll.timeout.emit()
    assert followed[0] == 0
    assert 0 < followed[1] < followed[2]
