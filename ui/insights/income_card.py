"""From how few clients the income of twelve months comes (S3.2); a line opens the client."""

from __future__ import annotations

from PySide6.QtCore import Signal

from app.queries.concentration import Concentration, TopClientRow
from app.translations import gettext as _
from ui.care_report.report_table import ReportColumn, ReportLine, ReportTable
from ui.firm_formats import FirmFormats
from ui.theme.fonts import TextRole
from ui.widgets.cards import Card
from ui.widgets.labels import TextLabel

_COUNTS = (1, 5, 10)


def percent_words(share: float) -> str:
    """“50 %”."""
    return f"{round(100 * share)} %"


def income_words(found: Concentration) -> str:
    """The shares of the largest one, five and ten, as far as there are so many."""
    if not found.income_minor:
        return _("Nothing was earned in the last twelve months.")
    first, five, ten = (percent_words(found.share_of(count)) for count in _COUNTS)
    if found.client_count < _COUNTS[1]:
        words = _("The largest client brings {first} of the income of twelve months.")
    elif found.client_count < _COUNTS[2]:
        words = _("The largest client brings {first} of the income of twelve months, the largest five {five}.")
    else:
        words = _(
            "The largest client brings {first} of the income of twelve months, the largest five {five}, "
            "the largest ten {ten}."
        )
    return words.format(first=first, five=five, ten=ten)


class IncomeCard(Card):
    """Each is treated as the only one; this says how near that is to the truth."""

    client_wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__(_("If one of them left"))
        columns = (
            ReportColumn(_("Client")),
            ReportColumn(_("Twelve months"), 150),
            ReportColumn(_("Of everything"), 120),
            ReportColumn(_("With those above"), 140),
        )
        self._sentence_label = TextLabel("", TextRole.HEADING, wrap=True)
        self._table = ReportTable(_("The largest clients"), columns, _COUNTS[-1])
        self._table.line_opened.connect(lambda line: self.client_wanted.emit(line.ids[0]))
        self.body.addWidget(self._sentence_label)
        self.body.addWidget(self._table)

    def show_income(self, found: Concentration, formats: FirmFormats) -> None:
        """The largest first."""
        self._sentence_label.setText(income_words(found))
        self._table.show_lines([_line(row, found, formats) for row in found.top])
        self._table.setVisible(bool(found.top))


def _line(row: TopClientRow, found: Concentration, formats: FirmFormats) -> ReportLine:
    whole = found.income_minor or 1
    share = row.income_minor / whole
    amount, own = formats.money(row.income_minor), percent_words(share)
    together = percent_words(row.income_so_far_minor / whole)
    words = _("{name}, {amount}, {share} of everything, with those above {together}")
    sentence = words.format(name=row.client_name, amount=amount, share=own, together=together)
    return ReportLine((row.client_name, amount, own, together), sentence, (row.client_id,), share)
