"""How a visit went, in the order of the printed sheet: found, times, how it was, words, paid; Ctrl+Enter."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtWidgets import QCheckBox, QComboBox, QCompleter, QGridLayout, QHBoxLayout, QLineEdit, QWidget

from app.errors import ValidationError
from app.rules.care_vocabulary import methods
from app.rules.job_sheet import FoundOnArrival, found_words
from app.services.drafts import FindingDraft, FinishDraft, PaymentDraft
from app.translations import gettext as _
from ui.firm_formats import FirmFormats
from ui.schedule.days_and_times import day_in, moment_at_time, time_in, to_qdate, to_qtime
from ui.schedule.job_note_form import JobFacts
from ui.schedule.job_words import difference_words
from ui.theme.appearance import sized
from ui.theme.fonts import TextRole
from ui.theme.tokens import Space
from ui.widgets.choice_group import ChoiceGroup
from ui.widgets.date_edits import DateEdit, TimeEdit
from ui.widgets.fields import Field
from ui.widgets.inline_form import InlineForm
from ui.widgets.labels import TextLabel, TextTone

_DAY_WIDTH = 178
_DRY_HOURS = (2, 4, 6, 8, 12, 24)
_USUAL_GAP = timedelta(days=180)
_AS_WRITTEN = -1


class FinishForm(InlineForm):
    """Everything the sheet says about a visit; what it does not say keeps its default."""

    def __init__(self, formats: FirmFormats, parent: QWidget | None = None) -> None:
        super().__init__(_("How it went"), save_text=_("Sa&ve"), parent=parent)
        self._formats = formats
        self._facts: JobFacts | None = None
        self._agreed_minor = 0
        self._usual_bill = ""
        self._finding_boxes = {kind.value: QCheckBox(found_words(kind)) for kind in FoundOnArrival}
        self._shown_box = QCheckBox(_("Shown to the &client before we began"))
        self._arrived_edit = TimeEdit()
        self._left_edit = TimeEdit()
        self._dry_combo = QComboBox()
        self._answer = ChoiceGroup(
            (("great", _("Great")), ("good", _("Good")), ("not_happy", _("Not happy"))), _("How was it for you?")
        )
        self._words_edit = QLineEdit()
        self._words_field = Field(_("5  In their &own words"), self._words_edit)
        methods = (
            ("card", _("Card")),
            ("cash", _("Cash")),
            ("check", _("Check")),
            ("invoice", _("Invoice")),
            ("none", _("None")),
        )
        self._paid = ChoiceGroup(methods, _("Paid"))
        self._took_edit = QLineEdit()
        self._billed_edit = QLineEdit()
        self._extra_edit = QLineEdit()
        self._difference_label = TextLabel("", TextRole.SECONDARY, TextTone.SECONDARY, wrap=True)
        self._met = ChoiceGroup((("yes", _("Yes, it was")), ("no", _("No, not quite"))), _("Was their wish met?"))
        self._next_box = QCheckBox(_("Ne&xt visit agreed for"))
        self._next_edit = DateEdit(to_qdate(formats.today()))
        self._next_edit.setEnabled(False)
        self._next_edit.setMinimumWidth(sized(_DAY_WIDTH))
        self._next_edit.setAccessibleName(_("Day of the next visit"))
        self._build()
        self._answer.choice_made.connect(self._ask)
        self._paid.choice_made.connect(self._fill_took)
        self._next_box.toggled.connect(self._next_edit.setEnabled)
        self._billed_edit.textChanged.connect(self._show_agreement)
        self._extra_edit.textEdited.connect(self._follow_extra)

    def _build(self) -> None:
        boxes = QWidget()
        grid = QGridLayout(boxes)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(0)
        for place, box in enumerate(self._finding_boxes.values()):
            grid.addWidget(box, place // 3, place % 3)
        grid.addWidget(self._shown_box, 2, 0, 1, 3)
        self.add_widget(Field(_("2  Found on arrival"), boxes))
        times = QWidget()
        row = QHBoxLayout(times)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        for edit in (self._arrived_edit, self._left_edit):
            edit.setDisplayFormat("HH:mm")
        row.addWidget(Field(_("3  &Arrived"), self._arrived_edit))
        row.addWidget(Field(_("O&ut"), self._left_edit))
        row.addWidget(Field(_("Dr&y by"), self._dry_combo))
        self.add_widget(times)
        self.add_text("method", _("Method"))
        self.add_text("products", _("&Products"))
        method = self.field("method").editor
        assert isinstance(method, QLineEdit)
        method.setCompleter(QCompleter(list(methods()), self))
        self._build_extra()
        self._build_answer()
        self._build_money()

    def _build_extra(self) -> None:
        self.add_text("extra_work", _("Extra work agreed"))
        extra = QWidget()
        row = QHBoxLayout(extra)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        self._put(row, "extra", Field(_("Price of it"), self._extra_edit), 1)
        self._put(row, "extra_ok", Field(_("Who agreed, and how"), QLineEdit()), 2)
        self.add_widget(extra)

    def _build_answer(self) -> None:
        self.add_field("answer", Field(_("4  How was that for you?"), self._answer))
        self.add_field("words", self._words_field)
        self.add_field("met", Field(_("Was their wish met?"), self._met))

    def _build_money(self) -> None:
        self.add_field("payments", Field(_("6  Paid"), self._paid))
        money = QWidget()
        row = QHBoxLayout(money)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        self._put(row, "billed", Field(_("Billed"), self._billed_edit), 1)
        row.addWidget(Field(_("Too&k"), self._took_edit), 1)
        self.add_widget(money)
        self.add_widget(self._difference_label)
        self.add_text("price_change_ok", _("How did they agree to the higher price?"))
        following = QWidget()
        row = QHBoxLayout(following)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._next_box)
        row.addWidget(self._next_edit)
        row.addStretch(1)
        self.add_widget(following)
        self.add_text("next_chapter", _("One thing to remember until then"))

    def _put(self, row: QHBoxLayout, name: str, field: Field, stretch: int) -> None:
        self._fields[name] = field
        row.addWidget(field, stretch)

    def begin(self, facts: JobFacts) -> None:
        """Fill in what is planned and what was written down; only what differs has to be typed."""
        self._facts = facts
        details, job, price = facts.details, facts.job, facts.notes.price
        now = self._formats.local(self._formats.now())
        planned = self._formats.local(job.starts_at) if job.starts_at is not None else now
        arrived = self._formats.local(details.arrived_at) if details.arrived_at is not None else planned
        left = self._formats.local(job.ends_at) if job.ends_at is not None else now
        self._arrived_edit.setTime(to_qtime(arrived))
        self._left_edit.setTime(to_qtime(left))
        self._fill_dry()
        found = {row.kind for row in facts.notes.findings if not row.area_name}
        for kind, box in self._finding_boxes.items():
            box.setChecked(kind in found)
        self._shown_box.setChecked(any(row.shown_at is not None for row in facts.notes.findings))
        self._next_box.setChecked(details.next_agreed_on is not None)
        self._next_edit.setDate(to_qdate(details.next_agreed_on or self._formats.today() + _USUAL_GAP))
        for choice in (self._answer, self._paid, self._met):
            choice.choose("")
        self._words_edit.clear()
        kept = {
            "method": facts.notes.method,
            "products": details.products,
            "extra_work": price.extra_work,
            "extra": self._formats.typed_money(price.extra_minor) if price.extra_minor else "",
            "extra_ok": price.extra_ok,
            "next_chapter": details.next_chapter,
            "price_change_ok": "",
        }
        for name, text in kept.items():
            self.set_text(name, text)
        self.field("met").setVisible(bool(details.expectation))
        self._agreed_minor = price.agreed_minor
        self._fill_billed()
        self._took_edit.setText(self._formats.typed_money(0))
        self._ask()
        self._show_agreement()

    def draft(self) -> FinishDraft:
        """What was typed; raises ValidationError for an amount that is none."""
        assert self._facts is not None
        job = self._facts.job
        day = self._formats.day_of(job.starts_at) if job.starts_at is not None else self._formats.today()
        arrived = moment_at_time(day, time_in(self._arrived_edit), self._formats.zone)
        left = moment_at_time(day, time_in(self._left_edit), self._formats.zone)
        if left < arrived and arrived - left > timedelta(hours=12):
            left += timedelta(days=1)
        hours = self._dry_combo.currentData()
        dry_by_at = left + timedelta(hours=hours) if hours else None
        return FinishDraft(
            arrived_at=arrived,
            left_at=left,
            findings=self._findings(),
            products=self.text("products"),
            method=self.text("method"),
            dry_by_at=self._facts.details.dry_by_at if hours == _AS_WRITTEN else dry_by_at,
            extra_work=self.text("extra_work"),
            extra_minor=self._amount(self._extra_edit, "extra"),
            extra_ok=self.text("extra_ok"),
            # Untouched, the bill is what was agreed, to the last cent of tax.
            billed_minor=self._amount(self._billed_edit, "billed")
            if self._billed_edit.text() != self._usual_bill
            else None,
            price_change_ok=self.text("price_change_ok"),
            payments=self._payments(),
            answer=self._answer.chosen,
            words=self._words_edit.text().strip(),
            is_expectation_met={"yes": True, "no": False}.get(self._met.chosen),
            next_agreed_on=day_in(self._next_edit) if self._next_box.isChecked() else None,
            next_chapter=self.text("next_chapter"),
        )

    def _billed(self) -> int | None:
        """Untouched, the bill is what was agreed, to the last cent of tax."""
        is_touched = self._billed_edit.text() != self._usual_bill
        return self._amount(self._billed_edit, "billed") if is_touched else None

    @property
    def answer(self) -> str:
        """Great, good, not_happy, or nothing."""
        return self._answer.chosen

    @property
    def words(self) -> str:
        """What they said."""
        return self._words_edit.text().strip()

    def first_choice(self) -> QWidget:
        """Where the fingers begin: how it was."""
        return self._answer

    def _findings(self) -> tuple[FindingDraft, ...]:
        is_shown = self._shown_box.isChecked()
        ticked = [FindingDraft(key, is_shown=is_shown) for key, box in self._finding_boxes.items() if box.isChecked()]
        rows = self._facts.notes.findings if self._facts is not None else ()
        # What no box stands for was written down before, and stays.
        others = [
            FindingDraft(row.kind, row.note, is_shown=row.shown_at is not None)
            for row in rows
            if not row.area_name and row.kind not in self._finding_boxes
        ]
        return (*ticked, *others)

    def _payments(self) -> tuple[PaymentDraft, ...]:
        amount = self._amount(self._took_edit, "payments")
        if amount <= 0 or self._paid.chosen in ("", "invoice", "none"):
            return ()
        return (PaymentDraft(self._paid.chosen, amount),)

    def _amount(self, edit: QLineEdit, field: str) -> int:
        try:
            return self._formats.read_money(edit.text())
        except ValidationError as error:
            raise ValidationError(str(error), field) from error

    def _ask(self, _key: str = "") -> None:
        """The question that fits the answer; a bare Good wants words."""
        questions = {
            "great": _("5  What did you like best?"),
            "good": _("5  What would have made it great?"),
            "not_happy": _("5  What is not right?"),
        }
        self._words_edit.setPlaceholderText(
            questions.get(self._answer.chosen, _("5  What would have made it great?"))[3:]
        )

    def _fill_took(self, method: str) -> None:
        if method in ("card", "cash", "check"):
            self._took_edit.setText(self._billed_edit.text())
        else:
            self._took_edit.setText(self._formats.typed_money(0))

    def _fill_dry(self) -> None:
        self._dry_combo.clear()
        self._dry_combo.addItem(_("not said"), 0)
        for hours in _DRY_HOURS:
            self._dry_combo.addItem(_("{count} h").format(count=hours), hours)
        dry_by_at = self._facts.details.dry_by_at if self._facts is not None else None
        if dry_by_at is not None:
            self._dry_combo.addItem(self._formats.moment(dry_by_at), _AS_WRITTEN)
            self._dry_combo.setCurrentIndex(self._dry_combo.count() - 1)

    def _fill_billed(self) -> None:
        self._usual_bill = self._formats.typed_money(self._agreed_minor)
        self._billed_edit.setText(self._usual_bill)

    def _follow_extra(self) -> None:
        """Extra work raises what was agreed, and a bill that nobody touched goes with it."""
        assert self._facts is not None
        price = self._facts.notes.price
        try:
            extra_minor = self._formats.read_money(self._extra_edit.text())
        except ValidationError:
            return
        was_untouched = self._billed_edit.text() == self._usual_bill
        self._agreed_minor = price.agreed_with(extra_minor)
        if was_untouched:
            self._fill_billed()
        else:
            self._usual_bill = self._formats.typed_money(self._agreed_minor)
        self._show_agreement()

    def _show_agreement(self) -> None:
        """The bill beside what was agreed (S2.8)."""
        try:
            difference = self._formats.read_money(self._billed_edit.text()) - self._agreed_minor
        except ValidationError:
            difference = 0
        self.field("price_change_ok").setVisible(difference > 0)
        self._difference_label.setText(difference_words(self._formats, self._agreed_minor, difference))
