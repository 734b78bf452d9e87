"""Writing a kindness down: what it did for them, what it was, what it cost, how they took it; done or planned (R8)."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from app.errors import ValidationError
from app.queries.love_touches import TouchRow, list_ideas
from app.rules.love_touches import SUGGESTED_ORDER, Reaction, TouchKind
from app.rules.touch_words import kind_meaning, kind_words, reaction_words
from app.services.love_touches import LONGEST_WHAT, TouchDraft
from app.translations import gettext as _
from ui.firm_formats import FirmFormats
from ui.schedule.days_and_times import day_in, to_qdate
from ui.theme.fonts import TextRole
from ui.widgets.choice_group import ChoiceGroup
from ui.widgets.date_edits import DateEdit
from ui.widgets.fields import Field
from ui.widgets.inline_form import InlineForm
from ui.widgets.labels import TextLabel, TextTone
from ui.widgets.suggestion_edit import SuggestionEdit

_LONGEST_AMOUNT = 24


class TouchForm(InlineForm):
    """The kind and an idea for it are there already: whoever did just that presses Enter."""

    def __init__(self, formats: FirmFormats, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self._formats = formats
        self._person_id: int | None = None
        self._kinds = ChoiceGroup(
            [(kind.value, kind_words(kind)) for kind in SUGGESTED_ORDER],
            _("What it did for them"),
            may_be_empty=False,
            is_upright=True,
        )
        self._kinds.choice_made.connect(self._offer)
        self.add_suggestions("what", _("W&hat we did"), (), LONGEST_WHAT)
        self.add_field("kind", Field(_("What it did for the&m"), self._kinds))
        self._meaning_label = TextLabel("", TextRole.SECONDARY, TextTone.TERTIARY, wrap=True)
        self.add_widget(self._meaning_label)
        self._reactions = ChoiceGroup(
            [(each.value, reaction_words(each)) for each in Reaction],
            _("How they took it"),
            may_be_empty=False,
            is_upright=True,
        )
        self.add_field("reaction", Field(_("How they took &it"), self._reactions))
        self._cost_edit = QLineEdit()
        self._cost_edit.setMaxLength(_LONGEST_AMOUNT)
        self.add_field("cost", Field(_("What it cos&t us"), self._cost_edit))
        self._day_edit = DateEdit(to_qdate(formats.today()))
        self.add_field("on", Field(_("O&n which day"), self._day_edit))
        self.asked_box = QCheckBox(_("They had as&ked for it"))
        self.asked_box.setToolTip(_("What was asked for does not count as a kindness"))
        self.add_widget(self.asked_box)
        self.planned_box = QCheckBox(_("It is only planned &for that day"))
        self.add_widget(self.planned_box)
        self.planned_box.toggled.connect(self._show_kind)

    @property
    def is_planned(self) -> bool:
        """Whether it is to be done on a day still to come."""
        return self.planned_box.isChecked()

    def begin(self, kind: TouchKind | None, person_id: int | None, on: date | None = None) -> None:
        """Nothing done yet; an idea for this kind stands there, marked, so that typing replaces it."""
        self._person_id = person_id
        self._fill(kind or TouchKind.CARE, "", 0, Reaction.NONE, on or self._formats.today())
        self.asked_box.setChecked(False)
        self.planned_box.setChecked(False)
        self._offer(self._kinds.chosen)
        if kind is not None:
            self._use_first_idea()
        self._show_kind(is_planned=False)

    def show_touch(self, touch: TouchRow, *, is_being_done: bool = False) -> None:
        """What is written down; a planned one that `is_being_done` is done today."""
        self._person_id = touch.person_id
        day = self._formats.today() if is_being_done else touch.on
        self._fill(TouchKind(touch.kind), touch.what, touch.cost_minor, Reaction(touch.reaction), day)
        self.asked_box.setChecked(touch.is_asked_for)
        self.planned_box.setChecked(touch.is_planned and not is_being_done)
        self._offer(touch.kind)
        self.set_text("what", touch.what)
        self._show_kind(is_planned=self.is_planned)

    def draft(self, job_id: int | None = None) -> TouchDraft:
        """What was typed; raises ValidationError for a cost nobody can read."""
        try:
            cost_minor = self._formats.read_money(self.text("cost"))
        except ValidationError as error:
            raise ValidationError(str(error), "cost") from error
        return TouchDraft(
            kind=self._kinds.chosen,
            what=self.text("what"),
            on=day_in(self._day_edit),
            cost_minor=cost_minor,
            is_asked_for=self.asked_box.isChecked(),
            reaction=self._reactions.chosen,
            person_id=self._person_id,
            job_id=job_id,
        )

    def _fill(self, kind: TouchKind, what: str, cost_minor: int, reaction: Reaction, on: date) -> None:
        self._kinds.choose(kind.value)
        self.set_text("what", what)
        self.set_text("cost", self._formats.typed_money(cost_minor) if cost_minor else "")
        self._reactions.choose(reaction.value)
        self._day_edit.setDate(to_qdate(on))

    def _offer(self, kind: str) -> None:
        """Ideas of the kind stand in the list."""
        self._meaning_label.setText(kind_meaning(TouchKind(kind)))
        self._editor.set_words(list_ideas(TouchKind(kind)))

    def _use_first_idea(self) -> None:
        ideas = list_ideas(TouchKind(self._kinds.chosen))
        self.set_text("what", ideas[0] if ideas else "")
        line = self._editor.line()
        line.setSelection(len(line.text()), -len(line.text()))  # marked, and read from its beginning

    @property
    def _editor(self) -> SuggestionEdit:
        editor = self.field("what").editor
        assert isinstance(editor, SuggestionEdit)
        return editor

    def _show_kind(self, is_planned: bool) -> None:
        self.field("reaction").setVisible(not is_planned)
        self.asked_box.setVisible(not is_planned)
