"""What a job consists of: its lines with prices, and what was written down about it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from app.queries.rows import JobDetails
from app.translations import gettext as _
from ui.firm_formats import FirmFormats
from ui.theme.fonts import TextRole
from ui.theme.tokens import Space
from ui.widgets.cards import Card, Rule
from ui.widgets.labels import ElidedLabel, TextLabel, TextTone


class JobSummary(Card):
    """The lines, the sum, and the facts below."""

    def __init__(self, formats: FirmFormats, parent: QWidget | None = None) -> None:
        super().__init__(_("What is to be done"), parent=parent)
        self._formats = formats
        self._lines_grid = QGridLayout()
        self._lines_grid.setHorizontalSpacing(Space.M)
        self._lines_grid.setVerticalSpacing(6)
        self._lines_grid.setColumnStretch(0, 3)
        self._lines_grid.setColumnStretch(1, 2)
        self._facts_label = TextLabel("", TextRole.BODY, TextTone.SECONDARY, wrap=True)
        self.body.addLayout(self._lines_grid)
        self.body.addSpacing(Space.S)
        self.body.addWidget(self._facts_label)

    def show_job(self, details: JobDetails) -> None:
        """Refill for a job."""
        while (item := self._lines_grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for row, line in enumerate(details.lines):
            self._add_line(row, line.name, line.to_do or line.fibre, line.price_minor)
        count = len(details.lines)
        self._lines_grid.addWidget(Rule(), count, 0, 1, 3)
        words = _("Price") if details.job.is_chargeable else _("No charge")
        self._add_line(count + 1, words, "", details.job.price_minor)
        facts = [*self._visit_facts(details), *self._money_facts(details)]
        self._facts_label.setText("\n".join(facts))
        self._facts_label.setVisible(bool(facts))

    def _add_line(self, row: int, name: str, detail: str, price_minor: int) -> None:
        name_label = TextLabel(name, TextRole.BODY_MEDIUM, wrap=True)
        name_label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._lines_grid.addWidget(name_label, row, 0)
        self._lines_grid.addWidget(ElidedLabel(detail, TextRole.SECONDARY, TextTone.TERTIARY), row, 1)
        price = TextLabel(self._formats.money(price_minor), TextRole.BODY_MEDIUM, tabular=True)
        self._lines_grid.addWidget(price, row, 2, Qt.AlignmentFlag.AlignRight)

    def _visit_facts(self, details: JobDetails) -> list[str]:
        formats, facts = self._formats, []
        if details.expectation:
            facts.append(_("Their wish: “{words}”").format(words=details.expectation))
        if details.arrived_at is not None and details.left_at is not None:
            times = f"{formats.clock_time(details.arrived_at)} – {formats.clock_time(details.left_at)}"
            facts.append(_("There from {times}").format(times=times))
        if details.products:
            facts.append(_("Used: {products}").format(products=details.products))
        if details.dry_by_at is not None:
            facts.append(_("Dry by {when}").format(when=formats.moment(details.dry_by_at)))
        if details.end_reason:
            facts.append(_("Why: {reason}").format(reason=details.end_reason))
        if details.sheet_printed_at is not None:
            facts.append(_("Sheet printed {when}").format(when=formats.moment(details.sheet_printed_at)))
        return facts

    def _money_facts(self, details: JobDetails) -> list[str]:
        formats, job, facts = self._formats, details.job, []
        if job.billed_minor is not None:
            owed = job.billed_minor - job.paid_minor
            words = _("Billed {billed}, paid {paid}, open {owed}") if owed > 0 else _("Billed {billed}, paid {paid}")
            facts.append(
                words.format(
                    billed=formats.money(job.billed_minor), paid=formats.money(job.paid_minor), owed=formats.money(owed)
                )
            )
        if details.next_agreed_on is not None:
            facts.append(_("Next visit agreed for {day}").format(day=formats.day(details.next_agreed_on)))
        if details.guarantee_until_on is not None:
            facts.append(_("Our promise holds until {day}").format(day=formats.day(details.guarantee_until_on)))
        return facts
