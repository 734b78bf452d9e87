"""The one event after each transaction, and who hears it."""

from __future__ import annotations

from dataclasses import FrozenInstanceError

import pytest

from app.events import EventBus, RecordsChanged


def a_change() -> RecordsChanged:
    return RecordsChanged("Log complaint", {"complaint": frozenset({7}), "client": frozenset({3})})


def test_every_listener_hears_in_the_order_of_subscription() -> None:
    bus, heard = EventBus(), []
    bus.subscribe(lambda event: heard.append(("first", event.unit)))
    bus.subscribe(lambda event: heard.append(("second", event.unit)))
    bus.publish(a_change())
    assert heard == [("first", "Log complaint"), ("second", "Log complaint")]


def test_a_failing_listener_is_logged_and_the_others_still_hear(caplog: pytest.LogCaptureFixture) -> None:
    bus, heard = EventBus(), []

    def fail(event: RecordsChanged) -> None:
        raise ValueError("gate code 4711")

    bus.subscribe(fail)
    bus.subscribe(heard.append)
    bus.publish(a_change())
    assert heard == [a_change()]
    assert [record.levelname for record in caplog.records] == ["ERROR"]
    assert "4711" not in caplog.records[0].getMessage()


def test_a_listener_that_left_hears_nothing_more() -> None:
    bus, heard = EventBus(), []
    leave = bus.subscribe(heard.append)
    leave()
    leave()
    bus.publish(a_change())
    assert heard == []


def test_a_listener_may_leave_while_it_is_told() -> None:
    bus, heard = EventBus(), []

    def once(event: RecordsChanged) -> None:
        heard.append(event)
        leave()

    leave = bus.subscribe(once)
    bus.subscribe(heard.append)
    bus.publish(a_change())
    bus.publish(a_change())
    assert len(heard) == 3


def test_an_event_says_which_tables_it_touched() -> None:
    assert a_change().touches("job", "client")
    assert not a_change().touches("job")


def test_an_event_cannot_be_changed_afterwards() -> None:
    ids = {7}
    tables = {"complaint": frozenset(ids)}
    event = RecordsChanged("Log complaint", tables)
    tables["job"] = frozenset({1})
    assert not event.touches("job")
    with pytest.raises(FrozenInstanceError):
        event.unit = "other"  # type: ignore[misc]  # the point of the test
    with pytest.raises(TypeError):
        event.tables["job"] = frozenset()  # type: ignore[index]  # the point of the test
