"""What the clients of today are worth in a year, and how much of it is at risk (S3.17)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from app.queries.client_list_rows import ClientFilter
from app.queries.insights import BaseValue
from app.translations import gettext as _
from app.translations import ngettext
from ui.firm_formats import FirmFormats
from ui.insights.insight_bar import InsightRow
from ui.insights.insight_card import InsightCard
from ui.theme.tones import Tone


class BaseValueCard(InsightCard):
    """The most valuable thing of a firm is whom it has; a bar opens the clients."""

    def __init__(self) -> None:
        super().__init__(_("What our clients are worth"))

    def show_value(self, value: BaseValue, formats: FirmFormats, open_clients: Callable[[ClientFilter], None]) -> None:
        """All of it, what is at risk, and what belongs to those without a visit for a year."""
        whole = value.annual_minor
        if whole:
            words = ngettext(
                "{count} client brings {amount} in a usual year; {share} of it is at risk.",
                "{count} clients bring {amount} in a usual year; {share} of it is at risk.",
                value.client_count,
            ).format(
                count=value.client_count,
                amount=formats.money(whole),
                share=f"{round(100 * value.at_risk_minor / whole)} %",
            )
        else:
            words = _("Nobody has had a visit yet.")
        unseen = ngettext("{count} not seen for a year", "{count} not seen for a year", value.unvisited_count)
        looks = (
            (_("In a usual year"), whole, Tone.DONE, ClientFilter.ALL),
            (_("At risk"), value.at_risk_minor, Tone.SOON, ClientFilter.DRIFTING),
            (unseen.format(count=value.unvisited_count), value.unvisited_minor, Tone.NEUTRAL, ClientFilter.DRIFTING),
        )
        rows = [
            InsightRow(
                label, amount, whole, tone, open=partial(open_clients, chosen), number_words=formats.money(amount)
            )
            for label, amount, tone, chosen in looks
        ]
        self.show_rows(words, rows if whole else ())
