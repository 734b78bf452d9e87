"""What the texts and the fields of the loyalty certificate are called."""

from __future__ import annotations

from app.rules.paper_texts import PaperField, PaperText, WordedPaper
from app.translations import gettext as _


def certificate_texts() -> WordedPaper:
    """The words of the certificate."""
    return WordedPaper(
        name="certificate",
        title=_("Loyalty certificate"),
        called=_("the certificate"),
        texts=(
            PaperText("", "title", _("At the top"), _("What it is called")),
            *_reason("tenure", _("For years with us")),
            *_reason("visits", _("For many visits")),
            *_reason("ambassador", _("For those who told others about us")),
            PaperText("merged", "lead", _("For two reasons at once"), _("Line below the name")),
            PaperText(
                "care",
                "rooms",
                _("What we remember"),
                _("About their rooms"),
                _("Stands where nobody chose a sentence for this client."),
                only=("rooms",),
            ),
            PaperText("seal", "since", _("On the seal"), _("Above the month"), _("Where we know since when.")),
            PaperText("seal", "thanks", _("On the seal"), _("Where no month is known")),
            PaperText("signature", "owner", _("Signatures"), _("Below the owner’s name")),
            PaperText("signature", "technician", _("Signatures"), _("Below the technician’s name")),
            PaperText("gift", "title", _("The gift"), _("Above the gift"), _("Printed only where there is a gift.")),
            PaperText("gift", "until", _("The gift"), _("How long it holds")),
            PaperText("foot", "number", _("At the foot"), _("The number")),
        ),
        fields=_fields(),
    )


def _reason(group: str, part: str) -> tuple[PaperText, ...]:
    """The texts that each reason for a certificate has."""
    return (
        PaperText(group, "lead", part, _("Line below the name")),
        PaperText(group, "headline", part, _("Large words")),
        PaperText(
            group,
            "personal",
            part,
            _("Sentences only for them"),
            _("All that can be filled in are printed; at least two of several, otherwise the plain words stand there."),
            prints_all=True,
        ),
        PaperText(group, "plain", part, _("Plain words"), _("Where little is known about them.")),
    )


def _fields() -> tuple[PaperField, ...]:
    return (
        PaperField("name", _("Client"), _("the name of the client, as they like to be called"), "Margaret Alder"),
        PaperField("years_in_words", _("Years in words"), _("how many years with us"), _("eleven years")),
        PaperField("years", _("Years"), _("how many years with us, as a number"), "11"),
        PaperField("since", _("Since month"), _("the month of the first visit"), _("March 2014")),
        PaperField("since_day", _("Since day"), _("the day of the first visit"), _("March 9, 2014")),
        PaperField("times_in_words", _("How often"), _("how often we came"), _("twenty-three times")),
        PaperField("visits_in_words", _("Visits in words"), _("how many visits"), _("twenty-three visits")),
        PaperField("visit_ordinal", _("Which visit"), _("the number of the latest visit"), _("23rd")),
        PaperField("homes_in_words", _("Homes"), _("how many homes came by word of mouth from them"), _("three homes")),
        PaperField(
            "care_line",
            _("Only they"),
            _("the sentence about what we remember of them, fit for anybody to read"),
            _("Living wool was never in better hands."),
        ),
        PaperField(
            "rooms", _("Rooms"), _("a few of their rooms"), _("living room, stairs and landing"), everywhere=False
        ),
        PaperField("gift", _("Gift"), _("what we give"), _("one room cleaned")),
        PaperField("gift_until", _("Gift until"), _("the last day on which the gift holds"), _("December 1, 2026")),
        PaperField("firm", _("Firm"), _("the name of the firm with what it does"), "Brightwater Carpet Care"),
        PaperField("firm_short", _("Firm, short"), _("the name of the firm alone"), "Brightwater"),
        PaperField("owner", _("Owner"), _("who owns the firm"), "Dana Kowalski"),
        PaperField("technician", _("Technician"), _("who usually comes to them"), "Luis Santos"),
        PaperField("number", _("Number"), _("the number of the certificate"), "2026-0031"),
    )
