"""After the sale or before it, care or sales, and whether kindness brings people back (S0.10, S1.5, S4.9)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from functools import partial
from zoneinfo import ZoneInfo

from app.queries.relationship_figures import (
    PurposeCounts,
    SilentBuyer,
    count_purposes,
    get_after_sale,
    list_returns_by_love,
    list_silent_buyers,
)
from app.rules.after_sale import AfterSale
from app.rules.staff_figures import Rate
from app.translations import gettext as _
from app.translations import ngettext
from ui.insights.insight_bar import InsightRow
from ui.insights.insight_card import InsightCard
from ui.theme.tones import Tone


class RelationshipCards:
    """Three cards; their bars open the clients, the list of steps, and the kindnesses."""

    def __init__(self, open_client: Callable[[int], None], open_place: Callable[[str], None]) -> None:
        self._open_client, self._open_place = open_client, open_place
        self._after_card = InsightCard(_("Do we still speak after the sale?"))
        self._purpose_card = InsightCard(_("What did we call and write for? The last twelve months"))
        self._love_card = InsightCard(_("Does kindness bring them back?"))

    @property
    def cards(self) -> tuple[InsightCard, ...]:
        """The cards in their order."""
        return (self._after_card, self._purpose_card, self._love_card)

    def show_figures(self, now: datetime, today: date, zone: ZoneInfo) -> None:
        """Count anew."""
        self._show_after(get_after_sale(), list_silent_buyers())
        self._show_purposes(count_purposes(now))
        self._show_love(list_returns_by_love(today, zone))

    def _show_after(self, contacts: AfterSale, silent: Sequence[SilentBuyer]) -> None:
        if contacts.percent is None:
            self._after_card.show_rows(_("Nobody who had a visit was called or written to yet."), [])
            return
        words = _("{percent} % of what we said to clients came after their first visit.").format(
            percent=contacts.percent
        )
        if silent:
            words += " " + _("These heard more from us before it:")
        rows = [
            InsightRow(
                row.client_name,
                row.contacts.after,
                row.contacts.before + row.contacts.after,
                Tone.ACCENT,
                _("of {whole}").format(whole=row.contacts.before + row.contacts.after),
                partial(self._open_client, row.client_id),
            )
            for row in silent
        ]
        self._after_card.show_rows(words, rows)

    def _show_purposes(self, counts: PurposeCounts) -> None:
        whole = counts.sales + counts.care
        if not whole:
            self._purpose_card.show_rows(_("Nothing was written down yet."), [])
            return
        words = ngettext(
            "{sales} of {count} contact asked for business.", "{sales} of {count} contacts asked for business.", whole
        ).format(sales=counts.sales, count=whole)
        rows = [
            InsightRow(_("For their sake"), counts.care, whole, Tone.DONE, "", partial(self._open_place, "kindness")),
            InsightRow(_("For a sale"), counts.sales, whole, Tone.NEUTRAL, "", partial(self._open_place, "care_plan")),
        ]
        self._purpose_card.show_rows(words, rows)

    def _show_love(self, rates: Sequence[Rate]) -> None:
        known = [rate for rate in rates if rate.is_shown]
        if len(known) > 1:
            words = _("With most kindness {most} % came again in their time, with least {least} %.").format(
                most=f"{known[-1].percent:g}", least=f"{known[0].percent:g}"
            )
        else:
            words = _("Too few to say yet: ten of each are needed.")
        labels = (_("One kind or none"), _("Two kinds"), _("Three or four"))
        rows = [
            InsightRow(label, rate.count, rate.of, Tone.DONE, rate.in_words(), partial(self._open_place, "kindness"))
            for label, rate in zip(labels, rates, strict=True)
        ]
        self._love_card.show_rows(words, rows)
