"""What the texts and the fields of the care and safety card are called."""

from __future__ import annotations

from app.rules.paper_texts import PaperField, PaperText, WordedPaper
from app.translations import gettext as _


def care_card_texts() -> WordedPaper:
    """The words of the care and safety card."""
    care, spots = _("While it dries"), _("When something spills")
    return WordedPaper(
        name="care_card",
        title=_("Care and safety card"),
        called=_("the care card"),
        texts=(
            PaperText("", "title", _("At the top"), _("Title")),
            PaperText("", "for", _("At the top"), _("For whom"), _("Left out on a blank card.")),
            PaperText("slippery", "bold", _("In the black box"), _("Large words")),
            PaperText("slippery", "line", _("In the black box"), _("Sentence")),
            PaperText(
                "dry", "label", care, _("Before the time"), _("A line to write on follows where no time is known.")
            ),
            PaperText("care", "keep_off", care, _("Children and pets")),
            PaperText("care", "socks", care, _("Walking on it")),
            PaperText("care", "air", care, _("Air and warmth")),
            PaperText("care", "tabs", care, _("Tabs and blocks")),
            PaperText("care", "rugs", care, _("Rugs and mats")),
            PaperText("spots", "title", spots, _("Heading")),
            PaperText("spots", "rule", spots, _("Beside the heading")),
            PaperText("spots", "wine", spots, _("Wine")),
            PaperText("spots", "coffee", spots, _("Coffee, tea")),
            PaperText("spots", "pet", spots, _("Pets")),
            PaperText("spots", "grease", spots, _("Grease")),
            PaperText("spots", "ink", spots, _("Ink")),
            PaperText("spots", "gum", spots, _("Gum")),
            PaperText("call", "spot", _("Above the number to call"), _("When a spot comes back")),
            PaperText("call", "damp", _("Above the number to call"), _("When it stays damp")),
        ),
        fields=(
            PaperField("name", _("Client"), _("the client’s name"), "Margaret Alder"),
            PaperField("day", _("Day"), _("the day of the visit"), _("Thu 27 Nov")),
            PaperField("technician", _("Technician"), _("the first name of who came"), "Luis"),
            PaperField("dry_by", _("Dry by"), _("when it will be dry"), _("Thu 27 Nov 18:00")),
            PaperField("temperature", _("Temperature"), _("how warm the room should be"), _("68–72°F")),
            PaperField("phone", _("Phone"), _("the number of the firm"), "(503) 555 0100"),
            PaperField("firm", _("Firm"), _("the name of the firm with what it does"), "Brightwater Carpet Care"),
            PaperField("firm_short", _("Firm, short"), _("the name of the firm alone"), "Brightwater"),
        ),
    )
