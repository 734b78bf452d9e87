"""Why clients are with us, counted (S2.10), and what each of us gave away this month (S3.3)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal

from app.queries.competitor_notes import ReasonRow
from app.queries.goodwill import GoodwillSumRow
from app.translations import gettext as _
from app.translations import ngettext
from ui.care_report.report_table import ReportColumn, ReportLine, ReportTable
from ui.firm_formats import FirmFormats
from ui.insights.insight_bar import InsightRow
from ui.insights.insight_card import InsightCard
from ui.theme.fonts import TextRole
from ui.theme.tones import Tone
from ui.widgets.cards import Card
from ui.widgets.labels import TextLabel

_MOST_ROWS = 7


class ReasonsCard(Card):
    """The reason of most first; a line opens the clients who gave it."""

    reason_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__(_("Why are they with us?"))
        columns = (ReportColumn(_("In their words")), ReportColumn(_("How many say so"), 150))
        self._sentence_label = TextLabel("", TextRole.HEADING, wrap=True)
        self._table = ReportTable(_("Why are they with us?"), columns, _MOST_ROWS)
        self._table.line_opened.connect(lambda line: self.reason_wanted.emit(line.cells[0]))
        self.body.addWidget(self._sentence_label)
        self.body.addWidget(self._table)

    def show_reasons(self, reasons: Sequence[ReasonRow]) -> None:
        """Count anew."""
        words = _("Nobody was asked yet; the card has a line for it.")
        if reasons:
            words = _("Most often: “{reason}”.").format(reason=reasons[0].reason)
        self._sentence_label.setText(words)
        self._table.show_lines(reason_lines(reasons[:_MOST_ROWS]))
        self._table.setVisible(bool(reasons))


def reason_lines(reasons: Sequence[ReasonRow]) -> list[ReportLine]:
    """Each reason with how many say so; the bar is measured by the most frequent one."""
    most = max((row.count for row in reasons), default=1)
    return [
        ReportLine(
            (row.reason, str(row.count)),
            ngettext("{reason}: {count} client", "{reason}: {count} clients", row.count).format(
                reason=row.reason, count=row.count
            ),
            row.client_ids,
            row.count / most,
        )
        for row in reasons
    ]


class GoodwillCard(InsightCard):
    """Who gave what since the month began; none is a reason to give more, none to blame."""

    def __init__(self) -> None:
        super().__init__(_("Goodwill this month"))

    def show_sums(self, sums: Sequence[GoodwillSumRow], formats: FirmFormats) -> None:
        """Sum anew."""
        whole, count = sum(row.cost_minor for row in sums), sum(row.count for row in sums)
        words = _("Nothing was given yet this month.")
        if count:
            words = ngettext("{count} kindness for {amount}.", "{count} kindnesses for {amount}.", count).format(
                count=count, amount=formats.money(whole)
            )
        self.show_rows(
            words,
            [
                InsightRow(
                    row.person_name or _("Somebody"),
                    row.count,
                    count,
                    Tone.DONE,
                    formats.whole_money(row.cost_minor),
                )
                for row in sums[:_MOST_ROWS]
            ],
        )
