"""How a client's words read, beside their field: a suggestion that a person confirms or corrects (R5)."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from app.translations import gettext as _
from ui.theme.fonts import TextRole
from ui.theme.tokens import Space
from ui.widgets.buttons import Button, ButtonVariant
from ui.widgets.chip_row import ChipRow
from ui.widgets.choice_group import ChoiceGroup
from ui.widgets.labels import TextLabel, TextTone

_READ_AFTER = 250  # milliseconds without a key
_READ_ALONG = 1_500  # letters at each end; the whole is read before saving
_TONES = {"hurt": TextTone.LATE, "good": TextTone.SOON, "love": TextTone.DONE}


ANSWERS = {"love": "great", "good": "good", "hurt": "not_happy"}
"""What the sheet and the telephone call each feeling."""


def feeling_words() -> dict[str, str]:
    """The three feelings as the sheet and the telephone call them."""
    return {"love": _("Great"), "good": _("Good"), "hurt": _("Not happy")}


class SoundsLike(QWidget):
    """Says how words sound and asks whether that is right; hidden while they say nothing of a feeling.

    `follow` reads an editor while it is written in. Nothing is decided here: `heard` is empty until a person pressed an
    answer, and again once other words sound different. With `offers_complaint`, words that hurt offer to log one.
    """

    confirmed = Signal(str)  # love, good or hurt, as the person heard it; empty when taken back
    read = Signal(str)  # what the words sound like now; empty for nothing
    complaint_requested = Signal()

    def __init__(self, parent: QWidget | None = None, *, offers_complaint: bool = False) -> None:
        super().__init__(parent)
        self._sound = ""
        self._ticked = ""
        self._is_silent = False
        self._label = TextLabel("", TextRole.SECONDARY, TextTone.SECONDARY)
        self._choice = ChoiceGroup(tuple(feeling_words().items()), _("How you heard it"))
        self._choice.choice_made.connect(self.confirmed)
        self._complaint_button = Button(_("Log a complaint"), ButtonVariant.QUIET, "message-square-warning")
        self._complaint_button.setObjectName("sounds_like.complaint")
        self._complaint_button.clicked.connect(self.complaint_requested)
        self._complaint_button.setToolTip(_("Ctrl+Shift+C begins it with these words"))
        self._offers_complaint = offers_complaint
        self._timer = QTimer(self, interval=_READ_AFTER, singleShot=True)
        self._timer.timeout.connect(self._look_along)
        self._words: Callable[[], str] = str
        row = ChipRow(self, gap=Space.S)
        row.setContentsMargins(0, 0, 0, 0)
        for widget in (self._label, self._choice, self._complaint_button):
            row.addWidget(widget)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.hide()

    @property
    def sound(self) -> str:
        """What the words sound like: love, good, hurt, or nothing."""
        return self._sound

    @property
    def heard(self) -> str:
        """What a person confirmed; empty while nobody did."""
        return self._choice.chosen

    @property
    def is_in_question(self) -> bool:
        """Whether the words sound different from what was ticked, and nobody said how they were heard."""
        return not self.isHidden() and not self.heard

    def follow(self, editor: QLineEdit | QPlainTextEdit) -> None:
        """Read what is written here, a moment after the last key."""
        self.read_from(editor.toPlainText if isinstance(editor, QPlainTextEdit) else editor.text)
        editor.textChanged.connect(lambda *_words: self.read_soon())

    def read_from(self, words: Callable[[], str]) -> None:
        """Where the words come from, when they stand in more than one field."""
        self._words = words

    def read_soon(self) -> None:
        """Something was written: read it a moment after the last key."""
        self._timer.start()

    def set_ticked(self, feeling: str) -> None:
        """What was answered beside the words: words that sound the same need no question."""
        self._ticked = feeling
        self._show()

    def set_answered(self, answer: str) -> None:
        """The same by the answer of a sheet: great, good or not_happy."""
        self.set_ticked(next((feeling for feeling, each in ANSWERS.items() if each == answer), ""))

    def read_now(self) -> str:
        """Read at once, as before saving; answers with what the words sound like."""
        self._look(self._words())
        return self._sound

    def set_silent(self, *, is_silent: bool) -> None:
        """These are no words of a client: nothing is asked."""
        self._is_silent = is_silent
        self._show()

    def choose(self, feeling: str) -> None:
        """Put back what somebody heard."""
        self._choice.choose(feeling)

    def take_focus(self) -> None:
        """Lead the keyboard to the question."""
        self._choice.setFocus()

    def _look_along(self) -> None:
        """While somebody writes, a very long text is read where it begins and where they are likely to write on."""
        words = self._words()
        if len(words) > 2 * _READ_ALONG:
            words = f"{words[:_READ_ALONG]}. {words[-_READ_ALONG:]}"
        self._look(words)

    def _look(self, words: str) -> None:
        self._timer.stop()
        sound = sound_of(words)
        if sound != self._sound:
            self._sound = sound
            self._choice.choose("")
            self.read.emit(sound)
        self._show()

    def _show(self) -> None:
        is_asked = bool(self._sound) and self._sound != self._ticked and not self._is_silent
        if is_asked:
            words = feeling_words()[self._sound].lower()
            self._label.setText(_("Sounds like: {feeling}. Right?").format(feeling=words))
            self._label.set_tone(_TONES[self._sound])
        self._complaint_button.setVisible(self._offers_complaint and self._sound == "hurt")
        self.setVisible(is_asked)


def sound_of(words: str) -> str:
    """What words sound like (R5): love, good, hurt, or nothing where they tell no feeling."""
    from app.rules.word_class import WordClass, class_of_words  # noqa: PLC0415 - no start needs the lists of words

    found = class_of_words(words)
    if found.word_class is WordClass.NEUTRAL:
        return ""
    return found.word_class.value
