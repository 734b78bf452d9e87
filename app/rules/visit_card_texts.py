"""What the texts and the fields of the visit card are called."""

from __future__ import annotations

from app.rules.paper_texts import PaperField, PaperText, WordedPaper
from app.translations import gettext as _


def visit_card_texts() -> WordedPaper:
    """The words of the card that says who is coming."""
    person, door, ready = _("Who is coming"), _("What we do at the door"), _("What helps us")
    return WordedPaper(
        name="visit_card",
        title=_("Visit card"),
        called=_("the visit card"),
        texts=(
            PaperText("", "title", _("At the top"), _("Title")),
            PaperText("", "for", _("At the top"), _("For whom")),
            PaperText("person", "name", person, _("Name")),
            PaperText("person", "role", person, _("What they are"), _("Only where they have no title of their own.")),
            PaperText("person", "door", person, _("What they show")),
            PaperText("person", "else", person, _("If it is somebody else")),
            PaperText("door", "title", door, _("Heading")),
            PaperText("door", "shoes", door, _("Shoe covers")),
            PaperText("door", "corners", door, _("Corner guards")),
            PaperText("door", "walk", door, _("The walk through the rooms")),
            PaperText(
                "door", "insured", door, _("Insurance"), _("What you say about it stands in Settings, Printing.")
            ),
            PaperText("ready", "title", ready, _("Heading")),
            PaperText("ready", "small", ready, _("Small things")),
            PaperText("ready", "parking", ready, _("Parking")),
            PaperText("ready", "pets", ready, _("Pets")),
            PaperText("call", "line", _("Above the number to call"), _("Sentence")),
        ),
        fields=(
            PaperField("name", _("Client"), _("the client’s name"), "Margaret Alder"),
            PaperField("day", _("Day"), _("the day of the visit"), _("Thu 27 Nov")),
            PaperField("window", _("Time"), _("between what times we come"), "10:00 – 11:00"),
            PaperField("duration", _("How long"), _("how long it will take"), _("about 45 min")),
            PaperField("technician", _("Technician"), _("the whole name of who comes"), "Luis Santos"),
            PaperField("technician_first", _("Technician, first name"), _("the first name of who comes"), "Luis"),
            PaperField("insurance", _("Insurance"), _("what you say about it"), _("We are insured for $2 million.")),
            PaperField("phone", _("Phone"), _("the number of the firm"), "(503) 555 0100"),
            PaperField("firm", _("Firm"), _("the name of the firm with what it does"), "Brightwater Carpet Care"),
            PaperField("firm_short", _("Firm, short"), _("the name of the firm alone"), "Brightwater"),
        ),
    )
