"""What clients say and what came of it, and how much we helped without a sale, for the insights."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QDate, QLocale

from app.queries.help_log import HelpFigures
from app.queries.voices import VoiceFigures
from app.rules.voice_terms import kind_words
from app.translations import current_language, ngettext
from app.translations import gettext as _
from ui.insights.insight_bar import InsightRow
from ui.insights.insight_card import InsightCard
from ui.theme.tones import Tone

_MONTHS_SHOWN = 6
_PEOPLE_SHOWN = 5


class VoicesCard(InsightCard):
    """Each of the seven kinds in twelve months, and what is open now."""

    def __init__(self) -> None:
        super().__init__(_("What did clients say? The last twelve months"))

    def show_figures(self, figures: VoiceFigures, open_list: Callable[[], None]) -> None:
        """Count anew; every bar opens the list."""
        words = [
            ngettext("{count} waits for an answer.", "{count} wait for an answer.", figures.unanswered),
            ngettext(
                "{count} change is still to be told.", "{count} changes are still to be told.", figures.open_changes
            ),
        ]
        counts = (figures.unanswered, figures.open_changes)
        said = [sentence.format(count=count) for sentence, count in zip(words, counts, strict=True)]
        if figures.changed_and_told:
            told = ngettext(
                "{count} change because of them, and they know it.",
                "{count} changes because of them, and they know it.",
                figures.changed_and_told,
            )
            said.insert(0, told.format(count=figures.changed_and_told))
        whole = max(figures.by_kind.values(), default=0)
        rows = [
            InsightRow(kind_words(kind), count, whole, Tone.ACCENT, "", open_list)
            for kind, count in figures.by_kind.items()
        ]
        self.show_rows(" ".join(said), rows)


class HelpCard(InsightCard):
    """Help without a sale, month by month, and whom it went to: those who are gone count the same."""

    def __init__(self) -> None:
        super().__init__(_("How much did we help without a sale?"))

    def show_figures(self, figures: HelpFigures, open_client: Callable[[int], None]) -> None:
        """The last months, then whom we helped most; a bar of somebody opens the card."""
        words = ngettext(
            "{count} time in twelve months, {fixed} of it settled on the phone, {gone} for somebody who is gone.",
            "{count} times in twelve months, {fixed} of them settled on the phone, {gone} for somebody who is gone.",
            figures.count,
        )
        text = words.format(count=figures.count, fixed=figures.fixed_on_the_phone, gone=figures.for_gone)
        months = figures.months[-_MONTHS_SHOWN:]
        whole = max([month.count for month in months] + [row.count for row in figures.helped], default=0)
        locale = QLocale(current_language())
        rows = [
            InsightRow(
                locale.toString(QDate(month.begins_on.year, month.begins_on.month, 1), "MMMM yyyy"),
                month.count,
                whole,
                Tone.OK,
            )
            for month in months
        ]
        rows += [
            InsightRow(
                row.client_name,
                row.count,
                whole,
                Tone.NEUTRAL,
                _("gone") if row.is_gone else "",
                partial(open_client, row.client_id),
            )
            for row in figures.helped[:_PEOPLE_SHOWN]
        ]
        self.show_rows(
            text if figures.count else _("Nobody wrote any down yet: Ctrl+Shift+H does it in four fields."), rows
        )
