from __future__ import annotations

from threading import Thread

from PySide6.QtCore import QThread
from pytestqt.qtbot import QtBot

from app.events import EventBus, RecordsChanged
from ui.change_feed import ChangeFeed


def test_an_event_arrives_as_a_signal(qtbot: QtBot) -> None:
    bus = EventBus()
    feed = ChangeFeed(bus)
    with qtbot.waitSignal(feed.changed) as caught:
        bus.publish(RecordsChanged("Book job", {"job": frozenset({1})}))
    assert caught.args[0].touches("job")


def test_an_event_of_a_worker_thread_arrives_in_the_thread_of_the_window(qtbot: QtBot) -> None:
    bus = EventBus()
    feed = ChangeFeed(bus)
    threads: list[QThread] = []
    feed.changed.connect(lambda _event: threads.append(QThread.currentThread()))
    with qtbot.waitSignal(feed.changed):
        worker = Thread(target=bus.publish, args=(RecordsChanged("Import", is_bulk=True),))
        worker.start()
        worker.join()
    assert threads == [feed.thread()]


def test_a_closed_feed_is_silent(qtbot: QtBot) -> None:
    bus = EventBus()
    feed = ChangeFeed(bus)
    feed.close()
    with qtbot.assertNotEmitted(feed.changed, wait=10):
        bus.publish(RecordsChanged("Book job"))
