"""What each answer asks for next: what they liked, what would have made it great, what is not right, why not today."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from app.queries.firm import get_working_time
from app.rules.feedback import ProbeOutcome, probe_due_at
from app.rules.typed_moments import read_moment
from app.services.call_drafts import ProbeDraft
from app.services.drafts import PromiseDraft
from app.translations import gettext as _
from ui.aftercare.probe_script import ProbeScript
from ui.firm_formats import FirmFormats
from ui.theme.appearance import sized
from ui.theme.fonts import TextRole
from ui.theme.tokens import Space
from ui.widgets.choice_group import ChoiceGroup
from ui.widgets.fields import Field
from ui.widgets.labels import TextLabel, TextTone
from ui.widgets.limited_edits import LimitedLineEdit, LimitedTextEdit
from ui.widgets.sounds_like import SoundsLike

_LONGEST_WORDS = 10_000
_LONGEST_LINE = 500
_WORDS_HEIGHT = 84
FIRST_OUTCOME = 6


class AnswerPart(QWidget):
    """One part under the question; `values` is what is kept when the call is left half-way."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(Space.S)

    def begin(self) -> None:
        """Empty fields for the next client."""

    def take_focus(self) -> None:
        """Where the words are written."""

    def values(self) -> dict[str, str]:
        """What was written."""
        return {}

    def set_values(self, values: dict[str, str]) -> None:
        """Bring back what was kept."""


class WordsPart(AnswerPart):
    """A question and a field for their own words, with how these words sound."""

    def __init__(self, name: str, question: str, ticked: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self.question_label = TextLabel(question, TextRole.LARGE, wrap=True)
        self.words_edit = LimitedTextEdit(_LONGEST_WORDS)
        self.words_edit.setObjectName(f"call.words.{name}")
        self.words_edit.setAccessibleName(question)
        self.words_edit.setTabChangesFocus(True)
        self.words_edit.setFixedHeight(sized(_WORDS_HEIGHT))
        self.sounds = SoundsLike()
        self.sounds.follow(self.words_edit)
        self.sounds.set_ticked(ticked)
        for widget in (self.question_label, self.words_edit, self.sounds):
            self.body.addWidget(widget)
        self.words_edit.textChanged.connect(self.changed)

    @property
    def words(self) -> str:
        """What they said."""
        return self.words_edit.toPlainText().strip()

    def begin(self) -> None:
        """No words."""
        self.words_edit.clear()
        self.sounds.read_now()

    def take_focus(self) -> None:
        """Their words."""
        self.words_edit.setFocus()

    def values(self) -> dict[str, str]:
        """The words, and how somebody heard them."""
        return {f"words.{self._name}": self.words_edit.toPlainText(), f"heard.{self._name}": self.sounds.heard}

    def set_values(self, values: dict[str, str]) -> None:
        """Bring both back."""
        self.words_edit.setPlainText(values.get(f"words.{self._name}", ""))
        self.sounds.read_now()
        self.sounds.choose(values.get(f"heard.{self._name}", ""))


class GreatPart(WordsPart):
    """What did you like best, may we quote it, and a thank-you card."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("great", _("“Thank you! What did you like best?”"), "love", parent)
        self.quote_box = QCheckBox(_("We may &quote it"))
        self.quote_box.setObjectName("call.quote")
        self.quote_box.setToolTip(_("They said yes: only then these words are ever printed or shown to others"))
        self.card_box = QCheckBox(_("Thank-you ca&rd"))
        self.card_box.setObjectName("call.card")
        line = QHBoxLayout()
        line.setSpacing(Space.L)
        line.addWidget(self.quote_box)
        line.addWidget(self.card_box)
        line.addStretch(1)
        self.body.addLayout(line)

    def begin(self) -> None:
        """Nothing ticked: a quote needs their yes."""
        super().begin()
        self.quote_box.setChecked(False)
        self.card_box.setChecked(False)

    def values(self) -> dict[str, str]:
        """The two ticks beside the words."""
        ticks = {"quote": self.quote_box.isChecked(), "card": self.card_box.isChecked()}
        return super().values() | {name: "1" for name, is_on in ticks.items() if is_on}

    def set_values(self, values: dict[str, str]) -> None:
        """Bring everything back."""
        super().set_values(values)
        self.quote_box.setChecked(values.get("quote") == "1")
        self.card_box.setChecked(values.get("card") == "1")


class NotHappyPart(WordsPart):
    """Their words begin the complaint in the same act."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("not_happy", _("“I am glad you tell me. What is not right?”"), "hurt", parent)
        self.sounds.hide()
        note = TextLabel(
            _("Saving logs the complaint with these words about this visit, and its clock begins."),
            TextRole.SECONDARY,
            TextTone.SECONDARY,
            wrap=True,
        )
        self.body.addWidget(note)


class SkipPart(AnswerPart):
    """A call is left out only with a reason."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.reason_edit = LimitedLineEdit(_LONGEST_LINE)
        self.reason_edit.setObjectName("call.reason")
        self.body.addWidget(Field(_("Wh&y is this call left out?"), self.reason_edit))
        self.reason_edit.textChanged.connect(lambda _text: self.changed.emit())

    @property
    def reason(self) -> str:
        """Why."""
        return self.reason_edit.text().strip()

    def begin(self) -> None:
        """No reason."""
        self.reason_edit.clear()

    def take_focus(self) -> None:
        """The reason."""
        self.reason_edit.setFocus()

    def values(self) -> dict[str, str]:
        """The reason."""
        return {"reason": self.reason_edit.text()}

    def set_values(self, values: dict[str, str]) -> None:
        """Bring it back."""
        self.reason_edit.setText(values.get("reason", ""))


class GoodPart(AnswerPart):
    """Good is not the end: the script in its order, then how it ended, and what that ending needs.

    `ending` stands below whatever scrolls, so that it is in view however long the story is.
    """

    stepped = Signal(QWidget)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.script = ProbeScript()
        self.sounds = SoundsLike()
        self.outcome = ChoiceGroup(_outcomes(), _("How did it end?"), first_number=FIRST_OUTCOME)
        self.outcome.setObjectName("call.outcome")
        self._promise_edit = LimitedLineEdit(_LONGEST_LINE)
        self._promise_edit.setObjectName("call.promise")
        self._when_edit = LimitedLineEdit(_LONGEST_LINE)
        self._when_edit.setObjectName("call.promise_when")
        self._when_edit.setPlaceholderText(_("next working day"))
        self._score = ChoiceGroup((("9", _("Nine")), ("10", _("Ten"))), _("Zero to ten"), first_number=9)
        self._score.setObjectName("call.score")
        self.promise_field = Field(_("What we &promise, so that the small thing is put right"), self._promise_edit)
        self.when_field = Field(_("By &when"), self._when_edit)
        self._promise = QWidget()
        line = QHBoxLayout(self._promise)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(Space.S)
        line.addWidget(self.promise_field, 3)
        line.addWidget(self.when_field, 1)
        self._score_field = Field(_("“Then &how many, from zero to ten?”"), self._score)
        self._complaint_label = TextLabel(
            _("Saving logs the complaint with these words about this visit, and its clock begins."),
            TextRole.SECONDARY,
            TextTone.SECONDARY,
            wrap=True,
        )
        self._outcome_field = Field(_("How di&d it end?"), self.outcome)
        self.body.addWidget(self.script)
        self.ending = QWidget()
        below = QVBoxLayout(self.ending)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(Space.S)
        for widget in (
            self.sounds, self._outcome_field, self._promise, self._score_field, self._complaint_label,
        ):  # fmt: skip
            below.addWidget(widget)
        self._connect()

    def _connect(self) -> None:
        self.script.changed.connect(self._on_written)
        self.script.stepped.connect(self.stepped)
        self.script.ended.connect(self.outcome.setFocus)
        self.outcome.choice_made.connect(self._on_outcome)
        for edit in (self._promise_edit, self._when_edit):
            edit.textChanged.connect(lambda _text: self.changed.emit())
        self.sounds.confirmed.connect(self._on_heard)
        self.sounds.read_from(self.script.words)
        self._show_needs()

    def begin(self) -> None:
        """From the first question."""
        self.script.begin()
        self.outcome.choose("")
        self._score.choose("")
        self._promise_edit.clear()
        self._when_edit.clear()
        self._show_needs()

    def take_focus(self) -> None:
        """The open question."""
        self.script.take_focus()

    def draft(self, formats: FirmFormats) -> ProbeDraft:
        """What asking again brought; ValidationError for a time nobody can read."""
        score = self._score.chosen
        return ProbeDraft(
            outcome=self.outcome.chosen,
            answers=self.script.answers(),
            score=int(score) if score and self.outcome.chosen == ProbeOutcome.TRULY_HAPPY else None,
            promise=self._promised(formats.now),
        )

    def show_time_error(self, words: str) -> None:
        """Say under the time what to mend."""
        self.when_field.set_error(words)

    def values(self) -> dict[str, str]:
        """Everything."""
        return self.script.values() | {
            "outcome": self.outcome.chosen,
            "promise": self._promise_edit.text(),
            "promise_when": self._when_edit.text(),
            "score": self._score.chosen,
        }

    def set_values(self, values: dict[str, str]) -> None:
        """Bring everything back."""
        self.script.set_values(values)
        self.outcome.choose(values.get("outcome", ""))
        self._promise_edit.setText(values.get("promise", ""))
        self._when_edit.setText(values.get("promise_when", ""))
        self._score.choose(values.get("score", ""))
        self._show_needs()

    def _promised(self, now: Callable[[], datetime]) -> PromiseDraft | None:
        if self.outcome.chosen != ProbeOutcome.SMALL_MISS:
            return None
        typed = self._when_edit.text().strip()
        working_time = get_working_time()
        due_at = read_moment(typed, now(), working_time) if typed else probe_due_at(now(), working_time)
        return PromiseDraft(self._promise_edit.text(), due_at)

    def _on_written(self) -> None:
        self.sounds.read_soon()
        self.changed.emit()

    def _on_heard(self, feeling: str) -> None:
        """Who heard that they are not happy has something to put right; the outcome says so."""
        if feeling == "hurt" and not self.outcome.chosen:
            self.outcome.choose(ProbeOutcome.COMPLAINT_OPENED.value)
            self._show_needs()

    def _on_outcome(self, outcome: str) -> None:
        self._show_needs()
        self.changed.emit()
        if outcome == ProbeOutcome.SMALL_MISS:
            self._promise_edit.setFocus()
        elif outcome == ProbeOutcome.TRULY_HAPPY:
            self._score.setFocus()

    def _show_needs(self) -> None:
        outcome = self.outcome.chosen
        self._promise.setVisible(outcome == ProbeOutcome.SMALL_MISS)
        self._score_field.setVisible(outcome == ProbeOutcome.TRULY_HAPPY)
        self._complaint_label.setVisible(outcome == ProbeOutcome.COMPLAINT_OPENED)


def _outcomes() -> tuple[tuple[str, str], ...]:
    """How asking again can end while somebody is on the telephone; answered with 6 to 9 and 0."""
    return (
        (ProbeOutcome.SMALL_MISS.value, _("Small thing: noted")),
        (ProbeOutcome.COMPLAINT_OPENED.value, _("Needs putting right")),
        (ProbeOutcome.TRULY_HAPPY.value, _("Truly happy")),
        (ProbeOutcome.PRICE_DOUBT.value, _("Price or value")),
        (ProbeOutcome.WOULD_NOT_SAY.value, _("Would not say")),
    )
