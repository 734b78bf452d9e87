"""How we put things right: what came in, what we kept to and what we missed, and who was won back (S0.8)."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from app.exchange.out.report_export import export_care_report
from app.papers.paper_request import PaperRequest
from app.queries import care_report as report_queries
from app.queries import firm as firm_queries
from app.queries.care_report_rows import CareReport
from app.queries.last_touch import list_last_touched_by_money
from app.rules.report_periods import ReportPeriod
from app.translations import gettext as _
from app.translations import ngettext
from ui.care_report.long_reading import MOST_AT_ONCE, LongReading
from ui.care_report.period_choice import PeriodChoice
from ui.care_report.report_cards import (
    BarsCard,
    GroupsCard,
    TableCard,
    breach_card,
    come_back_card,
    complaint_card,
    show_breaches,
    show_come_back,
)
from ui.care_report.report_lines import complaint_lines, money_columns, money_lines, money_words
from ui.care_report.report_table import ReportLine
from ui.change_feed import ChangeFeed
from ui.file_choices import choose_new_file
from ui.firm_formats import formats_of
from ui.jobs import JobRunner
from ui.page import Page
from ui.theme.fonts import TextRole
from ui.theme.tokens import Space
from ui.widgets.buttons import Button, ButtonVariant
from ui.widgets.empty_state import EmptyState
from ui.widgets.labels import TextLabel, TextTone

if TYPE_CHECKING:
    from app.everafter import Everafter

_NARROW = 1080
_MOST_MONEY = 6


class CareReportPage(Page):
    """Read when it comes into view; Enter on any figure shows its complaints, and on those the board."""

    place = "care_report"
    tables = frozenset(
        {
            "complaint",
            "complaint_event",
            "client",
            "job",
            "job_line",
            "feedback",
            "payment",
            "timeline_entry",
            "setting",
        }
    )

    def __init__(
        self, everafter: Everafter, feed: ChangeFeed, runner: JobRunner, parent: QWidget | None = None
    ) -> None:
        super().__init__(everafter, feed, parent)
        self._reading = LongReading(everafter, runner, self)
        self._formats = formats_of(everafter.clock, firm_queries.get_firm())
        self._report: CareReport | None = None
        self._opened_from: QWidget | None = None
        self._choice = PeriodChoice(everafter.clock.today())
        self._export_button = Button(_("Save as CS&V"), ButtonVariant.QUIET, "download")
        self._print_button = Button(_("&Print"), ButtonVariant.PRIMARY, "printer")
        self._promise_card = BarsCard(_("Against our promise, the more urgent the sooner"))
        self._outcome_card = BarsCard(_("What became of them"))
        self._breach_card = breach_card()
        self._groups_card = GroupsCard()
        self._behind_card = complaint_card()
        self._come_back_card = come_back_card()
        self._money_card = TableCard(
            _("Where money was the last word"), "care_report.money", money_columns(), _MOST_MONEY
        )
        self._empty = EmptyState(
            "heart-handshake",
            _("Nothing happened in these days"),
            _("No complaint came in, none was due and none was closed. Choose other days above."),
        )
        self._stack = QStackedWidget()
        self._pair = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._is_narrow = False
        self._build()
        self._connect()

    @property
    def title(self) -> str:
        """What the window calls this page."""
        return _("How we put things right")

    def reload(self) -> None:
        """Count anew for the days that are chosen; where there is very much, beside the window."""
        clock = self._everafter.clock
        first, last = self._choice.days(clock.today())
        if report_queries.count_to_read(first, last) > MOST_AT_ONCE:
            self._stack.setEnabled(False)
            self._reading.read(first, last)
        else:
            self._reading.stop()
            self._show_report(report_queries.get_care_report(first, last, clock.now(), clock.zone))

    def _show_report(self, report: CareReport) -> None:
        self._report = report
        self._stack.setEnabled(True)
        self._export_button.setEnabled(True)
        self._promise_card.show_promises(report)
        self._outcome_card.show_outcomes(report)
        show_breaches(self._breach_card, report, self._formats)
        self._groups_card.show_report(report)
        show_come_back(self._come_back_card, report)
        self._show_money()
        self._behind_card.hide()
        self._stack.setCurrentIndex(1 if report.figures.is_empty else 0)

    def default_focus(self) -> QWidget:
        """The table by what went wrong, or the choice of days where there is nothing."""
        is_empty = self._report is None or self._report.figures.is_empty
        return self._choice if is_empty else self._groups_card.tables[self._groups_card.dimension]

    def paper_in_view(self) -> PaperRequest | None:
        """The page of honest numbers for the same days."""
        first, last = self._choice.days(self._everafter.clock.today())
        return PaperRequest("honest-numbers", day=first, last_day=last)

    def save_csv(self, target: str) -> None:
        """Write the table under every tab into a file for a spreadsheet."""
        assert self._report is not None
        export_care_report(self._report, Path(target), self._everafter.clock.zone)
        self.message.emit(_("Saved as {file}").format(file=Path(target).name), False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc puts away what is behind a figure and goes back to it."""
        if event.key() == Qt.Key.Key_Escape and self._behind_card.isVisible():
            self._behind_card.hide()
            if self._opened_from is not None:
                self._opened_from.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where room is short, the second card stands below the first."""
        super().resizeEvent(event)
        is_narrow = event.size().width() < _NARROW
        if is_narrow != self._is_narrow:
            self._is_narrow = is_narrow
            self._pair.setDirection(QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight)

    def _connect(self) -> None:
        self._choice.days_chosen.connect(self.reload)
        self._reading.report_read.connect(self._show_report)
        self._reading.given_up.connect(self._go_back_to_this_month)
        self._reading.told.connect(lambda words: self.message.emit(words, False))
        self._print_button.clicked.connect(lambda: self.paper_requested.emit(self.paper_in_view()))
        self._export_button.clicked.connect(self._ask_file)
        for card in (self._promise_card, self._outcome_card, self._groups_card):
            card.opened.connect(self._show_behind)
        for table_card in (self._breach_card, self._behind_card):
            table_card.line_opened.connect(self._open_complaint)
        self._money_card.line_opened.connect(self._open_client)

    def _go_back_to_this_month(self) -> None:
        """What is chosen and what is shown must not differ: the shortest report is there at once."""
        self._stack.setEnabled(True)
        self._choice.choose(ReportPeriod.THIS_MONTH)

    def _show_behind(self, name: str, ids: Sequence[int]) -> None:
        """The complaints that a figure counts, with the focus on the first."""
        self._opened_from = self.focusWidget()
        rows = report_queries.list_reported_complaints(ids)
        count = ngettext("{count} complaint", "{count} complaints", len(rows)).format(count=len(rows))
        self._behind_card.show_lines(f"{name}: {count}", complaint_lines(rows, self._formats))
        self._behind_card.show()
        self._behind_card.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self._scroll.ensureWidgetVisible(self._behind_card, 0, Space.L)

    def _open_complaint(self, line: ReportLine) -> None:
        self.complaint_requested.emit(line.ids[0])

    def _open_client(self, line: ReportLine) -> None:
        self.call_log_requested.emit(line.ids[0])

    def _show_money(self) -> None:
        clock = self._everafter.clock
        rows = list_last_touched_by_money(clock.now(), clock.zone)
        words = money_words(len(rows)) if rows else _("Nobody: after every invoice came a kind word.")
        self._money_card.show_lines(words, money_lines(rows, self._formats))

    def _ask_file(self) -> None:
        first, last = self._choice.days(self._everafter.clock.today())
        name = f"complaints-{first.isoformat()}-{last.isoformat()}.csv"
        choose_new_file(self, _("Save as CSV"), name, _("Spreadsheets (*.csv)"), self.save_csv)

    def _build(self) -> None:
        for button, name in ((self._export_button, "care_report.export"), (self._print_button, "care_report.print")):
            button.setObjectName(name)
        self._pair.setSpacing(Space.M)
        self._pair.addWidget(self._promise_card, 1)
        self._pair.addWidget(self._outcome_card, 1)
        report = QWidget()
        cards = QVBoxLayout(report)
        cards.setContentsMargins(0, 0, 0, 0)
        cards.setSpacing(Space.M)
        cards.addLayout(self._pair)
        for card in (self._breach_card, self._groups_card, self._behind_card):
            cards.addWidget(card)
        self._stack.addWidget(report)
        self._stack.addWidget(self._empty)
        inner = QWidget()
        inner.setProperty("variant", "page")
        page = QVBoxLayout(inner)
        page.setContentsMargins(Space.XL, Space.S, Space.XL, Space.XL)
        page.setSpacing(Space.M)
        page.addWidget(self._stack)
        page.addWidget(self._come_back_card)
        page.addWidget(self._money_card)
        page.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(inner)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head())
        column.addWidget(self._scroll, 1)

    def _head(self) -> QVBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        row.addWidget(TextLabel(self.title, TextRole.TITLE))
        row.addStretch(1)
        row.addWidget(self._export_button)
        row.addWidget(self._print_button)
        words = _("Misses included, and nobody is ranked.")
        below = QHBoxLayout()
        below.setSpacing(Space.L)
        below.addWidget(TextLabel(words, TextRole.BODY, TextTone.SECONDARY, wrap=True), 1)
        below.addWidget(self._choice)
        head = QVBoxLayout()
        head.setContentsMargins(Space.XL, Space.L, Space.XL, Space.S)
        head.setSpacing(Space.S)
        head.addLayout(row)
        head.addLayout(below)
        return head
