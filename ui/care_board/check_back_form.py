"""The gate to Made good: the client's own words, and what we learnt; never asked by whom the complaint is about."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QVBoxLayout, QWidget

from app.errors import ValidationError
from app.queries.complaint_rows import ComplaintDetails
from app.queries.firm_rows import PersonRow
from app.rules.complaint_events import CauseKind
from app.rules.complaint_terms import capitalised, cause_kind_words
from app.services.drafts import CheckBackDraft
from app.translations import gettext as _
from ui.care_board.gate_form import GateForm, fill_people
from ui.firm_formats import FirmFormats
from ui.schedule.days_and_times import day_in, to_qdate
from ui.theme.fonts import TextRole
from ui.theme.tokens import Space
from ui.widgets.buttons import Button
from ui.widgets.careful_edit import CarefulEdit
from ui.widgets.choice_group import ChoiceGroup
from ui.widgets.date_edits import DateEdit
from ui.widgets.fields import Field
from ui.widgets.labels import TextLabel, TextTone
from ui.widgets.sounds_like import ANSWERS, SoundsLike

_PREVENT_WITHIN = timedelta(days=14)
_LEARNT = ("cause", "lesson", "prevention")


class SomebodyElse(QWidget):
    """Stands in the place of the answer while the one who sits here is the one complained about."""

    switch_requested = Signal(int)
    owner_requested = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words_label = TextLabel("", TextRole.SECONDARY, TextTone.SOON, wrap=True)
        self._combo = QComboBox()
        self._switch_button = Button(_("They sit down here and &ask now"))
        self._owner_button = Button(_("They ta&ke care of it"))
        self._switch_button.clicked.connect(lambda: self.switch_requested.emit(self._combo.currentData()))
        self._owner_button.clicked.connect(lambda: self.owner_requested.emit(self._combo.currentData()))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addWidget(self._words_label)
        column.addWidget(Field(_("Wh&o asks instead"), self._combo))
        column.addWidget(self._switch_button)
        column.addWidget(self._owner_button)

    def begin(self, name: str, others: list[PersonRow]) -> None:
        """Say why, and who could."""
        words = _("{name} sits here, and the complaint is about {name}. Somebody else has to ask.")
        if not others:
            words = _(
                "The complaint is about {name}, and nobody else is in the team: "
                "add who asks for you in Settings, under People."
            )
        self._words_label.setText(words.format(name=name))
        fill_people(self._combo, others, None)
        for button in (self._switch_button, self._owner_button):
            button.setEnabled(bool(others))

    def take_focus(self) -> None:
        """Begin with who asks instead."""
        self._combo.setFocus(Qt.FocusReason.OtherFocusReason)


class CheckBackForm(GateForm):
    """Is it great now? Great closes with what we learnt, good stays and is probed, not happy goes back."""

    def __init__(self, formats: FirmFormats, parent: QWidget | None = None) -> None:
        super().__init__("", save_text=_("&Save answer"), parent=parent)
        self._formats = formats
        self._was_good = False
        self._person_id: int | None = None
        self._topic = ""
        self.somebody_else = SomebodyElse()
        self.add_widget(self.somebody_else)
        self._signed_label = TextLabel("", TextRole.SECONDARY, TextTone.TERTIARY, wrap=True)
        self.add_widget(self._signed_label)
        answers = (("great", _("Great")), ("good", _("Good")), ("not_happy", _("Not happy")))
        self._answer = ChoiceGroup(answers, _("Their answer"), is_upright=True)
        self.add_field("answer", Field(_("Is it great now, not just go&od?"), self._answer))
        self._words = CarefulEdit(lambda _text: (), _("In their own words"))
        self.add_field("words", Field(_("What the&y said"), self._words))
        self._words.set_name(_("What they said"))
        self._sounds = SoundsLike()
        self._sounds.follow(self._words.editor)
        self._sounds.confirmed.connect(self._on_heard)
        self.add_widget(self._sounds)
        self._score_edit = QLineEdit()
        self._score_edit.setMaxLength(2)
        self.add_field("score", Field(_("&Zero to ten, if they like"), self._score_edit))
        self._probe_label = TextLabel("", TextRole.SECONDARY, TextTone.SOON, wrap=True)
        self.add_widget(self._probe_label)
        self._enough_box = QCheckBox(_("They &want no more than that: close it"))
        self.add_widget(self._enough_box)
        self._thanked_box = QCheckBox(_("We than&ked them for telling us"))
        self.add_widget(self._thanked_box)
        self._add_learnt()
        self._answer.choice_made.connect(lambda _key: self.show_kind())
        self._enough_box.toggled.connect(self.show_kind)
        self._kind_combo.activated.connect(lambda _place: self.show_kind())

    def _add_learnt(self) -> None:
        self._kind_combo = QComboBox()
        for kind in CauseKind:
            self._kind_combo.addItem(capitalised(cause_kind_words(kind)), kind.value)
        self._kind_field = Field(_("Where it ca&me from"), self._kind_combo)
        self.add_widget(self._kind_field)
        self.add_text("cause", _("What ca&used it"))
        self.add_text("lesson", _("What we &learnt"))
        self._training_box = QCheckBox("")
        self.add_widget(self._training_box)
        self.add_text("prevention", _("So that it does not ha&ppen again"))
        self._who_combo = QComboBox()
        self._day_edit = DateEdit(to_qdate(self._formats.today()))
        self._seen_to = QWidget()
        column = QVBoxLayout(self._seen_to)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addWidget(Field(_("&Who brings that about"), self._who_combo))
        column.addWidget(Field(_("Until which &day"), self._day_edit))
        self.add_widget(self._seen_to)
        self._training_box.toggled.connect(self._plan_training)

    def begin(self, details: ComplaintDetails, people: list[PersonRow], person_id: int | None) -> None:
        """No answer yet; who sits here is said, and asked to make room if the complaint is about them."""
        work = details.work
        self._was_good = work.good_count > 0
        self._sit_down(details, people, person_id)
        others = [person for person in people if person.id not in work.about_ids]
        self._answer.choose("")
        self._words.set_text("")
        self._sounds.read_now()
        self._score_edit.clear()
        for box in (self._enough_box, self._thanked_box, self._training_box):
            box.setChecked(False)
        self._thanked_box.setEnabled("thanked" in work.steps_open)
        self._kind_combo.setCurrentIndex(self._kind_combo.findData(CauseKind.PROCESS.value))
        for name in _LEARNT:
            self.set_text(name, "")
        self._trainee = work.about_names[0].split(" ")[0] if work.about_names else ""
        self._topic = work.training_topic
        self._training_box.setText(
            _("Pl&an a training for {name}: {topic}").format(name=self._trainee, topic=self._topic)
        )
        fill_people(self._who_combo, others or people, details.card.owner_id)
        self._day_edit.setDate(to_qdate(self._formats.today() + _PREVENT_WITHIN))
        self.show_kind()
        self.has_begun()

    def sit_down(self, details: ComplaintDetails, people: list[PersonRow], person_id: int | None) -> None:
        """Somebody else may sit here now; what was typed stays."""
        if person_id != self._person_id:
            self._sit_down(details, people, person_id)
            self.show_kind()

    def _sit_down(self, details: ComplaintDetails, people: list[PersonRow], person_id: int | None) -> None:
        self._person_id = person_id
        me = next((person for person in people if person.id == person_id), None)
        self._is_about_me = me is not None and me.id in details.work.about_ids
        self._signed_label.setText(_("{name} asks and signs.").format(name=me.name) if me is not None else "")
        others = [person for person in people if person.id not in details.work.about_ids]
        self.somebody_else.begin(me.name.split(" ")[0] if me is not None else "", others)

    def choose(self, answer: str) -> None:
        """Begin with an answer that is known: a card pulled back to Put right is not happy."""
        self._answer.choose(answer)
        self.show_kind()

    def draft(self) -> CheckBackDraft:
        """Their answer and words; raises ValidationError where one of them is missing."""
        if not self._answer.chosen:
            raise ValidationError(_("Choose Great, Good or Not happy, as they said it."), "answer")
        if not self._words.text():
            raise ValidationError(_("Only they can close it: write down what they said."), "words")
        is_closing = self._is_closing
        prevention = self.text("prevention") if is_closing else ""
        return CheckBackDraft(
            words=self._words.text(),
            answer=self._answer.chosen,
            score=self._score(),
            cause=self.text("cause"),
            cause_kind=str(self._kind_combo.currentData()) if is_closing else "",
            lesson=self.text("lesson"),
            prevention=prevention,
            prevention_owner_id=self._who_combo.currentData() if prevention else None,
            prevention_due_on=day_in(self._day_edit) if prevention else None,
            training_topic=self._topic if self._is_training else "",
            is_thanked=self._thanked_box.isChecked(),
            is_enough=is_closing and self._answer.chosen == "good",
            feeling=self._sounds.heard,
        )

    @property
    def is_refused(self) -> bool:
        """Whether somebody else has to ask."""
        return self._is_about_me

    @property
    def _is_closing(self) -> bool:
        answer = self._answer.chosen
        return answer == "great" or (answer == "good" and self._was_good and self._enough_box.isChecked())

    @property
    def _is_training(self) -> bool:
        is_person = self._kind_combo.currentData() == CauseKind.PERSON
        return self._is_closing and is_person and bool(self._topic) and self._training_box.isChecked()

    def _score(self) -> int | None:
        text = self._score_edit.text().strip()
        if not text:
            return None
        if not text.isdecimal() or int(text) > 10:
            raise ValidationError(_("A score runs from 0 to 10; type it again, nothing was saved."), "score")
        return int(text)

    def _on_heard(self, feeling: str) -> None:
        """Somebody confirmed how the words sound: the answer says the same."""
        if feeling:
            self.choose(ANSWERS[feeling])

    def _plan_training(self, is_planned: bool) -> None:
        words = _("Train {name}: {topic}").format(name=self._trainee, topic=self._topic)
        present = self.text("prevention")
        if is_planned and not present:
            self.set_text("prevention", words)
        elif not is_planned and present == words:
            self.set_text("prevention", "")

    def show_kind(self) -> None:
        """What the answer asks for: what we learnt when it closes, the next question when it was only good."""
        is_good, is_closing = self._answer.chosen == "good", self._is_closing
        self._sounds.set_answered(self._answer.chosen)
        self.somebody_else.setVisible(self._is_about_me)
        self._save_button.setVisible(not self._is_about_me)
        self._signed_label.setVisible(bool(self._signed_label.text()) and not self._is_about_me)
        for name in ("answer", "words", "score"):
            self.field(name).setVisible(not self._is_about_me)
        self._probe_label.setText(
            _("They said “good” again. Ask on, or close it with what we learnt if that is all they want.")
            if self._was_good
            else _("“Good” stays open. Ask: “Thank you. We aim for great. What would have made it great?”")
        )
        self._probe_label.setVisible(is_good)
        self._enough_box.setVisible(is_good and self._was_good)
        self._thanked_box.setVisible(is_closing and self._thanked_box.isEnabled())
        for widget in (self._kind_field, self._seen_to, *(self.field(name) for name in _LEARNT)):
            widget.setVisible(is_closing)
        is_person = self._kind_combo.currentData() == CauseKind.PERSON
        self._training_box.setVisible(is_closing and is_person and bool(self._topic))
