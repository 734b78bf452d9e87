"""How a visit went, in the order of the printed sheet: found, times, how it was, words, paid; Ctrl+Enter."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QHBoxLayout, QLineEdit, QWidget

from app.errors import ValidationError
from app.queries.rows import JobDetails
from app.services.drafts import FindingDraft, FinishDraft, PaymentDraft
from app.translations import gettext as _
from ui.firm_formats import FirmFormats
from ui.schedule.days_and_times import day_in, moment_at_time, time_in, to_qdate, to_qtime
from ui.theme.appearance import sized
from ui.theme.tokens import Space
from ui.widgets.choice_group import ChoiceGroup
from ui.widgets.date_edits import DateEdit, TimeEdit
from ui.widgets.fields import Field
from ui.widgets.inline_form import InlineForm

_DAY_WIDTH = 178
_DRY_HOURS = (2, 4, 6, 8, 12, 24)
_USUAL_GAP = timedelta(days=180)


def finding_kinds() -> list[tuple[str, str]]:
    """The six boxes of the sheet: as stored, and in words."""
    return [
        ("pet", _("Pet")),
        ("odor", _("Odor")),
        ("wear", _("Wear")),
        ("fading", _("Fading")),
        ("loose_seam", _("Loose seam")),
        ("wet", _("Wet")),
    ]


class FinishForm(InlineForm):
    """Everything the sheet says about a visit; what it does not say keeps its default."""

    def __init__(self, formats: FirmFormats, parent: QWidget | None = None) -> None:
        super().__init__(_("How it went"), save_text=_("Sa&ve"), parent=parent)
        self._formats = formats
        self._details: JobDetails | None = None
        self._finding_boxes = {key: QCheckBox(words) for key, words in finding_kinds()}
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
        self.add_text("products", _("&Products and method"))
        self.add_field("answer", Field(_("4  How was that for you?"), self._answer))
        self.add_field("words", self._words_field)
        self.add_field("payments", Field(_("6  Paid"), self._paid))
        money = QWidget()
        row = QHBoxLayout(money)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        row.addWidget(Field(_("Billed"), self._billed_edit))
        row.addWidget(Field(_("Too&k"), self._took_edit))
        self.add_widget(money)
        self.add_text("price_change_ok", _("How did they agree to the higher price?"))
        following = QWidget()
        row = QHBoxLayout(following)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._next_box)
        row.addWidget(self._next_edit)
        row.addStretch(1)
        self.add_widget(following)

    def begin(self, details: JobDetails) -> None:
        """Fill in what is planned; only what differs has to be typed."""
        self._details = details
        job = details.job
        now = self._formats.local(self._formats.now())
        planned = self._formats.local(job.starts_at) if job.starts_at is not None else now
        arrived = self._formats.local(details.arrived_at) if details.arrived_at is not None else planned
        left = self._formats.local(job.ends_at) if job.ends_at is not None else now
        self._arrived_edit.setTime(to_qtime(arrived))
        self._left_edit.setTime(to_qtime(left))
        self._fill_dry()
        for box in (*self._finding_boxes.values(), self._shown_box, self._next_box):
            box.setChecked(False)
        self._next_edit.setDate(to_qdate(self._formats.today() + _USUAL_GAP))
        self._answer.choose("")
        self._paid.choose("")
        self._words_edit.clear()
        self.set_text("products", details.products)
        self.set_text("price_change_ok", "")
        self._billed_edit.setText(self._formats.typed_money(job.price_minor))
        self._took_edit.setText(self._formats.typed_money(0))
        self._ask()
        self._show_agreement()

    def draft(self) -> FinishDraft:
        """What was typed; raises ValidationError for an amount that is none."""
        assert self._details is not None
        job = self._details.job
        day = self._formats.day_of(job.starts_at) if job.starts_at is not None else self._formats.today()
        arrived = moment_at_time(day, time_in(self._arrived_edit), self._formats.zone)
        left = moment_at_time(day, time_in(self._left_edit), self._formats.zone)
        if left < arrived and arrived - left > timedelta(hours=12):
            left += timedelta(days=1)
        hours = self._dry_combo.currentData()
        return FinishDraft(
            arrived_at=arrived,
            left_at=left,
            findings=self._findings(),
            products=self.text("products"),
            dry_by_at=left + timedelta(hours=hours) if hours else None,
            billed_minor=self._amount(self._billed_edit, "billed"),
            price_change_ok=self.text("price_change_ok"),
            payments=self._payments(),
            answer=self._answer.chosen,
            words=self._words_edit.text().strip(),
            next_agreed_on=day_in(self._next_edit) if self._next_box.isChecked() else None,
        )

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
        return tuple(
            FindingDraft(key, is_shown=is_shown) for key, box in self._finding_boxes.items() if box.isChecked()
        )

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

    def _show_agreement(self) -> None:
        agreed = self._details.job.price_minor if self._details is not None else 0
        try:
            is_higher = self._formats.read_money(self._billed_edit.text()) > agreed
        except ValidationError:
            is_higher = False
        self.field("price_change_ok").setVisible(is_higher)
