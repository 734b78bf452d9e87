"""What the texts and the fields of the card to show a friend are called."""

from __future__ import annotations

from app.rules.paper_texts import PaperField, PaperText, WordedPaper
from app.translations import gettext as _


def show_card_texts() -> WordedPaper:
    """The words of the show card."""
    part = _("The card")
    return WordedPaper(
        name="show_card",
        title=_("Show card"),
        called=_("the show card"),
        texts=(
            PaperText("card", "title", part, _("Large, below the photos")),
            PaperText("card", "line", part, _("Who, for whom and when")),
            PaperText("card", "before", part, _("Below the photo before the work")),
            PaperText("card", "after", part, _("Below the photo after it")),
            PaperText("card", "call", part, _("How to reach us")),
        ),
        fields=(
            PaperField("room", _("Room"), _("the room on the photos"), _("Living room")),
            PaperField("caption", _("Caption"), _("what is written below the photo before"), _("Tea by the window")),
            PaperField("name", _("Client"), _("the client’s first name; nothing of a business"), "Margaret"),
            PaperField("technician", _("Technician"), _("the first name of who came"), "Luis"),
            PaperField("month", _("Month"), _("month and year of the visit"), _("March 2026")),
            PaperField("phone", _("Telephone"), _("the number of the firm"), "(503) 555 0100"),
            PaperField("firm", _("Firm"), _("the name of the firm with what it does"), "Brightwater Carpet Care"),
            PaperField("firm_short", _("Firm, short"), _("the name of the firm alone"), "Brightwater"),
        ),
    )
