"""Only customer: the frame steps back, the card fills the window, toasts wait until the call is over."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from app.rules.call_back_times import CallBack
from app.translations import gettext as _
from ui.theme.fonts import TextRole
from ui.theme.tokens import Space
from ui.theme.tones import Tone
from ui.widgets.buttons import Button, ButtonVariant
from ui.widgets.chips import Chip
from ui.widgets.choice_group import ANSWERS_TO_KEYS
from ui.widgets.labels import TextLabel, TextTone

if TYPE_CHECKING:
    from ui.widgets.toasts import ToastStack

_SECOND = 1000
CALL_BACK = "call_back"


def ways_to_leave() -> tuple[tuple[str, str], ...]:
    """How a call can be left: what follows, and the words of its button; answered with 1 to 4."""
    return (
        ("job.book", _("1  Booked")),
        (CALL_BACK, _("2  Call back")),
        ("", _("3  Nothing")),
        ("complaint.log", _("4  Complaint")),
    )


def times_to_call_back() -> tuple[tuple[str, str], ...]:
    """By when we ring again; answered with 1 to 3."""
    return (
        (CallBack.IN_AN_HOUR.value, _("1  In an hour")),
        (CallBack.IN_THREE_HOURS.value, _("2  In three hours")),
        (CallBack.TOMORROW_MORNING.value, _("3  Tomorrow 9:00")),
    )


class CallBar(QFrame):
    """The only thing beside the card: how long the call lasts, and at its end the question."""

    answered = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("only_customer.bar")
        self.setProperty("variant", "bar")
        self.setProperty(ANSWERS_TO_KEYS, True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._elapsed = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setInterval(_SECOND)
        self._timer.timeout.connect(self._show_time)
        self._time_chip = Chip("", Tone.ACCENT, "phone")
        self._question_label = TextLabel("", TextRole.BODY_STRONG)
        self._hint_label = TextLabel(_("Esc ends the call"), TextRole.SECONDARY, TextTone.TERTIARY)
        self._ways = ways_to_leave()
        self._buttons = [self._button(place) for place in range(len(self._ways))]
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.XL, Space.S, Space.XL, Space.S)
        row.setSpacing(Space.M)
        row.addWidget(self._time_chip)
        row.addWidget(self._question_label)
        for button in self._buttons:
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self._hint_label)
        self.hide()

    @property
    def is_asking(self) -> bool:
        """Whether the question is on the screen."""
        return self._buttons[0].isVisible()

    def start(self, name: str) -> None:
        """The call with this person begins."""
        self._question_label.setText(_("Only {name}").format(name=name))
        self._put(ways_to_leave())
        self._show_buttons(is_shown=False)
        self._elapsed.start()
        self._show_time()
        self._timer.start()
        self.show()

    def ask(self) -> None:
        """Put the question how we left it."""
        self._timer.stop()
        self._question_label.setText(_("How did we leave it?"))
        self._put(ways_to_leave())
        self._show_buttons(is_shown=True)
        self._buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def ask_when(self) -> None:
        """A call back is a promise, and a promise has a time."""
        self._question_label.setText(_("When do we call back?"))
        self._put(times_to_call_back())
        self._show_buttons(is_shown=True)
        self._buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def finish(self) -> None:
        """The call is over."""
        self._timer.stop()
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """1 to 4 answer the question; Esc answers it with nothing, and the second question with the first one again."""
        number = event.key() - Qt.Key.Key_1
        if self.is_asking and 0 <= number < len(self._ways):
            self._answer(number)
        elif self.is_asking and event.key() == Qt.Key.Key_Escape:
            if self._ways == times_to_call_back():
                self.ask()
            else:
                self.answered.emit("")
        else:
            super().keyPressEvent(event)

    def _answer(self, place: int) -> None:
        action = self._ways[place][0]
        if action == CALL_BACK:
            self.ask_when()
        else:
            self.answered.emit(action)

    def _button(self, place: int) -> Button:
        action, words = self._ways[place]
        button = Button(words, ButtonVariant.PLAIN)
        button.setObjectName(f"only_customer.{action or 'nothing'}")
        button.clicked.connect(lambda: self._answer(place))
        return button

    def _put(self, ways: tuple[tuple[str, str], ...]) -> None:
        self._ways = ways
        for button, (_action, words) in zip(self._buttons, ways, strict=False):
            button.setText(words)

    def _show_buttons(self, *, is_shown: bool) -> None:
        for place, button in enumerate(self._buttons):
            button.setVisible(is_shown and place < len(self._ways))
        self._hint_label.setVisible(not is_shown)

    def _show_time(self) -> None:
        minutes, seconds = divmod(timedelta(milliseconds=self._elapsed.elapsed()).seconds, 60)
        self._time_chip.setText(f"{minutes}:{seconds:02d}")


class OnlyCustomer(QObject):
    """Hides the frame for one client and brings it back; `left` tells which command follows."""

    left = Signal(str)

    def __init__(self, bar: CallBar, frame: Sequence[QWidget], toasts: ToastStack, parent: QObject) -> None:
        super().__init__(parent)
        self._bar = bar
        self._frame = tuple(frame)
        self._hidden: list[QWidget] = []
        self._toasts = toasts
        bar.answered.connect(self._leave)

    @property
    def is_on(self) -> bool:
        """Whether a client has the screen alone."""
        return self._bar.isVisible()

    def enter(self, name: str) -> None:
        """Clear the screen for this client."""
        if self.is_on:
            return
        self._toasts.dismiss_all()
        self._toasts.hold()
        # What was hidden before, such as the banner of an ordinary firm, stays hidden afterwards.
        self._hidden = [widget for widget in self._frame if widget.isVisible()]
        for widget in self._hidden:
            widget.hide()
        self._bar.start(name)

    def ask(self) -> None:
        """The call is over: ask how it was left."""
        self._bar.ask()

    def _leave(self, action: str) -> None:
        self._bar.finish()
        for widget in self._hidden:
            widget.show()
        self._toasts.release()
        self.left.emit(action)
