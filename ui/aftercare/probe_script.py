"""The script of asking again, one question at a time in its fixed order: what they said, and what they meant (R5)."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.rules.aftercare_calls import ProbeAnswer
from app.rules.feedback import probe_script
from app.translations import gettext as _
from ui.theme.fonts import TextRole
from ui.theme.tokens import Space
from ui.widgets.labels import ElidedLabel, TextLabel, TextTone
from ui.widgets.limited_edits import LimitedLineEdit

_LONGEST = 2_000
_NUMBER_WIDTH = 22


class _Question(QWidget):
    """One question; open it has the two fields, behind us one line with the answer, before us it is quiet."""

    def __init__(self, step: int, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.step = step
        self._number = TextLabel(str(step), TextRole.SECONDARY_STRONG, TextTone.TERTIARY)
        self._number.setFixedWidth(_NUMBER_WIDTH)
        self._number.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)
        self._question = words
        self._words = TextLabel(words, TextRole.BODY, TextTone.TERTIARY, wrap=True)
        self._answer = ElidedLabel("", TextRole.BODY, TextTone.SECONDARY)
        self.said_edit = LimitedLineEdit(_LONGEST)
        self.said_edit.setObjectName(f"call.said.{step}")
        self.said_edit.setAccessibleName(_("What they said to “{question}”").format(question=words))
        self.said_edit.setPlaceholderText(_("What they say"))
        self.meant_edit = LimitedLineEdit(_LONGEST)
        self.meant_edit.setObjectName(f"call.meant.{step}")
        self.meant_edit.setAccessibleName(_("What they meant by it"))
        self._fields = QWidget()
        fields = QHBoxLayout(self._fields)
        fields.setContentsMargins(0, 0, 0, 0)
        fields.setSpacing(Space.S)
        fields.addWidget(self.said_edit, 3)
        fields.addWidget(self.meant_edit, 2)
        column = QVBoxLayout()
        column.setSpacing(Space.XS)
        for widget in (self._words, self._answer, self._fields):
            column.addWidget(widget)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        row.addWidget(self._number)
        row.addLayout(column, 1)
        for edit in (self.said_edit, self.meant_edit):
            edit.textChanged.connect(self._ask_for_meaning)
        self._ask_for_meaning()
        self.show_as(is_open=False, is_behind=False)

    def show_as(self, *, is_open: bool, is_behind: bool) -> None:
        """Open, behind us, or still to come."""
        self._fields.setVisible(is_open)
        self._words.set_role(TextRole.HEADING if is_open else TextRole.BODY)
        self._words.set_tone(TextTone.PLAIN if is_open else TextTone.TERTIARY)
        self._number.set_tone(TextTone.ACCENT if is_open else TextTone.TERTIARY)
        said, meant = self.said_edit.text().strip(), self.meant_edit.text().strip()
        words = _("“{said}” → {meant}").format(said=said, meant=meant) if meant else f"“{said}”"
        # Behind us the answer stands instead of the question: eight of both would not fit a small screen.
        is_answered = is_behind and bool(said)
        self._answer.setText(words)
        self._answer.setAccessibleDescription(self._question)
        self._answer.setVisible(is_answered)
        self._words.setVisible(not is_answered)

    def _ask_for_meaning(self) -> None:
        # The second field prompts as soon as there is something to understand (S3.5).
        is_said = bool(self.said_edit.text().strip())
        self.meant_edit.setPlaceholderText(_("And what do they mean?") if is_said else _("What they mean"))


class ProbeScript(QWidget):
    """Questions 0 to 7; Enter goes on, Shift+Tab or Up goes back, none can be left out (S2.17)."""

    changed = Signal()
    ended = Signal()  # the last question is behind us
    stepped = Signal(QWidget)  # this question is open now

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("call.script")
        self._at = 0
        self._questions = [_Question(step, words) for step, words in enumerate(probe_script())]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        for question in self._questions:
            column.addWidget(question)
            for edit in (question.said_edit, question.meant_edit):
                edit.textChanged.connect(lambda _text: self.changed.emit())

    @property
    def step(self) -> int:
        """The question that is open."""
        return self._at

    def begin(self) -> None:
        """From the start, with empty fields."""
        for question in self._questions:
            question.said_edit.clear()
            question.meant_edit.clear()
        self._open(0)

    def answers(self) -> tuple[ProbeAnswer, ...]:
        """What was asked so far, in its order; the open question counts once something is written to it."""
        last = self._at if self._is_answered(self._at) else self._at - 1
        return tuple(
            ProbeAnswer(each.step, each.said_edit.text().strip(), each.meant_edit.text().strip())
            for each in self._questions[: last + 1]
        )

    def words(self) -> str:
        """Everything they said, for whoever reads how it sounds."""
        return ". ".join(each.said for each in self.answers() if each.said)

    def go_on(self) -> None:
        """The next question; after the last one the call is to be ended."""
        if self._at + 1 < len(self._questions):
            self._open(self._at + 1)
            self.take_focus()
        else:
            self.ended.emit()

    def go_back(self) -> None:
        """The question before; what was written stays."""
        if self._at > 0:
            self._open(self._at - 1)
            self.take_focus()

    def take_focus(self) -> None:
        """Where the answer to the open question is written."""
        self._questions[self._at].said_edit.setFocus()

    def values(self) -> dict[str, str]:
        """What was written and how far the script went, to be kept."""
        kept = {"step": str(self._at) if self._at else ""}
        for question in self._questions:
            kept[f"said.{question.step}"] = question.said_edit.text()
            kept[f"meant.{question.step}"] = question.meant_edit.text()
        return kept

    def set_values(self, values: dict[str, str]) -> None:
        """Bring back what was kept."""
        for question in self._questions:
            question.said_edit.setText(values.get(f"said.{question.step}", ""))
            question.meant_edit.setText(values.get(f"meant.{question.step}", ""))
        step = values.get("step", "")
        self._open(min(int(step), len(self._questions) - 1) if step.isdecimal() else 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Down go on, Up goes back; none is left out. Ctrl+Enter is the page's."""
        is_plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() == Qt.Key.Key_Up and is_plain:
            self.go_back()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down) and is_plain:
            self.go_on()
        else:
            super().keyPressEvent(event)

    def _is_answered(self, step: int) -> bool:
        question = self._questions[step]
        return bool(question.said_edit.text().strip() or question.meant_edit.text().strip())

    def _open(self, step: int) -> None:
        self._at = step
        for question in self._questions:
            question.show_as(is_open=question.step == step, is_behind=question.step < step)
        self.stepped.emit(self._questions[step])
