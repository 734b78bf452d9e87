"""Long work: reporting how far it is, and the one place where a cancel takes effect."""

from __future__ import annotations

from threading import Event

from app.errors import Cancelled
from app.translations import gettext as _


class CancelFlag:
    """A wish to stop, raised in one thread and seen in another."""

    def __init__(self) -> None:
        self._raised = Event()

    def cancel(self) -> None:
        """Ask the job to stop at its next step."""
        self._raised.set()

    @property
    def is_cancelled(self) -> bool:
        """Whether somebody asked the job to stop."""
        return self._raised.is_set()


class JobProgress:
    """How a long job speaks to whoever waits for it; this one is silent, subclasses override `report`."""

    def __init__(self, cancel_flag: CancelFlag | None = None) -> None:
        self.cancel_flag = cancel_flag if cancel_flag is not None else CancelFlag()

    def step(self, done: int, total: int, message: str = "") -> None:
        """Report that `done` of `total` pieces are finished; raises Cancelled when the user wants to stop.

        A total of 0 means that nobody knows yet how much there is.
        """
        self.stop_if_cancelled()
        self.report(done, total, message)
        self.stop_if_cancelled()

    def report(self, done: int, total: int, message: str) -> None:
        """Show the progress; silent here."""

    def stop_if_cancelled(self) -> None:
        """Raise Cancelled if the user wants to stop."""
        if self.cancel_flag.is_cancelled:
            raise Cancelled(stopped_words())


def stopped_words() -> str:
    """What is said of work that was stopped."""
    return _("Stopped as you wished: nothing was changed, you can start it again at any time.")
