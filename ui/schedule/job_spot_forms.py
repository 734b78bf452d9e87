"""The forms about what happens on the spot: found before work, measured, and how it was cleaned."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QCheckBox, QComboBox, QCompleter, QLineEdit

from app.errors import ValidationError
from app.queries.rows import JobRow
from app.rules.care_vocabulary import methods
from app.rules.job_sheet import FoundOnArrival, finding_words, found_words
from app.rules.visit_readings import ReadingKind, reading_words
from app.services.drafts import FindingDraft
from app.services.job_drafts import CareDraft, ReadingDraft
from app.translations import gettext as _
from ui.firm_formats import FirmFormats
from ui.schedule.job_note_form import JobFacts, JobNoteForm
from ui.widgets.choice_group import ChoiceGroup
from ui.widgets.fields import Field
from ui.widgets.wheel_guard import WheelGuard

if TYPE_CHECKING:
    from app.everafter import Everafter

_USUAL_GAP = timedelta(days=180)
_DRY_HOURS = (2, 4, 6, 8, 12, 24)
OTHER_FINDING = "other"


class FindingForm(JobNoteForm):
    """Found before work, by one key; shown to the client or not yet."""

    def __init__(self, formats: FirmFormats) -> None:
        super().__init__(formats)
        self._kind_combo = combo_of([(kind.value, found_words(kind)) for kind in FoundOnArrival])
        self._kind_combo.addItem(_("Something else"), OTHER_FINDING)
        self._area_combo = QComboBox()
        self._shown_box = QCheckBox(_("Shown to the client just now"))
        self.add_field("kind", Field(_("What was found"), self._kind_combo))
        self.add_field("area", Field(_("Where"), self._area_combo))
        self.add_text("note", _("In words, and what was explained"))
        self.add_widget(self._shown_box)

    @property
    def heading(self) -> str:
        """What stands above the fields."""
        return _("Found before we began")

    def begin(self, facts: JobFacts) -> None:
        """Nothing yet."""
        _fill_areas(self._area_combo, facts)
        self.set_text("note", "")
        self._shown_box.setChecked(True)

    def carry_out(self, everafter: Everafter, job: JobRow) -> str:
        """Write it down; something else needs its words."""
        kind = str(self._kind_combo.currentData())
        if kind == OTHER_FINDING and not self.text("note"):
            raise ValidationError(_("Say in a few words what was found; nothing was saved."), "note")
        draft = FindingDraft(kind, self.text("note"), self._shown_box.isChecked(), self._area_combo.currentData())
        everafter.visit_notes.find(job.id, job.version, draft)
        return _("Written down: {what}").format(what=finding_words(kind))


class ReadingForm(JobNoteForm):
    """Measured: what, how much, where."""

    def __init__(self, formats: FirmFormats) -> None:
        super().__init__(formats)
        self._kind_combo = combo_of([(kind.value, reading_words(kind)) for kind in ReadingKind])
        self._area_combo = QComboBox()
        self._result = ChoiceGroup((("yes", _("Yes")), ("no", _("No"))), _("Result of the test"), may_be_empty=False)
        self.add_field("kind", Field(_("What was measured"), self._kind_combo))
        self.add_text("value", _("It shows"))
        self.add_field("result", Field(_("Result"), self._result))
        self.add_field("area", Field(_("Where"), self._area_combo))
        self.add_text("spot", _("At which spot"))
        self._kind_combo.currentIndexChanged.connect(self._show_kind)

    @property
    def heading(self) -> str:
        """What stands above the fields."""
        return _("Measured")

    def begin(self, facts: JobFacts) -> None:
        """Nothing yet."""
        _fill_areas(self._area_combo, facts)
        self.set_text("value", "")
        self.set_text("spot", "")
        self._result.choose("no")
        self._show_kind()

    def carry_out(self, everafter: Everafter, job: JobRow) -> str:
        """Write it down; what cannot be true is said beside the number."""
        kind = ReadingKind(self._kind_combo.currentData())
        value = (100 if self._result.chosen == "yes" else 0) if kind.is_test else self._value()
        draft = ReadingDraft(kind.value, value, self.text("spot"), self._area_combo.currentData())
        everafter.visit_notes.measure(job.id, job.version, draft)
        return _("Written down: {what}").format(what=reading_words(kind))

    def _show_kind(self) -> None:
        is_test = ReadingKind(self._kind_combo.currentData()).is_test
        self.field("value").setVisible(not is_test)
        self.field("result").setVisible(is_test)

    def _value(self) -> int:
        typed = self.text("value")
        number, is_number = QLocale(self._formats.locale).toDouble(typed)
        if not is_number or not abs(number) <= 1_000_000:  # “nan” is a number to the locale
            raise ValidationError(_("“{typed}” is no number; type it as 7.5.").format(typed=typed[:40]), "value")
        return round(number * 100)


class CareForm(JobNoteForm):
    """How, with what, and dry by when."""

    def __init__(self, formats: FirmFormats) -> None:
        super().__init__(formats)
        self._from: datetime | None = None
        self.add_text("method", _("Method"))
        self.add_text("products", _("Products"))
        self._dry_combo = QComboBox()
        WheelGuard(self._dry_combo)
        self.add_field("dry", Field(_("Dry by"), self._dry_combo))
        method = self.field("method").editor
        assert isinstance(method, QLineEdit)
        method.setCompleter(QCompleter(list(methods()), self))

    @property
    def heading(self) -> str:
        """What stands above the fields."""
        return _("Care given")

    def begin(self, facts: JobFacts) -> None:
        """What is written down already."""
        details = facts.details
        self.set_text("method", facts.notes.method)
        self.set_text("products", details.products)
        self._from = details.left_at or details.job.ends_at or self._formats.now()
        self._dry_combo.clear()
        self._dry_combo.addItem(_("not said"), None)
        moments = {self._from + timedelta(hours=hours) for hours in _DRY_HOURS}
        if details.dry_by_at is not None:
            moments.add(details.dry_by_at)
        for moment in sorted(moments):
            self._dry_combo.addItem(self._formats.moment(moment), moment)
            if moment == details.dry_by_at:
                self._dry_combo.setCurrentIndex(self._dry_combo.count() - 1)

    def carry_out(self, everafter: Everafter, job: JobRow) -> str:
        """Write it down."""
        draft = CareDraft(self.text("method"), self.text("products"), self._dry_combo.currentData())
        everafter.visit_notes.write_care(job.id, job.version, draft)
        return _("Care given is written down")


def combo_of(choices: list[tuple[str, str]]) -> QComboBox:
    """A closed list that the wheel does not change by accident."""
    combo = QComboBox()
    for key, words in choices:
        combo.addItem(words, key)
    WheelGuard(combo)
    return combo


def _fill_areas(combo: QComboBox, facts: JobFacts) -> None:
    combo.clear()
    combo.addItem(_("the whole visit"), None)
    for area in facts.areas:
        combo.addItem(area.name, area.id)
