"""Only customer: the frame steps back, the card fills the window, toasts wait until the call is over."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from app.queries import firm as firm_queries
from app.rules.call_back_times import CallBack, call_back_at
from app.translations import gettext as _
from ui.firm_formats import formats_of
from ui.only_customer.call_bar import Answers, CallBar

if TYPE_CHECKING:
    from app.clock import Clock
    from ui.widgets.toasts import ToastStack

_NAMING_NOBODY_ELSE = frozenset({"client", "complaint_form", "ask_us", "booking", "job", "answer_book"})


def times_to_call_back(clock: Clock) -> Answers:
    """In an hour, in three or on the next open day: each as the time that is promised, answered with 1 to 3."""
    formats = formats_of(clock, firm_queries.get_firm())
    working_time = firm_queries.get_working_time()
    due = {each: call_back_at(each, clock.now(), working_time) for each in CallBack}
    return tuple(
        (each.value, _("{number}  By {when}").format(number=number, when=formats.by(moment)))
        for number, (each, moment) in enumerate(due.items(), 1)
    )


class OnlyCustomer(QObject):
    """Hides the frame for one client and brings it back; `left` tells which command follows."""

    switched = Signal(bool)  # a client has the screen alone, or has it no more
    left = Signal(str)
    resumed = Signal()  # the call goes on after the question
    queue_left = Signal()  # the calls after the job are left, and nothing else was asked for

    def __init__(self, bar: CallBar, frame: Sequence[QWidget], toasts: ToastStack, parent: QObject) -> None:
        super().__init__(parent)
        self._bar = bar
        self._frame = tuple(frame)
        self._hidden: list[QWidget] = []
        self._toasts = toasts
        self._then: Callable[[], None] | None = None
        self._focus_before: QWidget | None = None
        self._queue_place = ""
        self.client_id: int | None = None
        bar.answered.connect(self._leave)
        bar.resumed.connect(self._go_on)

    @property
    def is_on(self) -> bool:
        """Whether a client has the screen alone."""
        return self._bar.isVisible() or self.is_queue

    @property
    def is_queue(self) -> bool:
        """Whether it is one client after the other, each asked how it was."""
        return bool(self._queue_place)

    @property
    def minutes(self) -> int:
        """How long the call lasted."""
        return self._bar.minutes

    def enter(self, client_id: int, name: str, focus_before: QWidget | None = None) -> None:
        """Clear the screen for this client; afterwards the focus goes back to where it was before."""
        if self.is_on:
            return
        self.client_id = client_id
        self._focus_before = focus_before
        self._clear_screen()
        self._bar.start(name)
        self.switched.emit(True)

    def enter_queue(self, place: str) -> None:
        """Clear the screen for this page, which shows one client after the other and asks its own question."""
        if self.is_on:
            return
        self._queue_place = place
        self._clear_screen()
        self.switched.emit(True)

    def keeps_away(self, place: str, item: int | None) -> bool:
        """Whether this screen has to wait: it names others, or is about somebody else."""
        if not self.is_on or self.is_queue:
            return self.is_queue and place != self._queue_place
        return place not in _NAMING_NOBODY_ELSE or (place != "job" and item not in {None, self.client_id})

    def ask(self, then: Callable[[], None] | None = None) -> None:
        """The call is over: ask how it was left; what somebody was about to do follows the answer Nothing.

        The calls after the job have asked already: they are left, their words kept, and what follows is done at once.
        """
        if self.is_queue:
            self._restore()
            self._toasts.release()
            (then or self.queue_left.emit)()
            return
        self._then = then
        self._bar.ask()

    def end(self) -> None:
        """The window closes in the middle of a call: nothing is asked, the look of the window is as it was."""
        if self.is_on:
            self._restore()

    def give_focus_back(self) -> bool:
        """Put the focus where it was before the call; False if that is out of view."""
        before = self._focus_before
        self._focus_before = None
        window = QApplication.activeWindow()
        if before is None or window is None or not window.isAncestorOf(before) or not before.isVisible():
            return False
        before.setFocus()
        return True

    def _go_on(self) -> None:
        self._then = None
        self.resumed.emit()

    def _leave(self, action: str) -> None:
        self._restore()
        self.left.emit(action)
        self._toasts.release()
        then, self._then = self._then, None
        if then is not None and not action:
            then()

    def _clear_screen(self) -> None:
        self._then = None
        self._toasts.hold()
        # What was hidden before, such as the banner of an ordinary firm, stays hidden afterwards.
        self._hidden = [widget for widget in self._frame if widget.isVisible()]
        for widget in self._hidden:
            widget.hide()

    def _restore(self) -> None:
        self._queue_place = ""
        self._bar.finish()
        for widget in self._hidden:
            widget.show()
        self.switched.emit(False)
