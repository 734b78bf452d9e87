"""The cards of the report: our promise, what became of it, the misses, the table by what complaints have in common."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout

from app.queries.care_report_rows import CareReport
from app.rules.care_figures import CareFigures, Dimension, Happened, Outcome, share_in_words
from app.rules.care_words import clock_words, dimension_words, outcome_words, promise_words
from app.rules.complaint_clocks import ClockKind
from app.rules.span_words import span_words
from app.translations import gettext as _
from app.translations import ngettext
from ui.care_report.report_bar import ReportBar, ReportBarRow
from ui.care_report.report_lines import (
    breach_columns,
    breach_lines,
    come_back_columns,
    come_back_lines,
    complaint_columns,
    group_columns,
    group_lines,
)
from ui.care_report.report_table import ReportColumn, ReportLine, ReportTable
from ui.firm_formats import FirmFormats
from ui.theme.fonts import TextRole
from ui.theme.tones import Tone
from ui.widgets.cards import Card
from ui.widgets.filter_tabs import FilterTab, FilterTabs
from ui.widgets.labels import TextLabel, TextTone

_TONES = {
    Outcome.CAME_BACK: Tone.DONE,
    Outcome.TOLD_US: Tone.DONE,
    Outcome.PENDING: Tone.OK,
    Outcome.NOT_WON_BACK: Tone.SOON,
    Outcome.UNCONFIRMED: Tone.NEUTRAL,
    Outcome.WITHDRAWN: Tone.NEUTRAL,
}
_MOST_BREACHES = 8
_MOST_GROUPS = 12
_MOST_COMPLAINTS = 8
_MOST_SOURCES = 8


class BarsCard(Card):
    """A question, the sentence that answers it, and bars that show the complaints they count."""

    opened = Signal(str, object)  # the name of a figure, and the ids of its complaints

    def __init__(self, title: str) -> None:
        super().__init__(title)
        self._sentence_label = TextLabel("", TextRole.HEADING, wrap=True)
        self._bars = QVBoxLayout()
        self._bars.setSpacing(0)
        self.body.addWidget(self._sentence_label)
        self.body.addLayout(self._bars)
        self.body.addStretch(1)

    def show_promises(self, report: CareReport) -> None:
        """How often each clock was met in time, with the promise beside it."""
        clocks = report.figures.clocks
        late = sum(each.late for each in clocks.values())
        words = ngettext("{count} clock ran out.", "{count} clocks ran out.", late).format(count=late)
        if not late:
            words = _("Nothing ran out.") if any(each.of for each in clocks.values()) else _("Nothing was due.")
        rows = [self._promise_row(kind, report.figures, report.happened) for kind in ClockKind]
        self._show(words, rows)

    def show_outcomes(self, report: CareReport) -> None:
        """Won back in two grades, and every other ending beside them; never one blended figure."""
        figures = report.figures
        words = _("Nothing was closed in these days.")
        if figures.closed:
            words = _("Won back {count} of {whole} closed.").format(count=figures.won_back, whole=figures.closed)
        if figures.typical_peace is not None:
            words += " " + _("Typically {span} to peace.").format(span=span_words(figures.typical_peace))
        whole = sum(figures.outcomes.values())
        rows = []
        for outcome, count in figures.outcomes.items():
            ids = tuple(each.facts.complaint for each in report.happened if each.outcome is outcome)
            words_of = outcome_words(outcome)
            rows.append(
                ReportBarRow(words_of, str(count), count, whole, _TONES[outcome], open=self._opener(words_of, ids))
            )
        self._show(words, rows)

    def _promise_row(self, kind: ClockKind, figures: CareFigures, happened: Sequence[Happened]) -> ReportBarRow:
        clock, name, typical = figures.clocks[kind], clock_words(kind), figures.typical(kind)
        ids = tuple(each.facts.complaint for each in happened if any(kind == other for other, *_rest in each.clocks))
        return ReportBarRow(
            name,
            share_in_words(clock.in_time, clock.of),
            clock.in_time,
            clock.of,
            Tone.DONE if not clock.late else Tone.ACCENT,
            promise_words(kind),
            _("typically {span}").format(span=span_words(typical)) if typical is not None else "",
            self._opener(name, ids),
        )

    def _opener(self, name: str, ids: tuple[int, ...]) -> Callable[[], None] | None:
        return (lambda: self.opened.emit(name, ids)) if ids else None

    def _show(self, sentence: str, rows: Sequence[ReportBarRow]) -> None:
        self._sentence_label.setText(sentence)
        focused = next((place for place in range(self._bars.count()) if self._bar(place).hasFocus()), -1)
        while (item := self._bars.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for row in rows:
            self._bars.addWidget(ReportBar(row))
        if focused >= 0:
            self._bar(focused).setFocus(Qt.FocusReason.OtherFocusReason)

    def _bar(self, place: int) -> ReportBar:
        item = self._bars.itemAt(place)
        assert item is not None
        bar = item.widget()
        assert isinstance(bar, ReportBar)
        return bar


class TableCard(Card):
    """A title, a sentence and a table; Enter on a line says which complaints or client it stands for."""

    line_opened = Signal(object)  # ReportLine

    def __init__(self, title: str, name: str, columns: Sequence[ReportColumn], most_lines: int) -> None:
        super().__init__(title)
        self.sentence_label = TextLabel("", TextRole.HEADING, wrap=True)
        self.table = ReportTable(title, columns, most_lines)
        self.table.setObjectName(name)
        self.table.line_opened.connect(self.line_opened)
        self.body.addWidget(self.sentence_label)
        self.body.addWidget(self.table)

    def show_lines(self, sentence: str, lines: Sequence[ReportLine]) -> None:
        """Show other lines; without any, only the sentence."""
        self.sentence_label.setText(sentence)
        self.table.show_lines(lines)
        self.table.setVisible(bool(lines))


def breach_card() -> TableCard:
    """Every clock that ran out."""
    return TableCard(_("What we missed"), "care_report.breaches", breach_columns(), _MOST_BREACHES)


def show_breaches(card: TableCard, report: CareReport, formats: FirmFormats) -> None:
    """All of them: no list is cut, and nothing that is done to a complaint takes it off."""
    count = len(report.breaches)
    words = ngettext(
        "{count} clock ran out. It stays here, whatever becomes of the complaint.",
        "{count} clocks ran out. They stay here, whatever becomes of the complaints.",
        count,
    ).format(count=count)
    card.show_lines(words if count else _("No clock ran out in these days."), breach_lines(report.breaches, formats))


def complaint_card() -> TableCard:
    """The complaints behind a figure."""
    return TableCard(_("Behind the figure"), "care_report.complaints", complaint_columns(), _MOST_COMPLAINTS)


def come_back_card() -> TableCard:
    """Who comes a second time."""
    return TableCard(_("Who comes a second time"), "care_report.come_back", come_back_columns(), _MOST_SOURCES)


def show_come_back(card: TableCard, report: CareReport) -> None:
    """Of everyone whose first time to come again has passed."""
    count = report.come_back
    words = _("Nobody was due for a second visit yet.")
    if count.due:
        words = _("{share} came again; who is not due yet is not counted.").format(
            share=share_in_words(count.returned, count.due)
        )
    card.show_lines(words, come_back_lines(report.come_back_by_source, report.come_back_by_year))


class GroupsCard(Card):
    """The same complaints by what they have in common, a tab for each."""

    opened = Signal(str, object)  # the name of a group, and the ids of its complaints

    def __init__(self) -> None:
        super().__init__(_("What the complaints have in common"))
        self._report: CareReport | None = None
        self.tabs = FilterTabs(
            [FilterTab(dimension.value, dimension_words(dimension)) for dimension in Dimension],
            _("By what complaints are counted"),
        )
        self._note_label = TextLabel("", TextRole.SECONDARY, TextTone.SECONDARY, wrap=True)
        self.tables = {
            dimension: ReportTable(dimension_words(dimension), group_columns(dimension), _MOST_GROUPS)
            for dimension in Dimension
        }
        self.body.addWidget(self.tabs)
        self.body.addWidget(self._note_label)
        for dimension, table in self.tables.items():
            table.setObjectName(f"care_report.{dimension.value}")
            table.line_opened.connect(lambda line: self.opened.emit(line.cells[0], line.ids))
            self.body.addWidget(table)
        self.tabs.filter_chosen.connect(self._show_chosen)
        self._show_chosen()

    @property
    def dimension(self) -> Dimension:
        """The tab in use."""
        return Dimension(self.tabs.chosen)

    def show_report(self, report: CareReport) -> None:
        """Show another report under the same tab."""
        self._report = report
        self._show_chosen()

    def _show_chosen(self) -> None:
        for dimension, table in self.tables.items():
            table.setVisible(dimension is self.dimension)
        words = _("Times are as the client waited, nights and Sundays included.")
        if self.dimension is Dimension.FIBRE:
            words += " " + _("A job with two fibers counts under both.")
        self._note_label.setText(words)
        if self._report is not None:
            self.tables[self.dimension].show_lines(group_lines(self.dimension, self._report.groups(self.dimension)))
