"""The forms about how a visit felt, what our promise covers, what the client wished, and what is agreed next."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from app.errors import ValidationError
from app.queries.firm import get_working_time
from app.queries.rows import JobRow
from app.rules.guarantee import GuaranteeExclusion, exclusion_words
from app.rules.touch_points import VisitMoment, moment_words
from app.rules.typed_moments import read_moment
from app.services.drafts import PromiseDraft
from app.services.promises import LONGEST_PROMISE
from app.translations import gettext as _
from ui.firm_formats import FirmFormats
from ui.schedule.days_and_times import day_in, to_qdate
from ui.schedule.job_note_form import JobFacts, JobNoteForm
from ui.schedule.job_spot_forms import combo_of
from ui.widgets.choice_group import ChoiceGroup
from ui.widgets.date_edits import DateEdit
from ui.widgets.fields import Field
from ui.widgets.limited_edits import LimitedLineEdit

if TYPE_CHECKING:
    from app.everafter import Everafter

_LONGEST_TIME = 60
_USUAL_GAP = timedelta(days=180)
_DRY_HOURS = (2, 4, 6, 8, 12, 24)


class MomentForm(JobNoteForm):
    """One of the seven moments, 1 to 5 by a key."""

    def __init__(self, formats: FirmFormats) -> None:
        super().__init__(formats)
        self._facts: JobFacts | None = None
        self._moment_combo = combo_of([(moment.value, moment_words(moment)) for moment in VisitMoment])
        ratings = (("1", _("Bad")), ("2", _("Poor")), ("3", _("So-so")), ("4", _("Good")), ("5", _("Great")))
        self._rating = ChoiceGroup(ratings, _("How it went"))
        self.add_field("moment", Field(_("Which moment"), self._moment_combo))
        self.add_field("rating", Field(_("How it went for the client"), self._rating))
        self.add_text("note", _("What they said or what we saw"))
        self._moment_combo.currentIndexChanged.connect(self._show_moment)

    @property
    def heading(self) -> str:
        """What stands above the fields."""
        return _("How it was for them")

    def first_field(self) -> QWidget | None:
        """The ratings: one digit answers."""
        return self._rating

    def begin(self, facts: JobFacts) -> None:
        """The first moment nobody rated yet."""
        self._facts = facts
        rated = {row.moment for row in facts.notes.moments}
        first = next((place for place, moment in enumerate(VisitMoment) if moment not in rated), 0)
        self._moment_combo.setCurrentIndex(first)
        self._show_moment()

    def carry_out(self, everafter: Everafter, job: JobRow) -> str:
        """Write it down; without rating and words it is taken back."""
        moment = VisitMoment(self._moment_combo.currentData())
        rating = int(self._rating.chosen) if self._rating.chosen else None
        everafter.visit_notes.rate_moment(job.id, job.version, moment.value, rating, self.text("note"))
        return _("Written down: {what}").format(what=moment_words(moment))

    def _show_moment(self) -> None:
        known = {row.moment: row for row in self._facts.notes.moments} if self._facts is not None else {}
        row = known.get(VisitMoment(self._moment_combo.currentData()))
        self._rating.choose(str(row.rating or "") if row is not None else "")
        self.set_text("note", row.note if row is not None else "")


class GuaranteeForm(JobNoteForm):
    """Which area our promise does not cover, and why."""

    def __init__(self, formats: FirmFormats) -> None:
        super().__init__(formats)
        self._facts: JobFacts | None = None
        self._line_combo = QComboBox()
        self._why_combo = combo_of([("", _("covered"))])
        for exclusion in GuaranteeExclusion:
            self._why_combo.addItem(
                _("not covered: {reason}").format(reason=exclusion_words(exclusion)), exclusion.value
            )
        self.add_field("line", Field(_("Area"), self._line_combo))
        self.add_field("exclusion", Field(_("Our promise"), self._why_combo))
        self._line_combo.currentIndexChanged.connect(self._show_line)

    @property
    def heading(self) -> str:
        """What stands above the fields."""
        return _("What our promise covers")

    def begin(self, facts: JobFacts) -> None:
        """The areas of this job."""
        self._facts = facts
        self._line_combo.clear()
        for line in facts.details.lines:
            self._line_combo.addItem(line.name, line.id)
        self._show_line()

    def carry_out(self, everafter: Everafter, job: JobRow) -> str:
        """Write it down."""
        line_id = self._line_combo.currentData()
        if line_id is None:
            raise ValidationError(_("This job has no lines yet; add a room first."), "line")
        everafter.visit_notes.limit_guarantee(job.id, job.version, line_id, str(self._why_combo.currentData()))
        return _("Our promise is written down")

    def _show_line(self) -> None:
        lines = self._facts.details.lines if self._facts is not None else ()
        line = next((line for line in lines if line.id == self._line_combo.currentData()), None)
        self._why_combo.setCurrentIndex(max(0, self._why_combo.findData(line.guarantee_exclusion if line else "")))


class NextForm(JobNoteForm):
    """The next visit as agreed, and one thing to remember until then."""

    def __init__(self, formats: FirmFormats) -> None:
        super().__init__(formats)
        self._agreed_box = QCheckBox(_("The next visit is agreed"))
        self._day_edit = DateEdit(to_qdate(formats.today()))
        self.add_widget(self._agreed_box)
        self.add_field("next_on", Field(_("For the day"), self._day_edit))
        self.add_text("next_chapter", _("One thing to remember until then"))
        self.add_text("promise", _("What we promised until then, if anything"), limit=LONGEST_PROMISE)
        self._when_edit = LimitedLineEdit(_LONGEST_TIME)
        self._when_edit.setPlaceholderText(_("tomorrow 9, Fri 2pm, in 2 weeks"))
        self.add_field("due_at", Field(_("By when we promised it"), self._when_edit))
        self._agreed_box.toggled.connect(self._day_edit.setEnabled)

    @property
    def heading(self) -> str:
        """What stands above the fields."""
        return _("Next chapter")

    def begin(self, facts: JobFacts) -> None:
        """What is agreed already, else half a year from now."""
        day = facts.details.next_agreed_on
        self._agreed_box.setChecked(day is not None)
        self._day_edit.setEnabled(day is not None)
        self._day_edit.setDate(to_qdate(day or self._formats.today() + _USUAL_GAP))
        self.set_text("next_chapter", facts.details.next_chapter)
        for name in ("promise", "due_at"):
            self.set_text(name, "")

    def carry_out(self, everafter: Everafter, job: JobRow) -> str:
        """Write it down; what was promised stands on Today until it is kept."""
        day = day_in(self._day_edit) if self._agreed_box.isChecked() else None
        promised = self._promised()
        everafter.visit_notes.agree_next(job.id, job.version, day, self.text("next_chapter"))
        if promised is None:
            return _("Next chapter is written down")
        everafter.promises.make(job.client_id, promised, job.id)
        when = self._formats.by(promised.due_at)
        return _("Next chapter is written down; promised by {when}").format(when=when)

    def _promised(self) -> PromiseDraft | None:
        """What we promised, or None; a time without words, or words without a time, are asked for first."""
        what, typed = self.text("promise"), self.text("due_at")
        if not what and not typed:
            return None
        if not what:
            raise ValidationError(_("Write down what you promised; nothing was saved."), "promise")
        return PromiseDraft(what, read_moment(typed, self._formats.now(), get_working_time()))


class WishForm(JobNoteForm):
    """What would make the day perfect, and afterwards whether it did."""

    def __init__(self, formats: FirmFormats) -> None:
        super().__init__(formats)
        self._met = ChoiceGroup((("yes", _("Yes, it was")), ("no", _("No, not quite"))), _("Was it so?"))
        self.add_text("expectation", _("What would make that day perfect?"))
        self.add_field("met", Field(_("Was it so?"), self._met))

    @property
    def heading(self) -> str:
        """What stands above the fields."""
        return _("Their wish")

    def begin(self, facts: JobFacts) -> None:
        """Their words so far; the answer is asked once the visit is done."""
        self.set_text("expectation", facts.details.expectation)
        met = facts.notes.is_expectation_met
        self._met.choose("" if met is None else "yes" if met else "no")
        self.field("met").setVisible(facts.job.state == "done")

    def carry_out(self, everafter: Everafter, job: JobRow) -> str:
        """Write it down."""
        met = {"yes": True, "no": False}.get(self._met.chosen)
        everafter.visit_notes.note_expectation(job.id, job.version, self.text("expectation"), is_met=met)
        return _("Their wish is written down")
