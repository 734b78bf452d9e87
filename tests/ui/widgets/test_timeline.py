from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from ui.theme.tones import Tone
from ui.widgets.timeline import TimelineView
from ui.widgets.timeline_items import TimelineHeading, TimelineItem, TimelineModel


def _item(key: str, group: str, body: str = "") -> TimelineItem:
    return TimelineItem(key, group, f"Job {key} done", "Tue 18 Nov", "truck", Tone.OK, body, "$285.00 paid by card")


def test_each_group_gets_one_heading_also_across_pages(themed: QApplication, qtmodeltester: ModelTester) -> None:
    model = TimelineModel()
    qtmodeltester.check(model)
    model.set_items([_item("3", "This week"), _item("2", "October")], has_more=True)
    model.append_items([_item("1", "October"), _item("0", "March")], has_more=False)
    entries = [model.entry(model.index(row)) for row in range(model.rowCount())]
    headings = [entry.text for entry in entries if isinstance(entry, TimelineHeading)]
    assert headings == ["This week", "October", "March"]
    assert len(entries) == 7


def test_the_next_page_is_asked_for_once(themed: QApplication, qtbot: QtBot) -> None:
    model = TimelineModel()
    model.set_items([_item("1", "October")], has_more=True)
    assert model.canFetchMore(QModelIndex())
    with qtbot.waitSignal(model.more_wanted):
        model.fetchMore(QModelIndex())
    assert not model.canFetchMore(QModelIndex())
    model.append_items([], has_more=True)
    assert model.canFetchMore(QModelIndex())


def test_a_row_is_told_in_one_sentence(themed: QApplication) -> None:
    model = TimelineModel()
    item = TimelineItem("1", "Now", "Complaint", "today 10:12", "phone", Tone.LATE, "“Damp.”", "logged by Dana", "open")
    model.set_items([item])
    spoken = model.data(model.index(1), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Complaint (open), today 10:12, “Damp.”, logged by Dana"
    assert model.data(model.index(0), Qt.ItemDataRole.AccessibleTextRole) == "Now"


def test_headings_are_stepped_over(themed: QApplication) -> None:
    model = TimelineModel()
    model.set_items([_item("1", "October")])
    assert not model.flags(model.index(0)) & Qt.ItemFlag.ItemIsSelectable
    assert model.flags(model.index(1)) & Qt.ItemFlag.ItemIsSelectable


def test_rows_are_as_high_as_their_words_at_the_width_they_have(themed: QApplication, qtbot: QtBot) -> None:
    view = TimelineView("Timeline")
    qtbot.addWidget(view)
    view.timeline().set_items(
        [_item("1", "October", "Tea mark by the window lightened, not gone, shown to the client. " * 2)]
    )
    view.resize(700, 400)
    view.show()
    wide = view.visualRect(view.timeline().index(1)).height()
    view.resize(300, 400)
    qtbot.waitUntil(lambda: view.visualRect(view.timeline().index(1)).height() > wide)
    assert not view.grab().isNull()


def test_enter_opens_an_item_but_not_a_heading(themed: QApplication, qtbot: QtBot) -> None:
    view = TimelineView("Timeline")
    qtbot.addWidget(view)
    view.timeline().set_items([_item("1", "October")])
    view.show()
    opened: list[str] = []
    view.item_opened.connect(opened.append)
    view.setCurrentIndex(view.timeline().index(0))
    qtbot.keyClick(view, Qt.Key.Key_Return)
    view.setCurrentIndex(view.timeline().index(1))
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert opened == ["1"]
