"""What the texts and the fields at the end of an invoice are called."""

from __future__ import annotations

from app.rules.paper_texts import PaperField, PaperText, WordedPaper
from app.translations import gettext as _


def invoice_texts() -> WordedPaper:
    """The last words of an invoice: a bill is never the last touch (S4.13)."""
    part = _("At the end")
    return WordedPaper(
        name="invoice",
        title=_("Invoice"),
        called=_("the invoice"),
        texts=(
            PaperText("closing", "thanks", part, _("Thanks")),
            PaperText("closing", "next", part, _("When they see us again")),
        ),
        fields=(
            PaperField("name", _("Client"), _("the name by which a letter greets them"), "Margaret"),
            PaperField("day", _("Day"), _("the day of the visit"), _("March 2, 2026")),
            PaperField("technician", _("Technician"), _("the first name of who came"), "Luis"),
            PaperField("next_visit", _("Next visit"), _("the day that is agreed"), _("Thu 27 Nov")),
            PaperField("next_care", _("Next care"), _("month and year in which care is advised"), _("November 2026")),
            PaperField("firm", _("Firm"), _("the name of the firm with what it does"), "Brightwater Carpet Care"),
        ),
    )
