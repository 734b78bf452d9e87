"""What the texts and the fields of the letter after a complaint are called."""

from __future__ import annotations

from app.rules.paper_texts import PaperField, PaperText, WordedPaper
from app.translations import gettext as _


def recovery_letter_texts() -> WordedPaper:
    """The words of the recovery letter."""
    done, changed, reach = _("What we did"), _("What we changed"), _("How to reach us")
    signature = _("Signature")
    return WordedPaper(
        name="recovery_letter",
        title=_("Recovery letter"),
        called=_("the recovery letter"),
        must_care=True,
        texts=(
            PaperText("", "greeting", _("Beginning"), _("Greeting")),
            PaperText("", "told", _("Beginning"), _("Above their words"), _("Their own words stand below it.")),
            PaperText("", "sorry", _("Beginning"), _("Saying sorry"), _("No reason, no excuse.")),
            PaperText("done", "visit", done, _("After a visit")),
            PaperText("done", "on_the_phone", done, _("Put right on the telephone")),
            PaperText("done", "refund", done, _("After money back")),
            PaperText("done", "apology_accepted", done, _("When they accepted that we are sorry")),
            PaperText("done", "nothing_wanted", done, _("When they wanted nothing")),
            PaperText("done", "promised", done, _("While a promise is still to be kept")),
            PaperText("done", "not_yet", done, _("When nothing is put right yet")),
            PaperText("changed", "prevention", changed, _("With what we changed")),
            PaperText("changed", "lesson", changed, _("With what we learned")),
            PaperText("changed", "plain", changed, _("Where neither is written down")),
            PaperText("reach", "phone", reach, _("With a telephone number")),
            PaperText("reach", "plain", reach, _("Without one")),
            PaperText("signature", "farewell", signature, _("Farewell")),
            PaperText("signature", "name", signature, _("Who signs")),
            PaperText("signature", "title", signature, _("Below the name")),
            PaperText("reward", "line", _("The gift"), _("Last line"), _("Printed only where there is a gift.")),
        ),
        fields=_fields(),
    )


def _fields() -> tuple[PaperField, ...]:
    return (
        PaperField("name", _("Client"), _("the client, as one speaks to them"), "Margaret"),
        PaperField("told_day", _("Told on"), _("the day on which they told us"), _("November 18, 2025")),
        PaperField("fixed_day", _("Put right on"), _("the day on which it was put right"), _("November 27, 2025")),
        PaperField("person", _("Who put it right"), _("whoever of us put it right"), "Luis Santos"),
        PaperField("fix", _("What was done"), _("how it was put right, as written down"), _("Dried the pad overnight")),
        PaperField("promise", _("Promise"), _("what we promised"), _("Luis comes and dries the landing")),
        PaperField("promise_person", _("Who promised"), _("whoever of us keeps the promise"), "Luis Santos"),
        PaperField("promise_day", _("Promised for"), _("the day of the promise"), _("November 27, 2025")),
        PaperField("prevention", _("What we changed"), _("so that it does not happen again"), _("Pads are measured")),
        PaperField("lesson", _("What we learned"), _("from what happened"), _("Damp pads smell after a week")),
        PaperField("gift", _("Gift"), _("what we give"), _("$25 toward your next visit")),
        PaperField("gift_until", _("Gift until"), _("the last day on which the gift holds"), _("December 1, 2026")),
        PaperField("owner", _("Owner"), _("who signs the letter"), "Dana Kowalski"),
        PaperField("owner_title", _("Owner’s title"), _("what the owner is in the firm"), _("Owner")),
        PaperField("phone", _("Direct number"), _("the number of the owner, else of the firm"), "(503) 555 0101"),
        PaperField("firm", _("Firm"), _("the name of the firm with what it does"), "Brightwater Carpet Care"),
        PaperField("firm_short", _("Firm, short"), _("the name of the firm alone"), "Brightwater"),
    )
