"""The bar over the card of the only customer: how long the call lasts, and at its end how we left it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtCore import QElapsedTimer, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from app.translations import gettext as _
from ui.theme.appearance import sized
from ui.theme.fonts import TextRole
from ui.theme.tokens import Space
from ui.theme.tones import Tone
from ui.widgets.buttons import Button, ButtonVariant
from ui.widgets.chip_row import ChipRow
from ui.widgets.chips import Chip
from ui.widgets.choice_group import ANSWERS_TO_KEYS
from ui.widgets.labels import TextLabel, TextTone

_SECOND = 1000
_MINUTE = 60
_WIDEST_NAME = 460
CALL_BACK = "call_back"

Answers = tuple[tuple[str, str], ...]  # what follows, and the words of its button


def ways_to_leave() -> Answers:
    """How a call can be left: what follows, and the words of its button; answered with 1 to 4."""
    return (
        ("job.book", _("1  Booked")),
        (CALL_BACK, _("2  Call back")),
        ("", _("3  Nothing")),
        ("complaint.log", _("4  Complaint")),
    )


class CallBar(QFrame):
    """The only thing beside the card: how long the call lasts, and at its end the question."""

    answered = Signal(str)
    resumed = Signal()  # the call goes on after all

    def __init__(self, times_to_call_back: Callable[[], Answers], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._times_to_call_back = times_to_call_back
        self.setObjectName("only_customer.bar")
        self.setProperty("variant", "bar")
        self.setProperty(ANSWERS_TO_KEYS, True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._name = ""
        self._elapsed = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setInterval(_SECOND)
        self._timer.timeout.connect(self._show_time)
        self._time_chip = Chip("", Tone.ACCENT, "phone")
        self._question_label = TextLabel("", TextRole.HEADING)
        self._hint_label = TextLabel(_("Esc ends the call"), TextRole.SECONDARY, TextTone.TERTIARY)
        self._on_button = Button(_("Still on the phone"), ButtonVariant.QUIET)
        self._on_button.setObjectName("only_customer.resume")
        self._on_button.clicked.connect(self._resume)
        self._is_asking_when = False
        self._seconds = 0
        self._ways = ways_to_leave()
        self._buttons = [self._button(place) for place in range(len(self._ways))]
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.XL, Space.S, Space.XL, Space.S)
        row.setSpacing(Space.M)
        row.addWidget(self._time_chip)
        row.addWidget(self._question_label)
        answers = QWidget()
        answer_row = ChipRow(answers, gap=Space.S)
        for button in self._buttons:
            answer_row.addWidget(button)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        answers.setSizePolicy(policy)
        row.addWidget(answers, 1)
        row.addWidget(self._hint_label)
        row.addWidget(self._on_button)
        self.hide()

    @property
    def is_asking(self) -> bool:
        """Whether the question is on the screen."""
        return self._buttons[0].isVisible()

    @property
    def minutes(self) -> int:
        """How long the call lasted when the question was put, in whole minutes and at least one."""
        return max(1, round(self._seconds / _MINUTE))

    def start(self, name: str) -> None:
        """The call with this person begins."""
        self._name = name
        self._elapsed.start()
        self.go_on()
        self.show()

    def go_on(self) -> None:
        """No question any more; the clock never stood still."""
        words, metrics = _("Only {name}").format(name=self._name), self._question_label.fontMetrics()
        # A name of two hundred letters must not widen the window.
        self._question_label.setText(metrics.elidedText(words, Qt.TextElideMode.ElideRight, sized(_WIDEST_NAME)))
        self._show_buttons(is_shown=False)
        self._show_time()
        self._timer.start()

    def ask(self) -> None:
        """Put the question how we left it."""
        if self._timer.isActive():
            self._show_time()
        self._timer.stop()
        self._is_asking_when = False
        self._put(_("How did we leave it?"), ways_to_leave())

    def ask_when(self) -> None:
        """A call back is a promise, and a promise has a time."""
        self._is_asking_when = True
        self._put(_("When do we call back?"), self._times_to_call_back())

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
            if self._is_asking_when:
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

    def _put(self, question: str, ways: Answers) -> None:
        self._ways = ways
        self._question_label.setText(question)
        for button, (_action, words) in zip(self._buttons, ways, strict=False):
            button.setText(words)
            button.setAccessibleDescription(question)
        self._show_buttons(is_shown=True)
        self._buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _resume(self) -> None:
        self.go_on()
        self.resumed.emit()

    def _show_buttons(self, *, is_shown: bool) -> None:
        for place, button in enumerate(self._buttons):
            button.setVisible(is_shown and place < len(self._ways))
        self._hint_label.setVisible(not is_shown)
        self._on_button.setVisible(is_shown and not self._is_asking_when)

    def _show_time(self) -> None:
        self._seconds = timedelta(milliseconds=self._elapsed.elapsed()).seconds
        minutes, seconds = divmod(self._seconds, _MINUTE)
        self._time_chip.setText(f"{minutes}:{seconds:02d}")
