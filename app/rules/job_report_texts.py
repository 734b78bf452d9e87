"""What the texts and the fields of the report of a visit are called."""

from __future__ import annotations

from app.rules.paper_texts import PaperField, PaperText, WordedPaper
from app.translations import gettext as _


def job_report_texts() -> WordedPaper:
    """The words of the job report."""
    return WordedPaper(
        name="job_report",
        title=_("Job report"),
        called=_("the job report"),
        must_care=True,
        texts=(*_care_first(), *_work(), *_afterwards()),
        fields=_fields(),
    )


def _care_first() -> tuple[PaperText, ...]:
    thanks, promise = _("Thanks"), _("Our promise")
    return (
        PaperText("", "title", _("Which visit"), _("Head of a second page")),
        PaperText("thanks", "home", thanks, _("To a home")),
        PaperText("thanks", "business", thanks, _("To a business")),
        PaperText("thanks", "put_right", thanks, _("When we came to put something right")),
        PaperText(
            "thanks", "wish_met", thanks, _("When their wish came true"), _("Only where we know what they wished.")
        ),
        PaperText("promise", "title", promise, _("Heading of the promise")),
        PaperText("promise", "text", promise, _("What we promise")),
        PaperText("promise", "call", promise, _("Above the number")),
        PaperText("promise", "left_out", promise, _("What it does not cover"), _("Only where a room is left out.")),
    )


def _work() -> tuple[PaperText, ...]:
    work, photos, left = _("The work"), _("Photos"), _("What did not come out")
    return (
        PaperText("work", "title", work, _("Heading of the rooms")),
        PaperText("work", "method", work, _("Method and products")),
        PaperText("work", "readings", work, _("What we measured"), _("Only values that show all is well.")),
        PaperText("work", "extra", work, _("Work that was agreed on the spot")),
        PaperText("photos", "title", photos, _("Heading of the photos")),
        PaperText("photos", "before", photos, _("Below a photo before the work")),
        PaperText("photos", "after", photos, _("Below a photo after it")),
        PaperText("left", "title", left, _("Heading of what is left")),
        PaperText("left", "lighter", left, _("A mark that is lighter")),
        PaperText("left", "permanent", left, _("A mark that stays")),
        PaperText("left", "may_return", left, _("A mark that may return")),
        PaperText("left", "not_done", left, _("A room that was not done")),
        PaperText("left", "found", left, _("What was there before"), _("Only what the client was shown.")),
        PaperText("left", "wish", left, _("When their wish did not come true")),
    )


def _afterwards() -> tuple[PaperText, ...]:
    care, call, close = _("Care"), _("Not great?"), _("At the end")
    return (
        PaperText("care", "title", care, _("Heading of the care")),
        PaperText("care", "dry", care, _("While it dries")),
        PaperText("care", "dry_text", care, _("While it dries, below")),
        PaperText("care", "was_dry", care, _("Once it should be dry")),
        PaperText("care", "was_dry_text", care, _("Once it should be dry, below")),
        PaperText("care", "air", care, _("Air")),
        PaperText("care", "air_text", care, _("Air, below")),
        PaperText("care", "spot", care, _("Spots")),
        PaperText("care", "spot_text", care, _("Spots, below")),
        PaperText("not_great", "line", call, _("Call us first")),
        PaperText("not_great", "who", call, _("Who answers")),
        PaperText("close", "free", close, _("A visit that was free")),
        PaperText("close", "paid", close, _("When all is paid")),
        PaperText("close", "partly", close, _("When a part is paid")),
        PaperText("close", "open", close, _("When nothing is paid")),
        PaperText("close", "next", close, _("The next visit")),
    )


def _fields() -> tuple[PaperField, ...]:
    day = _("November 27, 2025")
    return (
        PaperField("name", _("Client"), _("the client, as one speaks to them"), "Margaret"),
        PaperField("technician", _("Technician"), _("who came"), "Luis Santos"),
        PaperField("technician_first", _("Technician’s first name"), _("who came, for short"), "Luis"),
        PaperField("day", _("Day"), _("the day of the visit"), day),
        PaperField("wish", _("Their wish"), _("what would make the day perfect for them"), _("No damp smell, please.")),
        PaperField("days", _("Days"), _("how long our promise holds"), "30"),
        PaperField("until", _("Until"), _("the last day of our promise"), _("December 27, 2025")),
        PaperField("method", _("Method"), _("how we cleaned"), _("Hot water extraction")),
        PaperField("products", _("Products"), _("what we used"), _("Wool-safe rinse")),
        PaperField("moisture", _("Moisture"), _("how dry it was when we left"), "12%"),
        PaperField("ph", _("pH"), _("the pH after the rinse"), "6.8"),
        PaperField("extra", _("Extra work"), _("what was agreed on the spot"), _("The hall rug")),
        PaperField("what", _("Mark"), _("the mark"), _("Tea by the window")),
        PaperField("stain", _("Stain"), _("what the mark is of"), _("tannin")),
        PaperField("found", _("Found"), _("what was found or is left out"), _("Fading, along the window")),
        PaperField("dry_time", _("Dry at"), _("when it will be dry"), "16:30"),
        PaperField("dry_day", _("Dry on"), _("the day on which it will be dry"), _("Thu 27 Nov")),
        PaperField("price", _("Price"), _("what the visit cost"), "$185.00"),
        PaperField("paid", _("Paid"), _("what is paid of it"), "$50.00"),
        PaperField("owed", _("Left to pay"), _("what is left to pay"), "$135.00"),
        PaperField("next_day", _("Next day"), _("the day of the next visit"), _("May 21, 2026")),
        PaperField("next_time", _("Next time"), _("the time of the next visit, if it is booked"), "10:00"),
        PaperField("owner", _("Owner"), _("whom to call"), "Dana Kowalski"),
        PaperField("owner_title", _("Owner’s title"), _("what the owner is in the firm"), _("owner")),
        PaperField("phone", _("Direct number"), _("the number of the owner, else of the firm"), "(503) 555 0101"),
        PaperField("firm", _("Firm"), _("the name of the firm with what it does"), "Brightwater Carpet Care"),
        PaperField("firm_short", _("Firm, short"), _("the name of the firm alone"), "Brightwater"),
    )
