"""What a job consists of: its lines with prices, what they come to, the bill beside it, and the facts below."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QWidget

from app.queries.rows import JobDetails, JobLineRow
from app.queries.visit_notes import JobPriceRow, LinkedJobRow
from app.translations import gettext as _
from ui.firm_formats import FirmFormats
from ui.schedule.job_note_cards import JobNote, is_open_for, note_words
from ui.schedule.job_note_form import JobFacts
from ui.schedule.job_words import difference_words, state_words
from ui.theme.fonts import TextRole
from ui.theme.tokens import Space
from ui.widgets.buttons import LinkButton
from ui.widgets.cards import Card, Rule
from ui.widgets.chip_row import ChipRow
from ui.widgets.labels import ElidedLabel, TextLabel, TextTone
from ui.wording import every_words


class JobSummary(Card):
    """The lines, the sum, and the facts below; verbs change them until the job has ended."""

    wanted = Signal(str)  # JobNote: open its form
    job_wanted = Signal(int)

    def __init__(self, formats: FirmFormats, parent: QWidget | None = None) -> None:
        super().__init__(_("What is to be done"), parent=parent)
        self._formats = formats
        self._lines_grid = QGridLayout()
        self._lines_grid.setHorizontalSpacing(Space.M)
        self._lines_grid.setVerticalSpacing(6)
        self._lines_grid.setColumnStretch(0, 3)
        self._lines_grid.setColumnStretch(1, 2)
        self._verbs = {note: LinkButton(note_words(note)) for note in (JobNote.LINES, JobNote.DISCOUNT, JobNote.EXTRA)}
        verbs = QHBoxLayout()
        verbs.setSpacing(Space.M)
        for note, button in self._verbs.items():
            button.setToolTip(note.key)
            button.clicked.connect(lambda _checked=False, note=note: self.wanted.emit(note.value))
            verbs.addWidget(button)
        verbs.addStretch(1)
        self._linked_row = QHBoxLayout()
        self._facts_label = TextLabel("", TextRole.BODY, TextTone.SECONDARY, wrap=True)
        self.body.addLayout(self._lines_grid)
        self.body.addLayout(verbs)
        self.body.addLayout(self._linked_row)
        self.body.addWidget(self._facts_label)

    def add_acts(self, buttons: Sequence[QWidget]) -> None:
        """The quiet ways for a job to end, at the foot of the card."""
        foot = QWidget()
        row = ChipRow(foot, gap=Space.XS)
        for button in buttons:
            row.addWidget(button)
        self.body.addWidget(foot)

    def show_job(self, facts: JobFacts) -> None:
        """Refill for a job."""
        _clear(self._lines_grid)
        for row, line in enumerate(facts.details.lines):
            self._add_line(row, line.name, self._detail(line), line.price_minor)
        count = len(facts.details.lines)
        self._lines_grid.addWidget(Rule(), count, 0, 1, 3)
        for row, (words, detail, amount) in enumerate(self._sums(facts), count + 1):
            self._add_line(row, words, detail, amount)
        for note, button in self._verbs.items():
            button.setVisible(is_open_for(note, facts.job.state))
        self._show_linked(facts)
        said = [
            *self._told(facts),
            *self._plan_facts(facts),
            *self._visit_facts(facts.details),
            *self._money_facts(facts),
        ]
        self._facts_label.setText("\n".join(said))
        self._facts_label.setVisible(bool(said))

    def _detail(self, line: JobLineRow) -> str:
        quantity = ""
        if line.unit_price_minor is not None and line.quantity_hundredths != 100:
            number = self._formats.size(line.quantity_hundredths, "")
            quantity = f"{number} × {self._formats.money(line.unit_price_minor)}"
        return " · ".join(part for part in (quantity, line.to_do or line.fibre) if part)

    def _sums(self, facts: JobFacts) -> list[tuple[str, str, int]]:
        """The lines below the rule: the least charge, discount, extra work, tax, and what the client pays."""
        price, sums = facts.notes.price, []
        if not facts.job.is_chargeable:
            return [(_("No charge"), "", 0)]
        if price.price_minor > price.lines_minor > 0:
            sums.append((_("A visit costs at least this"), "", price.price_minor))
        if price.discount_minor:
            sums.append((_("Discount"), price.discount_reason, -price.discount_minor))
        if price.extra_minor or price.extra_work:
            sums.append((_("Extra: {what}").format(what=price.extra_work), price.extra_ok, price.extra_minor))
        if price.tax_minor:
            sums.append((price.tax_name or _("Tax"), f"{price.tax.percent.normalize():f} %", price.tax_minor))
        return [*sums, (_("Price"), self._included_words(price), price.agreed_minor)]

    def _included_words(self, price: JobPriceRow) -> str:
        if not price.tax.is_included or not price.tax.basis_points:
            return ""
        return _("{tax} {percent} % included").format(
            tax=price.tax_name or _("Tax"), percent=f"{price.tax.percent.normalize():f}"
        )

    def _add_line(self, row: int, name: str, detail: str, price_minor: int) -> None:
        name_label = TextLabel(name, TextRole.BODY_MEDIUM, wrap=True)
        name_label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._lines_grid.addWidget(name_label, row, 0)
        self._lines_grid.addWidget(ElidedLabel(detail, TextRole.SECONDARY, TextTone.TERTIARY), row, 1)
        price = TextLabel(self._formats.money(price_minor), TextRole.BODY_MEDIUM, tabular=True)
        self._lines_grid.addWidget(price, row, 2, Qt.AlignmentFlag.AlignRight)

    def _show_linked(self, facts: JobFacts) -> None:
        """The visit this one does again, and those that did this one again; each opens."""
        _clear(self._linked_row)
        first = facts.notes.reclean_of
        if first is not None:
            self._add_link(_("Does job {number} again, free").format(number=first.number), first)
        for again in facts.notes.recleans:
            words = _("Done again as job {number}, {state}")
            self._add_link(words.format(number=again.number, state=state_words(again.state)), again)
        self._linked_row.addStretch(1)

    def _add_link(self, words: str, linked: LinkedJobRow) -> None:
        button = LinkButton(words)
        button.clicked.connect(lambda _checked=False, job_id=linked.id: self.job_wanted.emit(job_id))
        self._linked_row.addWidget(button)

    def _told(self, facts: JobFacts) -> list[str]:
        """When they were told the price, and how much while it is a quote; later the price may be another one."""
        quoted_at = facts.details.quoted_at
        if quoted_at is None:
            return []
        day = self._formats.day(self._formats.day_of(quoted_at))
        if facts.job.state != "quoted" or not facts.job.is_chargeable:
            return [_("They were told a price on {day}").format(day=day)]
        amount = self._formats.money(facts.notes.price.agreed_minor)
        return [_("Told {amount} on {day}").format(amount=amount, day=day)]

    def _plan_facts(self, facts: JobFacts) -> list[str]:
        """Between what times they expect us, and by which agreement it comes again."""
        job, agreement, said = facts.job, facts.agreement, []
        if job.window_starts_at is not None:
            window = self._formats.visit_times(job.window_starts_at, job.window_ends_at)
            said.append(_("They were told to expect us {window}").format(window=window))
        if agreement is not None and agreement.is_ended:
            said.append(_("Came again by an agreement that has ended: {what}").format(what=agreement.what))
        elif agreement is not None:
            words = every_words(agreement.every_count, agreement.every_unit)
            said.append(_("Comes again {every}: {what}").format(every=words, what=agreement.what))
        return said

    def _visit_facts(self, details: JobDetails) -> list[str]:
        formats, facts = self._formats, []
        if details.arrived_at is not None and details.left_at is not None:
            times = f"{formats.clock_time(details.arrived_at)} – {formats.clock_time(details.left_at)}"
            facts.append(_("There from {times}").format(times=times))
        if details.end_reason:
            facts.append(_("Why: {reason}").format(reason=details.end_reason))
        if details.sheet_printed_at is not None:
            facts.append(_("Sheet printed {when}").format(when=formats.moment(details.sheet_printed_at)))
        return facts

    def _money_facts(self, facts: JobFacts) -> list[str]:
        formats, job, price = self._formats, facts.job, facts.notes.price
        if job.billed_minor is None:
            return []
        owed = job.billed_minor - job.paid_minor
        words = _("Billed {billed}, paid {paid}, open {owed}") if owed > 0 else _("Billed {billed}, paid {paid}")
        said = [
            words.format(
                billed=formats.money(job.billed_minor), paid=formats.money(job.paid_minor), owed=formats.money(owed)
            )
        ]
        if price.difference_minor and job.is_chargeable:
            said.append(difference_words(formats, price.agreed_minor, price.difference_minor))
        if price.price_change_ok:
            said.append(_("The client agreed: {how}").format(how=price.price_change_ok))
        return said


def _clear(layout: QGridLayout | QHBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
