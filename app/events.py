"""What tells the rest of the program that something was saved: one event after each transaction."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from threading import Lock
from types import MappingProxyType

_logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class RecordsChanged:
    """One transaction was committed: its name as undo shows it, and the ids it touched in each table.

    `is_bulk` says that far more changed than is worth listing (an import): the sets may then be empty and
    whoever shows one of these tables reads it anew. `act_id` is the audit's number of the transaction, if it has one.
    """

    unit: str
    tables: Mapping[str, frozenset[int]] = field(default_factory=dict)
    is_bulk: bool = False
    act_id: int | None = None

    def __post_init__(self) -> None:
        """Take a copy that nobody can change afterwards."""
        kept = {table: frozenset(ids) for table, ids in self.tables.items()}
        object.__setattr__(self, "tables", MappingProxyType(kept))

    def touches(self, *tables: str) -> bool:
        """Whether any of these tables changed."""
        return any(table in self.tables for table in tables)


Listener = Callable[[RecordsChanged], None]


class EventBus:
    """Hands each event to every listener, in the order of their subscription, in the thread that publishes."""

    def __init__(self) -> None:
        self._listeners: list[Listener] = []
        self._lock = Lock()

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call this listener with every event from now on; the answer, when called, ends that."""
        with self._lock:
            self._listeners.append(listener)

        def unsubscribe() -> None:
            with self._lock:
                if listener in self._listeners:
                    self._listeners.remove(listener)

        return unsubscribe

    def publish(self, event: RecordsChanged) -> None:
        """Tell every listener; a failing one is logged, because what was committed stays committed."""
        with self._lock:
            listeners = tuple(self._listeners)
        for listener in listeners:
            try:
                listener(event)
            except Exception:  # the transaction is over: no listener may make it look undone
                _logger.exception("a listener failed while it was told of a change")
