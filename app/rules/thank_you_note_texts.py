"""What the texts and the fields of the thank-you note are called."""

from __future__ import annotations

from app.rules.paper_texts import PaperField, PaperText, WordedPaper
from app.translations import gettext as _


def thank_you_note_texts() -> WordedPaper:
    """The words of the thank-you note."""
    top, thanks, remembered = _("At the top"), _("What we thank for"), _("What we remember")
    coming, signature = _("What comes next"), _("Signature")
    return WordedPaper(
        name="thank_you_note",
        title=_("Thank-you note"),
        called=_("the thank-you note"),
        must_care=True,
        texts=(
            PaperText("", "title", top, _("In large letters")),
            PaperText("", "greeting", top, _("Greeting")),
            PaperText("thanks", "visit", thanks, _("A visit")),
            PaperText("thanks", "referral", thanks, _("Somebody they sent us")),
            PaperText("thanks", "friend", thanks, _("Coming to us on a friend’s word")),
            PaperText("thanks", "third_visit", thanks, _("Their third visit")),
            PaperText(
                "thanks", "recovery", thanks, _("A second chance"), _("Nothing about what comes next follows it.")
            ),
            PaperText("remembered", "pet", remembered, _("A pet"), _("Only from a note that may be printed.")),
            PaperText("remembered", "person", remembered, _("A person"), _("Only from a note that may be printed.")),
            PaperText("remembered", "story", remembered, _("A story"), _("Only from a note that may be printed.")),
            PaperText("next", "agreed", coming, _("With an agreed day")),
            PaperText("next", "due", coming, _("When care will be due")),
            PaperText("next", "plain", coming, _("Where neither is known")),
            PaperText("gift", "line", _("The gift"), _("Last line"), _("Printed only where there is a gift.")),
            PaperText("signature", "farewell", signature, _("Farewell")),
            PaperText("signature", "name", signature, _("Who signs")),
            PaperText("signature", "part", signature, _("Below the name")),
        ),
        fields=_fields(),
    )


def _fields() -> tuple[PaperField, ...]:
    return (
        PaperField("name", _("Client"), _("the client, as one speaks to them"), "Margaret"),
        PaperField("day", _("Day"), _("the day of the visit"), _("November 27, 2025")),
        PaperField("technician", _("Technician"), _("the whole name of who came"), "Luis Santos"),
        PaperField("technician_first", _("Technician, first name"), _("the first name of who came"), "Luis"),
        PaperField("friend", _("Friend"), _("whom they sent, or who sent them"), "Ana"),
        PaperField("let_down_day", _("Let down on"), _("the day we let them down"), _("November 18, 2025")),
        PaperField("remembered", _("Remembered"), _("a note about them that may be printed"), _("Biscuit the spaniel")),
        PaperField("next_day", _("Next visit"), _("the day that is agreed"), _("May 27, 2026")),
        PaperField("next_month", _("Due again"), _("the month in which care is due again"), _("May 2026")),
        PaperField("gift", _("Gift"), _("what we give"), _("$25 toward your next visit")),
        PaperField("gift_until", _("Gift until"), _("the last day on which the gift holds"), _("December 1, 2026")),
        PaperField("owner", _("Owner"), _("who signs where no technician is known"), "Dana Kowalski"),
        PaperField("phone", _("Phone"), _("the number of the firm"), "(503) 555 0100"),
        PaperField("firm", _("Firm"), _("the name of the firm with what it does"), "Brightwater Carpet Care"),
        PaperField("firm_short", _("Firm, short"), _("the name of the firm alone"), "Brightwater"),
    )
