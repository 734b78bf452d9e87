"""What the jobs of the last twelve months say: next visits agreed, weak moments, quotes lost, discounts given."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from dateutil.relativedelta import relativedelta
from PySide6.QtCore import Signal

from app.clock import Clock
from app.queries import job_figures
from app.queries.job_figures import DiscountRow
from app.queries.job_list_rows import JobFilter
from app.rules.care_figures import share_in_words
from app.rules.touch_points import moment_words
from app.translations import gettext as _
from ui.care_report.report_table import ReportColumn, ReportLine, ReportTable
from ui.firm_formats import FirmFormats
from ui.insights.insight_bar import InsightRow
from ui.insights.insight_card import InsightCard
from ui.theme.fonts import TextRole
from ui.theme.tones import Tone
from ui.widgets.cards import Card
from ui.widgets.labels import TextLabel, TextTone

_MOST_ROWS = 7
_MOST_DISCOUNTS = 8


class JobCards:
    """Three cards; a bar of a weak moment opens the newest visit that had it, the others open their jobs."""

    def __init__(self, open_job: Callable[[int], None], open_jobs: Callable[[JobFilter], None]) -> None:
        self._open_job = open_job
        self._open_done = partial(open_jobs, JobFilter.DONE)
        self._open_lost = partial(open_jobs, JobFilter.FELL_THROUGH)
        self._next_card = InsightCard(_("Is the next visit agreed before we leave?"))
        self._weak_card = InsightCard(_("Where do visits slip?"))
        self._lost_card = InsightCard(_("Why do quotes go elsewhere?"))
        self.cards = (self._next_card, self._weak_card, self._lost_card)

    def show_figures(self, clock: Clock) -> None:
        """Count the last twelve months anew."""
        last = clock.today()
        first = last - relativedelta(months=12)
        self._show_next(job_figures.count_next_agreed(first, last, clock.zone))
        self._show_weak(job_figures.list_weak_moments(first, last, clock.zone), clock)
        reasons = job_figures.count_ending_reasons("lost", first, last, clock.zone)
        whole = sum(row.count for row in reasons)
        rows = [
            InsightRow(row.reason, row.count, whole, Tone.NEUTRAL, "", self._open_lost) for row in reasons[:_MOST_ROWS]
        ]
        words = _("{count} quotes went elsewhere; most often: {reason}.") if reasons else _("No quote was lost.")
        most = reasons[0].reason if reasons else ""
        self._lost_card.show_rows(words.format(count=whole, reason=most), rows)

    def _show_next(self, count: job_figures.NextAgreedCount) -> None:
        share = share_in_words(count.agreed, count.visits)
        words = _("Next date agreed: {share}.") if count.visits else _("No visit was finished yet.")
        rows = [
            InsightRow(_("Agreed"), count.agreed, count.visits, Tone.DONE, "", self._open_done),
            InsightRow(_("Left open"), count.visits - count.agreed, count.visits, Tone.NEUTRAL, "", self._open_done),
        ]
        self._next_card.show_rows(words.format(share=share), rows)

    def _show_weak(self, moments: Sequence[job_figures.WeakMomentRow], clock: Clock) -> None:
        whole = sum(row.weak_count for row in moments)
        rows = [
            InsightRow(
                moment_words(row.moment),
                row.weak_count,
                whole,
                Tone.SOON,
                _("{rating} of 5").format(rating=f"{row.rating_sum / row.rated_count:.1f}"),
                partial(self._open_job, row.job_ids[-1]) if row.job_ids else None,
            )
            for row in moments[:_MOST_ROWS]
        ]
        month = job_figures.list_weak_moments(clock.today().replace(day=1), clock.today(), clock.zone)
        self._weak_card.show_rows(_weak_words(moments, month), rows)


def _weak_words(moments: Sequence[job_figures.WeakMomentRow], month: Sequence[job_figures.WeakMomentRow]) -> str:
    if not moments:
        return _("Nobody rated the moments of a visit yet.")
    if not moments[0].weak_count:
        return _("Nothing slipped in the visits that were rated.")
    words = _("Most often: {moment}.").format(moment=moment_words(moments[0].moment))
    if month and month[0].weak_count:
        words = _("Most often: {moment}; this month: {now}.").format(
            moment=moment_words(moments[0].moment), now=moment_words(month[0].moment)
        )
    return words


class DiscountCard(Card):
    """Every discount with who gave it and why, apart from what we do out of kindness (S3.18)."""

    job_wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__(_("Discounts given"))
        columns = (
            ReportColumn(_("Client")),
            ReportColumn(_("Discount"), 110),
            ReportColumn(_("Why"), 260),
            ReportColumn(_("Given by"), 150),
            ReportColumn(_("When"), 150),
        )
        self._empty_label = TextLabel(_("None. A discount is no kindness."), TextRole.BODY, TextTone.SECONDARY)
        self._table = ReportTable(_("Discounts given"), columns, _MOST_DISCOUNTS)
        self._table.line_opened.connect(lambda line: self.job_wanted.emit(line.ids[0]))
        self.body.addWidget(self._empty_label)
        self.body.addWidget(self._table)

    def show_discounts(self, rows: Sequence[DiscountRow], formats: FirmFormats) -> None:
        """The newest first."""
        self._table.show_lines([_discount_line(row, formats) for row in rows])
        self._table.setVisible(bool(rows))
        self._empty_label.setVisible(not rows)


def _discount_line(row: DiscountRow, formats: FirmFormats) -> ReportLine:
    when = formats.day(formats.day_of(row.given_at)) if row.given_at is not None else ""
    amount = formats.money(row.discount_minor)
    words = _("{name}, {amount} off job {number}: {reason}, {who}, {when}")
    sentence = words.format(
        name=row.client_name, amount=amount, number=row.job_number, reason=row.reason, who=row.given_by, when=when
    )
    return ReportLine((row.client_name, amount, row.reason, row.given_by, when), sentence, (row.job_id,))
