"""Insights: a few honest numbers, each with its sentence; a bar opens the clients it counts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.papers.paper_request import PaperRequest
from app.queries import clients as client_queries
from app.queries import complaint_results
from app.queries import insights as insight_queries
from app.queries.client_list_rows import ClientFilter
from app.queries.competitor_notes import list_reasons
from app.queries.complaint_rows import CareNumbers
from app.queries.concentration import get_concentration
from app.queries.firm import get_firm
from app.queries.goodwill import sum_goodwill
from app.queries.help_log import get_help_figures
from app.queries.insights import AnswerCounts, ComeBackCount
from app.queries.job_figures import list_discounts
from app.queries.job_list_rows import JobFilter
from app.queries.voices import get_voice_figures
from app.rules.wall_clock import day_bounds
from app.translations import gettext as _
from app.translations import ngettext
from ui.change_feed import ChangeFeed
from ui.firm_formats import formats_of
from ui.insights.base_value_card import BaseValueCard
from ui.insights.income_card import IncomeCard
from ui.insights.insight_bar import InsightRow
from ui.insights.insight_card import InsightCard
from ui.insights.job_cards import DiscountCard, JobCards
from ui.insights.kindness_cards import GoodwillCard, ReasonsCard
from ui.insights.month_print import MonthPrint
from ui.insights.relationship_cards import RelationshipCards
from ui.insights.voice_cards import HelpCard, VoicesCard
from ui.page import Page
from ui.theme.fonts import TextRole
from ui.theme.tokens import Space
from ui.theme.tones import Tone
from ui.widgets.labels import TextLabel, TextTone

if TYPE_CHECKING:
    from app.everafter import Everafter

_A_YEAR = timedelta(days=365)


class InsightsPage(Page):
    """Read when it comes into view; nothing here is kept."""

    place = "insights"
    tables = frozenset(
        {
            "client",
            "job",
            "complaint",
            "feedback",
            "reward",
            "touch_point",
            "goodwill",
            "love_touch",
            "voice",
            "timeline_entry",
        }
    )

    def __init__(self, everafter: Everafter, feed: ChangeFeed, parent: QWidget | None = None) -> None:
        super().__init__(everafter, feed, parent)
        self._kept_card = InsightCard(_("Do they come back in their own usual time?"))
        self._complaints_card = InsightCard(_("Complaints this year"))
        self._answers_card = InsightCard(_("How was it for you? The last twelve months"))
        self._return_card = InsightCard(_("Who comes a second time?"))
        self._jobs = JobCards(self.job_requested.emit, self._open_jobs)
        self._relationship = RelationshipCards(self.client_requested.emit, self.place_requested.emit)
        self._discounts = DiscountCard()
        self._discounts.job_wanted.connect(self.job_requested)
        self._reasons_card = ReasonsCard()
        self._reasons_card.reason_wanted.connect(self.reason_requested)
        self._goodwill_card = GoodwillCard()
        self._income = IncomeCard()
        self._income.client_wanted.connect(self.client_requested)
        self._month = MonthPrint()
        self._month.wanted.connect(lambda _month: self.paper_requested.emit(self.paper_in_view()))
        whole = (self._answers_card, self._return_card, self._kept_card, self._complaints_card)
        self._voices_card, self._help_card = VoicesCard(), HelpCard()
        self._base_card = BaseValueCard()
        self._build(
            (
                self._base_card,
                *whole,
                self._voices_card,
                self._help_card,
                *self._jobs.cards,
                self._goodwill_card,
                *self._relationship.cards,
            )
        )

    @property
    def title(self) -> str:
        """What the window calls this page."""
        return _("Insights")

    def paper_in_view(self) -> PaperRequest | None:
        """The page of three headings of the chosen month."""
        return PaperRequest("month-page", self._month.month)

    def reload(self) -> None:
        """Count anew."""
        clock = self._everafter.clock
        self._month.show_months(clock.today())
        self._show_answers(insight_queries.count_answers(clock.now()))
        self._show_return(insight_queries.count_come_back(clock.today()))
        self._jobs.show_figures(clock)
        self._relationship.show_figures(clock.now(), clock.today(), clock.zone)
        formats = formats_of(clock, get_firm())
        self._discounts.show_discounts(list_discounts(), formats)
        self._reasons_card.show_reasons(list_reasons())
        month_begins_at = day_bounds(clock.today().replace(day=1), clock.zone)[0]
        self._goodwill_card.show_sums(sum_goodwill(month_begins_at, day_bounds(clock.today(), clock.zone)[1]), formats)
        self._base_card.show_value(insight_queries.get_base_value(clock.today()), formats, self._open)
        self._income.show_income(get_concentration(clock.today(), clock.zone), formats)
        figures = get_voice_figures(clock.now() - _A_YEAR)
        self._voices_card.show_figures(figures, partial(self.place_requested.emit, "voices"))
        self._help_card.show_figures(get_help_figures(clock.today(), clock.zone), self.client_requested.emit)
        self._show_clients()
        self._show_complaints(complaint_results.get_numbers(clock.now(), clock.zone))

    def _show_answers(self, counts: AnswerCounts) -> None:
        if counts.whole:
            words = _("{count} of {whole} said great; the others told us something.").format(
                count=counts.great, whole=counts.whole
            )
        else:
            words = _("Nobody was asked yet.")
        aftercare = partial(self.place_requested.emit, "aftercare")
        looks = (
            (_("Great"), counts.great, Tone.DONE),
            (_("Good"), counts.good, Tone.SOON),
            (_("Not happy"), counts.not_happy, Tone.LATE),
        )
        rows = [
            InsightRow(label, count, counts.whole, tone, _share(count, counts.whole), aftercare)
            for label, count, tone in looks
        ]
        self._answers_card.show_rows(words, rows)

    def _show_return(self, count: ComeBackCount) -> None:
        if count.due:
            words = _("{count} of {whole} came again.").format(count=count.returned, whole=count.due)
        else:
            words = _("Nobody was due for a second visit yet.")
        waiting = count.due - count.returned
        everybody, overdue = partial(self._open, ClientFilter.ALL), partial(self._open, ClientFilter.DRIFTING)
        rows = [
            InsightRow(
                _("Came again"), count.returned, count.due, Tone.DONE, _share(count.returned, count.due), everybody
            ),
            InsightRow(_("Not yet"), waiting, count.due, Tone.NEUTRAL, _share(waiting, count.due), overdue),
        ]
        self._return_card.show_rows(words, rows)

    def _show_clients(self) -> None:
        today = self._everafter.clock.today()
        counts = {chosen: client_queries.count_clients(chosen, today) for chosen in ClientFilter}
        whole, drifting = counts[ClientFilter.ALL], counts[ClientFilter.DRIFTING]
        words = ngettext(
            "{count} of {whole} clients is past the usual time.",
            "{count} of {whole} clients are past their usual time.",
            drifting,
        )
        looks = (
            (ClientFilter.DUE, _("Due for a visit"), Tone.ACCENT),
            (ClientFilter.DRIFTING, _("Drifting away"), Tone.NEUTRAL),
            (ClientFilter.OPEN_COMPLAINT, _("Waiting to be put right"), Tone.SOON),
            (ClientFilter.ANNIVERSARY, _("Anniversary soon"), Tone.GOLD),
        )
        rows = [
            InsightRow(label, counts[chosen], whole, tone, _share(counts[chosen], whole), partial(self._open, chosen))
            for chosen, label, tone in looks
        ]
        self._kept_card.show_rows(words.format(count=drifting, whole=whole), rows)

    def _show_complaints(self, numbers: CareNumbers) -> None:
        whole = numbers.closed_count
        if whole:
            words = _("We won back {count} of {whole}.").format(count=numbers.won_back_count, whole=whole)
        else:
            words = _("None was closed yet this year.")
        if numbers.typical_days_to_peace is not None:
            days = f"{numbers.typical_days_to_peace:.1f}"
            words += " " + _("It typically took {days} days to peace.").format(days=days)
        rest = max(0, whole - numbers.won_back_count - numbers.pending_count)
        report = partial(self.place_requested.emit, "care_report")
        rows = [
            InsightRow(_("Won back"), numbers.won_back_count, whole, Tone.DONE, "", report),
            InsightRow(_("At peace so far"), numbers.pending_count, whole, Tone.OK, "", report),
            InsightRow(_("Closed otherwise"), rest, whole, Tone.NEUTRAL, "", report),
        ]
        self._complaints_card.show_rows(words, rows)

    def _open(self, chosen: ClientFilter) -> None:
        self.action_requested.emit(f"clients.show.{chosen.value}")

    def _open_jobs(self, chosen: JobFilter) -> None:
        self.action_requested.emit(f"jobs.show.{chosen.value}")

    def _build(self, cards: Sequence[InsightCard]) -> None:
        grid = QGridLayout()
        grid.setSpacing(Space.M)
        for number, card in enumerate(cards):
            grid.addWidget(card, number // 2, number % 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        inner = QWidget()
        inner.setProperty("variant", "page")
        page = QVBoxLayout(inner)
        page.setContentsMargins(Space.XL, Space.L, Space.XL, Space.XL)
        page.setSpacing(Space.M)
        words = QVBoxLayout()
        words.addWidget(TextLabel(_("Insights"), TextRole.TITLE))
        words.addWidget(TextLabel(_("Honest numbers, for us alone."), TextRole.BODY, TextTone.SECONDARY))
        head = QHBoxLayout()
        head.addLayout(words)
        head.addStretch(1)
        head.addWidget(self._month)
        page.addLayout(head)
        page.addLayout(grid)
        page.addWidget(self._reasons_card)
        page.addWidget(self._income)
        page.addWidget(self._discounts)
        page.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(inner)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scroll)


def _share(count: int, whole: int) -> str:
    return f"{round(100 * count / whole)} %" if whole else ""
